package sitecheck_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/pipeline"
	"galen/internal/testing/sitecheck"
)

// The clocks of the tests: on Saturday an article of the starter site is news, on
// Wednesday a category has no article yet.
const (
	wednesday = "2026-11-18T12:00:00Z"
	saturday  = "2026-11-21T12:00:00Z"
	sunday    = "2026-11-22T10:00:00Z"
)

// source is the files of a site's source, by path.
type source map[string][]byte

// starter is the starter site's source without the theme, which is built in.
func starter(t testing.TB) source {
	s := source{}
	for _, root := range []string{"galen.yaml", "content"} {
		err := fs.WalkDir(galen.Starter, root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			s[name], err = fs.ReadFile(galen.Starter, name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// write puts the source into a folder.
func (s source) write(t testing.TB, dir string) {
	for name, data := range s {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// happened is the day of what has happened: a review, an update, a correction.
var happened = regexp.MustCompile(`(?m)(\bon: |^updated: |^  - date: )(\d{4}-\d\d-\d\d)`)

// before puts what happened after a day on that day, so that only articles are still
// to come.
func (s source) before(at string) {
	day := []byte(at[:len("2006-01-02")])
	for name, data := range s {
		if strings.HasSuffix(name, ".md") {
			s[name] = happened.ReplaceAllFunc(data, func(m []byte) []byte {
				if of := m[len(m)-len(day):]; bytes.Compare(of, day) > 0 {
					copy(of, day)
				}
				return m
			})
		}
	}
}

// review has the evidence desk review an article, which nobody has.
func (s source) review(name string) {
	s[name] = bytes.Replace(s[name], []byte("\nstudy:\n"), []byte("\nreviewed: {by: evidence-desk, on: 2026-11-20}\nstudy:\n"), 1)
}

// build builds the source at a time for an address, and gives the finished site.
func (s source) build(t testing.TB, at, base string) *sitecheck.Site {
	return s.buildWith(t, at, pipeline.Options{BaseURL: base})
}

// buildWith is build with options of the command line.
func (s source) buildWith(t testing.TB, at string, opt pipeline.Options) *sitecheck.Site {
	dir := t.TempDir()
	s.write(t, dir)
	now, err := time.Parse(time.RFC3339, at)
	if err != nil {
		t.Fatal(err)
	}
	output := filepath.Join(dir, "public")
	opt.Source, opt.Output, opt.Now, opt.Jobs, opt.Builtin = dir, output, now, 2, galen.Starter
	r := pipeline.Run(context.Background(), opt)
	said := false
	for _, d := range r.Problems {
		if d.Code != "held-link" && d.Code != "held-pick" && d.Code != "character-name" && d.Code != "mark-in-text" && d.Code != "no-language" && d.Code != "no-card" { // titles hold such, one site is in Japanese, and cards have no Arabic letters
			t.Errorf("the build says %s: %s (%s)", d.Position, d.Message, d.Hint)
			said = true
		}
	}
	if said {
		t.FailNow()
	}
	site, err := sitecheck.Read(opt.BaseURL, output)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// condemn reports the faults that the judges find, the first few of each. Those
// that hold the words known are noted, and do not fail the test.
func condemn(t *testing.T, site *sitecheck.Site, known string) {
	t.Helper()
	const most = 12
	for _, j := range sitecheck.Judges {
		t.Run(j.Name, func(t *testing.T) {
			for i, f := range j.Judge(site) {
				switch {
				case i == most:
					t.Fatal("and more")
				case known != "" && strings.Contains(f.What, known):
					t.Log("known: ", f)
				default:
					t.Error(f)
				}
			}
		})
	}
}

// TestStarter judges the starter site.
func TestStarter(t *testing.T) {
	for _, edition := range []struct {
		at, base string
		news     bool
	}{
		{sunday, "https://galen-health.example/", false}, {saturday, "https://galen-health.example/", true},
		{wednesday, "https://galen-health.example/", false}, {saturday, "https://x.example/sub/", true},
	} {
		t.Run(edition.base+" "+edition.at, func(t *testing.T) {
			source := starter(t)
			if edition.at == wednesday {
				source.before(edition.at)
			}
			site := source.build(t, edition.at, edition.base)
			if news := site.File("sitemap-news.xml") != nil; news != edition.news {
				t.Errorf("that there is a news sitemap is %v", news)
			}
			condemn(t, site, "")
		})
	}
}

// pieces is how many articles the newsroom has.
const pieces = 70

// TestNewsroom judges a site that has everything, with all that galen.yaml knows
// and with the least that it may say.
func TestNewsroom(t *testing.T) {
	full := newsroom(t, pieces)
	least := newsroom(t, pieces)
	least["galen.yaml"] = []byte(leastConfig)
	full.live(t)
	least.live(t)
	delete(least, "content/health/ended.md") // clocks are not put back there
	for _, edition := range []struct {
		name, base string
		source     source
	}{
		{"root", "https://news.example/", full}, {"folder", "https://x.example/sub/", full}, {"least", "https://news.example/", least},
	} {
		t.Run(edition.name, func(t *testing.T) {
			site := edition.source.build(t, sunday, edition.base)
			t.Logf("%d files", len(site.Files()))
			// html/template writes references for quotation marks that could
			// stand as they are; this site has more of them than any other.
			condemn(t, site, "without character references")
		})
	}
}
