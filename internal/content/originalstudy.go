package content

import (
	"slices"
	"strconv"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// A study is one study in every language: a translation puts its words into its own, and has its facts from the
// original.

// studyFacts are the keys of a study that are no words of a language, and how a study says them, however they are
// spelled; "" is that it does not say it, or that it cannot be read. Of a comparator it is whether there is one.
var studyFacts = []struct {
	key  string
	said func(*Study) string
}{
	{"name", func(s *Study) string { return s.Name }},
	{"design", func(s *Study) string { return s.Design }},
	{"phase", func(s *Study) string { return s.Phase }},
	{"participants", participantsOf},
	{"results", func(s *Study) string { return s.Results }},
	{"status", func(s *Study) string { return s.Status }},
	{"registry", func(s *Study) string { return s.Registry }},
	{"sponsor", func(s *Study) string { return s.Sponsor }},
	{"comparator", comparison},
}

// studyOwn are the keys of a study that a translation may say in other words than its original.
var studyOwn = slices.DeleteFunc(slices.Clone(studyWords), func(key string) bool { return key == "sponsor" })

func participantsOf(s *Study) string {
	if s.Participants == 0 {
		return ""
	}
	return strconv.Itoa(s.Participants)
}

// comparison says whether a study compares with anybody, where its design allows both; sound judges the others.
func comparison(s *Study) string {
	switch {
	case slices.Contains(compared, s.Design) || slices.Contains(alone, s.Design):
		return ""
	case s.comparesWithNobody():
		return "nobody"
	}
	return "somebody"
}

// originalStudy is the study of the original, where a translation has a study of its own beside it: g. It is nil for
// any other; followed is false where the original has none that a translation could have, which is told.
func (h *headerDecoder) originalStudy(g *frontmatter.Reader) (study *frontmatter.Reader, followed bool) {
	from := h.rules.Parts.original(h.doc.File)
	if from == nil || from.plain || g.At().File != h.doc.File {
		return nil, true
	}
	of, readable := from.header()
	switch e := entryOf(of.Entries, "study"); {
	case e != nil && e.Value.Kind == frontmatter.Map:
		return frontmatter.NewReader(e.Value, &diag.List{}), true // what is wrong in it is told at the original
	case readable && (e == nil || e.Value.Empty()):
		h.add(diag.Errorf(h.NamePlace("study"), "other-study", "the original, %s, does not report a study", from.file.Path).
			WithHint("move it to the original, and leave here what are words: the translation has the rest from there"))
		return nil, false
	}
	return nil, true
}

// sameFacts reports every fact of the study of a translation that is not the one of its original, and whether there is
// none. A value that cannot be read, here or there, is no other fact.
func (h *headerDecoder) sameFacts(own *Study, g, of *frontmatter.Reader) (same bool) {
	original := readStudy(of)
	same = true
	for _, fact := range studyFacts {
		here, said := fact.said(own), fact.said(original)
		if !saysHere(g, h.doc.File, fact.key) || here == said || here == "" {
			continue
		}
		there := of.Peek(fact.key)
		at, file := g.Place(fact.key), of.At().File
		d := diag.Errorf(at, "other-study", "the original, %s, does not say %q of its study", file, fact.key).
			With(of.At()).WithHint("move it to the study of the original: the translation has it from there")
		switch {
		case there.Empty():
		case said == "": // which is told there
			continue
		default:
			d = diag.Errorf(at, "other-study", "the original, %s, has another %q: %s", file, fact.key, there.Text).
				With(of.Place(fact.key)).WithHint("delete %q here: the translation has it from its original", fact.key)
		}
		h.add(d)
		same = false
	}
	return same
}

// saysHere reports whether a group says a key in a file, and has it from no other.
func saysHere(g *frontmatter.Reader, file, key string) bool {
	v := g.Peek(key)
	return !v.Empty() && v.At.File == file
}
