package site

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/theme/asset"
)

// page adds a page. Two with one path are both kept until claim reports them.
func (b *builder) page(p *page) {
	b.order = append(b.order, p)
	if b.pages[p.path] == nil {
		b.pages[p.path] = p
	}
}

// addPages adds every page that is not an article.
func (b *builder) addPages() {
	b.listPages(&page{
		path: "/", kind: HomePage, layout: layoutOf(&b.home.Document, HomePage), summary: b.typeset(b.home.Description.Text),
		document: &b.home.Document, own: &story{Words: &b.home.Words}, category: b.home, list: b.home.list, at: diag.Position{File: b.home.File},
	})
	for _, c := range values(b.tree) {
		b.listPages(&page{
			path: c.path, kind: CategoryPage, layout: layoutOf(&c.Document, CategoryPage), title: b.typeset(c.Title.Text), summary: b.typeset(c.Description.Text),
			document: &c.Document, own: &story{Words: &c.Words}, category: c, list: c.list, at: diag.Position{File: c.File},
		})
	}
	for _, id := range slices.Sorted(maps.Keys(b.authors)) {
		a := b.authors[id]
		b.listPages(&page{
			path: a.path, kind: AuthorPage, layout: layoutOf(&a.author.Document, AuthorPage), title: b.typeset(a.title), summary: b.typeset(a.author.Description.Text),
			document: &a.author.Document, own: &story{Words: &a.author.Words}, term: a, list: a.list, at: a.author.Slug.At,
		})
	}
	for _, t := range b.tags.terms {
		b.listPages(&page{path: t.path, kind: TagPage, layout: TagPage.defaultLayout(), title: t.title, term: t, list: t.list, at: t.at})
	}
	for _, m := range b.months {
		b.listPages(&page{path: m.path, kind: MonthPage, layout: MonthPage.defaultLayout(), title: m.title, term: m, list: m.list})
	}
	b.page(&page{path: "/tags/", kind: TagsPage, layout: TagsPage.defaultLayout(), title: b.label("topics")})
	b.page(&page{path: "/authors/", kind: AuthorsPage, layout: AuthorsPage.defaultLayout(), title: b.label("authors")})
	b.page(&page{path: "/archive/", kind: MonthsPage, layout: MonthsPage.defaultLayout(), title: b.label("archive")})
	b.page(&page{path: "/404.html", kind: NotFoundPage, layout: NotFoundPage.defaultLayout(), title: b.label("notFound")})
	b.findCorrections()
	for _, p := range b.set.Pages {
		if p.Slug.Text == "" || p.List != nil {
			continue
		}
		hidden := p.Draft && b.opt.Show == Live
		b.noteDraft(p, "/"+p.Slug.Text+"/")
		kind := PlainPage
		if p == b.errataPage { // its text stands above the list
			kind = CorrectionsPage
		}
		b.page(&page{
			path: "/" + p.Slug.Text + "/", kind: kind, layout: layoutOf(&p.Document, kind), title: b.typeset(p.Title.Text), summary: b.typeset(p.Description.Text),
			document: &p.Document, own: &story{Words: &p.Words}, plain: p, at: p.Slug.At, hidden: hidden,
		})
	}
	if b.corrected() && b.pages[b.corrections] == nil {
		b.page(&page{path: b.corrections, kind: CorrectionsPage, layout: CorrectionsPage.defaultLayout(), title: b.label("corrections"), summary: b.words.Say("corrections.about")})
	}
}

// listPages adds the page at a list's own address and its archive pages.
func (b *builder) listPages(p *page) {
	b.page(p)
	for n := 1; n <= p.list.archived(b.cfg.PageSize); n++ {
		older := *p
		if older.number = n; p.list.forward() {
			older.number++
		}
		older.path = fmt.Sprintf("%spage/%d/", p.path, older.number)
		b.page(&older)
	}
}

// href is what a page's path becomes in a page: escaped, below the folder of
// baseURL and of the edition.
func (s *Structure) href(path string) string {
	if of, whole := strings.CutPrefix(path, "//"); whole {
		return s.root.Path + escape(of)
	}
	if s.cfg.Base.Path == "/" && strings.HasPrefix(path, "/") && isPlain(path) {
		return path // as most are
	}
	return s.cfg.Base.Path + escape(strings.TrimPrefix(path, "/"))
}

// canonical is the full address of a path.
func (s *Structure) canonical(path string) string { return s.cfg.Base.Origin + s.href(path) }

func escape(path string) string {
	if isPlain(path) {
		return path
	}
	return (&url.URL{Path: "/" + path}).EscapedPath()[1:]
}

// isPlain reports whether every byte of a path stands for itself in an address.
func isPlain(path string) bool {
	for _, c := range []byte(path) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '/', c == '-', c == '.', c == '_', c == '~':
		default:
			return false
		}
	}
	return true
}

// output is the file, below the output folder, that serves a path.
func output(path string) string {
	path = strings.TrimPrefix(path, "/")
	if path == "" || strings.HasSuffix(path, "/") {
		return path + "index.html"
	}
	return path
}

// alias is an old path that leads to a page.
type alias struct {
	path string
	to   *page
	at   diag.Position
}

// oldPaths notes the aliases of every document.
func (b *builder) oldPaths() {
	b.former = map[*page][]string{}
	for _, p := range b.order {
		if p.document == nil || p.number > 0 {
			continue
		}
		for _, a := range p.document.Aliases {
			path := b.ownAlias(p.document, a)
			if !strings.HasSuffix(path, "/") && !strings.HasSuffix(path, ".html") && !strings.HasSuffix(path, ".htm") {
				path += "/"
			}
			b.aliases = append(b.aliases, alias{path, p, a.At})
			b.former[p] = append(b.former[p], path)
			if b.byAlias[path] == nil { // a second one is refused
				b.byAlias[path] = p
			}
		}
	}
}

// urlOwner is who claims an output file.
type urlOwner struct {
	path  string
	what  string
	at    diag.Position
	alias bool
	lasts bool // its name changes with its bytes
}

// checkURLOwners checks that every output file has one owner. Paths are compared as the
// least careful file system or host would: without regard to capital letters
// and to how accents are encoded.
func (b *builder) checkURLOwners() {
	all := make([]urlOwner, 0, len(b.order)+len(b.order)/16+len(b.aliases)+len(b.files))
	for _, p := range b.order {
		all = append(all, urlOwner{output(p.path), b.whole(p.path), p.at, false, false})
	}
	for _, path := range slices.Sorted(maps.Keys(b.vacant)) {
		if p := b.vacant[path]; !p.expired { // it will be there, and what is in its way would stop the site then
			all = append(all, urlOwner{output(p.path), b.whole(p.path), p.at, false, false})
		}
	}
	for _, a := range b.aliases {
		all = append(all, urlOwner{output(a.path), "the alias " + a.path, a.at, true, false})
	}
	if b.folder == "" {
		all = append(all, b.sharedOwners()...)
		b.led()
	}
	for _, path := range b.generated() {
		if b.folder == "" {
			b.reportReplaced(path)
		}
		if _, own := b.assets.Lookup(path); !own || b.folder != "" { // the site's own takes the place of ours
			all = append(all, urlOwner{path, b.whole("/" + path), diag.Position{}, false, false})
		}
	}
	b.reserved(all)
	b.reservedFolders(all)
	slices.SortStableFunc(all, func(a, b urlOwner) int {
		if a.alias != b.alias { // aliases last: a page has the better right
			if a.alias {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(a.at.File, b.at.File), a.at.Line-b.at.Line, a.at.Column-b.at.Column)
	})
	b.findClashes(all)
}

// sharedOwners are the files that are no pages.
func (b *builder) sharedOwners() (all []urlOwner) {
	for _, a := range b.assets.All() {
		all = append(all, urlOwner{a.Path, "/" + a.Path, diag.Position{File: "static/" + a.Name}, false, a.Fingerprinted()})
	}
	for _, f := range b.files {
		if f.shown {
			all = append(all, urlOwner{f.out, "/" + f.out, f.at, false, f.lasts()})
		}
	}
	for _, o := range b.hostFiles() {
		if o.At.File == "" {
			all = append(all, urlOwner{path: o.File, what: "/" + o.File})
		}
		if o.Kind == HeadersOutput {
			b.reportReplaced(o.File)
		}
	}
	return all
}

// reserved refuses whatever would lie in the folder of the files that may be kept for
// ever, and may not.
func (b *builder) reserved(all []urlOwner) {
	for _, o := range all {
		name := strings.ToLower(o.path) + "/"
		if !o.lasts && strings.HasPrefix(name, asset.Immutable) {
			b.add(diag.Errorf(o.at, "reserved-folder", "%s would be in the folder /%s, whose files browsers keep for ever", o.what, asset.Immutable).
				WithHint("choose another folder or name: that one is for files whose names change with their contents"))
		}
	}
}

// generated are the files that Galen itself makes beside the pages.
func (b *builder) generated() []string {
	files := []string{newsFile}
	if b.folder == "" {
		files = append(files, sitemapsFile)
	}
	for _, f := range config.AllFeedFormats() {
		files = append(files, FeedFile(f))
	}
	for _, p := range b.order {
		for _, f := range b.formats(p) {
			if p.kind != HomePage {
				files = append(files, output(p.path+FeedFile(f)))
			}
		}
	}
	for _, p := range b.posters() {
		files = append(files, output(p.path+posterFile))
	}
	for _, m := range b.ownSitemaps() {
		files = append(files, output(m.Path))
	}
	for _, o := range b.searchOutputs() {
		files = append(files, o.File)
	}
	return files
}

func (b *builder) findClashes(all []urlOwner) {
	byName := make(map[string]urlOwner, len(all))
	for _, o := range all {
		name := strings.ToLower(norm.NFC.String(o.path))
		first, taken := byName[name]
		if !taken {
			byName[name] = o
			continue
		}
		b.reportClash(o, first)
	}
	inFile := map[string]urlOwner{} // for a file that would have to be a folder, what it would hold
	for name, o := range byName {
		for cut := strings.IndexByte(name, '/'); cut >= 0; {
			folder := name[:cut]
			if _, taken := byName[folder]; taken && (inFile[folder].what == "" || o.what < inFile[folder].what) {
				inFile[folder] = o
			}
			next := strings.IndexByte(name[cut+1:], '/')
			if next < 0 {
				break
			}
			cut += 1 + next
		}
	}
	for name, o := range inFile {
		b.reportClash(byName[name], o)
	}
}

// reportClash reports that o is where first is already, or in the way of it.
func (b *builder) reportClash(o, first urlOwner) {
	same := norm.NFC.String(o.path) == norm.NFC.String(first.path)
	folder := !same && !strings.EqualFold(o.path, first.path)
	if o.at.File == "" && first.at.File == "" {
		return // files that Galen makes for two pages, which clash themselves
	}
	if o.at.File != first.at.File && norm.NFC.String(o.at.File) == norm.NFC.String(first.at.File) {
		b.add(sameNames(min(first.at.File, o.at.File), max(first.at.File, o.at.File)))
		return
	}
	hint := "give one of them a different slug or name"
	message := fmt.Sprintf("the URL %s is taken by %s", o.what, ownerName(first))
	switch {
	case folder && o.at.File == "":
		o, first = first, o
		message = fmt.Sprintf("%s needs a folder, and %s is a file that Galen makes", o.what, first.what)
		if o.alias {
			hint = "delete the alias: that address is in use"
		}
	case folder:
		message = fmt.Sprintf("%s would be a file, and %s needs a folder of that name", o.what, first.what)
	case o.alias && first.alias:
		message, hint = fmt.Sprintf("%s is already one of %s", o.what, ownerName(first)), "keep it in one place"
	case o.alias:
		message, hint = fmt.Sprintf("%s leads to a URL that is taken by %s", o.what, ownerName(first)), "delete the alias: a page is there"
	case o.path != first.path && same:
		message = fmt.Sprintf("the URLs %s and %s look the same: only the encoding of their accents differs", o.what, first.what)
	case o.path != first.path:
		message = fmt.Sprintf("the URLs %s and %s differ only in capital letters", o.what, first.what)
	}
	d := diag.Errorf(o.at, "url-taken", "%s", message).WithHint("%s", hint)
	if first.at.File != "" {
		d = d.With(first.at)
	}
	b.add(d)
}

// ownerName names an owner.
func ownerName(o urlOwner) string {
	if o.at.File == "" {
		return "a page that Galen makes"
	}
	return o.at.File
}
