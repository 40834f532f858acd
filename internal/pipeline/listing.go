package pipeline

import (
	"galen/internal/config"
	"galen/internal/site"
	"galen/internal/source"
	"galen/internal/theme/asset"
)

// ListedFile is one file of a site that was built for the public.
type ListedFile struct {
	File      string // slash-separated, below the output folder
	Role      site.Role
	MediaType string // as a server names it
	Article   bool   // the page of an article that readers may see
	Feed      bool
	Gone      bool // the notice of an article that was withdrawn, or leads to one
}

// listing lists the files of the site.
func (e *snapshot) listing() []ListedFile {
	gone := map[string]bool{}
	articles := map[string]bool{}
	for _, story := range e.site.Stories() {
		articles[story.Path] = true
		for _, path := range append(story.Aliases, story.Path) {
			gone[path] = gone[path] || story.Withdrawn
		}
	}
	outputs := e.site.Outputs()
	all := make([]ListedFile, len(outputs))
	for i, o := range outputs {
		page := o.Kind == site.PageOutput
		all[i] = ListedFile{
			File: o.File, Role: e.site.Role(o), MediaType: asset.MediaType(o.File),
			Article: page && articles[o.Path] && !gone[o.Path], Feed: o.Kind == site.FeedOutput, Gone: gone[o.Path],
		}
	}
	return all
}

// Targets reads what galen.yaml says of publishing.
func Targets(opt Options) (config.Publish, Result) {
	var e snapshot
	var r Result
	e.tree, r.Problems = source.Read(opt.Source, opt.Builtin)
	r.Source = e.text
	c, problems := config.Parse(e.tree.Config, opt.BaseURL, e.tree.Words...)
	r.Problems = problems // those of other files are told by the build
	return c.Publish, r.sorted()
}
