package pipeline

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"galen/internal/content"
)

// editGlossary changes what the site explains. Pieces of the random site name FDA
// and ILD.
func editGlossary(s *state, r *rand.Rand) string {
	switch r.IntN(8) {
	case 0:
		delete(s.files, content.GlossaryFile)
	case 1:
		s.files[content.GlossaryFile] = "- {term: word, meaning: What is said.}\n"
	case 2:
		name := choose(r, s.those(isArticle))
		s.files[name] += pick(r, "\nThe FDA and the ILD.\n", "\n## FDA\n\nSee [the FDA](/about/).\n", "\nFDA-approved, `FDA`.\n", "\nC++ at 5-year\nsurvival, and [C++](/terms/#c-plus-plus).\n")
		return "letters in " + name
	case 3:
		s.files["content/terms.md"] = "---\ntitle: Terms\nlayout: glossary\n" + pick(r, "draft: true\n", "slug: words\n", "", "") + "---\n"
		return "the page of the glossary"
	case 4:
		delete(s.files, "content/terms.md")
	case 5:
		name := strings.TrimPrefix(choose(r, s.those(isArticle)), "content/")
		s.files[content.GlossaryFile] = "- {term: FDA, expansion: Food and Drug Administration, synonyms: [" + pick(r, "USFDA", "ILD") + "], article: " + name + "}\n"
	default:
		s.files[content.GlossaryFile] = pick(r, "- {term: FDA, expansion: Food and Drug Administration}\n", "- {term: FDA, expansion: federal agency}\n", "") +
			pick(r, "- {term: ILD, expansion: interstitial lung disease, meaning: Scarring.}\n", "- {term: ILD, meaning: Scarring.}\n") +
			pick(r, "- {term: C++, expansion: a language, synonyms: [5-year survival]}\n", "- {term: C++, expansion: a language}\n", "- {term: 5-year survival, expansion: those who live}\n", "")
	}
	return "glossary"
}

// TestGlossaryPrecision: an entry that changes makes the articles that name it, and
// the pages that list the glossary.
func TestGlossaryPrecision(t *testing.T) {
	w := newWorkshop(t, nil)
	files := localPaper()
	files["content/heart/two.md"] += "\nThe ILD, and [the ILD](/about/).\n"
	files["content/heart/four.md"] += "\n## The ILD\n\nOf `ILD` nothing is said, nor of FDA.\n"
	files[content.GlossaryFile] = "- {term: ILD, expansion: interstitial lung disease}\n"
	files["templates/page.html"] = "<!doctype html><title>{{.Page.Title}}</title>{{range .Glossary}}<p id=\"{{.ID}}\">{{.Term}}: {{.Expansion}}. {{.Meaning}}{{end}}"
	w.state.files = files
	build := func() (made []string) {
		w.state.files.sync(t, w.warm.dir, nil)
		opt := w.options(w.warm)
		var mu sync.Mutex
		opt.OnOutput = func(file, _ string) {
			mu.Lock()
			defer mu.Unlock()
			made = append(made, file)
		}
		if r := Run(context.Background(), opt); r.Problems.Failed() {
			t.Fatal(r.Problems)
		}
		slices.Sort(made)
		return made
	}
	build()
	text := look(t, w.warm.out)["heart/two/index.html"]
	if !strings.Contains(text, `popovertarget="page-term-ild">ILD</button><span class="meaning" id="page-term-ild" popover><b>interstitial lung disease</b></span>,</span> and <a href="/about/">the ILD</a>`) {
		t.Errorf("two holds no explanation:\n%s", text)
	}
	for _, step := range []struct{ glossary, made string }{
		{"- {term: ILD, expansion: interstitial lung disease}\n", ""},
		{"- {term: ILD, expansion: lung disease}\n", "about/ ethics/ heart/two/"},
		{"- {term: ILD, expansion: lung disease, meaning: Scars.}\n", "about/ ethics/ heart/two/"},
		{"- {term: ILD, expansion: lung disease, meaning: Scars.}\n- {term: FDA, expansion: Food and Drug Administration}\n", "about/ ethics/ heart/four/"},
		{"", "about/ ethics/ heart/four/ heart/two/"},
	} {
		w.state.files[content.GlossaryFile] = step.glossary
		if got, want := build(), filesOf(step.made, nil); !slices.Equal(got, want) {
			t.Errorf("%q makes %s, want %s", step.glossary, got, want)
		}
	}
}
