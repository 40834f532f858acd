// Command packaging makes what is handed out of a release of Galen:
//
//	go run ./internal/packaging -version v1.2.3 -out dist [-nfpm nfpm]
//
// For Linux, macOS and Windows, on amd64 and arm64, it builds the program and puts it, with
// its manual pages, completions of shells, README and licence, into an archive: .tar.gz, or
// .zip for Windows. With nfpm (github.com/goreleaser/nfpm), it makes .deb and .rpm too, by
// nfpm.yaml. SHA256SUMS has the digest of each.
//
// The same version of the same source gives the same bytes, whoever makes them: nothing in
// them tells of a machine, a folder or a time but that of SOURCE_DATE_EPOCH, by default the
// time of the last commit. The version is that of the tag, if none is given.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// platform is what a program is built for.
type platform struct{ os, arch string }

var platforms = []platform{{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"}}

// release is what is made.
type release struct {
	version string // of the tag, v1.2.3
	out     string
	nfpm    string // the program; "" for none
	at      time.Time
}

func main() {
	var r release
	only := flag.String("only", "", "make only for this platform, such as linux/amd64")
	flag.StringVar(&r.version, "version", "", "the version, v1.2.3; by default that of the tag")
	flag.StringVar(&r.out, "out", "dist", "the folder to write to")
	flag.StringVar(&r.nfpm, "nfpm", "", "the program nfpm, for .deb and .rpm")
	flag.Parse()
	if err := r.make(*only); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// make makes everything, or what is for one platform.
func (r *release) make(only string) (err error) {
	if r.version == "" {
		if r.version, err = output("git", "describe", "--tags", "--exact-match"); err != nil {
			return errors.New("this commit has no tag: give it one, or name a -version")
		}
	}
	if r.at, err = sourceDate(); err != nil {
		return err
	}
	if err := os.MkdirAll(r.out, 0o755); err != nil {
		return err
	}
	common, err := r.common()
	if err != nil {
		return err
	}
	for _, p := range platforms {
		if only != "" && only != p.os+"/"+p.arch {
			continue
		}
		if err := r.build(p, common); err != nil {
			return fmt.Errorf("%s/%s: %w", p.os, p.arch, err)
		}
	}
	return sums(r.out)
}

// sourceDate is the time that stands in archives.
func sourceDate() (time.Time, error) {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		var err error
		if text, err = output("git", "log", "-1", "--format=%ct"); err != nil {
			return time.Time{}, errors.New("the time of the last commit is not known: set SOURCE_DATE_EPOCH")
		}
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	return time.Unix(seconds, 0).UTC(), err
}

// compile builds the program for a platform into a file.
func (r *release) compile(p platform, file string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X main.Version="+r.version, "-o", file, "./cmd/galen")
	cmd.Env = append(os.Environ(), "GOOS="+p.os, "GOARCH="+p.arch, "CGO_ENABLED=0", "GOFLAGS=-mod=readonly", "GOAMD64=v1", "GOARM64=v8.0")
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

// common are the files that go with the program everywhere: the program itself, built for
// this machine, writes its manual pages and completions.
func (r *release) common() (files []entry, err error) {
	dir, err := os.MkdirTemp("", "galen-packaging")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "galen")
	if err := r.compile(platform{runtime.GOOS, runtime.GOARCH}, program); err != nil {
		return nil, err
	}
	for _, name := range []string{"LICENSE", "README.md", "CHANGELOG.md"} {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, entry{name, data, 0o644})
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		data, err := exec.Command(program, "completion", shell).Output()
		if err != nil {
			return nil, err
		}
		files = append(files, entry{"completions/galen." + shell, data, 0o644})
	}
	pages := filepath.Join(dir, "man")
	manual := exec.Command(program, "man", pages)
	manual.Env = append(os.Environ(), fmt.Sprintf("SOURCE_DATE_EPOCH=%d", r.at.Unix()))
	if err := manual.Run(); err != nil {
		return nil, err
	}
	list, err := os.ReadDir(pages)
	if err != nil {
		return nil, err
	}
	for _, page := range list {
		data, err := os.ReadFile(filepath.Join(pages, page.Name()))
		if err != nil {
			return nil, err
		}
		files = append(files, entry{"man/" + page.Name(), data, 0o644})
	}
	return files, nil
}

// build makes what is for one platform.
func (r *release) build(p platform, common []entry) error {
	name := "galen"
	if p.os == "windows" {
		name += ".exe"
	}
	folder := filepath.Join(r.out, p.os+"_"+p.arch)
	if err := r.compile(p, filepath.Join(folder, name)); err != nil {
		return err
	}
	program, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		return err
	}
	files := append([]entry{{name, program, 0o755}}, common...)
	stem := filepath.Join(r.out, fmt.Sprintf("galen_%s_%s_%s", strings.TrimPrefix(r.version, "v"), p.os, p.arch))
	if p.os == "windows" {
		return writeFile(stem+".zip", func(w *os.File) error { return writeZip(w, files, r.at) })
	}
	if err := writeFile(stem+".tar.gz", func(w *os.File) error { return writeTar(w, files, r.at) }); err != nil {
		return err
	}
	if p.os != "linux" || r.nfpm == "" {
		return nil
	}
	return r.pack(p, folder, common)
}

// pack makes the packages of Linux from files beside the program.
func (r *release) pack(p platform, folder string, common []entry) error {
	for _, f := range common {
		if strings.HasPrefix(f.name, "man/") {
			var err error
			if f, err = f.zipped(); err != nil {
				return err
			}
		}
		file := filepath.Join(folder, f.name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, f.data, 0o644); err != nil {
			return err
		}
	}
	for _, kind := range []string{"deb", "rpm"} {
		target := filepath.Join(r.out, fmt.Sprintf("galen_%s_%s.%s", strings.TrimPrefix(r.version, "v"), p.arch, kind))
		cmd := exec.Command(r.nfpm, "package", "--config", "internal/packaging/nfpm.yaml", "--packager", kind, "--target", target)
		cmd.Env = append(os.Environ(), "VERSION="+r.version, "ARCH="+p.arch, "FOLDER="+folder, fmt.Sprintf("SOURCE_DATE_EPOCH=%d", r.at.Unix()))
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
	}
	return nil
}

// output is the first line that a program prints.
func output(name string, args ...string) (string, error) {
	out, err := exec.Command(name, args...).Output()
	line, _, _ := strings.Cut(string(out), "\n")
	return line, err
}
