package main

import (
	"galen/internal/locale"
	"galen/internal/pipeline"
)

// unaskedBelow keeps what not all rules were asked about in some files and folders; of no path,
// all of it.
func unaskedBelow(all []pipeline.Unasked, within []string) (kept []pipeline.Unasked) {
	for _, u := range all {
		if u.Files = those(u.Files, within); len(u.Files) > 0 {
			kept = append(kept, u)
		}
	}
	return kept
}

// those are the files that are some paths or in them.
func those(files, within []string) (kept []string) {
	for _, file := range files {
		if lies(file, within) {
			kept = append(kept, file)
		}
	}
	return kept
}

// unasked is what not all rules were asked about, as JSON has it.
type unasked struct {
	Language string   `json:"language"`
	Name     string   `json:"name"`
	Articles int      `json:"articles"`
	Pages    int      `json:"pages"`
	Rules    []string `json:"rules"`
}

func unaskedLines(all []pipeline.Unasked) []unasked {
	lines := []unasked{}
	for _, u := range all {
		line := unasked{u.Language, locale.Name(u.Language), len(u.Files), 0, u.Rules}
		if u.Pages {
			line.Articles, line.Pages = 0, len(u.Files)
		}
		lines = append(lines, line)
	}
	return lines
}
