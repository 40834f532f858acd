package pipeline

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// someSelection is a selection of the newsroom's articles. Categories have slashes around
// them, by which a folder that is moved is found.
func (s *state) someSelection(r *rand.Rand) string {
	var keys []string
	for range 1 + r.IntN(2) {
		keys = append(keys, pick(r,
			"category: /"+strings.TrimPrefix(choose(r, s.folders()), "content/")+"/", "tag: "+pick(r, "sleep", "flu", "R&D", "topic 1"), "kind: "+pick(r, "news", "[explainer, guide]", "opinion"),
			"author: "+s.someAuthor(r), "evidence: "+pick(r, "[one-arm, preprint]", "phase-1", "peer-reviewed"), "since: "+fmt.Sprintf("2026-10-%02d", 1+r.IntN(31)),
			"before: "+fmt.Sprintf("2026-11-%02d", 1+r.IntN(30)), "has: "+pick(r, "stage", "follows", "note"), "field: {"+pick(r, "stage: running", "since: 2026-10-05")+"}"))
		if last := keys[len(keys)-1]; len(keys) == 2 && strings.HasPrefix(keys[0], last[:4]) {
			keys = keys[:1]
		}
	}
	if r.IntN(3) > 0 {
		keys = append(keys, "sort: "+pick(r, "oldest", "title", "title descending", "stage", "since descending"))
	}
	if r.IntN(3) > 0 {
		keys = append(keys, fmt.Sprint("n: ", 1+r.IntN(6)))
	}
	return strings.Join(keys, ", ")
}

// editSelection changes what a template selects, or shows it on another page.
func editSelection(s *state, r *rand.Rand) string {
	name, text := "templates/special.html", s.someSelection(r)
	if r.IntN(4) == 0 {
		name = choose(r, s.those(func(name string) bool { return isText(name) && !strings.HasPrefix(name, "content/_parts/") }))
		s.files[name] = setKey(s.files[name], "layout", "special")
		return name + ": layout: special"
	}
	before, rest, ok := strings.Cut(s.files[name], "{{range .Select \"")
	if !ok {
		return ""
	}
	_, after, _ := strings.Cut(rest, "\"")
	s.files[name] = before + "{{range .Select \"" + text + "\"" + after
	return name + ": .Select " + text
}
