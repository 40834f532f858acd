package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/tally"
)

// TestKind3CharacterNames: names of characters are told wherever a text is no HTML, and what
// the hint says is right.
func TestKind3CharacterNames(t *testing.T) {
	tally.Kind(t, 3)
	glossary := func(s string) diag.List {
		_, list := ParseGlossary(source.NewFile(GlossaryFile, []byte(s)))
		return list
	}
	comments := func(s string) diag.List {
		_, list := ParseComments(source.NewFile("content/health/x.comments.yaml", []byte(s)), Rules{Zone: time.UTC})
		return list
	}
	for _, tt := range []struct {
		text, hint string
		parse      func(string) diag.List
	}{
		// made up
		{"- term: ILD\n  meaning: Lungs &amp; heart.\n", "meaning: Lungs & heart.", glossary},
		{"- term: R&amp;D\n  expansion: research and development\n", "term: R&D", glossary},
		{"- term: ILD\n  meaning: A&nbsp;scar.\n", "meaning: A scar.", glossary},
		{"- name: Ada &amp; Bo\n  date: 2026-11-22\n  text: Yes.\n", "name: Ada & Bo", comments},
		{"- name: O&#8217;Hara\n  date: 2026-11-22\n  text: Yes.\n", "name: O’Hara", comments},
	} {
		list := tt.parse(tt.text)
		if len(list) != 1 || list[0].Code != "character-name" || !strings.Contains(list[0].Hint, tt.hint) {
			t.Errorf("%q: %v", tt.text, list)
			continue
		}
		key, _, _ := strings.Cut(tt.hint, ":")
		var lines []string
		for line := range strings.Lines(tt.text) {
			if at := strings.Index(line, key+":"); at >= 0 {
				line = line[:at] + tt.hint + "\n"
			}
			lines = append(lines, line)
		}
		if again := tt.parse(strings.Join(lines, "")); len(again) > 0 {
			t.Errorf("%q: the hint does not help: %v", tt.text, again)
		}
	}
	for line, want := range map[string]string{
		// made up
		"tags: [R&amp;D, sleep]": "tags: [R&D, sleep]", "tags: &#91;a]": `tags: "[a]"`, "title: A&colon; b": `title: "A: b"`, "- a&colon; b": "- a: b",
		"image: {src: a.jpg, alt: A &amp; B}": "image: {src: a.jpg, alt: A & B}",
	} {
		if got := mendEntities(line); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
	for _, plain := range []string{"- name: Ada\n  date: 2026-11-22\n  text: A &amp; B, R&D.\n", "- name: R&D\n  date: 2026-11-22\n  text: Yes.\n"} {
		if list := comments(plain); len(list) > 0 {
			t.Errorf("%q: %v", plain, list)
		}
	}
}
