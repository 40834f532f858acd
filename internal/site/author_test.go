package site

import (
	"strings"
	"testing"

	"galen/internal/diag"
)

// TestUnknownAuthor: the hint at an author whom no file describes leads to one, however
// the author was written.
func TestUnknownAuthor(t *testing.T) {
	read := func(author string, further map[string]string) (told diag.List) {
		files := map[string]string{
			"content/health/a.md":       strings.Replace(piecePage("2026-11-01", ""), "authors: [desk]", "authors: [\""+author+"\"]", 1),
			"content/authors/ada-lo.md": "---\nname: Ada\nrole: Editor\n---\n",
		}
		for name, text := range further {
			files[name] = text
		}
		_, list := assembled(t, files, Live)
		for _, d := range list {
			if d.Code == "unknown-author" {
				told = append(told, d)
			}
		}
		return told
	}
	for author, hint := range map[string]string{
		"ada-lo":                 "",
		"ada-lp":                 `did you mean "ada-lo"?`,
		"Ada Lo":                 `did you mean "ada-lo"?`,
		"../authors/ada-lo.md":   `did you mean "ada-lo"?`,
		"content/authors/ada-lo": `did you mean "ada-lo"?`,
		"Ada":                    "write the author's id, which is the name of the file:  ada-lo",
		"sports-desk":            "add content/authors/sports-desk.md with a name and a role",
		"Sports Desk":            "add content/authors/sports-desk.md with a name and a role, and write  sports-desk  here",
		"authors/sports-desk.md": "add content/authors/sports-desk.md with a name and a role, and write  sports-desk  here",
	} {
		list := read(author, nil)
		if hint == "" && len(list) > 0 || hint != "" && (len(list) != 1 || list[0].Hint != hint) {
			t.Errorf("%s: %v, want the hint %s", author, list, hint)
		}
	}
	if list := read("sports-desk", map[string]string{"content/authors/sports-desk.md": "---\nname: Sports desk\nrole: Desk\n---\n"}); len(list) > 0 {
		t.Errorf("the hint does not help: %v", list)
	}
}
