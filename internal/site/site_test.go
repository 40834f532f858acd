package site

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/theme/asset"
)

// at is the build clock of these tests.
var at = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

// assembled makes a site from files; those of every site are added.
func assembled(t *testing.T, files map[string]string, show Show) (*Site, diag.List) {
	t.Helper()
	return assembledAs(t, files, show, "")
}

// assembledAs is assembled with further lines of galen.yaml.
func assembledAs(t *testing.T, files map[string]string, show Show, more string) (*Site, diag.List) {
	t.Helper()
	all := map[string]string{
		"content/authors/desk.md":         "---\nname: Desk\nkind: desk\nrole: Reports\n---\n",
		"content/health/_index.md":        "---\ntitle: Health\ndescription: D.\n---\n",
		"content/health/heart/_index.md":  "---\ntitle: Heart\ndescription: D.\n---\n",
		"content/trials/_index.md":        "---\ntitle: Trials\ndescription: D.\n---\n",
		"content/health/heart/rhythm.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"></svg>`,
	}
	for name, text := range files {
		all[name] = text
	}
	var list, static []source.File
	for name, text := range all {
		if strings.HasPrefix(name, "static/") {
			static = append(static, source.NewFile(name, []byte(text)))
			continue
		}
		list = append(list, source.NewFile(name, []byte(text)))
	}
	slices.SortFunc(list, func(a, b source.File) int { return strings.Compare(a.Path, b.Path) })
	if !strings.Contains(more, "pageSize:") {
		more = "pageSize: 3\n" + more
	}
	cfg, problems := config.Parse(source.NewFile("galen.yaml", []byte("title: T\nbaseURL: https://t.example/\ntimezone: UTC\n"+more)), "")
	if problems.Failed() {
		t.Fatal(problems)
	}
	set, _, problems := content.ParseAll(context.Background(), source.FilesOf(list), content.Rules{Zone: cfg.Zone, Home: cfg.Base.URL(), Fields: cfg.Fields, Taxonomies: cfg.Taxonomies}, nil)
	if problems.Failed() {
		t.Fatal(problems)
	}
	assets, _ := asset.Load(static, asset.Rules{Root: "/"})
	s, problems := Assemble(context.Background(), cfg, DocumentsOf(set), assets, Options{Now: at, Show: show}).Show(set.Articles, set.Comments, nil)
	problems.Sort()
	return s, problems
}

// piecePage is the text of an article: a date and further lines of front matter.
func piecePage(date string, lines ...string) string {
	return "---\ntitle: T " + date + "\ndescription: D.\ndate: " + date + "\nauthors: [desk]\n" + strings.Join(lines, "\n") + "\n---\nText.\n"
}

// TestLists is the rule of archives: numbered pages are full and never change,
// the list's own address shows what is newest.
func TestLists(t *testing.T) {
	for n := 0; n <= 13; n++ {
		files := map[string]string{}
		for i := range n {
			files[fmt.Sprintf("content/trials/a%02d.md", i)] = piecePage(fmt.Sprintf("2026-01-%02d", i+1))
		}
		s, _ := assembled(t, files, Live)
		archive := max(0, n/3-1)
		own := s.Value("list:/trials/").(List)
		if want := n - 3*archive; len(own.Cards) != want {
			t.Errorf("%d articles: %d at the list's own address, want %d", n, len(own.Cards), want)
		}
		for page := 1; page <= archive; page++ {
			l := s.Value(fmt.Sprintf("list:/trials/page/%d/", page)).(List)
			var got []string
			for _, c := range l.Cards {
				got = append(got, c.URL)
			}
			want := []string{fmt.Sprintf("/trials/a%02d/", page*3-1), fmt.Sprintf("/trials/a%02d/", page*3-2), fmt.Sprintf("/trials/a%02d/", page*3-3)}
			if !slices.Equal(got, want) {
				t.Errorf("%d articles, page %d: %v, want %v", n, page, got, want)
			}
			newer := fmt.Sprintf("/trials/page/%d/", page+1)
			if page == archive {
				newer = "/trials/"
			}
			if l.Newer != newer || page == 1 != (l.Older == "") {
				t.Errorf("%d articles, page %d: newer %q older %q", n, page, l.Newer, l.Older)
			}
		}
		if s.Value(fmt.Sprintf("list:/trials/page/%d/", archive+1)) != nil {
			t.Errorf("%d articles: there is a page %d", n, archive+1)
		}
	}
}

// TestRelated is the order of what is related: picks, rare tags before common
// ones, more of the category path, nearer in time; never the article itself.
func TestRelated(t *testing.T) {
	s, problems := assembled(t, map[string]string{
		"content/health/heart/a.md":       piecePage("2026-06-15", "tags: [rare, common]", "related: [picked, {title: Elsewhere, url: 'https://x.example/'}]"),
		"content/trials/rare.md":          piecePage("2020-01-01", "tags: [rare]"),
		"content/trials/common-near.md":   piecePage("2026-06-14", "tags: [common]"),
		"content/trials/common-far.md":    piecePage("2025-06-14", "tags: [common]"),
		"content/health/common-health.md": piecePage("2021-06-14", "tags: [common]"),
		"content/trials/picked.md":        piecePage("2020-02-01"),
		"content/health/heart/none.md":    piecePage("2020-03-01"),
		"content/health/heart/draft.md":   piecePage("2026-06-15", "tags: [rare]", "draft: true"),
	}, Live)
	if problems.Failed() {
		t.Fatal(problems)
	}
	var got []string
	for _, c := range s.Value("related:/health/heart/a/").([]Card) {
		got = append(got, c.URL)
	}
	want := []string{"/trials/picked/", "https://x.example/", "/trials/rare/", "/health/common-health/", "/trials/common-near/"}
	if !slices.Equal(got, want) {
		t.Errorf("related %v, want %v", got, want)
	}
	got = nil
	for _, c := range s.Value("related:/health/heart/none/").([]Card) {
		got = append(got, c.URL)
	}
	if want := []string{"/health/heart/a/", "/health/common-health/"}; !slices.Equal(got, want) {
		t.Errorf("without tags: %v, want %v", got, want)
	}
}

// TestHeld is the instant at which each article may be seen, to the second.
func TestHeld(t *testing.T) {
	for _, c := range []struct {
		lines  string
		reason string
	}{
		{"", ""},
		{"draft: true", "draft"},
		{"embargo: 2026-11-22T10:00:00", ""},
		{"embargo: 2026-11-22T10:00:01", "embargoed"},
		{"expires: 2026-11-22T10:00:01", ""},
		{"expires: 2026-11-22T10:00:00", "expired"},
	} {
		s, problems := assembled(t, map[string]string{"content/trials/x.md": piecePage("2026-11-01", c.lines)}, Live)
		if problems.Failed() {
			t.Fatalf("%s: %v", c.lines, problems)
		}
		shown := s.Value("article:/trials/x/") != nil
		if shown != (c.reason == "") || c.reason != "" && (len(s.HeldBack()) != 1 || s.HeldBack()[0].Reason != c.reason) {
			t.Errorf("%q: shown %v, held back %v", c.lines, shown, s.HeldBack())
		}
	}
	for date, next := range map[string]string{"2026-11-22T10:00:00Z": "2026-11-24T10:00:00Z", "2026-11-22T10:00:01Z": "2026-11-22T10:00:01Z", "2026-11-01": ""} {
		s, _ := assembled(t, map[string]string{"content/trials/x.md": piecePage(date)}, Live)
		got := ""
		if !s.Next().IsZero() {
			got = s.Next().UTC().Format(time.RFC3339)
		}
		if got != next {
			t.Errorf("an article of %s: the site changes at %q, want %q", date, got, next)
		}
	}
}

// TestHeldTags: what is held back gives no topic a page, and in a preview for colleagues drafts do, and nothing else.
func TestHeldTags(t *testing.T) {
	met := 0
	for lines, shown := range map[string]map[Show]bool{
		"":                           {Live: true, WithDrafts: true, Everything: true},
		"draft: true":                {WithDrafts: true, Everything: true},
		"embargo: 2026-12-01T10:00Z": {Everything: true},
		"expires: 2026-11-02":        {Everything: true},
		// the notice of a withdrawal stays when what it is about would have expired, and has no topics
		"expires: 2026-11-02\nwithdrawn: {date: 2026-11-02T00:00Z, reason: It was wrong.}": {},
	} {
		for _, show := range []Show{Live, WithDrafts, Everything} {
			s, problems := assembled(t, map[string]string{"content/trials/x.md": piecePage("2026-11-01", "tags: [canary]", lines)}, show)
			if problems.Failed() {
				t.Fatalf("%s: %v", lines, problems)
			}
			if got := s.Value("list:/tags/canary/") != nil; got != shown[show] {
				t.Errorf("%q, showing %v: its topic has a page: %v", lines, show, got)
			}
			if notice := strings.Contains(lines, "withdrawn"); notice && len(s.HeldBack()) > 0 {
				t.Errorf("%q, showing %v: the notice is held back: %v", lines, show, s.HeldBack())
			}
			met++
		}
	}
	if met != 15 {
		t.Errorf("%d sites were assembled", met)
	}
	// a notice of what readers never saw would tell them of it
	for lines, notices := range map[string]int{"": 1, "draft: true": 0, "embargo: 2026-12-01T10:00Z": 0} {
		s, problems := assembled(t, map[string]string{"content/trials/x.md": piecePage("2026-11-01", "withdrawn: {date: 2026-11-02T00:00Z, reason: It was wrong.}", lines)}, Live)
		if problems.Failed() {
			t.Fatalf("%s: %v", lines, problems)
		}
		if got := len(s.withdrawnArticles); got != notices {
			t.Errorf("withdrawn, %q: %d notices", lines, got)
		}
	}
}

// TestLinks is every way to name a page, and what a link becomes.
func TestLinks(t *testing.T) {
	body := func(link string) map[string]string {
		return map[string]string{
			"content/health/heart/from.md": piecePage("2026-11-01") + "\n" + link + "\n",
			"content/trials/to.md":         piecePage("2026-11-01", "aliases: [/old/]") + "\n## Part one\n\nText.\n",
			"content/trials/hidden.md":     piecePage("2026-11-01", "draft: true"),
			"content/about.md":             "---\ntitle: About\n---\nText.\n",
		}
	}
	for link, want := range map[string]string{
		"[x](to)":                        `<a href="/trials/to/">x</a>`,
		"[x](trials/to)":                 `<a href="/trials/to/">x</a>`,
		"[x](/trials/to/)":               `<a href="/trials/to/">x</a>`,
		"[x](/trials/to)":                `<a href="/trials/to/">x</a>`,
		"[x](../../trials/to.md)":        `<a href="/trials/to/">x</a>`,
		"[x](to#part-one)":               `<a href="/trials/to/#part-one">x</a>`,
		"[x](/old/)":                     `<a href="/trials/to/">x</a>`,
		"[x](https://t.example/about/)":  `<a href="/about/">x</a>`,
		"[x](about \"T\")":               `<a href="/about/" title="T">x</a>`,
		"[x](/health/)":                  `<a href="/health/">x</a>`,
		"[x](../_index.md)":              `<a href="/health/">x</a>`,
		"a [x](hidden) b":                `a x b`,
		"![Beats](rhythm.svg)":           `width="4" height="3"`,
		"[x](rhythm.svg)":                `<a href="/immutable/health/heart/rhythm.`,
		"[x](https://elsewhere.example)": `<a href="https://elsewhere.example">x</a>`,
	} {
		s, problems := assembled(t, body(link), Live)
		if problems.Failed() {
			t.Errorf("%s: %v", link, problems)
			continue
		}
		if got := fmt.Sprint(s.Value("body:/health/heart/from/")); !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", link, got, want)
		}
	}
	for link, hint := range map[string]string{
		"[x](too)":                                    `did you mean "to"?`,
		"[x](/trials/tow/)":                           `did you mean "/trials/to/"?`,
		"[x](to#part-won)":                            "did you mean #part-one?",
		"[x](../../../x)":                             "link by slug",
		"[x](www.nhs.example/iron)":                   "begin with https://, as in  https://www.nhs.example/iron",
		"[x](nice.org.uk)":                            "begin with https://, as in  https://nice.org.uk",
		"[x](desk@nice.org.uk)":                       "write  mailto:desk@nice.org.uk",
		"[x](to#zzzzzzzzzz)":                          "#part-one",
		"![Beats](https://www.youtube.com/watch?v=1)": "link to it:  [Watch the film](https://www.youtube.com/watch?v=1)",
		"![Beats](clip.mp4)":                          "link to it:  [Watch the film](clip.mp4)",
	} {
		_, problems := assembled(t, body(link), Live)
		if !problems.Failed() || !strings.Contains(problems[0].Hint, hint) || problems[0].Line != 10 {
			t.Errorf("%s: %v, want the hint %q at line 10", link, problems, hint)
		}
	}
}
