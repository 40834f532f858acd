package config

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/tally"
)

// TestKind7EmptyIsAbsent writes every optional key of galen.yaml in every form of an
// empty value: the configuration is the one without the key. An empty list of
// formats is a choice: none.
func TestKind7EmptyIsAbsent(t *testing.T) {
	tally.Kind(t, 7)
	forms := []string{
		// listed
		"", `""`, "''", "~", "null", "[]",
		// made up
		"' '", "{}", "['']", "[~]", "{x: ''}", "{x: }", "[{x: ''}]", "{x: {y: []}}",
	}
	places := []struct {
		text     string // with a place, @, for keys
		required string
	}{
		{"@", "title baseURL timezone"},
		{"publisher: {name: P@}\n", "name"}, {"publisher: {policies: {ethics: /e/@}}\n", "ethics"},
		{"brand: {logo: a.svg@}\n", "logo"}, {"brand: {fonts: {headings: sans@}}\n", "headings"},
		{"help: {crisis: {title: T, links: [{title: A, url: 'tel:1'}]@}}\n", "title links"},
		{"help: {crisis: {title: T, links: [{title: A, url: 'tel:1'@}]}}\n", "title url"},
		{"menus: {main: [{title: A, url: /a/@}]}\n", "title url"},
		{"labels: {home: H@}\n", "home"},
		{"feeds: {size: 5@}\n", "size"}, {"pictures: {sizes: 90vw@}\n", "sizes"},
		{"check: {words: [a]@}\n", "words"}, {"check: {grades: {news: 9@}}\n", "news"},
		{"budgets: {article: 14KB@}\n", "article"},
		{"comments: {days: 3@}\n", "days"}, {"comments: {elsewhere: {title: T, url: 'https://a.example/'@}}\n", "title url"},
		{"newsletter: {endpoint: /s, privacy: /p/@}\n", "endpoint privacy"},
		{"support: {title: T, text: X@}\n", "title text"},
	}
	parse := func(text, line string) (Config, diag.List) {
		return Parse(source.NewFile("galen.yaml", []byte(least+strings.Replace(text, "@", line, 1))), "")
	}
	same := []cmp.Option{cmp.Exporter(func(reflect.Type) bool { return true }), cmpopts.IgnoreTypes(diag.Position{}), cmpopts.EquateEmpty()}
	keysTried, tried := 0, 0
	for _, p := range places {
		before, after := ", ", ""
		if p.text == "@" {
			before, after = "", "\n"
		}
		want, list := parse(p.text, "")
		_, unknown := parse(p.text, before+"qqqqqqqq: 1"+after)
		i := slices.IndexFunc(unknown, func(d diag.Diagnostic) bool { return strings.HasPrefix(d.Hint, "the keys are: ") })
		if list.Failed() || i < 0 {
			t.Fatalf("%s: %v %v", p.text, list, unknown)
		}
		for _, key := range strings.Split(strings.TrimPrefix(unknown[i].Hint, "the keys are: "), ", ") {
			if slices.Contains(strings.Fields(p.required), key) {
				continue
			}
			keysTried++
			for _, form := range forms {
				if key == "formats" && strings.HasPrefix(form, "[") {
					continue
				}
				tried++
				got, list := parse(p.text, before+key+": "+form+after)
				if len(list) > 0 {
					t.Errorf("%q, %s: %s: %v", p.text, key, form, list)
				} else if d := cmp.Diff(want, got, same...); d != "" {
					t.Errorf("%q, %s: %s is not as absent:\n%s", p.text, key, form, d)
				}
			}
		}
	}
	t.Logf("%d keys, %d forms of keys", keysTried, tried)
	if keysTried < 60 || tried < 800 {
		t.Errorf("only %d keys, %d forms", keysTried, tried)
	}
}

// TestKind7FreeKeys is the same for groups whose keys a site chooses.
func TestKind7FreeKeys(t *testing.T) {
	tally.Kind(t, 7)
	for _, text := range []string{
		// made up
		"headers: {X-A: ''}\n", "headers: {X-A: , X-B: ~}\n", "menus: {main: ''}\n", "menus: {main: [{title: '', url: ''}]}\n", "help: {crisis: {title: ''}}\n",
		"check: {levels: {HN210: ''}}\n", "check: {categories: {opinion: {HN210: }}}\n", "check: {categories: {opinion: ''}}\n",
	} {
		c, list := Parse(source.NewFile("galen.yaml", []byte(least+text)), "")
		if len(list) > 0 || len(c.Headers)+len(c.Menus["main"])+len(c.Help)+len(c.Check.Levels) > 0 {
			t.Errorf("%q: %v", text, list)
		}
	}
}
