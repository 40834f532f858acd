package pipeline

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"galen/internal/testing/testtime"
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
	if r.IntN(2) == 0 {
		return s.editList(r, text)
	}
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

// editList makes a page that lists a selection, in the folder of a category or in none, or changes
// one or deletes it.
func (s *state) editList(r *rand.Rand, text string) string {
	text, _, _ = strings.Cut(text, ", n: ")
	if strings.HasPrefix(text, "n: ") {
		text = "sort: oldest"
	}
	name := choose(r, s.those(func(name string) bool { return strings.Contains(s.files[name], "\nlist: {") }))
	switch r.IntN(4) {
	case 0:
		if name != "" {
			delete(s.files, name)
			return "delete " + name
		}
	case 1, 2:
		if name != "" {
			s.files[name] = setKey(s.files[name], "list", "{"+text+"}")
			return name + ": list: " + text
		}
	}
	name = fmt.Sprintf("%s/list-%d.md", pick(r, "content", choose(r, s.folders())), r.IntN(20))
	s.files[name] = fmt.Sprintf("---\ntitle: Listed %d\nlist: {%s}\n---\n\nWith [one](%s).\n", r.IntN(100), text, s.someSlug(r))
	return name + ": list: " + text
}

// TestSelectionEdits plays scripts in which every other edit is of a selection: each build is
// what a clean one gives, and enough of them are without error.
func TestSelectionEdits(t *testing.T) {
	beside := []string{"field", "headline", "article key", "create", "delete", "clock", "drafts", "study", "body", "move"}
	lists, templates, edits, failing := 0, 0, 0, 0
	const scripts = 6
	rounds := max(1, testtime.Rounds(scripts))
	for seed := range uint64(rounds) {
		r := rand.New(rand.NewPCG(seed, 15))
		var script []edit
		for i := range 14 {
			kind := "selection"
			if i%2 == 1 {
				kind = beside[r.IntN(len(beside))]
			}
			script = append(script, edit{kind, uint64(r.Uint32())})
		}
		p := play(t, script, nil)
		if p.fault != "" {
			script = shrink(t, script[:len(p.told)], nil)
			t.Fatalf("script %d: %s\n%s", seed, p.fault, play(t, script, nil).report(script))
		}
		for _, told := range p.told {
			lists += strings.Count(told, ": list: ")
			templates += strings.Count(told, ": .Select ")
		}
		edits, failing = edits+len(p.told), failing+p.failing
	}
	t.Logf("%d edits, %d of list pages and %d of templates; after %d the site was in error", edits, lists, templates, failing)
	if edits == 0 || rounds == scripts && (lists == 0 || templates == 0 || failing*3 > edits) {
		t.Error("the edits do not test enough")
	}
}
