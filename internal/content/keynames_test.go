package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

// TestKind6KeysOfOthers: a key of another generator is told the key that does the same
// here, or that there is none; never the whole list of keys.
func TestKind6KeysOfOthers(t *testing.T) {
	tally.Kind(t, 6)
	called := func(key string) string { return `here this key is called "` + key + `"` }
	cases := []struct{ key, hint string }{
		// listed
		{"deck", called("description")}, {"kicker", noKicker}, {"summary", called("description")}, {"featured_image", called("image")},
		{"primary_image", called("image")}, {"excerpt", called("description")}, {"subtitle", noSubtitle}, {"dek", called("description")},
		{"topics", called("tags")}, {"expirydate", called("expires")},
		// made up
		{"featuredImage", called("image")}, {"feature-image", called("image")}, {"hero_image", called("image")}, {"og_image", called("image")},
		{"standfirst", called("description")}, {"Deck", called("description")}, {"meta_description", called("description")}, {"tagline", noSubtitle},
		{"eyebrow", noKicker}, {"weight", noOrder}, {"pinned", noPlace}, {"lastmod", called("updated")}, {"updated_at", called("updated")},
		{"publishedAt", called("date")}, {"keywords", called("tags")}, {"seo_title", otherNames["seotitle"]}, {"toc", otherNames["toc"]},
		{"byline", called("authors")}, {"redirect_from", called("aliases")}, {"headline", called("title")},
	}
	for _, c := range cases {
		text := "---\ntitle: T\ndescription: D.\ndate: 2026-11-01\nauthors: [ada]\n" + c.key + ": x\n---\nText.\n"
		_, list := Parse(source.NewFile("content/health/x.md", []byte(text)), Rules{Zone: time.UTC})
		if len(list) != 1 || list[0].Code != "unknown-key" || !strings.HasPrefix(list[0].Hint, c.hint) {
			t.Errorf("%s: %v", c.key, list)
			continue
		}
		// The hint is followed: with that key in the place of the other nothing is unknown.
		fixed := strings.Replace(text, c.key+": x\n", "", 1)
		if _, key, found := strings.Cut(c.hint, "is called "); found {
			head, rest, _ := strings.Cut(text, c.key+": x\n")
			key = strings.Trim(key, `"`)
			if strings.Contains(head, "\n"+key+":") {
				continue
			}
			fixed = head + key + ": " + map[string]string{"image": "{src: a.jpg, alt: A}", "tags": "[x]", "aliases": "[/x/]", "expires": "2027-01-01", "updated": "2026-11-02"}[key] + "\n" + rest
		}
		if _, list := Parse(source.NewFile("content/health/x.md", []byte(fixed)), Rules{Zone: time.UTC}); len(list) > 0 {
			t.Errorf("%s: the hint %q does not help: %v", c.key, c.hint, list)
		}
	}
}

// TestKind23NeverSeen: an article that ends when or before it begins.
func TestKind23NeverSeen(t *testing.T) {
	tally.Kind(t, 23)
	for _, c := range []struct {
		keys  string
		wrong bool
	}{
		// listed
		{"date: 2026-11-01T09:00\nexpires: 2026-11-01T09:00", true},
		// made up
		{"date: 2026-11-01\nexpires: 2026-11-01", true},
		{"date: 2026-11-01\nembargo: 2026-11-05\nexpires: 2026-11-05", true}, {"date: 2026-11-01\nembargo: 2026-11-05\nexpires: 2026-11-03", true},
		{"date: 2026-11-01T00:00+01:00\nexpires: 2026-10-31T23:00Z", true}, {"date: 2026-11-05\nembargo: 2026-11-01\nexpires: 2026-11-05", true},
		{"date: 2026-11-01\nexpires: 2026-11-02", false}, {"date: 2026-11-01T09:00\nexpires: 2026-11-01T09:01", false}, {"date: 2026-11-01\nembargo: 2026-11-05\nexpires: 2026-11-06", false},
	} {
		text := "---\ntitle: T\ndescription: D.\nauthors: [ada]\n" + c.keys + "\n---\nText.\n"
		_, list := Parse(source.NewFile("content/health/x.md", []byte(text)), Rules{Zone: time.UTC})
		if (len(list) == 1) != c.wrong || len(list) > 1 || c.wrong && list[0].Code != "date-order" {
			t.Errorf("%q: %v", c.keys, list)
		}
	}
}
