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

// pause is the time that an editor takes between two steps.
func pause(d time.Duration) { time.Sleep(d) } // what is tested is this wait

// late writes a file the way of those who empty it first and take their time.
func (s *session) late(name, text string) {
	s.must(os.Truncate(s.at(name), 0))
	pause(secondLook * 2 / 3)
	s.must(os.WriteFile(s.at(name), []byte(text), 0o644))
}

// ways are how editors, and other programs, save. Lines is how often watch says
// that it has built something new. A way that has ready is one of several steps, and
// may be taken again: ready puts what is needed in its place, and says whether that
// changed anything.
var ways = []struct {
	name  string
	save  func(s *session)
	lines int
	ready func(s *session) bool
}{
	{"in place", func(s *session) { s.write(measles, s.next()) }, 1, asItIs},
	{"write and rename", func(s *session) {
		s.write("content/health/.measles.md.x1", s.next())
		s.rename("content/health/.measles.md.x1", measles)
	}, 1, nil},
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
	}, 1, asItIs},
	{"a new folder, made and filled", func(s *session) {
		s.write(category, aboutSeason)
		s.write(colds, aboutColds)
	}, 0, withoutSeasons},
	{"a backup, and the file a moment later", func(s *session) {
		s.rename(colds, colds+"~")
		pause(secondLook / 3)
		s.write(colds, aboutColds+s.mark())
		s.remove(colds + "~")
	}, 1, asItIs},
	{"emacs, with a lock and a backup", func(s *session) {
		text := s.next()
		s.must(os.Symlink("editor@desk.1234:1795341600", s.at("content/health/.#measles.md")))
		s.write("content/health/#measles.md#", text)
		s.write(measles+"~", s.read(measles))
		s.write(measles, text)
		s.remove("content/health/#measles.md#")
		s.remove("content/health/.#measles.md")
	}, 1, asItIs},
	{"JetBrains, safely", func(s *session) {
		s.write(measles+"___jb_tmp___", s.next())
		s.rename(measles, measles+"___jb_old___")
		s.rename(measles+"___jb_tmp___", measles)
		s.remove(measles + "___jb_old___")
	}, 1, asItIs},
	{"emptied, and written later: an article", func(s *session) { s.late(measles, s.next()) }, 1, asItIs},
	{"emptied, and written later: a template", func(s *session) {
		s.late("templates/_text.html", s.changed("templates/_text.html", "{{end}}", s.mark()+"{{end}}"))
	}, 1, asItIs},
	{"emptied, and written later: a style sheet", func(s *session) {
		s.late("static/site.css", s.read("static/site.css")+strings.ReplaceAll(".x{content:'y'}", "y", s.mark()))
	}, 1, asItIs},
	{"emptied, and written later: the configuration", func(s *session) {
		s.late("galen.yaml", s.changed("galen.yaml", "title: ", "title: "+s.mark()+" "))
	}, 1, asItIs},
	{"a folder moved out", func(s *session) { s.rename("content/seasons", "../away") }, 1, nil},
	{"a folder moved in", func(s *session) { s.rename("../away", "content/seasons") }, 1, nil},
	{"a folder moved out and in", func(s *session) {
		s.rename("content/seasons", "../away")
		s.rename("../away", "content/seasons")
		s.write(colds, aboutColds+s.mark())
	}, 0, asItIs},
	{"a file deleted", func(s *session) { s.remove(colds) }, 1, nil},
	{"a file restored", func(s *session) { s.write(colds, aboutColds) }, 1, withoutColds},
	{"a folder renamed", func(s *session) { s.rename("content/seasons", "content/times") }, 0, nil},
	{"a folder deleted", func(s *session) { s.must(os.RemoveAll(s.at("content/times"))) }, 0, nil},
	{"git, which puts another state there", func(s *session) { s.git("checkout", "-q", "other") }, 0, (*session).firstState},
	{"git, which brings the first state back", func(s *session) { s.git("checkout", "-qf", "first") }, 0, (*session).otherState},
}

func asItIs(*session) bool { return false }

func withoutSeasons(s *session) bool {
	_, err := os.Stat(s.at("content/seasons"))
	s.must(os.RemoveAll(s.at("content/seasons")))
	return err == nil
}

func withoutColds(s *session) bool { return os.Remove(s.at(colds)) == nil }

func (s *session) firstState() bool {
	if _, err := os.Stat(s.at(".git")); err != nil {
		s.states()
	}
	s.git("checkout", "-qf", "first")
	return true
}

func (s *session) otherState() bool {
	s.git("checkout", "-qf", "other")
	return true
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
			for tries := 1; ; tries++ {
				if way.ready != nil && way.ready(s) {
					s.settle()
					s.news()
				}
				n, slow := s.take(way.save)
				amiss := n.amiss(way.lines)
				if amiss != "" && slow && way.ready != nil && tries < 20 {
					continue
				}
				if amiss != "" {
					t.Errorf("%s(try %d, slowly: %v)", amiss, tries, slow)
				}
				return
			}
		})
		if !ok {
			return // what follows would fail for the same reason
		}
	}
}

// take saves in some way, and gives what is said of it. A machine that makes the steps
// longer than galen waits shows nothing: slow says so.
func (s *session) take(save func(s *session)) (n news, slow bool) {
	s.Helper()
	began := time.Now()
	save(s)
	slow = time.Since(began) > secondLook*3/4
	s.settle()
	return s.news(), slow
}

// amiss says what is wrong with what was said of a way to save.
func (n news) amiss(lines int) string {
	var b strings.Builder
	if said := built.FindAllString(n.watch, -1); lines > 0 && len(said) != lines {
		fmt.Fprintf(&b, "built %d times, want %d:\n%s\n", len(said), lines, n.watch)
	}
	if other := built.ReplaceAllString(n.watch, ""); other != "" {
		fmt.Fprintf(&b, "watch said:\n%s\n", other)
	}
	if n.serve != "" {
		fmt.Fprintf(&b, "serve said:\n%s\n", n.serve)
	}
	if strings.Contains(n.shown, `"problems"`) {
		fmt.Fprintf(&b, "an error was shown:\n%s\n", n.shown)
	}
	return b.String()
}

// built is what watch says when it has built something new.
var built = regexp.MustCompile(`(?m)^\d\d:\d\d:\d\d \d+ changed, \d+ removed in public\n`)
