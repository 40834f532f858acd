package content

import (
	"slices"
	"strings"
	"time"

	"galen/internal/fields"
	"galen/internal/frontmatter"
	"galen/internal/selection"
)

// Selections is what selections of articles are held against, on a site with these fields.
func Selections(declared fields.Declarations, zone *time.Location) *selection.Vocabulary {
	v := &selection.Vocabulary{Kinds: Kinds, Evidence: [][]string{Designs, ResultStates, nil}, Fields: declared, Zone: zone}
	for _, phase := range Phases {
		v.Evidence[2] = append(v.Evidence[2], PhaseName(phase))
	}
	return v
}

// PhaseName is a phase in addresses and selections: phase-1-2.
func PhaseName(phase string) string { return "phase-" + strings.ReplaceAll(phase, "/", "-") }

// Evidence are the words of a study by which its article is selected.
func (s *Study) Evidence() []string {
	if s == nil {
		return nil
	}
	words := []string{s.Design, s.Results}
	if s.Phase != "" {
		words = append(words, PhaseName(s.Phase))
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// selection reads what a page lists.
func (h *headerDecoder) selection() *selection.Selection {
	s := selection.Read(h.Reader, "list", Selections(h.rules.Fields, h.rules.Zone))
	if s != nil && s.N > 0 {
		frontmatter.NewReader(h.Raw("list"), h.list).Problem("n", "bad-selection", "delete it: a list has as many pages as it needs", "a page lists everything that it selects, but %q limits it", "n")
		s.N = 0
	}
	return s
}
