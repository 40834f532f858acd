package build

import (
	"cmp"
	"context"
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
func readKnown(ctx context.Context, opt Options) (source.Tree, diag.List) {
	var known source.Known
	if !opt.Verify && !builder().IsZero() {
		known = source.LoadKnown(cacheOf(opt, "source"), builder())
	}
	return source.ReadAgain(ctx, opt.Source, opt.Builtin, known)
}

// keeping is what of an edition is being put on the shelf.
type keeping struct{ done chan error }

// begin puts there what was parsed, while the site is assembled and made of it.
func (k *keeping) begin(ctx context.Context, shelf *article.Shelf, parsed *article.Parsed) {
	k.done = make(chan error, 1)
	go func() { k.done <- diag.Guard("", func() error { return shelf.Save(ctx, parsed) })() }()
}

// end waits until it is there; it reports false when nothing was begun.
func (k *keeping) end() (begun bool, err error) {
	if k.done == nil {
		return false, nil
	}
	err = <-k.done
	k.done = nil
	return true, err
}

// remember keeps what this edition has read and parsed.
func remember(ctx context.Context, e *edition, opt Options) error {
	if builder().IsZero() {
		return nil
	}
	if e.shelf == nil {
		e.shelf = newShelf(opt)
	}
	begun, err := e.keeping.end()
	if !begun {
		err = e.shelf.Save(ctx, e.parsed)
	}
	return cmp.Or(err, e.tree.Known().Save(cacheOf(opt, "source"), builder()))
}
