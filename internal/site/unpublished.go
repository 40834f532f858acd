package site

import (
	"maps"
	"path"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/media/sanitize"
)

// This file tells of files that are not what their owner thinks: those below content
// that no reader will ever see, and those below static that take the place of what
// Galen makes.

// writings are the endings of files in which people write articles, and that are
// none here.
var writings = []string{
	".docx", ".doc", ".odt", ".rtf", ".pages", ".gdoc", ".txt", ".text", ".html", ".htm", ".xhtml", ".mdx", ".mdown", ".mkd", ".mkdn", ".mdwn",
	".rmd", ".qmd", ".adoc", ".asciidoc", ".asc", ".rst", ".org", ".tex", ".textile", ".wiki", ".fodt", ".md.txt",
}

// reportUnpublished tells of files below content that are not published. A picture may lie there
// until it is used.
func (b *builder) reportUnpublished() {
	if b.folder != "" {
		return // they are the site's
	}
	releases := map[string]bool{}
	for _, e := range append([]*Structure{b.Structure}, b.others()...) {
		for _, p := range e.order {
			if p.document != nil && (p.document.Broken || p.document.Faulty) {
				return // it may link to any of them, in what could not be read
			}
		}
		for _, a := range e.all {
			releases[a.ReleaseFile()] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b.files)) {
		f := b.files[name]
		if f.data != nil || f.read || b.media[f.at.File] != nil || releases[f.at.File] || sanitize.IsPicture(name) || strings.HasPrefix(f.at.File, "data/") {
			continue
		}
		base, ext := path.Base(name), strings.ToLower(path.Ext(name))
		switch {
		case strings.HasPrefix(f.at.File, content.PartsFolder) && slices.Contains(writings, ext):
			b.add(diag.Warningf(f.at, "not-a-part", "%q is not a part, and no article can show it", base).
				WithHint("save its text as %s, without front matter; or, if readers should download it, link to it", strings.TrimSuffix(base, path.Ext(base))+".md"))
		case slices.Contains(writings, ext):
			b.add(diag.Warningf(f.at, "not-an-article", "%q is not an article, and is not published", base).
				WithHint("save its text as %s, with front matter above it; or, if readers should download it, link to it", strings.TrimSuffix(base, path.Ext(base))+".md"))
		case ext == ".yaml" || ext == ".yml" || ext == ".toml":
			b.add(diag.Warningf(f.at, "not-read", "nothing reads %q, and it is not published", base).
				WithHint("comments on flu.md belong beside it in flu.comments.yaml, the glossary in content/glossary.yaml; delete any other file"))
		default:
			b.add(diag.Warningf(f.at, "not-linked", "nothing links to %q, so it is not published", base).
				WithHint("link to it from an article, as in  [The figures](%s),  or delete it", base))
		}
	}
}

// reportReplaced says what is lost when a file of static takes the place of one that Galen
// makes.
func (b *builder) reportReplaced(made string) {
	_, own := b.assets.Lookup(made)
	if !own {
		return
	}
	at := diag.Position{File: "static/" + made}
	switch {
	case made == "_headers":
		b.add(diag.Errorf(at, "replaces-made", "this file would replace the one that Galen makes, and the site would lose its security policy and long caching").
			WithHint("write these headers in galen.yaml, under  headers,  and delete the file"))
	case strings.HasPrefix(path.Base(made), "sitemap"):
		b.add(diag.Warningf(at, "replaces-made", "this file replaces the sitemap that Galen makes: search engines will not find new articles through it").
			WithHint("delete it"))
	default:
		b.add(diag.Warningf(at, "replaces-made", "this file replaces one that Galen makes: its contents will not change with the site").
			WithHint("delete it, unless that is what you want"))
	}
}
