package sitecheck

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// entries are the elements of the entries of a live story, as the page shows them.
func (p *page) entries() (all []*html.Node) {
	for n := range p.named("article") {
		if strings.HasPrefix(attr(n, "id"), "at-") {
			all = append(all, n)
		}
	}
	return all
}

// entry is the element of the entry with an id; nil when there is none.
func (p *page) entry(id string) *html.Node {
	for _, n := range p.entries() {
		if attr(n, "id") == id {
			return n
		}
	}
	return nil
}

// timesIn are the values of the time elements in an element.
func timesIn(n *html.Node) (all []string) {
	for e := range n.Descendants() {
		if e.Data == "time" {
			all = append(all, attr(e, "datetime"))
		}
	}
	return all
}

// live judges what is said about a live story: when it began and ended, and each of its entries,
// the newest first, as the page shows them.
func (d *dataJudge) live(n node) {
	shown := d.entries()
	if !n.is("LiveBlogPosting") {
		if len(shown) > 0 {
			d.fault("structured data: a live story is called %q", n.types())
		}
		return
	}
	began, ended := n.text("coverageStartTime"), n.text("coverageEndTime")
	d.same("coverageStartTime", began, n.text("datePublished"))
	updates := d.resolve(n["liveBlogUpdate"])
	if len(updates) != len(shown) {
		d.fault("structured data: %d updates of %d entries", len(updates), len(shown))
		return
	}
	for i, u := range updates {
		at := u.text("datePublished")
		for _, property := range []string{"headline", "articleBody", "datePublished", "url"} {
			if u.text(property) == "" {
				d.fault("structured data: an update without %s", property)
			}
		}
		t, e := d.target(d.page.address, u.text("url")), shown[i]
		if t.file != d.page.file || t.fragment != attr(e, "id") || d.page.ids[t.fragment] != 1 {
			d.fault("structured data: the update %q leads to %q, and not to the entry", u.text("headline"), u.text("url"))
		}
		if !slices.Contains(timesIn(e), at) {
			d.fault("structured data: the update %q is of %s, and its entry is not", u.text("headline"), at)
		}
		for _, text := range []string{u.text("headline"), u.text("articleBody")} {
			if !strings.Contains(visible(e), plain(text)) {
				d.fault("structured data: %q, of the update, is not to be seen", text)
			}
		}
		if i > 0 && earlier(updates[i-1].text("datePublished"), at) {
			d.fault("structured data: the update %q is newer than the one before it", u.text("headline"))
		}
		if earlier(at, began) || ended != "" && earlier(ended, at) {
			d.fault("structured data: the update of %s is not within the story, %s to %s", at, began, ended)
		}
	}
}

// liveItem judges an item of the feed of a live story against the entry to which it leads.
func (v *verdict) liveItem(file string, item entry, p *page, id string) {
	n := p.entry(id)
	if n == nil {
		v.add(file, "the item %q leads to no entry of a live story", item.id)
		return
	}
	if !strings.Contains(visible(n), plain(item.title)) {
		v.add(file, "the item %q has the title %q, which the entry does not show", item.id, item.title)
	}
	if !slices.ContainsFunc(timesIn(n), func(t string) bool {
		at, err := time.Parse(time.RFC3339, t)
		return err == nil && at.Equal(item.published)
	}) {
		v.add(file, "the item %q is of %s, the entry of %q", item.id, item.published.Format(time.RFC3339), timesIn(n))
	}
}
