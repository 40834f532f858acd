package asset

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/theme/javascript"
	"galen/internal/theme/privacy"
)

// page publishes a web page as it is, unless a browser that opens it would fetch
// something from another site. What the site's security policy blocks in it is
// said.
func (i *item) page(checked []byte, rules Rules) {
	i.asset.Data = checked
	privacy.Page(checked, func(u privacy.Use) {
		if u.Purpose == privacy.ScriptAttr || u.Purpose == privacy.StyleAttr {
			i.blocked(u)
		}
		if u.URL != "" {
			i.address(checked, u.Offset, u.URL, rules)
		}
		if u.Purpose == privacy.ScriptText {
			i.requests(javascript.Read(u.Text), u.Offset, rules)
		}
	})
	tokens := html.NewTokenizer(bytes.NewReader(checked))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		for _, a := range tokens.Token().Attr {
			if a.Key == "href" {
				i.named = append(i.named, named{text: a.Val})
			}
		}
	}
}

// blocked warns of code in an attribute.
func (i *item) blocked(u privacy.Use) {
	hint := "listen for the event in a script file of static"
	if u.Purpose == privacy.StyleAttr {
		hint = "give the element a class, and write the rule in a style sheet of static"
	}
	if len(i.list) < diag.Limit {
		i.list = append(i.list, diag.Warningf(i.lines.At(u.Offset), "blocked-by-policy", "the site's security policy blocks %s", u.At()).WithHint("%s", hint))
	}
}

// address notes an address that is fetched, in or behind the tag at an offset.
func (i *item) address(text []byte, offset int, url string, rules Rules) {
	i.named = append(i.named, named{text: url})
	if privacy.Foreign(url, rules.Origin, rules.Allow) {
		at := offset + max(bytes.Index(text[offset:], []byte(url)), 0)
		if n := len(i.list); n == 0 || i.list[n-1].Position != i.lines.At(at) { // rel="preconnect stylesheet" fetches it twice
			i.foreign(at, url)
		}
	}
}

// fetchingXML are the places in XML whose address a browser fetches when it shows
// the file: style sheets, and what these import.
var fetchingXML = regexp.MustCompile(`(?is)<\?xml-stylesheet\s[^>]*?href\s*=\s*["']([^"']*)|<xsl:(?:import|include)\s[^>]*?href\s*=\s*["']([^"']*)`)

// xml checks a text that browsers may show as XML.
func (i *item) xml(checked []byte, rules Rules) {
	for _, m := range fetchingXML.FindAllSubmatchIndex(checked, -1) {
		from, to := m[2], m[3]
		if from < 0 {
			from, to = m[4], m[5]
		}
		i.address(checked, from, html.UnescapeString(string(checked[from:to])), rules)
	}
	if bytes.Contains(checked, []byte("http://www.w3.org/1999/xhtml")) {
		privacy.Page(checked, func(u privacy.Use) {
			if u.URL != "" {
				i.address(checked, u.Offset, u.URL, rules)
			}
		})
	}
}

// isXML reports whether a media type is that of XML.
func isXML(mediaType string) bool { return strings.Contains(mediaType, "xml") }

// judged reports what is wrong with a text that is published as it is.
func (i *item) judged(rules Rules) diag.List {
	checked, list := i.checkedText()
	if i.list = list; !list.Failed() {
		i.lines = diag.NewLines(i.file.Path, checked)
		i.text(checked, rules)
	}
	return i.list
}

// Check reports what is wrong with a file that lies elsewhere than in static, such as
// beside an article: what a web page or an XML file would fetch from other sites, a
// text that is none, and bytes that are not what the name says.
func Check(f source.File, rules Rules) diag.List {
	i := &item{file: f, kind: kindOf(f.Path)}
	switch i.kind.treatment {
	case copied:
		i.signed()
		return i.list
	case text, exactText, data:
		if !isXML(i.kind.mediaType) {
			return i.judged(rules)
		}
	}
	if i.kind.treatment != page && !(i.kind.treatment == text && isXML(i.kind.mediaType)) {
		return nil
	}
	checked, list := i.checkedText()
	if i.list = list; !list.Failed() {
		i.lines = diag.NewLines(f.Path, checked)
		i.text(checked, rules)
	}
	return i.list
}
