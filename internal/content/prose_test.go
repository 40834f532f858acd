package content

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/lint/textseg"
	"galen/internal/source"
)

const front = "---\ntitle: T\ndescription: D\ndate: 2026-11-01\nauthors: [a]\nreferences: [{id: who, title: W, url: \"https://who.example/\"}]\n---\n"

// said gives the words of a body, as a check sees them.
func said(t testing.TB, body string) *textseg.Text {
	t.Helper()
	var text *textseg.Text
	rules := Rules{Zone: time.UTC, Check: func(_ *Article, said *textseg.Text) diag.List { text = said; return nil }}
	Parse(source.NewFile("content/health/x.md", []byte(front+body)), rules)
	return text
}

// TestProse: each kind of block, and each way in which a text differs from what
// an editor types.
func TestProse(t *testing.T) {
	text := said(t, `It's "very" **rare**[^1], see [the *list*](/health/) &amp; ask \*us\*...
On a second line--really.[@who]

## A heading

- One
- Two

  > Quoted
  - Three

> Said so.
>
> - In a list

| Head | B |
|------|---|
| cell | 5 |

![What it *shows*](a.png "Its caption")

Term
: What it means

Text ![small](b.png) goes on with `+"`code here`"+` and <https://a.example/>.

    block of code

[^1]: The note.
`)
	var got strings.Builder
	for i := range text.Blocks {
		b := &text.Blocks[i]
		fmt.Fprintf(&got, "%d %s %d: %s", b.At(0).Line-len(strings.Split(front, "\n"))+1, b.Kind, b.Level, b.Text)
		for _, l := range b.Links {
			fmt.Fprintf(&got, " [%s→%s]", b.Cut(l.Span), l.Address)
		}
		for _, s := range b.Code {
			fmt.Fprintf(&got, " `%s`", b.Cut(s))
		}
		for _, n := range b.Notes {
			fmt.Fprintf(&got, " ^%d", n)
		}
		got.WriteByte('\n')
	}
	want := `1 paragraph 0: It’s “very” rare, see the list & ask *us*… On a second line–really. [the list→/health/] ^22 ^77
4 heading 2: A heading
6 item 1: One
7 item 1: Two
9 quote 0: Quoted
10 item 2: Three
12 quote 0: Said so.
14 quote 0: In a list
16 cell 1: Head
16 cell 1: B
18 cell 0: cell
18 cell 0: 5
20 picture 0: What it shows
20 caption 0: Its caption
22 term 0: Term
23 paragraph 0: What it means
25 paragraph 0: Text  goes on with code here and https://a.example/. [https://a.example/→https://a.example/] ` + "`code here`" + `
25 picture 0: small
27 code 0: block of code

29 note 0: The note.
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// TestProsePlaces: a word is found where it was written, whatever stands before it
// on its line.
func TestProsePlaces(t *testing.T) {
	for _, tt := range []struct{ body, word string }{
		{"A \"quoted\" WORD", "WORD"},
		{"It's *so* \"it's\" here--WORD", "WORD"},
		{"See [\"this\"](/health/ \"a title\") \"WORD\"", "WORD"},
		{"a &nbsp; b\\_c &copy; é WORD", "WORD"},
		{"> - a\n>   WORD", "WORD"},
		{"| a | b |\n|---|---|\n| \\| x | \"WORD\" |", "WORD"},
		{"`a` ``b`c`` WORD", "WORD"},
		{"![x](a.png \"The WORD\")", "WORD"},
		{"line\\\nWORD", "WORD"},
	} {
		text := said(t, tt.body+"\n")
		want := diag.Locate("content/health/x.md", []byte(front+tt.body), strings.Index(front+tt.body, tt.word))
		found := false
		for i := range text.Blocks {
			if at := strings.Index(text.Blocks[i].Text, tt.word); at >= 0 {
				found = true
				if got := text.Blocks[i].At(at); got != want {
					t.Errorf("%s: at %v, want %v", tt.body, got, want)
				}
			}
		}
		if !found {
			t.Errorf("%s: the word is missing", tt.body)
		}
	}
}

// TestFindings: what a check finds is kept with the article, and sought again only
// when the article or the check changes.
func TestFindings(t *testing.T) {
	calls := 0
	rules := Rules{Zone: time.UTC, Check: func(a *Article, text *textseg.Text) diag.List {
		calls++
		return diag.List{diag.Warningf(text.Blocks[0].At(2), "HN000", "%s of %q", text.Blocks[0].Text, a.Title.Text)}
	}}
	file := source.NewFile("content/health/x.md", []byte(front+"A text.\n"))
	page := source.NewFile("content/about.md", []byte("---\ntitle: T\n---\nA page.\n"))
	set, parsed, list := ParseAll(context.Background(), source.FilesOf([]source.File{file, page}), rules, nil)
	if list.Failed() || calls != 1 {
		t.Fatalf("%d calls, %v", calls, list)
	}
	if got, want := set.Articles[0].Findings[0].Error(), `content/health/x.md:8:3: warning: A text. of "T" [HN000]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	set, parsed, _ = ParseAll(context.Background(), source.FilesOf([]source.File{file, page}), rules, parsed)
	if calls != 1 || len(set.Articles[0].Findings) != 1 {
		t.Errorf("the same file: %d calls", calls)
	}
	rules.CheckedBy = "other words"
	if set, parsed, _ = ParseAll(context.Background(), source.FilesOf([]source.File{file, page}), rules, parsed); calls != 2 {
		t.Errorf("another check: %d calls", calls)
	}
	if ParseAll(context.Background(), source.FilesOf([]source.File{source.NewFile(file.Path, []byte(front+"New.\n")), page}), rules, parsed); calls != 3 {
		t.Errorf("another text: %d calls", calls)
	}
}

// FuzzProse: whatever a body holds, every letter of its words stands in the file
// where the words say.
func FuzzProse(f *testing.F) {
	for _, s := range []string{"A \"b\" c's -- d", "- a\n  1. b\n> c", "| a |\n|---|\n| b |", "[a](b \"c\") `d` ![e](f \"g\") <https://h.example/>", "a[^1]\n\n[^1]: b", "a\n: b", "&amp; \\* a[@who]\nb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		whole := front + body
		if clean, _ := source.Text(source.NewFile("x.md", []byte(whole))); string(clean) != whole {
			t.Skip()
		}
		text := said(t, body)
		if text == nil {
			return // it could not be parsed
		}
		for i := range text.Blocks {
			b := &text.Blocks[i]
			for at := range len(b.Text) {
				c := b.Text[at]
				if from := b.Offset(at); c|0x20 >= 'a' && c|0x20 <= 'z' && (from >= len(whole) || whole[from] != c && whole[from] != '&') {
					t.Fatalf("%q: byte %d of %q is not at %d of the file", body, at, b.Text, from)
				}
			}
			previous := 0
			for _, s := range b.Sentences() {
				if s.From < previous || s.Len() <= 0 || s.To > len(b.Text) {
					t.Fatalf("%q: sentences %v", b.Text, b.Sentences())
				}
				previous = s.To
			}
			for _, q := range append(b.Quotations(), b.Words()...) {
				if q.From < 0 || q.To < q.From || q.To > len(b.Text) {
					t.Fatalf("%q: span %v", b.Text, q)
				}
			}
		}
	})
}
