package sitecheck

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

func itoa(n int) string { return strconv.Itoa(n) }

// isArticle says whether a page tells the world that it is an article.
func (p *page) isArticle() bool { return p.meta("og:type") == "article" }

// article judges what is said about the article that a page shows.
func (d *dataJudge) article() {
	all := slices.DeleteFunc(d.of("Article"), func(n node) bool { return n.is("ScholarlyArticle") })
	if !d.isArticle() {
		if len(all) > 0 {
			d.fault("structured data: an article on a page that is none")
		}
		return
	}
	if len(all) != 1 {
		d.fault("structured data: %d articles on one page", len(all))
		return
	}
	n := all[0]
	d.same("headline", n.text("headline"), d.heading())
	d.same("description", n.text("description"), d.meta("description"))
	d.same("url", n.text("url"), d.canonical())
	for _, p := range d.resolve(n["mainEntityOfPage"]) {
		d.same("mainEntityOfPage", p.text("@id"), d.canonical())
	}
	if !d.sees(n.text("description")) {
		d.fault("structured data: the description is not to be seen")
	}
	d.articleDates(n)
	d.writers(n)
	d.topics(n)
	d.picture(n)
	d.evidence(n)
	d.studies(n)
	d.subjects(n)
	d.live(n)
}

func (d *dataJudge) articleDates(n node) {
	d.dates(n)
	published, modified := n.text("datePublished"), n.text("dateModified")
	d.same("datePublished", published, d.meta("article:published_time"))
	if changed := d.meta("article:modified_time"); changed != "" || modified != published {
		d.same("dateModified", modified, changed)
	}
	if earlier(modified, published) {
		d.fault("structured data: modified %s, before it was published, %s", modified, published)
	}
}

func (d *dataJudge) writers(n node) {
	authors := d.resolve(n["author"])
	if len(authors) == 0 {
		d.fault("structured data: the article has no author")
	}
	last := 0
	for _, a := range authors {
		d.person("author", a)
		if at := strings.Index(d.shown, plain(a.text("name"))); at >= 0 && at < last {
			d.fault("structured data: the author %q stands earlier on the page", a.text("name"))
		} else {
			last = at
		}
	}
	for _, p := range d.resolve(n["publisher"]) {
		if !p.is("NewsMediaOrganization") {
			d.fault("structured data: the publisher is a %s", strings.Join(p.types(), ", "))
		}
	}
	if len(d.resolve(n["publisher"])) != 1 {
		d.fault("structured data: the article has no publisher")
	}
}

// topics judges the section, the keywords and the number of words.
func (d *dataJudge) topics(n node) {
	section := d.meta("article:section")
	if !strings.HasSuffix(n.text("articleSection"), section) || !d.sees(section) {
		d.fault("structured data: articleSection is %q, on the page it is %q", n.text("articleSection"), section)
	}
	for _, word := range texts(n["keywords"]) {
		if !d.sees(word) {
			d.fault("structured data: the keyword %q is not to be seen", word)
		}
	}
	number, _ := n["wordCount"].(json.Number)
	shown := len(strings.Fields(d.shown)) + unspaced(d.shown)
	if count, _ := number.Int64(); count < 1 || int(count) > shown {
		d.fault("structured data: wordCount is %s, and the page shows %d words", number, shown)
	}
}

// unspaced counts the characters of scripts that have no spaces, each of which may be a word.
func unspaced(text string) (n int) {
	for _, c := range text {
		if unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) || c == 'ー' {
			n++
		}
	}
	return n
}

// cropped is what the name of a crop adds to that of its picture, and whole what any
// other print does.
var (
	cropped = regexp.MustCompile(`-(?:wide|standard|square)-[0-9]+\.[0-9a-f]{8}\.[a-z]+$`)
	whole   = regexp.MustCompile(`^(?:-[0-9]+)?\.[0-9a-f]{8}\.[a-z]+$`)
)

// showsPicture reports whether a page shows a picture, in whatever size, or the one
// that it is a crop of.
func (d *dataJudge) showsPicture(url string) bool {
	stem := cropped.ReplaceAllString(url, "")
	for img := range d.named("img") {
		src := d.full(attr(img, "src"))
		rest, same := strings.CutPrefix(src, stem)
		if src == url || same && stem != url && whole.MatchString(rest) {
			return true
		}
		for candidate := range strings.SplitSeq(attr(img, "srcset"), ", ") {
			if address, _, _ := strings.Cut(candidate, " "); address != "" && d.full(address) == url {
				return true
			}
		}
	}
	return false
}

// onCard reports whether a text is what the card of the article shows: the headline, or a name in its place, where that
// has a letter that is not Latin, Greek or Cyrillic.
func (d *dataJudge) onCard(text string) bool {
	foreign := strings.ContainsFunc(d.heading(), func(c rune) bool {
		return unicode.IsLetter(c) && !unicode.In(c, unicode.Latin, unicode.Greek, unicode.Cyrillic)
	})
	return text == d.heading() || foreign && text != ""
}

// picture judges that the picture named is the one shown, in whatever size and
// shape, or a card that shows the headline.
func (d *dataJudge) picture(n node) {
	images := d.resolve(n["image"])
	for n, i := range images {
		if n == 0 {
			d.same("image", i.text("url"), d.meta("og:image"))
		}
		shown := i.text("url") == d.full("card.png") && d.onCard(d.meta("og:image:alt")) || d.showsPicture(i.text("url"))
		if !shown {
			d.fault("structured data: the picture %s is not to be seen", i.text("url"))
		}
		for _, words := range []string{i.text("caption"), i.text("creditText"), i.text("copyrightNotice")} {
			if !d.sees(words) {
				d.fault("structured data: %q, of the picture, is not to be seen", words)
			}
		}
	}
	if len(images) == 0 && d.meta("og:image:alt") != "" {
		d.fault("structured data: the article's picture is missing")
	}
}

// evidence judges that citations and corrections are shown.
func (d *dataJudge) evidence(n node) {
	for _, c := range d.resolve(n["citation"]) {
		if !d.sees(c.text("name")) {
			d.fault("structured data: the citation %q is not to be seen", c.text("name"))
		}
		if !d.links(c.text("url"), "") {
			d.fault("structured data: no link leads to the citation %q", c.text("url"))
		}
		d.published(c)
	}
	for _, c := range d.resolve(n["correction"]) {
		if !d.sees(c.text("text")) {
			d.fault("structured data: the correction %q is not to be seen", c.text("text"))
		}
		d.dates(c)
	}
}

// earlier compares two dates, one or both of which may be days.
func earlier(a, b string) bool {
	x, errX := parseDate(a)
	y, errY := parseDate(b)
	if day.MatchString(a) || day.MatchString(b) {
		return len(a) >= 10 && len(b) >= 10 && a[:10] < b[:10]
	}
	return errX == nil && errY == nil && x.Before(y)
}
