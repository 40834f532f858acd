package pipeline

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"galen/internal/content"
	"galen/internal/testing/tally"
)

const (
	aboutFile   = "content/about.md"
	remarksFile = "content/health/twelve/comments.yaml"
)

// ownStanding is the site of a week ago with everything that an article may show of its
// own beside its words, with a plain page, comments and a glossary.
func ownStanding(t *testing.T) *outsideFixture {
	s := newStanding(t)
	check(t, os.Remove(filepath.Join(s.opt.Source, "record.jsonl"))) // of the sign-off
	s.files[standingFile] = setKey(standingPiece, "reviewed", "{by: bo, on: 2026-11-20}")
	s.set(standingFile, "kind:", "help: [crisis]\nbreadcrumbs: [{title: What works, url: /health/}]\nrelated: [{title: The trial itself, url: \"https://other.example/trial\"}, other]\nkind:")
	s.set(standingFile, "it helps.", "it helps against ILD.")
	s.set("galen.yaml", "check:", "help:\n  crisis: {title: To talk to somebody, links: [{title: Call, url: \"tel:+123456\"}]}\n  grief: {title: In grief, links: [{title: Call, url: \"tel:+123457\"}]}\ncheck:")
	s.set(standingFile, "So the last", "See [the data](data.csv). So the last")
	s.files["content/health/twelve/data.csv"] = "group,people\ndrug,12\n"
	s.files[remarksFile] = "- {name: Cy, date: 2026-11-20T09:30, id: one, text: It helped me a lot.}\n- {name: Ada, date: 2026-11-20T09:40, reply_to: one, text: Thank you.}\n"
	s.files[content.GlossaryFile] = "- {term: ILD, expansion: interstitial lung disease, meaning: Scars of the lungs.}\n- {term: placebo, meaning: A pill of nothing.}\n"
	s.files[aboutFile] = "---\ntitle: About\ndescription: Who pays for us.\n---\n\nReaders pay for all of it. We take no money from makers of drugs. See [our accounts](https://other.example/accounts).\n"
	s.files["content/ethics.md"] = "---\ntitle: Ethics\n---\n\nNobody reviews an own article.\n"
	s.files["content/authors/ada.md"] = "---\nname: Ada\nrole: Writer\ncredentials: PhD\norcid: 0000-0002-1825-0097\n---\n"
	if list := s.build(true); list.Failed() {
		t.Fatal(list)
	}
	s.opt.Now = nextWeek
	if list := s.build(true); len(list) > 0 {
		t.Fatal(list)
	}
	return s
}

// ownCases: edits beside the words of a released article, and whether they are told.
var ownCases = []struct{ what, file, old, new, want, says string }{
	// made up
	{"a help box less", standingFile, "help: [crisis]\n", "", "HN105", `the key "help"`},
	{"another help box", standingFile, "help: [crisis]", "help: [grief]", "HN105", "help boxes"},
	{"a title on the way above", standingFile, "What works", "What does not", "HN105", "breadcrumbs"},
	{"no way of its own", standingFile, "breadcrumbs: [{title: What works, url: /health/}]\n", "", "HN105", "breadcrumbs"},
	{"a title beside", standingFile, "The trial itself", "The trial that failed", "HN105", "related piece"},
	{"where that leads", standingFile, "example/trial", "example/maker", "HN105", "related piece"},
	{"a reader's words", remarksFile, "It helped me a lot", "It did not help me", "HN105", "published comment"},
	{"a reply's words", remarksFile, "Thank you", "Go away", "HN105", "published comment"},
	{"a word put before a reader's", remarksFile, "text: It", "text: They say it", "HN105", "published comment"},
	{"a reply to nobody", remarksFile, "reply_to: one, ", "", "HN105", "published comment"},
	{"a file that it offers", "content/health/twelve/data.csv", "12", "21", "HN105", "file that the text links to"},
	{"credentials", "content/authors/ada.md", "PhD", "MD, PhD", "HN105", "credentials"},
	{"no credentials", "content/authors/ada.md", "credentials: PhD\n", "", "HN105", "credentials"},
	{"a role", "content/authors/ada.md", "Writer", "Physician", "HN105", "role"},
	{"a reviewer's role", "content/authors/bo.md", "Reviewer", "Intern", "HN105", "role"},
	{"a desk for a person", "content/authors/ada.md", "role:", "kind: desk\nrole:", "HN105", "desk"},
	{"another ORCID iD", "content/authors/ada.md", "0000-0002-1825-0097", "0000-0001-5109-3700", "HN105", "ORCID"},
	{"what letters stand for", content.GlossaryFile, "interstitial lung disease", "idiopathic lung disease", "HN105", `stands for "interstitial lung disease"`},
	{"what a word means", content.GlossaryFile, "A pill of nothing.", "A pill that works.", "HN105", `meaning of "placebo"`},
	{"a plain page's words", aboutFile, "We take no money", "We take money", "HN105", "We take money from makers"},
	{"a plain page's last sentence", aboutFile, " See [our accounts](https://other.example/accounts).", "", "HN105", "at the end"},
	{"a plain page's link", aboutFile, "example/accounts", "example/others", "HN105", "link"},
	{"a plain page's dek", aboutFile, "Who pays for us", "Who we are", "HN105", "Who we are"},
	{"a policy", "content/ethics.md", "Nobody reviews", "Anybody reviews", "HN105", "Anybody reviews"},
	{"a page of the future", aboutFile, "description:", "updated: 2027-01-01\ndescription:", "HN107", "in the future"},
	{"a page unpublished", aboutFile, "description:", "draft: true\ndescription:", "HN106", "About"},
	// not told: what comes and goes, or is another's
	{"a comment more", remarksFile, "- {name: Ada", "- {name: Bo, date: 2026-11-21, text: Me too.}\n- {name: Ada", "", ""},
	{"a comment less", remarksFile, "- {name: Ada, date: 2026-11-20T09:40, reply_to: one, text: Thank you.}\n", "", "", ""},
	{"a helper's number", "galen.yaml", "tel:+123456", "tel:+123458", "", ""},
	{"the title of another article", otherFile, "---\ntitle: Other", "---\nupdated: 2026-11-27\ntitle: Else", "", ""},
	{"a term more", content.GlossaryFile, "- {term: pla", "- {term: MRI, expansion: magnetic resonance imaging}\n- {term: pla", "", ""},
	{"a page that says so", aboutFile, "description: Who pays for us.", "updated: 2026-11-27\ndescription: Who pays.", "", ""},
	{"a page more", aboutFile, "Readers", "Readers  ", "", ""},
}

// TestKind12Own: what an article shows of its own cannot change in silence, and what is
// another's can. Each hint helps.
func TestKind12Own(t *testing.T) {
	tally.Kind(t, 12, "ownCases")
	s := ownStanding(t)
	name := filepath.Join(s.opt.Source, "record.jsonl")
	held, err := os.ReadFile(name)
	check(t, err)
	for _, c := range ownCases {
		before := maps.Clone(s.files)
		s.set(c.file, c.old, c.new)
		list := s.build(true)
		said := ""
		for _, d := range list {
			said += d.Error() + "\n" + d.Hint + "\n"
		}
		if got := codes(list); got != c.want || !strings.Contains(said, c.says) {
			t.Errorf("%s: %q, want %q with %q: %s", c.what, got, c.want, c.says, said)
		}
		for _, d := range list {
			if d.Line == 0 && c.new != "" {
				t.Errorf("%s: %s has no place", c.what, d.Error())
			}
		}
		if c.want == "HN105" {
			s.follow(c.what, c.file, list[0].Hint)
		}
		s.files = before
		check(t, os.WriteFile(name, held, 0o644))
	}
	if list := s.build(true); len(list) > 0 {
		t.Error(list)
	}
}

// TestWithdrawalUndone: an article that was withdrawn stands again with a correction
// that says so, and not with a new day alone.
func TestWithdrawalUndone(t *testing.T) {
	s := ownStanding(t)
	alive := s.files[standingFile]
	s.set(standingFile, "kind:", "withdrawn: {date: 2026-11-27, reason: The trial was never registered.}\nkind:")
	if list := s.build(true); len(list) > 0 {
		t.Fatal(list)
	}
	for _, c := range [][2]string{
		{"kind:", "HN105"}, {"updated: 2026-11-27T09:00\nkind:", "HN105"},
		{"corrections", "HN105"}, {"correction", ""},
	} {
		s.files[standingFile] = alive
		switch c[0] {
		case "corrections":
			s.set(standingFile, "corrections: [", "corrections: [{date: 2026-11-27, text: Back.}, ")
			c[1] = "HN105 HN105"
		case "correction":
			s.set(standingFile, "corrections: [", "corrections: [{date: 2026-11-27, text: It was withdrawn by mistake.}, ")
		default:
			s.set(standingFile, "kind:", c[0])
		}
		if list := s.build(true); codes(list) != c[1] {
			t.Errorf("%s: %v, want %s", c[0], list, c[1])
		}
	}
}

// TestEmptyCorrections: a correction that tells nothing pays for no change.
func TestEmptyCorrections(t *testing.T) {
	s := ownStanding(t)
	before := maps.Clone(s.files)
	for _, c := range [][2]string{
		{"Fixed.", "HN105 HN105"}, {"typo typo", "HN105 HN105"}, {"x", "empty-statement"}, {`"."`, "empty-statement"}, {"It was 13 people and not 12.", ""},
	} {
		text, want := c[0], c[1]
		s.files = maps.Clone(before)
		s.set(standingFile, "| Drug | 12 |", "| Drug | 13 |")
		s.set(standingFile, "corrections: [", "corrections: [{date: 2026-11-27, text: "+text+"}, ")
		if list := s.build(true); codes(list) != want {
			t.Errorf("%s: %v, want %q", text, list, want)
		}
	}
}

// follow does what a hint says, and builds again.
func (s *outsideFixture) follow(what, file, hint string) {
	s.Helper()
	if m := regexp.MustCompile(`delete line (\d+) of record.jsonl`).FindStringSubmatch(hint); m != nil {
		name := filepath.Join(s.opt.Source, "record.jsonl")
		text, err := os.ReadFile(name)
		check(s.T, err)
		n, _ := strconv.Atoi(m[1])
		check(s.T, os.WriteFile(name, []byte(strings.Join(slices.Delete(strings.SplitAfter(string(text), "\n"), n-1, n), "")), 0o644))
	} else if _, update, ok := strings.Cut(hint, "updated: "); ok {
		if file == remarksFile || strings.HasSuffix(file, ".csv") {
			file = standingFile
		}
		s.files[file] = setKey(s.files[file], "updated", update)
	}
	if list := s.build(true); len(list) > 0 {
		s.Errorf("%s: the hint %q does not help: %v", what, hint, list)
	}
}

// TestPagesGone: a page that readers know leads somewhere, and no page takes the place
// of an article.
func TestPagesGone(t *testing.T) {
	for what, c := range map[string]struct {
		edit func(s *outsideFixture)
		want string
	}{
		"deleted": {func(s *outsideFixture) { delete(s.files, "content/ethics.md") }, "HN106"},
		"moved": {func(s *outsideFixture) {
			s.files["content/principles.md"] = strings.Replace(s.files["content/ethics.md"], "---\n", "---\naliases: [/ethics/]\n", 1)
			delete(s.files, "content/ethics.md")
		}, ""},
		"an article's place taken": {func(s *outsideFixture) {
			s.files[aboutFile] = strings.Replace(s.files[aboutFile], "---\n", "---\nupdated: 2026-11-27\naliases: [/health/other/]\n", 1)
			delete(s.files, otherFile)
			s.set(standingFile, ", other]", "]")
		}, "HN106"},
	} {
		s := ownStanding(t)
		c.edit(s)
		if list := s.build(true); codes(list) != c.want {
			t.Errorf("%s: %v, want %q", what, list, c.want)
		}
	}
}
