package site

import (
	"net/url"
	"slices"
	"strings"

	"galen/internal/content"
)

// LinkPlaces are the addresses that a link of a document can have led its readers to, as paths of the whole site: first the
// one to which it leads now, then those that its page had before, and those of its original or its translation,
// one of which stands for the other as long as that is not there. Target is written in the file from, which is the
// document or a part that it shows. There are none of a link that leads out of the site, or nowhere.
func (s *Site) LinkPlaces(document, from, target string) []string {
	target = s.local(target)
	if target == "" || outside(target) {
		return nil
	}
	target, fragment, _ := strings.Cut(target, "#")
	for _, part := range []*string{&target, &fragment} {
		if plain, err := url.PathUnescape(*part); err == nil {
			*part = plain
		}
	}
	e := s.editionWith(document).Structure
	if target == "" {
		return nil
	}
	to, found, _ := e.reach(&content.Document{File: from}, target)
	if !found {
		return nil
	}
	all := e.everyPlace(to)
	if fragment != "" {
		id, _ := e.anchor(to, fragment)
		for i := range all {
			all[i] += "#" + id
		}
	}
	return all
}

// everyPlace are the addresses of what a link leads to, that of now first.
func (s *Structure) everyPlace(to destination) (all []string) {
	switch {
	case to.asset != nil:
		return []string{"/" + to.asset.Name}
	case to.file != nil:
		return []string{"/" + strings.TrimPrefix(to.file.at.File, "content/")}
	}
	add := func(in *Structure, p *page) {
		if p == nil {
			return
		}
		all = append(all, in.whole(p.path)+to.feed)
		for _, path := range in.former[p] {
			all = append(all, in.whole(path))
		}
	}
	switch {
	case to.in == nil:
		add(s, to.page)
		if s.folder != "" && to.page.document != nil {
			add(s.main(), s.main().index.byFile[nameOf(content.OriginalFile(to.page.document.File, s.codes))])
		}
	default:
		add(to.in, to.page)
		add(s, to.meant)
	}
	return slices.Compact(all)
}
