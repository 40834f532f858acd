package render

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/config"
	articles "galen/internal/content" // article is a function of the tests
	"galen/internal/memo"
	"galen/internal/site"
	"galen/internal/source"
	"galen/internal/theme/asset"
	"galen/internal/theme/layout"
)

// themed makes the renderer of a site of n articles of some 800 words, in the theme
// of the starter site.
func themed(b *testing.B, n int) *Renderer {
	files := []source.File{
		source.NewFile("content/authors/desk.md", []byte("---\nname: News desk\nkind: desk\nrole: Reports\n---\nThe desk.\n")),
		source.NewFile("content/health/_index.md", []byte("---\ntitle: Health\ndescription: About health.\n---\n")),
	}
	var body strings.Builder
	for i, heading := range []string{"What was done", "What was found", "Who took part", "What is not known", "What comes next"} {
		fmt.Fprintf(&body, "## %s\n\n", heading)
		for range 5 {
			fmt.Fprintf(&body, "%s See [the other piece](piece-%d).\n\n", strings.Repeat("Some people took the tablet, and some took *another*. ", 3), i)
		}
		body.WriteString("- The first\n- The second\n\n| Group | People |\n|---|--:|\n| One | 12 |\n| Two | 9 |\n\n")
	}
	for i := range n {
		text := fmt.Sprintf("---\ntitle: What the trial of piece %d shows\ndescription: One sentence about piece %d, of some length.\ndate: %s\nauthors: [desk]\ntags: [sleep, topic %d]\nreferences: [{id: a, title: A paper about sleep, doi: 10.1000/%d, journal: A journal, year: 2026}]\n---\n",
			i, i, time.Date(2026, 11, 1, 9, i, 0, 0, time.UTC).Format(time.RFC3339), i%7, i)
		files = append(files, source.NewFile(fmt.Sprintf("content/health/piece-%d.md", i), []byte(text+body.String())))
	}
	cfg, problems := config.Parse(source.NewFile("galen.yaml", []byte("title: The Daily\nbaseURL: https://news.example/\ntimezone: UTC\npublisher: {name: The Daily}\n")), "")
	set, _, more := articles.ParseAll(context.Background(), source.FilesOf(files), articles.Rules{Zone: time.UTC, Home: cfg.Base.URL()}, nil)
	problems = append(problems, more...)
	layouts, more := layout.Load(starterFiles(b, "templates"), layout.Rules{Data: &View{}})
	problems = append(problems, more...)
	assets, more := asset.Load(starterFiles(b, "static"), asset.Rules{Root: "/", Additions: map[string]string{config.Stylesheet: cfg.Brand.Sheet()}})
	problems = append(problems, more...)
	structure := site.Assemble(context.Background(), cfg, site.DocumentsOf(set), assets, site.Options{Now: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)})
	s, more := structure.Show(set.Articles, set.Comments, nil)
	if problems = append(problems, more...); problems.Failed() {
		b.Fatal(problems)
	}
	return New(s, layouts)
}

// starterFiles are the files of a folder of the starter site.
func starterFiles(b *testing.B, folder string) (files []source.File) {
	err := fs.WalkDir(galen.Starter, folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(galen.Starter, name)
		files = append(files, source.NewFile(name, data))
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return files
}

// BenchmarkExecute makes files of every kind through the templates of the starter
// site, one at a time: what the site knows of the page, the layout, and the look at
// what the finished page asks a browser to do.
func BenchmarkExecute(b *testing.B) {
	r := themed(b, 60)
	for _, file := range []string{"health/piece-30/index.html", "index.html", "health/index.html", "tags/sleep/index.html", "feed.xml", "feed.json", "sitemaps/2026-11.xml"} {
		o, ok := r.site.Output(file)
		if !ok {
			b.Fatalf("there is no %s", file)
		}
		b.Run(path.Join(o.Kind.String(), strings.ReplaceAll(strings.TrimSuffix(file, "/index.html"), "/", " ")), func(b *testing.B) {
			b.ReportAllocs()
			var w bytes.Buffer
			var facts memo.Recorder
			for b.Loop() {
				w.Reset()
				facts.Reset()
				if _, err := r.Make(context.Background(), o, &w, &facts); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(w.Len()))
		})
	}
}
