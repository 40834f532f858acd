package config

import (
	"strings"
	"testing"

	"galen/internal/source"
)

// TestAddresses is kinds 9 and 22 of the issue in galen.yaml: every key that takes an
// address refuses what a browser reads otherwise, and takes what the hint says.
func TestAddresses(t *testing.T) {
	const head = "title: T\nbaseURL: https://news.example/\ntimezone: UTC\n"
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
	n := 0
	for place, form := range places {
		for _, bad := range []string{"https:evil.example", "https:/evil.example", "https://user:pw@evil.example", "//evil.example"} {
			n++
			if _, list := Parse(source.NewFile("galen.yaml", []byte(head+strings.Replace(form, "ADDRESS", bad, 1))), ""); !list.Failed() {
				t.Errorf("%s: %s is taken", place, bad)
			}
		}
		if _, list := Parse(source.NewFile("galen.yaml", []byte(head+strings.Replace(form, "ADDRESS", "https://evil.example", 1))), ""); list.Failed() {
			t.Errorf("%s: %v", place, list)
		}
	}
	for bad, right := range map[string]string{
		"tel:+44 20 7946 0000": "tel:+442079460000", "sms:85258&body=SHOUT": "sms:85258?body=SHOUT", "sms:852 58": "sms:85258", "tel:116 123": "tel:116123",
	} {
		n++
		_, list := Parse(source.NewFile("galen.yaml", []byte(head+strings.Replace(places["help"], "ADDRESS", bad, 1))), "")
		if len(list) != 1 || list[0].Hint != "write  "+right {
			t.Errorf("%s: %v", bad, list)
		}
	}
	for _, fine := range []string{"sms:988", "tel:988", "sms:85258?body=SHOUT", "https://wa.me/447700900123?text=Hi", "mailto:help@news.example", "/help/", "help.md"} {
		n++
		if c, list := Parse(source.NewFile("galen.yaml", []byte(head+strings.Replace(places["help"], "ADDRESS", fine, 1))), ""); list.Failed() || c.Help[0].Links[0].URL.Text != fine {
			t.Errorf("%s: %v", fine, list)
		}
	}
	if n < 50 {
		t.Errorf("only %d cases", n)
	}
}
