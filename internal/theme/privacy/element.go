package privacy

import (
	"bytes"
	"regexp"
	"strings"
)

// judge notes what an element's attributes make a browser do.
func (s *scan) judge(element []byte) {
	for i, a := range s.attrs {
		if !quiet(element, a) && !s.repeats(i) {
			s.attribute(known(element), a)
		}
	}
}

// quiet picks out what most attributes of a page are: those that nothing is
// fetched for, and links to another page.
func quiet(element []byte, a attr) bool {
	switch string(a.name) {
	case "class", "id", "alt", "title", "lang", "width", "height", "datetime", "rel", "type", "name", "dir", "aria-label", "property", "scope":
		return true
	case "href":
		return len(element) == 1 && element[0] == 'a' && runsNothing(a.value)
	}
	return false
}

// runsNothing tells the usual links from those that may be programs.
func runsNothing(url []byte) bool {
	return bytes.HasPrefix(url, []byte("https://")) || bytes.HasPrefix(url, []byte("/")) || bytes.IndexByte(url, ':') < 0 && bytes.IndexByte(url, '&') < 0
}

// attribute notes what an attribute that is not quiet makes a browser do.
func (s *scan) attribute(element string, a attr) {
	switch string(a.name) {
	case "href", "xlink:href":
		s.href(element, a)
	case "src":
		s.use(sources[element], element, "src", decoded(a.value))
	case "srcset", "imagesrcset":
		for _, url := range candidates(decoded(a.value)) {
			s.use(Image, element, known(a.name), url)
		}
	case "poster", "background", "lowsrc", "dynsrc":
		s.use(Image, element, known(a.name), decoded(a.value))
	case "data", "classid", "codebase", "archive", "code":
		if element == "object" || element == "applet" || element == "embed" {
			s.use(Object, element, known(a.name), decoded(a.value))
		}
	case "action", "formaction":
		s.use(Form, element, known(a.name), decoded(a.value))
		s.runs(element, known(a.name), decoded(a.value))
	case "manifest":
		s.use(Manifest, element, "manifest", decoded(a.value))
	case "ping", "attributionsrc":
		for _, url := range strings.Fields(decoded(a.value)) {
			s.use(Connect, element, known(a.name), url)
		}
	case "style":
		s.found(Use{Purpose: StyleAttr, Element: element, Attr: "style", Offset: s.base + s.tag})
		s.css(decoded(a.value), element, "style", Image)
	case "srcdoc":
		s.document(decoded(a.value))
	case "content":
		if element == "meta" && strings.EqualFold(strings.TrimSpace(s.get("http-equiv")), "refresh") {
			s.refresh(decoded(a.value))
		}
	case "to", "from", "by", "values":
		if target := strings.ToLower(s.get("attributename")); target == "href" || target == "xlink:href" {
			for url := range strings.SplitSeq(decoded(a.value), ";") {
				s.use(Image, element, known(a.name), url)
			}
		}
	default:
		s.other(element, a)
	}
}

// other judges the attributes that are many: handlers, and the values of drawings.
func (s *scan) other(element string, a attr) {
	switch {
	case len(a.name) > 2 && a.name[0] == 'o' && a.name[1] == 'n' && letter(a.name[2]):
		s.found(Use{Purpose: ScriptAttr, Element: element, Attr: string(a.name), Offset: s.base + s.tag})
	case painted(a.name):
		s.css(decoded(a.value), element, string(a.name), Image)
	}
}

// painted reports whether an attribute of drawings may hold url().
func painted(name []byte) bool {
	switch string(name) {
	case "fill", "stroke", "filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end", "cursor":
		return true
	}
	return false
}

// sources says what the attribute src is for. In doubt it is a picture's.
var sources = map[string]Purpose{
	"img": Image, "input": Image, "script": Script, "iframe": Frame, "frame": Frame, "portal": Frame, "fencedframe": Frame, "embed": Object,
	"video": Media, "audio": Media, "source": Media, "track": Media, "bgsound": Media, "": Image,
}

func (s *scan) href(element string, a attr) {
	if element == "a" || element == "area" {
		if !runsNothing(a.value) {
			s.runs(element, string(a.name), decoded(a.value))
		}
		return
	}
	if element == "link" && silent[string(s.raw("rel"))] {
		return
	}
	name, url := known(a.name), decoded(a.value)
	switch element {
	case "base":
		s.use(Base, element, name, url)
	case "link":
		s.link(url)
	case "script":
		s.use(Script, element, name, url)
	default:
		s.use(Image, element, name, url)
	}
}

// runs notes an address that is itself a program.
func (s *scan) runs(element, name, url string) {
	if i := strings.IndexByte(url, ':'); i < 0 || strings.HasPrefix(url, "http") {
		return
	}
	scheme, _, _ := strings.Cut(strings.ToLower(strings.TrimLeft(clean(url), " ")), ":")
	if scheme == "javascript" || scheme == "vbscript" {
		s.found(Use{Purpose: ScriptAttr, URL: url, Element: element, Attr: name, Offset: s.base + s.tag})
	}
}

// silent are the relations for which nothing is fetched.
var silent = map[string]bool{
	"alternate": true, "amphtml": true, "author": true, "bookmark": true, "canonical": true, "contents": true, "describedby": true, "expect": true,
	"external": true, "first": true, "help": true, "hub": true, "index": true, "last": true, "license": true, "me": true, "next": true,
	"nofollow": true, "noopener": true, "noreferrer": true, "prev": true, "privacy-policy": true, "publisher": true, "related": true, "search": true,
	"self": true, "shortcut": true, "shortlink": true, "start": true, "tag": true, "terms-of-service": true, "up": true, "webmention": true,
}

// early says what a relation preload is for, by its attribute as.
var early = map[string]Purpose{"style": Style, "script": Script, "font": Font, "image": Image, "audio": Media, "video": Media, "track": Media,
	"worker": Script, "document": Frame, "embed": Object, "object": Object}

func (s *scan) link(url string) {
	for rel := range strings.FieldsSeq(strings.ToLower(s.get("rel"))) {
		p := Connect // preconnect, dns-prefetch, prefetch, and what is not known yet
		switch {
		case silent[rel]:
			continue
		case rel == "stylesheet":
			p = Style
		case strings.Contains(rel, "icon") || strings.HasPrefix(rel, "apple-touch"):
			p = Image
		case rel == "manifest":
			p = Manifest
		case rel == "modulepreload":
			p = Script
		case rel == "preload":
			if known, ok := early[strings.ToLower(s.get("as"))]; ok {
				p = known
			}
		}
		s.use(p, "link", rel, url)
	}
}

// refresh notes where <meta http-equiv=refresh> leads.
func (s *scan) refresh(content string) {
	rest := strings.TrimLeft(content, " \t\n\r\f0123456789.")
	rest = strings.TrimLeft(rest, " \t\n\r\f;,")
	if len(rest) >= 3 && strings.EqualFold(rest[:3], "url") {
		if value, ok := strings.CutPrefix(strings.TrimSpace(rest[3:]), "="); ok {
			rest = strings.TrimSpace(value)
		}
	}
	if rest != "" {
		url := strings.Trim(rest, `"'`)
		s.use(Leave, "meta", "refresh", url)
		s.runs("meta", "refresh", url)
	}
}

// document looks into a document that stands in an attribute.
func (s *scan) document(text string) {
	if s.nested >= maxNested {
		return
	}
	offset, found := s.base+s.tag, s.found
	read(scan{text: []byte(text), base: offset, nested: s.nested + 1, found: func(u Use) {
		u.Offset = offset
		found(u)
	}}, false)
}

// imported are the modules that a script names.
var imported = regexp.MustCompile("\\b(?:import|from)\\s*\\(?\\s*[\"'`]([^\"'`]+)")

// script notes the text of a script; it reports false when no browser runs it.
func (s *scan) script(text []byte) bool {
	kind := strings.ToLower(strings.TrimSpace(s.get("type")))
	rules := kind == "importmap" || kind == "speculationrules"
	if kind != "" && kind != "module" && !rules && !strings.HasSuffix(kind, "javascript") && !strings.HasSuffix(kind, "ecmascript") && !strings.HasPrefix(kind, "text/jscript") {
		return false
	}
	if s.has("src") || s.has("href") || s.has("xlink:href") {
		return true // its text is not run
	}
	for _, m := range imported.FindAllSubmatch(text, -1) {
		s.use(Script, "script", "import", string(m[1]))
	}
	s.found(Use{Purpose: ScriptText, Text: text, Element: "script", Offset: s.base + s.tag})
	if rules {
		for i, part := range strings.Split(string(text), `"`) {
			if i%2 == 0 {
				continue
			}
			p := Connect
			if kind == "importmap" {
				p = Script
			}
			s.use(p, "script", kind, strings.ReplaceAll(part, `\/`, "/"))
		}
	}
	return true
}

// candidates are the addresses of a srcset. An address may hold commas.
func candidates(set string) (urls []string) {
	for set = strings.TrimLeft(set, " \t\n\r\f,"); set != ""; set = strings.TrimLeft(set, " \t\n\r\f,") {
		end := strings.IndexAny(set, " \t\n\r\f")
		if end < 0 {
			end = len(set)
		}
		url := strings.TrimRight(set[:end], ",")
		urls = append(urls, url)
		bare := len(url) == end // descriptors follow, up to a comma outside of brackets
		set = set[end:]
		for depth := 0; bare && set != ""; set = set[1:] {
			if set[0] == '(' {
				depth++
			} else if set[0] == ')' {
				depth--
			} else if set[0] == ',' && depth <= 0 {
				break
			}
		}
	}
	return urls
}
