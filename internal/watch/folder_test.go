package watch

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// Folders made in one go, and files put into them at once: nothing is lost
// between the making and the watch.
func TestFolderMadeAndFilled(t *testing.T) {
	p := newProject(t)
	m := newMirror(p, start(t, p.options()))
	for i := range 60 {
		top := fmt.Sprintf("content/n%d", i)
		p.mkdir(top + "/b/c")
		p.write(top+"/1.md", "1")
		p.write(top+"/b/2.md", "2")
		p.write(top+"/b/c/3.md", "3")
		m.settle()
		if i%3 == 0 {
			p.remove(top)
		}
	}
	m.everyFolder()
}

func TestFoldersMove(t *testing.T) {
	moves := map[string]func(m *mirror){
		"in":  func(m *mirror) { m.rename("drafts", "content/drafts") },
		"out": func(m *mirror) { m.rename("content/health", "away") },
		"out, edited there, and in again": func(m *mirror) {
			m.rename("content/health", "away")
			m.write("away/flu.md", "new")
			m.write("away/more/x.md", "new")
			m.rename("away", "content/health")
		},
		"within": func(m *mirror) { m.rename("content/health", "content/medicine") },
		"within, and edited": func(m *mirror) {
			m.rename("content/health", "content/medicine")
			m.write("content/medicine/a/b/deep.md", "new")
		},
		"into a new folder": func(m *mirror) {
			m.mkdir("content/new/folder")
			m.rename("content/health", "content/new/folder/health")
			m.write("content/new/folder/health/flu.md", "new")
		},
		"from one root to another": func(m *mirror) { m.rename("content/health", "static/health") },
		"over an empty one": func(m *mirror) {
			m.mkdir("content/empty")
			m.must(syscall.Rename(m.at("content/health"), m.at("content/empty")))
		},
		"over an empty one that was watched": func(m *mirror) {
			m.mkdir("content/empty")
			m.settle()
			m.must(syscall.Rename(m.at("content/health"), m.at("content/empty")))
		},
		"and its name taken by another": func(m *mirror) {
			m.rename("content/health", "content/medicine")
			m.mkdir("content/health/a")
			m.write("content/health/flu.md", "another")
		},
		"round in a circle": func(m *mirror) {
			m.mkdir("content/other")
			m.write("content/other/x.md", "x")
			m.settle()
			m.rename("content/health", "content/third")
			m.rename("content/other", "content/health")
			m.rename("content/third", "content/other")
		},
		"there and back": func(m *mirror) {
			for range 20 {
				m.rename("content/health", "content/medicine")
				m.rename("content/medicine", "content/health")
			}
		},
		"and deleted at once": func(m *mirror) {
			m.rename("content/health", "content/medicine")
			m.remove("content/medicine")
		},
		"deleted and made again": func(m *mirror) {
			m.remove("content/health")
			m.mkdir("content/health/a/b")
			m.write("content/health/flu.md", "again")
		},
		"replaced by a file": func(m *mirror) {
			m.remove("content/health")
			m.write("content/health", "a file")
		},
		"the whole of content away": func(m *mirror) { m.rename("content", "away") },
		"the whole of content away and back": func(m *mirror) {
			m.rename("content", "away")
			m.write("away/health/flu.md", "new")
			m.settle()
			m.rename("away", "content")
		},
		"the whole of content deleted and made again": func(m *mirror) {
			m.remove("content")
			m.settle()
			m.write("content/health/flu.md", "new")
		},
		"all folders deleted": func(m *mirror) {
			m.remove("content")
			m.remove("templates")
			m.remove("static")
		},
	}
	for name, move := range moves {
		t.Run(name, func(t *testing.T) {
			p := newProject(t)
			p.write("drafts/a/b/x.md", "x")
			p.write("content/health/a/b/deep.md", "deep")
			m := newMirror(p, start(t, p.options()))
			move(m)
			m.everyFolder()
		})
	}
}

// Folders that are not there at the start are found when they come.
func TestFoldersComeLater(t *testing.T) {
	p := project{t, filepath.Join(t.TempDir(), "site")}
	p.write("content/a.md", "a")
	m := newMirror(p, start(t, p.options()))
	p.write("static/css/site.css", "p{}")
	p.write("templates/article.html", "<p>")
	if heard := m.settle(); !heard.names("static", "templates") {
		t.Fatalf("heard %v", heard)
	}
	m.everyFolder()
}

// The project's own folder is moved, deleted, replaced; and the folder above it.
func TestProjectComesAndGoes(t *testing.T) {
	above := func(p project) string { return filepath.Dir(p.root) }
	cases := map[string]struct{ away, back func(p project) }{
		"moved": {
			func(p project) { p.must(os.Rename(p.root, p.root+"2")) },
			func(p project) { p.must(os.Rename(p.root+"2", p.root)) },
		},
		"deleted": {
			func(p project) { p.must(os.RemoveAll(p.root)) },
			func(p project) { p.write("content/a.md", "a") },
		},
		"replaced": {
			func(p project) {
				p.must(os.Rename(p.root, p.root+"2"))
				p.write("content/other.md", "other")
			},
			func(p project) {
				p.must(os.RemoveAll(p.root))
				p.must(os.Rename(p.root+"2", p.root))
			},
		},
		"the folder above moved": {
			func(p project) { p.must(os.Rename(above(p), above(p)+"2")) },
			func(p project) { p.must(os.Rename(above(p)+"2", above(p))) },
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			p := newProject(t)
			opt := p.options()
			opt.rest = restGone
			m := newMirror(p, start(t, opt))
			for range 2 {
				c.away(p)
				for !m.heard.All {
					m.hear(take(t, m.w))
				}
				m.heard = Change{}
				c.back(p)
				for !m.heard.All {
					m.hear(take(t, m.w))
				}
				m.everyFolder()
			}
		})
	}
}

// The project's folder is moved and back so quickly that it looks as before; the
// watch on it has ended all the same.
func TestProjectMovedAndBackAtOnce(t *testing.T) {
	p := newProject(t)
	m := newMirror(p, start(t, p.options()))
	for range 5 {
		p.must(os.Rename(p.root, p.root+"2"))
		p.must(os.Rename(p.root+"2", p.root))
		for !take(t, m.w).All {
		}
		m.everyFolder()
	}
}

// Whatever is done to folders and files, in whatever order, every change is
// reported by events, and every folder is watched in the end.
func TestRandomEdits(t *testing.T) {
	for seed := range seeds() {
		t.Run(strconv.Itoa(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(uint64(seed), 7))
			p := newProject(t)
			m := newMirror(p, start(t, p.options()))
			for step := range 150 {
				randomEdit(p, r, step, 12)
				if r.IntN(6) == 0 {
					m.settle()
				}
			}
			m.everyFolder()
		})
	}
}

// The same with links, of which some lead nowhere at times: events and rescans
// together report every change.
func TestRandomEditsWithLinks(t *testing.T) {
	for seed := range seeds() {
		t.Run(strconv.Itoa(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(uint64(seed), 8))
			p := newProject(t)
			opt := p.options()
			opt.rest = time.Millisecond
			m := newMirror(p, start(t, opt))
			for step := range 150 {
				randomEdit(p, r, step, 15)
				if r.IntN(6) == 0 {
					m.await()
				}
			}
			m.await()
		})
	}
}

func seeds() int {
	if testing.Short() {
		return 3
	}
	return 8
}

// randomEdit makes one of the first so many kinds of edits; links are made by the
// last three.
func randomEdit(p project, r *rand.Rand, step, kinds int) {
	folder := func() string {
		name := []string{"content", "static", "outside"}[r.IntN(3)]
		for range r.IntN(4) {
			name += "/" + string(rune('a'+r.IntN(3)))
		}
		return name
	}
	file := func() string { return folder() + "/" + strconv.Itoa(r.IntN(5)) + ".md" }
	// Links lead to what lies here, so that there are no circles.
	shared := func() string {
		return "shared/" + []string{"a", "b", "a/1.md", "b/1.md", "1.md"}[r.IntN(5)]
	}
	text := strconv.Itoa(step)
	switch r.IntN(kinds) {
	case 0:
		os.RemoveAll(p.at(folder()))
	case 1, 2, 3:
		os.MkdirAll(filepath.Dir(p.at(folder())), 0o755)
		os.Rename(p.at(folder()), p.at(folder()))
	case 4:
		os.MkdirAll(p.at(folder()), 0o755)
	case 5:
		os.Rename(p.at(file()), p.at(file()))
	case 6:
		os.Remove(p.at(file()))
	case 7:
		exchange(p.at(folder()), p.at(folder()))
	case 12:
		os.MkdirAll(filepath.Dir(p.at(folder())), 0o755)
		os.Symlink(p.at(shared()), p.at(folder()))
	case 13:
		os.RemoveAll(p.at(shared()))
	case 14:
		name := shared() + "/2.md"
		os.MkdirAll(filepath.Dir(p.at(name)), 0o755)
		os.WriteFile(p.at(name), []byte(text), 0o644)
	default:
		name := file()
		os.MkdirAll(filepath.Dir(p.at(name)), 0o755)
		os.WriteFile(p.at(name), []byte(text), 0o644)
	}
}
