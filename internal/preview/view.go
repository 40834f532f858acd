package preview

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
)

// view is what a page on screen was made of. The client compares it with the
// next, field by field.
type view struct {
	Page  string            `json:"page"`            // ETag of the page
	Code  string            `json:"code"`            // digest of what only loading anew can change
	Parts map[string]string `json:"parts,omitempty"` // address → ETag of each style sheet and picture
}

// message is what a stream sends.
type message struct {
	view
	Problems json.RawMessage `json:"problems,omitempty"`
	Findings json.RawMessage `json:"findings,omitempty"` // about the text of the page
}

// shown is what an address shows, with all that is needed to answer for it.
type shown struct {
	place
	status  int
	html    bool
	headers http.Header // from _headers
	reading *reading    // of a page that gets the client; otherwise nil
}

// Pages of the preview itself, for want of a page of the site.
var (
	noPage = File{ETag: "no-page", Data: ownPage("Not found", "There is no page at this address.")}
	noSite = File{ETag: "no-site", Data: ownPage("Preview", "The site will appear here as soon as it can be built.")}
)

func ownPage(title, text string) []byte {
	return fmt.Appendf(nil, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n"+
		"<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"+
		"<link rel=\"icon\" href=\"data:,\">\n</head>\n<body>\n<h1>%s</h1>\n<p>%s</p>\n</body>\n</html>\n", title, title, text)
}

// show settles what an address shows in an edition. The empty address, like any
// other that leads nowhere, shows the site's page for that.
func (s *Server) show(e *edition, a address) shown {
	sh := shown{place: place{address: a}, status: http.StatusOK}
	if e.site == nil {
		sh.file, sh.status, sh.html = noSite, http.StatusServiceUnavailable, true
	} else if sh.place = find(e.site, s.opt.Base, a); sh.moved != "" {
		sh.status = http.StatusMovedPermanently
	} else if sh.key != "" {
		sh.html = strings.HasPrefix(s.opt.MediaType(sh.key), "text/html")
	} else {
		sh.file, sh.status, sh.html = noPage, http.StatusNotFound, true
		if key, file, found := notFound(e.site, s.opt.Base, a); found {
			sh.key, sh.file = key, file
		}
	}
	sh.headers = headersFor(e.rules, a)
	if sh.html {
		if r := s.readings.of(sh.file); !r.passing {
			sh.reading = r
		}
	}
	return sh
}

// viewOf is the view of a page in an edition. A page without the client has
// none but its ETag.
func (s *Server) viewOf(e *edition, sh shown) view {
	v := view{Page: sh.file.ETag}
	if sh.reading == nil {
		return v
	}
	code := sha256.New()
	note(code, clientETag, sh.reading.code)
	for _, name := range slices.Sorted(maps.Keys(sh.headers)) {
		note(code, name, sh.headers.Get(name))
	}
	for _, use := range sh.reading.uses {
		a, ok := sh.reading.resolve(sh.address, use.href)
		if !ok || e.site == nil {
			continue
		}
		if tag, ok := s.tagOf(e.site, a); ok && !use.script {
			v.set(a, tag)
			continue
		}
		at := find(e.site, s.opt.Base, a)
		switch {
		case at.key == "":
		case use.script:
			note(code, at.file.ETag)
		default:
			v.set(a, at.file.ETag)
		}
	}
	v.Code = hex.EncodeToString(code.Sum(nil)[:8])
	return v
}

// set notes what a page shows at an address.
func (v *view) set(a address, tag string) {
	if v.Parts == nil {
		v.Parts = map[string]string{}
	}
	v.Parts[string(a)] = tag
}

// tagOf is the ETag of what is at an address, if the site knows it beforehand.
func (s *Server) tagOf(site Site, a address) (string, bool) {
	t, knows := site.(ETagger)
	key, below := strings.CutPrefix(string(a), s.opt.Base)
	if !knows || !below {
		return "", false
	}
	return t.ETag(key)
}

// readings keeps what is known of the pages asked for last, by ETag.
type readings struct {
	mu   sync.Mutex
	kept map[string]*reading
}

// keptReadings is more than there can be streams.
const keptReadings = 256

func (k *readings) of(f File) *reading {
	k.mu.Lock()
	r := k.kept[f.ETag]
	k.mu.Unlock()
	if r != nil {
		return r
	}
	r = read(f.Data)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil || len(k.kept) >= keptReadings {
		k.kept = map[string]*reading{}
	}
	k.kept[f.ETag] = r
	return r
}
