// Package resize makes, of each photograph of a newsroom, the variants that its
// readers get: smaller ones for smaller screens, cropped ones for cards, and
// others in formats that take less of a slow line.
//
// The nouns. An Original is a picture file as the newsroom gave it, with all that
// can be known of it without decoding a pixel. A Variant is one version of it: a
// shape (whole, or cropped to 16:9, 4:3 or 1:1 around the point that the editor
// names as its focus), a size and a format. A Srcset is all variants of one shape.
// The Cache is where variants are made and kept.
//
// The life of a photograph:
//
//	file → Original    inspected by package sanitize: is it whole, is it what it says, how large?
//	     → Srcset      which variants there are to be, from its size alone
//	     → Render      decoded once, scaled from large to small, each variant encoded
//	     → the folder  and kept by the digest of all that it depends on
//
// So pages can be made before any variant is: names and sizes follow from the
// Srcset. A variant's name carries its Key, the digest of the picture without its
// metadata, of the crop, size and format, of the version of this package, of Go
// (whose encoders are used) and of the program that encodes it. Equal names are
// equal bytes, for ever.
//
// # What follows from the machine
//
// JPEG and PNG variants are made on every machine, and so is lossless WebP of a PNG.
// AVIF and lossy WebP of a JPEG are made by avifenc and cwebp, where they are
// installed: which programs there are, in which version, is an input of a build
// like its clock. They add files and lines to pages, and change none of the JPEG
// files. Whoever wants the same site from any machine names the formats in
// galen.yaml (pictures: {formats: []}); then a program that is missing is an error.
//
// # What is kept
//
// Each variant lies in a folder (.galen/pictures of the site) under its Key, with a
// digest of its bytes. One that is damaged is made again, and one that nobody has
// asked for in two months is removed. The folder may be deleted at any time, and a
// site that is built without it is the same to the byte.
//
// # Memory
//
// What is decoded at a time is bounded by Budget, whatever the number of
// processors; a picture that would need more than that by itself is published as
// it is, in its one size.
package resize

import (
	"maps"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/semaphore"

	"galen/internal/memo"
)

// version changes whenever a variant would come out otherwise than before, and with it the names of all pictures.
const version = "darkroom 2"

// Budget is how many bytes of decoded pictures there are at a time.
const Budget = 400 << 20

// Cache is where variants are made. It is safe for concurrent use.
type Cache struct {
	store    store
	memory   *semaphore.Weighted
	swept    sync.Once
	decoded  atomic.Int64
	made     atomic.Int64
	mu       sync.Mutex
	known    map[memo.Digest]*Original
	programs map[string]Program // by format
}

// New makes a Cache that keeps its variants in a folder, or nowhere when that is "".
// The folder is made when the first variant is.
func New(folder string) *Cache {
	return &Cache{store: store{folder}, memory: semaphore.NewWeighted(Budget), known: map[memo.Digest]*Original{}}
}

// Decoded is how many pictures have been decoded so far, and Made how many variants
// have been encoded: none when all that was asked for had been kept.
func (r *Cache) Decoded() int { return int(r.decoded.Load()) }

// Made is described at Decoded.
func (r *Cache) Made() int { return int(r.made.Load()) }

// LoadOrMake gives what make gives, and makes it only when the folder does not have it.
// The key must be the digest of all that the bytes depend on.
func (r *Cache) LoadOrMake(key memo.Digest, make func() ([]byte, error)) ([]byte, error) {
	if data, ok := r.store.load(key); ok {
		return data, nil
	}
	data, err := make()
	if err == nil {
		r.made.Add(1)
		r.store.keep(key, data)
	}
	return data, err
}

// Use says which programs encode, by format. Variants that were planned with others
// cannot be made any more.
func (r *Cache) Use(programs map[string]Program) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.programs = maps.Clone(programs)
}

// program is the one for a format.
func (r *Cache) program(format string) Program {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.programs[format]
}

// versions are those of the programs, by format.
func (r *Cache) versions() map[string]string {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := map[string]string{}
	for format, p := range r.programs {
		all[format] = p.Version
	}
	return all
}
