package search_test

import (
	"bytes"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galen/internal/memo"
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

// english is a new Analyzer.
func english() *search.Analyzer { return search.NewCache(nil).Analyzer("en", nil) }

// build makes the index of articles in English, and gives its files.
func build(articles []search.Article) map[string][]byte {
	return buildIn(english(), articles)
}

func monthsOf(articles []search.Article) (months []search.Month) {
	for i := range articles {
		if last := len(months) - 1; last < 0 || months[last].Name != articles[i].Month {
			months = append(months, search.Month{Name: articles[i].Month})
		}
		months[len(months)-1].Count++
	}
	return months
}

func setText(one *search.Article, text string) {
	one.Digest, one.Text = memo.OfStrings(text), func() []string { return []string{text} }
}

func buildIn(a *search.Analyzer, articles []search.Article) map[string][]byte {
	for i := range articles {
		setText(&articles[i], texts[articles[i].Card.URL])
	}
	x := a.Build(articles, 2)
	files := map[string][]byte{}
	for _, name := range search.Files(monthsOf(articles)) {
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
	a := english()
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

// BenchmarkBuild makes an index of 10,000 articles: from their texts, and after an edit of one.
func BenchmarkBuild(b *testing.B) {
	articles := corpus(10_000, 430, 7)
	a := english()
	buildIn(a, articles)
	digests := func(a *search.Analyzer) {
		x := a.Build(articles, 2)
		for i := range search.Shards(len(articles)) {
			x.Digest(fmt.Sprintf("archive/%d.bin", i))
		}
	}
	b.Run("texts", func(b *testing.B) {
		for b.Loop() {
			digests(english())
		}
	})
	b.Run("edit", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			setText(&articles[n%len(articles)], fmt.Sprintf("<p>edited %d</p>", n))
			digests(a)
		}
	})
}

// TestCache edits articles one by one, and takes what a Cache remembers to another now and then: the index is what it is from
// nothing, and only the texts are read that were edited.
func TestCache(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	articles := corpus(300, 80, 5)
	buildIn(english(), articles)
	cache := search.NewCache(nil)
	var loaded int
	for n := range 40 {
		i := r.IntN(len(articles))
		setText(&articles[i], fmt.Sprintf("<p>edited %d brilliantly</p><h2>Some%dthing</h2>", n, n))
		if r.IntN(3) == 0 {
			articles[r.IntN(len(articles))].Description = fmt.Sprintf("A description of %d", n)
		} else if r.IntN(3) == 0 {
			articles[r.IntN(len(articles))].Language = []string{"", "de", "fr"}[r.IntN(3)]
		}
		read := 0
		counted := slices.Clone(articles)
		for k := range counted {
			text := counted[k].Text
			counted[k].Text = func() []string { read++; return text() }
		}
		x := cache.Analyzer("en", nil).Build(counted, 1)
		if n > 0 && (read < 1 || read > 3) {
			t.Errorf("%d texts were read after an edit", read)
		}
		clean := english().Build(articles, 2)
		for _, name := range search.Files(monthsOf(articles)) {
			if !bytes.Equal(x.File(name), clean.File(name)) || x.Digest(name) != clean.Digest(name) {
				t.Fatalf("edit %d: %s is not what it is from nothing", n, name)
			}
		}
		if data := cache.Data(); r.IntN(4) == 0 && data != nil {
			cache = search.NewCache(func() string { loaded++; return string(data) })
		}
	}
	if loaded == 0 {
		t.Error("nothing was loaded")
	}
}

// TestCacheForgets takes nearly all articles away: what they alone had is not kept for ever.
func TestCacheForgets(t *testing.T) {
	articles := corpus(200, 80, 5)
	cache := search.NewCache(nil)
	buildIn(cache.Analyzer("en", nil), articles)
	before := len(cache.Data())
	buildIn(cache.Analyzer("en", nil), articles[:3])
	if after := len(cache.Data()); after == 0 || after > before/20 {
		t.Errorf("of %d bytes %d are left", before, after)
	}
}
