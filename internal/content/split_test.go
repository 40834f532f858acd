package content

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"galen/internal/memo"
	"galen/internal/source"
)

// TestSplitRandom builds files from lines that nearly are fences: front matter and
// text lie exactly where the fences are, and nothing is lost between them.
func TestSplitRandom(t *testing.T) {
	lines := []string{
		"title: T", "a = 1", "", " ", "# note", " ---", "\t---", "  --- ", "\u00a0---", "---\u00a0", "\u2003---\u3000", "--- x", "---yaml", "----", "--", " +++", "+++\u2028",
		"é: 語", "\t+++", "{", "}", ";;;", "...", "text ---", "---\u200b",
	}
	r := rand.New(rand.NewPCG(11, 12))
	pick := func(n int) string {
		var b strings.Builder
		for range r.IntN(n + 1) {
			b.WriteString(lines[r.IntN(len(lines))] + "\n")
		}
		return b.String()
	}
	for range 3000 {
		fence, other := "---", "+++"
		if r.IntN(3) == 0 {
			fence, other = other, fence
		}
		blank := strings.Repeat("\n", r.IntN(3))
		first, last := fence+strings.Repeat(" ", r.IntN(3)), fence+strings.Repeat("\t", r.IntN(2))
		header := pick(6)
		if r.IntN(4) == 0 {
			header += other + "\n"
		}
		body := pick(6) + []string{"", fence, fence + "\n" + pick(2), other}[r.IntN(4)]
		text := blank + first + "\n" + header + last + "\n" + body

		found, line, start, d := opening("f.md", []byte(text))
		if d != nil || found != fence || line != len(blank)+1 || start != len(blank)+len(first)+1 {
			t.Fatalf("%q begins with %q on line %d, text at %d: %v", text, found, line, start, d)
		}
		end, d := closing("f.md", []byte(text), fence, line, start)
		if d != nil || end != start+len(header) {
			t.Fatalf("%q ends at %d, want %d: %v", text, end, start+len(header), d)
		}
		gotHeader, gotBody, ok := cut([]byte(text), fence, start, end)
		if !ok || string(gotHeader) != header || string(gotBody) != body {
			t.Fatalf("%q is cut into %q and %q, want %q and %q", text, gotHeader, gotBody, header, body)
		}
	}
}

// TestDraftIsNeverText: lines that look like a fence to the library, but not to a
// reader, do not end the front matter before its  draft: true.
func TestDraftIsNeverText(t *testing.T) {
	for _, line := range []string{" ---", "\t---", "\u00a0---", "\u2003---", "---\u3000", " --- ", "---\u2029", "\u1680---", "\u205f---\u202f"} {
		text := "---\ntitle: T\ndescription: >\n  two\n" + line + "\n  lines\ndate: 2026-11-01\nauthors: [a]\ndraft: true\n---\nText.\n"
		document, list := Parse(source.NewFile("content/health/x.md", []byte(text)), Rules{Zone: time.UTC})
		a := document.(*Article)
		if !list.Failed() && !a.Draft {
			t.Errorf("with %q in the front matter a draft is published", line)
		}
		if body := strings.Join(a.Body().Segments, ""); strings.Contains(body, "draft") {
			t.Errorf("with %q the front matter is shown: %s", line, body)
		}
	}
}

// TestLineEnds is cases 1 and 2: LF, CRLF and a byte-order mark give the same
// document, positions included.
func TestLineEnds(t *testing.T) {
	text := "---\ntitle: Größe\ndescription: |\n  one\n  two\ndate: 2026-11-01\nauthors: [a]\ndraft: true\nreferences:\n  - {title: É, doi: 10.1000/1}\n---\n" +
		"One  \ntwo.[^1]\n\n| a | b |\n|---|---|\n| 1 | [x](y) |\n\n```\ncode\n\n  more\n```\n\n![pic](p.png \"T\")\n\n[^1]: Note.\n"
	for name, text := range map[string]string{"good": text, "faulty": strings.NewReplacer("draft: true", "Draft: true", "One", "<b>One", "p.png", "javascript:x").Replace(text)} {
		lf := []byte(text)
		crlf := bytes.ReplaceAll(lf, []byte("\n"), []byte("\r\n"))
		want, wantList := Parse(source.NewFile("content/health/x.md", lf), Rules{Zone: time.UTC})
		for variant, data := range map[string][]byte{"CRLF": crlf, "mark": append([]byte("\ufeff"), lf...), "mark and CRLF": append([]byte("\ufeff"), crlf...)} {
			got, list := Parse(source.NewFile("content/health/x.md", data), Rules{Zone: time.UTC})
			if d := cmp.Diff(wantList, list); d != "" {
				t.Errorf("%s, %s: %s", name, variant, d)
			}
			// The digest of the file is of its bytes; all else is the same.
			if d := cmp.Diff(want, got, cmp.Exporter(func(reflect.Type) bool { return true }), cmpopts.IgnoreTypes(memo.Digest{})); d != "" {
				t.Errorf("%s, %s: %s", name, variant, d)
			}
			if wordsOf(got).Body().Digest != wordsOf(want).Body().Digest {
				t.Errorf("%s, %s: the text has another digest", name, variant)
			}
		}
		if (name == "good") == wantList.Failed() {
			t.Errorf("%s: %v", name, wantList)
		}
	}
}

// TestNearFences is cases 7, 8 and 10, in TOML as well: the exact place and what
// to write there.
func TestNearFences(t *testing.T) {
	for _, tt := range []struct{ text, at, hint string }{
		{"---\ntitle: T\ndraft: true\n", "1:1", "write --- on a line of its own below the last key"},
		{"+++\ntitle = 'T'\n", "1:1", "write +++ on a line of its own below the last key"},
		{"\n\n---\ntitle: T\n ---\nText", "3:1", "write --- on a line of its own below the last key"},
		{"---\ntitle: T\n...\nText", "3:1", "use three dashes here: ---"},
		{"---\ntitle: T\n----\nText", "3:1", "use three dashes here: ---"},
		{"---\ntitle: T\n—\nText", "3:1", "use three dashes here: ---"},
		{"---\ntitle: T\n+++\nText", "3:1", "use three dashes here: ---"},
		{"+++\ntitle = 'T'\n---\nText", "3:1", "use three plus signs here: +++"},
		{"----\ntitle: T\n----\n", "1:1", "use three dashes at the start of the line: ---"},
		{" ---\ntitle: T\n---\n", "1:1", "use three dashes at the start of the line: ---"},
		{"\n--\ntitle: T\n--\n", "2:1", "use three dashes at the start of the line: ---"},
		{"# note\n---\ntitle: T\n---\n", "1:1", "the first line must be ---, then the keys, then --- again"},
		{"\u00a0\n---\ntitle: T\n---\n", "1:1", "the first line must be ---, then the keys, then --- again"},
		{"---yaml\ntitle: T\n---\n", "1:1", "the first line must be ---, then the keys, then --- again"},
		{"{\"title\": \"T\"}\n", "1:1", "the first line must be ---, then the keys, then --- again"},
		{"", "1:1", "begin with ---, then  title: …, then ---"},
		{" \n\t\n", "1:1", "begin with ---, then  title: …, then ---"},
	} {
		document, list := Parse(source.NewFile("content/health/x.md", []byte(tt.text)), Rules{Zone: time.UTC})
		if len(list) != 1 {
			t.Errorf("%q: %v", tt.text, list)
			continue
		}
		if at := fmt.Sprintf("%d:%d", list[0].Line, list[0].Column); at != tt.at || list[0].Hint != tt.hint {
			t.Errorf("%q: %v, hint %q; want %s, %q", tt.text, list[0], list[0].Hint, tt.at, tt.hint)
		}
		if a := document.(*Article); !a.Broken || !a.Body().Empty() {
			t.Errorf("%q: what cannot be read is used", tt.text)
		}
	}
}
