package content

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"galen/internal/frontmatter/civildate"
	"galen/internal/source"
)

func when(t *testing.T, text string) civildate.Moment {
	t.Helper()
	if text == "" {
		return civildate.Moment{}
	}
	m, problem := civildate.Parse(text, time.UTC)
	if problem != nil {
		t.Fatal(problem.Message)
	}
	return m
}

// TestLive is the life of an article: draft, embargoed, published, expired. Each
// border belongs to what comes after it.
func TestLive(t *testing.T) {
	for _, tt := range []struct {
		name                   string
		date, embargo, expires string
		draft                  bool
		at                     string
		live                   bool
	}{
		{"before its date", "2026-11-02", "", "", false, "2026-11-01T23:59:59Z", false},
		{"at its date", "2026-11-02", "", "", false, "2026-11-02T00:00:00Z", true},
		{"after its date", "2026-11-02", "", "", false, "2030-01-01", true},
		{"a draft", "2026-11-02", "", "", true, "2030-01-01", false},
		{"embargoed", "2026-11-02", "2026-11-02T10:00Z", "", false, "2026-11-02T09:59:59Z", false},
		{"embargo lifted", "2026-11-02", "2026-11-02T10:00Z", "", false, "2026-11-02T10:00Z", true},
		{"an embargo before the date", "2026-11-02", "2026-11-01", "", false, "2026-11-01T12:00Z", false},
		{"not expired", "2026-11-02", "", "2026-12-01", false, "2026-11-30T23:59:59Z", true},
		{"expired", "2026-11-02", "", "2026-12-01", false, "2026-12-01T00:00:00Z", false},
		{"expired at its embargo", "2026-11-02", "2026-11-03", "2026-11-03", false, "2026-11-03", false},
	} {
		a := Outline{Date: when(t, tt.date), Extras: &Extras{Embargo: when(t, tt.embargo), Expires: when(t, tt.expires)}}
		a.Draft = tt.draft
		if got := a.Live(when(t, tt.at).Time); got != tt.live {
			t.Errorf("%s: live is %v", tt.name, got)
		}
	}
}

func TestRelease(t *testing.T) {
	for _, tt := range []struct{ date, embargo, want string }{
		{"2026-11-02", "", "2026-11-02"}, {"2026-11-02", "2026-11-03", "2026-11-03"}, {"2026-11-02", "2026-11-01", "2026-11-02"},
	} {
		a := Outline{Date: when(t, tt.date), Extras: &Extras{Embargo: when(t, tt.embargo)}}
		if got := a.Release(); !got.Equal(when(t, tt.want).Time) {
			t.Errorf("%v: got %v", tt, got)
		}
	}
}

func TestModified(t *testing.T) {
	for _, tt := range []struct {
		date, updated string
		corrections   []string
		want          string
	}{
		{"2026-11-02", "", nil, "2026-11-02"},
		{"2026-11-02", "2026-11-03T10:00Z", nil, "2026-11-03T10:00Z"},
		{"2026-11-02", "2026-11-03", []string{"2026-11-04", "2026-11-05"}, "2026-11-05"},
		{"2026-11-02", "2026-11-06", []string{"2026-11-04"}, "2026-11-06"},
		{"2026-11-02", "", []string{"2026-11-02"}, "2026-11-02"},
	} {
		a := Outline{Date: when(t, tt.date), Updated: when(t, tt.updated), Extras: &Extras{}}
		for _, c := range tt.corrections {
			a.Corrections = append(a.Corrections, Correction{Date: when(t, c)})
		}
		if got, want := a.Modified(), when(t, tt.want); !got.Time.Equal(want.Time) || got.Day != want.Day {
			t.Errorf("%v: got %v", tt, got)
		}
	}
}

func TestReferenceLink(t *testing.T) {
	r := Reference{DOI: "10.1000/x", PMID: "1", NCT: "NCT00000001", URL: "https://a.example/"}
	for _, want := range []string{"https://doi.org/10.1000/x", "https://pubmed.ncbi.nlm.nih.gov/1/", "https://clinicaltrials.gov/study/NCT00000001", "https://a.example/", ""} {
		if got := r.Link(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		switch {
		case r.DOI != "":
			r.DOI = ""
		case r.PMID != "":
			r.PMID = ""
		case r.NCT != "":
			r.NCT = ""
		default:
			r.URL = ""
		}
	}
}

// TestKinds: where a file lies says what it is.
func TestKinds(t *testing.T) {
	for _, tt := range []struct{ file, keys, want string }{
		{"content/_index.md", "title: T", "home"},
		{"content/health/_index.md", "title: T\ndescription: D", "category health"},
		{"content/health/heart/_index.md", "title: T\ndescription: D", "category health/heart"},
		{"content/about.md", "title: T", "page about in "},
		{"content/about/index.md", "title: T", "page about in "},
		{"content/index.md", "title: T", "content/index.md: error: the home page must be in content/_index.md"},
		{"content/about.md", "title: T\ncategory: health\ndescription: D\ndate: 2026-11-01\nauthors: [a]", "article about in "},
		{"content/health/flu.md", "title: T\ndescription: D\ndate: 2026-11-01\nauthors: [a]", "article flu in health"},
		{"content/health/flu/index.md", "title: T\ndescription: D\ndate: 2026-11-01\nauthors: [a]", "article flu in health"},
		{"content/health/heart/a.md", "title: T\ndescription: D\ndate: 2026-11-01\nauthors: [a]", "article a in health/heart"},
		{"content/authors/jo.md", "name: Jo\nrole: R", "author jo"},
		{"content/authors/desks/jo.md", "name: Jo\nrole: R", "content/authors/desks/jo.md: error: authors must be directly in content/authors"},
		{"content/authors.md", "title: T", "page authors in "},
		{"content/Health/_index.md", "title: T\ndescription: D", `content/Health/_index.md: error: the name of this folder becomes part of URLs, and "Health" holds a capital letter`},
	} {
		document, list := Parse(source.NewFile(tt.file, []byte("---\n"+tt.keys+"\n---\nText.\n")), Rules{Zone: time.UTC})
		got := ""
		switch d := document.(type) {
		case *Article:
			got = "article " + d.Slug.Text + " in " + d.Folder
		case *Page:
			got = "page " + d.Slug.Text + " in " + d.Folder
		case *Author:
			got = "author " + d.ID
		case *Category:
			got = "category " + d.Path
			if d.Path == "" {
				got = "home"
			}
		}
		if len(list) > 0 {
			got = list[0].Error()
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.file, got, tt.want)
		}
	}
}

// TestParseAll: every file has its place, in order, and what was parsed before is
// used again only while the file and the rules are the same.
func TestParseAll(t *testing.T) {
	var files []source.File
	add := func(path, text string) { files = append(files, source.NewFile(path, []byte(text))) }
	add("content/_index.md", "---\ntitle: Home\n---\n")
	add("content/about.md", "---\ntitle: About\n---\n")
	add("content/authors/desk.md", "---\nname: Desk\nrole: Desk\n---\n")
	add("content/health/_index.md", "---\ntitle: Health\ndescription: D\n---\n")
	for i := range 60 {
		add(fmt.Sprintf("content/health/%02d.md", i), goodHeader+fmt.Sprintf("Text %d.\n", i))
	}
	add("content/health/faulty.md", "---\ntitel: T\n---\n")
	add("content/health/flu.MD", goodHeader)
	add("content/health/flu.markdown", goodHeader)
	add("content/health/p.png", "png")
	slices.SortFunc(files, func(a, b source.File) int { return strings.Compare(a.Path, b.Path) })

	rules := Rules{Zone: time.UTC, Home: "https://news.example/"}
	set, parsed, list := ParseAll(context.Background(), source.FilesOf(files), rules, nil)
	if set.Home == nil || len(set.Pages) != 1 || len(set.Authors) != 1 || len(set.Categories) != 1 || len(set.Articles) != 61 || len(set.Files) != 1 {
		t.Fatalf("got %d articles, %d pages, %d authors, %d categories, %d files", len(set.Articles), len(set.Pages), len(set.Authors), len(set.Categories), len(set.Files))
	}
	for i := range 60 {
		if want := fmt.Sprintf("%02d", i); set.Articles[i].Slug.Text != want {
			t.Fatalf("article %d is %s", i, set.Articles[i].Slug.Text)
		}
	}
	var codes []string
	for _, d := range list {
		codes = append(codes, d.File+" "+d.Code)
	}
	want := []string{"content/health/flu.MD bad-name", "content/health/flu.markdown bad-name", "content/health/faulty.md unknown-key", "content/health/faulty.md missing-key", "content/health/faulty.md missing-key", "content/health/faulty.md missing-key"}
	if d := cmp.Diff(want, codes); d != "" {
		t.Error(d)
	}

	again, _, againList := ParseAll(context.Background(), source.FilesOf(files), rules, parsed)
	if again.Articles[7] != set.Articles[7] || len(againList) != len(list) {
		t.Error("what is the same was parsed again, or its problems were lost")
	}
	changed := append([]source.File{}, files...)
	changed[3] = source.NewFile(files[3].Path, []byte(goodHeader+"New.\n"))
	third, _, _ := ParseAll(context.Background(), source.FilesOf(changed), rules, parsed)
	if third.Articles[0] == set.Articles[0] || third.Articles[1] != set.Articles[1] {
		t.Error("one file changed: not it alone was parsed again")
	}
	moved, _, _ := ParseAll(context.Background(), source.FilesOf(files), Rules{Zone: time.UTC, Home: "https://other.example/"}, parsed)
	if moved.Articles[7] == set.Articles[7] {
		t.Error("the site's address changed, and links were not looked at again")
	}
}

// TestExtrasAreShared: an article of which nothing rare is known keeps nothing for that.
func TestExtrasAreShared(t *testing.T) {
	front := "title: T\ndescription: D.\ndate: 2026-01-02\nauthors: [a]\ntags: [x]\nrelated: [b]\n"
	for text, shared := range map[string]bool{"": true, "also_in: [trials]\n": false, "help: [suicide]\n": false, "corrections: [{date: 2026-01-03, text: \"It was 26, not 62.\"}]\n": false} {
		d, _ := Parse(source.NewFile("content/health/x.md", []byte("---\n"+front+text+"---\n\nText.\n")), Rules{Zone: time.UTC})
		if a := d.(*Article); (a.Extras == noExtras) != shared {
			t.Errorf("%q: %+v", text, *a.Extras)
		}
	}
	if !reflect.ValueOf(*noExtras).IsZero() {
		t.Errorf("somebody has changed what all articles share: %+v", *noExtras)
	}
}
