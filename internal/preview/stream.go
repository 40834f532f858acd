package preview

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"time"
)

// stream is a page on a screen that waits to hear of its next view.
type stream struct {
	page address
	wake chan struct{} // holds a mark when there is a new edition
}

// poke marks that there is something to look at; marks do not pile up.
func (st *stream) poke() {
	select {
	case st.wake <- struct{}{}:
	default:
	}
}

// join adds a stream, unless there are too many or the server is ending.
func (s *Server) join(page address) (*stream, bool) {
	st := &stream{page, make(chan struct{}, 1)}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended || len(s.streams) >= s.limits.streams {
		return nil, false
	}
	s.streams[st] = true
	return st, true
}

// remembered is how many pages that are no longer on a screen Viewed knows.
const remembered = 16

func (s *Server) leave(st *stream) {
	key := s.show(s.edition.Load(), st.page).key
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.streams, st)
	if key != "" {
		s.recent = slices.Insert(slices.DeleteFunc(s.recent, func(k string) bool { return k == key }), 0, key)
		s.recent = s.recent[:min(len(s.recent), remembered)]
	}
}

// serveEvents keeps a stream until the page leaves the screen, does not read, or
// the server ends. Nobody but this goroutine waits for a slow reader.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request) {
	st, ok := s.join(pageOf(r))
	if !ok {
		w.Header().Set("Retry-After", "5")
		plain(w, r, http.StatusServiceUnavailable, "too many pages are open in browsers")
		return
	}
	defer s.leave(st)
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	send := func(text []byte) bool {
		control.SetWriteDeadline(time.Now().Add(s.limits.write))
		_, err := w.Write(text)
		return err == nil && control.Flush() == nil
	}
	beat := time.NewTicker(s.limits.beat)
	defer beat.Stop()
	var last []byte
	for {
		if text := s.event(st.page); !bytes.Equal(text, last) {
			if !send(text) {
				return
			}
			last = text
		}
		select {
		case <-st.wake:
		case <-beat.C: // finds out those who have gone without a word
			if !send([]byte(":\n\n")) {
				return
			}
		case <-r.Context().Done():
			return
		case <-s.ending:
			return
		}
	}
}

// event is a page's view in the form of server-sent events.
func (s *Server) event(page address) []byte {
	e := s.edition.Load()
	sh := s.show(e, page)
	text, err := json.Marshal(message{s.viewOf(e, sh), e.problems, findings(e.site, sh.key)})
	if err != nil {
		panic(err) // strings can always be written
	}
	return slices.Concat([]byte("data: "), text, []byte("\n\n"))
}
