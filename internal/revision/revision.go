// Package revision brings the files of a folder as they were in an earlier commit of its Git repository. It asks
// the program git, and leaves the repository, its index and its files alone.
package revision

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Past is a folder as it was.
type Past struct {
	Folder  string            // where its files lie now
	Renamed map[string]string // names that files had, by those that they have, relative to the folder
	root    string            // to be removed
}

// Close removes the files.
func (p *Past) Close() error { return os.RemoveAll(p.root) }

// Bring writes the files that a folder had at a commit, a branch or a tag to a temporary folder.
func Bring(ctx context.Context, folder, ref string) (past *Past, err error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("git is not installed, but is needed to find earlier versions")
	}
	g := git{ctx: ctx, folder: folder}
	top, err := g.line("rev-parse", "--show-toplevel")
	if err != nil || top == "" {
		return nil, fmt.Errorf("the folder %s is not in a Git repository", folder)
	}
	prefix, err := g.line("rev-parse", "--show-prefix")
	if err != nil {
		return nil, err
	}
	commit, err := g.line("rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
	if err != nil {
		return nil, fmt.Errorf("the repository has no commit, branch or tag %q", ref)
	}
	root, err := os.MkdirTemp("", "galen-since-*")
	if err != nil {
		return nil, err
	}
	past = &Past{Folder: filepath.Join(root, "tree", filepath.FromSlash(prefix)), root: root}
	defer func() {
		if err != nil {
			err = errors.Join(err, past.Close())
			past = nil
		}
	}()
	g = git{ctx, top, []string{"GIT_INDEX_FILE=" + filepath.Join(root, "index")}}
	if _, err = g.run("read-tree", commit); err != nil {
		return past, err
	}
	if _, err = g.run("checkout-index", "--all", "--quiet", "--prefix="+filepath.ToSlash(filepath.Join(root, "tree"))+"/"); err != nil {
		return past, err
	}
	if _, missing := os.Stat(past.Folder); missing != nil {
		return past, fmt.Errorf("at %q there was no folder %s", ref, strings.TrimSuffix(prefix, "/"))
	}
	changes, err := git{ctx: ctx, folder: top}.run("diff", "--name-status", "--find-renames", "--no-ext-diff", "-z", commit)
	past.Renamed = renamed(changes, prefix)
	return past, err
}

// renamed reads what git says of changed files: letters, and a name or two, each with a zero byte behind it.
func renamed(changes []byte, prefix string) map[string]string {
	names := map[string]string{}
	fields := strings.Split(string(changes), "\x00")
	for i := 0; i+1 < len(fields); {
		kind := fields[i]
		if kind == "" || kind[0] != 'R' && kind[0] != 'C' {
			i += 2
			continue
		}
		if i+2 < len(fields) && kind[0] == 'R' {
			before, was := strings.CutPrefix(fields[i+1], prefix)
			if now, is := strings.CutPrefix(fields[i+2], prefix); was && is {
				names[now] = before
			}
		}
		i += 3
	}
	return names
}

// git runs the program in a folder.
type git struct {
	ctx     context.Context
	folder  string
	setting []string // of the environment
}

func (g git) run(args ...string) ([]byte, error) {
	c := exec.CommandContext(g.ctx, "git", args...)
	c.Dir, c.Env = g.folder, append(os.Environ(), g.setting...)
	var says bytes.Buffer
	c.Stderr = &says
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(says.String()))
	}
	return out, nil
}

func (g git) line(args ...string) (string, error) {
	out, err := g.run(args...)
	return strings.TrimRight(string(out), "\r\n"), err
}
