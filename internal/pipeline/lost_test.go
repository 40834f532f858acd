package pipeline

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"galen/internal/record"
	"galen/internal/testing/tally"
)

// lost are what may happen to a site and its record between two releases, beside
// edits of a text.
var lost = []struct {
	what string
	do   func(s *outsideFixture)
	want string // the codes
	says string
}{
	// listed: C6, F4
	{"an emptied record", func(s *outsideFixture) { s.record("") }, "HN109", "no record: 2 articles older than today are recorded as they are now"},
	{"no record", func(s *outsideFixture) { check(s, os.Remove(s.recordFile())) }, "HN109", "no record: 2 articles"},
	{"a line taken out", func(s *outsideFixture) { s.without(`(?m)^.*"/health/other/".*\n`) }, "HN109 HN109", "1 article older than today is recorded as it is now: content/health/other.md"},
	// made up
	{"a line taken out, and a word changed", func(s *outsideFixture) {
		s.without(`(?m)^.*"/health/other/".*\n`)
		s.set(otherFile, "It rains", "It snows")
	}, "HN109 HN109", "it had 3 addresses and now has 2"},
	{"the last line taken out", func(s *outsideFixture) { s.without(`(?m)^.*"seal".*\n`) }, "HN109", "its last line is gone"},
	{"marks written by hand", func(s *outsideFixture) {
		s.set(otherFile, "It rains", "It snows")
		s.without(`,"marks":"[^"]*"`)
	}, "HN105 HN109", "a line was changed by hand"},
	{"a pipe", func(s *outsideFixture) {
		check(s, os.Remove(s.recordFile()))
		makePipe(s.T, s.recordFile())
	}, "no-record", "is not a file"},
	{"a folder", func(s *outsideFixture) {
		check(s, os.Remove(s.recordFile()))
		check(s, os.Mkdir(s.recordFile(), 0o755))
	}, "no-record", "is not a file"},
	// listed: C8
	{"an alias on an unrelated article", func(s *outsideFixture) {
		s.files[otherFile] = setKey(s.files[otherFile], "aliases", "[/health/twelve/]")
		delete(s.files, standingFile)
	}, "HN106", "now leads to a different article"},
	// made up
	{"an alias on a new, unrelated article", func(s *outsideFixture) {
		s.files["content/health/new.md"] = "---\ntitle: New\ndescription: Quite new.\ndate: 2026-11-27\nupdated: 2026-11-27\nauthors: [ada]\naliases: [/health/twelve/]\n---\n\nNothing of before.\n"
		delete(s.files, standingFile)
	}, "HN106", "now leads to a different article"},
	{"an alias on a page", func(s *outsideFixture) {
		s.files["content/about.md"] = setKey(s.files["content/about.md"], "aliases", "[/health/twelve/]")
		delete(s.files, standingFile)
	}, "HN106", "a page that is not an article"},
	{"moved", func(s *outsideFixture) {
		s.move()
	}, "", ""},
	{"moved and changed", func(s *outsideFixture) {
		s.move()
		s.set(movedFile, "Nobody knows", "Somebody knows")
	}, "HN105", "Somebody"},
	{"deleted", func(s *outsideFixture) { delete(s.files, standingFile) }, "HN106", "leads nowhere"},
	{"a draft again", func(s *outsideFixture) { s.set(standingFile, "kind:", "draft: true\nkind:") }, "HN106", "not published"},
	{"an embargo", func(s *outsideFixture) { s.set(standingFile, "kind:", "embargo: 2026-12-24\nkind:") }, "HN106", "not published"},
	{"withdrawn", func(s *outsideFixture) {
		s.set(standingFile, "kind:", "withdrawn: {date: 2026-11-27, reason: It was wrong.}\nkind:")
	}, "", ""},
	{"a record of the form before", func(s *outsideFixture) {
		s.without(`"form":2,|"seen":"[^"]*",|,"shown":\{[^}]*\}`)
		s.without(`(?m)^.*"seal".*\n`)
	}, "", ""},
	{"a record of the form before, and a word", func(s *outsideFixture) {
		s.without(`"form":2,|"seen":"[^"]*",|,"shown":\{[^}]*\}`)
		s.without(`(?m)^.*"seal".*\n`)
		s.set(standingFile, "Nobody knows", "Somebody knows")
	}, "HN105", "Somebody"},
	{"a chart's bytes", func(s *outsideFixture) { s.files["content/health/twelve/chart.png"] = dots(7) }, "HN105", "a picture in the text"},
	{"a photograph's bytes", func(s *outsideFixture) { s.files["content/health/twelve/photo.png"] = dots(7) }, "HN105", "the picture has changed"},
	{"a new article of today", func(s *outsideFixture) {
		s.files["content/health/new.md"] = "---\ntitle: New\ndescription: Quite new.\ndate: 2026-11-27\nauthors: [ada]\n---\n\nText.\n"
	}, "", ""},
}

const movedFile = "content/health/moved/index.md"

// move gives the article another address, with an alias.
func (s *outsideFixture) move() {
	for _, name := range []string{"photo.png", "chart.png"} {
		s.files["content/health/moved/"+name] = s.files["content/health/twelve/"+name]
		delete(s.files, "content/health/twelve/"+name)
	}
	s.files[movedFile] = setKey(s.files[standingFile], "aliases", "[/health/twelve/]")
	delete(s.files, standingFile)
}

func (s *outsideFixture) recordFile() string { return filepath.Join(s.opt.Source, record.File) }

func (s *outsideFixture) record(text string) {
	check(s, os.WriteFile(s.recordFile(), []byte(text), 0o644))
}

// without takes out of the record what a pattern matches.
func (s *outsideFixture) without(pattern string) {
	s.Helper()
	old, err := os.ReadFile(s.recordFile())
	check(s, err)
	now := regexp.MustCompile(pattern).ReplaceAllString(string(old), "")
	if now == string(old) {
		s.Fatalf("%s is not in\n%s", pattern, old)
	}
	s.record(now)
}

// TestKind12Lost: what a record has lost is told, and what readers knew is not lost.
func TestKind12Lost(t *testing.T) {
	tally.Kind(t, 12, "lost")
	for _, c := range lost {
		t.Run(c.what, func(t *testing.T) {
			s := releasedStanding(t)
			c.do(s)
			list := s.build(true)
			if got := codes(list); got != c.want {
				t.Fatalf("%q, want %q: %v", got, c.want, list)
			}
			said := ""
			for _, d := range list {
				said += d.Error() + d.Hint + "\n"
			}
			if !strings.Contains(said, c.says) {
				t.Errorf("%s does not say %q", said, c.says)
			}
			if !list.Failed() { // told once
				if list := s.build(true); len(list) > 0 {
					t.Errorf("and again: %v", list)
				}
			}
		})
	}
}

// TestAliasHint: the correction that the hint writes tells readers what became of the
// article.
func TestAliasHint(t *testing.T) {
	s := releasedStanding(t)
	s.files[otherFile] = setKey(s.files[otherFile], "aliases", "[/health/twelve/]")
	delete(s.files, standingFile)
	list := s.build(true)
	_, corrections, ok := strings.Cut(list[0].Hint, "corrections: ")
	if !ok {
		t.Fatal(list)
	}
	s.files[otherFile] = setKey(s.files[otherFile], "corrections", corrections)
	if list := s.build(true); len(list) > 0 {
		t.Error(list)
	}
}

// TestWithdrawnReason: the reason of a withdrawal cannot change in silence either.
func TestWithdrawnReason(t *testing.T) {
	s := releasedStanding(t)
	s.set(standingFile, "kind:", "withdrawn: {date: 2026-11-27, reason: The numbers were invented.}\nkind:")
	if list := s.build(true); len(list) > 0 {
		t.Fatal(list)
	}
	s.opt.Now = nextWeek.AddDate(0, 0, 3)
	for _, other := range [][2]string{{"The numbers were invented.", "A slip."}, {"date: 2026-11-27, reason", "date: 2026-11-28, reason"}} {
		before := s.files[standingFile]
		s.set(standingFile, other[0], other[1])
		if list := s.build(true); codes(list) != "HN105" || !strings.Contains(list[0].Message, "withdrawal") {
			t.Error(list)
		}
		s.files[standingFile] = before
	}
	s.files[standingFile] = setKey(s.files[standingFile], "withdrawn", "")
	if list := s.build(true); codes(list) != "HN105" {
		t.Error(list)
	}
}
