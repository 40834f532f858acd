package sitecheck_test

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"testing"
)

// inTwo is a site of n articles in English and Spanish.
func inTwo(n int) source {
	s := source{
		"galen.yaml":              []byte("title: News\nbaseURL: https://test.example/\ntimezone: Europe/London\nlanguage: en\nsearch: true\nlanguages:\n  es: {title: Noticias}\n"),
		"content/authors/desk.md": []byte("---\nname: Desk\nkind: desk\nrole: News\n---\nText.\n"),
	}
	for category, name := range map[string]string{"health": "Salud", "heart": "Corazón"} {
		s["content/"+category+"/_index.md"] = fmt.Appendf(nil, "---\ntitle: All %s\ndescription: All of it.\n---\n", category)
		s["content/"+category+"/_index.es.md"] = fmt.Appendf(nil, "---\ntitle: %s\ndescription: De todo.\n---\n", name)
	}
	for i := range n {
		file := fmt.Sprintf("content/%s/a%d", [2]string{"health", "heart"}[i%2], i)
		s[file+".md"] = fmt.Appendf(nil, "---\ntitle: Story %d\ndescription: What is known of %[1]d.\ndate: %d-%02d-%02d\nauthors: [desk]\ntags: [t%d]\n---\nText number %[1]d about [another](a%[6]d.md).\n",
			i, 2010+i/100, 1+i/9%12, 1+i%27, i%20, (i+2)%n)
		s[file+".es.md"] = fmt.Appendf(nil, "---\ntitle: Historia %d\ndescription: Lo que se sabe de %[1]d.\ntags: [e%d]\n---\nTexto número %[1]d sobre [otro](a%[3]d.md).\n", i, i%20, (i+2)%n)
	}
	return s
}

// Where a page names the same page in Arabic: in its head, in the switch, in structured data, in a sitemap.
var inArabic = regexp.MustCompile(`<link rel="alternate" hreflang="ar"[^>]*>|<li><a [^>]*hreflang="ar"[^>]*>[^<]*</a></li>|` +
	`,?\{"@id":"https://test.example/ar/[^}]*\}|<xhtml:link rel="alternate" hreflang="ar"[^>]*></xhtml:link>`)

// TestThirdLanguage adds a language, with one category and one article, to a site of a thousand articles in two. The
// files of the language are new. Changed are, in each of the other two languages,
//
//   - the article, its category, the home page, and the pages that every language has: archive with its month, topics,
//     authors with the one who wrote it, search. Each names the same page in the new language, and nothing else of it
//     is another;
//   - the two sitemaps in which these stand;
//
// and, once for the site, the index of sitemaps and the headers, which the search of the language needs.
func TestThirdLanguage(t *testing.T) {
	const articles, inEach, once = 1000, 11, 2
	s := inTwo(articles)
	before := s.build(t, sunday, "https://test.example/")
	s["galen.yaml"] = append(s["galen.yaml"], "  ar: {title: أخبار}\n"...)
	s["content/health/_index.ar.md"] = []byte("---\ntitle: الصحة\ndescription: كل شيء.\n---\n")
	s["content/health/a500.ar.md"] = []byte("---\ntitle: قصة\ndescription: ما نعرفه.\n---\nنص.\n")
	after := s.build(t, sunday, "https://test.example/")
	added, changed, removed := changes(before, after)
	if len(before.Files()) < 3*articles || len(removed) > 0 || len(changed) != 2*inEach+once {
		t.Errorf("of %d files, %d changed, want %d: %q; gone are %q", len(before.Files()), len(changed), 2*inEach+once, changed, removed)
	}
	for _, file := range added {
		if !strings.HasPrefix(file, "ar/") {
			t.Errorf("%s is new", file)
		}
	}
	pages := 0
	for _, file := range changed {
		old, now := string(before.File(file)), string(after.File(file))
		switch {
		case file == "_headers" || file == "sitemap.xml":
			continue
		case path.Ext(file) == ".html":
			pages++
		case !strings.Contains(file, "sitemaps/"):
			t.Errorf("%s changed", file)
		}
		if !strings.Contains(now, `hreflang="ar"`) || strings.ReplaceAll(inArabic.ReplaceAllString(now, ""), `"workTranslation":[,`, `"workTranslation":[`) != old {
			t.Errorf("%s: more changed than what leads to the same page in Arabic", file)
		}
	}
	if pages != 2*(inEach-2) {
		t.Errorf("%d pages changed", pages)
	}
}
