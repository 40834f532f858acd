package pipeline

import (
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"galen/internal/testing/testtime"
)

// cheats holds, for each family of facts, a script that shows it when no fact of
// that family is noted: a warm build then differs from a clean one. They are what
// random scripts shrank to.
var cheats = map[string][]edit{
	"article":     {{"article key", 93}},            // content/food/ends-soon.md: corrections: [{date: 2026-11-22, text: It was 92.}]
	"asset":       {{"static", 3546011976}},         // static/site.css
	"author":      {{"author key", 3803629584}},     // content/authors/ada.md: credentials: PhD
	"banner":      {{"front", 23}},                  // content/_index.md: banner: {text: Number 93, url: https://www.who.int/, until: 2026-11-23}
	"body":        {{"move", 2182689541}},           // move content/health/heart/rhythm/piece-12.md to content/health/piece-12.md
	"budgets":     {{"configuration key", 141}},     // galen.yaml: budgets: {article: 1KB}
	"categories":  {{"delete", 364960907}},          // delete content/food/ends-soon.md
	"category":    {{"create", 1776292820}},         // create content/health/heart/c499/_index.md
	"channel":     {{"clock", 460920324}},           // clock to 2026-11-23T00:00:00+01:00
	"comments":    {{"comments", 1}},                // comments of content/health/piece-05.md
	"corrections": {{"article key", 93}},            // content/food/ends-soon.md: corrections: [{date: 2026-11-22, text: It was 92.}]
	"crumbs":      {{"category key", 520973134}},    // content/health/heart/_index.md: title: Category 103
	"data":        {{"data", 1255212339}},           // data/desk.yaml
	"entries":     {{"clock", 3637820317}},          // clock to 2026-11-22T23:59:59+01:00
	"episode":     {{"podcast", 1}, {"episode", 1}}, // the number of the episode
	"feeds":       {{"configuration key", 68}},      // galen.yaml: feeds: {formats: [atom, json]}
	"field":       {{"field", 3}},                   // galen.yaml: fields without since
	"fields":      {{"field", 3502172256}},          // content/health/heart/piece-06.md: stage: running
	"front":       {{"headline", 1}},                // content/health/piece-05.md: title
	"guard":       {{"form", 1}, {"form", 1}},       // no newsletter, to whose address a page has a form
	"headers":     {{"media", 439814277}},           // recording content/trials/talk-49.mp3 of content/trials/piece-08.md
	"indexes":     {{"study", 62}},                  // content/health/piece-05.md: study:
	"item":        {{"category key", 3726372263}},   // content/health/heart/rhythm/_index.md: title: Category 536
	"latest":      {{"article key", 961205166}},     // content/health/heart/rhythm/piece-12.md: date: 2026-11-18
	"layout":      {{"template", 3637820317}},       // words in templates/_related.html
	"list":        {{"category key", 3726372263}},   // content/health/heart/rhythm/_index.md: title: Category 536
	"live":        {{"move", 1035409570}},           // move content/health/heart/rhythm/piece-02.md to content/trials/piece-02.md
	"menu":        {{"clock", 707426693}},           // clock to 2026-11-21T23:59:59+01:00
	"news":        {{"clock", 460920324}},           // clock to 2026-11-23T00:00:00+01:00
	"newsletter":  {{"configuration key", 69}},      // galen.yaml: newsletter: {endpoint: /letter, privacy: /about/}
	"page":        {{"body", 1577006263}},           // body of content/about.md
	"podcast":     {{"podcast", 1}, {"show", 1}},    // the author of the show
	"policy":      {{"configuration key", 85}},      // galen.yaml: policy: meta
	"redirects":   {{"withdrawn", 3921303748}},      // withdraw content/health/heart/piece-06.md
	"related":     {{"category key", 3726372263}},   // content/health/heart/rhythm/_index.md: title: Category 536
	"robots":      {{"configuration key", 22}},      // galen.yaml: baseURL: https://news.example/folder/
	"select":      {{"field", 3481364778}},          // content/health/piece-01/index.md: stage: stage 80
	"site":        {{"two edits", 3425042930}},      // galen.yaml: publisher: {name: Dose 4, logo: logo.svg, policies: {ethics: piece-08}}
	"sitemap":     {{"create", 2015577403}},         // create content/page-137.md
	"sitemaps":    {{"article key", 493}},           // content/food/piece-09.md: corrections: [{date: 2026-11-22, text: It was 34.}]
	"staff":       {{"clock", 3637820317}},          // clock to 2026-11-22T23:59:59+01:00
	"studies":     {{"article key", 1208540209}},    // content/health/piece-05.md: title: Title 14 & more
	"support":     {{"configuration key", 3}},       // galen.yaml: support: {title: No advertisements, text: Readers pay., url: /about/}
	"target":      {{"move folder", 2469840032}},    // move folder content/health/heart/rhythm to content/health/heart/moved-579
	"taxonomy":    {{"term", 1237388830}},           // create content/conditions/illness-7.md
	"term":        {{"withdrawn", 606869536}},       // withdraw content/health/heart/rhythm/piece-02.md
	"terms":       {{"delete", 364960907}},          // delete content/food/ends-soon.md
}

// TestCheatIsCaught shows that the scripts of edits find a View that does not
// note what it reads, whatever family of facts it is. A family whose script does
// not show it any more, because the edits have changed, is searched for in random
// scripts, which takes longer, and the script to be written down here is printed.
func TestCheatIsCaught(t *testing.T) {
	testtime.Plain(t)
	families := notedFamilies(t)
	for family := range cheats {
		if !slices.Contains(families, family) {
			t.Errorf("nothing notes a fact of the family %q: the site of these tests does not show it", family)
		}
	}
	for _, family := range families {
		t.Run(family, func(t *testing.T) {
			forget := func(key string) bool { return familyOf(key) == family }
			if script := cheats[family]; script != nil && play(t, script, forget).fault != "" {
				verifyFinds(t, script, forget)
				return
			}
			for seed := range uint64(60) {
				script := randomScript(seed, scriptSize)
				if p := play(t, script, forget); p.fault != "" {
					script = shrink(t, script[:len(p.told)], forget)
					t.Logf("found in script %d; write\n%q: {%s", seed, family, play(t, script, forget).report(script))
					return
				}
			}
			t.Error("not caught")
		})
	}
}

// verifyFinds checks that --verify, after the last edit of a script, says what a
// warm build would not have made.
func verifyFinds(t *testing.T, script []edit, forget func(string) bool) {
	w := newWorkshop(t, forget)
	w.compare()
	for i, e := range script {
		e.apply(w.state)
		if i < len(script)-1 {
			w.compare()
		}
	}
	if said := w.verify(); !strings.Contains(said, "would have been kept, but is different") && !strings.Contains(said, "error:") { // nothing was wrong for the warm build
		t.Errorf("--verify does not find it: %q", said)
	}
}

func familyOf(key string) string {
	family, _, _ := strings.Cut(key, ":")
	return family
}

// notedFamilies are the families of all facts that builds of the newsroom note, without a show
// and with one.
func notedFamilies(t *testing.T) []string {
	var mu sync.Mutex
	seen := map[string]bool{}
	w := newWorkshop(t, func(key string) bool {
		mu.Lock()
		defer mu.Unlock()
		seen[familyOf(key)] = true
		return false
	})
	defer os.RemoveAll(w.dir)
	if fault := w.compare(); fault != "" {
		t.Fatal(fault)
	}
	edit{"podcast", 1}.apply(w.state)
	if fault := w.compare(); fault != "" || w.state.failing {
		t.Fatal("with a show: ", fault)
	}
	return slices.Sorted(maps.Keys(seen))
}

// editForm has a page show a form, whose address is data and that of the newsletter, or takes the
// newsletter away.
func editForm(s *state, _ *rand.Rand) string {
	const form = `{{with .Data "desk"}}{{if .Has "letter"}}<form action="{{.Text "letter"}}"></form>{{end}}{{end}}`
	if strings.Contains(s.files["templates/special.html"], form) {
		s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "newsletter", "")
		return "no newsletter"
	}
	s.files["templates/special.html"] = strings.Replace(s.files["templates/special.html"], "</html>", form+"\n</html>", 1)
	s.files[deskData] += "letter: https://letter.example/\n"
	s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "newsletter", "{endpoint: \"https://letter.example/\", privacy: /about/}")
	return "a form of the newsletter"
}
