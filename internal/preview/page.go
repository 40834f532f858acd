package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// reading is what the preview needs to know of a page, found in one pass over
// its bytes. It depends on nothing else.
type reading struct {
	head     int        // where the preview's script goes in: before the first thing in the head
	passing  bool       // the page leads on at once; there is nothing to keep up to date
	policies []metaTag  // <meta http-equiv=Content-Security-Policy>
	base     string     // href of <base>, if any
	uses     []resource // in the page's order
	code     string     // digest of what only loading the page anew can change: scripts in the text, policies, base
}

// metaTag is a tag between two offsets.
type metaTag struct {
	from, to int
	token    html.Token
	content  int // which attribute is the policy
}

// resource is something that a page shows, styles itself with or runs.
type resource struct {
	href   string // as the page has it
	script bool   // has run when it is there; cannot be taken back
}

// read reads a page. It never fails: what is no HTML has nothing of interest.
func read(page []byte) *reading {
	r := &reading{head: -1}
	code := sha256.New()
	z := html.NewTokenizer(bytes.NewReader(page))
	at, inScript := 0, false
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		from := at
		at += len(z.Raw())
		if kind == html.TextToken && inScript {
			note(code, "text", string(z.Raw()))
		}
		inScript = false
		if r.head < 0 && !opening(kind, z) {
			r.head = from
		}
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			if name, _ := z.TagName(); interesting[string(name)] {
				inScript = r.tag(htmlToken(z, string(name)), from, at, code)
			}
		}
	}
	if r.head < 0 {
		r.head = len(page)
	}
	r.code = hex.EncodeToString(code.Sum(nil)[:8])
	return r
}

// opening reports whether a token may stand before the content of the head:
// the doctype, comments, space, a byte-order mark, <html> and <head>.
func opening(kind html.TokenType, z *html.Tokenizer) bool {
	switch kind {
	case html.DoctypeToken, html.CommentToken:
		return true
	case html.TextToken:
		return len(bytes.Trim(z.Raw(), " \t\r\n\f\ufeff")) == 0
	case html.StartTagToken:
		raw := bytes.ToLower(z.Raw())
		return startsTag(raw, "<html") || startsTag(raw, "<head")
	}
	return false
}

func startsTag(raw []byte, name string) bool {
	rest, found := bytes.CutPrefix(raw, []byte(name))
	return found && len(rest) > 0 && bytes.IndexByte([]byte(" \t\r\n\f/>"), rest[0]) >= 0
}

var interesting = map[string]bool{
	"base": true, "meta": true, "link": true, "script": true, "img": true, "source": true, "video": true, "audio": true, "track": true,
}

// htmlToken gives the tag that the tokenizer stands on and whose name has been
// read.
func htmlToken(z *html.Tokenizer, name string) html.Token {
	t := html.Token{Type: html.StartTagToken, Data: name}
	for {
		key, value, more := z.TagAttr()
		if len(key) > 0 {
			t.Attr = append(t.Attr, html.Attribute{Key: string(key), Val: string(value)})
		}
		if !more {
			return t
		}
	}
}

// tag notes what a tag says, and reports whether it begins a script whose text
// follows.
func (r *reading) tag(t html.Token, from, to int, code hash.Hash) bool {
	switch t.Data {
	case "base":
		r.base = attribute(t, "href")
		note(code, "base", r.base)
	case "meta":
		r.meta(t, from, to, code)
	case "script":
		if !runs(attribute(t, "type")) {
			return false
		}
		src := attribute(t, "src")
		note(code, "script", src, attribute(t, "type"))
		r.use(src, true)
		return true
	case "link":
		if slices.Contains(strings.Fields(strings.ToLower(attribute(t, "rel"))), "stylesheet") {
			r.use(attribute(t, "href"), false)
		}
	default:
		r.use(attribute(t, "src"), false)
		r.use(attribute(t, "poster"), false)
		for _, c := range candidate.FindAllStringSubmatch(attribute(t, "srcset"), -1) {
			r.use(c[1], false)
		}
	}
	return false
}

func (r *reading) meta(t html.Token, from, to int, code hash.Hash) {
	switch strings.ToLower(attribute(t, "http-equiv")) {
	case "content-security-policy":
		r.policies = append(r.policies, metaTag{from, to, t, slices.IndexFunc(t.Attr, isNamed("content"))})
		note(code, "policy", attribute(t, "content"))
	case "refresh":
		delay, _, _ := strings.Cut(attribute(t, "content"), ";")
		r.passing = r.passing || strings.TrimSpace(delay) == "0"
	}
}

// candidate is one picture of a srcset: an address, and what is said of it.
var candidate = regexp.MustCompile(`([^\s,](?:\S*[^\s,])?)(?:\s[^,]*)?(?:,|$)`)

func (r *reading) use(href string, script bool) {
	if href != "" && !strings.HasPrefix(href, "data:") {
		r.uses = append(r.uses, resource{href, script})
	}
}

// runs reports whether a script of this type is more than a block of data.
func runs(kind string) bool {
	kind = strings.ToLower(strings.TrimSpace(kind))
	return kind == "" || kind == "module" || kind == "importmap" || kind == "speculationrules" || strings.HasSuffix(kind, "javascript") || strings.HasSuffix(kind, "ecmascript")
}

func isNamed(name string) func(html.Attribute) bool {
	return func(a html.Attribute) bool { return a.Key == name }
}

// attribute is the first attribute of that name, which is the one that counts.
func attribute(t html.Token, name string) string {
	if i := slices.IndexFunc(t.Attr, isNamed(name)); i >= 0 {
		return t.Attr[i].Val
	}
	return ""
}

// note adds words to a digest, each with its end marked.
func note(h hash.Hash, words ...string) {
	for _, w := range words {
		io.WriteString(h, w)
		h.Write([]byte{0})
	}
}

// with gives the page with a tag put into its head, and policies that let it
// work.
func (r *reading) with(page []byte, tag string, g grant) []byte {
	out := make([]byte, 0, len(page)+len(tag)+256*len(r.policies))
	out = append(append(out, page[:r.head]...), tag...)
	at := r.head
	for _, m := range r.policies {
		t := m.token
		if m.content < 0 {
			continue
		}
		t.Attr = slices.Clone(t.Attr)
		t.Attr[m.content].Val = admit(t.Attr[m.content].Val, g)
		out = append(append(out, page[at:m.from]...), t.String()...)
		at = m.to
	}
	return append(out, page[at:]...)
}

// resolve gives the address in this site to which a link on a page leads.
func (r *reading) resolve(page address, href string) (address, bool) {
	to := &url.URL{Path: string(page)}
	for _, step := range []string{r.base, href} {
		next, err := url.Parse(step)
		if err != nil {
			return "", false
		}
		to = to.ResolveReference(next)
	}
	if to.Scheme != "" || to.Host != "" {
		return "", false
	}
	return decode(to.EscapedPath())
}
