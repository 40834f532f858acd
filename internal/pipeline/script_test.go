package pipeline

import (
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"galen/internal/memo"
)

// edit is one thing that happens to a site between two builds. It is plain data:
// what it does follows from Kind, Seed and the site it happens to, so that a
// script of edits can be played again, and with some of them left out.
type edit struct {
	Kind string
	Seed uint64
}

func (e edit) String() string { return fmt.Sprintf("{%q, %d}", e.Kind, e.Seed) }

// editor makes one edit of a kind to the state and says in words what it did;
// "" when there was nothing to do it to.
type editor func(s *state, r *rand.Rand) string

// state is what a build depends on: the source, the settings of the command line
// and the clock. Good is the source that was built without errors most recently.
type state struct {
	files   sourceFiles
	good    sourceFiles
	failing bool
	now     time.Time
	drafts  bool
	base    string
	desk    *workshop // where it is built; for edits to what lies there

	before   sourceFiles // as they were before the last edit
	keptTime string      // the file that keeps its time of modification when it is written next
}

// editKinds are all kinds of edits, and how often they come.
var editKinds = []struct {
	name   string
	weight int
	do     editor
}{
	{"body", 10, editBody},
	{"comments", 3, editComments},
	{"data", 5, editData},
	{"glossary", 3, editGlossary},
	{"media", 4, editMedia},
	{"part", 9, editPart},
	{"article key", 24, keyEditor(isArticle, articleKeys)},
	{"category key", 3, keyEditor(isCategory, categoryKeys)},
	{"author key", 4, keyEditor(isAuthor, authorKeys)},
	{"page key", 3, keyEditor(isPage, pageKeys)},
	{"home key", 1, keyEditor(isHome, homeKeys)},
	{"search", 2, editSearch},
	{"configuration key", 8, keyEditor(isConfig, configKeys)},
	{"study", 3, editStudy},
	{"citation", 3, editCitation},
	{"sign-off", 3, editSigned},
	{"table of retractions", 3, editTable},
	{"create", 5, create},
	{"rename", 3, rename},
	{"move", 3, move},
	{"move folder", 2, moveFolder},
	{"delete", 5, remove},
	{"template", 6, editTemplate},
	{"built-in template", 2, dropTemplate},
	{"static", 5, editStatic},
	{"picture", 3, editPicture},
	{"break", 5, breakFile},
	{"clock", 9, moveClock},
	{"drafts", 2, func(s *state, _ *rand.Rand) string { s.drafts = !s.drafts; return fmt.Sprintf("--drafts=%t", s.drafts) }},
	{"base URL", 2, func(s *state, r *rand.Rand) string {
		s.base = pick(r, "", "", "https://preview.example/sub/", "https://news.example/")
		return "--base-url=" + s.base
	}},
	{"output file", 5, (*state).tamper},
	{"output", 2, (*state).oldOutput},
	{"cache", 5, (*state).spoilCache},
	{"withdrawn", 4, editWithdrawn},
	{"kind of a new one", 3, editNewKind},
	{"back", 4, goBack},
	{"kept time", 3, editKeptTime},
	{"far clock", 2, func(s *state, r *rand.Rand) string {
		s.now = s.now.Add(pick(r, -26*time.Hour, 3*365*24*time.Hour, 49*time.Hour, time.Nanosecond))
		return "clock to " + s.now.Format(time.RFC3339Nano)
	}},
	{"disk", 2, func(_ *state, r *rand.Rand) string {
		step := pick(r, 0, time.Second, 2*time.Second)
		memo.SetStep(step)
		return fmt.Sprint("a disk with times of whole ", step)
	}},
	{"field", 6, editField},
	{"front", 6, editFront},
	{"selection", 5, editSelection},
	{"term", 6, editTerm},
	{"headline", 4, editHeadline},
	{"archive", 6, editArchive},
	{"live", 6, editLive},
	{"podcast", 0, editPodcast}, // in scripts of their own: see TestPodcasts
	{"show", 0, editShow},
	{"episode", 0, editEpisode},
	{"expiry", 0, editExpiry}, // likewise: see TestExpiryEdits
	{"twin", 0, editTwin},     // likewise: see TestEditionEdits
	{"form", 0, editForm},     // in the script of a cheat
	{"words", 0, editWords},   // see TestWordsEdits
	{"passage", 0, editSomePassage},
	{"nothing", 2, func(*state, *rand.Rand) string { return "nothing" }},
}

// randomScript is a script of n edits.
func randomScript(seed uint64, n int) []edit {
	r := rand.New(rand.NewPCG(seed, 1))
	total := 0
	for _, k := range editKinds {
		total += k.weight
	}
	script := make([]edit, n)
	for i := range script {
		if i == 0 && seed%2 == 1 {
			script[i].Kind = "search" // readers can search every other site from the beginning
			continue
		}
		at := r.IntN(total)
		for _, k := range editKinds {
			if at -= k.weight; at < 0 {
				script[i] = edit{k.name, uint64(r.Uint32())}
				break
			}
		}
	}
	return script
}

// apply makes the edit. Of a site that is broken, it may mend all that is wrong
// instead, as an editor would before long.
func (e edit) apply(s *state) string {
	r := rand.New(rand.NewPCG(e.Seed, 2))
	was := maps.Clone(s.files)
	defer func() { s.before = was }()
	if s.failing && r.IntN(20) < 19 {
		s.files = maps.Clone(s.good)
		return "mend everything"
	}
	for _, k := range editKinds {
		if k.name == e.Kind {
			if done := k.do(s, r); done != "" {
				return done
			}
			return "nothing to do: " + e.Kind
		}
	}
	panic("no such edit: " + e.Kind)
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// some is a few of a list, in an order of its own.
func some(r *rand.Rand, from ...string) []string {
	from = slices.Clone(from)
	r.Shuffle(len(from), func(i, j int) { from[i], from[j] = from[j], from[i] })
	return from[:r.IntN(len(from)+1)]
}

// choose picks one of the names. Which one depends as little as can be on what
// else there is, so that an edit does the same when another one is left out.
func choose(r *rand.Rand, names []string) string {
	salt := r.Uint64()
	best, least := "", uint64(0)
	for _, name := range names {
		h := fnv.New64a()
		fmt.Fprint(h, salt, name)
		if n := h.Sum64(); best == "" || n < least {
			best, least = name, n
		}
	}
	return best
}

// those are the names of the files that a function picks, sorted.
func (s *state) those(is func(string) bool) []string {
	var names []string
	for name := range s.files {
		if is(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
