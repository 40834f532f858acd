package check

import (
	"strings"
	"testing"
	"time"

	"galen/internal/article"
	"galen/internal/lint"
	"galen/internal/prose"
	"galen/internal/source"

	"galen/internal/diag"
)

// BenchmarkArticle is what the rules cost for an article of 800 words, with its
// sentences and words found anew as they are when it is parsed.
func BenchmarkArticle(b *testing.B) {
	var text strings.Builder
	text.WriteString(usual)
	for i := 0; len(strings.Fields(text.String())) < 800; i++ {
		p := planted[i%len(planted)]
		text.WriteString(p.text + " The people were seen at the clinic each month, and had blood tests and a scan of the chest at the start and at the end of the year.\n\n")
	}
	c := New(lint.Settings{})
	var spent time.Duration
	rules := article.Rules{Zone: time.UTC, Check: func(a *article.Article, words *prose.Text) diag.List {
		began := time.Now()
		list := c.Article(a, words)
		spent += time.Since(began)
		return list
	}}
	file := source.NewFile("content/health/x.md", []byte(text.String()))
	for b.Loop() {
		article.Parse(file, rules)
	}
	b.ReportMetric(float64(spent.Microseconds())/float64(b.N), "µs-of-rules/op")
}
