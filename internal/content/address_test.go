package content

import (
	"strings"
	"testing"

	"galen/internal/diag"
)

// TestAddresses is kinds 9 and 22 of the issue in texts and front matter: each address
// is refused wherever it stands, and what the hint says to write is not.
func TestAddresses(t *testing.T) {
	places := map[string]string{
		"text": "---\n[a](<ADDRESS>)\n", "breadcrumbs": "breadcrumbs: [{title: A, url: \"ADDRESS\"}]\n---\n", "related": "related: [{title: A, url: \"ADDRESS\"}]\n---\n",
		"reference": "references: [{title: A, url: \"ADDRESS\"}]\n---\n",
	}
	n := 0
	for place, form := range places {
		for _, tt := range []struct{ address, write string }{
			{"https:evil.example", "https://evil.example"}, {"https:/evil.example/a", "https://evil.example/a"}, {"https://user:pw@evil.example/", "https://evil.example/"},
			{"//evil.example/", "https://evil.example/"}, {"https://ｅvil.example/", "https://evil.example/"}, {"tel:+44 20 7946 0000", "tel:+442079460000"},
			{"sms:852 58", "sms:85258"}, {"sms:85258&body=SHOUT", "sms:85258?body=SHOUT"},
		} {
			n++
			if place == "reference" && !strings.HasPrefix(tt.write, "https") {
				continue // it is a page
			}
			head := strings.TrimSuffix(goodHeader, "---\n")
			_, list := parseSoon(t, head+strings.Replace(form, "ADDRESS", tt.address, 1))
			if len(list) != 1 || list[0].Hint != "write  "+tt.write {
				t.Errorf("%s: %s: %v %q", place, tt.address, list, hints(list))
			}
			if _, list := parseSoon(t, head+strings.Replace(form, "ADDRESS", tt.write, 1)); len(list) > 0 {
				t.Errorf("%s: %s: %v", place, tt.write, list)
			}
		}
	}
	if n < 32 {
		t.Errorf("only %d cases", n)
	}
}

// TestOwnAddress: the site itself in another spelling is its own.
func TestOwnAddress(t *testing.T) {
	for address, target := range map[string]string{
		"https://news.example/health/flu/": "/health/flu/", "http://news.example/health/flu/": "/health/flu/", "https://www.news.example/health/flu/": "/health/flu/",
		"HTTPS://NEWS.example/health/flu/": "/health/flu/", "https://news.example": "/", "https://news.example:443/a": "/a", "https://other.example/health/": "",
	} {
		b := bodyOf(t, "[a]("+address+")")
		if target == "" {
			if len(b.Placeholders) > 0 {
				t.Errorf("%s: %v", address, b.Placeholders)
			}
		} else if len(b.Placeholders) != 2 || b.Placeholders[0].Target != target {
			t.Errorf("%s: %v", address, b.Placeholders)
		}
	}
}

func hints(list diag.List) (all []string) {
	for _, d := range list {
		all = append(all, d.Hint)
	}
	return all
}
