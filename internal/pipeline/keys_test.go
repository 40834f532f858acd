package pipeline

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// values gives, for each key of a kind of file, what an editor may write there;
// "" takes the key out.
type values map[string]func(s *state, r *rand.Rand) string

// keyEditor is an edit of one key of one file of a kind.
func keyEditor(is func(string) bool, keys values) editor {
	return func(s *state, r *rand.Rand) string {
		name := choose(r, s.those(is))
		if name == "" {
			return ""
		}
		key := pick(r, slices.Sorted(maps.Keys(keys))...)
		value := keys[key](s, r)
		s.files[name] = setKey(s.files[name], key, value)
		return fmt.Sprintf("%s: %s: %s", name, key, value)
	}
}

// oneOf is a function that gives one of some texts.
func oneOf(from ...string) func(*state, *rand.Rand) string {
	return func(_ *state, r *rand.Rand) string { return pick(r, from...) }
}

// numbered is a function that gives a text with a number in it.
func numbered(format string) func(*state, *rand.Rand) string {
	return func(_ *state, r *rand.Rand) string { return fmt.Sprintf(format, r.IntN(1000)) }
}

// someDay is a date as a piece may have it, more often than not near the clock.
func (s *state) someDay(r *rand.Rand) string {
	t := s.now.Add(-time.Duration(r.IntN(60*24)) * time.Hour)
	if r.IntN(3) == 0 {
		t = s.now.Add(time.Duration(r.IntN(96)-48) * time.Hour)
	}
	return t.Format(pick(r, time.DateOnly, "2006-01-02T15:04", time.RFC3339))
}

// soon is an instant near the clock, or none.
func soon(s *state, r *rand.Rand) string {
	if r.IntN(3) == 0 {
		return ""
	}
	return s.now.Add(time.Duration(r.IntN(240)-60) * time.Hour).Format(time.RFC3339)
}

// inBrackets lists words or links in the form of YAML, "" for none.
func inBrackets(items []string) string {
	if len(items) == 0 {
		return ""
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// somewhere is an address that a key may hold.
func (s *state) somewhere(r *rand.Rand) string {
	return pick(r, "/about/", "/health/", `"https://other.example/x"`, s.someSlug(r), "about", "/tags/", "/who/", "/shared.png")
}

func (s *state) links(r *rand.Rand) []string {
	var all []string
	for i := range r.IntN(3) {
		all = append(all, fmt.Sprintf("{title: Link %d, url: %s}", i, s.somewhere(r)))
	}
	return all
}

func links(s *state, r *rand.Rand) string { return inBrackets(s.links(r)) }

func aliases(_ *state, r *rand.Rand) string {
	return inBrackets(some(r, fmt.Sprintf("/old/%d/", r.IntN(9)), fmt.Sprintf("/older/%d.html", r.IntN(9)), "/old"))
}

var articleKeys = values{
	"title":       numbered("Title %d & more"),
	"description": numbered("Described as %d."),
	"date":        (*state).someDay,
	"updated": func(s *state, r *rand.Rand) string {
		return pick(r, "", s.now.Format(time.DateOnly), s.now.Format(time.RFC3339))
	},
	"draft": oneOf("", "true", "false"),
	"category": func(s *state, r *rand.Rand) string {
		return pick(r, "", strings.TrimPrefix(choose(r, s.folders()), "content/"))
	},
	"tags": func(_ *state, r *rand.Rand) string {
		return inBrackets(some(r, "sleep", "flu", "R&D", "topic 1", "topic 2", fmt.Sprintf("new %d", r.IntN(5))))
	},
	"authors": func(s *state, r *rand.Rand) string { return pick(r, "[desk, ada]", "[ada]", "["+s.someAuthor(r)+"]") },
	"slug":    func(_ *state, r *rand.Rand) string { return pick(r, "", fmt.Sprintf("slug-%d", r.IntN(20))) },
	"aliases": aliases,
	"image": oneOf("", "{src: /shared.png, alt: Dots}", "{src: /shared.png, alt: Other dots, caption: A caption, credit: Ada}", "{src: wave.png, alt: A wave}", "{src: chart.png, alt: C}",
		"{src: /health/heart/scan.jpg, alt: A scan}", "{src: /health/heart/scan.jpg, alt: A scan, focus: 10% 90%}"),
	"breadcrumbs": links,
	"related": func(s *state, r *rand.Rand) string {
		items := s.links(r)
		for range r.IntN(3) {
			items = append(items, s.someSlug(r))
		}
		return inBrackets(items)
	},
	"kind":    oneOf("news", "explainer", "guide", "opinion"),
	"embargo": soon,
	"expires": soon,
	"reviewed": func(s *state, r *rand.Rand) string {
		return pick(r, "", fmt.Sprintf("{by: %s, on: 2026-11-%02d}", s.someAuthor(r), 1+r.IntN(28)))
	},
	"references":  oneOf("", "[{title: A page, url: \"https://who.example/page\"}]", "[{id: b, title: A trial, nct: NCT01234567}, {title: An abstract, pmid: 123}]"),
	"disclosures": oneOf("", "[None.]", "[One., Two.]"),
	"corrections": func(s *state, r *rand.Rand) string {
		return pick(r, "", fmt.Sprintf("[{date: %s, text: It was %d.}]", s.now.Format(time.DateOnly), r.IntN(100)))
	},
	"withdrawn": func(s *state, r *rand.Rand) string {
		return pick(r, "", "", fmt.Sprintf("{date: %s, reason: It was %d.}", s.now.Add(time.Duration(r.IntN(96)-72)*time.Hour).Format(time.RFC3339), r.IntN(100)))
	},
	"review_every": oneOf("", "", "1w", "2mo", "1y"),
	"product":      oneOf("", "", "Examplin"),
	"help":         oneOf("", "[crisis]"),
	"ai": func(s *state, r *rand.Rand) string {
		return pick(r, "", "{used: false}", fmt.Sprintf("{used: true, how: Typed by a program., reviewed_by: %s}", s.someAuthor(r)))
	},
	"checklist": oneOf("", "{cost: met}", "{cost: {met: below}, harms: {not_applicable: none are known}, novelty: missing}"),
	"layout":    oneOf("", "special", "article", "page"),
	"waivers": func(s *state, r *rand.Rand) string {
		return pick(r, "", "[{rule: HN202, reason: It is a test., until: "+s.someDay(r)+"}]", "[{rule: HN210, reason: It is another., until: 2027-01-01}]")
	},
	"sources":  oneOf("", "", "{release: release.txt}"),
	"comments": oneOf("", "open", "closed", "none"),
}

var categoryKeys = values{
	"title":       numbered("Category %d"),
	"description": numbered("All about %d."),
	"aliases":     aliases,
	"layout":      oneOf("", "", "special"),
}

var authorKeys = values{
	"name":         numbered("Ada %d"),
	"role":         numbered("Editor %d"),
	"kind":         oneOf("person", "desk"),
	"credentials":  oneOf("", "MD", "PhD"),
	"orcid":        oneOf("", "0000-0002-1825-0097", "0000-0001-5109-3700"),
	"links":        links,
	"pronouns":     oneOf("", "she/her", "they/them"),
	"affiliations": oneOf("", "[University of Tests]", "[A, B]"),
	"email":        oneOf("", "ada@news.test.org"),
	"order":        oneOf("", "1", "2"),
	"image":        oneOf("", "{src: /shared.png, alt: Ada}"),
	"description":  oneOf("", "Writes.", "Edits."),
	"aliases":      aliases,
	"layout":       oneOf("", "", "special"),
}

var pageKeys = values{
	"title":       numbered("Page %d"),
	"description": numbered("What page %d is about."),
	"slug":        func(_ *state, r *rand.Rand) string { return pick(r, "", "", fmt.Sprintf("page-slug-%d", r.IntN(9))) },
	"draft":       oneOf("", "true"),
	"category":    oneOf("", "", "health"),
	"aliases":     aliases,
	"layout":      oneOf("", "", "special"),
}

var homeKeys = values{
	"title":       numbered("News %d"),
	"description": numbered("News of %d."),
	"aliases":     aliases,
}

var configKeys = values{
	"title":       numbered("The dose %d"),
	"description": oneOf("", "Health news.", "Other news."),
	"baseURL":     oneOf("https://news.example/", "https://news.example/folder/", "https://other.example/"),
	"check":       oneOf("", "", "{levels: {HN202: warn}, words: [described]}", "{categories: {health: {HN202: off}}, words: [described]}", "{words: [described]}", "{grades: {news: 1}}"),
	"socialCards": oneOf("", "", "", "true"),
	"search":      oneOf("", "true", "true"),
	"pictures":    oneOf("{formats: []}", "{formats: [], sizes: 90vw}"),
	"timezone":    oneOf("Europe/Berlin", "UTC", "America/New_York", "Asia/Kolkata"),
	"language":    oneOf("", "en-GB", "de", "ar"),
	"publisher": func(s *state, r *rand.Rand) string {
		return fmt.Sprintf("{name: Dose %d, logo: %s, policies: {ethics: %s}}", r.IntN(9), pick(r, "logo.svg", "shared.png", "icon.svg"), s.somewhere(r))
	},
	"menus": func(s *state, r *rand.Rand) string {
		menus := []string{}
		for _, name := range some(r, "main", "footer", "aside") {
			if list := links(s, r); list != "" {
				menus = append(menus, name+": "+list)
			}
		}
		return "{" + strings.Join(menus, ", ") + "}"
	},
	"permalink": oneOf("/:category/:slug/", "/:slug/", "/:year/:month/:slug/", "/:year/:month/:day/:slug/"),
	"brand":     oneOf("", "", `{accent: "#8a1538"}`, `{accent: "#00665c", fonts: {headings: sans}}`, `{logo: logo.svg, paper: "#fffdf8"}`),
	"labels":    oneOf("", "{home: Start}", "{topics: Themen, page: Seite}", "{notFound: Nichts, studies: Studien}"),
	"pageSize":  oneOf("", "2", "3", "4", "7"),
	"feeds":     oneOf("", "{size: 2}", "{size: 4, formats: [rss]}", "{formats: [atom, json]}", "{size: 30}"),
	"headers":   oneOf("", "{X-Frame-Options: DENY}", "{X-Frame-Options: SAMEORIGIN, X-Other: a}"),
	"allow":     oneOf("", "[https://media.example]"),
	"policy":    oneOf("", "", "headers", "meta"),
	"budgets":   oneOf("", "", "{article: 20KB, requests: 3}", "{article: 1KB, over: error}", "{script: 0}"),
	"comments": oneOf("", "{endpoint: \"https://forms.example/c\", privacy: /about/}", "{endpoint: /c, days: 10, privacy: /ethics/}",
		"{elsewhere: {title: Talk, url: \"https://talk.example/?{url}\"}}"),
	"newsletter": oneOf("", "", "{endpoint: /letter, privacy: /about/}", "{endpoint: \"https://letter.example/\", privacy: /ethics/, title: Letter}"),
	"support":    oneOf("", "", "{title: No advertisements, text: Readers pay., url: /about/}"),
	"help":       oneOf("{crisis: {title: Talk, links: [{title: Call, url: \"tel:1\"}]}}", "{crisis: {title: Call us, tags: [sleep], links: [{title: Health, url: /health/}]}}"),
}
