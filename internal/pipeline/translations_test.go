package pipeline

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/diag"
	"galen/internal/record"
	"galen/internal/site"
	"galen/internal/testing/testtime"
)

// original is an article as a history has it: what each of its paragraphs says, and when it was corrected.
type original struct {
	title, dek string
	interests  string
	paragraphs []string
	corrected  []string // days
	updated    string
}

// text is its file, and the line on which each paragraph begins.
func (o original) text() (text string, lines []int) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\ndescription: %s\ndate: 2026-10-01\nauthors: [desk]\n", o.title, o.dek)
	if o.interests != "" {
		fmt.Fprintf(&b, "disclosures: [%s]\n", o.interests)
	}
	if o.updated != "" {
		fmt.Fprintf(&b, "updated: %s\n", o.updated)
	}
	if len(o.corrected) > 0 {
		b.WriteString("corrections:\n")
		for i, day := range o.corrected {
			fmt.Fprintf(&b, "  - {date: %s, text: It was number %d and not another.}\n", day, i)
		}
	}
	b.WriteString("---\n")
	for _, p := range o.paragraphs {
		b.WriteString("\n")
		lines = append(lines, 1+strings.Count(b.String(), "\n"))
		b.WriteString(p + "\n")
	}
	return b.String(), lines
}

func (o original) clone() original {
	o.paragraphs, o.corrected = slices.Clone(o.paragraphs), slices.Clone(o.corrected)
	return o
}

// wordsIn are those of a paragraph, however it is written.
func wordsIn(paragraph string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("**", "", "## ", "", "- ", "", "> ", "").Replace(paragraph)), " ")
}

// signedTwin is a translation, and what its original said when it was signed.
type signedTwin struct {
	file, language string
	of             original
	on             string // empty: it is not signed
}

// expected is the end of what is said of a translation, by what its original said then and says now. No two
// paragraphs say the same, and none has another place than it had.
func (s signedTwin) expected(now original) string {
	var said []string
	if s.of.title != now.title {
		said = append(said, "its title")
	}
	if s.of.dek != now.dek {
		said = append(said, "its description")
	}
	if s.of.interests != now.interests {
		said = append(said, "its disclosures")
	}
	_, lines := now.text()
	at := map[string]int{}
	for i, p := range now.paragraphs {
		at[wordsIn(p)] = i
	}
	var changed, added, before, after []int
	lost, next := 0, 0 // paragraphs that are gone since the last that is there; the next that is there now
	between := func(end int) {
		for ; next < end; next++ {
			if lost > 0 {
				changed, lost = append(changed, lines[next]), lost-1
			} else {
				added = append(added, lines[next])
			}
		}
		if lost > 0 && end < len(lines) {
			before = append(before, lines[end])
		} else if lost > 0 {
			after = append(after, lines[end-1])
		}
		lost, next = 0, end+1
	}
	for _, p := range s.of.paragraphs {
		if i, there := at[wordsIn(p)]; there {
			between(i)
		} else {
			lost++
		}
	}
	between(len(now.paragraphs))
	for _, kind := range []struct {
		what  string
		lines []int
	}{{"changed on ", changed}, {"new on ", added}, {"something is gone before ", before}, {"something is gone after ", after}} {
		switch text := strings.Trim(strings.ReplaceAll(fmt.Sprint(kind.lines), " ", ", "), "[]"); len(kind.lines) {
		case 0:
		case 1:
			said = append(said, kind.what+"line "+text)
		default:
			cut := strings.LastIndex(text, ", ")
			said = append(said, kind.what+"lines "+text[:cut]+" and "+text[cut+2:])
		}
	}
	return strings.Join(said, "; ")
}

// notice is what readers of the translation are to see: nothing, or what the original says of its change.
func (s signedTwin) notice(now original, clock time.Time) string {
	if s.on == "" || s.expected(now) == "" {
		return ""
	}
	days := []string{}
	for _, day := range append(slices.Clone(now.corrected), now.updated) {
		if day > s.on {
			days = append(days, day)
		}
	}
	first := s.on
	if len(days) > 0 {
		first = slices.Min(days)
	}
	from, _ := time.Parse(time.DateOnly, first)
	if clock.Before(from.AddDate(0, 0, historyTerm)) {
		return ""
	}
	switch last := slices.Max(append(slices.Clone(now.corrected), "")); {
	case last > s.on:
		return "corrected " + last
	case now.updated > s.on:
		return "updated " + now.updated
	}
	return "changed"
}

// historyTerm is after how many days readers are told.
const historyTerm = 3

// history is a site with an original and two translations, to which something happens.
type history struct {
	t       *testing.T
	dir     string
	now     time.Time
	of      original
	twins   []*signedTwin
	preview *Preview
	n       int // of paragraphs so far
	told    []string
	met     map[string]int
}

const originalFile = "content/health/flu.md"

// newHistory begins a history where the one before ended, whose preview goes on.
func newHistory(t *testing.T, dir string, preview *Preview, met map[string]int) *history {
	h := &history{t: t, dir: dir, preview: preview, now: time.Date(2026, 10, 2, 10, 0, 0, 0, time.UTC), met: met}
	h.of = original{title: "Flu", dek: "What is known.", paragraphs: []string{"It spreads.", "## Who is at risk", "The old are."}}
	files := map[string]string{
		"galen.yaml":               fmt.Sprintf("title: News\nbaseURL: https://news.test/\ntimezone: UTC\nlanguages: {es: {title: Noticias}, fr: {title: Nouvelles}}\ntranslations: {noticeAfter: %d}\n", historyTerm),
		"content/authors/desk.md":  "---\nname: Desk\nrole: Reporters\nkind: desk\n---\nThe desk.\n",
		"content/health/_index.md": "---\ntitle: Health\ndescription: All.\n---\n", "content/health/_index.es.md": "---\ntitle: Salud\ndescription: Todo.\n---\n", "content/health/_index.fr.md": "---\ntitle: Santé\ndescription: Tout.\n---\n",
	}
	for _, language := range []string{"es", "fr"} {
		twin := &signedTwin{file: translationOf(originalFile, language), language: language}
		h.twins = append(h.twins, twin)
		files[twin.file] = "---\ntitle: Gripe\ndescription: Lo que se sabe.\n---\n\nSe propaga.\n"
	}
	files[originalFile], _ = h.of.text()
	for name, text := range files {
		h.write(name, text)
	}
	os.Remove(filepath.Join(dir, record.File))
	return h
}

func (h *history) write(name, text string) {
	file := filepath.Join(h.dir, filepath.FromSlash(name))
	check(h.t, os.MkdirAll(filepath.Dir(file), 0o755))
	check(h.t, os.WriteFile(file, []byte(text), 0o644))
}

// say is a paragraph that none is like.
func (h *history) say(r *rand.Rand) string {
	h.n++
	return fmt.Sprintf(pick(r, "Of %d people half are well.", "## Part %d", "Some say %d.\nOthers say more.", "> So said number %d.", "- An item, %d"), h.n)
}

// step does something, and tells what and to which file.
func (h *history) step(r *rand.Rand) (kind, file string) {
	at, before := r.IntN(len(h.of.paragraphs)), h.of.clone()
	today := h.now.Format(time.DateOnly)
	twin := h.twins[r.IntN(2)]
	switch kind = pick(r, "change", "change", "insert", "insert", "remove", "title", "description", "disclosures", "break", "correct", "update", "sign", "sign", "revert", "clock", "clock", "clock"); kind {
	case "change":
		h.of.paragraphs[at] = h.say(r)
	case "insert":
		h.of.paragraphs = slices.Insert(h.of.paragraphs, r.IntN(len(h.of.paragraphs)+1), h.say(r))
	case "remove":
		h.of.paragraphs = slices.Delete(h.of.paragraphs, at, at+1)
	case "title":
		h.of.title = fmt.Sprintf("Flu %d", r.IntN(3))
	case "description":
		h.of.dek = fmt.Sprintf("What %d know.", r.IntN(3))
	case "disclosures":
		h.of.interests = pick(r, "", "None declared.", "The desk holds shares.")
	case "break":
		p := &h.of.paragraphs[at]
		if i := strings.LastIndexByte(*p, ' '); i > 0 && !strings.HasPrefix(*p, "##") {
			*p = (*p)[:i] + " **" + (*p)[i+1:] + "**"
			*p = strings.ReplaceAll(*p, "****", "")
		}
	case "correct":
		h.of.corrected, h.of.paragraphs[at] = append(h.of.corrected, today), h.say(r)
	case "update":
		h.of.updated = today
	case "sign":
		q, _, _, list := SignTranslation(context.Background(), Options{Source: h.dir, Now: h.now, Builtin: galen.Starter}, filepath.Join(h.dir, twin.file), "", "")
		if list.Failed() {
			h.t.Fatal(listed(q.Text, list))
		}
		twin.of, twin.on = h.of.clone(), today
		return kind, twin.file
	case "revert":
		if twin.on != "" {
			corrected, updated := h.of.corrected, h.of.updated
			h.of = twin.of.clone()
			h.of.corrected, h.of.updated = corrected, updated
		}
	case "clock":
		h.now = h.now.AddDate(0, 0, 1+r.IntN(4))
		return kind, ""
	}
	if !slices.ContainsFunc(h.of.paragraphs, func(p string) bool { return !strings.HasPrefix(p, "#") }) {
		h.of = before // an article of headings alone is none
	}
	text, _ := h.of.text()
	h.write(originalFile, text)
	return kind, originalFile
}

// look compares what a preview that was told of an edit says with what is expected, and now and then what a
// site says that is read anew.
func (h *history) look(anew bool, paths ...string) string {
	list, _ := h.preview.Update(context.Background(), h.now, paths...)
	if list.Failed() {
		return "the site is in error:\n" + listed(h.preview.Text, list)
	}
	if fault := h.compare("the preview", list, h.preview.Current().site); fault != "" || !anew {
		return fault
	}
	fresh, list := Open(context.Background(), Options{Source: h.dir, Now: h.now, Builtin: galen.Starter})
	return h.compare("a reading anew", list, fresh.site)
}

// compare compares what somebody says of the translations, and shows readers of them, with what is expected.
func (h *history) compare(who string, list diag.List, s *site.Site) string {
	for _, twin := range h.twins {
		want := ""
		if says := twin.expected(h.of); twin.on != "" && says != "" {
			want = fmt.Sprintf("the original, %s, has changed since this translation was signed on %s: %s", originalFile, twin.on, says)
			h.met["warned"]++
			for kind, text := range map[string]string{"changed": "changed on", "new": "new on", "before": "gone before", "after": "gone after", "title": "its title", "description": "its description", "disclosures": "its disclosures"} {
				h.met["warned "+kind] += count(strings.Contains(says, text))
			}
		} else if twin.on != "" {
			h.met["followed"]++
		}
		if got := warned(list, twin.file); got != want {
			return fmt.Sprintf("%s says of %s\n%q, and should say\n%q", who, twin.file, got, want)
		}
		want = twin.notice(h.of, h.now)
		kind, _, _ := strings.Cut(want, " ")
		h.met["notice "+kind]++
		if got := shownNotice(s.Edition(twin.language)); got != want {
			return fmt.Sprintf("%s shows readers of %s %q, and should show %q", who, twin.file, got, want)
		}
	}
	return ""
}

// warned is what is said of a translation that is older than its original.
func warned(list diag.List, file string) string {
	var said []string
	for _, d := range list {
		if d.Code == "HN113" && d.File == file {
			said = append(said, d.Message)
		}
	}
	return strings.Join(said, "\n")
}

func shownNotice(s *site.Site) string {
	page, _ := s.Value("page:/health/flu/").(site.Page)
	switch o := page.Outdated; {
	case o == nil:
		return ""
	case o.On.ISO == "":
		return "changed"
	case o.Corrected:
		return "corrected " + o.On.ISO
	default:
		return "updated " + o.On.ISO
	}
}

// TestHistories: forty histories of an original and two translations, which are signed, left behind and follow. After
// each step the warnings name exactly the paragraphs that are others than those that were signed, and
// readers see a note from the day on that is due.
func TestHistories(t *testing.T) {
	testtime.Plain(t)
	const histories, steps = 40, 14
	met, dir := map[string]int{}, t.TempDir()
	preview := NewPreview(Options{Source: dir, Jobs: 2, Builtin: galen.Starter})
	preview.show = site.Live
	for seed := range uint64(histories) {
		r := rand.New(rand.NewPCG(seed, 71))
		h := newHistory(t, dir, preview, met)
		if fault := h.look(false); fault != "" {
			t.Fatal(fault)
		}
		for i := range steps {
			kind, file := h.step(r)
			met[kind]++
			h.told = append(h.told, kind+" "+file+" "+h.now.Format(time.DateOnly))
			paths := []string{}
			if file != "" {
				paths = append(paths, file)
			}
			if fault := h.look(i == steps-1, paths...); fault != "" {
				text, _ := os.ReadFile(filepath.Join(h.dir, originalFile))
				t.Fatalf("history %d: %s\n%s\n%s", seed, strings.Join(h.told, "\n"), fault, text)
			}
		}
	}
	for _, kind := range []string{
		"change", "insert", "remove", "title", "description", "disclosures", "break", "correct", "update", "sign", "revert", "clock", "warned", "followed", "warned changed", "warned new",
		"warned before", "warned after", "warned title", "warned description", "warned disclosures", "notice ", "notice corrected", "notice updated", "notice changed",
	} {
		if met[kind] == 0 {
			t.Errorf("none of the kind %q", kind)
		}
	}
	t.Log(slices.Sorted(maps.Keys(met)), met)
}
