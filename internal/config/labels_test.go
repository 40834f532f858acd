package config

import "testing"

func TestLabels(t *testing.T) {
	c, problems := said(t, "labels: {home: Start, notFound: Seite nicht gefunden, authors: ''}\n")
	for name, want := range map[string]string{"home": "Start", "notFound": "Seite nicht gefunden", "authors": "", "topics": ""} {
		if got := c.Labels[name]; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if problems != "" {
		t.Error(problems)
	}
	for text, want := range map[string]string{
		"labels: {tags: Themen}\n": `4:10 unknown-key: unknown key "tags"`,
		"labels: {home: [a]}\n":    `4:16 wrong-type: "home" must be text, and this is a list`,
		"labels: Start\n":          `4:9 wrong-type: "labels" must be a group of keys, and this is text`,
	} {
		if _, got := said(t, text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
