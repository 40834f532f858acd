package pipeline

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// editFront has editors arrange the home page or the page of a section, for good or until
// some hour, or leave it to itself again.
func editFront(s *state, r *rand.Rand) string {
	name := "content/_index.md"
	if r.IntN(3) == 0 || s.files[name] == "" {
		name = choose(r, s.those(isCategory))
	}
	if name == "" {
		return "nothing"
	}
	key := pick(r, "lead", "picks", "pins", "shelves", "banner")
	if key == "banner" && !isHome(name) {
		key = "lead"
	}
	value := map[string]string{
		"lead": s.placing(r), "picks": s.placings(r), "pins": s.placings(r), "shelves": s.shelves(r),
		"banner": fmt.Sprintf("{text: Number %d, url: %s, until: %s}", r.IntN(100), pick(r, s.someSlug(r), "/about/", "https://www.who.int/"), ending(r)),
	}[key]
	if r.IntN(5) == 0 {
		value = ""
	}
	s.files[name] = setKey(s.files[name], key, value)
	return name + ": " + key + ": " + value
}

func (s *state) placing(r *rand.Rand) string {
	slug := s.someSlug(r)
	return pick(r, slug, fmt.Sprintf("{article: %s, until: %s}", slug, ending(r)))
}

func (s *state) placings(r *rand.Rand) string {
	all := []string{s.placing(r)}
	for range r.IntN(5) {
		all = append(all, s.placing(r))
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func (s *state) shelves(r *rand.Rand) string {
	folder := strings.TrimPrefix(choose(r, s.folders()), "content/")
	shelf := fmt.Sprintf("{title: Shelf %d, from: %s, n: %d, repeat: %s, until: %s}", r.IntN(100), pick(r, folder, "sleep", "trials"), 1+r.IntN(4), pick(r, "yes", "no"), ending(r))
	chosen := pick(r, "{kind: news}", "{kind: [guide, explainer], sort: title}", "{tag: sleep, sort: oldest, n: 3}", "{category: "+folder+", since: 2026-10-01}", "{has: stage}")
	return pick(r, fmt.Sprintf("[{title: Chosen, from: %s, repeat: %s}]", chosen, pick(r, "yes", "no")), "["+shelf+"]", "["+folder+"]", "["+folder+", "+shelf+"]", "[{from: health, repeat: yes}, "+shelf+"]")
}

// ending is an hour at which something leaves a page.
func ending(r *rand.Rand) string {
	return pick(r, "2026-11-22T13:00", "2026-11-23", "2026-11-24T09:00", "2026-12-01", "2027-01-01")
}
