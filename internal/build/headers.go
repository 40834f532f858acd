package build

import (
	"context"

	"galen/internal/headers"
	"galen/internal/render"
	"galen/internal/site"
	"galen/internal/source"
)

// Headers gives what a host is to send with the files of a site, without making
// any of them.
func Headers(ctx context.Context, opt Options) ([]headers.Rule, Result) {
	var e edition
	var r Result
	left := recoverOutputs(opt)
	e.tree, r.Problems = source.ReadAgain(ctx, opt.Source, opt.Builtin, nil)
	r.add(left)
	r.Source = e.text
	if r.add(e.configure(opt)) || r.add(e.assemble(ctx, site.Live, nil)) {
		return nil, r.sorted()
	}
	return render.New(e.site, e.layouts).Rules(), r.sorted()
}
