package lint

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// parsed is an article as the rules are given it.
type parsed struct {
	article *content.Article
	text    *textseg.Text
}

// starter is the articles of the starter site, and how many words they have.
func starter(tb testing.TB) (all []parsed, words int) {
	tb.Helper()
	names, _ := filepath.Glob("../../content/*/*.md")
	deeper, _ := filepath.Glob("../../content/*/*/*.md")
	for _, name := range append(names, deeper...) {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		words += len(strings.Fields(string(data)))
		rules := content.Rules{Zone: time.UTC, Check: func(a *content.Article, text *textseg.Text) diag.List {
			all = append(all, parsed{a, text})
			return nil
		}}
		content.Parse(source.NewFile(filepath.ToSlash(strings.TrimPrefix(name, "../../")), data), rules)
	}
	if len(all) < 10 {
		tb.Fatalf("%d articles", len(all))
	}
	return all, words
}

// BenchmarkArticle is what the rules cost for one article, over those of the
// starter site by turns: nothing is remembered of a text that was read before.
func BenchmarkArticle(b *testing.B) {
	all, words := starter(b)
	c := New(rules.Settings{})
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		p := all[n%len(all)]
		text := *p.text
		text.Blocks = slices.Clone(text.Blocks)
		c.Article(p.article, &text)
		n++
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(float64(words)/float64(len(all))), "ns/word")
}

// BenchmarkKeystroke is what an editor waits for who has a long article open: it is parsed and checked again after each
// letter, 2,500 words of prose about studies. What other articles there are makes no difference to that.
func BenchmarkKeystroke(b *testing.B) {
	const prose = "The trial enrolled 240 adults with gout, of whom half were given the new pill and half a dummy. After a year 30 of 120 had an attack, compared with 48 of 120 on placebo. " +
		"The pill may cause nausea, which 14% of those who took it reported. A public agency paid for the study, and whether it helps older people is not known.\n\n"
	var text strings.Builder
	text.WriteString(usual)
	for words := 0; words < 2500; words += len(strings.Fields(prose)) {
		text.WriteString(prose)
	}
	c := New(rules.Settings{})
	how := content.Rules{Zone: time.UTC, Home: "https://t.example/", Check: c.Article}
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		content.Parse(source.NewFile("content/health/x.md", []byte(text.String()+strings.Repeat("a", n%20))), how)
	}
}
