package pipeline

import (
	"bytes"
	"context"
	"errors"

	"galen/internal/diag"
	"galen/internal/render"
)

// maxRechecked is how many outputs Recheck makes: it is waited for.
const maxRechecked = 20

// examples picks an output for each problem that Check has found, nil when it has
// found none.
func examples(list diag.List, failed map[string]string) *[]string {
	var files []string
	for _, d := range list {
		if file, ok := failed[d.Message]; ok && len(files) < maxRechecked {
			files = append(files, file)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return &files
}

// Recheck reports which of the problems that the last Check found are still
// there, each on one of its pages. It takes no time when there were none: so what
// is wrong can be shown together with the next site, while Check goes through all
// of it.
func (p *Preview) Recheck() (list diag.List) {
	s, files := p.now.Load(), p.failing.Load()
	if s == nil || files == nil {
		return nil
	}
	if list = s.renderer.Missing(s.site.Outputs()); list.Failed() {
		return list
	}
	for _, file := range *files {
		o, ok := s.site.Output(file)
		var w bytes.Buffer
		var d diag.Diagnostic
		if !ok {
			continue
		}
		if _, err := s.check(context.Background(), o, &w); errors.As(err, &d) {
			list = append(list, d)
		}
	}
	return render.Dedupe(list)
}
