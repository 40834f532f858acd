package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reportedCase is the small site with some files more, a command, and what becomes of it.
// The faults of many parts of the program are here, as somebody meets them who runs it.
type reportedCase struct {
	what   string
	files  map[string]string // by path; they take the place of others
	run    string            // the command; "": build
	code   int
	says   string // what is said, all of its parts between two bars
	silent string // what is not said, likewise
	page   string // a file of the output, and what it holds and lacks
	holds  string // "nothing": there is no such file
	lacks  string
}

const reportedFile = "content/health/x.md"

// piece is an article, with further lines of front matter.
func piece(lines, text string) map[string]string { return titled("X", lines, text) }

func titled(title, lines, text string) map[string]string {
	if lines != "" {
		lines += "\n"
	}
	return map[string]string{reportedFile: "---\ntitle: " + title + "\ndescription: About x.\ndate: 2026-11-02\nauthors: [desk]\n" + lines + "---\n" + text + "\n"}
}

// with adds files, a name and a text in turn.
func with(files map[string]string, more ...string) map[string]string {
	all := map[string]string{}
	for name, text := range files {
		all[name] = text
	}
	for i := 0; i < len(more); i += 2 {
		all[more[i]] = more[i+1]
	}
	return all
}

// configured is galen.yaml with further lines.
func configured(lines string) string { return smallSite["galen.yaml"] + lines + "\n" }

// tryReported runs each case in a folder of its own.
func tryReported(t *testing.T, cases []reportedCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for name, text := range with(smallSite, flat(c.files)...) {
				file := filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			args := strings.Fields(c.run)
			if c.run == "" {
				args = []string{"build"}
			}
			code, out, errs := galenIn(t, dir, []string{"SOURCE_DATE_EPOCH=1795860000"}, nil, args...) // 28 November 2026
			said := out + errs
			if code != c.code {
				t.Errorf("exit %d, want %d\n%s", code, c.code, said)
			}
			for part := range strings.SplitSeq(c.says, "|") {
				if !strings.Contains(said, part) {
					t.Errorf("%q is not said:\n%s", part, said)
				}
			}
			for part := range strings.SplitSeq(c.silent, "|") {
				if part != "" && strings.Contains(said, part) {
					t.Errorf("%q is said:\n%s", part, said)
				}
			}
			if strings.Contains(said, "goroutine ") {
				t.Errorf("a stack:\n%s", said)
			}
			if c.page != "" {
				lookAt(t, filepath.Join(dir, "public", filepath.FromSlash(c.page)), c)
			}
		})
	}
}

func flat(files map[string]string) (all []string) {
	for name, text := range files {
		all = append(all, name, text)
	}
	return all
}

func lookAt(t *testing.T, file string, c reportedCase) {
	t.Helper()
	text, err := os.ReadFile(file)
	if (err != nil) != (c.holds == "nothing") {
		t.Fatal(err)
	}
	for part := range strings.SplitSeq(c.holds, "|") {
		if part != "nothing" && !strings.Contains(string(text), part) {
			t.Errorf("%s does not hold %q:\n%.3000s", c.page, part, text)
		}
	}
	for part := range strings.SplitSeq(c.lacks, "|") {
		if part != "" && strings.Contains(string(text), part) {
			t.Errorf("%s holds %q:\n%.3000s", c.page, part, text)
		}
	}
}

// dot is a picture of one kind.
const (
	dotSVG  = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>`
	onPage  = "health/x/index.html"
	decoded = "cafe\u0301" // an accent stored apart
)

// whitePNG is a picture of 400 by 300 pixels.
func whitePNG(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 400, 300))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
