package layout

import "strings"

// flow says what an element does to the white space beside its tags. The
// classes are those of tdewolff/minify, so that it would find nothing left to
// take away from a page.
type flow uint8

const (
	inline flow = iota // white space beside it is text: <b>, <a>
	block              // white space beside it is never shown: <p>, <li>
	object             // it stands in a line like a word: <img>, <button>
)

var flows = table(map[flow]string{
	block: `address article aside blockquote br caption center col colgroup dd details dir div dl dt fieldset
		figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main marquee menu nav
		noembed noframes noscript ol option p pre section style summary table tbody td tfoot th thead title tr ul xmp
		g path defs use circle rect line polyline polygon ellipse symbol lineargradient radialgradient stop clippath
		mask filter pattern marker`,
	object: `button canvas embed iframe image img input math meter object progress q rt rtc select svg textarea
		video wbr`,
})

// void elements have no content and no end tag.
var void = set(`area base br col embed hr img input link meta param source track wbr`)

// raw elements hold text in which only their own end tag is a tag.
var raw = set(`script style textarea title iframe xmp noembed noframes`)

func table(names map[flow]string) map[string]flow {
	t := map[string]flow{}
	for f, list := range names {
		for _, name := range strings.Fields(list) {
			t[name] = f
		}
	}
	return t
}

func set(names string) map[string]bool {
	s := map[string]bool{}
	for _, name := range strings.Fields(names) {
		s[name] = true
	}
	return s
}
