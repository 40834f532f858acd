package preview

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Handler answers requests. Use Serve to get the limits on connections as well.
func (s *Server) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cache-Control", "no-cache") // may be kept, must be asked about
		if no := s.refuse(r); no != nil {
			h.Set("Connection", "close")
			if no.status == http.StatusMethodNotAllowed {
				h.Set("Allow", "GET, HEAD")
			}
			plain(w, r, no.status, no.reason)
			return
		}
		defer begin(r)()
		raw, _, _ := strings.Cut(r.RequestURI, "?")
		if strings.HasPrefix(raw, own) {
			s.serveOwn(w, r, raw)
			return
		}
		a, _ := decode(raw)
		s.servePlace(w, r, a)
	})
}

// serveOwn answers for what is the preview's own.
func (s *Server) serveOwn(w http.ResponseWriter, r *http.Request, raw string) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch raw {
	case own + "reload.js":
		h.Set("Content-Type", "text/javascript; charset=utf-8")
		h.Set("Etag", strconv.Quote(clientETag))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(client))
	case own + "page":
		e := s.edition.Load()
		// Text, so that it is nothing but text should it ever be opened in a tab.
		h.Set("Content-Type", "text/plain; charset=utf-8")
		io.Copy(w, bytes.NewReader(s.page(e, s.show(e, pageOf(r)), r.Host)))
	case own + "events":
		s.serveEvents(w, r)
	default:
		plain(w, r, http.StatusNotFound, "the preview has no page here")
	}
}

// pageOf is the page that a request of the client is about. It has the spelling
// of a request for that page, which was escaped once more to travel in a query.
func pageOf(r *http.Request) address {
	a, _ := decode(r.URL.Query().Get("page"))
	return a
}

// servePlace answers for an address of the site.
func (s *Server) servePlace(w http.ResponseWriter, r *http.Request, a address) {
	e := s.edition.Load()
	sh := s.show(e, a)
	h := w.Header()
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	for name, values := range sh.headers {
		h[name] = values
	}
	if sh.moved != "" {
		// The browser would remember this for ever, had it not to ask again.
		h.Set("Location", (&url.URL{Path: string(sh.moved), RawQuery: r.URL.RawQuery}).String())
		plain(w, r, http.StatusMovedPermanently, "this page is at "+sh.moved.escaped())
		return
	}
	body, tag := sh.file.Data, sh.file.ETag
	if sh.html {
		h.Set("Content-Type", "text/html; charset=utf-8")
		s.setPolicy(h, sh, r.Host)
		body = s.page(e, sh, r.Host)
		tag = digest(body)
	} else {
		h.Set("Content-Type", s.opt.MediaType(sh.key))
	}
	if sh.status != http.StatusOK {
		h.Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(sh.status)
		if r.Method != http.MethodHead {
			w.Write(body)
		}
		return
	}
	h.Set("Etag", strconv.Quote(tag))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// page is what is sent for a page: the site's, with the client in it.
func (s *Server) page(e *edition, sh shown, host string) []byte {
	if sh.reading == nil {
		return sh.file.Data
	}
	return sh.reading.with(sh.file.Data, s.tag(s.viewOf(e, sh)), s.grant(host))
}

func (s *Server) grant(host string) grant { return grant{sourceFor(host), s.nonce} }

// policyHeaders hold policies.
var policyHeaders = []string{"Content-Security-Policy", "Content-Security-Policy-Report-Only"}

// setPolicy lets the client into the policies of a page, and gives one to a page
// that has none.
func (s *Server) setPolicy(h http.Header, sh shown, host string) {
	if h.Get(policyHeaders[0]) == "" && len(s.readings.of(sh.file).policies) == 0 {
		h.Set(policyHeaders[0], s.opt.Policy)
	}
	if sh.reading == nil {
		return
	}
	for _, name := range policyHeaders {
		if policies := h.Get(name); policies != "" {
			h.Set(name, admit(policies, s.grant(host)))
		}
	}
}

// plain answers with a sentence.
func plain(w http.ResponseWriter, r *http.Request, status int, sentence string) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(sentence)+1))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		fmt.Fprintln(w, sentence)
	}
}
