package render

import (
	"slices"
	"time"

	"galen/internal/site"
)

// tombstonesNS is the namespace of at:deleted-entry (RFC 6721), by which an Atom
// feed says that an entry no longer stands.
const tombstonesNS = "http://purl.org/atompub/tombstones/1.0"

type atomDeleted struct {
	Ref     string      `xml:"ref,attr"`
	When    string      `xml:"when,attr"`
	Comment atomComment `xml:"at:comment"`
}

type atomComment struct {
	Lang string `xml:"xml:lang,attr,omitempty"`
	Text string `xml:",chardata"`
}

// deleted are the tombstones of an Atom feed.
func (c channel) deleted() (namespace string, all []atomDeleted) {
	for _, t := range c.Withdrawn {
		namespace = tombstonesNS
		all = append(all, atomDeleted{t.URL, t.On.Format(time.RFC3339), atomComment{t.ReasonIn.Language, t.Notice}})
	}
	return namespace, all
}

// notify adds the withdrawn articles to a feed whose format knows no tombstones:
// each is an entry with its old identity, so that a reader's program puts the notice
// in the place of the text. It stands where the article stood, by its date.
func (c *channel) notify(f form) error {
	var all []*entry
	for _, t := range c.Withdrawn {
		e, err := newEntry(f, site.Item{
			Title: t.Title, URL: t.URL, Description: t.Reason, Category: t.Status, Authors: []site.Link{c.Publisher},
			Published: t.Published, Modified: t.On, HTML: t.HTML, Spoken: t.Spoken,
		})
		if err != nil {
			return err
		}
		all = append(all, e)
	}
	c.entries = append(all, c.entries...)
	slices.SortStableFunc(c.entries, func(a, b *entry) int { return b.published.Compare(a.published) })
	return nil
}
