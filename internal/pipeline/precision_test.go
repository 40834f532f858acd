package pipeline

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// localPaper is a site just large enough to have one of everything: six articles
// in two categories, the newest first, two of which share a tag.
func localPaper() sourceFiles {
	files := sourceFiles{
		"galen.yaml": `title: Local
baseURL: https://local.example/
timezone: UTC
pageSize: 2
feeds: {size: 2, formats: [rss]}
publisher: {logo: logo.svg, policies: {ethics: /ethics/}}
menus: {main: [{title: Heart, url: /heart/}]}
`,
		"content/heart/_index.md":  "---\ntitle: Heart\ndescription: The heart.\n---\n",
		"content/trials/_index.md": "---\ntitle: Trials\ndescription: The trials.\n---\n",
		"content/authors/ada.md":   "---\nname: Ada\nrole: Editor\n---\n",
		"content/authors/bo.md":    "---\nname: Bo\nrole: Reporter\n---\n",
		"content/about.md":         "---\ntitle: About\n---\n\nUs.\n",
		"content/ethics.md":        "---\ntitle: Ethics\n---\n\nNo gifts.\n",
		"content/trials/wave.png":  dots(1),
		"static/own.css":           "p{color:#123}\n",
	}
	for i, a := range []struct{ file, date, author, extra string }{
		{"heart/one", "2026-11-22T06:00", "ada", "tags: [sleep]"},
		{"heart/two", "2026-11-15", "ada", ""},
		{"heart/three", "2026-11-10", "ada", ""},
		{"heart/four", "2026-10-05", "ada", "disclosures: [None declared.]"},
		{"trials/five", "2026-11-12", "bo", "tags: [sleep]"},
		{"trials/six", "2026-10-01", "bo", "aliases: [/was/six/]"},
	} {
		text := fmt.Sprintf("---\ntitle: Piece %d\ndescription: What piece %d says.\ndate: %s\nauthors: [%s]\n%s\n---\n\nText.\n", i, i, a.date, a.author, a.extra)
		files["content/"+a.file+".md"] = strings.Replace(text, "\n\n---", "\n---", 1)
	}
	files["content/heart/four.comments.yaml"] = "- {name: Cy, date: 2026-10-06, text: What?}\n"
	files["data/cases.csv"] = "Year,Cases\n2025,12\n2026,7\n"
	files["data/desk.yaml"] = "phone: 555-0100 # of the desk\n"
	files["data/wards.csv"] = "Ward,Beds\nNorth,12\n"
	files["templates/blocks/hotline.html"] = `<p>Ring {{(.Data "desk").Text "phone"}}</p>`
	files["templates/blocks/wards.html"] = `<div>{{.Body}}{{template "blocks/beds" .}}</div>`
	files["templates/blocks/_beds.html"] = `<ul>{{range (.Data "wards").Rows}}<li>{{.Text "Ward"}}: {{.Text "Beds"}}</li>{{end}}</ul>`
	files["content/heart/four.md"] += "\n::hotline\n"
	files["content/about.md"] += "\n:::wards\nOurs.\n:::\n"
	files["content/heart/one.md"] += "\n:::wards\nOurs.\n:::\n"
	files["data/other.csv"] = "Year,Cases\n2025,1\n"
	files["content/heart/three.md"] += someChart("line", "cases.csv", "y: Cases\n")
	files["content/heart/three.md"] += "\nSee [six](../trials/six.md).\n"
	files["content/trials/six.md"] += "\n![Wave](wave.png)\n"
	files["content/trials/held.md"] = strings.Replace(files["content/trials/six.md"], "aliases: [/was/six/]", "embargo: 2026-11-22T15:00", 1)
	return files
}

// precise says, for each kind of edit, which files are made: those that show what
// was edited, and no other. An edit is "FILE KEY: VALUE", or "FILE OLD → NEW".
var precise = []struct{ edit, made string }{
	{"nothing", ""},
	{"content/heart/one.md Text. → Other.",
		"authors/ada/feed.xml feed.xml heart/feed.xml heart/one/ tags/sleep/feed.xml"},
	{"content/heart/four.md Text. → Other.",
		"heart/four/"},
	{"data/cases.csv 12 → 13", // of article three, which is in no feed
		"heart/three/"},
	{"data/other.csv 1 → 2",
		""},
	{"data/desk.yaml 0100 → 0101", // of blocks of the site's own
		"heart/four/"},
	{"data/desk.yaml of the → of our", ""},
	{"data/wards.csv 12 → 13",
		"about/ authors/ada/feed.xml feed.xml heart/feed.xml heart/one/ tags/sleep/feed.xml"},
	{"data/wards.csv North → South",
		"about/ authors/ada/feed.xml feed.xml heart/feed.xml heart/one/ tags/sleep/feed.xml"},
	{"templates/blocks/_beds.html <li> → <li>Ward ",
		"about/ authors/ada/feed.xml feed.xml heart/feed.xml heart/one/ tags/sleep/feed.xml"},
	{"content/heart/two.md title: Other",
		"archive/2026/11/ authors/ada/feed.xml authors/ada/ feed.xml heart/feed.xml heart/four/ heart/ heart/one/ heart/three/ heart/two/ /"},
	{"content/trials/six.md title: Other",
		"archive/2026/10/ authors/bo/feed.xml authors/bo/ / page/1/ trials/feed.xml trials/five/ trials/ trials/six/ was/six/"},
	{"content/trials/six.md slug: seven",
		"_redirects archive/2026/10/ authors/bo/feed.xml authors/bo/ heart/three/ / page/1/ sitemaps/2026-10.xml trials/feed.xml trials/five/ trials/ trials/seven/ was/six/"},
	{"content/heart/two.md description: Other.",
		"archive/2026/11/ authors/ada/feed.xml authors/ada/ feed.xml heart/feed.xml heart/four/ heart/ heart/one/ heart/three/ heart/two/ /"},
	{"content/heart/two.md date: 2026-11-16",
		"archive/2026/11/ authors/ada/feed.xml authors/ada/ feed.xml heart/feed.xml heart/four/ heart/ heart/one/ heart/three/ heart/two/ / sitemaps/2026-11.xml"},
	{"content/heart/two.md updated: 2026-11-17",
		"authors/ada/feed.xml feed.xml heart/feed.xml heart/two/ sitemaps/2026-11.xml"},
	{"content/heart/four.md tags: [blood]",
		"heart/four/ sitemaps/pages-1.xml tags/blood/feed.xml tags/blood/ tags/"},
	{"content/heart/four.md related: [six]",
		"heart/four/"},
	{"content/heart/four.md references: [{title: A paper, doi: 10.1000/xyz}]",
		"heart/four/"},
	{"content/heart/four.md study: {design: cohort, results: preprint}",
		"PAGES sitemaps/pages-1.xml"}, // the first one: there is an index of studies now
	{"content/heart/four.md draft: true",
		"404.html archive/2026/10/ archive/ authors/ada/ authors/ heart/ heart/one/ heart/three/ heart/two/ / page/1/ sitemap.xml sitemaps/2026-10.xml sitemaps/pages-1.xml"},
	{"content/heart/four.md corrections: [{date: 2026-11-20, text: It was 27.}]",
		"corrections/ heart/four/ / sitemap.xml sitemaps/2026-10.xml sitemaps/pages-1.xml"},
	{"content/heart/four.md withdrawn: {date: 2026-11-20, reason: It was wrong.}",
		"404.html _redirects archive/2026/10/ archive/ authors/ada/feed.xml authors/ada/ authors/ corrections/ feed.xml heart/feed.xml heart/four/ heart/ heart/one/ heart/three/ heart/two/ / page/1/ sitemap.xml sitemaps/2026-10.xml sitemaps/pages-1.xml"},
	{"content/heart/four.md ai: {used: false}",
		"heart/four/"},
	{"content/authors/bo.md name: Bob",
		"archive/2026/10/ archive/2026/11/page/1/ authors/bo/feed.xml authors/bo/ authors/ heart/one/ / page/1/ page/2/ tags/sleep/feed.xml tags/sleep/ trials/feed.xml trials/five/ trials/ trials/six/"},
	{"content/authors/bo.md role: Writer",
		"authors/bo/ authors/ trials/five/ trials/six/"},
	{"content/authors/bo.md credentials: MD",
		"authors/bo/ authors/ trials/five/ trials/six/"},
	{"content/trials/_index.md title: Tests",
		"404.html archive/2026/10/ archive/2026/11/page/1/ authors/bo/feed.xml authors/bo/ heart/one/ / page/1/ page/2/ tags/sleep/feed.xml tags/sleep/ trials/feed.xml trials/five/ trials/ trials/six/"},
	{"content/trials/_index.md description: Tests.",
		"404.html trials/feed.xml trials/"},
	{"content/about.md Us. → Them.",
		"about/"},
	{"content/about.md title: Them",
		"about/"},
	{"content/ethics.md title: Rules",
		"PAGES sitemap-news.xml was/six/"},
	{"galen.yaml menus: {main: [{title: The heart, url: /heart/}]}",
		"PAGES"},
	{"galen.yaml menus: {other: [{title: Heart, url: /heart/}], main: [{title: Heart, url: /heart/}]}", ""},
	{"content/heart/four.comments.yaml What? → Why?",
		"heart/four/"},
	{"content/heart/four.md comments: none",
		"heart/four/"},
	{"galen.yaml comments: {endpoint: /comments, privacy: /about/}",
		"_headers heart/four/ heart/one/ heart/three/ heart/two/ trials/five/ trials/six/"},
	{"galen.yaml newsletter: {endpoint: /letter, privacy: /about/}",
		"PAGES _headers"},
	{"galen.yaml policy: meta",
		"PAGES"},
	{"galen.yaml brand: {accent: \"#8a1538\"}",
		"PAGES immutable/site.*.css"},
	{"galen.yaml headers: {X-Frame-Options: SAMEORIGIN}",
		"_headers"},
	{"galen.yaml description: All of it.",
		"PAGES authors/ada/feed.xml authors/bo/feed.xml feed.xml sitemap-news.xml tags/sleep/feed.xml was/six/"},
	{"static/own.css 123 → 456",
		"immutable/own.*.css"},
	{"static/site.css :root → html:root",
		"PAGES immutable/site.*.css"},
	{"templates/_masthead.html {{word \"navigation.skip\"}} → Jump to the text",
		"PAGES"},
	{"templates/_pager.html {{word \"pager.newer\"}} → Newer",
		"archive/2026/10/ archive/2026/11/ archive/2026/11/page/1/ authors/ada/ authors/ada/page/1/ authors/bo/ heart/ heart/page/1/ / page/1/ page/2/ tags/sleep/ trials/"},
	{"templates/article.html <article class → <article id=\"story\" class",
		"heart/four/ heart/one/ heart/three/ heart/two/ trials/five/ trials/six/"},
	{"templates/tag.html main → main", ""},
	{"templates/authors.html {{template \"opening\" .}} → {{template \"opening\" .}}<hr>",
		"authors/"},
	{"templates/authors.html {{template \"opening\" .}} → {{template \"opening\" .}}<audio src=\"{{.Site.URL}}a.mp3\" controls></audio>",
		"_headers authors/"}, // the site is as it was, its policy is not
	{"templates/redirect.html <h1> → <h1>Gone: ",
		"was/six/"},
	{"content/trials/wave.png → picture",
		"authors/bo/feed.xml immutable/trials/wave.*.png trials/feed.xml trials/six/"},
	{"clock 2026-11-22T14:59:59Z", ""},
	{"clock 2026-11-22T15:00:00Z",
		"404.html archive/2026/10/ archive/ authors/bo/feed.xml authors/bo/ authors/ / page/1/ page/2/ sitemap-news.xml sitemaps/2026-10.xml trials/feed.xml trials/five/ trials/held/ trials/ trials/six/"},
	{"clock 2026-11-24T06:00:00Z",
		"404.html archive/2026/10/ archive/ authors/bo/feed.xml authors/bo/ authors/ / page/1/ page/2/ sitemap-news.xml sitemaps/2026-10.xml trials/feed.xml trials/five/ trials/held/ trials/ trials/six/"},
}

func TestPrecision(t *testing.T) {
	for _, c := range precise {
		t.Run(c.edit, func(t *testing.T) {
			w := newWorkshop(t, nil)
			w.state.files = localPaper()
			w.state.files.sync(t, w.warm.dir, nil)
			if r := Run(context.Background(), w.options(w.warm)); r.Problems.Failed() {
				t.Fatal(r.Problems)
			}
			before := look(t, w.warm.out)
			w.state.change(t, c.edit)
			w.state.files.sync(t, w.warm.dir, localPaper())
			var mu sync.Mutex
			var made []string
			opt := w.options(w.warm)
			opt.OnOutput = func(file, _ string) {
				mu.Lock()
				defer mu.Unlock()
				made = append(made, file)
			}
			if r := Run(context.Background(), opt); r.Problems.Failed() {
				t.Fatal(r.Problems)
			}
			after := look(t, w.warm.out)
			slices.Sort(made)
			if want := filesOf(c.made, after); !slices.Equal(made, want) {
				t.Errorf("made\n%s\nwant\n%s", strings.Join(made, " "), strings.Join(want, " "))
			}
			for file, text := range after {
				if text != before[file] && !slices.Contains(made, file) && file != ".galen/manifest" {
					t.Errorf("%s changed and was not made", file)
				}
			}
		})
	}
}

// filesOf reads a list of files in which PAGES are all pages of the output, a name
// that ends with a slash is the page at that path, and * any fingerprint.
func filesOf(names string, output outputFiles) (files []string) {
	for _, name := range strings.Fields(names) {
		switch {
		case name == "PAGES":
			for file := range output {
				if strings.HasSuffix(file, ".html") && !strings.HasPrefix(file, "was/") {
					files = append(files, file)
				}
			}
		case strings.Contains(name, "*"):
			for file := range output {
				if ok, _ := path.Match(name, file); ok {
					files = append(files, file)
				}
			}
		case strings.HasSuffix(name, "/"):
			files = append(files, strings.TrimPrefix(name+"index.html", "/"))
		default:
			files = append(files, name)
		}
	}
	slices.Sort(files)
	return files
}

// change makes the edit of a line of the table.
func (s *state) change(t *testing.T, edit string) {
	file, what, _ := strings.Cut(edit, " ")
	old, now, replaces := strings.Cut(what, " → ")
	key, value, _ := strings.Cut(what, ": ")
	switch {
	case edit == "nothing":
	case file == "clock":
		var err error
		s.now, err = time.Parse(time.RFC3339, what)
		check(t, err)
	case isPicture(file):
		s.files[file] = dots(33)
	case replaces:
		text := s.readTemplate(file)
		if !strings.Contains(text, old) {
			t.Fatalf("%s does not hold %q", file, old)
		}
		s.files[file] = strings.Replace(text, old, now, 1)
	default:
		s.files[file] = setKey(s.files[file], key, value)
	}
}
