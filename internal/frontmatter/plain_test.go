package frontmatter

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"galen/internal/diag"
)

// FuzzPlainYAML holds the reader of plain YAML to what the decoder gives: the same
// tree at the same places, and nothing to report. Or it declines.
func FuzzPlainYAML(f *testing.F) {
	for _, text := range headers(f) {
		f.Add(text)
	}
	for _, s := range oddPieces {
		f.Add("a: " + s + "\nb:\n  - " + s + "\n  - c: " + s + "\n    d: e\nf: [" + s + ", {g: " + s + "}]\n")
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 1<<14 {
			samePlain(t, text)
		}
	})
}

// samePlain reports whether text was read as plain YAML.
func samePlain(t *testing.T, text string) bool {
	t.Helper()
	v, plain := plainYAML("f.md", text, 3)
	if !plain {
		return false
	}
	want, list := decodedYAML("f.md", text, 3)
	if len(list) > 0 {
		t.Errorf("%q is taken for plain, and has: %s", text, problems(list))
	} else if !reflect.DeepEqual(v, want) {
		t.Errorf("%q\nplain   %s\ndecoded %s", text, shown(v), shown(want))
	}
	return true
}

// headers are those of the starter site and of what other tests are about.
func headers(tb testing.TB) (all []string) {
	var texts []string
	for _, pattern := range []string{"../../content/*.md", "../../content/*/*.md", "../../content/*/*/*.md", "../../galen.yaml", "../../content/*.yaml"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				tb.Fatal(err)
			}
			texts = append(texts, string(data))
		}
	}
	archives, _ := filepath.Glob("../content/testdata/*.txtar")
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		for _, file := range archive.Files {
			texts = append(texts, string(file.Data))
		}
	}
	for _, text := range texts {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		if header, found := strings.CutPrefix(text, "---\n"); found {
			text, _, _ = strings.Cut(header, "\n---\n")
			text += "\n"
		}
		all = append(all, text)
	}
	return all
}

// TestPlainStarter: what people write is plain. Otherwise the reader would be
// right, and of no use.
func TestPlainStarter(t *testing.T) {
	plain, all := 0, 0
	for _, text := range headers(t) {
		if _, list := decodedYAML("f.md", text, 3); len(list) > 0 {
			samePlain(t, text)
			continue
		}
		all++
		if samePlain(t, text) {
			plain++
		} else if testing.Verbose() {
			t.Logf("not plain:\n%s", text)
		}
	}
	if all < 50 || plain < all*8/10 {
		t.Errorf("of %d headers %d are plain", all, plain)
	}
}

// oddPieces are values that look like others, or like none.
var oddPieces = []string{
	"x", "1", "01", "0x1f", "0o17", "0b1", "1_000", "1.5", "1.", ".5", "1e3", "1.2.3", "-1", "+1", "-0", "-x", "--- x", "12345678901234567890123", "1,000", "3 mg", "25 of 26", "36mo", "3b", "10.1000/abc", "3:30",
	"2026-11-22", "2026-02-30", "2026-1-2", "2026-13-45", "2026-11-22T09:30", "2026-11-22T09:30:15", "2026-11-22T09:30:15Z", "2026-11-22t09:30:15Z", "2026-11-22T25:30:15Z", "2026-11-22T09:30:15+01:00",
	"2026-11-22T09:30:15-99:00", "2026-11-22 09:30:15", "2026-11-22T09:30:15.5Z", "2026-11", "20261-1-2", "2026-", "2026-11-22x", "0000-00-00", "2026-02-29T00:00:00Z",
	"yes", "no", "on", "Off", "true", "True", "TRUE", "tRUE", "null", "Null", "~", "~x", ".nan", ".inf", "-.inf", "NaN", "<<", "=", "y", "N",
	`"q"`, `"q \"r\" \\ \/"`, `"\u00e9"`, `"\n"`, `"a`, `a"b"`, `"a" b`, `"a"b`, `"a": b`, `""`, `''`, `'it''s'`, `'a`, `'a'b`, `'a' # c`, `'a'# c`, `"a" #c`, `"#"`, `"a: b"`, "'''", `"\"`,
	"a #b", "a # b", "a#b", "#", "# b", "#b", "a #", "a ##", "a:b", "a: b", "a:", ":a", ": a", "?a", "? a", "- a", "-", "a - b", "http://x.example/y", "a, b", ",a", "a]", "]", "{", "a}", "[a]", "[a, b]",
	"[a, ]", "[]", "{}", "[ ]", "[[a], {b: c}]", "{a: b}", "{a: b, a: c}", "{a: }", "{a}", "{a:b}", "{a: b:c}", "{a: b, c: [d]}", "{a: 'b', c: \"d\"} # e", "[a: b]", "[a #b]", "[a#b]", "[-, -a]", "['a', \"b\"]", "[a", "[a] b", "{'a': b}", "[https://x.example, y]", "[:a]", "[a:]", "[?a]",
	"&a b", "*a", "!t a", "!!str 1", "|", ">", ">-\n    x", "|\n    x", "|\n    x\n    y", "|-\n    x\n\n      y: z\n\n", ">\n    x y\n    z", ">-\n    x\n    # y", ">-\n    x\n\n    y", ">\n    x \n    y", "|\n    x \n     \n    y", "|+\n    x\n\n", "|2\n    x", "| # c\n    x", "|\nx", "|\n      x\n    y",
	"|\n\n    x", ">\n    x\n   # y", ">-\n    x\n      y", "|\n    ---\n    ...", ">-\n  - x\n  - y", "|-\n  x: y\n  z", "%a", "@a", "`a", "a\tb", "\ta", "a\t", "a  ", "  a", "é", "é: ü", "語", "'é'", "\u00a0a", "a\u2028b", "a\u0085b", "\ufeffa", "a\u0000b", "a\u007fb", "\xff", "\ufffe", "\ufffd", "😀 x",
	"x\n  y", "x\n    y", "x\n      y", "x\n\n    y", "\"x\n    y\"", "\n    x", "\n    x: y", "\n    - x", "\n    x: y\n    z: 1", "\n  - x\n  - y", "\n    # c\n    x: y", " # c\n    x: y", "", "\r",
}

// TestPlainRandom builds headers of lines that are nearly plain, and of values
// that look like others.
func TestPlainRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	starts := []string{"a: ", "b:", "c: ", "tags: ", "- ", "- d: ", "-   e: ", "-", "f:g ", "# note ", "", " ", "\"k\": ", "k k: ", "9: ", "é: ", "- - ", "h/i-j.k: ", "---", "...", "<<: ", "a : ", "-a: ", "l:  "}
	indents := []string{"", "", "", "  ", "  ", "    ", " ", "   ", "      "}
	simple := []string{"x", "1", "\"y\"", "", "[a, b]", "2026-11-22", "", "{m: n}", "z z"}
	plain := 0
	for range 20_000 {
		var b strings.Builder
		for range 1 + r.IntN(7) {
			value := simple[r.IntN(len(simple))]
			if r.IntN(4) == 0 {
				value = oddPieces[r.IntN(len(oddPieces))]
			}
			start := starts[r.IntN(7)]
			if r.IntN(6) == 0 {
				start = starts[r.IntN(len(starts))]
			}
			b.WriteString(indents[r.IntN(len(indents))] + start + value + strings.Repeat(" ", r.IntN(2)) + "\n")
		}
		text := b.String()
		if r.IntN(8) == 0 {
			text = strings.TrimSuffix(text, "\n")
		}
		if samePlain(t, text) {
			plain++
		}
		if t.Failed() {
			return
		}
	}
	if plain < 500 {
		t.Errorf("only %d of 20000 headers are plain: the pieces are badly chosen", plain)
	}
}

// TestPlainMutated changes good headers at one or two places.
func TestPlainMutated(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	good := headers(t)
	const characters = " \n:#-'\"[]{},&*!|>%@`?~.0aé\\/\t"
	plain, rounds := 0, 5000
	for range rounds {
		lines := strings.SplitAfter(good[r.IntN(len(good))], "\n")
		if len(lines) > 60 { // of a configuration or a glossary
			from := r.IntN(len(lines) - 30)
			lines = lines[from : from+30]
		}
		for range 1 + r.IntN(2) {
			at := r.IntN(len(lines))
			line := lines[at]
			switch r.IntN(6) {
			case 0:
				lines[at] = strings.Repeat(" ", r.IntN(6)) + strings.TrimLeft(line, " ")
			case 1:
				lines[at] = line + line
			case 2:
				if key, _, found := strings.Cut(line, ": "); found {
					lines[at] = key + ": " + oddPieces[r.IntN(len(oddPieces))] + "\n"
				}
			case 3:
				lines[at] = line + strings.Repeat(" ", r.IntN(5)) + "# note\n"
			default:
				i, c := r.IntN(len(line)+1), characters[r.IntN(len(characters))]
				lines[at] = line[:i] + string(rune(c)) + line[min(i+r.IntN(2), len(line)):]
			}
		}
		if samePlain(t, strings.Join(lines, "")) {
			plain++
		}
		if t.Failed() {
			return
		}
	}
	if plain < rounds/6 {
		t.Errorf("only %d of %d headers are plain: the changes are badly chosen", plain, rounds)
	}
}

// BenchmarkYAML is what plain YAML costs in either way.
func BenchmarkYAML(b *testing.B) {
	const text = "title: \"Fewer falls after a year of balance classes\"\ndescription: \"Participants over the age of 60 compared a weekly class with a leaflet.\"\n" +
		"date: 2026-08-19T17:24:00Z\ncategory: ageing\nbreadcrumbs:\n  - title: Home\n    url: /\n  - title: Ageing\n    url: /ageing/\n" +
		"tags:\n  - falls\n  - exercise\nauthors: [news-desk, evidence-desk]\nreviewed: {by: evidence-desk, on: 2026-11-20}\ndraft: false\n"
	for name, read := range map[string]func(file, text string, line int) (Value, diag.List){"plain": YAML, "decoded": decodedYAML} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if v, _ := read("f.md", text, 2); len(v.Entries) != 9 {
					b.Fatal(shown(v))
				}
			}
		})
	}
}
