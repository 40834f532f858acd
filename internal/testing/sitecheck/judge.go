// Package sitecheck looks at a finished site from outside, as a reader's browser, a
// feed reader and a search engine do, and says what is wrong with it. It is for
// the tests of the project: nothing of it goes into the program. It reads the
// output with code of its own, so that it shares no mistake with what it judges.
//
// The nouns. A Site is the files of the output and the address where they are to
// live. A page is one of its HTML files; one that only sends readers on is a
// redirect. A listed page is one that search engines may list: neither a
// redirect nor the page for addresses that lead nowhere. A reference is an
// address on a page, with what is done with it: a reader follows it, a browser
// fetches it by itself, or it only names something. A target is what an address
// leads to. A Fault is one thing that is wrong with one file.
//
// Each judge is a function from a Site to its faults:
//
//	Links           every address of the site leads to a page or file, and every page is found from the home page
//	Feeds           every feed is announced, strict, complete, and says what the pages say; podcasts have their files, entries of live stories their places
//	Sitemaps        every page is listed once, under its own address, with its date
//	StructuredData  JSON-LD is sound, uses words that schema.org has, and says what the page shows
//	Structure       HTML that a parser need not mend; headings, titles, languages, pictures, ids
//	Privacy         nothing is fetched from other sites, and nothing inline is run
//	Minified        a minifier finds nothing left to do, and would change nothing
//	Editions        the pages of one article in several languages name each other, in heads, switches and sitemaps
//
// The life of the data: New (or Read) parses every page once → a judge walks the
// pages and files, follows their addresses within the Site, and collects faults.
// A Site never changes; With gives another one, for tests that break something
// and ask whether the judge notices.
package sitecheck

import (
	"fmt"
	"slices"
)

// Fault is one thing that is wrong with a file of a site.
type Fault struct {
	File string // below the output folder
	What string
}

func (f Fault) String() string { return f.File + ": " + f.What }

// Judges are all of them.
var Judges = []struct {
	Name  string
	Judge func(*Site) []Fault
}{
	{"links", Links},
	{"feeds", Feeds},
	{"sitemaps", Sitemaps},
	{"structured data", StructuredData},
	{"structure", Structure},
	{"privacy", Privacy},
	{"minified", Minified},
	{"editions", Editions},
}

// verdict collects the faults that a judge finds.
type verdict struct {
	*Site
	faults []Fault
}

// add notes a fault, once.
func (v *verdict) add(file, format string, args ...any) {
	f := Fault{file, fmt.Sprintf(format, args...)}
	if !slices.Contains(v.faults, f) {
		v.faults = append(v.faults, f)
	}
}
