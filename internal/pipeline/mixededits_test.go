package pipeline

import (
	"flag"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"galen/internal/source"
	"galen/internal/testing/testtime"
)

// TestMixedEdits is TestEquivalence for a newsroom's own shape: scripts that mix edits of fields, terms, picks,
// shelves, selections, live stories, shows and declarations in one site, beside those of texts, files and the
// clock. It counts what it met. The short run is part of go test; the long one is
//
//	go test ./internal/pipeline -run TestMixedEdits -mixed 300 -timeout 0

var mixed = flag.Int("mixed", 2, "how many scripts TestMixedEdits plays")

// ownShape are the edits that it is about, each as often as it stands here, and beside are others.
var (
	ownShape = []string{"field", "field", "front", "front", "term", "term", "selection", "archive", "archive", "live", "podcast", "search", "words", "passage"}
	beside   = []string{"article key", "body", "category key", "clock", "configuration key", "create", "delete", "headline", "headline", "move", "rename", "study", "template"}
)

// mixedScript is a script in which two of three edits are of the first kind.
func mixedScript(seed uint64) []edit {
	r := rand.New(rand.NewPCG(seed, 21))
	script := make([]edit, scriptSize)
	for i := range script {
		kinds := ownShape
		if i%3 == 2 {
			kinds = beside
		}
		script[i] = edit{kinds[r.IntN(len(kinds))], uint64(r.Uint32())}
	}
	return script
}

// mixedKinds are parts of what is told of edits, one at least of each kind.
var mixedKinds = map[string][]string{
	"declaration of fields": {"galen.yaml: fields:"}, "declaration of taxonomies": {"galen.yaml: taxonomies:"}, "show": {"show: ", "new show"},
	"field": {": stage:", ": follows:", ": note:", ": since:", ": report:", ": room:"}, "filing": {": conditions:", ": places:", ": series:"},
	"page of a term": {": parent:", ": synonyms:", ": mesh:"}, "picks": {": picks:"}, "shelves": {": shelves:"}, "lead": {": lead:"}, "pins": {": pins:"}, "banner": {": banner:"},
	"list page": {": list:"}, "template that selects": {": .Select "}, "live story": {"live story"}, "episode": {"episode: ", "recording", "transcript"},
	"order": {"order of "}, "further category": {"also in of "}, "elsewhere": {"elsewhere of "}, "undated": {"undated of "}, "passage": {"passage of "}, "words": {"words: words/"}, "words of galen.yaml": {"words: galen.yaml"}, "language of words": {"words: language", "words: all of"}, "language": {"language of "},
	"headline": {": title", ": description"}, "clock": {"clock to "},
}

func TestMixedEdits(t *testing.T) {
	testtime.Plain(t)
	met, told := map[string]int{}, map[string]int{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	edits, builds, failing, played, inPart, next := 0, 0, 0, 0, 0, make(chan uint64)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for seed := range next {
				script := mixedScript(seed)
				p := playShaped(t, script)
				mu.Lock()
				edits, builds, failing, played, inPart = edits+len(p.told), builds+p.builds, failing+p.failing, played+1, inPart+p.preview.inPart
				for i, words := range p.told {
					told[script[i].Kind]++
					for kind, parts := range mixedKinds {
						if slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(words, part) }) {
							met[kind]++
						}
					}
				}
				if played%25 == 0 {
					t.Logf("%d scripts, %d edits, %d builds", played, edits, builds)
				}
				mu.Unlock()
				if p.fault != "" {
					script = shrinkPlayed(script[:len(p.told)], func(script []edit) performance { return playShaped(t, script) })
					t.Errorf("script %d: %s\nthe shortest script that shows it:\n%s", seed, p.fault, playShaped(t, script).report(script))
				}
			}
		})
	}
	for n := range *mixed {
		next <- *firstSeed + uint64(n)
	}
	close(next)
	wg.Wait()
	t.Logf("%d scripts, %d edits, %d builds beside previews; after %d edits the site was in error, after %d a preview was checked in part\nedits: %v\nof these: %v", played, edits, builds, failing, inPart, told, met)
	if played == 0 || failing*2 > edits {
		t.Error("too often the site was in error")
	}
	if *mixed >= 20 && inPart == 0 {
		t.Error("no preview was checked in part")
	}
	for kind := range mixedKinds {
		if *mixed >= 20 && met[kind] == 0 {
			t.Errorf("no edit was of the kind %q", kind)
		}
	}
}

// playShaped is play of a newsroom whose own block asks for articles and fields, with clean builds that do not compile a
// theme again whose files are the same, which takes most of their time.
func playShaped(t testing.TB, script []edit) performance {
	w := newWorkshop(t, nil)
	w.themed = new(Builder)
	w.state.files["templates/blocks/trial.html"] += `{{with .Field "stage"}}<p>{{.}}</p>{{end}}{{range .Select "has: stage, sort: title, n: 2"}}<p><a href="{{.URL}}">{{.Title}}</a></p>{{end}}`
	w.state.good = maps.Clone(w.state.files)
	defer os.RemoveAll(w.dir)
	return w.play(script)
}

// onlyTheme is what of a snapshot is compiled templates and static files.
func (e *snapshot) onlyTheme() *snapshot {
	return &snapshot{
		cfg: e.cfg, tree: source.Tree{Templates: e.tree.Templates, Static: e.tree.Static}, layouts: e.layouts, layoutProblems: e.layoutProblems,
		assets: e.assets, assetProblems: e.assetProblems,
	}
}
