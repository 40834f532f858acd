package content

import (
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/source"
	"galen/internal/taxonomy"
	"galen/internal/testing/hintcover"
)

// mistaken are documents with lines in each of which an editor makes a mistake. What the hints say
// is done by a program that takes them at their words.
var mistaken = []struct {
	file, head string
	lines      []string
}{
	{"content/health/x.md", "title: T\ndescription: D.\ndate: 2026-11-01\nauthors: [news-desk]\n", []string{
		"titel: Flu", "Description: x", "lastmod: 2026-11-02", "author: ada", "keywords: [a]", "section: health", "subtitel: x",
		"draft: yes", "draft: \"true\"", "draft: 1", "draft: [true]", "sample: yes", "draft: True", "kind: gide", "kind: blog", "kind: Guide", "kind: 7", "kind: [news]",
		"updated: 28/11/2026", "updated: 28 November 2026", "updated: tomorrow", "updated: [2026-11-02]", "embargo: soon", "expires: 2026-13-01", "updated: 2026-11-31",
		"category: [health]", "category: 3", "category: {a: b}", "also_in: a, b", "also_in: [a, a]", "also_in: {a: b}", "tags: a, b", "tags: {a: b}", "tags: [a, a]", "tags: [a, '']",
		"slug: A b", "slug: [a]", "aliases: {a: b}", "aliases: [/a/, '']", "layout: a.html", "layout: 3", "lang: english", "lang: en_GB", "lang: 7",
		"series: {part: 3}", "series: {title: A, part: 2.5}", "series: {title: A, part: zero}", "series: {title: A, part: 0}", "series: {title: A, part: 1001}", "series: [A]", "series: {name: A}", "series: {title: A, number: 2}", "series: {title: [A]}",
		"image: a.jpg", "image: {src: a.jpg}", "image: {alt: A}", "image: {src: a.jpg, alt: A, focus: left}", "image: {src: a.jpg, alt: A, licence: free}", "image: {url: a.jpg, alt: A}", "image: {src: a.jpg, alt: 3}", "image: [a.jpg]", "image: {src: a.jpg, alt: A, credit: [x]}",
		"related: flu", "related: [{title: A}]", "related: [{url: /a/}]", "related: [{name: A, url: /a/}]", "related: 3", "related: {title: A, url: /a/}",
		"breadcrumbs: [Home]", "breadcrumbs: [{title: A}]", "breadcrumbs: {title: A, url: /a/}", "breadcrumbs: 3", "breadcrumbs: [{title: A, href: /a/}]",
		"reviewed: news-desk", "reviewed: {by: news-desk}", "reviewed: {on: 2026-11-01}", "reviewed: {reviewer: a, on: 2026-11-01}", "reviewed: {by: [a], on: 2026-11-01}", "reviewed: 2026-11-01", "reviewed: [news-desk]", "reviewed: {by: a, on: 1 May 2026}", "reviewed: true", "reviewer: ada", "reviewed: {by: a, on: [2026-11-01]}",
		"review_every: often\nkind: guide", "review_every: 3\nkind: guide", "review_every: [3y]\nkind: guide",
		"references: [A paper]", "references: A paper", "references: [{id: a}]", "references: [{title: A}]", "references: [{title: A, year: soon, url: \"https://a.example/\"}]", "references: [{title: A, kind: papr, url: \"https://a.example/\"}]", "references: [{title: A, link: \"https://a.example/\"}]", "references: [{id: a b, title: A, url: \"https://a.example/\"}]", "references: 3", "references: {title: A, url: \"https://a.example/\"}", "references: [{title: A, url: a.example}]", "references: [{title: 3, url: \"https://a.example/\"}]",
		"disclosures: [None declared.]\nstudy: {design: rct, results: none-yet}", "disclosures: [None declared.]\nstudy: {design: one-arm}", "disclosures: [None declared.]\nstudy: {results: none-yet}", "disclosures: [None declared.]\nstudy: one-arm", "disclosures: [None declared.]\nstudy: {design: one-arm, results: none-yet, participants: many}", "disclosures: [None declared.]\nstudy: {design: one-arm, results: none-yet, status: recruting}", "disclosures: [None declared.]\nstudy: {type: one-arm, results: none-yet}", "disclosures: [None declared.]\nstudy: [one-arm]",
		"disclosures: {a: b}", "disclosures: [\"—\"]", "corrections: It was wrong.", "corrections: [It was wrong.]", "corrections: [{date: 2026-11-02}]", "corrections: [{text: It was 26 people, not 62.}]", "corrections: [{on: 2026-11-02, text: \"It was 26, not 62.\"}]", "corrections: {date: 2026-11-02, text: \"It was 26, not 62.\"}", "corrections: [{date: soon, text: \"It was 26, not 62.\"}]", "corrections: 3",
		"withdrawn: 2026-11-22", "withdrawn: true", "withdrawn: {date: 2026-11-22}", "withdrawn: {reason: The paper that it reports was retracted.}", "withdrawn: {date: 2026-11-22, why: x}", "withdrawn: [2026-11-22]",
		"comments: on", "comments: no", "comments: [open]", "comments: opne", "ai: true", "ai: {used: yes, how: x, reviewed_by: a}", "ai: {used: true}", "ai: {used: true, how: A program translated it.}", "ai: {used: true, how: A program translated it., reviewed_by: Nobody}", "ai: [x]", "ai: {used: true, how: A program translated it., by: ada}", "ai: none",
		"checklist: {cost: yes}", "checklist: {costs: met}", "checklist: met", "checklist: {cost: not applicable}", "checklist: {cost: {met: 3}}", "checklist: [cost]", "checklist: {cost: Met}", "help: {a: b}",
		"sources: release.txt", "sources: [release.txt]", "sources: {press: release.txt}", "waivers: HN201", "waivers: [HN201]", "waivers: [{rule: HN201}]", "waivers: [{rule: HN201, reason: Said so., until: soon}]", "waivers: {rule: HN201}", "waivers: 3",
		"published_at: The paper", "published_at: {title: A}", "published_at: {url: \"https://a.example/\"}", "published_at: {name: A, url: \"https://a.example/\"}", "published_at: {title: A, url: a.example}", "published_at: {title: A, url: \"https://a.example/\", date: soon}", "published_at: [A]", "published_at: 3",
		"audio: a.mp3", "audio: {src: a.mp3}", "audio: {transcript: a.txt}", "audio: {src: a.mp3, transcript: a.txt, chapters: [A]}", "audio: {src: a.mp3, transcript: a.txt, chapters: [{at: \"90\", title: A}]}", "audio: {src: a.mp3, transcript: a.txt, chapters: [{title: A}]}", "audio: {src: a.mp3, transcript: a.txt, episode: x, show: rounds}", "audio: [a.mp3]",
		"product: {a: b}\ndisclosures: [None declared.]", "conditions: [LUPUS, lupus, lupus]", "conditions: lupus, asthma", "conditions: {a: b}", "conditions: [lupus, lupus]",
		"lead: x", "picks: [a]", "pins: [a]", "shelves: [a]", "banner: x", "order: 3", "list: {kind: news, category: health}", "name: x", "role: Editor", "orcid: x", "parent: a", "mesh: D1", "synonyms: [a]", "email: a@b.example", "pronouns: she/her", "links: []\naffiliations: [A]", "ended: 2026-11-02T10:00", "credentials: MD",
		"stage: runing", "stage: 3", "age: ten", "age: [3]", "since: soon", "open: maybe", "sites: Leeds", "sites: [{name: A, pge: x}]", "site: {page: x}", "site: Leeds", "follows: 3", "subtitle: 3", "subtitle: [a]",
		"scan: a.jpg", "scan: [a.jpg]", "site: [Leeds]", "sites: [Leeds]",
	}},
	{"content/health/_index.md", "title: T\ndescription: D.\n", []string{
		"order: 3", "order: titel", "order: Title", "order: a, b", "order: {a: b}", "order: [a, a]", "order: true", "lead: [a]", "lead: {slug: a}", "lead: {article: a, from: 2026-11-01}", "lead: {until: 2026-12-01}", "lead: {article: a, until: soon}",
		"picks: a", "picks: 3", "picks: {article: a}", "picks: [{slug: a}]", "picks: [{until: 2026-12-01}]", "pins: a", "pin: [a]", "pins: true", "shelves: health", "shelves: 3", "shelves: [{title: A}]", "shelves: [{from: health, n: many}]", "shelves: [{from: health, n: 100}]", "shelves: [{from: [a]}]", "shelves: [{category: health}]", "shelves: [{from: health, repeat: maybe}]",
		"banner: {text: X, until: 2026-12-01}", "sections: [health]", "featured: [a]", "date: 2026-11-01", "authors: [ada]", "draft: true", "kind: news", "tags: [a]", "titel: x", "image: {src: a.jpg, alt: A}", "category: health", "slug: x", "related: [a]", "embargo: 2026-12-01",
	}},
	{"content/_index.md", "title: T\n", []string{
		"banner: X", "banner: {text: X}", "banner: {until: 2026-12-01}", "banner: {message: X, until: 2026-12-01}", "banner: [X]", "banner: 3", "banner: {text: 3, until: 2026-12-01}", "banner: {text: X, until: soon}", "banner: {text: X, until: 2026-12-01, from: 2026-11-01}", "banner: {text: X, until: 2026-12-01, url: javascript:x}", "order: title", "lead: [a]", "picks: a", "shelves: [{title: A}]", "description: 3", "alert: {text: X, until: 2026-12-01}", "date: 2026-11-01", "title2: x",
	}},
	{"content/authors/ada.md", "name: Ada\nrole: Editor\n", []string{
		"order: -1", "order: first", "order: 1.5", "order: 0", "order: [1]", "order: 10001", "kind: company", "kind: Desk", "kind: organisation", "title: Dr", "bio: x", "orcid: 1234", "email: mailto:a@news.example", "email: \"Ada\"", "links: [x]", "links: https://a.example/", "links: [{url: \"https://a.example/\"}]", "links: [{title: A}]", "links: [{text: A, url: \"https://a.example/\"}]", "image: a.jpg", "image: {src: a.jpg}", "affiliations: {a: b}", "affiliation: A", "pronouns: [she]", "name: 3", "credentials: [MD]", "role: 3", "photo: {src: a.jpg, alt: A}", "date: 2026-11-01", "twitter: x", "draft: true", "slug: A B", "weight: 3",
	}},
	{"content/conditions/lupus.md", "title: Lupus\n", []string{
		"mesh: lupus", "mesh: C17.300.480", "aka: [SLE]", "synonyms: SLE, lupus", "synonyms: [SLE, SLE]", "synonyms: {a: b}", "parent: [a]", "image: a.jpg", "picks: [a, a]", "picks: a, b", "picks: {a: b}", "best: [a]", "draft: true", "name: x", "description: 3", "tags: [a]", "date: 2026-11-01", "lead: a", "order: 3", "kind: disease",
	}},
	{"content/places/leeds.md", "title: Leeds\n", []string{"parent: yorkshire"}},
	{"content/about.md", "title: About\n", []string{
		"updated: soon", "ai: true", "ai: {used: true, how: A program wrote it.}", "date: 2026-11-01", "authors: [ada]", "list: news", "list: {kind: nws}", "list: {kind: news, n: 4}", "list: [news]", "list: {categry: health}", "list: {date: 2026-11-01}", "list: {lead: x, kind: news}", "list: {title: A, kind: news}", "list: {authors: [ada]}", "list: {field: stage}", "list: {field: [stage]}", "list: {field: age}", "tags: [a]", "draft: maybe", "layout: [a]", "titel: x", "lead: x", "order: 3", "image: {src: a.jpg, alt: A}", "kind: news", "description: [a]", "slug: 'A B'", "aliases: [\"https://a.example/x\"]",
	}},
	{GlossaryFile, "- {term: ILD, meaning: Scars.}\n", []string{
		"- {trem: CI, meaning: x}", "- {term: CI}", "- {meaning: x}", "- CI", "- {term: 12, meaning: x}", "- {term: CI, definition: x}", "- {term: CI, meaning: 3}", "- {term: CI, meaning: x, synonyms: {a: b}}", "- {term: CI, meaning: x, synonyms: [a, a]}", "- {term: CI, meaning: x, synonym: [a]}", "- {term: CI, meaning: x, link: flu}", "- {word: CI, meaning: x}", "- {term: [CI], meaning: x}", "- {term: CI, meaning: x, article: [a]}", "- {term: CI, expansion: 3}", "- {term: CI, meaning: x, synonyms: [ILD]}", "- {term: ILD, meaning: again}",
	}},
}

// followingRules are those of a site with a field of each kind.
func followingRules(t *testing.T) Rules {
	rules := Rules{Zone: time.UTC, Home: "https://news.example/"}
	rules.Taxonomies = taxonomy.Declarations{{Name: "conditions", Title: "Conditions", Tree: true}, {Name: "places", Title: "Places"}, {Name: taxonomy.Series, Ordered: true}}
	group := fields.Declarations{{Name: "name", Type: fields.Line, Required: true}, {Name: "page", Type: fields.Link}}
	for _, f := range []fields.Declaration{
		{Name: "stage", Type: fields.Choice, Choices: []string{"planned", "running"}}, {Name: "age", Type: fields.Number}, {Name: "since", Type: fields.Date}, {Name: "open", Type: fields.YesNo},
		{Name: "site", Type: fields.Group, Keys: group}, {Name: "sites", Type: fields.List, Item: &fields.Declaration{Name: "sites", Type: fields.Group, Keys: group}},
		{Name: "follows", Type: fields.Article}, {Name: "subtitle", Type: fields.Line}, {Name: "scan", Type: fields.Picture},
	} {
		f.Owners = []fields.Owner{fields.Articles}
		rules.Fields = append(rules.Fields, f)
	}
	return rules
}

// TestHintsFollowed: a program that does what the hints say ends with a document without a problem,
// and each hint that it follows mends what it is about.
func TestHintsFollowed(t *testing.T) {
	rules := followingRules(t)
	parse := func(file, text string) (list diag.List) {
		f := source.NewFile(file, []byte(text))
		if file == GlossaryFile {
			_, list = ParseGlossary(f)
		} else {
			_, list = Parse(f, rules)
		}
		list.Sort()
		return list
	}
	followed, mistakes, unread := 0, 0, map[string]string{}
	for _, d := range mistaken {
		for _, line := range d.lines {
			text := d.head + line + "\n"
			if d.file != GlossaryFile {
				text = "---\n" + withoutTwice(d.head, line) + line + "\n---\nText.\n"
			}
			mistakes++
			n, left, odd := hintcover.FollowAll(d.file, text, parse)
			followed += n
			switch {
			case n == 0 && odd == nil:
				t.Errorf("%s: %q is no mistake", d.file, line)
			case odd != nil && strings.Contains(odd.Hint, "keys on lines of their own"):
				t.Errorf("%s: %q: the hint shows no value: %v | %s", d.file, line, odd, odd.Hint)
			case odd != nil:
				unread[d.file+": "+line] = odd.Message + " | " + odd.Hint
			case left != nil:
				t.Errorf("%s: %q: after %d hints there is still: %v | %s", d.file, line, n, *left, left.Hint)
			}
		}
	}
	for line, hint := range unread {
		t.Logf("by a person: %s: %s", line, hint)
	}
	t.Logf("%d hints followed, of %d mistakes; %d are for a person", followed, mistakes, len(unread))
	if mistakes < 350 || followed < 300 {
		t.Errorf("only %d hints of %d mistakes were followed", followed, mistakes)
	}
}

// withoutTwice is front matter without the key with which a line begins.
func withoutTwice(head, line string) string {
	key, _, _ := strings.Cut(line, ":")
	lines := slices.DeleteFunc(strings.SplitAfter(head, "\n"), func(l string) bool { return strings.HasPrefix(l, key+":") })
	return strings.Join(lines, "")
}
