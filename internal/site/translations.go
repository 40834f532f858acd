package site

// Translation is a page as it is in one of the languages of the site.
type Translation struct {
	Language  string // BCP 47
	Direction string // of its script
	Name      string // of the language, in itself
	URL       string
	Canonical string
	Original  bool // it is in the site's own language
	Current   bool // it is the page itself
}

// translations are the languages in which readers may see a page, this one among them, in the order of
// galen.yaml; nil when that is the only one.
func (s *Structure) translations(p *page) (all []Translation) {
	name := s.sameAs(p)
	if s.family == nil || name == "" {
		return nil
	}
	for _, e := range s.family {
		q := e.same[name]
		if e == s {
			q = p
		}
		if q == nil || q.hidden || q.kind == WithdrawnPage {
			continue
		}
		all = append(all, Translation{
			Language: e.cfg.Language, Direction: e.cfg.Direction, Name: e.words.Say("language.name"), URL: e.href(q.path), Canonical: e.canonical(q.path),
			Original: e.folder == "", Current: e == s,
		})
	}
	if len(all) < 2 {
		return nil
	}
	return all
}
