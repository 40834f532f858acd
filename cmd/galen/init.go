package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"galen"
	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/source"
)

// fail prints one problem and leaves its exit code.
func fail(code *int, d diag.Diagnostic) error {
	diag.Printer{}.Text(os.Stderr, diag.List{d})
	*code = diag.List{d}.ExitCode()
	return nil
}

func initCommand(code *int) *cobra.Command {
	var theme, empty bool
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "Start a site: copy the starter site into a folder",
		Long: `Copy the starter site into DIR, which must be new or empty: articles to replace with
your own, and galen.yaml. Each file is marked as a sample, which a build for the
public refuses. With --empty, DIR gets one category and one author instead, and no
article. The theme stays in the program and is updated with it; with --theme, its
templates and style sheet are copied, too, so that you can change them.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := args[0]
			if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
				return fail(code, diag.Errorf(diag.Position{}, "not-empty", "the folder %q is not empty", dir).WithCause(diag.Usage).WithHint("name a new folder"))
			} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fail(code, diag.Errorf(diag.Position{}, "not-a-folder", "%q cannot be used as a folder", dir).WithCause(diag.Usage).WithHint("name a new folder"))
			}
			write, what := unpack, "the articles"
			if empty {
				write, what = unpackEmpty, "content/authors/news-desk.md"
			}
			n, err := write(dir, theme)
			if err != nil {
				return fail(code, diag.Errorf(diag.Position{}, "cannot-write", "the site cannot be written to %q: %s", dir, reason(err)).
					WithCause(diag.Environment).WithHint("choose a folder that you can write to, on a disk with enough space"))
			}
			fmt.Fprintf(&stdout, "%d files in %s\nnext: run  galen serve --source %s  and change galen.yaml, then %s\n", n, dir, dir, what)
			return nil
		},
	}
	c.Flags().BoolVar(&empty, "empty", false, "start without the starter's texts, with one category and one author")
	c.Flags().BoolVar(&theme, "theme", false, "copy the theme too (templates and static)")
	return c
}

// reason is the last part of a system's error, without its call and path.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// unpack writes the starter site and returns how many files it has.
func unpack(dir string, theme bool) (n int, err error) {
	return copyStarter(dir, append([]string{source.ConfigFile, "content"}, themed(theme)...))
}

// unpackEmpty writes a site with nothing to read yet, and returns how many files it has.
func unpackEmpty(dir string, theme bool) (n int, err error) {
	for name, text := range emptySite {
		if err := put(dir, name, []byte(text)); err != nil {
			return n, err
		}
		n++
	}
	more, err := copyStarter(dir, themed(theme))
	return n + more, err
}

// themed are the folders of the theme, if it is wanted.
func themed(wanted bool) []string {
	if !wanted {
		return nil
	}
	return []string{"templates", "static"}
}

func put(dir, name string, data []byte) error {
	to := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// copyStarter writes files and folders of the starter site, and what git is to leave alone.
func copyStarter(dir string, roots []string) (n int, err error) {
	for _, root := range roots {
		err := fs.WalkDir(galen.Starter, root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(galen.Starter, name)
			if err != nil {
				return err
			}
			n++
			return put(dir, name, data)
		})
		if err != nil {
			return n, err
		}
	}
	return n + 1, put(dir, ".gitignore", []byte("/public/\n/.galen/\n"))
}

// configOf is the site's configuration as far as it can be read, in UTC when it does
// not say.
func configOf(dir string) config.Config {
	var cfg config.Config
	if data, err := os.ReadFile(filepath.Join(dir, source.ConfigFile)); err == nil {
		cfg, _ = config.Parse(source.NewFile(source.ConfigFile, data), "")
	}
	if cfg.Zone == nil {
		cfg.Zone = time.UTC
	}
	return cfg
}

// Version is set when a release is built, with -ldflags "-X main.Version=…".
var Version = ""

// version is that of the release, or what the go command knows of the source.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && Version == "" {
		return info.Main.Version
	}
	return Version
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", Args: cobra.NoArgs,
		Run: func(*cobra.Command, []string) { fmt.Fprintln(&stdout, "galen "+version()) },
	}
}
