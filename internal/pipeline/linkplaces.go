package pipeline

import (
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/fields"
)

// What readers are shown of a link is where it leads, and of a picture or a file its bytes; how an editor writes which one
// is meant is not theirs. The record holds the former. It has held the latter, too, and a page may have been
// renamed since; so each of these can be met in it by several texts.

// placed are the parts of an article as a release holds them: what names a page or a file, by what readers get.
func (r *release) placed(a *content.Article, parts []part) []part {
	parts = slices.Clone(parts)
	for i := range parts {
		p := &parts[i]
		if p.name == "entries" {
			r.placedEntries(a, p)
			continue
		}
		read := r.alikeIn(a, p.name)
		if read == nil {
			continue
		}
		p.items, p.alike = slices.Clone(p.items), make([][]string, len(p.items))
		for n, item := range p.items {
			if all := read(item); len(all) > 0 {
				p.items[n].Text, p.alike[n] = all[0], append(all[1:], item.Text)
			}
		}
	}
	return parts
}

// alikeIn says how the items of a part are told by what readers get, that of now first; nil where they are no
// names.
func (r *release) alikeIn(a *content.Article, name string) func(content.Sentence) []string {
	switch {
	case name == "links": // target, sentence
		return func(item content.Sentence) []string {
			target, rest, _ := strings.Cut(item.Text, "\n")
			return around("", r.places(a, item.At, target), "\n"+rest)
		}
	case name == "related": // title, target
		return func(item content.Sentence) []string {
			at := strings.LastIndexByte(item.Text, '\n') + 1
			return around(item.Text[:at], r.places(a, item.At, item.Text[at:]), "")
		}
	case name == "pictures", name == "files": // target, digest
		return func(item content.Sentence) []string {
			return []string{item.Text[strings.LastIndexByte(item.Text, ' ')+1:]}
		}
	case strings.HasPrefix(name, ofField), name == allFields: // name, text
		return func(item content.Sentence) []string {
			field, text, _ := strings.Cut(item.Text, "\n")
			var leads bool
			content.EachField(a.Fields, func(f *content.Field) {
				leads = leads || f.Name == field && (f.Type == fields.Link || f.Type == fields.Article) && f.Text == text
			})
			if !leads {
				return nil
			}
			return around(field+"\n", r.places(a, item.At, text), "")
		}
	}
	return nil
}

func around(before string, all []string, after string) []string {
	for i := range all {
		all[i] = before + all[i] + after
	}
	return all
}

// places are where a link can have led readers; see [site.Site.LinkPlaces].
func (r *release) places(a *content.Article, at diag.Position, target string) []string {
	from := a.File
	if content.IsPart(at.File) {
		from = at.File
	}
	return r.site.LinkPlaces(a.File, from, target)
}

// placedEntries tells the links in entries of a live story by where they lead. That one page has another address than
// the record has is met, however many links lead there.
func (r *release) placedEntries(a *content.Article, p *part) {
	m := r.manuscript(a.File)
	p.items, p.alike = slices.Clone(p.items), make([][]string, len(p.items))
	for n := range m.Entries {
		at := 2*n + 1
		if at >= len(p.items) {
			return
		}
		now, former := map[string]string{}, map[string][]string{}
		for _, s := range m.Entries[n].Supports {
			if all := r.places(a, s.At, s.Target); s.Kind == "link" && len(all) > 0 {
				now[s.Target], former[s.Target] = all[0], all[1:]
			}
		}
		written := p.items[at].Text
		with := func(target, address string) string {
			e := m.Entries[n]
			e.Supports = slices.Clone(e.Supports)
			for i, s := range e.Supports {
				if to := now[s.Target]; s.Kind == "link" && to != "" {
					e.Supports[i].Target = to
					if s.Target == target || to == now[target] {
						e.Supports[i].Target = address
					}
				}
			}
			return r.entry(a, n, e)
		}
		p.items[at].Text = with("", "")
		p.alike[at] = []string{written}
		for target, all := range former {
			for _, address := range all {
				p.alike[at] = append(p.alike[at], with(target, address))
			}
		}
	}
}

// marks stand for the items of a part, each by the text that a record of before has of it, if it has one.
func (p part) marks(before string) string {
	var b strings.Builder
	for i, item := range p.items {
		mark := content.MarksOf(p.items[i : i+1])
		if p.alike != nil && !hasMark(before, mark) {
			for _, text := range p.alike[i] {
				if other := content.MarksOf([]content.Sentence{{Text: text, At: item.At}}); hasMark(before, other) {
					mark = other
					break
				}
			}
		}
		b.WriteString(mark)
	}
	return b.String()
}

// hasMark reports whether a mark is one of several.
func hasMark(marks, mark string) bool {
	for at := 0; at+len(mark) <= len(marks); at += len(mark) {
		if marks[at:at+len(mark)] == mark {
			return true
		}
	}
	return false
}
