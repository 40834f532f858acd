package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Links are followed where package source follows them, and what they lead to
// changes for the link.
func TestLinks(t *testing.T) {
	cases := map[string]struct {
		before func(p project)
		edit   func(p project)
		want   []string
	}{
		"a file elsewhere in the project": {
			func(p project) { p.write("shared/a.md", "a"); p.link("../shared/a.md", "content/a.md") },
			func(p project) { p.write("shared/a.md", "new") },
			[]string{"content/a.md"},
		},
		"a file elsewhere, replaced": {
			func(p project) { p.write("shared/a.md", "a"); p.link("../shared/a.md", "content/a.md") },
			func(p project) { p.write("shared/b.md", "new"); p.rename("shared/b.md", "shared/a.md") },
			[]string{"content/a.md"},
		},
		"a file beside which others change": {
			func(p project) { p.write("shared/a.md", "a"); p.link("../shared/a.md", "content/a.md") },
			func(p project) { p.write("shared/b.md", "new") },
			nil,
		},
		"a file in the project's own folder": {
			func(p project) { p.write("README.md", "a"); p.link("../README.md", "content/about.md") },
			func(p project) { p.write("README.md", "new") },
			[]string{"content/about.md"},
		},
		"a file of the site": {
			func(p project) { p.link("health/flu.md", "content/flu.md") },
			func(p project) { p.write("content/health/flu.md", "new") },
			[]string{"content/flu.md", "content/health/flu.md"},
		},
		"a folder elsewhere in the project": {
			func(p project) { p.write("shared/x/a.md", "a"); p.link("../shared", "content/shared") },
			func(p project) { p.write("shared/x/a.md", "new") },
			[]string{"content/shared/x/a.md"},
		},
		"a folder elsewhere, and a new one in it": {
			func(p project) { p.mkdir("shared"); p.link("../shared", "content/shared") },
			func(p project) { p.mkdir("shared/x") },
			[]string{"content/shared/x"},
		},
		"a folder elsewhere that goes away": {
			func(p project) { p.write("shared/x/a.md", "a"); p.link("../shared", "content/shared") },
			func(p project) { p.rename("shared", "away") },
			[]string{"content/shared"},
		},
		"one folder by two names": {
			func(p project) { p.link("health", "content/medicine") },
			func(p project) { p.write("content/health/flu.md", "new") },
			[]string{"content/health/flu.md", "content/medicine/flu.md"},
		},
		"the link itself": {
			func(p project) { p.write("content/a.md", "a"); p.link("a.md", "content/b.md") },
			func(p project) {
				p.link("health/flu.md", "content/.new")
				p.rename("content/.new", "content/b.md")
				p.write("content/health/flu.md", "new")
			},
			[]string{"content/b.md", "content/health/flu.md"},
		},
		"out of the project": {
			func(p project) { p.write("../other/a.md", "a"); p.link("../../other", "content/other") },
			func(p project) { p.write("../other/a.md", "new") },
			nil,
		},
		"out of the project, not there yet": {
			func(p project) { p.mkdir("../other"); p.link("../../other/a.md", "content/other.md") },
			func(p project) { p.write("../other/a.md", "new") },
			nil,
		},
		"the whole of content, out of the project": {
			func(p project) { p.rename("content", "../other"); p.link("../other", "content") },
			func(p project) { p.write("../other/health/flu.md", "new") },
			[]string{"content/health/flu.md"},
		},
		"the configuration, out of the project": {
			func(p project) { p.rename("galen.yaml", "../galen.yaml"); p.link("../galen.yaml", "galen.yaml") },
			func(p project) { p.write("../galen.yaml", "new") },
			[]string{"galen.yaml"},
		},
		"round in a circle": {
			func(p project) {
				p.link("..", "content/health/up")
				p.link("../../content", "content/health/content")
				p.link(".", "content/here")
				p.link("self.md", "content/self.md")
			},
			func(p project) { p.write("content/health/flu.md", "new") },
			[]string{"content/health/flu.md"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			p := newProject(t)
			c.before(p)
			m := newMirror(p, start(t, p.options()))
			c.edit(p)
			if heard := m.settle(); !heard.names(c.want...) || c.want == nil && (heard.All || len(heard.Paths) > 0) {
				t.Fatalf("heard %v, want %q", heard, c.want)
			}
		})
	}
}

// What events do not tell of links, rescans find.
func TestLinksLeftToRescans(t *testing.T) {
	cases := map[string]struct{ before, edit func(p project) }{
		"a file that does not exist yet": {
			func(p project) { p.link("../shared/deep/a.md", "content/a.md") },
			func(p project) { p.write("shared/deep/a.md", "new") },
		},
		"a second link on the way": {
			func(p project) {
				p.write("shared/a.md", "a")
				p.write("shared/b.md", "b")
				p.link("a.md", "shared/way.md")
				p.link("../shared/way.md", "content/a.md")
			},
			func(p project) { p.remove("shared/way.md"); p.link("b.md", "shared/way.md") },
		},
		"the folder above the target is moved, and another takes its place": {
			func(p project) { p.write("shared/deep/a.md", "a"); p.link("../shared/deep/a.md", "content/a.md") },
			func(p project) { p.rename("shared", "away"); p.write("shared/deep/a.md", "new") },
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			p := newProject(t)
			c.before(p)
			var heard notices
			opt := p.options()
			opt.Notice, opt.rest = heard.hear, time.Millisecond
			m := newMirror(p, start(t, opt))
			for range 3 {
				c.edit(p)
				m.await()
				p.remove("away")
			}
			heard.demand(t) // links say nothing about the disk
		})
	}
}

// Links to folders of links could multiply without end.
func TestLinksDoNotMultiply(t *testing.T) {
	p := newProject(t)
	const levels, each = 12, 4
	for level := range levels {
		p.mkdir(fmt.Sprint("shared/", level))
		for i := range each {
			p.link(fmt.Sprint("../", level+1), fmt.Sprint("shared/", level, "/", i))
		}
	}
	p.mkdir(fmt.Sprint("shared/", levels))
	p.link("../shared/0", "content/links")
	w := start(t, p.options())
	w.Close()
	if n := len(w.snapshot); n > 5*maxLinks {
		t.Errorf("%d entries", n)
	}
}

// Of two names for one folder the first goes; the other is still watched.
func TestOneNameOfTwoGoes(t *testing.T) {
	for _, gone := range []string{"content/one", "content/two"} {
		p := newProject(t)
		p.write("shared/a/x.md", "x")
		p.link("../shared", "content/one")
		p.link("../shared", "content/two")
		m := newMirror(p, start(t, p.options()))
		p.must(os.Remove(p.at(gone)))
		m.settle()
		p.write("shared/x.md", "x")
		p.write("shared/a/x.md", "new")
		m.settle()
		m.everyFolder()
	}
}

// The project is reached by a link.
func TestProjectIsALink(t *testing.T) {
	p := newProject(t)
	p.write("README.md", "a")
	p.link("../README.md", "content/about.md")
	by := project{t, filepath.Join(t.TempDir(), "link")}
	p.must(os.Symlink(p.root, by.root))
	m := newMirror(by, start(t, by.options()))
	p.write("content/health/flu.md", "new")
	p.write("README.md", "new")
	if heard := m.settle(); !heard.names("content/about.md", "content/health/flu.md") {
		t.Fatalf("heard %v", heard)
	}
	m.everyFolder()
}
