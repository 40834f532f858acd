package sitecheck

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/language"
)

// Structure judges the HTML of every page: that a parser need mend nothing, one
// h1 and no level skipped below it, the language, a title and description that
// no other page has, the canonical address, and that every picture has a text
// and a size and every id is there once.
func Structure(s *Site) []Fault {
	v := &verdict{Site: s}
	titles, descriptions := map[string]string{}, map[string]string{}
	for p := range s.all {
		if p.broken != nil {
			v.add(p.file, "cannot be read: %s", p.broken)
			continue
		}
		v.markup(p)
		v.head(p)
		v.languages(p)
		v.headings(p)
		v.pictures(p)
		v.ids(p)
		v.citations(p)
		v.labels(p)
		if p.listed() {
			v.once(titles, "title", p.file, visibleTitle(p))
			v.once(descriptions, "description", p.file, p.meta("description"))
		}
	}
	return v.faults
}

// once notes a page whose title or description another page has too.
func (v *verdict) once(seen map[string]string, what, file, text string) {
	if first := seen[text]; first != "" && text != "" {
		v.add(file, "the %s %q is that of %s too", what, text, first)
		return
	}
	seen[text] = file
}

// void are the elements without an end tag.
var void = strings.Fields("area base br col embed hr img input link meta source track wbr")

// markup judges that the tags are balanced, and that the document has exactly
// the elements that are written: a parser that adds, closes or moves one has
// mended a mistake.
func (v *verdict) markup(p *page) {
	var open, written []string
	var depth []int // of what is written, as the document's elements are nested
	z := html.NewTokenizer(bytes.NewReader(p.data))
	for z.Next() != html.ErrorToken {
		switch t := z.Token(); {
		case t.Type == html.StartTagToken:
			written, depth = append(written, t.Data), append(depth, len(open))
			if !slices.Contains(void, t.Data) {
				open = append(open, t.Data)
			}
		case t.Type == html.SelfClosingTagToken:
			written, depth = append(written, t.Data), append(depth, len(open))
		case t.Type == html.EndTagToken && len(open) > 0 && open[len(open)-1] == t.Data:
			open = open[:len(open)-1]
		case t.Type == html.EndTagToken:
			v.add(p.file, "the end tag </%s> closes nothing; open are %q", t.Data, open)
			return
		}
	}
	if len(open) > 0 {
		v.add(p.file, "these elements are not closed: %q", open)
		return
	}
	for i, n := range p.elements {
		if i >= len(written) || !strings.EqualFold(written[i], n.Data) || depth[i] != ancestors(n) {
			v.add(p.file, "the parser mends the HTML at <%s>, element %d", n.Data, i+1)
			return
		}
	}
	if len(written) > len(p.elements) {
		v.add(p.file, "the parser drops <%s>", written[len(p.elements)])
	}
}

// ancestors is how many elements an element stands in.
func ancestors(n *html.Node) int {
	count := 0
	for range n.Ancestors() {
		count++
	}
	return count - 1 // the document
}

func visibleTitle(p *page) string {
	if n := p.first("title"); n != nil && n.FirstChild != nil {
		return plain(n.FirstChild.Data)
	}
	return ""
}

// rightToLeft are scripts that run so.
var rightToLeft = []string{"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"}

// languages judges what elements say of their language: it is one, and its script runs as the
// element does.
func (v *verdict) languages(p *page) {
	for _, n := range p.elements {
		said := attr(n, "lang")
		if said == "" || n.Data == "html" {
			continue
		}
		tag, err := language.Parse(said)
		if err != nil {
			v.add(p.file, "<%s> has the lang %q", n.Data, said)
			continue
		}
		script, _ := tag.Script()
		want, runs := "ltr", attr(n, "dir")
		if slices.Contains(rightToLeft, script.String()) {
			want = "rtl"
		}
		for outer := range n.Ancestors() {
			if runs == "" && outer.Type == html.ElementNode {
				runs = attr(outer, "dir")
			}
		}
		if shown := n.Data != "title" && n.Data != "img"; shown && runs != want && (runs != "" || want == "rtl") {
			v.add(p.file, "<%s lang=%q> runs %s", n.Data, said, runs)
		}
	}
}

// head judges what stands in the head of a page.
func (v *verdict) head(p *page) {
	if !bytes.HasPrefix(bytes.ToLower(p.data), []byte("<!doctype html>")) {
		v.add(p.file, "does not begin with <!doctype html>")
	}
	lang := attr(p.first("html"), "lang")
	if _, err := language.Parse(lang); err != nil {
		v.add(p.file, "lang is %q", lang)
	}
	if n := titles(p); n != 1 || visibleTitle(p) == "" {
		v.add(p.file, "%d titles, the first %q", n, visibleTitle(p))
	}
	if at := bytes.Index(p.data, []byte(`charset="utf-8"`)); at < 0 || at > 1024 {
		v.add(p.file, "does not say early that it is UTF-8")
	}
	if p.meta("viewport") == "" {
		v.add(p.file, "no viewport for small screens")
	}
	if count(p, "base") > 0 {
		v.add(p.file, "a base element changes every address")
	}
	if p.isArticle() && p.meta("description") == "" {
		v.add(p.file, "an article without a description")
	}
	if len(p.metas("description")) > 1 {
		v.add(p.file, "%d descriptions", len(p.metas("description")))
	}
	if !p.redirect && !p.lost() {
		v.canonicalOf(p)
	}
}

func (v *verdict) canonicalOf(p *page) {
	all := p.links("canonical")
	if len(all) != 1 {
		v.add(p.file, "%d canonical addresses", len(all))
		return
	}
	for _, address := range []string{all[0], p.meta("og:url")} {
		u, err := url.Parse(address)
		if err != nil || !u.IsAbs() || u.String() != p.address || address != p.address {
			v.add(p.file, "gives its address as %q, and is at %s", address, p.address)
		}
	}
}

func count(p *page, name string) int {
	n := 0
	for range p.named(name) {
		n++
	}
	return n
}

// titles counts those of the page: a drawing has one of its own.
func titles(p *page) int {
	n := 0
	for title := range p.named("title") {
		if title.Namespace == "" {
			n++
		}
	}
	return n
}

func (v *verdict) headings(p *page) {
	before := 0
	for n := range p.named("h1", "h2", "h3", "h4", "h5", "h6") {
		level := int(n.Data[1] - '0')
		if level > before+1 {
			v.add(p.file, "a heading skips a level: <%s> %q after level %d", n.Data, visible(n), before)
		}
		if visible(n) == "" {
			v.add(p.file, "an empty <%s>", n.Data)
		}
		before = level
	}
	if n := count(p, "h1"); n != 1 {
		v.add(p.file, "%d h1", n)
	}
}

var pixels = regexp.MustCompile(`^[1-9]\d*$`)

func (v *verdict) pictures(p *page) {
	for n := range p.named("img") {
		if _, ok := attribute(n, "alt"); !ok {
			v.add(p.file, "the picture %s has no alt", attr(n, "src"))
		}
		for _, side := range []string{"width", "height"} {
			if !pixels.MatchString(attr(n, side)) {
				v.add(p.file, "the picture %s has the %s %q", attr(n, "src"), side, attr(n, side))
			}
		}
	}
}

// pointers are attributes that name ids of the same page.
var pointers = strings.Fields("for headers aria-labelledby aria-describedby aria-controls aria-details aria-owns")

func (v *verdict) ids(p *page) {
	for _, n := range p.elements {
		if id, ok := attribute(n, "id"); ok && (p.ids[id] > 1 || id == "" || strings.ContainsAny(id, " \t\n")) {
			v.add(p.file, "the id %q is there %d times, or holds white space", id, p.ids[id])
		}
		for _, key := range pointers {
			for id := range strings.FieldsSeq(attr(n, key)) {
				if p.ids[id] == 0 {
					v.add(p.file, "%s of <%s> names the id %q, which is not there", key, n.Data, id)
				}
			}
		}
	}
}
