package site

import (
	"cmp"
	"net/url"
	"strings"

	"galen/internal/content"
	"galen/internal/typography"
)

// Reference is a source, with where it can be read.
type Reference struct {
	ID      string
	Number  int // in the list, from 1
	Title   string
	Spoken  // of Title
	Authors string
	Journal string
	Year    int    // 0 when not given
	Kind    string // code: "preprint"; may be empty
	Note    string // what readers should know of that kind: "Preprint, not peer reviewed"
	URL     string // of the best link
	Label   string // its words: "doi:10.1000/xyz", "PMID 123", "NCT01234567", or the host
	Links   []Link // all links, the best first
	DOI     string
	PMID    string
	PMCID   string
	NCT     string
	ISRCTN  string
	Back    []Citation // where the text cites it
	Notice  *Notice    // what its journal has said of it since, nil for nothing
}

// Citation is a place where the text cites a reference.
type Citation struct {
	ID     string // of the link there
	Number int    // counted for each reference, from 1
	Mark   string // the number in small raised digits: "²"
}

// Notice is what a journal says about a paper that it has published.
type Notice struct {
	Kind   string // retraction, concern or correction
	Text   string // "Retracted on 4 June 2020"
	On     When   // zero when unknown
	URL    string // of the notice, or ""
	Reason string // as the table of retractions words it, or ""
}

// reference is a source of a document. Its title is in the document's language, unless it says
// otherwise or has no letter of that language's script.
func (s *Structure) reference(d *content.Document, r content.Reference, number int) Reference {
	tag := d.Lang.Text
	style := typography.For(cmp.Or(tag, s.cfg.Language)).Unspaced()
	v := Reference{
		ID: r.ID, Number: number, Title: style.Text(r.Title), Authors: style.Text(r.Authors), Journal: style.Text(r.Journal), Year: r.Year, Kind: r.Kind, Note: s.words.Find("reference." + r.Kind),
		DOI: r.DOI, PMID: r.PMID, PMCID: r.PMCID, NCT: r.NCT, ISRCTN: r.ISRCTN, Notice: s.notice(r),
	}
	if typography.HasScript(tag, r.Title) {
		v.Spoken = s.spoken(tag)
	}
	for _, l := range r.Links() {
		v.Links = append(v.Links, Link{l.Title, l.URL.Text})
	}
	if len(v.Links) > 0 {
		v.URL, v.Label = v.Links[0].URL, v.Links[0].Title
	}
	for n := 1; n <= r.Cited; n++ {
		v.Back = append(v.Back, Citation{content.CitationID(number, n), n, raised(n)})
	}
	return v
}

// raised writes a number in raised digits.
func raised(n int) string {
	if n >= 10 {
		return raised(n/10) + raised(n%10)
	}
	return [...]string{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}[n]
}

// hostOf is the host of an address, for readers.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Hostname() != "" {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return address
}
