package pipeline

import (
	"fmt"
	"math/rand/v2"
)

// someFields are declarations of the newsroom's fields. Templates ask for the first, and so
// it is declared in nearly all.
var someFields = []string{
	`{stage: {type: line, cards: true, feeds: true}, follows: article, note: text, since: date, report: file, room: {type: line, for: [authors, categories, pages]}}`,
	`{stage: {type: line, label: How far, cards: true}, follows: article, note: text, since: date, report: file, room: {type: line, for: [authors, categories, pages]}}`,
	`{stage: {type: line, cards: true, label: Of it}, follows: {type: article, label: After}, note: line, since: {type: date, feeds: true}, report: file, room: {type: line, for: [authors, categories, pages]}}`,
	`{note: text, stage: {type: "choice [planned, running]", cards: true, feeds: true}, follows: link, since: {type: date, label: From}, report: link, room: {type: text, label: Where, for: [authors, categories, pages]}}`,
	`{stage: {type: line, required: true, cards: true}, follows: article, note: text, since: date, report: file}`,
	`{stage: {type: line, kinds: [news], cards: true}, follows: article, note: text, since: date, report: file, room: {type: line, for: [authors, pages]}}`,
	`{stage: {type: line, cards: true, feeds: true}, follows: article, note: text, report: file, room: {type: line, for: [authors, categories, pages]}}`,
}

// editHeadline changes how other pages name an article, and nothing else of it.
func editHeadline(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	if name == "" {
		return "nothing"
	}
	key := pick(r, "title", "title", "description")
	s.files[name] = setKey(s.files[name], key, fmt.Sprintf("Of %d things", 2+r.IntN(100)))
	return name + ": " + key
}

// editField gives a document a field, takes one away, or declares the fields otherwise.
func editField(s *state, r *rand.Rand) string {
	n := r.IntN(100)
	if r.IntN(4) == 0 {
		value := someFields[r.IntN(len(someFields))]
		s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "fields", value)
		return "galen.yaml: fields: " + value
	}
	name := choose(r, s.those(isArticle))
	key := pick(r, "stage", "stage", "follows", "note", "since", "report")
	if r.IntN(5) == 0 {
		name, key = choose(r, s.those(func(name string) bool { return isAuthor(name) || isCategory(name) || isPage(name) })), "room"
	}
	if name == "" {
		return "nothing"
	}
	value := map[string]string{
		"stage": pick(r, "running", "planned", fmt.Sprintf("stage %d", n)), "follows": pick(r, "piece-05", "piece-01", "/health/", fmt.Sprintf("piece-%02d", n%20)),
		"note": pick(r, `"A *note*, see [it](piece-01)."`, `"Of [that](/health/#x)."`, fmt.Sprintf("Plain %d.", n)), "since": fmt.Sprintf("2026-10-%02d", 1+n%31),
		"report": pick(r, "wards.csv", "/desk.pdf", "missing.pdf"), "room": fmt.Sprintf("Room %d", n),
	}[key]
	if r.IntN(5) == 0 {
		value = ""
	}
	s.files[name] = setKey(s.files[name], key, value)
	return name + ": " + key + ": " + value
}
