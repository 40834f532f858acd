package sitecheck_test

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"galen/internal/testing/sitecheck"
)

// translate gives the starter twins in Spanish and Arabic: of its home page and categories, and of every
// second article, whose text is a paragraph and a link. It returns how many articles have one.
func (s source) translate(t *testing.T) (twins int) {
	t.Helper()
	s.monolingual()
	s["galen.yaml"] = append(s["galen.yaml"], "\nlanguages:\n  es: {title: Salud, description: Noticias de salud., taxonomies: {conditions: Enfermedades}}\n  ar: {title: الصحة, taxonomies: {conditions: الأمراض}}\n"...)
	title := regexp.MustCompile(`(?m)^title: .*$`)
	n := 0
	for _, name := range slices.Sorted(maps.Keys(s)) {
		data := s[name]
		below, ok := strings.CutPrefix(name, "content/")
		if !ok || !strings.HasSuffix(name, ".md") || strings.HasPrefix(below, "authors/") || strings.HasPrefix(below, "_parts/") || !title.Match(data) {
			continue
		}
		for _, in := range []struct{ code, title, dek, tag, text string }{
			{"es", "Título %d", "De qué trata el número %d.", "sueño", "Texto número %d, con [un enlace](%s)."},
			{"ar", "عنوان %d", "عن ماذا رقم %d.", "نوم", "نص رقم %d، مع [رابط](%s)."},
		} {
			twin := strings.TrimSuffix(name, ".md") + "." + in.code + ".md"
			head := fmt.Sprintf("---\ntitle: "+in.title+"\ndescription: "+in.dek+"\n", n, n)
			switch {
			case strings.HasSuffix(name, "_index.md") || strings.HasPrefix(below, "conditions/"):
				s[twin] = []byte(head + "---\n")
			case bytes.Contains(data, []byte("\ndate:")) && !bytes.Contains(data, []byte("\nkind: live")) && !bytes.Contains(data, []byte("\nhelp:")) && n%2 == 0:
				head += "tags: [" + in.tag + "]\ndisclosures: [—x]\n"
				if bytes.Contains(data, []byte("\nimage:")) {
					head += "image: {alt: x}\n"
				}
				if bytes.Contains(data, []byte("\nai:")) {
					head += "ai: {how: —z made it.}\n"
				}
				if n%4 == 0 { // in plain language, too
					plain := strings.TrimSuffix(name, ".md") + ".plain"
					s[plain+"."+in.code+".md"] = fmt.Appendf(nil, "---\ntitle: "+in.title+" +\ndescription: +"+in.dek+"\n---\n"+in.text+"\n", n, n, n, "/about/")
					s[plain+".md"] = fmt.Appendf(nil, "---\ntitle: Easy %d\ndescription: Easy words %d.\n---\nEasy text %d.\n", n, n, n)
				}
				s[twin] = fmt.Appendf([]byte(head+"---\n"), in.text+"\n", n, "/"+strings.TrimSuffix(strings.TrimSuffix(below, ".md"), "/index")+"/")
				twins++
			}
		}
		n++
	}
	return twins
}

// monolingual takes the translations out of the starter.
func (s source) monolingual() {
	before, rest, _ := bytes.Cut(s["galen.yaml"], []byte("\nlanguages:\n"))
	_, after, _ := bytes.Cut(rest, []byte("\n\n"))
	s["galen.yaml"] = slices.Concat(before, []byte("\n"), after)
	maps.DeleteFunc(s, func(name string, _ []byte) bool { return strings.HasSuffix(name, ".es.md") })
}

// TestEditions judges the starter in three languages.
func TestEditions(t *testing.T) {
	source := starter(t)
	twins := source.translate(t)
	site := source.build(t, sunday, "https://x.example/sub/")
	pairs := 0
	for _, name := range site.Files() {
		if strings.HasSuffix(name, ".html") && bytes.Contains(site.File(name), []byte(`hreflang="x-default"`)) {
			pairs++
		}
	}
	t.Logf("%d translations, %d files, %d pages with others", twins, len(site.Files()), pairs)
	if twins < 12 || pairs < 3*twins/2 {
		t.Error("which is too little to judge")
	}
	condemn(t, site, "")
	for _, broken := range []struct{ file, old, new string }{
		{"es/index.html", `<link rel="alternate" hreflang="ar"`, `<link rel="alternate" hreflang="fr"`},
		{"index.html", `hreflang="x-default"`, `hreflang="en-GB"`},
		{"ar/index.html", ` aria-current="page">العربية`, `>العربية`},
		{"es/sitemaps/pages-1.xml", `hreflang="ar"`, `hreflang="fr"`},
	} {
		data := bytes.Replace(site.File(broken.file), []byte(broken.old), []byte(broken.new), 1)
		if bytes.Equal(data, site.File(broken.file)) {
			t.Fatalf("%s has no %s", broken.file, broken.old)
		}
		if len(sitecheck.Editions(site.With(broken.file, data))) == 0 {
			t.Errorf("%s with %s: nothing is found", broken.file, broken.new)
		}
	}
}
