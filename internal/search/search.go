// Package search makes the index by which readers search a site: small files that lie
// beside the pages, and a script for the one page that reads them. No server takes part,
// and nobody hears what a reader looks for.
//
// The nouns. A form is a word as readers see it, in small letters and without accents. Its
// stem is what it shares with its other forms; snowball takes it off, by the language of the
// site. A posting says that an article has a stem, and at which level: how much it is about it,
// where a title that has all that a reader looks for counts for more than all of the text. Articles
// have numbers, from the oldest.
//
// # The files, and why there are so few that change
//
// Two things pull against each other. A reader who asks for three words shall fetch 60 KB at most, at
// 10,000 articles, so the postings must lie in many small shards, by word. But a new article of
// 600 words has 250 stems; in 512 shards it would change 200 files, which publishers send anew. Were
// there so few shards that an article changes 18, each would have an eighteenth of all
// postings, some 100 KB, and three words would fetch three of those.
//
// So postings lie in two layers. The archive has as many shards as fetching asks for, and does
// not hold the newest articles. These are in the recent layer, which has thirteen shards, because it is
// small. Articles go from the one to the other not all on one day, but shard by shard: of n
// articles, shard s of the archive holds those below the largest number that is s modulo the
// period, and the recent layer holds the rest of its stems. One more article is thus in
//
//	13  shards of the recent layer, at most
//	 4  shards of the archive, at most: the period is a quarter of the shards, or longer
//	 1  file of cards, of four articles of a month each
//	 1  list of the words of titles, headings and labels, by which spelling is put right
//	 1  directory
//
// and in no more than 20 files. What a query of three words fetches, on average, of 2,000 articles of public authorities and of
// 10,000 that were put together from paragraphs of these (internal/testing/searchbench; files as hosts send them):
//
//	                                     2,000    10,000
//	the script                            4 KB      4 KB
//	the directory                         1 KB      2 KB
//	3 shards of the archive              12 KB     17 KB
//	3 of 13 shards of the recent layer    9 KB     10 KB
//	10 files of cards                     4 KB      4 KB
//	the list of words, if there is a slip
//	  that nothing else puts right        1 KB      1 KB
//
// The median is 29 and 36 KB; the most that one of 600 queries fetched of 10,000 is 73 KB, for a slip among frequent words.
// Common words find nothing and are looked for beside no more than three others; no more than four words are in all. Of a stem
// that very many articles have, a shard holds those that are most about it, so that none is large.
//
// The price: an article with an old date, a page that is no article, or one that is taken away,
// moves the numbers of those after it, and most shards change; so does the doubling of the number
// of shards, at 256, 512, 1,024, 2,048, 16,384 articles and so on. Lists of articles, whose pages are numbered
// from the oldest too, have the former price. All of it follows from the articles alone, so that a
// build after any edit gives the bytes of one from nothing.
//
// # Words
//
// The script has no stemmer. A shard is chosen by the first four letters of a word, and has for
// each stem its forms, so the script finds the stem of every form that an article uses, in
// whatever language. A form that begins otherwise than its stem (dosing, dose) stands in the
// shard of its own letters, with its stem. A word that no article uses is taken for an
// ending that was not met yet, or the beginning of a word; then for a slip: the nearest form of the
// shard, or of all titles, headings and labels.
//
// What the glossary explains is found by either name: an article with ILD is in the postings
// of interstitial, lung and disease, and the other way round.
//
// # The life of the data
//
// An Analyzer reads an article into a row: which pairs of a form and its stem it has, by number, and
// each stem's level. A Cache remembers rows by the digest of all that they follow from, in memory and,
// if whoever has it keeps its Data, on disk. Build sorts all rows by stem. A file of the Index is made of that when
// somebody asks for its bytes or their digest, so that after an edit of one text that text is read, and few files are
// written. Script is what reads the files, and package testing/searcher says in Go what it is to find.
package search

import (
	"bytes"
	_ "embed"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"

	"galen/internal/memo"
)

//go:embed search.js
var script []byte

// Script gives the module that the page of the search loads, minified.
var Script = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	if err := js.Minify(minify.New(), &b, bytes.NewReader(script), nil); err != nil {
		panic(err) // it is the same one in every build
	}
	return b.Bytes()
})

// Article is what is found: an article, or another page.
type Article struct {
	Month       string // of its date: 2026-11, or another word for those without; articles are in the order of their months
	Title       string
	Description string
	Language    string          // BCP 47, of an article in another than the Analyzer's; "" else
	Labels      []string        // words that it is filed under: its tags, category and authors
	Text        func() []string // its text, pieces of HTML; nil: it has none
	Digest      memo.Digest     // of what Text gives
	Card        Card
}

// Card is what a result shows of an article.
type Card struct {
	URL, Title, Description string
	Evidence                string // what kind of study it reports, "" for none
	ISO, Date               string
	Language, Direction     string // of Title and Description, when they are others than the site's
}

// The numbers of the layout; the package comment says why.
const (
	archiveFrom  = 256 // articles; with more there is an archive
	perShard     = 8   // articles for each shard of the archive, at most, up to manyShards
	manyShards   = 512 // from which on there are up to perLate articles for each
	perLate      = 32
	shortest     = 64 // period
	RecentShards = 13
	PerCardFile  = 4
	keyLength    = 4   // letters that choose a shard
	maxPostings  = 800 // of a stem in a shard: the best
)

// Shards is the number of shards that the archive of n articles has.
func Shards(n int) int {
	if n <= archiveFrom {
		return 0
	}
	shards := 1
	for shards*perShard < n && shards < manyShards || shards*perLate < n {
		shards *= 2
	}
	return shards
}

// Archived is how many of n articles shard s of the archive holds.
func Archived(n, s int) int {
	shards := Shards(n)
	if shards == 0 {
		return 0
	}
	period := max(shortest, shards/4)
	phase := s % period
	if n < phase {
		return 0
	}
	return n - (n-phase)%period
}

// Key is the number by which the first letters of a form or stem choose its shard:
// FNV-1a, 32 bits.
func Key(word string) uint32 {
	h, letters := uint32(2166136261), 0
	for i := range len(word) {
		if word[i]&0xC0 != 0x80 { // a letter begins
			if letters++; letters > keyLength {
				break
			}
		}
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h
}

// ArchiveShard and RecentShard are the shards of a key.
func ArchiveShard(key uint32, shards int) int { return int(key) & (shards - 1) }

// RecentShard takes other bits of the key than ArchiveShard.
func RecentShard(key uint32) int { return int(key>>16) % RecentShards }
