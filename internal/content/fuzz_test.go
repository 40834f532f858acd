package content

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/testtime"
)

// goldenFiles are the files of all archives in testdata.
func goldenFiles(tb testing.TB) (files []txtar.File) {
	archives, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range archive.Files {
			if f.Name != "want" {
				files = append(files, f)
			}
		}
	}
	if len(files) == 0 {
		tb.Fatal("no files in testdata")
	}
	return files
}

// FuzzParse gives the parser whole files, whose header may be YAML or TOML.
func FuzzParse(f *testing.F) {
	for _, file := range goldenFiles(f) {
		f.Add(file.Name, file.Data)
	}
	starters, _ := filepath.Glob("../../content/*/*.md")
	for _, name := range starters {
		if data, err := os.ReadFile(name); err == nil && len(data) < 3000 {
			f.Add(filepath.ToSlash(strings.TrimPrefix(name, "../../")), data)
		}
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if !utf8.ValidString(name) || strings.ContainsAny(name, "\n\x00") {
			name = "content/health/x.md" // source.Read gives no others
		}
		checkParse(t, name, data)
	})
}

// FuzzMarkdown gives the parser the text below a good header.
func FuzzMarkdown(f *testing.F) {
	for _, file := range goldenFiles(f) {
		if _, body, found := bytes.Cut(file.Data, []byte("\n---\n")); found {
			f.Add(body)
		}
	}
	for _, s := range []string{
		"[q](y)\n\n![&lt;a href=&quot;galen-gap:0&quot;&gt;](x.png) `' onerror=alert(1) x`", "[a <https://b.example> d](x)", "![a[^1]](x)\n\n[^1]: n", "![a [b](c) d](e)",
		"&#1; \\&#1; \\\\&#x0B;", "<https://a.example/\"onload=x>", "[x](https://a.example/ '\"onx=\"')", "```\"onclick=x\ny\n```", "a[^b]\n\n[^b]: c[^b] [d](e)\n\n    > f",
		"# a\n## b {onclick=x}\n", "- a\n  1) b\n\n     c\n: d", "| a |\n|:-:|\n| [b](c) |", "[a]: javascript:x\n[a] [b][a]", "[a](<x y> (t))", "![](x)\n\n[](y)", "\u2028\u00a0[a](b)\u200b",
		"\"a 'b' -- c...\" <<d>>", "[a](x)[b](y)![c](z)", "term\n: [a](x)\n: ```\n  b\n  ```",
	} {
		f.Add([]byte(s))
	}
	for _, s := range spaced {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		checkParse(t, "content/health/x.md", append([]byte(goodHeader), body...))
	})
}

// checkParse holds whatever a file is: it is parsed the same twice, every
// problem lies in the file and can be shown, and a document without problems is
// HTML that a page can hold, and that a minifier would give.
func checkParse(t *testing.T, name string, data []byte) {
	defer time.AfterFunc(testtime.Limit(20*time.Second), func() { panic("still being parsed") }).Stop()
	rules := Rules{Zone: time.UTC, Home: "https://news.example/"}
	document, list := Parse(source.NewFile(name, data), rules)
	again, againList := Parse(source.NewFile(name, data), rules)
	if d := cmp.Diff(list, againList) + cmp.Diff(document, again, wordsAlike); d != "" {
		t.Fatalf("not the same twice: %s", d)
	}
	for _, d := range list {
		for _, at := range append([]diag.Position{d.Position}, d.Also...) {
			placed(t, at, name, data)
		}
		if d.Code == "" || d.Message == "" || d.Code == "render" || d.Code == "minify" || strings.ContainsAny(d.Message+d.Hint, "\n\x00") {
			t.Errorf("%#v cannot be shown", d)
		}
	}
	checkSetter(t, name, data)
	d := wordsOf(document)
	if d == nil || list.Failed() {
		if document != nil && documentOf(document).Broken && !list.Failed() {
			t.Error("a broken document without a problem")
		}
		return
	}
	if len(d.Body().Segments) > 0 && len(d.Body().Segments) != len(d.Body().Placeholders)+1 {
		t.Errorf("%d pieces with %d gaps", len(d.Body().Segments), len(d.Body().Placeholders))
	}
	for _, shown := range []bool{true, false} {
		var w strings.Builder
		d.Body().Fill(&w, func(g Placeholder) (string, bool) {
			if g.Kind == Picture {
				return `src="/p.png"`, true
			}
			return `<a href="/l/">`, shown
		}, nil)
		if bad := dangers(w.String()); len(bad) > 0 {
			t.Errorf("%q in %s", bad, w.String())
		}
		for _, c := range w.String() {
			if !source.Legal(c) {
				t.Errorf("U+%04X in %s", c, w.String())
			}
		}
	}
}

// placed checks that a position lies in a file, or just behind one of its lines.
func placed(t *testing.T, at diag.Position, name string, data []byte) {
	t.Helper()
	if at.Line == 0 {
		return
	}
	lines := bytes.Split(bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n")), []byte("\n"))
	if at.File != name || at.Line < 1 || at.Line > len(lines) || at.Column < 1 || at.Column > utf8.RuneCount(lines[at.Line-1])+1 {
		t.Errorf("%v lies outside the file of %d lines", at, len(lines))
	}
}

// TestRandomMarkdown makes texts of the pieces that matter, which fuzzing by bytes
// seldom puts together.
func TestRandomMarkdown(t *testing.T) {
	pieces := []string{
		"a", "word ", " ", "\n", "\n\n", "\n    ", "\n> ", "\n- ", "\n1. ", "\n: ", "## ", "\n\n## ", "[", "]", "(", ")", "](", "](x)", "](gone)", "](https://a.example/)", "](<a b>", "![", "[^1]", "[^2]",
		"\n\n[^1]: ", "\n\n[^2]: ", "][r]", "[r]", "\n\n[r]: x 't'\n", "\n\n[r]: https://b.example\n", "*", "**", "_", "~~", "`", "``", "```\n", "\n```\n", "<", ">", "<b>", "<https://c.example>", "<a@b.c>", "\"", "'", " \"t\"", " 't'",
		"&lt;", "&gt;", "&quot;", "&amp;", "&#39;", "&#1;", "&#x26;", "&colon;", "\\", "\\\n", "  \n", "galen-gap:0", "galen-gap:1", "<a href=\"galen-gap:0\">", "</a>", "javascript:", "onclick=", "data:x", "//e.example", "{#id}", "{.c}",
		"\n| a | b |\n|---|---|\n| ", " | ", "---", "...", "--", "é", "語", "\u00a0", "\u2028", "😀", "\u0301", "#f", "?q", "%20", "%zz", "x.png", "\t", "http:", ":", "=", "\n===\n", "\n---\n",
	}
	r := rand.New(rand.NewPCG(13, 14))
	harmless := 0
	for range 1500 {
		var b strings.Builder
		for range 1 + r.IntN(25) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := goodHeader + b.String()
		checkParse(t, "content/health/x.md", []byte(text))
		if _, list := Parse(source.NewFile("content/health/x.md", []byte(text)), Rules{Zone: time.UTC}); !list.Failed() {
			harmless++
		}
		if t.Failed() {
			t.Fatalf("in %q", b.String())
		}
	}
	if harmless < 100 {
		t.Errorf("only %d of 1500 texts were without a problem: the pieces are badly chosen", harmless)
	}
}
