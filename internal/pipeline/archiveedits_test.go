package pipeline

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// What archives have: ids of headings, and what else is kept from a site before this one.

// archiveEdits are all of them, by name.
var archiveEdits = map[string]editor{
	"heading": editHeadingID,
}

// editArchive makes one of them.
func editArchive(s *state, r *rand.Rand) string {
	names := archiveNames()
	name := names[r.IntN(len(names))]
	done := archiveEdits[name](s, r)
	if done == "" {
		return ""
	}
	return name + " of " + done
}

func archiveNames() []string {
	return []string{"heading"}
}

var anyHeading = regexp.MustCompile(`(?m)^(## .*?)( \{#[^}]*\})?$`)

// editHeadingID gives the headings of a document ids of their own, or takes them away.
func editHeadingID(s *state, r *rand.Rand) string {
	name := choose(r, s.those(func(name string) bool { return isText(name) && anyHeading.MatchString(s.files[name]) }))
	if name == "" {
		return ""
	}
	n := 0
	s.files[name] = anyHeading.ReplaceAllStringFunc(s.files[name], func(heading string) string {
		heading = anyHeading.ReplaceAllString(heading, "$1")
		if n++; r.IntN(3) > 0 {
			return heading
		}
		return heading + fmt.Sprintf(pick(r, " {#id-%d}", " {#own-%d}", " {#what-was-found}"), n)
	})
	return name
}

// TestEditsMeetArchives: random scripts make each of these edits often enough to count, and
// they change something.
func TestEditsMeetArchives(t *testing.T) {
	met := map[string]int{}
	for seed := range uint64(300) {
		s := &state{files: newsroom(), now: midday}
		for _, e := range randomScript(seed, scriptSize) {
			if e.Kind != "archive" && e.Kind != "body" {
				continue
			}
			before := maps.Clone(s.files)
			name, _, _ := strings.Cut(e.apply(s), " of ")
			if e.Kind == "archive" && !maps.Equal(before, s.files) {
				met[name]++
			}
		}
	}
	t.Log("edits: ", met)
	for _, name := range archiveNames() {
		if archiveEdits[name] == nil || met[name] < 3 {
			t.Errorf("%s too seldom: %d", name, met[name])
		}
	}
}
