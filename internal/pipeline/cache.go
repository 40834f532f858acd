package pipeline

import (
	"cmp"
	"context"
	"path/filepath"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/search"
	"galen/internal/source"
)

// What the folder .galen keeps beside the ledgers: what parsing gave (see
// content.ParseCache), what the files of the source held when they were last read
// (see source.Known), and what was read for searching (search.Cache). All serve every output and the preview.

func cacheOf(opt Options, name string) string {
	return filepath.Join(opt.Source, CacheFolder, name)
}

// newParseCache gives the cache of a project, to read from. Without a builder's digest
// there is none, as what it has would be for nobody.
func newParseCache(opt Options) *content.ParseCache {
	if builder().IsZero() {
		return nil
	}
	return content.NewParseCache(cacheOf(opt, "articles"), opt.Source, builder())
}

// openParseCache is newParseCache for whoever puts there what he parses.
func openParseCache(opt Options) *content.ParseCache {
	s := newParseCache(opt)
	if s != nil {
		s.Writable = true
	}
	return s
}

// searchCache is what the index for searching remembers of articles. Who takes nothing over
// from parsing takes nothing over here, either.
func (e *snapshot) searchCache() *search.Cache {
	if e.cache == nil {
		return search.NewCache(nil)
	}
	return search.NewCache(func() string {
		data, _ := memo.Unseal(searchCacheFile(e.root), builder())
		return data
	})
}

func searchCacheFile(root string) string { return filepath.Join(root, CacheFolder, "search") }

// readKnown reads the source, but for what is known of it. Whoever verifies
// knows nothing.
func readKnown(ctx context.Context, opt Options) (source.Tree, diag.List) {
	var known source.Known
	if !opt.Verify && !builder().IsZero() {
		known = source.LoadKnown(cacheOf(opt, "source"), builder())
	}
	return source.ReadAgain(ctx, opt.Source, opt.Builtin, known)
}

// cacheWriter is what of a snapshot is being written to the cache.
type cacheWriter struct{ done chan error }

// begin puts there what was parsed, while the site is assembled and made of it.
func (k *cacheWriter) begin(ctx context.Context, cache *content.ParseCache, parsed *content.Parsed) {
	k.done = make(chan error, 1)
	go func() { k.done <- diag.Guard("", func() error { return cache.Save(ctx, parsed) })() }()
}

// end waits until it is there; it reports false when nothing was begun.
func (k *cacheWriter) end() (begun bool, err error) {
	if k.done == nil {
		return false, nil
	}
	err = <-k.done
	k.done = nil
	return true, err
}

// remember keeps what this snapshot has read and parsed.
func remember(ctx context.Context, e *snapshot, opt Options) error {
	if builder().IsZero() {
		return nil
	}
	if e.cache == nil {
		e.cache = newParseCache(opt)
	}
	begun, err := e.cacheWriter.end()
	if !begun {
		err = e.cache.Save(ctx, e.parsed)
	}
	if data := e.sought.Data(); data != nil {
		err = cmp.Or(err, memo.Seal(searchCacheFile(opt.Source), builder(), data))
	}
	return cmp.Or(err, e.tree.SaveKnown(cacheOf(opt, "source"), builder()))
}
