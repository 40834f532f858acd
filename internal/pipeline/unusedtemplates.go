package pipeline

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/site"
	"galen/internal/source"
)

// unusedTemplates warns of templates of the site that nothing uses and whose name is nearly
// one of the theme's: they were meant to take its place.
func unusedTemplates(templates []source.File, theme fs.FS, outputs func() []site.Output) (list diag.List) {
	if theme == nil {
		return nil
	}
	ours := themeNames(theme)
	for _, f := range templates {
		name := path.Base(f.Path)
		if slices.Contains(ours, name) {
			continue
		}
		near := diag.Nearest(name, ours)
		if near == "" || isUsed(strings.TrimSuffix(name, ".html"), templates, outputs) {
			continue
		}
		list = append(list, diag.Warningf(diag.Position{File: f.Path}, "unused-template", "this template is not used").
			WithHint("did you mean %q?", path.Join(path.Dir(f.Path), near)))
	}
	return list
}

func themeNames(theme fs.FS) (names []string) {
	files, _ := fs.Glob(theme, "templates/*.html")
	for _, f := range files {
		names = append(names, path.Base(f))
	}
	return names
}

// isUsed reports whether a page has a layout, or whether any template names a part.
func isUsed(name string, templates []source.File, outputs func() []site.Output) bool {
	if part, ok := strings.CutPrefix(name, "_"); ok {
		return slices.ContainsFunc(templates, func(f source.File) bool { return bytes.Contains(f.Data, []byte(`"`+part+`"`)) })
	}
	return slices.ContainsFunc(outputs(), func(o site.Output) bool { return o.Layout == name })
}
