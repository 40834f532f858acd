package site

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/content"
)

// story5000 is one of the articles of TestSelections, as it was thought up.
type story5000 struct {
	path, folder, title, kind string
	also                      string // a further category; "" is none
	tags, authors             []string
	design, results, phase    string
	day                       time.Time
	hour                      bool
	audience, dose, opened    string // fields; "" is none
	free                      string
	places                    []string
	held                      bool
}

const selectionFields = `fields:
  audience: choice [parents, clinicians, children]
  dose: number
  opened: date
  free: yes/no
  places: list of line
`

// text is the article as an editor writes it.
func (s *story5000) text() string {
	lines := []string{"title: " + s.title, "description: D.", "kind: " + s.kind, "authors: [" + strings.Join(s.authors, ", ") + "]", "tags: [" + strings.Join(s.tags, ", ") + "]"}
	add := func(key, value string) {
		if value != "" {
			lines = append(lines, key+": "+value)
		}
	}
	if s.hour {
		add("date", s.day.Format("2006-01-02T15:04"))
	} else {
		add("date", s.day.Format(time.DateOnly))
	}
	if s.design != "" {
		add("study", "{design: "+s.design+map[bool]string{true: ", comparator: placebo"}[s.design != "one-arm"]+", results: "+s.results+map[bool]string{true: ", phase: " + s.phase}[s.phase != ""]+"}")
		add("disclosures", "[None declared.]")
	}
	add("also_in", s.also)
	add("audience", s.audience)
	add("dose", s.dose)
	add("opened", s.opened)
	add("free", s.free)
	if len(s.places) > 0 {
		add("places", "["+strings.Join(s.places, ", ")+"]")
	}
	if s.held {
		add("draft", "true")
	}
	return "---\n" + strings.Join(lines, "\n") + "\n---\nText.\n"
}

func one[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

func few(r *rand.Rand, of ...string) []string {
	of = slices.Clone(of)
	r.Shuffle(len(of), func(i, j int) { of[i], of[j] = of[j], of[i] })
	return of[:r.IntN(min(3, len(of)))]
}

func randomStory(r *rand.Rand, i int) *story5000 {
	s := &story5000{
		folder: one(r, "health", "health", "health/heart", "trials"), title: fmt.Sprintf("%c%c of %d", 'A'+r.IntN(26), 'a'+r.IntN(26), r.IntN(300)), kind: one(r, content.Kinds...),
		tags: few(r, "flu", "sleep", "R&D", "CAR T-cells", "rare"), authors: []string{one(r, "desk", "ada", "bo")},
		day: time.Date(2020, 1, 1+r.IntN(2400), 0, 0, 0, 0, time.UTC), hour: r.IntN(2) == 0,
	}
	if r.IntN(5) == 0 {
		s.authors = []string{"desk", "ada"}
	}
	if s.hour {
		s.day = s.day.Add(time.Duration(r.IntN(24*60)) * time.Minute)
	}
	if r.IntN(3) == 0 {
		s.design, s.results = one(r, "randomised-controlled", "one-arm", "crossover"), one(r, "preprint", "peer-reviewed")
		s.phase = one(r, "", "1", "1/2", "3")
	}
	if r.IntN(2) == 0 {
		s.audience, s.dose = one(r, "parents", "clinicians", "children", ""), one(r, "1", "1.50", "2", "10", "")
		s.opened, s.free, s.places = one(r, "", fmt.Sprintf("2026-0%d-11", 1+r.IntN(9))), one(r, "yes", "no", "true", ""), few(r, "Leeds", "York", "Ulm")
	}
	if r.IntN(4) == 0 {
		s.also = map[string]string{"health": "trials", "health/heart": "trials", "trials": one(r, "health", "health/heart")}[s.folder]
	}
	s.held = r.IntN(10) == 0
	s.path = fmt.Sprintf("/%s/s%04d/", s.folder, i)
	return s
}

// asked is a random selection: as it is written, and what it means.
type asked struct {
	text string
	is   func(*story5000) bool
	less func(a, b *story5000) int // 0 where it does not say
	n    int
}

// randomSelection makes some of the conditions that there are.
func randomSelection(r *rand.Rand, met map[string]int) asked {
	var keys []string
	var all []func(*story5000) bool
	add := func(key, value string, is func(*story5000) bool) {
		keys, all = append(keys, key+": "+value), append(all, is)
		met[key]++
	}
	has := func(some, all []string) bool {
		return slices.ContainsFunc(some, func(w string) bool { return slices.Contains(all, w) })
	}
	listed := func(words []string) string { return "[" + strings.Join(words, ", ") + "]" }
	often := func(n int) bool { return r.IntN(n) == 0 }
	if often(3) {
		c := one(r, []string{"health"}, []string{"health/heart", "trials"}, []string{"trials"})
		below := !often(3)
		add("category", listed(c), func(s *story5000) bool {
			in := func(folder string) bool {
				return slices.Contains(c, folder) || below && slices.ContainsFunc(c, func(c string) bool { return strings.HasPrefix(folder, c+"/") })
			}
			if s.also != "" && in(s.also) && !in(s.folder) {
				met["also in"]++
			}
			return in(s.folder) || s.also != "" && in(s.also)
		})
		if !below {
			add("below", "no", func(*story5000) bool { return true })
		}
	}
	if tags := few(r, "flu", "sleep", "R&D", "CAR T-cells", "rare"); len(tags) > 0 && often(2) {
		add("tag", listed(tags), func(s *story5000) bool { return has(tags, s.tags) })
	}
	if kinds := few(r, content.Kinds...); len(kinds) > 0 && often(2) {
		add("kind", listed(kinds), func(s *story5000) bool { return slices.Contains(kinds, s.kind) })
	}
	if author := one(r, "desk", "ada", "bo"); often(4) {
		add("author", author, func(s *story5000) bool { return slices.Contains(s.authors, author) })
	}
	if often(4) {
		designs, results, phases := few(r, "randomised-controlled", "one-arm"), few(r, "preprint", "peer-reviewed"), few(r, "1", "1/2")
		words := slices.Concat(designs, results)
		for _, p := range phases {
			words = append(words, "phase-"+strings.ReplaceAll(p, "/", "-"))
		}
		if len(words) > 0 {
			add("evidence", listed(words), func(s *story5000) bool {
				return (len(designs) == 0 || slices.Contains(designs, s.design)) && (len(results) == 0 || slices.Contains(results, s.results)) && (len(phases) == 0 || slices.Contains(phases, s.phase))
			})
		}
	}
	since, before := time.Date(2020, 1, 1+r.IntN(1200), 0, 0, 0, 0, time.UTC), time.Date(2024, 1, 1+r.IntN(1200), 13, 30, 0, 0, time.UTC)
	if often(4) {
		add("since", since.Format(time.DateOnly), func(s *story5000) bool { return !s.day.Before(since) })
	}
	if often(4) {
		add("before", before.Format("2006-01-02T15:04"), func(s *story5000) bool { return s.day.Before(before) })
	}
	if often(3) {
		written, is := one(r, "audience: parents", "dose: 1.5", "dose: [1, 2.0]", "free: yes", "places: [York, Ulm]", "opened: 2026-03-11"), map[string]func(*story5000) bool{
			"audience: parents": func(s *story5000) bool { return s.audience == "parents" }, "dose: 1.5": func(s *story5000) bool { return s.dose == "1.50" },
			"dose: [1, 2.0]": func(s *story5000) bool { return s.dose == "1" || s.dose == "2" }, "free: yes": func(s *story5000) bool { return s.free == "yes" || s.free == "true" },
			"places: [York, Ulm]": func(s *story5000) bool { return has([]string{"York", "Ulm"}, s.places) }, "opened: 2026-03-11": func(s *story5000) bool { return s.opened == "2026-03-11" },
		}
		add("field", "{"+written+"}", is[written])
	}
	if often(5) {
		add("has", "places", func(s *story5000) bool { return len(s.places) > 0 })
	}
	a := asked{is: func(s *story5000) bool {
		return !slices.ContainsFunc(all, func(is func(*story5000) bool) bool { return !is(s) })
	}}
	sort := one(r, "", "newest", "oldest", "title", "title descending", "dose", "dose descending", "audience")
	a.less = map[string]func(a, b *story5000) int{
		"oldest": func(a, b *story5000) int { return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.path, b.path)) },
		"title":  func(a, b *story5000) int { return byWords(a, b) }, "title descending": func(a, b *story5000) int { return byWords(b, a) },
		"dose": func(a, b *story5000) int { return cmp.Compare(rank(doses, a.dose, 1), rank(doses, b.dose, 1)) }, "dose descending": func(a, b *story5000) int { return cmp.Compare(rank(doses, a.dose, -1), rank(doses, b.dose, -1)) },
		"audience": func(a, b *story5000) int {
			return cmp.Compare(rank(audiences, a.audience, 1), rank(audiences, b.audience, 1))
		},
	}[sort]
	if a.less == nil {
		a.less = func(_, _ *story5000) int { return 0 }
	}
	if sort != "" {
		add("sort", sort, nil)
		all = all[:len(all)-1]
		met["sort "+sort]++
	}
	if often(2) {
		a.n = 1 + r.IntN(40)
		keys = append(keys, fmt.Sprint("n: ", a.n))
		met["n"]++
	}
	if len(keys) == 0 {
		keys = []string{"sort: newest"}
	}
	r.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	a.text = strings.Join(keys, ", ")
	return a
}

var doses, audiences = []string{"1", "1.50", "2", "10"}, []string{"parents", "clinicians", "children"}

// rank is the place of a value in its order; one that is not there comes last.
func rank(order []string, value string, sign int) int {
	if i := slices.Index(order, value); i >= 0 {
		return sign * i
	}
	return 1000
}

// byWords compares titles of two letters and a number.
func byWords(a, b *story5000) int {
	var x, y int
	fmt.Sscanf(a.title[6:], "%d", &x)
	fmt.Sscanf(b.title[6:], "%d", &y)
	return cmp.Or(strings.Compare(strings.ToLower(a.title[:2]), strings.ToLower(b.title[:2])), x-y)
}

// TestSelections: 40 random selections of 5,000 random articles are what going through all
// of them gives.
func TestSelections(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 2))
	files := map[string]string{"content/authors/ada.md": "---\nname: Ada\nrole: R\n---\n", "content/authors/bo.md": "---\nname: Bo\nrole: R\n---\n"}
	var stories []*story5000
	for i := range 5000 {
		s := randomStory(r, i)
		stories = append(stories, s)
		files["content"+strings.TrimSuffix(s.path, "/")+".md"] = s.text()
	}
	s, list := assembledAs(t, files, Live, selectionFields)
	if list.Failed() {
		t.Fatal(list[:min(5, len(list))])
	}
	met, found, some, cut := map[string]int{}, 0, 0, 0
	for range 40 {
		a := randomSelection(r, met)
		var want []*story5000
		for _, story := range stories {
			if !story.held && !story.day.After(at) && a.is(story) {
				want = append(want, story)
			}
		}
		slices.SortFunc(want, func(x, y *story5000) int {
			return cmp.Or(a.less(x, y), y.day.Compare(x.day), cmp.Compare(x.path, y.path))
		})
		if a.n > 0 && len(want) > a.n {
			want, cut = want[:a.n], cut+1
		}
		query, list := s.ReadSelection(a.text)
		cards, ok := s.Value("select:" + query.String()).([]Card)
		if len(list) > 0 || !ok {
			t.Fatalf("%s: %v", a.text, list)
		}
		if some += min(1, len(want)); len(cards) != len(want) {
			t.Errorf("%s: %d articles, want %d", a.text, len(cards), len(want))
			continue
		}
		for i := range want {
			if found++; cards[i].URL != want[i].path {
				t.Errorf("%s: article %d is %s, want %s", a.text, i, cards[i].URL, want[i].path)
				break
			}
		}
	}
	for _, key := range []string{"category", "also in", "below", "tag", "kind", "author", "evidence", "since", "before", "field", "has", "n", "sort oldest", "sort title", "sort title descending", "sort dose", "sort dose descending", "sort audience"} {
		if met[key] == 0 {
			t.Errorf("no selection has %s", key)
		}
	}
	if some < 30 || cut < 5 {
		t.Errorf("%d of 40 selections find something, and %d find more than they ask for", some, cut)
	}
	t.Logf("40 selections of %d articles: %d find some, %d in all, %d were cut: %v", len(stories), some, found, cut, met)
}
