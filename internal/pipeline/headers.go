package pipeline

import (
	"context"

	"galen/internal/redirect"
	"galen/internal/source"
	"galen/internal/theme/headers"
)

// Redirects gives the addresses at which a host is to answer that the page has moved, or
// is gone, without making any page.
func Redirects(ctx context.Context, opt Options) ([]redirect.Rule, Result) {
	e, r := assembled(ctx, opt)
	if r.Problems.Failed() {
		return nil, r
	}
	return e.site.Redirects(), r
}

// Headers gives what a host is to send with the files of a site, without making
// any of them.
func Headers(ctx context.Context, opt Options) ([]headers.Rule, Result) {
	e, r := assembled(ctx, opt)
	if r.Problems.Failed() {
		return nil, r
	}
	return e.renderer().Rules(), r
}

// assembled is a site as readers see it, of which no file is made.
func assembled(ctx context.Context, opt Options) (e snapshot, r Result) {
	left := recoverOutputs(opt)
	e.tree, r.Problems = source.ReadAgain(ctx, opt.Source, opt.Builtin, nil)
	if ctx.Err() != nil {
		return e, stopped()
	}
	r.add(left)
	r.Source = e.text
	if !r.add(e.configure(opt)) {
		r.add(e.assemble(ctx, opt.show(), nil))
	}
	return e, r.sorted()
}
