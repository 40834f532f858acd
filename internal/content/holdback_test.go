package content

import (
	"context"
	"testing"
	"time"

	"galen/internal/source"
)

// TestOriginalHoldsBack: what the original says of when readers may see it holds for its translation, whatever that
// says, unless it holds the translation back for longer.
func TestOriginalHoldsBack(t *testing.T) {
	const header, end = "---\ntitle: T\ndescription: D.\ndate: 2026-11-20\nauthors: [desk]\n", "---\nText.\n"
	for _, c := range []struct{ original, own, want string }{
		{"", "", ""},
		{"draft: true", "", "draft"},
		{"draft: true", "draft: false", "draft"},
		{"draft: false", "draft: true", "draft"},
		{"", "draft: true", "draft"},
		{"embargo: 2026-12-01T10:00", "", "until 2026-12-01"},
		{"embargo: 2026-12-01T10:00", "embargo: 2026-11-25T10:00", "until 2026-12-01"},
		{"embargo: 2026-12-01T10:00", "embargo: 2026-12-05T10:00", "until 2026-12-05"},
		{"", "embargo: 2026-12-05T10:00", "until 2026-12-05"},
		{"expires: 2026-12-20", "", "to 2026-12-20"},
		{"expires: 2026-12-20", "expires: 2026-12-25", "to 2026-12-20"},
		{"expires: 2026-12-20", "expires: 2026-12-15", "to 2026-12-15"},
	} {
		files := []source.File{
			source.NewFile("content/heart/flu.es.md", []byte(header+c.own+"\n"+end)),
			source.NewFile("content/heart/flu.md", []byte(header+c.original+"\n"+end)),
		}
		rules := Rules{Zone: time.UTC, Home: "https://news.example/", Codes: map[string]string{"es": "es"}}
		rules.Parts = ReadParts(source.FilesOf(files), rules)
		set, _, list := ParseAll(context.Background(), source.FilesOf(files), rules, nil)
		if list.Failed() || len(set.Articles) != 2 {
			t.Fatalf("%+v: %d articles, %v", c, len(set.Articles), list)
		}
		got, a := "", set.Articles[0]
		switch {
		case a.Edition != "es":
			t.Fatalf("the first is %s", a.File)
		case a.Draft:
			got = "draft"
		case !a.Embargo.IsZero():
			got = "until " + a.Embargo.Time.Format(time.DateOnly)
		case !a.Expires.IsZero():
			got = "to " + a.Expires.Time.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("original %q, translation %q: held back %q, want %q", c.original, c.own, got, c.want)
		}
	}
}
