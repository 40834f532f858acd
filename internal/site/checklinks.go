package site

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"galen/internal/address"
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/media/resize"
	"galen/internal/media/sanitize"
	"galen/internal/theme/privacy"
)

// What links, pictures and front matter name must be there.

// references checks every reference from one document to another.
func (b *builder) references() {
	for _, p := range b.order {
		if p.document == nil || p.number > 0 {
			continue
		}
		b.checkTargets(p)
		b.checkLanguage(p)
		b.checkFields(p)
		b.checkPortrait(p)
		b.checkEditor(p.statedAI())
		if p.article == nil && p.document != nil && p.number == 0 {
			b.checkTranslator(p.document)
		}
		if p.category != nil {
			b.checkFront(p)
		}
		if p.article != nil {
			b.checkFrontMatter(p)
			b.checkEpisode(p)
		}
		if p.kind == TermPage {
			b.checkTerm(p)
		}
	}
	b.checkConfig()
	b.glossaryPage()
}

// checkTargets checks the links and pictures of a text.
func (b *builder) checkTargets(p *page) {
	if p.article == nil {
		for i, t := range p.document.Targets {
			b.checkTarget(p, t, p.own.TargetAt(i))
		}
		return
	}
	held := *p // what it shows is known, and not published
	held.hidden = true
	for i, t := range p.document.Targets {
		from := p
		if p.article.heldFrom >= 0 && i >= p.article.heldFrom {
			from = &held
		}
		b.setChecking(textPlace{article: p.article.id + 1, target: i + 1})
		b.checkTarget(from, t, diag.Position{})
	}
	b.setChecking(textPlace{})
}

// setChecking says what of a text is looked at from now on.
func (b *builder) setChecking(place textPlace) { b.checking = place }

func (b *builder) checkTarget(p *page, t content.Target, at diag.Position) {
	switch {
	case t.Kind == content.Picture, t.Kind == content.Poster && t.Target != "":
		b.checkPicture(p, t.Target, at, nil)
	case t.Kind == content.LinkStart && t.Target != "":
		b.checkLink(p, t, at)
	case t.Kind == content.LinkStart:
		if !p.hidden {
			b.reportUnseen(destination{page: p}, t.Fragment, at, "this link", "is shown as plain text")
		}
	case t.Kind == content.Figure || t.Kind == content.OfferedFigure:
		b.checkFigure(p, t, at)
	case t.Kind == content.BlockStart:
		b.checkBlockData(t.Target)
	case t.Kind == content.Download:
		b.checkSize(p, t, at)
	case t.Kind == content.StudyBox:
	default:
		b.checkRecording(p, t, at)
	}
}

func (b *builder) checkLink(p *page, g content.Target, at diag.Position) {
	to, found, ambiguous := b.reach(p.document, g.Target)
	switch {
	case !found:
		b.add(b.withLinkHint(diag.Errorf(at, "broken-link", "the link %q leads nowhere", g.Target), g.Target))
	case ambiguous:
		b.add(b.withSlugHint(diag.Errorf(at, "ambiguous-link", "the slug %q belongs to more than one page", g.Target), g.Target))
	case to.file != nil:
		b.publishFile(to.file, p.kind != WithdrawnPage && !p.hidden)
	case to.page != nil && to.page.document != nil && to.page.document.Broken:
		return
	case !p.hidden:
		b.reportUnseen(to, g.Fragment, at, "this link", "is shown as plain text")
	}
	if !found || ambiguous {
		return
	}
	b.checkAnchor(to, g.Target, g.Fragment, at)
}

// webHost is how an address begins that lacks its https://.
var webHost = regexp.MustCompile(`(?i)^(www\.[a-z0-9]|([a-z0-9-]+\.)+(com|org|net|gov|edu|int|uk|eu|ie|ca|au|nz)(/|$))`)

// withLinkHint adds to d the nearest thing that target may have meant.
func (b *builder) withLinkHint(d diag.Diagnostic, target string) diag.Diagnostic {
	if webHost.MatchString(target) {
		return d.WithHint("begin with https://, as in  https://%s", target)
	}
	if !strings.Contains(target, "/") && address.Check("mailto:"+target).Why == "" {
		return d.WithHint("write  mailto:%s", target)
	}
	d = d.WithHint("link by slug, by file (../health/flu.md) or by path (/health/flu/)")
	name := strings.TrimSuffix(strings.Trim(target, "/"), ".md")
	var paths, slugs []string
	first, _, _ := strings.Cut(name, "/")
	for _, e := range b.everyEdition() {
		if e != b.Structure && e.folder != "" && !strings.EqualFold(first, e.folder) {
			continue // a page in a language that is not meant
		}
		for p, of := range e.pages {
			if of.document == nil || !of.document.Broken { // then its address is not known
				paths = append(paths, strings.Trim(e.whole(p), "/"))
			}
		}
		for p := range e.vacant {
			paths = append(paths, strings.Trim(e.whole(p), "/"))
		}
	}
	for slug := range b.index.bySlug {
		slugs = append(slugs, slug)
	}
	for f := range b.files {
		slugs = append(slugs, path.Base(f))
	}
	paths = append(paths, b.assets.Names()...)
	if p := b.slugOrFile(path.Base(name)); p != nil {
		return d.WithHint("the file %s has the slug %q: write  %s", p.document.File, p.document.Slug.Text, b.whole(p.path))
	}
	if moved := b.slugElsewhere(name); moved != "" {
		return d.WithHint("did you mean %q?", moved)
	}
	near := diag.Nearest(name, paths)
	if near == "" && b.folder != "" { // a path of the edition, without its folder
		near = diag.Nearest(b.folder+"/"+name, paths)
	}
	if near != "" && (strings.Contains(name, "/") || strings.HasPrefix(target, "/")) {
		return d.WithHint("did you mean %q?", "/"+near+"/")
	}
	if near = diag.Nearest(path.Base(name), slugs); near != "" {
		return d.WithHint("did you mean %q?", near)
	}
	return d
}

// slugElsewhere is the address of the one page with the slug with which a path ends, in the edition or else in the site's
// own; "" when there is none, or more than one.
func (b *builder) slugElsewhere(path string) string {
	at := strings.LastIndexByte(path, '/')
	if at < 0 {
		return ""
	}
	for _, e := range []*Structure{b.Structure, b.main()} {
		if all := e.index.bySlug[path[at+1:]]; len(all) == 1 && !all[0].document.Broken {
			return e.whole(all[0].path)
		}
	}
	return ""
}

// slugOrFile is the page of a document whose slug is not the name of its file, by either of the two;
// nil when there is none, or more than one.
func (b *builder) slugOrFile(name string) (found *page) {
	for _, file := range slices.Sorted(maps.Keys(b.index.byDocument)) {
		p := b.index.byDocument[file]
		own := strings.TrimSuffix(path.Base(strings.TrimSuffix(content.OriginalFile(file, b.codes), "/index.md")), ".md")
		slug := p.document.Slug.Text
		if own == slug || slug == "" || own != name && slug != name || !p.kind.isLinkedBySlug() {
			continue
		}
		if found != nil {
			return nil
		}
		found = p
	}
	return found
}

func (b *builder) withSlugHint(d diag.Diagnostic, slug string) diag.Diagnostic {
	var paths []string
	for _, e := range b.everyEdition() {
		if all := e.index.bySlug[slug]; len(all) > 1 && paths == nil {
			for _, p := range all {
				paths = append(paths, e.whole(p.path))
				d = d.With(p.at)
			}
		}
	}
	return d.WithHint("write one of the paths: %s", strings.Join(paths, " "))
}

// film is the address of one: a file, or a page of those who show them.
var film = regexp.MustCompile(`(?i)^https?://([a-z0-9-]+\.)*(youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com)/|\.(mp4|webm|mov|m4v|avi|ogv)$`)

// others are files that are no pictures by their names: what they are, and the words of a
// link to one.
var others = []otherFile{
	{film, "film", "Watch the film"},
	{regexp.MustCompile(`(?i)\.(mp3|m4a|ogg|oga|opus|wav|flac|aac|aiff?)$`), "recording", "Listen to the recording"},
	{regexp.MustCompile(`(?i)\.(pdf|docx?|odt|rtf|txt|md|html?|epub|pptx?|odp)$`), "document", "Read the document"},
	{regexp.MustCompile(`(?i)\.(csv|tsv|xlsx?|ods|json|zip)$`), "file of data", "The data as a file"},
}

type otherFile struct {
	name       *regexp.Regexp
	what, link string
}

// block is the one that shows such a file of the site, or "".
func (o otherFile) block(target string) string {
	if outside(target) {
		return ""
	}
	return map[string]string{"film": "video", "recording": "audio"}[o.what]
}

// checkPicture checks that a picture exists and may be shown. It has a focus where it is
// an article's own.
func (b *builder) checkPicture(p *page, target string, at diag.Position, focus *resize.Focus) {
	for _, o := range others {
		if o.name.MatchString(target) {
			d := diag.Errorf(at, "not-a-picture", "%q is a %s, not a picture", target, o.what).WithHint("link to it:  [%s](%s)", o.link, target)
			if block := o.block(target); block != "" {
				d = d.WithHint("link to it:  [%s](%s),  or show it with the block  :::%s", o.link, target, block)
			}
			b.add(d)
			return
		}
	}
	if privacy.Foreign(target, b.cfg.Base.Origin, b.cfg.Allow) {
		b.add(diag.Errorf(at, "foreign-picture", "the picture %q would be fetched from another site", target).
			WithHint("save it beside the article, or allow its origin in galen.yaml"))
		return
	}
	if strings.Contains(target, "://") {
		return
	}
	to, found, _ := b.resolve(p.document, target)
	if found && to.page != nil {
		b.add(diag.Errorf(at, "not-a-picture", "%q is a page of the site, not a picture", target).WithHint("link to it:  [what it is about](%s)", b.whole(to.page.path)))
		return
	}
	if !found {
		b.add(b.withPictureHint(diag.Errorf(at, "broken-picture", "there is no picture %q", target), p.document, target))
		return
	}
	shown := p.kind != WithdrawnPage && !p.hidden
	if to.file != nil {
		b.publishFile(to.file, shown && !isPhoto(to.file.at.File)) // of a photo, only what links lead to goes out as it is
	}
	if shown {
		b.publishPicture(to, focus)
	}
	if !sanitize.IsPicture(target) {
		b.add(diag.Errorf(at, "not-a-picture", "%q is not a picture", target).WithHint("use a JPEG, PNG, GIF, WebP or SVG file"))
	}
}

// checkPortrait checks the picture of an author.
func (b *builder) checkPortrait(p *page) {
	if p.term == nil || p.term.author == nil {
		return
	}
	if image := p.term.author.Image; image != nil && image.Src.Text != "" {
		focus := focusOf(image)
		b.checkPicture(p, image.Src.Text, image.Src.At, &focus)
		b.offerRights(p.document, image)
	}
}

// checkFrontMatter checks what the front matter of an article refers to.
func (b *builder) checkFrontMatter(p *page) {
	a := p.article.Outline
	if a.Image != nil && a.Image.Src.Text != "" {
		focus := focusOf(a.Image)
		b.checkPicture(p, a.Image.Src.Text, a.Image.Src.At, &focus)
		b.offerRights(p.document, a.Image)
	}
	related := map[*page]bool{}
	for _, pick := range a.Related {
		target, to := pick.Ref, (*page)(nil)
		if pick.Link != nil {
			target = pick.Link.URL
			to = b.checkAddress(p, target.Text, target.At, "related link", "another takes its place")
		} else if to = b.checkArticle(p, target, "related article", "write it as  {title: …, url: %s}"); !p.hidden {
			b.passedOver(to, target.Text, target.At, "another article takes its place")
		}
		switch {
		case to == nil:
		case to == p:
			b.add(diag.Warningf(target.At, "related-to-itself", "%q is this article itself, and is left out", target.Text).WithHint("delete it"))
		case related[to]:
			b.add(diag.Warningf(target.At, "listed-twice", "%q is listed as related twice, and is shown once", target.Text).WithHint("delete one"))
		}
		related[to] = true
	}
	for _, c := range a.Breadcrumbs {
		b.checkAddress(p, c.URL.Text, c.URL.At, "breadcrumb", "is left out")
	}
}
