package textseg_test

import (
	"os"
	"slices"
	"testing"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// benchmarked is an article of the starter of about 800 words.
const benchmarked = "../../../content/medicines/antibiotics-and-resistance.md"

func parsed(b *testing.B, check func(*content.Article, *textseg.Text) diag.List) {
	data, err := os.ReadFile(benchmarked)
	if err != nil {
		b.Fatal(err)
	}
	file := source.NewFile("content/medicines/a.md", data)
	b.ReportAllocs()
	for b.Loop() {
		content.Parse(file, content.Rules{Zone: time.UTC, Check: check})
	}
}

// BenchmarkParse is what parsing costs when nobody checks, BenchmarkProse when the
// words are written down too.
func BenchmarkParse(b *testing.B) { parsed(b, nil) }

func BenchmarkProse(b *testing.B) {
	parsed(b, func(*content.Article, *textseg.Text) diag.List { return nil })
}

// BenchmarkReadability is what scoring the words costs by itself, for the articles
// of the starter site by turns.
func BenchmarkReadability(b *testing.B) {
	_, texts := starter(b)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		text := *texts[n%len(texts)]
		text.Blocks = slices.Clone(text.Blocks) // nothing is remembered
		textseg.Readability(&text, nil)
		n++
	}
}
