package site

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/memo"
	"galen/internal/source"
	"galen/internal/theme/asset"
)

// benchSite is what a site is assembled from.
type benchSite struct {
	cfg    config.Config
	set    content.Set
	assets *asset.Set
}

// newBenchSite parses n articles of two sections, in six categories, with three of forty
// tags, two picks and three links each.
func newBenchSite(b *testing.B, n int) benchSite {
	files := []source.File{source.NewFile("content/authors/desk.md", []byte("---\nname: Desk\nkind: desk\nrole: Reports\n---\n"))}
	folders := []string{"health", "health/heart", "health/skin", "trials", "trials/early", "trials/late"}
	for _, f := range folders {
		files = append(files, source.NewFile("content/"+f+"/_index.md", []byte("---\ntitle: About "+f+"\ndescription: D.\n---\n")))
	}
	name := func(i int) string { return fmt.Sprintf("%s/piece-%04d", folders[i*7%len(folders)], i) }
	for i := range n {
		r := rand.New(rand.NewPCG(uint64(i), 1))
		first := min(r.IntN(40), r.IntN(40)) // some are more common than others
		tag := func() int { first += 1 + r.IntN(5); return first % 40 }
		other := func() string { return name(r.IntN(n)) }
		text := fmt.Sprintf("---\ntitle: Piece %d of the year\ndescription: What piece %d says, in a sentence.\ndate: %s\nauthors: [desk]\ntags: [topic %d, topic %d, topic %d]\nrelated: [%s, %s]\n---\n",
			i, i, at.Add(-time.Duration(i)*time.Hour).Format(time.RFC3339), tag(), tag(), tag(), other(), other())
		for _, heading := range []string{"What was done", "What was found", "What it means"} {
			text += fmt.Sprintf("A paragraph that leads to [another piece](/%s/).\n\n## %s\n\nWhat it says of that.\n\n", other(), heading)
		}
		files = append(files, source.NewFile("content/"+name(i)+".md", []byte(text)))
	}
	cfg, problems := config.Parse(source.NewFile("galen.yaml", []byte("title: T\nbaseURL: https://t.example/\ntimezone: UTC\n")), "")
	d := benchSite{cfg: cfg}
	d.set, _, _ = content.ParseAll(context.Background(), source.FilesOf(files), content.Rules{Zone: time.UTC, Home: d.cfg.Base.URL()}, nil)
	d.assets, _ = asset.Load(nil, asset.Rules{Root: "/"})
	if problems.Failed() || len(d.set.Articles) != n {
		b.Fatal(problems, len(d.set.Articles))
	}
	b.ReportAllocs()
	return d
}

func (d benchSite) assemble(b *testing.B) *Site {
	s, problems := Assemble(context.Background(), d.cfg, DocumentsOf(d.set), d.assets, Options{Now: at.Add(time.Hour)}).Show(d.set.Articles, nil, nil)
	if problems.Failed() {
		b.Fatal(problems)
	}
	return s
}

// BenchmarkAssemble makes a site of 1,000 articles.
func BenchmarkAssemble(b *testing.B) {
	d := newBenchSite(b, 1000)
	for b.Loop() {
		d.assemble(b)
	}
}

// BenchmarkRelated finds what is related to each of 1,000 articles, beside what
// their editors have picked.
func BenchmarkRelated(b *testing.B) {
	s := newBenchSite(b, 1000).assemble(b)
	for b.Loop() {
		for _, p := range s.nodes {
			if len(s.related(p, relatedWanted, nil)) != relatedWanted {
				b.Fatal("too few are related")
			}
		}
	}
}

// BenchmarkFacts takes the digest of every fact of a site of 1,000 articles, as a
// build does that compares all of them with what they were.
func BenchmarkFacts(b *testing.B) {
	d := newBenchSite(b, 1000)
	keys := []string{"site", "categories", "terms:tags", "terms:authors", "terms:months", "indexes", "sitemaps", "news", "robots", "headers", "menu:main"}
	for _, o := range d.assemble(b).Outputs() {
		families := map[string]string{"page": "page crumbs feeds body list", "feed": "channel"}[o.Kind.String()]
		if strings.Contains(o.Path, "/piece-") {
			families = "page crumbs feeds article body related comments item"
		}
		for family := range strings.FieldsSeq(families) {
			keys = append(keys, family+":"+o.Path)
		}
	}
	if len(keys) < 8000 {
		b.Fatal("only", len(keys), "facts")
	}
	for b.Loop() {
		b.StopTimer()
		s := d.assemble(b) // one remembers its digests
		b.StartTimer()
		var none int
		for _, key := range keys {
			if s.Digest(key) == (memo.Digest{}) {
				none++
			}
		}
		if none > 20 {
			b.Fatal(none, "facts are not there")
		}
	}
	b.ReportMetric(float64(len(keys)), "facts")
}

// BenchmarkSelections is a query of its own for each of 10,000 pages, and its digest, as
// templates ask that take a part of the query from the page.
func BenchmarkSelections(b *testing.B) {
	d := newBenchSite(b, 10_000)
	for b.Loop() {
		b.StopTimer()
		s := d.assemble(b)
		b.StartTimer()
		for i := range 10_000 {
			text := fmt.Sprintf("category: trials, tag: topic %d, before: %s, n: 4", i%40, at.Add(-time.Duration(i)*time.Hour).Format(time.RFC3339))
			query, list := s.ReadSelection(text)
			if len(list) > 0 {
				b.Fatal(list)
			}
			key := s.SelectionFact(query)
			s.Value(key)
			s.Digest(key)
		}
	}
}

// BenchmarkCards makes the cards of 1,000 articles.
func BenchmarkCards(b *testing.B) {
	s := newBenchSite(b, 1000).assemble(b)
	for b.Loop() {
		for _, p := range s.nodes {
			if s.makeCard(p).Title == "" {
				b.Fatal("a card without a title")
			}
		}
	}
}
