package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"galen/internal/testing/testtime"
)

// session is a desk at which galen watch and galen serve are at work.
type session struct {
	*desk
	watch, serve *program
	url          string
	heard        *speech // on the stream of a page
	edits        int
	known        map[string]string // the last clean build
}

func newSession(t *testing.T) *session {
	s := &session{desk: newSmallDesk(t)}
	s.watch = s.start("watch")
	s.serve, s.url = s.desk.serve()
	s.heard = listen(t, s.url, "/")
	s.settle()
	return s
}

// settle waits until both show what a clean build gives.
func (s *session) settle() {
	s.Helper()
	want := s.clean()
	testtime.Await(s, func() string { return difference(tree(s, s.at("public")), want) })
	testtime.Await(s, func() string { return s.served(want) })
	s.known = want
}

// difference names the first file in which two outputs differ.
func difference(got, want map[string]string) string {
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if text, found := got[name]; !found {
			return name + " is missing"
		} else if text != want[name] {
			return name + " is" + apart(text, want[name])
		}
	}
	for name := range got {
		if _, found := want[name]; !found {
			return name + " is too many"
		}
	}
	return ""
}

// apart shows where two texts begin to differ.
func apart(got, want string) string {
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	around := func(s string) string { return s[max(0, at-60):min(len(s), at+60)] }
	return fmt.Sprintf(" …%q… want …%q…", around(got), around(want))
}

// client is what the preview puts into a page.
var client = regexp.MustCompile(`<script src="/_galen/reload\.js"[^>]*></script>`)

// served compares what galen serve answers.
func (s *session) served(want map[string]string) string {
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if name == "_headers" || name == "_redirects" || name == ".galen/manifest" {
			continue // are for the host, and for galen
		}
		if text := client.ReplaceAllString(s.answer(name), ""); text != want[name] {
			return name + " is served as" + apart(text, want[name])
		}
	}
	for name := range s.known {
		if _, found := want[name]; !found && s.answer(name) != "" {
			return name + " is still served"
		}
	}
	return ""
}

// answer is what is answered for a file; empty when there is none.
func (s *session) answer(name string) string {
	status, text := get(s, s.url+strings.TrimSuffix(name, "index.html"))
	if status == http.StatusNotFound && name != "404.html" {
		return ""
	}
	return text
}

// news is what was said since news was asked for the last time.
type news struct{ watch, serve, shown string }

// news breaks the site with a mistake of its own, waits until everybody says so,
// and mends it: nothing that was before is under way any more.
func (s *session) news() news {
	s.Helper()
	mistake := s.mark()
	good := s.read(about)
	s.put(about, strings.Replace(good, "title:", mistake+": x\ntitle:", 1))
	line := fmt.Sprintf("%s:2:1: error: unknown key %q", about, mistake)
	event := fmt.Sprintf(`"problems":{"problems":[{"severity":"error","place":"%s:2:1","message":"unknown key \"%s`, about, mistake)
	n := news{s.watch.said.news(s, line), s.serve.said.news(s, line), s.heard.news(s, event)}
	s.put(about, good)
	s.watch.said.news(s, " removed in public\n") // some, where a state of git was built that is gone
	s.serve.said.news(s, " fixed\n")
	s.heard.news(s, "\n\ndata: ")
	return n
}

const (
	about       = "content/health/_index.md"
	measles     = "content/health/measles.md"
	colds       = "content/seasons/colds.md" // made here
	category    = "content/seasons/_index.md"
	aboutColds  = "---\ntitle: Colds\ndescription: About colds.\ndate: 2026-11-01\nauthors: [desk]\n---\nColds come and go.\n"
	aboutSeason = "---\ntitle: Seasons\ndescription: What comes each year.\n---\n"
)

// breaks are states that are broken, and what is said of them.
var breaks = []struct {
	name           string
	file           string
	old, new       string // without old the file is taken away
	place, message string
}{
	{"the configuration", "galen.yaml", "title:", "titel:", "galen.yaml:1:1", `unknown key "titel"`},
	{"the configuration, as YAML", "galen.yaml", "title: ", "title: [", "galen.yaml:1:8", "a list is opened with [ but not closed"},
	{"the front matter", measles, "[desk]", "[dsek]", measles + ":5:11", `unknown author "dsek"`},
	{"a template that cannot be read", "templates/_text.html", "{{end}}", "{{end", "templates/_text.html:2:1", "this {{with}} has no {{end}}"},
	{"a template that fails", "templates/_text.html", ".Page.Text", ".Page.Txet", "templates/_text.html:2:13", `there is no "Txet" here`},
	{"a link to nowhere", measles, "Text.", "[Text](mumps).", measles + ":8:1", `the link "mumps" leads nowhere`},
	{"a missing author", "content/authors/desk.md", "", "", measles + ":5:11", `unknown author "desk"`},
}

// TestMending breaks the site and mends it. The last good site stays, the mistake
// is said everywhere, and no restart is needed.
func TestMending(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	s.news()
	for _, b := range breaks {
		ok := t.Run(b.name, func(t *testing.T) {
			s.TB = t
			good := s.read(b.file)
			if b.old == "" {
				s.remove(b.file)
			} else {
				s.edit(b.file, b.old, b.new)
			}
			line := b.place + ": error: " + b.message + "\n"
			first := s.watch.said.news(s, line) + s.serve.said.news(s, line)
			if first != "" {
				t.Errorf("said before the mistake:\n%s", first)
			}
			s.heard.news(s, fmt.Sprintf(`"place":%s,"message":%s,`, quoted(b.place), quoted(b.message)))
			s.watch.said.news(s, "the output is unchanged\n\n")
			if amiss := difference(tree(s, s.at("public")), s.known); amiss != "" {
				t.Errorf("the output did not stay: %s", amiss)
			}
			if amiss := s.served(s.known); amiss != "" {
				t.Errorf("the last good site is not shown: %s", amiss)
			}
			s.put(b.file, good)
			s.watch.said.news(s, " 0 changed, 0 removed in public\n")
			s.serve.said.news(s, " fixed\n")
			s.heard.news(s, "\n\ndata: ")
			s.settle()
			if n := s.news(); n.watch+n.serve != "" || strings.Contains(n.shown, `"problems"`) {
				t.Errorf("said when it was mended: %+v", n)
			}
		})
		if !ok {
			return // what follows would fail for the same reason
		}
	}
}

// quoted is a text in JSON.
func quoted(text string) string {
	data, _ := json.Marshal(text)
	return string(data)
}

// TestBuiltWithoutReload looks for the preview's script in what is built: there
// is not one byte of it. In what is served it is found.
func TestBuiltWithoutReload(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	_, site := d.serve()
	_, page := get(t, site)
	_, script := get(t, site+"_galen/reload.js")
	served, built := page+script, d.clean()
	if len(built) < 100 {
		t.Fatalf("only %d files are built", len(built))
	}
	for _, word := range []string{"_galen", "data-galen", "galen-preview", "galen-problems", "reload.js", "EventSource", "Idiomorph"} {
		if !strings.Contains(served, word) {
			t.Errorf("what is served does not hold %q", word)
		}
		for name, text := range built {
			if strings.Contains(text, word) {
				t.Errorf("%s holds %q", name, word)
			}
		}
	}
}
