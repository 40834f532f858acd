package content

import (
	"context"
	"iter"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
)

// Parsed is what parsing gave, to be used again for files that are the same. It
// never changes; nil is an empty one.
type Parsed struct {
	rules  Rules
	blocks []*ParsedBlock
	kept   int         // how many of them were parsed before
	cache  *ParseCache // that takes the texts of what is parsed beside; or nil

	files       map[string]source.File // of the Set
	filesDigest memo.Digest            // of those
}

// ParsedBlock is what parsing the files of a source.Block gave. What follows from it alone is kept with it:
// while no file of a block is another, nothing of it is looked at. It never changes.
type ParsedBlock struct {
	digest  memo.Digest // of the block; zero when parsing it again could give something else
	results []result    // of the documents, by path
	list    diag.List   // of these

	elsewhere  []ShownPart // what the documents show that is not in the block, each once
	shows      []string    // the names of parts that they show
	broken     bool        // one could not be read, and may show any part
	translated bool        // one has an original
	outlines   memo.Digest // see Outlines

	documents  Set // without what is in the next
	beside     diag.List
	files      []source.File
	filesKnown memo.Digest
	comments   []Comments
}

// Articles are those of the block, and Pages its plain pages.
func (b *ParsedBlock) Articles() []*Article { return b.documents.Articles }
func (b *ParsedBlock) Pages() []*Page       { return b.documents.Pages }

// Blocks are the blocks, in the order of their files.
func (p *Parsed) Blocks() []*ParsedBlock { return p.blocks }

// FilesDigest stands for all files of the Set.
func (p *Parsed) FilesDigest() memo.Digest { return p.filesDigest }

// Outlines is the digest of all that the structure of a site follows from below content: of articles their
// outlines, and of all other files, but for comments and parts, what is in them.
func (p *Parsed) Outlines() memo.Digest {
	h := memo.NewHasher()
	for _, b := range p.blocks {
		h.Digest(b.outlines)
	}
	return h.Sum()
}

// Kept is how many blocks are those of what was parsed before.
func (p *Parsed) Kept() int { return p.kept }

// Len is the number of documents.
func (p *Parsed) Len() (n int) {
	if p != nil {
		for _, b := range p.blocks {
			n += len(b.results)
		}
	}
	return n
}

// results yields what parsing each document gave, by path.
func (p *Parsed) results() iter.Seq[result] {
	return func(yield func(result) bool) {
		for _, b := range p.blocks {
			for _, r := range b.results {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// parsedBefore is what was parsed before under the same rules.
type parsedBefore struct {
	known  map[memo.Digest]*ParsedBlock
	blocks []*ParsedBlock // those that hold paths not looked for yet
}

// under is what of p may be used again under these rules: all or nothing.
func (p *Parsed) under(rules Rules) *parsedBefore {
	before := &parsedBefore{known: map[memo.Digest]*ParsedBlock{}}
	if p == nil || p.rules.key() != rules.key() {
		return before
	}
	before.blocks = p.blocks
	for _, b := range p.blocks {
		before.known[b.digest] = b
	}
	return before
}

// block is what parsing a block gave, nil when it has to be parsed.
func (p *parsedBefore) block(b *source.Block, rules *Rules) *ParsedBlock {
	if known := p.known[b.Digest()]; known != nil && rules.Parts.asShown(known.elsewhere) {
		return known
	}
	return nil
}

// file is what parsing a file gave. Files are asked for in the order of their paths.
func (p *parsedBefore) file(f source.File, rules *Rules) (result, bool) {
	for len(p.blocks) > 0 && p.blocks[0].last() < f.Path {
		p.blocks = p.blocks[1:]
	}
	if len(p.blocks) == 0 {
		return result{}, false
	}
	all := p.blocks[0].results
	i, found := slices.BinarySearchFunc(all, f.Path, func(r result, p string) int { return strings.Compare(r.path, p) })
	if !found || all[i].digest != f.Digest || !rules.Parts.asShown(all[i].shown()) {
		return result{}, false
	}
	return all[i], true
}

// last is the path of the last document, "" when there is none.
func (b *ParsedBlock) last() string {
	if len(b.results) == 0 {
		return ""
	}
	return b.results[len(b.results)-1].path
}

// blockParser parses a block.
type blockParser struct {
	*ParsedBlock
	texts    []source.File // of the documents
	rest     []int         // which of them are not parsed yet
	named    []namedFile
	from, to string // the first path of the block and the last
}

// namedFile is a file whose name or whose bytes the structure of a site follows from.
type namedFile struct {
	path   string
	digest memo.Digest
	result int // from 1, of a document
}

// newBlockParser begins with all that is quickly read, and with what is known.
func newBlockParser(b *source.Block, rules Rules, known *parsedBefore) *blockParser {
	p := &blockParser{ParsedBlock: &ParsedBlock{digest: b.Digest(), documents: Set{Glossary: Glossaries{}}}}
	p.from, p.to = b.Ends()
	files := memo.NewHasher()
	for _, f := range b.Files() {
		named := namedFile{path: f.Path, digest: f.Digest}
		language, explains := isGlossary(f.Path, rules.Codes)
		switch ext := strings.ToLower(path.Ext(f.Path)); {
		case IsPart(f.Path): // see ReadParts
			continue
		case path.Ext(f.Path) == ".md":
			r, _ := known.file(f, &rules)
			p.texts, p.results = append(p.texts, f), append(p.results, r)
			if named.result = len(p.results); r.path == "" {
				p.rest = append(p.rest, len(p.results)-1)
			}
		case ext == ".md" || ext == ".markdown": // else it would be an article that nobody ever sees
			at := diag.Position{File: f.Path}
			d := diag.Errorf(at, "bad-name", "the name of an article ends in .md, and this in %s", path.Ext(f.Path))
			p.beside = append(p.beside, d.WithHint("rename the file"))
		case explains:
			p.beside = append(p.beside, beside(f, func() (problems diag.List) {
				p.documents.Glossary[language], problems = ParseGlossary(f.Loaded())
				return problems
			})...)
		case IsComments(f.Path):
			p.beside = append(p.beside, beside(f, func() diag.List {
				c, problems := ParseComments(f.Loaded(), rules)
				p.comments = append(p.comments, c)
				return problems
			})...)
			continue
		default:
			if d, wrong := otherGlossary(f.Path); wrong {
				p.beside = append(p.beside, d)
			} else {
				p.files = append(p.files, f)
				files.String(f.Path)
				files.Digest(f.Digest)
				p.beside = append(p.beside, source.DisguisedName(f.Path)...)
			}
		}
		p.named = append(p.named, named)
	}
	p.filesKnown = files.Sum()
	return p
}

// parseBlocks parses the documents of blocks that are not known, on all processors. Its error is a fault that
// is of no file.
func parseBlocks(ctx context.Context, blocks []*blockParser, rules Rules, old *Parsed) error {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, b := range blocks {
		for batch := range slices.Chunk(b.rest, 16) {
			g.Go(diag.Guard("", func() error {
				for _, i := range batch {
					if ctx.Err() != nil {
						return nil
					}
					b.results[i] = parseFile(b.texts[i], rules)
					b.texts[i].Data = nil // it may be the last that keeps it
					if old != nil && old.cache != nil {
						began := rules.Watch.Now()
						old.cache.spool(b.results[i], rules)
						rules.Watch.Part("texts put on disk", began)
					}
				}
				return nil
			}))
		}
	}
	fault := g.Wait()
	if old != nil {
		old.cache.closeSpools()
	}
	return fault
}

// finish notes what follows from the documents.
func (p *blockParser) finish(rules Rules) {
	shown := map[ShownPart]bool{}
	for i := range p.results {
		r := &p.results[i]
		p.list = append(p.list, r.list...)
		p.documents.add(r.document)
		p.translated = p.translated || rules.Parts.original(r.path) != nil
		if d := documentOf(r.document); d != nil && d.Broken {
			p.broken = true
		}
		if r.digest != p.texts[i].Digest {
			p.digest = memo.Digest{}
		}
		for _, s := range r.shown() {
			shown[s] = true
		}
	}
	parts := map[string]bool{}
	for s := range shown {
		if !isDocument(s.Name) {
			parts[s.Name] = true
		}
		if !rules.Parts.within(p.from, p.to, s.Name) {
			p.elsewhere = append(p.elsewhere, s)
		}
	}
	p.shows = slices.Collect(maps.Keys(parts))
	outlines := memo.NewHasher()
	for _, f := range p.named {
		outlines.String(f.path)
		a := (*Article)(nil)
		if f.result > 0 {
			a, _ = p.results[f.result-1].document.(*Article)
		}
		if a == nil || a.Broken {
			outlines.Digest(f.digest)
		}
		if a != nil {
			outlines.Digest(a.OutlineDigest)
		}
	}
	p.documents.EachOther(func(w *Words) { outlines.Digest(w.Digest) })
	p.outlines = outlines.Sum()
}

// within reports whether what a document of a block shows lies in the block itself, between two paths: its
// original, and the original of that.
func (p Parts) within(from, to, name string) bool {
	if !isDocument(name) || strings.Contains(name, withinOriginal) {
		return false
	}
	of, plain := p.nameOfOriginal(name)
	if !ascii(of) || of < from || of > to {
		return false
	}
	return !plain || of == name || p.within(from, to, of)
}

// ascii reports whether a name can be written in one form alone.
func ascii(name string) bool {
	return !strings.ContainsFunc(name, func(c rune) bool { return c >= 0x80 })
}

// set puts together the documents of all blocks, with every problem. What is the same as in old is the same
// value.
func (p *Parsed) set(old *Parsed) (set Set, list diag.List) {
	set = Set{Comments: map[string]Comments{}, Glossary: Glossaries{}}
	files, articles := memo.NewHasher(), 0
	for _, b := range p.blocks {
		articles += len(b.documents.Articles)
	}
	set.Articles = make([]*Article, 0, articles)
	for _, b := range p.blocks {
		list = append(list, b.beside...)
		set.join(&b.documents)
		for _, c := range b.comments {
			set.Comments[c.Article] = c
		}
		files.Digest(b.filesKnown)
	}
	if p.filesDigest = files.Sum(); old != nil && old.filesDigest == p.filesDigest {
		p.files = old.files
	} else {
		p.files = map[string]source.File{}
		for _, b := range p.blocks {
			for _, f := range b.files {
				p.files[f.Path] = f
			}
		}
	}
	set.Files = p.files
	list = append(list, undeclaredOnce(toldOnce(p.blocks))...)
	return set, append(append(list, p.rules.Parts.problems(p.blocks)...), set.giveComments()...)
}
