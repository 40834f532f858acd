package config

import (
	"strings"
	"testing"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

const addressHead = "title: T\nbaseURL: https://news.example/\ntimezone: UTC\n"

// TestKind22Addresses: every key of galen.yaml that takes an address refuses what a
// browser reads otherwise.
func TestKind22Addresses(t *testing.T) {
	tally.Kind(t, 22)
	places := map[string]string{
		"help":       "help: {suicide: {title: T, links: [{title: A, url: \"ADDRESS\"}]}}\n",
		"menus":      "menus: {main: [{title: A, url: \"ADDRESS\"}]}\n",
		"support":    "support: {title: T, text: T, url: \"ADDRESS\"}\n",
		"policies":   "publisher: {name: P, policies: {ethics: \"ADDRESS\"}}\n",
		"publisher":  "publisher: {name: P, url: \"ADDRESS\"}\n",
		"endpoint":   "newsletter: {endpoint: \"ADDRESS\", privacy: /privacy/}\n",
		"comments":   "comments: {endpoint: \"ADDRESS\", privacy: /privacy/}\n",
		"elsewhere":  "comments: {elsewhere: {title: T, url: \"ADDRESS\"}}\n",
		"privacy":    "newsletter: {endpoint: /api/, privacy: \"ADDRESS\"}\n",
		"allow":      "allow: [\"ADDRESS\"]\n",
		"own report": "publisher: {name: P, policies: {feedback: \"ADDRESS\"}}\n",
	}
	for place, form := range places {
		for _, bad := range []string{
			// listed
			"https:evil.example", "https:/evil.example", "https://user:pw@evil.example", "//evil.example",
			// made up
			"http:evil.example", "https:///evil.example", "https://desk@evil.example", "javascript:alert(1)", "ftp://evil.example",
		} {
			if _, list := Parse(source.NewFile("galen.yaml", []byte(addressHead+strings.Replace(form, "ADDRESS", bad, 1))), ""); !list.Failed() {
				t.Errorf("%s: %s is taken", place, bad)
			}
		}
		if _, list := Parse(source.NewFile("galen.yaml", []byte(addressHead+strings.Replace(form, "ADDRESS", "https://evil.example", 1))), ""); list.Failed() {
			t.Errorf("%s: %v", place, list)
		}
	}
}

// TestKind9Help: what a box of help may lead to, and what to write where it cannot.
func TestKind9Help(t *testing.T) {
	tally.Kind(t, 9)
	const box = addressHead + "help: {suicide: {title: T, links: [{title: A, url: \"ADDRESS\"}]}}\n"
	for bad, right := range map[string]string{
		// listed
		"tel:+44 20 7946 0000": "tel:+442079460000", "sms:852 58": "sms:85258",
		// made up
		"sms:85258&body=SHOUT": "sms:85258?body=SHOUT", "tel:116 123": "tel:116123", "whatsapp://send?phone=447700900123": "https://wa.me/447700900123",
	} {
		_, list := Parse(source.NewFile("galen.yaml", []byte(strings.Replace(box, "ADDRESS", bad, 1))), "")
		if len(list) != 1 || list[0].Hint != "write  "+right {
			t.Errorf("%s: %v", bad, list)
		}
	}
	for _, fine := range []string{
		// listed
		"sms:988", "sms:85258", "https://wa.me/447700900123?text=Hi",
		// made up
		"tel:988", "sms:85258?body=SHOUT", "mailto:help@news.example", "/help/", "help.md",
	} {
		if c, list := Parse(source.NewFile("galen.yaml", []byte(strings.Replace(box, "ADDRESS", fine, 1))), ""); list.Failed() || c.Help[0].Links[0].URL.Text != fine {
			t.Errorf("%s: %v", fine, list)
		}
	}
}
