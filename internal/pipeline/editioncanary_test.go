package pipeline

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"galen"
	"galen/internal/testing/searcher"
	"galen/internal/testing/testtime"
)

// Two articles, each in two languages. Every word of the originals that could leak begins with "canary", every one of
// their translations with "canario".

const canaryConfig = `title: News
description: All.
baseURL: https://news.example/
timezone: Europe/Berlin
search: true
pageSize: 2
socialCards: true
pictures: {formats: []}
check: {levels: {HN404: off}}
taxonomies: {conditions: {title: Conditions}}
podcasts: {rounds: {title: Rounds, description: One study., image: cover.png, author: Dose, category: Science}, rondas: {title: Rondas, description: Un estudio., image: cover.png, author: Dosis, category: Science, language: es}}
menus: {main: [{title: Health, url: /health/}, {title: First, url: content/health/canaryflu}]}
languages: {es: {title: Noticias, taxonomies: {conditions: {title: Enfermedades}}, menus: {main: [{title: Primera, url: health/canaryflu/index.es.md}]}}}
`

const canaryShared = `date: 2026-11-21T08:00
authors: [ada]
conditions: [canaryterm]
image: {src: canaryphoto.jpg, alt: A canaryalt, credit: canarycredit}
audio: {src: canaryround.mp3, title: canaryaudio, transcript: canaryround.txt, show: rounds, chapters: [{at: "0:00", title: canarychapter}, {at: "0:01", title: Bye}]}
study: {name: canarystudy, design: one-arm, phase: 1, participants: 26, results: preprint, condition: canarycondition}
references: [{id: a, title: The canaryreference, doi: 10.1000/canarydoi}]
`

// canaryPiece is an article in a language, canaryLive a live story.
func canaryPiece(word, shared string) string {
	return "---\ntitle: The WORDtitle\ndescription: The WORDdek.\ntags: [WORDtag]\nseries: WORDseries\ndisclosures: [WORDdisclosure.]\nslug: WORDflu\naliases: [/old/WORDold/]\n" +
		"corrections: [{date: 2026-11-22, text: It was WORDcorrection and not 62.}]\nai: {used: true, how: A WORDhow did it., reviewed_by: ada}\n" +
		"related: [{title: WORDrelated, url: \"https://other.example/\"}]\n" + shared + "---\n" +
		"The WORDtext says so [@a], see [numbers](canarynumbers.csv).\n\n## The WORDheading\n\nMore.\n\n" +
		"::embed{url=\"https://www.youtube.com/watch?v=aqz-KE-bpKQ\" title=\"WORDfilm\" poster=\"canaryfilm.png\"}\n"
}

func canaryLive(shared string) string {
	return "---\ntitle: The WORDlivetitle\ndescription: The WORDlivedek.\ntags: [WORDtag]\nslug: WORDlive\n" + shared + "---\nThe WORDintroduction.\n\n## 2026-11-22 08:30 WORDentry\n\nWORDentrytext.\n"
}

func canaryPlain(word string) string {
	return strings.ReplaceAll("---\ntitle: The WORDeasytitle\ndescription: The WORDeasydek.\n---\nThe WORDeasytext.\n", "WORD", word)
}

func canarySite() sourceFiles {
	files := sourceFiles{
		"galen.yaml":                               canaryConfig,
		"content/_index.md":                        "---\ntitle: News\ndescription: All.\npicks: [/health/canaryflu/]\n---\nSee [this](/health/canaryflu/).\n",
		"content/_index.es.md":                     "---\ntitle: Noticias\ndescription: Todo.\npicks: [/es/health/canarioflu/]\n---\nVea [esto](/health/canaryflu/).\n",
		"content/health/_index.md":                 "---\ntitle: Health\ndescription: All.\n---\n",
		"content/health/_index.es.md":              "---\ntitle: Salud\ndescription: Todo.\n---\n",
		"content/authors/ada.md":                   "---\nname: Ada\nrole: Reporter\n---\n",
		"content/authors/ada.es.md":                "---\nname: Ada\nrole: Reportera\n---\n",
		"content/chosen.md":                        "---\ntitle: Chosen\ndescription: Some.\nlist: {author: ada}\n---\n",
		"content/chosen.es.md":                     "---\ntitle: Elegidos\ndescription: Algunos.\nlist: {author: ada}\nslug: chosen\n---\n",
		"static/cover.png":                         cover(1),
		"content/health/canaryflu/canaryphoto.jpg": photograph(3), "content/health/canaryflu/canaryfilm.png": dots(4),
		"content/health/canaryflu/canaryround.mp3": silence(90), "content/health/canaryflu/canaryround.txt": "The canarytranscript.\n",
		"content/health/canaryflu/canarynumbers.csv": "group,people\na,26\n",
		"content/health/canaryflu/index.md":          strings.ReplaceAll(canaryPiece("canary", canaryShared), "WORD", "canary"),
		"content/health/canaryflu/index.es.md": strings.ReplaceAll(canaryPiece("canario", strings.ReplaceAll(
			"image: {alt: Un canaryalt}\nconditions: [canaryterm]\naudio: {src: canaryround.mp3, title: canaryaudio, transcript: canaryround.txt, show: rondas, chapters: [{at: \"0:00\", title: canarychapter}, {at: \"0:01\", title: Adiós}]}\n",
			"canaryalt", "canarioalt")), "WORD", "canario"),
		"content/health/canaryflu/index.plain.md":    canaryPlain("canary"),
		"content/health/canaryflu/index.plain.es.md": canaryPlain("canario"),
		"content/health/canarylive.md":               strings.ReplaceAll(canaryLive("date: 2026-11-22T05:00\nauthors: [ada]\nkind: live\n"), "WORD", "canary"),
		"content/health/canarylive.es.md":            strings.ReplaceAll(canaryLive(""), "WORD", "canario"),
	}
	for i := range 5 {
		files[fmt.Sprintf("content/health/open-%d.md", i)] = fmt.Sprintf("---\ntitle: Open %d\ndescription: Open.\ndate: 2026-11-%02d\nauthors: [ada]\nrelated: [/health/canaryflu/]\n---\nSee [this](/health/canaryflu/) and [that](/es/health/canarioflu/).\n", i, 10+i)
		files[fmt.Sprintf("content/health/open-%d.es.md", i)] = fmt.Sprintf("---\ntitle: Abierto %d\ndescription: Abierto.\nrelated: [/es/health/canarioflu/]\n---\nVea [esto](/health/canaryflu/) y [aquello](canaryflu/index.es.md).\n", i)
	}
	return files
}

// canaryKind is a kind of what readers are shown, by the names of its files and by what stands around a word. In both, WORD
// is that of a language, and OTHER that of the other one. Where the edition is that of the other, across is true; what
// all editions share lies at the root.
type canaryKind struct {
	name, file, text string
	across, root     bool
}

var canaryKinds = []canaryKind{
	{name: "page", file: `health/WORDflu/index\.html`, text: "WORDtext"},
	{name: "headline", file: `health/WORDflu/index\.html`, text: `<title>The WORDtitle`},
	{name: "structured data", file: `health/WORDflu/index\.html`, text: `"headline":"The WORDtitle`},
	{name: "statement on AI", file: `health/WORDflu/index\.html`, text: `WORDhow`},
	{name: "live story", file: `health/WORDlive/index\.html`, text: "WORDentrytext"},
	{name: "feed of a live story", file: `health/WORDlive/(feed\.xml|atom\.xml|feed\.json)`, text: "WORDentry"},
	{name: "home page", file: `index\.html`, text: "WORDtitle"},
	{name: "menu", file: `404\.html`, text: `<a href="[^"]*/WORDflu/"`},
	{name: "category", file: `health/index\.html`, text: "WORDtitle"},
	{name: "tag", file: `tags/WORDtag/index\.html`, text: "WORDtitle"},
	{name: "list of tags", file: `tags/index\.html`, text: "WORDtag"},
	{name: "term", file: `conditions/canaryterm/index\.html`, text: "WORDtitle"},
	{name: "list of terms", file: `conditions/index\.html`, text: "canaryterm"},
	{name: "series", file: `series/WORDseries/index\.html`, text: "WORDtitle"},
	{name: "list of series", file: `series/index\.html`, text: "WORDseries"},
	{name: "author", file: `authors/ada/index\.html`, text: "WORDtitle"},
	{name: "archive", file: `archive/2026/11/(page/\d+/)?index\.html`, text: "WORDtitle"},
	{name: "selection", file: `chosen/index\.html`, text: "WORDtitle"},
	{name: "studies", file: `studies/.*index\.html`, text: "WORDtitle"},
	{name: "corrections", file: `corrections/index\.html`, text: "WORDcorrection"},
	{name: "RSS", file: `feed\.xml`, text: "WORDtext"},
	{name: "Atom", file: `atom\.xml`, text: "WORDtext"},
	{name: "JSON Feed", file: `feed\.json`, text: "WORDtext"},
	{name: "feed of a category", file: `health/feed\.xml`, text: "WORDtitle"},
	{name: "feed of a tag", file: `tags/WORDtag/feed\.xml`, text: "WORDtitle"},
	{name: "feed of an author", file: `authors/ada/feed\.xml`, text: "WORDtitle"},
	{name: "feed of a term", file: `conditions/canaryterm/feed\.xml`, text: "WORDtitle"},
	{name: "sitemap", file: `sitemaps/2026-11\.xml`, text: `<loc>[^<]*/WORDflu/`},
	{name: "sitemap of pages", file: `sitemaps/pages-\d+\.xml`, text: `<loc>[^<]*/WORDtag/`},
	{name: "news sitemap", file: `sitemap-news\.xml`, text: `WORDtitle`},
	{name: "search", file: `search/found`, text: "WORDtext"},
	{name: "redirect", file: `old/WORDold/index\.html`, text: "WORDflu"},
	{name: "redirects of the host", file: `_redirects`, text: "WORDold.*WORDflu", root: true},
	{name: "headers of the host", file: `_headers`, text: "(?m)^/.*/WORDflu/", root: true},
	{name: "social card", file: `health/WORD(flu|live)/card\.png`},
	{name: "show", file: `podcasts/(rounds|rondas)/index\.html`, text: "WORDtitle"},
	{name: "feed of a show", file: `podcasts/(rounds|rondas)/feed\.xml`, text: "WORDflu"},
	{name: "chapters", file: `health/WORDflu/chapters\.json`},
	{name: "plain-language version", file: `health/WORDflu/plain/index\.html`, text: "WORDeasytext"},
	{name: "way to the plain-language version", file: `health/WORDflu/index\.html`, text: `<a href="[^"]*/WORDflu/plain/">`},
	{name: "plain-language version in the sitemap", file: `sitemaps/2026-11\.xml`, text: `<loc>[^<]*/WORDflu/plain/`},
	{name: "plain-language version in the search", file: `search/found`, text: "WORDeasytext"},
	{name: "hreflang of the plain-language version", across: true, file: `health/OTHERflu/plain/index\.html`, text: `hreflang="e[ns]" href="[^"]*/WORDflu/plain/"`},
	{name: "record", file: `record\.jsonl`, text: "WORDflu", root: true},
	{name: "related", file: `health/open-\d/index\.html`, text: `(?s)<aside.*WORDtitle|class="related.*WORDtitle`},
	{name: "link in a text", file: `health/open-\d/index\.html`, text: `<a href="[^"]*/WORDflu/"[^>]*>(this|that|esto|aquello)</a>`},

	{name: "hreflang", across: true, file: `health/OTHERflu/index\.html`, text: `<link rel="alternate" hreflang="e[ns]" href="[^"]*/WORDflu/"`},
	{name: "switch", across: true, file: `health/OTHERflu/index\.html`, text: `<nav class="languages".*/WORDflu/.*</nav>`},
	{name: "hreflang in the sitemap", across: true, file: `sitemaps/2026-11\.xml`, text: `<xhtml:link[^>]*/WORDflu/`},
	{name: "translation in structured data", across: true, file: `health/OTHERflu/index\.html`, text: `"(workTranslation|translationOfWork)":[^\]]*/WORDflu/`},
}

// met are the outputs of a kind that show the word of a language.
func (k canaryKind) met(all outputFiles, word, other, folder string) (names []string) {
	if k.across {
		folder = map[string]string{"": "es/", "es/": ""}[folder]
	}
	if k.root {
		folder = ""
	}
	in := strings.NewReplacer("WORD", word, "OTHER", other)
	file, text := regexp.MustCompile("^"+folder+in.Replace(k.file)+"$"), regexp.MustCompile(in.Replace(k.text))
	for name, data := range all {
		if file.MatchString(name) && text.MatchString(data) {
			names = append(names, name)
		}
	}
	return names
}

// canaries are the words of a language in an output and in the names of its files.
func canaries(all outputFiles, word string) (found []string) {
	of := regexp.MustCompile("(?i)" + word + "[a-z]*")
	for name, data := range all {
		for _, w := range of.FindAllString(name+"\n"+data, -1) {
			found = append(found, name+": "+w)
		}
	}
	return found
}

// canaryHolds are what holds an article back at midday, by name, as a line of front matter.
var canaryHolds = map[string]string{
	"draft": "draft: true", "embargo": "embargo: 2026-11-22T18:00", "future": "date: 2026-11-22T18:00", "expired": "expires: 2026-11-22T11:00",
}

// canaryDesk builds the site of the canaries.
type canaryDesk struct {
	t           *testing.T
	dir         string
	files, held sourceFiles
}

func newCanaryDesk(t *testing.T) *canaryDesk {
	return &canaryDesk{t: t, dir: quickDir(t), files: canarySite(), held: sourceFiles{}}
}

// build gives the files of a release, and its record.
func (d *canaryDesk) build() outputFiles {
	d.t.Helper()
	d.files.sync(d.t, d.dir, d.held)
	d.held = maps.Clone(d.files)
	out, kept := filepath.Join(d.dir, "public"), filepath.Join(d.dir, "record.jsonl")
	check(d.t, os.RemoveAll(kept))
	r := Run(context.Background(), Options{Source: d.dir, Output: out, Now: midday, Jobs: 2, Builtin: galen.Starter, NoCheck: true, Release: true})
	if r.Problems.Failed() {
		d.t.Fatal(listed(r.Source, r.Problems))
	}
	all := look(d.t, out)
	maps.DeleteFunc(all, func(name, _ string) bool { return strings.HasPrefix(name, ".galen/") })
	data, err := os.ReadFile(kept)
	check(d.t, err)
	all["record.jsonl"] = string(data)
	searched(all)
	return all
}

// set begins anew, and writes a line in files.
func (d *canaryDesk) set(names []string, line string) {
	key, value, _ := strings.Cut(line, ": ")
	for _, name := range names {
		if key == "date" && strings.Contains(name, "live") { // its entries have dates
			key, value = "draft", "true"
		}
		d.files[name] = setKey(d.files[name], key, value)
	}
}

// none says that no word of a language is there.
func (d *canaryDesk) none(all outputFiles, word, when string) {
	d.t.Helper()
	if found := canaries(all, word); len(found) > 0 {
		d.t.Errorf("%s: %d words leak: %q", when, len(found), found[:min(len(found), 8)])
	}
}

// counted says that each kind has words of a language, or that none has.
func (d *canaryDesk) counted(all outputFiles, word, other, folder string, want func(canaryKind) bool, when string) {
	d.t.Helper()
	for _, k := range canaryKinds {
		if n := len(k.met(all, word, other, folder)); n > 0 != want(k) {
			d.t.Errorf("%s: the kind %q has the word %q in %d files", when, k.name, word, n)
		}
	}
}

var (
	canaryOriginals = []string{"content/health/canaryflu/index.md", "content/health/canarylive.md"}
	canaryTwins     = []string{"content/health/canaryflu/index.es.md", "content/health/canarylive.es.md"}
)

// TestNoLanguageLeaks: an article that readers may not see is not seen through another language, in any kind of output. That
// the site has outputs of every kind is shown while readers may see it, and that a leak in one is found by planting it.
func TestNoLanguageLeaks(t *testing.T) {
	testtime.Plain(t)
	d := newCanaryDesk(t)
	alive := d.build()
	every := func(canaryKind) bool { return true }
	d.counted(alive, "canary", "canario", "", every, "released")
	d.counted(alive, "canario", "canary", "es/", every, "released")
	leaks, released := 0, maps.Clone(d.files)
	for name, line := range canaryHolds {
		d.files = maps.Clone(released)
		d.set(canaryOriginals, line)
		d.none(d.build(), "canar[yi]", "the originals are held back: "+name)

		d.set(canaryTwins, map[string]string{"draft": "draft: false", "embargo": "embargo: 2026-11-21T09:00", "expired": "expires: 2026-11-30"}[name])
		d.none(d.build(), "canar[yi]", "the originals are held back, and the translations say otherwise: "+name)

		d.files = maps.Clone(released)
		d.set(canaryTwins, line)
		all := d.build()
		d.none(all, "canario", "the translations are held back: "+name)
		d.counted(all, "canary", "canario", "", func(k canaryKind) bool { return !k.across }, "the translations are held back: "+name)
		for _, k := range canaryKinds {
			for _, name := range k.met(alive, "canario", "canary", "es/") {
				planted := maps.Clone(all)
				planted[name] = alive[name]
				if leaks++; len(canaries(planted, "canario")) == 0 {
					t.Errorf("a leak that was planted in the kind %q, %s, is not found", k.name, name)
				}
			}
		}
	}
	if t.Logf("%d kinds, %d planted leaks", len(canaryKinds), leaks); leaks < len(canaryKinds)*len(canaryHolds) {
		t.Error("too few leaks were planted")
	}
}

// TestNoWithdrawnLanguageLeaks is that of articles that are withdrawn, of which readers see addresses, titles, tags and
// corrections: a withdrawn original withdraws its translations; a withdrawn translation is none of its original.
func TestNoWithdrawnLanguageLeaks(t *testing.T) {
	testtime.Plain(t)
	d := newCanaryDesk(t)
	released, withdrawn := maps.Clone(d.files), "withdrawn: {date: 2026-11-22T10:00, reason: The trial was never registered.}"
	seen := regexp.MustCompile(`(?i)canar(y|io)(flu|live|title|livetitle|easytitle|old|correction)\b`)
	none := func(all outputFiles, word string) {
		t.Helper()
		found := canaries(all, word)
		if len(found) == 0 {
			t.Error("there is no notice")
		}
		for _, f := range found {
			if !seen.MatchString(f) {
				t.Errorf("withdrawn: %s", f)
			}
		}
	}
	d.set(canaryOriginals, withdrawn)
	none(d.build(), "canar(y|io)")

	d.files = maps.Clone(released)
	d.set(canaryTwins, withdrawn)
	all := d.build()
	none(all, "canario")
	for _, k := range canaryKinds {
		if n := len(k.met(all, "canario", "canary", "es/")); n > 0 && k.across {
			t.Errorf("the translations are withdrawn: the kind %q has them in %d files", k.name, n)
		}
	}
	leadsOn := func(k canaryKind) bool { return !k.across || k.name == "switch" } // from the notice to the original
	d.counted(all, "canary", "canario", "", leadsOn, "the translations are withdrawn")
}

// searched adds what readers find in the index of each edition, as a file of its own: the compressed files of the index hold
// its words in parts.
func searched(all outputFiles) {
	for _, folder := range []string{"", "es/"} {
		s := searcher.Searcher{Read: func(name string) []byte {
			_, data, _ := strings.Cut(all[folder+"search/"+name], " ")
			return []byte(data)
		}}
		var found []string
		for _, word := range []string{"canary", "canario"} {
			for _, part := range []string{"text", "title", "heading", "dek", "entrytext", "livetitle", "tag", "how", "film", "chapter", "disclosure", "easytext", "easytitle"} {
				if r := s.Search(word + part); len(r.Articles) > 0 && len(r.Instead) == 0 {
					found = append(found, word+part)
				}
			}
		}
		all[folder+"search/found"] = strings.Join(found, " ")
	}
}
