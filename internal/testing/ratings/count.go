package main

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"galen/internal/diag"
)

// count prints what is found in a folder of plain texts, for every 1,000 words.
func count(w io.Writer, folder, kind, show string) error {
	texts, words := 0, 0
	levels, codes := map[diag.Severity]int{}, map[string]int{}
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if ext := filepath.Ext(name); err != nil || entry.IsDir() || ext != ".txt" && ext != ".md" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		title, text := headed(string(data))
		a, err := judged(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), file(title, "", kind, text))
		if err != nil {
			return err
		}
		texts++
		words += len(strings.Fields(title)) + len(strings.Fields(text))
		for _, d := range a.Findings {
			if show != "" && d.Severity < diag.Note {
				fmt.Fprintln(w, d)
			}
			levels[d.Severity]++
			codes[fmt.Sprintf("%s  %s", d.Code, d.Severity)]++
		}
		return nil
	})
	if err == nil && words == 0 {
		err = fmt.Errorf("no text in %s", folder)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%d texts, %d words\n\n%-16s %6s  %s\n", texts, words, "", "found", "per 1,000 words")
	line := func(what string, n int) {
		fmt.Fprintf(w, "%-16s %6d  %.2f\n", what, n, float64(n)*1000/float64(words))
	}
	line("errors, warnings", levels[diag.Error]+levels[diag.Warning])
	for _, level := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
		line(level.String()+"s", levels[level])
	}
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		line(code, codes[code])
	}
	return nil
}

// headed takes the headline from a text: a first line without a full stop.
func headed(text string) (title, rest string) {
	title, rest, _ = strings.Cut(strings.TrimLeft(text, " \r\n\ufeff"), "\n")
	if title = strings.Trim(title, "# \r"); strings.HasSuffix(title, ".") {
		return "", text
	}
	return title, rest
}
