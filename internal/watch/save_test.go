package watch

import (
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"
)

// Every way in which editors save ends in a Change that names the file.
func TestEditorsSave(t *testing.T) {
	const flu = "content/health/flu.md"
	saves := map[string]func(m *mirror){
		"in place": func(m *mirror) { m.write(flu, "new") },
		"write and rename": func(m *mirror) {
			m.write("content/health/.flu.md.tmp1", "new")
			m.rename("content/health/.flu.md.tmp1", flu)
		},
		"write and rename, with a name that is not hidden": func(m *mirror) {
			m.write("content/health/flu.md.new", "new")
			m.rename("content/health/flu.md.new", flu)
		},
		"vim, with a backup": func(m *mirror) {
			m.write("content/health/4913", "")
			m.remove("content/health/4913")
			m.write("content/health/.flu.md.swp", "b0VIM")
			m.rename(flu, flu+"~")
			m.write(flu, "new")
			m.must(os.Chmod(m.at(flu), 0o644))
			m.remove(flu + "~")
			m.remove("content/health/.flu.md.swp")
		},
		"emacs, with a lock and a backup": func(m *mirror) {
			m.link("editor@host.1234:1700000000", "content/health/.#flu.md")
			m.write(flu+"~", "flu")
			m.write(flu, "new")
			m.remove("content/health/.#flu.md")
		},
		"JetBrains, safely": func(m *mirror) {
			m.write(flu+"___jb_tmp___", "new")
			m.rename(flu, flu+"___jb_old___")
			m.rename(flu+"___jb_tmp___", flu)
			m.remove(flu + "___jb_old___")
		},
		"emptied, and written later": func(m *mirror) {
			f, err := os.OpenFile(m.at(flu), os.O_WRONLY|os.O_TRUNC, 0)
			m.must(err)
			for m.known[flu] != "" { // somebody reads the empty file first
				m.hear(take(m.t, m.w))
			}
			_, err = f.WriteString("new")
			m.must(err)
			m.must(f.Close())
		},
		"deleted and written":       func(m *mirror) { m.remove(flu); m.write(flu, "new") },
		"exactly as long as before": func(m *mirror) { m.write(flu, "cup") },
	}
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			p := newProject(t)
			m := newMirror(p, start(t, p.options()))
			for range 5 {
				m.write(flu, "old")
				m.settle()
				save(m)
				if heard := m.settle(); !heard.names(flu) {
					t.Fatalf("heard %v", heard)
				}
			}
		})
	}
}

// What editors leave beside a file is not reported, nor is another program that
// only reads the files or marks them.
func TestWhatIsNotReported(t *testing.T) {
	p := newProject(t)
	p.write("public/index.html", "old")
	m := newMirror(p, start(t, p.options()))
	p.write("content/health/.flu.md.swp", "x")
	p.write("content/health/flu.md~", "x")
	p.mkdir("content/.git/objects")
	p.write("content/.git/objects/a", "x")
	p.write("public/index.html", "new")
	p.write("notes.txt", "x")
	p.mkdir("drafts")
	p.must(os.Chmod(p.at("content/health/flu.md"), 0o644))
	p.must(os.Chtimes(p.at("content/health/flu.md"), time.Now(), time.Now()))
	_, err := os.ReadFile(p.at("content/health/flu.md"))
	p.must(err)
	if heard := m.settle(); heard.All || len(heard.Paths) > 0 {
		t.Fatalf("heard %v", heard)
	}
}

// A file that may be read again is to be read again.
func TestModeIsReported(t *testing.T) {
	p := newProject(t)
	m := newMirror(p, start(t, p.options()))
	for _, mode := range []os.FileMode{0, 0o644} {
		p.must(os.Chmod(p.at("content/health/flu.md"), mode))
		p.must(os.Chmod(p.at("static"), mode|0o300))
		if heard := m.settle(); !heard.names("content/health/flu.md", "static") {
			t.Fatalf("mode %v: heard %v", mode, heard)
		}
	}
	m.everyFolder()
}

// git checkout between two branches of 500 files.
func TestBranchSwitch(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not installed")
	}
	p := newProject(t)
	run := func(args ...string) {
		t.Helper()
		cmd := exec.Command(git, args...)
		cmd.Dir = p.root
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	commit := func(branch string, every int) {
		run("checkout", "-qb", branch)
		p.remove("content")
		for i := range 500 {
			p.write("content/"+strconv.Itoa(i%every)+"/"+strconv.Itoa(i%7)+"/"+strconv.Itoa(i)+".md", branch)
		}
		run("add", "content")
		run("-c", "user.name=Editor", "-c", "user.email=editor@example.org", "commit", "-qm", branch)
	}
	run("init", "-q")
	commit("spring", 11)
	commit("autumn", 13)
	m := newMirror(p, start(t, p.options()))
	for range 5 {
		run("checkout", "-q", "spring")
		m.settle()
		run("checkout", "-q", "autumn")
		m.settle()
	}
	m.everyFolder()
}
