package content

import (
	"context"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"galen/internal/blocks/embed"
	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
	"galen/internal/lint/textseg"
	"galen/internal/memo"
	"galen/internal/source"
	"galen/internal/taxonomy"
	"galen/internal/timing"
	"galen/internal/words"
)

// Rules are what a file's meaning depends on beside its own text.
type Rules struct {
	Zone *time.Location // of dates without an offset
	Home string         // the site's address; links that begin with it are internal

	// Language is the site's, as a BCP 47 tag; "" is English. Quotation marks are set
	// and slugs are made by its rules.
	Language string
	around   string // the site's, where Language is that of an article in another

	// ASCII is whether addresses have the letters of ASCII alone.
	ASCII bool

	// Codes are what stands in the names of files for the further languages of the site, by the
	// language.
	Codes map[string]string

	// Words are those that the site says, in each language.
	Words *words.Own

	// Emergency is the telephone numbers for emergencies, by region; that of all regions
	// stands at "".
	Emergency map[string]string

	// Blocks are those that the site has beside Galen's, by name.
	Blocks map[string]directive.Declaration

	// Embeds are the sites, beside YouTube and Vimeo, whose films and posts may be shown.
	Embeds []embed.Site

	// Fields are the keys of front matter that the site has beside Galen's.
	Fields fields.Declarations

	// Taxonomies are what articles may be filed by, beside categories and tags.
	Taxonomies taxonomy.Declarations

	// Spellings are the words of the glossary that texts open and that are no letters, and
	// EditionSpellings those of further languages.
	Spellings        *Spellings
	EditionSpellings map[string]*Spellings

	// Parts are the texts that documents show. They are no part of the key: each document
	// says which of them it shows.
	Parts Parts

	// Check judges the words of an article, and CheckWords those of every other document;
	// nil: nobody does. What they find is kept with the document, as Findings. CheckedBy
	// stands for all that their judgement depends on beside the document.
	Check      func(*Article, *textseg.Text) diag.List
	CheckWords func(*Document, *Words, *textseg.Text) diag.List
	CheckedBy  string

	// Unfinished looks for unfinished work in an article's file, of which the front
	// matter ends at body; nil: nobody does. It adds to the Findings.
	Unfinished func(d *Document, text []byte, body int) diag.List

	Watch *timing.Watch // measures the parsing; may be nil
}

// key stands for all that the meaning of a file depends on beside its text. Two rules with
// one key read every file alike.
func (r *Rules) key() memo.Digest {
	all := []string{r.Zone.String(), r.Home, r.Language, strconv.FormatBool(r.ASCII), r.Words.Digest(), r.Fields.Key(), r.Taxonomies.Key(), r.Spellings.key(), r.CheckedBy, strconv.FormatBool(r.Check != nil), strconv.FormatBool(r.CheckWords != nil)}
	for _, code := range slices.Sorted(maps.Keys(r.Codes)) {
		all = append(all, code, r.Codes[code])
	}
	for _, tag := range slices.Sorted(maps.Keys(r.EditionSpellings)) {
		all = append(all, tag, r.EditionSpellings[tag].key())
	}
	for _, region := range slices.Sorted(maps.Keys(r.Emergency)) {
		all = append(all, region, r.Emergency[region])
	}
	for _, name := range slices.Sorted(maps.Keys(r.Blocks)) {
		all = append(all, r.Blocks[name].Key())
	}
	for _, s := range r.Embeds {
		all = append(all, s.Name, strconv.FormatBool(s.Post), s.Address, s.Frame)
	}
	return memo.OfStrings(all...)
}

// ParseAll parses every file below content, on all processors, but for those
// that old has parsed already. The lists of the Set are in the order of the
// files. When ctx has ended, so does the parsing, and the list says so.
func ParseAll(ctx context.Context, files source.Files, rules Rules, old *Parsed) (Set, *Parsed, diag.List) {
	p := &Parsed{rules: rules, blocks: make([]*ParsedBlock, len(files.Blocks()))}
	known := old.under(rules)
	var fresh []*blockParser
	for i, b := range files.Blocks() {
		if p.blocks[i] = known.block(b, &rules); p.blocks[i] == nil {
			one := newBlockParser(b, rules, known)
			p.blocks[i], fresh = one.ParsedBlock, append(fresh, one)
		}
	}
	p.kept = len(p.blocks) - len(fresh)
	files = source.Files{} // each text may be the last that keeps its bytes
	fault := parseBlocks(ctx, fresh, rules, old)
	if ctx.Err() != nil {
		return Set{}, nil, diag.List{diag.Stopped()}
	}
	if d, ok := fault.(diag.Diagnostic); ok {
		return Set{}, nil, diag.List{d}
	}
	for _, one := range fresh {
		one.finish(rules)
	}
	set, list := p.set(old)
	return set, p, list
}

// beside parses a file that lies beside the documents, and gives its problems.
func beside(f source.File, parse func() diag.List) (list diag.List) {
	if fault := diag.Recovered(f.Path, func() { list = parse() }); fault != nil {
		return diag.List{*fault}
	}
	return list
}

// AuthorsFolder is where authors live, below content.
const AuthorsFolder = "authors"

// Parse turns one file into a *Article, *Category, *Author, *Term or *Page. A document
// comes back even when the list holds errors, and even a Broken one when the
// file cannot be read at all, so that later rooms can report their problems in
// the same run, and do not report as missing what is only broken.
func Parse(f source.File, rules Rules) (any, diag.List) {
	began := rules.Watch.Now()
	p, list, ok := split(f)
	readable := p.translated(f.Path, rules.Parts)
	list = append(list, source.DisguisedName(f.Path)...)
	h, folder, name := newHeader(f, p, rules, &list)
	h.doc.Broken = h.doc.Broken || !ok || !readable
	h.words.Digest = f.Digest
	document := h.document(folder, name)
	if w := wordsOf(document); w != nil && h.doc.Broken {
		w.Parts = documentOf(document).follow(rules) // which may be why
	}
	if p.toml {
		frontmatter.InTOML(list)
	}
	began = rules.Watch.Part("front matter", began)
	if d := documentOf(document); d != nil && !h.doc.Broken {
		a, _ := document.(*Article)
		rules = h.rules.in(d.Lang.Text)
		var said *textseg.Text // by a document that is to be checked
		if a != nil && rules.Check != nil || a == nil && rules.CheckWords != nil {
			said = &textseg.Text{}
		}
		p.fields, p.zone = d.Fields, rules.Zone
		if c, is := document.(*Category); is && c != nil {
			p.lines = c.Front.words()
		}
		if a != nil {
			p.audio, p.title = a.Audio, a.Title.Text
		}
		body, shape, shown, problems := markdown(f.Path, p, d.Slug.Text, rules, referencesOf(document), said)
		shown = append(append(shown, d.follow(rules)...), h.sameBlocks(p, &body)...)
		w := wordsOf(document)
		*w, d.Shape, list = *w.WithBody(&body), shape, append(list, problems...)
		w.Parts, w.Digest, d.Faulty = shown, saying(f.Digest, shown), list.Failed()
		h.further(a, body.Studies)
		if a != nil && a.Kind == Live {
			a.Minutes = 0 // they would grow with every entry, on every card
			h.times(a)
			d.Faulty = list.Failed()
		}
		began = rules.Watch.Part("Markdown", began)
		if said != nil && said.File != "" { // which it has once the text could be parsed
			rules.check(document, said, p)
			rules.Watch.Part("editorial rules", began)
		}
		if a != nil {
			if d := a.textless(p); d != nil {
				list = append(list, *d)
			}
			list = append(list, a.textlessEntries()...)
			p.sign(a, rules.Parts)
			a.summarize()
		}
	}
	return document, list
}

// newHeader is what reads the front matter of a file, with the folder and the name by which its
// kind is known. What is wrong with it goes to list.
func newHeader(f source.File, p divided, rules Rules, list *diag.List) (h *headerDecoder, folder, name string) {
	h = &headerDecoder{
		Reader: frontmatter.NewReader(p.header, list),
		said:   p.header,
		doc:    Document{File: f.Path},
		text:   p.text,
		topics: p.topics,
		rules:  rules,
		list:   list,
	}
	h.Show(h.shownValue, h.elsewhereKey)
	folder, name = path.Split(strings.TrimPrefix(f.Path, "content/"))
	folder = norm.NFC.String(strings.TrimSuffix(folder, "/"))
	name = h.edition(strings.TrimSuffix(name, ".md"))
	h.doc.Slug.Text = norm.NFC.String(name)
	h.doc.Slug.At = diag.Position{File: f.Path}
	return h, folder, name
}

// document reads the front matter of the kind of document that lies in a folder; nil when
// none may lie there.
func (h *headerDecoder) document(folder, name string) any {
	top, _, _ := strings.Cut(folder, "/")
	of := h.rules.Taxonomies.Named(top)
	page := folder == "" && !h.Has("category") || h.Has("list")
	if h.plain && (of != nil || name == "_index" || top == AuthorsFolder || name == "index" && folder == "" || page) {
		h.add(diag.Errorf(diag.Position{File: h.doc.File}, "plain-version", "only articles have a plain-language version").WithHint("rename or delete this file"))
		if !page {
			return nil
		}
		h.doc.Broken, h.doc.Slug.Text = true, h.doc.Slug.Text+"-"+PlainKind // which is no article for what it has from another file
		return h.page(folder)
	}
	switch {
	case of != nil:
		return h.inTaxonomy(of, folder, name)
	case name == "_index":
		return h.category(folder)
	case folder == AuthorsFolder:
		return h.author()
	case top == AuthorsFolder:
		h.add(diag.Errorf(h.doc.Slug.At, "misplaced", "authors must be directly in content/authors").WithHint("move the file up"))
		return nil
	case name == "index" && folder == "":
		h.add(diag.Errorf(h.doc.Slug.At, "misplaced", "the home page must be in content/_index.md").WithHint("move its text there, or rename the file"))
	case name == "index":
		folder, name = path.Split(folder)
		folder = strings.TrimSuffix(folder, "/")
		h.doc.Slug.Text = norm.NFC.String(name)
	}
	if folder == "" && !h.Has("category") || h.Has("list") { // an index.md may have moved it there
		return h.page(folder)
	}
	return h.article(folder)
}

// check keeps with a document what the rules find in it.
func (r *Rules) check(document any, said *textseg.Text, p divided) {
	words := wordsOf(document)
	a, ok := document.(*Article)
	if !ok {
		words.Findings = r.CheckWords(documentOf(document), words, said)
		return
	}
	words.Findings = r.Check(a, said)
	if r.Unfinished == nil {
		return
	}
	words.Findings = words.Findings.Joined(r.Unfinished(&a.Document, p.text, p.body))
}

// summarize notes the digests by which one version of an article is told from another.
func (a *Article) summarize() {
	a.share()
	a.OutlineDigest = memo.OfPacked(&a.Outline)
	a.HeadlineDigest = memo.OfStrings(a.Title.Text, a.Description.Text)
}
