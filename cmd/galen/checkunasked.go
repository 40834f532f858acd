package main

import (
	"slices"

	"galen/internal/locale"
	"galen/internal/pipeline"
)

// unaskedBelow keeps what not all rules were asked about in the named files and folders; of no
// path, all of it.
func unaskedBelow(all []pipeline.Unasked, site string, paths []string) (kept []pipeline.Unasked, err error) {
	within, err := allInSite(site, paths)
	if err != nil {
		return nil, err
	}
	for _, u := range all {
		u.Files = slices.DeleteFunc(slices.Clone(u.Files), func(file string) bool { return !lies(file, within) })
		if len(u.Files) > 0 {
			kept = append(kept, u)
		}
	}
	return kept, nil
}

// unasked is what not all rules were asked about, as JSON has it.
type unasked struct {
	Language string   `json:"language"`
	Name     string   `json:"name"`
	Articles int      `json:"articles"`
	Rules    []string `json:"rules"`
}

func unaskedLines(all []pipeline.Unasked) []unasked {
	lines := []unasked{}
	for _, u := range all {
		lines = append(lines, unasked{u.Language, locale.Name(u.Language), len(u.Files), u.Rules})
	}
	return lines
}
