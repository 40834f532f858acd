package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"html"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"galen/internal/memo"
	"galen/internal/search"
	"galen/internal/testing/searcher"
)

// article is a text of words, without markup.
type article struct {
	title, text string
}

var (
	titleLine = regexp.MustCompile(`(?m)^title: *["']?(.*?)["']? *$`)
	shortcode = regexp.MustCompile(`(?s)\{\{.*?\}\}|<!--.*?-->|<[^>]*>|!\[[^\]]*\]\([^)]*\)`)
	linked    = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	wordOf    = regexp.MustCompile(`^[a-z]+$`)
)

// read takes the first n articles of more than 150 words, by path.
func read(folder string, n int) (all []article, err error) {
	err = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".md") || len(all) == n {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		_, rest, _ := strings.Cut(strings.ReplaceAll(string(data), "\r", ""), "---\n")
		header, text, ok := strings.Cut(rest, "\n---\n")
		t := titleLine.FindStringSubmatch(header)
		if !ok || t == nil {
			return nil
		}
		a := article{title: plainWords(t[1]), text: plainWords(text)}
		if len(a.title) > 10 && len(a.title) < 200 && len(strings.Fields(a.text)) > 150 {
			all = append(all, a)
		}
		return nil
	})
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("there are no articles below %s", folder)
	}
	return all, err
}

// plainWords leaves of a text the words and what ends sentences.
func plainWords(text string) string {
	text = linked.ReplaceAllString(shortcode.ReplaceAllString(html.UnescapeString(text), " "), "$1")
	return strings.Join(strings.Fields(strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune(" .,'’?-", c) {
			return c
		}
		return ' '
	}, text)), " ")
}

// write writes the pages.
func (c *comparison) write() error {
	if err := os.Mkdir(c.pages(), 0o755); err != nil {
		return err
	}
	for i, a := range c.articles {
		first, _, _ := strings.Cut(a.text, ". ")
		first = strings.ToValidUTF8(first[:min(len(first), 150)], "")
		text := fmt.Sprintf("<!doctype html><html lang=en><title>%s</title>\n<h1>%s</h1>\n<p>%s</p>\n<p>%s</p></html>\n",
			html.EscapeString(a.title), html.EscapeString(a.title), html.EscapeString(first), html.EscapeString(a.text))
		if err := os.WriteFile(filepath.Join(c.pages(), fmt.Sprintf("a%05d.html", i)), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// write writes the index of pages.
func write(pages, folder string) error {
	names, err := filepath.Glob(filepath.Join(pages, "*.html"))
	if err != nil {
		return err
	}
	var months []search.Month
	articles := make([]search.Article, len(names))
	for i, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		lines := strings.Split(string(data), "\n")
		inside := func(line string) string {
			return html.UnescapeString(line[strings.Index(line, ">")+1 : strings.LastIndex(line, "</")])
		}
		a := &articles[i]
		a.Month, a.Title, a.Description = fmt.Sprintf("%d-%02d", 2010+i/240, 1+i/20%12), inside(lines[1]), inside(lines[2])
		a.Digest, a.Text = memo.Of(data), func() []string { return lines[3:] }
		a.Card = search.Card{URL: "/" + filepath.Base(name), Title: a.Title, Description: a.Description, ISO: a.Month + "-01", Date: "1 " + a.Month}
		if n := len(months); n == 0 || months[n-1].Name != a.Month {
			months = append(months, search.Month{Name: a.Month})
		}
		months[len(months)-1].Count++
	}
	x := search.NewCache(nil).Analyzer("en", nil).Build(articles, 2)
	for _, name := range search.Files(months) {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, x.File(name), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// query is what a reader types who looks for an article.
type query struct {
	text, kind string
	article    int
}

// The kinds of queries.
const (
	title    = "words of a title"
	sentence = "words of a sentence"
	slip     = "a title, with a slip"
)

// queries makes n queries, half of each kind, and as many with a slip as of one kind.
func (c *comparison) queries(n int, seed uint64) (all []query) {
	r := rand.New(rand.NewPCG(seed, 2))
	pick := func(text string, shortest int) []string {
		var words []string
		for _, w := range search.Words(text) {
			if len(w) >= shortest && wordOf.MatchString(w) && !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
		r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		return words[:min(3, len(words))]
	}
	for _, kind := range []string{title, sentence, slip} {
		for made := 0; made < n/2; {
			i := r.IntN(len(c.articles))
			words := pick(c.articles[i].title, 4)
			if kind == sentence {
				sentences := strings.Split(c.articles[i].text, ". ")
				words = pick(sentences[r.IntN(len(sentences))], 6)
			}
			if len(words) < 3 || kind == slip && len(words[0]) < 6 {
				continue
			}
			if kind == slip {
				at := 2 + r.IntN(len(words[0])-3)
				words[0] = words[0][:at] + words[0][at+1:]
			}
			all = append(all, query{strings.Join(words, " "), kind, i})
			made++
		}
	}
	return all
}

// galen asks the index of the first round.
func (c *comparison) galen(asked []query) (a answers) {
	script := float64(compressed(search.Script()))
	a.parts = map[string]float64{"script": script * float64(len(asked))}
	for _, q := range asked {
		fetched := script
		s := searcher.Searcher{Read: func(name string) []byte {
			data, err := os.ReadFile(filepath.Join(c.out("galen", 0), name))
			if err != nil {
				panic(err)
			}
			size := float64(len(data))
			if name == search.Directory {
				size = float64(compressed(data))
			}
			fetched += size
			part, _, _ := strings.Cut(name, "/")
			a.parts[part] += size
			return data
		}}
		found := s.Search(q.text).Articles
		place := 0
		for i, n := range found[:min(10, len(found))] {
			if s.Card(n).URL == q.page() {
				place = i + 1
			}
		}
		a.place, a.fetched = append(a.place, place), append(a.fetched, fetched)
	}
	return a
}

func (q query) page() string { return fmt.Sprintf("/a%05d.html", q.article) }

// compressed is how long a file is when a host compresses it.
func compressed(data []byte) int {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Len()
}
