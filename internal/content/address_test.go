package content

import (
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/testing/tally"
)

// wrongAddress is an address and what to write instead.
type wrongAddress struct{ address, write string }

// TestKind22Addresses: an address that a browser reads otherwise is refused in texts and
// front matter, and what the hint says to write is not.
func TestKind22Addresses(t *testing.T) {
	tally.Kind(t, 22)
	checkAddresses(t, []wrongAddress{
		// listed
		{"https:evil.example", "https://evil.example"}, {"https:/evil.example/a", "https://evil.example/a"}, {"https://user:pw@evil.example/", "https://evil.example/"},
		{"//evil.example/", "https://evil.example/"},
		// made up
		{"https://ｅvil.example/", "https://evil.example/"}, {"http:evil.example/b", "http://evil.example/b"}, {"https:///evil.example", "https://evil.example"},
		{"https://evil。example/", "https://evil.example/"}, {"https://desk@evil.example/a", "https://evil.example/a"},
	})
}

// TestKind9Numbers: likewise for numbers to call.
func TestKind9Numbers(t *testing.T) {
	tally.Kind(t, 9)
	checkAddresses(t, []wrongAddress{
		// listed
		{"tel:+44 20 7946 0000", "tel:+442079460000"}, {"sms:852 58", "sms:85258"},
		// made up
		{"sms:85258&body=SHOUT", "sms:85258?body=SHOUT"}, {"tel:116 123", "tel:116123"}, {"tel:1-800-QUIT-NOW", "tel:18007848669"},
		{"whatsapp://send?phone=447700900123", "https://wa.me/447700900123"},
	})
}

func checkAddresses(t *testing.T, wrong []wrongAddress) {
	t.Helper()
	places := map[string]string{
		"text": "---\n[a](<ADDRESS>)\n", "breadcrumbs": "breadcrumbs: [{title: A, url: \"ADDRESS\"}]\n---\nText.\n", "related": "related: [{title: A, url: \"ADDRESS\"}]\n---\nText.\n",
		"reference": "references: [{title: A, url: \"ADDRESS\"}]\n---\nText.\n",
	}
	for place, form := range places {
		for _, tt := range wrong {
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
