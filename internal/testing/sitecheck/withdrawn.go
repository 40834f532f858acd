package sitecheck

import (
	"strings"
	"time"
)

// tombsSpace is the namespace of tombstones in Atom (RFC 6721).
const tombsSpace = "http://purl.org/atompub/tombstones/1.0"

// withdrawnTitle begins the title of an item that stands for a withdrawn article
// in feeds without tombstones.
const withdrawnTitle = "Withdrawn: "

// tombstones reads at:deleted-entry of an Atom feed.
func (r *feedReader) tombstones(top *element) {
	for _, e := range top.all(tombsSpace, "deleted-entry") {
		r.known(e, "", "at:comment atom:link at:by")
		t := entry{id: e.attribute("ref"), link: e.attribute("ref"), updated: r.time(e.attribute("when"), time.RFC3339)}
		t.html = strings.TrimPrefix(e.value(tombsSpace, "comment"), withdrawnTitle)
		r.feed.gone = append(r.feed.gone, t)
	}
}

// notice judges what a feed says of an article that was withdrawn: its page says
// the same, and search engines are asked to leave it out. It reports false when
// the item is no such notice.
func (v *verdict) notice(file string, item entry) bool {
	p := v.pages[v.target(v.base.String(), item.link).file]
	if p == nil || p.listed() || p.redirect || p.lost() || !strings.Contains(p.shown(), "withdrew") {
		return false
	}
	if title, ok := strings.CutPrefix(item.title, withdrawnTitle); item.title != "" && (!ok || title != p.heading()) {
		v.add(file, "the item %q has the title %q, its notice %q", item.id, item.title, p.heading())
	}
	reason := item.summary
	if reason == "" {
		reason = item.html
	}
	if reason == "" || !strings.Contains(p.shown(), reason) {
		v.add(file, "the item %q says %q, which its notice does not", item.id, reason)
	}
	for _, n := range p.elements {
		if n.Data == "time" && agrees(item.updated, attr(n, "datetime")) {
			return true
		}
	}
	if !item.updated.IsZero() { // RSS has no date of it
		v.add(file, "the item %q was withdrawn at %s, which its notice does not say", item.id, item.updated)
	}
	return true
}
