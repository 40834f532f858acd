package asset

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"galen/internal/diag"
	"galen/internal/privacy"
)

// fetching are the attributes whose address a browser fetches by itself, or, of
// forms, sends the reader's words to.
var fetching = []string{"src", "srcset", "imagesrcset", "poster", "data", "background", "action", "formaction", "manifest", "ping", "xlink:href"}

// linking are the elements whose href is fetched; base leads all others astray.
var linking = []string{"link", "base", "image", "use", "feimage"}

// page publishes a web page as it is, unless a browser that opens it would fetch
// something from another site. Scripts within it are not read.
func (i *item) page(checked []byte, rules Rules) {
	i.asset.Data = checked
	tokens := html.NewTokenizer(bytes.NewReader(checked))
	at, style := 0, false
	for len(i.list) < diag.Limit {
		kind := tokens.Next()
		raw := tokens.Raw()
		switch kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			if style {
				i.styles(at, raw, rules)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := tagAt{i, at, bytes.Clone(raw), rules}
			token := tokens.Token()
			t.check(token)
			style = token.Data == "style"
		default:
			style = false
		}
		at += len(raw)
	}
}

// styles checks CSS that stands in the page at an offset.
func (i *item) styles(at int, css []byte, rules Rules) {
	for _, found := range privacy.CSS(css) {
		i.named = append(i.named, named{text: found.URL})
		if privacy.Foreign(found.URL, rules.Origin, rules.Allow) {
			i.foreign(at+found.Offset, found.URL)
		}
	}
}

// tagAt is a tag and where it stands.
type tagAt struct {
	*item
	at    int
	raw   []byte
	rules Rules
}

func (t tagAt) check(token html.Token) {
	for _, a := range token.Attr {
		switch {
		case a.Key == "style":
			for _, found := range privacy.CSS([]byte(a.Val)) {
				t.address(found.URL)
			}
		case a.Key == "srcset" || a.Key == "imagesrcset":
			for _, candidate := range strings.Split(a.Val, ",") {
				if words := strings.Fields(candidate); len(words) > 0 {
					t.address(words[0])
				}
			}
		case slices.Contains(fetching, a.Key), a.Key == "href" && fetchedLink(token):
			t.address(a.Val)
		case a.Key == "content" && token.Data == "meta" && strings.Contains(strings.ToLower(a.Val), "url="):
			_, url, _ := strings.Cut(strings.ToLower(a.Val), "url=")
			t.address(strings.Trim(url, ` "'`))
		case a.Key == "href":
			t.named = append(t.named, named{text: a.Val})
		}
	}
}

// fetchedLink reports whether the href of an element is fetched. Of link elements
// those that only say where something is (canonical, alternate, author) are not.
func fetchedLink(token html.Token) bool {
	if token.Data != "link" {
		return slices.Contains(linking, token.Data)
	}
	for _, a := range token.Attr {
		if a.Key == "rel" {
			for _, rel := range strings.Fields(strings.ToLower(a.Val)) {
				switch rel {
				case "alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search":
				default:
					return true
				}
			}
		}
	}
	return false
}

func (t tagAt) address(url string) {
	t.named = append(t.named, named{text: url})
	if privacy.Foreign(url, t.rules.Origin, t.rules.Allow) {
		t.foreign(t.at+max(bytes.Index(t.raw, []byte(url)), 0), url)
	}
}
