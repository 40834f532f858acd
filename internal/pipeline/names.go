package pipeline

import (
	"cmp"
	"maps"
	"slices"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/record"
)

// names reports authors and reviewers whose file names somebody else than readers
// know by it, or says something else of their role and credentials. The articles name
// the file; so a byline, and who has reviewed what, would change in all of them at once.
func (r *release) names() {
	for _, a := range r.site.Writers() {
		old, known := r.old.Author(a.ID)
		parts := whoIs(a)
		p, at, other := otherPart(parts, old.Shown)
		switch {
		case !known:
		case old.Title != a.Name:
			r.list = append(r.list, diag.Errorf(a.Title.At, "HN105", "readers know %q as %q, and every article that %q wrote or reviewed would now name %q", a.ID, old.Title, a.ID, a.Name).
				With(old.At).WithHint("a different person needs a separate file; if it is the same person with a new name, delete line %d of %s", old.At.Line, record.File))
		case other && old.Form == record.Form:
			if at.Line == 0 {
				at = a.Title.At
			}
			r.list = append(r.list, diag.Errorf(at, "HN105", "%s since readers saw %q, and would change in every article that  wrote or reviewed%q", p.changed, a.Name, a.ID).
				With(old.At).WithHint("change it back; if it is still the same person, and the new entry is right for every article, delete line %d of %s", old.At.Line, record.File))
		}
		r.new.Set(record.Line{Author: a.ID, Form: record.Form, Title: a.Name, Shown: shownOf(parts)})
	}
}

// whoIs is what readers are told of who somebody is, beside the name.
func whoIs(a *content.Author) []part {
	one := func(name, changed, text string) part {
		if text == "" {
			return part{name: name, changed: changed}
		}
		return part{name: name, changed: changed, items: []content.Sentence{{Text: text, At: a.Title.At}}}
	}
	kind := "person"
	if a.Desk {
		kind = "desk"
	}
	return []part{
		one("credentials", "the credentials have changed", a.Credentials),
		one("role", "the role has changed", a.Role),
		one("kind", "whether it is a person or a desk has changed", kind),
		one("orcid", "the ORCID iD has changed", a.ORCID),
	}
}

// explained reports terms of the glossary that stand for something else than readers
// were told, in every article that uses them. A term may be added, and taken out.
func (r *release) explained() {
	for _, entry := range r.terms[""] {
		r.explains(entry, entry.Term)
	}
	for _, e := range r.cfg.Languages {
		for _, entry := range r.terms[e.Language] {
			r.explains(entry, e.Folder()+"/"+entry.Term)
		}
	}
}

// explains is explained of one term, of a further language below the folder of that.
func (r *release) explains(entry content.Entry, name string) {
	meaning := ""
	if entry.Meaning != "" {
		meaning = memo.OfStrings(entry.Meaning).Short()
	}
	line := record.Line{Term: name, Title: entry.Expansion, Hash: meaning}
	if old, known := r.old.Glossary(name); known && !line.Same(old) {
		what := "readers saw a different meaning of \"" + entry.Term + "\""
		if old.Title != line.Title && old.Title != "" {
			what = "readers saw that \"" + entry.Term + "\" stands for \"" + old.Title + "\""
		}
		r.list = append(r.list, diag.Errorf(entry.At, "HN105", "%s, in every article that uses it", what).With(old.At).
			WithHint("change it back, or, if it is right now and no article was wrong, delete line %d of %s", old.At.Line, record.File))
	}
	r.new.Set(line)
}

// everywhere is the name, in the record, of the number for emergencies that has no region.
const everywhere = "all"

// numbers reports a telephone number for emergencies that is another than readers were told, on
// every page with one. One may be added, and taken out. It is one word in galen.yaml, which no review
// of an article meets, and a slip in it costs most.
func (r *release) numbers() {
	if len(r.cfg.Emergency) == 0 {
		return
	}
	now := map[string]string{}
	for region, number := range r.cfg.Emergency {
		now[cmp.Or(region, everywhere)] = number
	}
	old, _ := r.old.Numbers()
	told := map[[2]string]bool{} // one that is of a region and of all is told once
	for _, region := range slices.Sorted(maps.Keys(now)) {
		before, known := old.Emergency[region]
		pair := [2]string{before, now[region]}
		if !known || before == now[region] || told[pair] {
			continue
		}
		told[pair] = true
		of := ""
		if region != everywhere {
			of = " of " + region
		}
		r.list = append(r.list, diag.Errorf(r.cfg.EmergencyAt, "HN105", "readers saw the number %q for emergencies, and the number%s is now %q, on every page that names it", before, of, now[region]).With(old.At).
			WithHint("look it up: if %q is right, delete line %d of %s; otherwise put %q back", now[region], old.At.Line, record.File, before))
	}
	r.new.Set(record.Line{Emergency: now})
}
