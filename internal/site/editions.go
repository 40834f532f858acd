package site

import (
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Editions: a site in several languages is several structures, one for each; see the package comment.

// edition is what a structure knows of the others.
type edition struct {
	language  string       // of one that is not the site's own
	folder    string       // its folder below the site; "" of the site's own
	root      config.Base  // of the whole site
	family    []*Structure // all editions, the site's own first; nil of a site in one language
	codes     map[string]string
	names     map[string]string // what the languages of the site are called in themselves, by tag
	own       config.Edition    // what galen.yaml says of it
	firstPart uint32            // see parts.go
	same      map[string]*page  // the pages of which there may be one in another edition: see sameAs
}

// main is the site's own edition.
func (s *Structure) main() *Structure {
	if s.family == nil {
		return s
	}
	return s.family[0]
}

// everyEdition is all editions, that of who asks among them.
func (s *Structure) everyEdition() []*Structure {
	if s.family == nil {
		return []*Structure{s}
	}
	return s.family
}

// others are the editions beside the site's own; of one of them there are none.
func (s *Structure) others() []*Structure {
	if s.family == nil || s.folder != "" {
		return nil
	}
	return s.family[1:]
}

// whole is a path of the whole site, of one of an edition.
func (s *Structure) whole(path string) string {
	if s.folder == "" {
		return path
	}
	return "/" + s.folder + path
}

// inner is a path of the edition, of one of the whole site.
func (s *Structure) inner(path string) string {
	if s.folder == "" {
		return path
	}
	return strings.TrimPrefix(path, "/"+s.folder)
}

// ofSite is the path of a file that all editions share, as href and canonical take it: a path that
// begins with two slashes is one of the whole site.
func (s *Structure) ofSite(file string) string {
	if s.folder == "" {
		return "/" + file
	}
	return "//" + file
}

// editionOf begins an edition beside the site's own, which shares all files with it.
func (b *builder) editionOf(e config.Edition, set Documents) *builder {
	opt := b.opt
	opt.Blocks = b.opt.EditionBlocks[e.Language]
	other := newBuilder(b.cfg.Edition(e), set, b.assets, opt)
	other.edition = edition{language: e.Language, folder: e.Folder(), root: b.cfg.Base, own: e, codes: b.codes}
	other.files, other.static, other.media = b.files, b.static, b.media
	return other
}

// indexName is the name of the file of a category, and of the home page.
func (s *Structure) indexName() string { return s.fileName("_index.md") }

// fileName is the name of a file in an edition.
func (s *Structure) fileName(name string) string {
	if s.folder == "" {
		return name
	}
	return strings.TrimSuffix(name, ".md") + "." + s.folder + ".md"
}

// addressOf is the path of a category by its folder. In an edition, the folders may have names of their
// own.
func (b *builder) addressOf(folder string) string {
	if b.folder == "" {
		return "/" + folder + "/"
	}
	parts := strings.Split(folder, "/")
	for i := range parts {
		above := strings.Join(strings.Split(folder, "/")[:i+1], "/")
		if at := slices.IndexFunc(b.set.Categories, func(c *content.Category) bool { return c.Path == above }); at >= 0 {
			parts[i] = b.set.Categories[at].Slug.Text
		}
	}
	return "/" + strings.Join(parts, "/") + "/"
}

// borrowed are the authors whom articles of an edition name and who have no file in its language. They
// are there without what is words: the texts about them, the role, the links.
func (b *builder) borrowed() (all []*content.Author) {
	if b.folder == "" {
		return nil
	}
	named := map[string]bool{}
	for _, a := range b.set.Outlines {
		name(a, named)
	}
	for _, id := range slices.Sorted(maps.Keys(named)) {
		of := b.main().authors[id]
		if of == nil || slices.ContainsFunc(b.set.Authors, func(a *content.Author) bool { return a.ID == id }) {
			continue
		}
		a := *of.author
		a.Words = content.Words{Digest: a.Words.Digest, Title: a.Words.Title}
		a.Shape, a.Fields, a.Aliases, a.Layout = content.Shape{}, nil, nil, frontmatter.Word{}
		a.Role, a.Pronouns, a.Links = "", "", nil
		if a.Image != nil {
			portrait := *a.Image
			portrait.Alt, portrait.Caption = a.Name, ""
			a.Image = &portrait
		}
		all = append(all, &a)
	}
	return all
}

// name notes whom an article names.
func name(a *content.Outline, named map[string]bool) {
	for _, w := range a.Authors {
		named[w.Text] = true
	}
	if a.Reviewed != nil {
		named[a.Reviewed.By.Text] = true
	}
	if a.AI != nil {
		named[a.AI.By.Text] = true
	}
}

// dropUnnamed forgets the authors without a file in the language whom no article names that is shown: that one
// which is held back names them is not to be seen.
func (b *builder) dropUnnamed() {
	if b.folder == "" {
		return
	}
	named := map[string]bool{}
	for _, p := range slices.Concat(b.nodes, b.withdrawnArticles, b.plainVersions) {
		name(p.Outline, named)
	}
	maps.DeleteFunc(b.authors, func(id string, t *term) bool { return t.author.Edition == "" && !named[id] })
}

// sameAs is the name under which a page is found in every edition that has it; "" of one that no other
// can have.
func (s *Structure) sameAs(p *page) string {
	switch p.kind {
	case AuthorsPage, MonthsPage, TagsPage, SearchPage, StudiesPage, StudyPage, TaxonomyPage, MonthPage:
		if p.number == 0 {
			return p.path
		}
	case CorrectionsPage:
		return correctionsPath
	case HomePage, CategoryPage, ArticlePage, AuthorPage, TermPage, PlainPage, SelectionPage:
		if p.document != nil && p.number == 0 {
			return content.OriginalFile(p.document.File, s.codes)
		}
		if p.kind == TermPage && p.number == 0 && p.term.original != nil {
			return p.term.original.document.File
		}
	case WithdrawnPage, TagPage, PodcastPage, NotFoundPage, RedirectPage:
	}
	return ""
}

// indexPages notes how pages are found: by links, and from other editions.
func (b *builder) indexPages() {
	if b.folder == "" {
		b.addFiles()
	}
	b.index = b.newIndex()
	if b.family == nil {
		return
	}
	b.same = map[string]*page{}
	for _, p := range b.order {
		if name := b.sameAs(p); name != "" && b.same[name] == nil {
			b.same[name] = p
		}
	}
}

// originalOf is the page of which a document of an edition, or its article, is the translation; nil when it is none.
func (s *Structure) originalOf(d *content.Document) *page {
	if s.folder == "" {
		return nil
	}
	file := d.File
	if full, plain := content.FullFile(file, s.codes); plain {
		file = full
	}
	return s.main().same[content.OriginalFile(file, s.codes)]
}

// languageOf is the language of what an article says, or of what it says in the words of its original; "" is
// that of the edition.
func (s *Structure) languageOf(d *content.Document, original bool) string {
	if !original || s.family == nil {
		return d.Lang.Text
	}
	if of := s.originalOf(d); of != nil && of.document.Lang.Text != "" {
		return of.document.Lang.Text
	}
	return s.main().cfg.Language
}

// reservedFolders refuses what would lie in the folder of an edition.
func (b *builder) reservedFolders(all []urlOwner) {
	told := map[string]bool{} // folders in which a page lies: what is made of it there is no problem of its own
	for _, o := range all {
		for _, e := range b.others() {
			if first, _, _ := strings.Cut(o.path, "/"); strings.EqualFold(first, e.folder) && o.path != "" && (o.at.File != "" || !told[e.folder]) {
				told[e.folder] = true
				d := diag.Errorf(o.at, "reserved-folder", "%s would lie in the folder /%s/, which is that of the pages in %q", o.what, e.folder, e.language)
				b.add(e.withInstead(d, o))
			}
		}
	}
}

// withInstead adds to d what to do about something that would lie in the folder of the edition and is none of its own.
func (s *Structure) withInstead(d diag.Diagnostic, o urlOwner) diag.Diagnostic {
	name := path.Base(o.at.File)
	switch {
	case o.alias:
		return d.WithHint("an old address of a page in that language belongs in its file: in %s, write  aliases: [%s]", s.fileName(name), strings.TrimPrefix(o.what, "the alias "))
	case path.Ext(name) != ".md" && name != ".":
		return d.WithHint("give it another folder or name")
	case path.Ext(name) != ".md" || name == "_index.md":
		name = "flu.md"
	}
	return d.WithHint("give it another folder or name; a page in that language lies beside its original, as the file %s", s.fileName(name))
}

// ownAlias is an old address of a page as a path of the edition. Whoever writes it with the folder of the edition, as it is
// everywhere else, means the same; the folder of another edition is that of another file.
func (b *builder) ownAlias(of *content.Document, w frontmatter.Word) string {
	address := norm.NFC.String(w.Text)
	first, rest, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	if b.folder == "" || rest == "" {
		return address
	}
	for _, e := range b.family[1:] {
		switch {
		case !strings.EqualFold(first, e.folder):
		case e == b.Structure:
			return "/" + rest
		default:
			original := path.Base(content.OriginalFile(of.File, b.codes))
			b.add(diag.Errorf(w.At, "bad-alias", "the alias %q is one of the pages in %q, and this page is in %q", w.Text, e.language, b.language).
				WithHint("write it in %s", e.fileName(original)))
		}
	}
	return address
}

// editionIn is the edition in a language, "" being the site's own.
func (s *Structure) editionIn(language string) *Structure {
	for _, e := range s.others() {
		if e.language == language {
			return e
		}
	}
	return s
}

// Editions are the site in its other languages, in the order of galen.yaml.
func (s *Site) Editions() []*Site { return s.editions }

// Edition is the site in a language, "" being its own.
func (s *Site) Edition(language string) *Site {
	for _, e := range s.editions {
		if e.language == language {
			return e
		}
	}
	return s
}

// Tag is the language of an edition beside the site's own; "" of that.
func (s *Structure) Tag() string { return s.language }

// Inner is the path of a page as its edition knows it.
func (s *Structure) Inner(path string) string { return s.inner(path) }

// Whole is the path of the whole site of a page of the edition.
func (s *Structure) Whole(path string) string { return s.whole(path) }

// editionMark stands, in the key of a fact of another edition than the site's own, after its language.
const editionMark = '|'

// EditionKey is the key of a fact of an edition, for those who know all editions.
func (s *Structure) EditionKey(key string) string {
	if s.language == "" {
		return key
	}
	return s.language + string(editionMark) + key
}

// EditionOf takes the language of an edition off the key of a fact; it is "" for the site's own.
func EditionOf(key string) (language, rest string) {
	if i := strings.IndexAny(key, ":|"); i >= 0 && key[i] == editionMark {
		return key[:i], key[i+1:]
	}
	return "", key
}
