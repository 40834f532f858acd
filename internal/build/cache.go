package build

import (
	"cmp"
	"path/filepath"

	"galen/internal/article"
	"galen/internal/diag"
	"galen/internal/source"
)

// What the folder .galen keeps beside the ledgers: what parsing gave (see
// article.Shelf), and what the files of the source held when they were last read
// (see source.Known). Both serve every output and the preview.

func cacheOf(opt Options, name string) string {
	return filepath.Join(opt.Source, CacheFolder, name)
}

// newShelf gives the shelf of a project, to read from. Without a builder's digest
// there is none, as what it has would be for nobody.
func newShelf(opt Options) *article.Shelf {
	if builder().IsZero() {
		return nil
	}
	return article.NewShelf(cacheOf(opt, "articles"), opt.Source, builder())
}

// openShelf is newShelf for whoever puts there what he parses.
func openShelf(opt Options) *article.Shelf {
	s := newShelf(opt)
	if s != nil {
		s.Takes = true
	}
	return s
}

// readKnown reads the source, but for what is known of it. Whoever verifies
// knows nothing.
func readKnown(opt Options) (source.Tree, diag.List) {
	var known source.Known
	if !opt.Verify && !builder().IsZero() {
		known = source.LoadKnown(cacheOf(opt, "source"), builder())
	}
	return source.ReadAgain(opt.Source, opt.Builtin, known)
}

// remember keeps what this edition has read and parsed.
func remember(e *edition, opt Options) error {
	if builder().IsZero() {
		return nil
	}
	if e.shelf == nil {
		e.shelf = newShelf(opt)
	}
	return cmp.Or(e.shelf.Save(e.parsed), e.tree.Known().Save(cacheOf(opt, "source"), builder()))
}
