package site

import "testing"

// TestKindNames holds that every kind of pages and outputs has a name of its own, and
// that a page's kind is found by it.
func TestKindNames(t *testing.T) {
	seen := map[string]bool{}
	for k := HomePage; k <= RedirectPage; k++ {
		if got, ok := PageKindOf(k.String()); !ok || got != k || k.String() == "" || seen[k.String()] {
			t.Errorf("kind %d is called %q, which is the name of kind %d", k, k, got)
		}
		seen[k.String()] = true
	}
	for _, name := range []string{"", "pages", "Article", "401"} {
		if k, ok := PageKindOf(name); ok {
			t.Errorf("%q is the kind %s", name, k)
		}
	}
	clear(seen)
	for k := PageOutput; k <= PosterOutput; k++ {
		if k.String() == "" || seen[k.String()] {
			t.Errorf("output kind %d has no name of its own: %q", k, k)
		}
		seen[k.String()] = true
	}
}
