package site

import (
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/source"
)

// withPictureHint adds to d where a picture is that a document names, or where to put it.
func (b *builder) withPictureHint(d diag.Diagnostic, in *content.Document, target string) diag.Diagnostic {
	folder := folderOf(in)
	if strings.Contains(target, `\`) {
		target = strings.ReplaceAll(target, `\`, "/")
		if to, found, _ := b.resolve(in, target); found && to.page == nil {
			return d.WithHint("write  %s,  with the slashes of an address", target)
		}
	}
	wanted := path.Join(folder, strings.TrimPrefix(target, "./"))
	if strings.HasPrefix(target, "/") {
		wanted = strings.TrimPrefix(target, "/")
	}
	var beside, elsewhere []string
	for _, name := range slices.Sorted(maps.Keys(b.files)) {
		switch {
		case path.Dir(name) == path.Dir(wanted):
			beside = append(beside, path.Base(name))
		case strings.EqualFold(path.Base(name), path.Base(wanted)):
			elsewhere = append(elsewhere, name)
		}
	}
	base := path.Base(wanted)
	if source.Ignored(base) {
		return d.WithHint("give the file another name: one like this is never published")
	}
	for _, name := range slices.Sorted(maps.Keys(b.files)) {
		if strings.HasPrefix(name, wanted+"/") {
			d.Message = strings.Replace(d.Message, "there is no picture ", "this is a folder, not a picture: ", 1)
			return d.WithHint("name a picture in it, such as %s/%s", strings.TrimSuffix(target, "/"), strings.TrimPrefix(name, wanted+"/"))
		}
	}
	near := diag.Nearest(base, beside)
	for _, name := range beside {
		if strings.EqualFold(name, base) {
			near = name
		}
	}
	if near == "" && len(elsewhere) > 0 {
		near = path.Base(elsewhere[0])
		wanted = elsewhere[0]
	}
	if near != "" {
		if rel, err := filepath.Rel(folder, path.Join(path.Dir(wanted), near)); err == nil {
			return d.WithHint("did you mean %q?", filepath.ToSlash(rel))
		}
	}
	if strings.HasPrefix(wanted, "../") || strings.HasPrefix(target, "/") {
		return d.WithHint("save it beside the article, and write the name of the file")
	}
	return d.WithHint("save it as content/%s, or write the name that it has there", wanted)
}

// categoryTitled is the path of the category with a title, which may be told in any case, or with an address of that
// name; "" when there is none.
func (b *builder) categoryTitled(title string) string {
	for _, c := range values(b.tree) {
		if strings.EqualFold(c.Title.Text, title) || strings.Trim(c.path, "/") == title || path.Base(c.path) == title {
			return c.Path
		}
	}
	return ""
}

// authorNamed is the id of the author with a name, or with an address of that name; "" when there is none.
func (b *builder) authorNamed(name string) string {
	for _, id := range slices.Sorted(maps.Keys(b.authors)) {
		if a := b.authors[id]; strings.EqualFold(a.title, name) || a.author.Slug.Text == name {
			return id
		}
	}
	return ""
}
