package content

import (
	"slices"
	"testing"

	"galen/internal/fields"
	"galen/internal/taxonomy"
)

// TestBinds: every key that Galen has is a translation's own to say, shared with its original, or none of a language; a
// key that is added later is bound.
func TestBinds(t *testing.T) {
	all := taxonomy.Declarations{{Name: taxonomy.Series}}
	of := func(name string, plain bool) *original {
		o := &original{taxonomies: all, plain: plain}
		o.file.Path = name
		return o
	}
	met := map[binding]int{}
	for _, c := range []struct {
		o    *original
		want map[string]binding
	}{
		{of("content/health/flu.md", false), map[string]binding{
			"title": always, "description": always, "disclosures": always, "checklist.cost.met": always, "breadcrumbs.title": always, "image.alt": always, "image.caption": always,
			"image.src": always, "subtitle": always, "image.credit": itself, "study.condition": itself, "references.title": itself, "references.doi": itself, "product": itself, "ai.how": itself,
			"study.participants": never, "study.sponsor": never, "references.acknowledged": never, "ai.used": never, "tags": never, "series": never, "date": never, "corrections.text": never,
		}},
		{of("content/health/flu.md", true), map[string]binding{
			"title": always, "description": always, "disclosures": itself, "image.alt": itself, "image.src": itself, "ai.how": itself, "subtitle": itself, "study.participants": never,
		}},
		{of("content/authors/rosa.md", false), map[string]binding{"role": always, "pronouns": always, "links.title": always, "credentials": itself, "affiliations": itself, "orcid": never}},
		{of("content/health/_index.md", false), map[string]binding{"title": always, "description": always, "lead": never, "picks": never}},
	} {
		for name, want := range c.want {
			key := name
			for i := range name {
				if name[i] == '.' {
					key = name[:i]
					break
				}
			}
			if got := c.o.binds(name, key); got != want {
				t.Errorf("%s, plain %v: %s is bound %d, want %d", c.o.file.Path, c.o.plain, name, got, want)
			}
			met[want]++
		}
	}
	if met[never] == 0 || met[itself] == 0 || met[always] == 0 {
		t.Error("a kind was not met")
	}
	for _, key := range eachItself {
		if !slices.Contains(fields.Reserved, key) {
			t.Errorf("%q is no key", key)
		}
	}
}

// TestLeadsTo: one place in several spellings.
func TestLeadsTo(t *testing.T) {
	for _, target := range []string{"statins", "statins.md", "/heart/statins/", "/heart/statins", "./statins", "../heart/statins/"} {
		if got := leadsTo("content/heart/sleep.md", target); got != "heart/statins" {
			t.Errorf("%s is %s", target, got)
		}
	}
	for target, want := range map[string]string{
		"https://a.example/x": "https://a.example/x", "#top": "#top", "statins#a": "heart/statins#a", "/heart/statins/?x": "heart/statins?x", "mailto:a@b.example": "mailto:a@b.example", "other": "heart/other",
	} {
		if got := leadsTo("content/heart/sleep.md", target); got != want {
			t.Errorf("%s is %s, want %s", target, got, want)
		}
	}
}
