package site

import (
	"cmp"
	"slices"

	"galen/internal/content"
)

// Story is an article that readers may see, or the notice that it was withdrawn.
type Story struct {
	Path      string
	Aliases   []string // paths that lead to it
	Withdrawn bool
	*content.Article
}

// Stories lists what readers may see, by path.
func (s *Site) Stories() []Story {
	old := s.formerPaths()
	var all []Story
	for _, p := range s.order {
		if p.article != nil && !p.hidden {
			all = append(all, Story{s.whole(p.path), old[p], p.kind == WithdrawnPage, s.articles[p.article.id]})
		}
	}
	return s.withEditions(all, (*Site).Stories)
}

// withEditions adds the stories of the other editions.
func (s *Site) withEditions(all []Story, of func(*Site) []Story) []Story {
	if len(s.editions) == 0 {
		return all
	}
	for _, e := range s.editions {
		all = append(all, of(e)...)
	}
	slices.SortStableFunc(all, func(a, b Story) int { return cmp.Compare(a.Path, b.Path) })
	return all
}

// formerPaths are the aliases of pages, as paths of the whole site.
func (s *Structure) formerPaths() map[*page][]string {
	old := map[*page][]string{}
	for _, a := range s.aliases {
		old[a.to] = append(old[a.to], s.whole(a.path))
	}
	return old
}

// Plain lists the plain pages that readers may see, by path, as articles of which
// nothing but the words, the address, the update and the statement about AI are known.
func (s *Site) Plain() []Story {
	old := s.formerPaths()
	var all []Story
	for _, p := range s.order {
		if d := p.plain; d != nil && !p.hidden {
			all = append(all, Story{s.whole(p.path), old[p], false, &content.Article{Outline: content.Outline{
				Document: d.Document, Updated: d.Updated, UpdatedAt: d.UpdatedAt, Extras: &content.Extras{Accountability: content.Accountability{AI: d.AI}},
			}, Words: d.Words}})
		}
	}
	return s.withEditions(all, (*Site).Plain)
}
