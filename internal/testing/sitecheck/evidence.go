package sitecheck

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// published judges that what is said of a citation beside its name is shown: its
// journal and year, its other addresses, and what its journal has said of it.
func (d *dataJudge) published(c node) {
	words := []string{c.text("creativeWorkStatus"), c.text("datePublished")}
	for _, journal := range d.resolve(c["isPartOf"]) {
		words = append(words, journal.text("name"))
	}
	for _, w := range words {
		if !d.sees(w) {
			d.fault("structured data: %q, of the citation %q, is not to be seen", w, c.text("name"))
		}
	}
	for _, address := range append(texts(c["sameAs"]), texts(c["correction"])...) {
		if !d.links(address, "") {
			d.fault("structured data: no link leads to %q, of the citation %q", address, c.text("name"))
		}
	}
}

// stateWords are how the page words what schema.org's MedicalStudyStatus says.
var stateWords = map[string]string{
	"NotYetRecruiting": "Not yet recruiting", "Recruiting": "Recruiting participants", "EnrollingByInvitation": "by invitation",
	"ActiveNotRecruiting": "no longer recruiting", "Completed": "Completed", "Suspended": "Suspended", "Terminated": "Stopped early", "Withdrawn": "Withdrawn",
}

// studies judges what is said about the studies that an article reports: that there
// is one node for each box of facts, that the article is about it, and that
// readers see what it says.
func (d *dataJudge) studies(article node) {
	all, boxes := d.of("MedicalStudy"), d.furtherBoxes()
	box := d.boxOfFacts()
	if box == nil && len(all) == 0 {
		return
	}
	if box == nil || len(all) != 1+len(boxes) {
		d.fault("structured data: %d studies, and the page shows %v", len(all), box != nil)
		return
	}
	about := slices.DeleteFunc(d.resolve(article["about"]), isSubject)
	for i, box := range append([]*html.Node{box}, boxes...) {
		if len(about) != len(all) || about[i].text("@id") != all[i].text("@id") {
			d.fault("structured data: the article is not about the study on its page")
		}
		d.study(all[i], visible(box))
	}
}

// isSubject reports whether a node is a term under which an article is filed.
func isSubject(n node) bool { return strings.HasSuffix(n.text("@id"), "#term") }

// subjects judges what is said of the terms under which an article is filed, and of its
// series: readers are led to the page of each, under its name.
func (d *dataJudge) subjects(article node) {
	all := slices.DeleteFunc(d.resolve(article["about"]), func(n node) bool { return !isSubject(n) })
	for _, n := range append(all, d.resolve(article["isPartOf"])...) {
		if !d.links(n.text("url"), n.text("name")) {
			d.fault("structured data: %q at %s is not what readers are led to", n.text("name"), n.text("url"))
		}
	}
}

// study judges what is said about one study, whose box shows a text.
func (d *dataJudge) study(n node, shown string) {
	words := []string{n.text("name"), n.text("description"), n.text("identifier")}
	for _, other := range append(d.resolve(n["sponsor"]), d.resolve(n["healthCondition"])...) {
		words = append(words, other.text("name"))
	}
	if strings.HasPrefix(attr(d.first("html"), "lang"), "en") { // in which the words are known here
		words = append(words, stateWords[strings.TrimPrefix(n.text("status"), "https://schema.org/")])
		for _, design := range texts(n["trialDesign"]) {
			words = append(words, map[string]string{"https://schema.org/RandomizedTrial": "andomised", "https://schema.org/PlaceboControlledTrial": "lacebo"}[design])
		}
	}
	for _, w := range words {
		if !strings.Contains(shown, plain(w)) {
			d.fault("structured data: %q, of the study, is not to be seen", w)
		}
	}
	if url := n.text("url"); url != "" && !d.links(url, n.text("identifier")) {
		d.fault("structured data: no link leads to the study's entry %q", url)
	}
}

// labels judges that a card of an article with a study says what kind of evidence
// that is.
func (v *verdict) labels(p *page) {
	for card := range p.named("li") {
		if !slices.Contains(strings.Fields(attr(card, "class")), "card") {
			continue
		}
		label, to := "", (*page)(nil)
		for n := range card.Descendants() {
			switch {
			case attr(n, "class") == "evidence":
				label = visible(n)
			case n.Data == "a" && to == nil:
				to = v.pages[v.target(p.address, attr(n, "href")).file]
			}
		}
		if to != nil && (to.boxOfFacts() != nil) != (label != "") {
			v.add(p.file, "the card of %s has the label %q", to.file, label)
		}
	}
}

// boxOfFacts is the element in which the page shows a study, nil when there is
// none.
func (p *page) boxOfFacts() *html.Node {
	for n := range p.main().Descendants() {
		if n.Data == "aside" && attr(n, "aria-labelledby") == "page-study" {
			return n
		}
	}
	return nil
}

// furtherBoxes are the elements in which the text shows further studies.
func (p *page) furtherBoxes() (all []*html.Node) {
	for n := range p.main().Descendants() {
		if n.Data == "div" && attr(n, "class") == "study" {
			all = append(all, n)
		}
	}
	return all
}

// citations judges that every number in the text leads to its reference, as does every
// title below a block, and every reference leads back to each of them.
func (v *verdict) citations(p *page) {
	byID := map[string]*html.Node{}
	for _, n := range p.elements {
		if id := attr(n, "id"); id != "" {
			byID[id] = n
		}
	}
	var there, back []string // ids of citations that are made, and led back to
	for n := range p.named("a") {
		to := byID[strings.TrimPrefix(attr(n, "href"), "#")]
		switch attr(n, "role") {
		case "doc-biblioref":
			if to == nil || to.Data != "li" || place(to) != visible(n) && !titled(to, visible(n)) {
				v.add(p.file, "the citation %q does not lead to that reference", visible(n))
			}
			there = append(there, attr(n, "id"))
		case "doc-backlink":
			if attr(n, "aria-label") == "" { // of a footnote, which has a title
				continue
			}
			item := n.Parent
			for item != nil && item.Data != "li" {
				item = item.Parent
			}
			if to == nil || item == nil || attr(to, "href") != "#"+attr(item, "id") {
				v.add(p.file, "a reference leads back to %q, which does not cite it", attr(n, "href"))
			}
			back = append(back, strings.TrimPrefix(attr(n, "href"), "#"))
		}
	}
	slices.Sort(there)
	slices.Sort(back)
	if !slices.Equal(there, back) {
		v.add(p.file, "the text cites at %q, and the references lead back to %q", there, back)
	}
}

// titled reports whether a reference begins with a title; a number is none.
func titled(item *html.Node, title string) bool {
	return strings.Trim(title, "0123456789") != "" && strings.HasPrefix(visible(item), title)
}

// place is the number of an item in its list.
func place(item *html.Node) string {
	n := 1
	for s := item.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode && s.Data == "li" {
			n++
		}
	}
	return itoa(n)
}
