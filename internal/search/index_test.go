package search_test

import (
	"bytes"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galen/internal/search"
	"galen/internal/testing/searcher"
)

// corpus makes articles of some hundred words, as rare and as frequent as those of a language are.
func corpus(n, words int, seed uint64) []search.Article {
	r := rand.New(rand.NewPCG(seed, 1))
	zipf := rand.NewZipf(r, 1.15, 4, 40_000)
	word := func(k uint64) string { // of letters that follow from its rank, more for rare ones
		own := rand.New(rand.NewPCG(k, 5))
		var b strings.Builder
		for range 2 + own.IntN(2) + bits.Len64(k)/8 {
			b.WriteByte("bcdfghjklmnprstvwxz"[own.IntN(19)])
			b.WriteByte("aeiou"[own.IntN(5)])
		}
		return b.String()
	}
	text := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(word(zipf.Uint64()) + []string{"", "", "", "", "", "", "s", "ed"}[r.IntN(8)] + " ")
		}
		return b.String()
	}
	articles := make([]search.Article, n)
	for i := range articles {
		a := &articles[i]
		a.Month = fmt.Sprintf("%d-%02d", 2015+i*10/n, 1+i*120/n%12)
		a.Title, a.Description = text(8), text(18)
		a.Labels = []string{text(1), text(1)}
		a.Card = search.Card{URL: fmt.Sprintf("/health/%s-%d/", word(uint64(i)), i), Title: a.Title, Description: a.Description,
			Evidence: "Early trial (phase 1), no comparison group · 26 people · not peer reviewed", ISO: "2026-11-29", Date: "29 November 2026"}
		a.Card.URL = strings.ReplaceAll(a.Card.URL, " ", "-")
		texts[a.Card.URL] = "<p>" + text(words) + "</p><h2>" + text(4) + "</h2><p>" + text(words/2) + "</p>"
	}
	return articles
}

// texts are those of the articles of corpus, by address.
var texts = map[string]string{}

// build makes the index of articles in English, and gives its files.
func build(articles []search.Article) map[string][]byte {
	return buildIn(search.NewAnalyzer("en", nil), articles)
}

func buildIn(a *search.Analyzer, articles []search.Article) map[string][]byte {
	var months []search.Month
	for i := range articles {
		articles[i].Terms = a.Text("", []string{texts[articles[i].Card.URL]})
		if last := len(months) - 1; last < 0 || months[last].Name != articles[i].Month {
			months = append(months, search.Month{Name: articles[i].Month})
		}
		months[len(months)-1].Count++
	}
	x := a.Build(articles, 2)
	files := map[string][]byte{}
	for _, name := range search.Files(months) {
		if files[name] = x.File(name); files[name] == nil {
			panic("no file " + name)
		}
	}
	return files
}

// TestSizes holds the promises of the package comment: what a query of three words fetches, and
// how many files one more article changes.
func TestSizes(t *testing.T) {
	articles := corpus(10_001, 430, 7)
	files := build(articles[:10_000])
	var total, largest int
	for name, data := range files {
		total += len(data)
		if strings.HasSuffix(name, ".bin") {
			largest = max(largest, len(data))
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	var worst, sum, count int
	for range 200 {
		a := articles[r.IntN(10_000)]
		words := strings.Fields(a.Title)
		r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		s := &searcher.Searcher{Read: func(name string) []byte { return files[name] }}
		found := s.Search(strings.Join(words[:3], " "))
		for _, n := range found.Articles[:min(10, len(found.Articles))] {
			s.Card(n)
		}
		worst, sum, count = max(worst, s.Fetched), sum+s.Fetched, count+1
	}
	t.Logf("%d files of %d bytes, the largest shard %d; a query of three words fetches %d bytes on average, %d at most", len(files), total, largest, sum/count, worst)
	if worst > 60_000 {
		t.Errorf("a query fetches %d bytes", worst)
	}
	changed := 0
	more := build(articles)
	for name, data := range more {
		if !bytes.Equal(files[name], data) {
			changed++
		}
	}
	t.Logf("one more article changes %d files", changed)
	if changed > 20 {
		t.Errorf("one more article changes %d files", changed)
	}
}

// TestFilesOneByOne adds article after article, over the size at which there is an archive, and the first
// doubling of its shards.
func TestFilesOneByOne(t *testing.T) {
	articles := corpus(600, 40, 9)
	var before map[string][]byte
	over, last := []int{}, 0
	for n := 201; n <= 600; n++ {
		if n > 205 && n < 250 || n > 262 && n < 505 || n > 520 && n < 595 {
			continue
		}
		now := build(articles[:n])
		changed := 0
		for name, data := range now {
			if !bytes.Equal(before[name], data) {
				changed++
			}
		}
		for name := range before {
			if now[name] == nil {
				changed++
			}
		}
		if changed > 20 && n == last+1 {
			over = append(over, n)
		}
		before, last = now, n
	}
	if !slices.Equal(over, []int{257, 513}) {
		t.Errorf("more than 20 files change with articles %v", over)
	}
}

// TestSameBytes builds with several processors, and with an Analyzer that has read other texts before.
func TestSameBytes(t *testing.T) {
	articles := corpus(400, 100, 3)
	first := build(articles)
	a := search.NewAnalyzer("en", nil)
	buildIn(a, corpus(50, 100, 4))
	second := buildIn(a, corpus(400, 100, 3))
	if len(first) != len(second) {
		t.Fatalf("%d and %d files", len(first), len(second))
	}
	for name, data := range first {
		if !bytes.Equal(data, second[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

func BenchmarkText(b *testing.B) {
	corpus(100, 430, 7)
	a := search.NewAnalyzer("en", nil)
	for b.Loop() {
		for _, text := range texts {
			a.Text("", []string{text})
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	articles := corpus(10_000, 430, 7)
	a := search.NewAnalyzer("en", nil)
	for i := range articles {
		articles[i].Terms = a.Text("", []string{texts[articles[i].Card.URL]})
	}
	for b.Loop() {
		a.Build(articles, 2)
	}
}
