package site

import (
	"strings"

	"galen/internal/memo"
	"galen/internal/noindex"
	"galen/internal/theme/asset"
)

// Unlisted reports whether the site is a preview for colleagues, with drafts: then
// nothing of it is to be found by who was not told of it.
func (s *Structure) Unlisted() bool { return s.opt.Show == WithDrafts }

// unlist marks the outputs that are pages. Those that are made differ, in a preview, from
// what they are for the public although they show the same.
func unlist(all []Output) {
	for i := range all {
		switch o := &all[i]; {
		case o.Kind.IsTemplated():
			o.Digest = memo.OfStrings("unlisted")
		case o.Kind == FileOutput && strings.HasPrefix(asset.MediaType(o.File), "text/html"):
			o.Data = noindex.Page(o.Data)
			o.Digest = memo.Of(o.Data)
		}
	}
}
