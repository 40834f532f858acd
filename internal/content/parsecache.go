package content

import (
	"context"
	"hash/crc32"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
)

// ParseCache keeps on disk what parsing gave, so that the next run parses only what
// was edited since. Documents are divided among shards by their paths; a shard is
// two files: what is known of its documents, which is read at once, and their
// texts, of which each is read when its page is made. An edit writes one shard
// anew.
//
// Of a shard that is not there yet, each text goes to its file as soon as it is
// parsed: the texts of a newsroom are never all in memory.
//
// Nothing in it is trusted: a shard that is damaged, was written by another
// program or for other rules is not there, and a text that is not what it should
// be is parsed again from its source.
type ParseCache struct {
	// Writable says that texts are kept on disk as soon as they are parsed; Save is
	// to follow. Whoever only reads does not set it.
	Writable bool

	folder  string
	root    string // of the project
	builder memo.Digest
	loaded  [shards]memo.Digest // what each shard was found to hold
	spools  [shards]spool       // for the texts of those that were not found
	missing atomic.Bool
	recent  recentBodies
}

// shards is how many there are: with 10,000 articles an edit writes one megabyte.
const shards = 64

// NewParseCache gives the cache in a folder, for the project in the folder root.
func NewParseCache(folder, root string, builder memo.Digest) *ParseCache {
	return &ParseCache{folder: folder, root: root, builder: builder}
}

// Missing reports whether a text was asked for that is neither here nor in its
// source, which must have been edited meanwhile. Nil has lost nothing.
func (s *ParseCache) Missing() bool { return s != nil && s.missing.Load() }

// shard is what is known of some documents.
type shard struct {
	Texts   string // the name of the file of their texts
	Entries []shardEntry
}

// shardEntry is a document as it is kept; one of the pointers is not nil.
type shardEntry struct {
	Path     string
	Digest   memo.Digest
	Article  *Article
	Category *Category
	Author   *Author
	Term     *Term
	Page     *Page
	List     diag.List
	From, To int    // where its body is among the texts
	Sum      uint32 // the checksum of that
}

func (s *shardEntry) document() any {
	switch {
	case s.Article != nil:
		return s.Article
	case s.Category != nil:
		return s.Category
	case s.Author != nil:
		return s.Author
	case s.Term != nil:
		return s.Term
	case s.Page != nil:
		return s.Page
	}
	return nil
}

func shardOf(path string) int { return int(memo.OfStrings(path)[0]) % shards }

// version is the digest of what the meaning of a file of the cache depends on beside its bytes.
func (s *ParseCache) version(rules Rules) memo.Digest {
	return memo.OfStrings(s.builder.String(), rules.key().String())
}

func (s *ParseCache) file(n int) string { return filepath.Join(s.folder, "articles-"+strconv.Itoa(n)) }

// Load gives what was parsed under the same rules, as far as it has come when ctx
// ends. Nil has nothing.
func (s *ParseCache) Load(ctx context.Context, rules Rules) *Parsed {
	if s == nil {
		return nil
	}
	var all [shards][]result
	version := s.version(rules)
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for n := range shards {
		g.Go(diag.Guard("", func() error {
			if ctx.Err() != nil {
				return nil
			}
			data, ok := memo.Unseal(s.file(n), version)
			var b shard
			if !ok || !memo.Unpack(data, &b, rules.Zone) {
				return nil
			}
			file := &textFile{cache: s, rules: rules, file: filepath.Join(s.folder, filepath.Base(b.Texts))}
			for i := range b.Entries {
				e := &b.Entries[i]
				d := wordsOf(e.document())
				if d == nil {
					continue
				}
				if e.Article != nil {
					e.Article.share()
				}
				d.blob = &blobRef{textFile: file, path: e.Path, digest: e.Digest, from: int64(e.From), size: uint32(e.To - e.From), sum: e.Sum}
				all[n] = append(all[n], result{e.Path, e.Digest, e.document(), e.List})
			}
			s.loaded[n] = holding(all[n])
			return nil
		}))
	}
	g.Wait()
	p := &Parsed{rules: rules}
	if s.Writable {
		p.cache = s
	}
	results := slices.Concat(all[:]...)
	slices.SortFunc(results, func(a, b result) int { return strings.Compare(a.path, b.path) })
	if len(results) > 0 {
		p.blocks = []*ParsedBlock{{results: results}} // whose files are not known
	}
	return p
}

// holding is the digest of which documents a shard holds.
func holding(results []result) memo.Digest {
	h := memo.NewHasher()
	for _, r := range results {
		h.String(r.path)
		h.Digest(saying(r.digest, r.shown()))
	}
	return h.Sum()
}

// Save puts into the cache what is not there yet, until ctx ends.
func (s *ParseCache) Save(ctx context.Context, p *Parsed) error {
	var all [shards][]result
	for r := range p.results() {
		n := shardOf(r.path)
		all[n] = append(all[n], r)
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for n := range shards {
		if holding(all[n]) != s.loaded[n] {
			g.Go(diag.Guard("", func() error {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				return s.write(n, all[n], p.rules)
			}))
		}
	}
	return g.Wait()
}

func (s *ParseCache) write(n int, results []result, rules Rules) error {
	var b shard
	for _, r := range results {
		e := shardEntry{Path: r.path, Digest: r.digest, List: r.list}
		switch d := r.document.(type) {
		case *Article:
			e.Article = d
		case *Category:
			e.Category = d
		case *Author:
			e.Author = d
		case *Term:
			e.Term = d
		case *Page:
			e.Page = d
		default:
			continue // it is quickly parsed
		}
		b.Entries = append(b.Entries, e)
	}
	if err := s.texts(n, &b); err != nil || s.Missing() {
		return err
	}
	if err := memo.SealPacked(s.file(n), s.version(rules), b); err != nil {
		return err
	}
	s.loaded[n] = holding(results)
	old, _ := filepath.Glob(s.file(n) + "-*.texts")
	for _, file := range old {
		if filepath.Base(file) != b.Texts {
			os.Remove(file) // whoever reads it still parses instead
		}
	}
	return nil
}

// texts sees to it that the texts of a shard are in one file.
func (s *ParseCache) texts(n int, b *shard) error {
	if s.spools[n].holds(b) {
		return nil
	}
	var text []byte
	for i := range b.Entries {
		e := &b.Entries[i]
		e.From = len(text)
		text = wordsOf(e.document()).appendBody(text)
		e.To = len(text)
		e.Sum = crc32.Checksum(text[e.From:], castagnoli)
	}
	b.Texts = filepath.Base(s.file(n)) + "-" + memo.Of(text).Short() + ".texts"
	if s.Missing() {
		return nil
	}
	return memo.Replace(filepath.Join(s.folder, b.Texts), text)
}

// textFile is the file of a shard's texts, opened when the first is asked for.
type textFile struct {
	cache *ParseCache
	rules Rules
	file  string
	once  sync.Once
	open  *os.File
}

// blobRef is where a body is.
type blobRef struct {
	*textFile
	path   string
	digest memo.Digest // of the source
	from   int64
	size   uint32
	sum    uint32               // the checksum of its bytes, which finds what becomes of them on the disk
	right  atomic.Bool          // the body is known to be that of the source
	last   atomic.Pointer[Body] // as long as it is among the recent ones
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// bytes reads the packed body; nil when it is not there as it was.
func (k *blobRef) bytes() []byte {
	k.once.Do(func() { k.open, _ = os.Open(k.file) })
	if k.open == nil {
		return nil
	}
	data := make([]byte, k.size)
	if n, _ := k.open.ReadAt(data, k.from); n < len(data) || crc32.Checksum(data, castagnoli) != k.sum {
		return nil
	}
	return data
}

// body reads a body of that digest, or parses its source anew.
func (k *blobRef) body(digest memo.Digest) *Body {
	if b := k.last.Load(); b != nil {
		return b
	}
	b := k.unpacked(digest)
	if b == nil {
		b = k.parsedAgain(digest)
	}
	if b == nil {
		k.cache.missing.Store(true)
		return new(Body)
	}
	k.last.Store(b)
	k.cache.recent.add(k)
	return b
}

func (k *blobRef) unpacked(digest memo.Digest) *Body {
	data := k.bytes()
	b := new(Body)
	if data == nil || !memo.Unpack(unsafe.String(unsafe.SliceData(data), len(data)), b, k.rules.Zone) || b.Digest != digest { // nobody writes to data any more
		return nil
	}
	if !k.right.Load() {
		if !digest.IsZero() && (!b.fits() || b.digest() != digest) {
			return nil
		}
		k.right.Store(true)
	}
	return b
}

func (k *blobRef) parsedAgain(digest memo.Digest) *Body {
	data, err := os.ReadFile(filepath.Join(k.cache.root, filepath.FromSlash(k.path)))
	if f := source.NewFile(k.path, data); err == nil && f.Digest == k.digest {
		document, _ := Parse(f, k.rules)
		if w := wordsOf(document); w != nil && w.TextDigest == digest {
			return w.Body()
		}
	}
	return nil
}

// appendBody packs the body behind b.
func (w *Words) appendBody(b []byte) []byte {
	if w.body == nil && w.blob != nil {
		if data := w.blob.bytes(); data != nil {
			return append(b, data...)
		}
	}
	return memo.AppendPacked(b, *w.Body())
}

// mostBodies is how many bodies are at hand: what makes a page asks for its body some five times.
const mostBodies = 256

// recentBodies are those that were asked for last.
type recentBodies struct {
	mu   sync.Mutex
	refs [mostBodies]*blobRef
	next int
}

func (r *recentBodies) add(k *blobRef) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if old := r.refs[r.next]; old != nil {
		old.last.Store(nil)
	}
	r.refs[r.next] = k
	r.next = (r.next + 1) % mostBodies
}
