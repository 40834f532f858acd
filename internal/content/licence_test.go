package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// TestLicence is what front matter may say of the rights in a picture; the hint of
// what is refused works.
func TestLicence(t *testing.T) {
	read := func(value string) (title, url, hint string) {
		text := "---\ntitle: T\ndescription: D.\ncategory: health\nauthors: [ada]\ndate: 2026-01-02\nimage: {src: a.png, alt: A, copyright: © 2026 Agency, licence: " + value + "}\n---\nWords.\n"
		document, list := Parse(source.NewFile("content/health/x.md", []byte(text)), Rules{Zone: time.UTC})
		for _, d := range list {
			if d.Code == "bad-licence" {
				return "", "", d.Hint
			}
		}
		a := document.(*Article)
		if a.Image.Copyright != "© 2026 Agency" {
			t.Errorf("copyright %q", a.Image.Copyright)
		}
		return a.Image.Licence.Title, a.Image.Licence.URL.Text, ""
	}
	cases := []struct{ value, title, url string }{
		{"CC BY 4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"},
		{"CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"},
		{"cc by-nc-nd 3.0", "CC BY-NC-ND 3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"},
		{"Creative Commons BY 4.0 International", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"},
		{"CC0", "CC0", "https://creativecommons.org/publicdomain/zero/1.0/"},
		{"CC0-1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"},
		{"public domain", "public domain", "https://creativecommons.org/publicdomain/mark/1.0/"},
		{"https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"},
		{"https://example.org/terms", "example.org/terms", "https://example.org/terms"},
		{"\"\"", "", ""}, {"CC BY", "refused", ""}, {"all rights reserved", "refused", ""}, {"ftp://example.org/terms", "refused", ""}, {"MIT", "refused", ""},
	}
	for _, c := range cases {
		title, url, hint := read(c.value)
		if c.title == "refused" {
			_, first, _ := strings.Cut(hint, "licence: ")
			first, _, _ = strings.Cut(first, " or ")
			_, second, _ := strings.Cut(hint[strings.LastIndex(hint, "licence: "):], ": ")
			for _, value := range []string{strings.TrimSpace(first), second} {
				if _, url, _ := read(value); url == "" {
					t.Errorf("%s: the hint %q does not work with %q", c.value, hint, value)
				}
			}
			continue
		}
		if title != c.title || url != c.url || hint != "" {
			t.Errorf("%s: %q %q, hint %q", c.value, title, url, hint)
		}
	}
	t.Logf("%d cases", len(cases))
}
