package pipeline

import (
	"math/rand/v2"
	"strings"
)

// breakages put something wrong into a file of a kind.
var breakages = []struct {
	what string
	is   func(string) bool
	do   func(text string) string
}{
	{"the closing fence is gone", isText, func(t string) string { return strings.Replace(t, "\n---\n", "\n", 1) }},
	{"an unknown key", isText, func(t string) string { return setKey(t, "titel", "X") }},
	{"no title", isText, func(t string) string { return setKey(setKey(t, "title", ""), "name", "") }},
	{"a key twice", isText, func(t string) string { return strings.Replace(t, "---\n", "---\ndraft: true\ndraft: true\n", 1) }},
	{"a date that is none", isArticle, func(t string) string { return setKey(t, "date", "2026-13-45") }},
	{"an unknown author", isArticle, func(t string) string { return setKey(t, "authors", "[nobody]") }},
	{"a tag in other letters", isArticle, func(t string) string { return setKey(t, "tags", "[SLEEP]") }},
	{"an unknown category", isArticle, func(t string) string { return setKey(t, "category", "nowhere") }},
	{"a missing layout", isText, func(t string) string { return setKey(t, "layout", "no-such-layout") }},
	{"a picture without words", isText, func(t string) string { return t + "\n![](/shared.png)\n" }},
	{"a broken link", isText, func(t string) string { return t + "\n[x](nowhere-at-all)\n" }},
	{"a broken anchor", isText, func(t string) string { return t + "\n[x](/about/#nowhere)\n" }},
	{"raw HTML", isText, func(t string) string { return t + "\n<script>x</script>\n" }},
	{"an alias that is a page", isText, func(t string) string { return setKey(t, "aliases", "[/about/, /health/]") }},
	{"not UTF-8", isText, func(t string) string { return t + "\xff\n" }},
	{"no file at all", isText, func(string) string { return "" }},
	{"an unknown key", isConfig, func(t string) string { return t + "colour: red\n" }},
	{"nothing", isConfig, func(string) string { return "" }},
	{"no YAML", isConfig, func(t string) string { return t + "{[\n" }},
	{"no zone", isConfig, func(t string) string { return setKey(t, "timezone", "Mars/Olympus") }},
	{"a menu to nowhere", isConfig, func(t string) string { return setKey(t, "menus", "{main: [{title: X, url: /nowhere/}]}") }},
	{"an open action", isTemplate, func(t string) string { return t + "{{if}}" }},
	{"an unknown field", isTemplate, func(t string) string { return t + "{{.NoSuchThing}}" }},
	{"a missing asset", isTemplate, func(t string) string { return strings.Replace(t, "{{", `{{.Asset "none.css"}}{{`, 1) }},
	{"an index too high", isTemplate, func(t string) string { return t + "{{index (list 1) 5}}" }},
	{"unclosed CSS", isStatic, func(t string) string { return t + "p{" }},
	{"half a picture", isPicture, func(t string) string { return t[:len(t)/2] }},
}

// breakFile puts something wrong into a file.
func breakFile(s *state, r *rand.Rand) string {
	b := pick(r, breakages...)
	name := choose(r, s.those(b.is))
	if name == "" {
		return ""
	}
	s.files[name] = b.do(s.files[name])
	return b.what + " in " + name
}
