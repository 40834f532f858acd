package content

import (
	"slices"
	"strings"
	"time"

	"galen/internal/fields"
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
