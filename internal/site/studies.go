package site

import (
	"cmp"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/words"
)

// StudyGroup is the studies of one kind, newest article first.
type StudyGroup struct {
	Title string // "Phase 1 trials"
	ID    string // for its heading
	About string // what such a study can show
	Cards []Card // the newest
	URL   string // of the page with all of them, "" when there are no more
	Count int
}

// studyGroups are the groups of the index of studies, by slug: trials by phase,
// other studies by design, in the order in which the index shows them.
var studyGroups = func() []string {
	order := []string{"systematic-review"}
	for _, p := range slices.Backward(content.Phases) {
		order = append(order, content.PhaseName(p))
	}
	for _, d := range content.Designs {
		if d != "systematic-review" {
			order = append(order, d)
		}
	}
	return order
}()

// groupsOf are the groups of an article's studies.
func groupsOf(a *content.Outline) (all []string) {
	if slug := groupOf(a.Study); slug != "" {
		all = append(all, slug)
	}
	for i := range a.Studies {
		if slug := groupOf(&a.Studies[i]); slug != "" && !slices.Contains(all, slug) {
			all = append(all, slug)
		}
	}
	return all
}

// evidenceIn is the label of an article's card in a group: of that study of the article
// which belongs there, "" where that is its first.
func (s *Structure) evidenceIn(slug string, a *content.Outline) string {
	if len(a.Studies) == 0 || groupOf(a.Study) == slug {
		return ""
	}
	for i := range a.Studies {
		if groupOf(&a.Studies[i]) == slug {
			return s.evidence(&a.Studies[i])
		}
	}
	return ""
}

// evidenceOn is the label that a card has on a page of its own, "" on most.
func (s *Structure) evidenceOn(p *page, a *articleNode) string {
	if p.kind != StudyPage {
		return ""
	}
	return s.evidenceIn(strings.Trim(strings.TrimPrefix(p.list.path, studiesPath), "/"), a.Outline)
}

// cardsOn are the cards of a page that is a list.
func (s *catalog) cardsOn(p *page, pieces []*articleNode) []Card {
	cards := s.cards(pieces)
	for i, a := range pieces {
		cards[i].Evidence = cmp.Or(s.evidenceOn(p, a), cards[i].Evidence)
	}
	return cards
}

// groupCards are the newest cards of a group.
func (s *catalog) groupCards(slug string, pieces []*articleNode) []Card {
	pieces = pieces[:min(studiesShown, len(pieces))]
	cards := s.cards(pieces)
	for i, a := range pieces {
		cards[i].Evidence = cmp.Or(s.evidenceIn(slug, a.Outline), cards[i].Evidence)
	}
	return cards
}

// groupOf is the group that a study belongs to, "" for none.
func groupOf(a *content.Study) string {
	switch {
	case a == nil:
		return ""
	case a.Phase != "":
		return content.PhaseName(a.Phase)
	}
	return a.Design
}

// phaseOf is the phase of a group of trials.
func phaseOf(slug string) (phase string, ok bool) {
	phase, ok = strings.CutPrefix(slug, "phase-")
	return strings.ReplaceAll(phase, "-", "/"), ok
}

func (s *Structure) groupTitle(slug string) string {
	if phase, ok := phaseOf(slug); ok {
		return s.words.Say("study.group.phase", words.Text("phase", phase))
	}
	return s.words.Say("study.kinds." + slug)
}

func (s *Structure) groupAbout(slug string) string {
	if phase, ok := phaseOf(slug); ok {
		return s.words.Say("study.phase." + phase)
	}
	return s.words.Say("study.shows." + slug)
}

// studiesPath is the address of the index of studies.
const studiesPath = "/studies/"

// studiesShown is how many studies of a group the index shows. A group that has
// more has a page of its own.
const studiesShown = 20

// studyPages adds the index of studies, and the pages of its groups, if there is
// a study and the site has no category of its own at that address; a page of its own there is refused.
func (b *builder) studyPages() {
	groups := map[string]*term{}
	for _, p := range b.nodes {
		for _, slug := range groupsOf(p.Outline) {
			t := groups[slug]
			if t == nil {
				path := studiesPath + slug + "/"
				t = &term{path: path, title: b.groupTitle(slug), list: &list{path: path}}
				groups[slug] = t
			}
			t.list.articles = append(t.list.articles, p)
		}
	}
	if len(groups) == 0 || b.replacesStudies() {
		return
	}
	b.Structure.studies = groups
	b.page(&page{path: studiesPath, kind: StudiesPage, layout: StudiesPage.defaultLayout(), title: b.label("studies"), summary: b.words.Say("study.about")})
	for slug, t := range groups {
		if len(t.list.articles) > studiesShown {
			b.listPages(&page{path: t.path, kind: StudyPage, layout: StudyPage.defaultLayout(), title: t.title, summary: b.groupAbout(slug), term: t, list: t.list})
		}
	}
}

// replacesStudies reports whether the site has a category where the index of studies would be. A page of text there
// does not replace it and is refused: where its translation has another address, there would be both.
func (b *builder) replacesStudies() bool {
	own := b.pages[studiesPath]
	return own != nil && own.kind != StudiesPage && own.plain == nil
}

// studyIndex is the index of studies.
func (s *catalog) studyIndex() []StudyGroup {
	var all []StudyGroup
	for _, slug := range studyGroups {
		t := s.studies[slug]
		if t == nil {
			continue
		}
		g := StudyGroup{Title: t.title, ID: slug, About: s.groupAbout(slug), Count: len(t.list.articles), Cards: s.groupCards(slug, t.list.articles)}
		if g.Count > studiesShown {
			g.URL = s.href(t.path)
		}
		all = append(all, g)
	}
	return all
}

// indexes are the pages that list what the site has, for its footer: those that
// there is anything on.
func (s *Structure) indexes() []Link {
	links := []Link{
		{s.words.Say("index.topics"), s.href("/tags/")},
	}
	for _, g := range s.taxonomies {
		if g.isThere() {
			links = append(links, Link{s.gatheringTitle(g), s.href(g.path)})
		}
	}
	links = append(links, []Link{
		{s.words.Say("index.authors"), s.href("/authors/")},
		{s.words.Say("index.archive"), s.href("/archive/")},
	}...)
	if s.cfg.Search.On {
		links = append(links, Link{s.words.Say("index.search"), s.href(searchPath)})
	}
	if len(s.studies) > 0 {
		links = append(links, Link{s.words.Say("index.studies"), s.href(studiesPath)})
	}
	return links
}
