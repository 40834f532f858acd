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
