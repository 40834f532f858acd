package main

import (
	"cmp"
	"context"
	"fmt"

	"galen/internal/diag"
	"galen/internal/pipeline"
	"galen/internal/revision"
)

// since keeps the problems that were not there at an earlier commit: the same site is checked as it
// was, and what was said of the same file in the same words is old, wherever it stands.
func since(ctx context.Context, opt pipeline.Options, ref string, list diag.List) (diag.List, error) {
	past, err := revision.Bring(ctx, opt.Source, ref)
	if err != nil {
		return nil, fmt.Errorf("--since %s: %w", ref, err)
	}
	defer past.Close()
	opt.Source = past.Folder
	before, _ := pipeline.Check(ctx, opt)
	type said struct{ file, code, message string }
	old := map[said]int{}
	for _, d := range before.Problems {
		old[said{d.File, d.Code, d.Message}]++
	}
	var kept diag.List
	for _, d := range list {
		was := said{cmp.Or(past.Renamed[d.File], d.File), d.Code, d.Message}
		if old[was] > 0 {
			old[was]--
			continue
		}
		kept = append(kept, d)
	}
	return kept, nil
}
