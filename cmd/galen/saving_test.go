package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
)

// pause is the time that an editor takes between two steps. A machine that makes
// it longer than galen waits shows nothing; the way of saving is taken again.
func (s *session) pause(d time.Duration) {
	began := time.Now()
	time.Sleep(d) // what is tested is this wait
	s.slow = s.slow || time.Since(began) > secondLook*3/4
}

// late writes a file the way of those who empty it first and take their time.
func (s *session) late(name, text string) {
	s.must(os.Truncate(s.at(name), 0))
	s.pause(secondLook * 2 / 3)
	s.must(os.WriteFile(s.at(name), []byte(text), 0o644))
}

// ways are how editors, and other programs, save. Lines is how often watch says
// that it has built something new.
var ways = []struct {
	name  string
	save  func(s *session)
	lines int
}{
	{"in place", func(s *session) { s.write(measles, s.next()) }, 1},
	{"write and rename", func(s *session) {
		s.write("content/health/.measles.md.x1", s.next())
		s.rename("content/health/.measles.md.x1", measles)
	}, 1},
	{"vim, with a backup", func(s *session) {
		text := s.next()
		s.write("content/health/.measles.md.swp", "b0VIM")
		s.write("content/health/4913", "")
		s.remove("content/health/4913")
		s.rename(measles, measles+"~")
		s.write(measles, text)
		s.must(os.Chmod(s.at(measles), 0o644))
		s.remove(measles + "~")
		s.remove("content/health/.measles.md.swp")
	}, 1},
	{"a new folder, made and filled", func(s *session) {
		s.write(category, aboutSeason)
		s.write(colds, aboutColds)
	}, 0},
	{"a backup, and the file a moment later", func(s *session) {
		s.rename(colds, colds+"~")
		s.pause(secondLook / 3)
		s.write(colds, aboutColds+s.mark())
		s.remove(colds + "~")
	}, 1},
	{"emacs, with a lock and a backup", func(s *session) {
		text := s.next()
		s.must(os.Symlink("editor@desk.1234:1795341600", s.at("content/health/.#measles.md")))
		s.write("content/health/#measles.md#", text)
		s.write(measles+"~", s.read(measles))
		s.write(measles, text)
		s.remove("content/health/#measles.md#")
		s.remove("content/health/.#measles.md")
	}, 1},
	{"JetBrains, safely", func(s *session) {
		s.write(measles+"___jb_tmp___", s.next())
		s.rename(measles, measles+"___jb_old___")
		s.rename(measles+"___jb_tmp___", measles)
		s.remove(measles + "___jb_old___")
	}, 1},
	{"emptied, and written later: an article", func(s *session) { s.late(measles, s.next()) }, 1},
	{"emptied, and written later: a template", func(s *session) {
		s.late("templates/_text.html", s.changed("templates/_text.html", "{{end}}", s.mark()+"{{end}}"))
	}, 1},
	{"emptied, and written later: a style sheet", func(s *session) {
		s.late("static/site.css", s.read("static/site.css")+strings.ReplaceAll(".x{content:'y'}", "y", s.mark()))
	}, 1},
	{"emptied, and written later: the configuration", func(s *session) {
		s.late("galen.yaml", s.changed("galen.yaml", "title: ", "title: "+s.mark()+" "))
	}, 1},
	{"a folder moved out", func(s *session) { s.rename("content/seasons", "../away") }, 1},
	{"a folder moved in", func(s *session) { s.rename("../away", "content/seasons") }, 1},
	{"a folder moved out and in", func(s *session) {
		s.rename("content/seasons", "../away")
		s.rename("../away", "content/seasons")
		s.write(colds, aboutColds+s.mark())
	}, 0},
	{"a file deleted", func(s *session) { s.remove(colds) }, 1},
	{"a file restored", func(s *session) { s.write(colds, aboutColds) }, 1},
	{"a folder renamed", func(s *session) { s.rename("content/seasons", "content/times") }, 0},
	{"a folder deleted", func(s *session) { s.must(os.RemoveAll(s.at("content/times"))) }, 0},
	{"git, which puts another state there", func(s *session) {
		s.states()
		s.git("checkout", "-q", "other")
	}, 0},
	{"git, which brings the first state back", func(s *session) { s.git("checkout", "-qf", "first") }, 0},
}

// mark is a word that was not there.
func (s *session) mark() string {
	s.edits++
	return fmt.Sprintf("edit-%d", s.edits)
}

// next is the next text of an article.
func (s *session) next() string { return s.read(measles) + "\n" + s.mark() + "\n" }

func (s *session) git(args ...string) {
	s.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "GIT_AUTHOR_NAME=desk", "GIT_AUTHOR_EMAIL=desk@test.example",
		"GIT_COMMITTER_NAME=desk", "GIT_COMMITTER_EMAIL=desk@test.example")
	if out, err := cmd.CombinedOutput(); errors.Is(err, exec.ErrNotFound) {
		s.Skip("install the package git")
	} else if err != nil {
		s.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// states lays two states of the site up in git, and leaves the first.
func (s *session) states() {
	s.git("init", "-q", "-b", "first")
	s.git("add", ".")
	s.git("commit", "-qm", "first")
	s.git("checkout", "-qb", "other")
	s.write(measles, s.next())
	s.write(about, s.read(about)+"\nAnother state.\n")
	s.write(category, aboutSeason)
	s.write(colds, aboutColds)
	s.write("static/site.css", s.read("static/site.css")+"\n.prose{color:#321}\n")
	s.write("templates/_text.html", s.changed("templates/_text.html", "{{end}}", "Other. {{end}}"))
	s.git("add", ".")
	s.git("commit", "-qm", "other")
	s.git("checkout", "-q", "first")
	s.settle()
	s.news()
}

// TestSaving saves in many ways while galen watch and galen serve are at work.
// Each ends in what a clean build gives, and no error is shown at any time.
func TestSaving(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	s.news()
	for _, way := range ways {
		ok := t.Run(way.name, func(t *testing.T) {
			s.TB = t
			n := s.take(way.save)
			for tries := 1; s.slow && tries < 20; tries++ {
				n = s.take(way.save)
			}
			if lines := built.FindAllString(n.watch, -1); way.lines > 0 && len(lines) != way.lines {
				t.Errorf("built %d times, want %d:\n%s", len(lines), way.lines, n.watch)
			}
			if other := built.ReplaceAllString(n.watch, ""); other != "" {
				t.Errorf("watch said:\n%s", other)
			}
			if n.serve != "" {
				t.Errorf("serve said:\n%s", n.serve)
			}
			if strings.Contains(n.shown, `"problems"`) {
				t.Errorf("an error was shown:\n%s", n.shown)
			}
		})
		if !ok {
			return // what follows would fail for the same reason
		}
	}
}

// take saves in some way, and gives what is said of it.
func (s *session) take(save func(s *session)) news {
	s.Helper()
	s.slow = false
	save(s)
	s.settle()
	return s.news()
}

// built is what watch says when it has built something new.
var built = regexp.MustCompile(`(?m)^\d\d:\d\d:\d\d \d+ changed, \d+ removed in public\n`)
