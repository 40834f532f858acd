package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galen"
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/site"
)

// workshop is where a site is built in two ways: in the folder warm, which keeps
// its output and its cache, and in the folder clean, which has neither. A preview
// shows what is in the folder warm.
type workshop struct {
	t           testing.TB
	dir         string
	warm, clean *project
	state       *state
	forget      func(key string) bool
	builds      int
	outputs     []outputFiles // after the most recent builds without errors
	caches      []outputFiles
	command     *Builder
	themed      *Builder // by which clean builds have the theme of the one before; nil: they do not
	screen      *Preview
	desk        *Preview // as the editors have it: with whatever is held back

	reuse // how often something was used again
}

// project is a folder with a site and what its files are now.
type project struct {
	dir, out string
	held     sourceFiles
}

// recent is how many builds a workshop remembers.
const recent = 6

func newWorkshop(t testing.TB, forget func(key string) bool) *workshop {
	dir := quickDir(t)
	w := &workshop{t: t, dir: dir, forget: forget, command: new(Builder)}
	w.warm = &project{dir: filepath.Join(dir, "warm"), out: filepath.Join(dir, "warm/public")}
	w.clean = &project{dir: filepath.Join(dir, "clean"), out: filepath.Join(dir, "clean/public")}
	files := newsroom()
	w.state = &state{files: files, good: maps.Clone(files), now: midday, desk: w}
	return w
}

// compare builds in both ways, and says what differs.
func (w *workshop) compare() string {
	w.builds += 2
	var changed []string
	kept := w.keepTimes()
	for _, p := range []*project{w.warm, w.clean} {
		changed = w.state.files.sync(w.t, p.dir, p.held)
		p.held = maps.Clone(w.state.files)
	}
	changed = append(changed, kept...)
	check(w.t, os.RemoveAll(w.clean.out))
	check(w.t, os.RemoveAll(filepath.Join(w.clean.dir, CacheFolder)))
	before := look(w.t, w.warm.out)
	if w.builds%8 == 0 {
		w.command = new(Builder) // what it remembered is gone, what it wrote is not
	}
	warm, clean := w.command.Run(context.Background(), w.options(w.warm)), w.cleanly().Run(context.Background(), w.options(w.clean))
	after := look(w.t, w.warm.out)
	w.state.failing = clean.Problems.Failed()
	if warm.Published && w.command.last != nil {
		w.watch.add(w.command.last.reused)
	}
	if a, b := told(warm), told(clean); a != b {
		return "a warm build says\n" + a + "and a clean build says\n" + b
	}
	if fault := w.compareScreen(changed, clean); fault != "" {
		return fault
	}
	if w.state.failing {
		return before.differs(after, "after a build that failed, the output is another")
	}
	w.state.good = maps.Clone(w.state.files)
	w.outputs = append(w.outputs, after)[max(0, len(w.outputs)+1-recent):]
	w.caches = append(w.caches, look(w.t, filepath.Join(w.warm.dir, CacheFolder)))[max(0, len(w.caches)+1-recent):]
	return look(w.t, w.clean.out).differs(after, "a warm build gives what a clean build does not")
}

// cleanly is what makes a clean build.
func (w *workshop) cleanly() *Builder {
	if w.themed == nil {
		return new(Builder)
	}
	if w.themed.last != nil {
		w.themed.last = w.themed.last.onlyTheme()
	}
	return w.themed
}

// verify builds with --verify, and says what that finds.
func (w *workshop) verify() string {
	w.state.files.sync(w.t, w.warm.dir, w.warm.held)
	opt := w.options(w.warm)
	opt.Verify = true
	if r := Run(context.Background(), opt); r.Problems.Failed() {
		return "--verify says\n" + listed(r.Source, r.Problems)
	}
	return ""
}

func (w *workshop) options(p *project) Options {
	return Options{
		Source: p.dir, Output: p.out, BaseURL: w.state.base, Now: w.state.now, Drafts: w.state.drafts, Jobs: 2, Builtin: galen.Starter, dropForTest: w.forget,
	}
}

// compareScreen has the preview look at the paths that changed, or at all, and
// says how it differs from the output of a clean build.
func (w *workshop) compareScreen(changed []string, clean Result) string {
	if w.forget != nil {
		return ""
	}
	show := site.Live
	if w.state.drafts {
		show = site.WithDrafts
	}
	if p := w.screen; p == nil || p.show != show || p.opt.BaseURL != w.state.base {
		w.screen = NewPreview(Options{Source: w.warm.dir, BaseURL: w.state.base, Drafts: w.state.drafts, Jobs: 2, Builtin: galen.Starter})
		w.screen.show = show
	}
	if w.builds%4 == 0 {
		changed = nil
	}
	if w.builds%16 == 0 {
		if fault := w.compareDesk(); fault != "" {
			return fault
		}
	}
	list, news := w.screen.Update(context.Background(), w.state.now, changed...)
	var shown outputFiles
	if !list.Failed() {
		if news {
			w.preview.add(w.screen.Current().reused)
		}
		var f Findings // which a page shows, and a build refuses
		found, _ := w.screen.Current().findings(func(a *content.Article) bool { return !a.Draft || w.state.drafts })
		if found := f.count(found); found.Failed() {
			list = append(slices.Clone(list), found...)
			list.Sort()
		}
	}
	if !list.Failed() {
		if w.builds%8 < 4 { // else it finds all that it goes through made
			shown = screenshot(w.screen)
		}
		list, _ = w.screen.Check(context.Background())
		list.Sort()
		w.preview.inPart += count(w.screen.sweep.left > 0)
		if shown == nil {
			shown = screenshot(w.screen)
		}
	}
	if a, b := listed(w.screen.Text, list), listed(clean.Source, clean.Problems); a != b {
		return "the preview says\n" + a + "and a clean build says\n" + b
	}
	if list.Failed() {
		return ""
	}
	want := look(w.t, w.clean.out)
	maps.DeleteFunc(want, func(file, _ string) bool { return strings.HasPrefix(file, ".galen/") })
	return want.differs(shown, "the preview shows what a clean build does not give")
}

// reuse is how often something of the site before was used again, in builds one after
// the other and in a preview.
type reuse struct{ watch, preview reuses }

type reuses struct{ structures, catalogs, facts, blocks, inPart int }

func (r *reuses) add(one reused) {
	r.structures += count(one.structure && !one.catalog)
	r.catalogs += count(one.catalog)
	r.facts += count(one.facts)
	r.blocks += count(one.blocks)
}

func (r *reuses) join(other reuses) {
	r.structures += other.structures
	r.catalogs += other.catalogs
	r.facts += other.facts
	r.blocks += other.blocks
	r.inPart += other.inPart
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// keepTimes lets the file of which an edit wants it keep its time of modification, as
// tools do that copy or check out files. It writes and returns that file.
func (w *workshop) keepTimes() (written []string) {
	name := w.state.keptTime
	w.state.keptTime = ""
	file := filepath.Join(w.warm.dir, name)
	info, err := os.Stat(file)
	text := w.state.files[name]
	if name == "" || err != nil || text == "" {
		return nil
	}
	check(w.t, os.WriteFile(file, []byte(text), 0o644))
	check(w.t, os.Chtimes(file, info.ModTime(), info.ModTime()))
	w.warm.held = maps.Clone(w.warm.held)
	w.warm.held[name] = text
	return []string{name}
}

// compareDesk compares a preview of everything, drafts and all, with a new one.
func (w *workshop) compareDesk() string {
	fresh := NewPreview(w.options(w.warm))
	if w.desk == nil || w.desk.opt.BaseURL != w.state.base {
		w.desk = NewPreview(w.options(w.warm))
	}
	for _, p := range []*Preview{w.desk, fresh} {
		if list, _ := p.Update(context.Background(), w.state.now); list.Failed() {
			return ""
		}
	}
	want, got := screenshot(fresh), screenshot(w.desk)
	if list, _ := fresh.Check(context.Background()); list.Failed() {
		return ""
	}
	return want.differs(got, "the preview of everything shows what a new one does not")
}

// screenshot is all files that a preview shows.
func screenshot(p *Preview) outputFiles {
	shown := outputFiles{}
	for _, o := range p.Current().site.Outputs() {
		data, _, _ := p.Current().Open(o.File)
		shown[o.File] = "-rw-r--r-- " + string(data)
	}
	return shown
}

// listed is a list of problems as it is printed.
func listed(source func(string) []byte, list diag.List) string {
	var b bytes.Buffer
	diag.Printer{Source: source}.Text(&b, list)
	return b.String()
}

// told is all that a build says of itself, but for what it wrote.
func told(r Result) string {
	var b strings.Builder
	b.WriteString(listed(r.Source, r.Problems))
	fmt.Fprintf(&b, "exit %d, %d pages, %d files\n", r.Problems.ExitCode(), r.Pages, r.Files)
	for _, h := range r.HeldBack {
		fmt.Fprintf(&b, "held: %s, %s", h.File, h.Reason)
		if !h.Until.IsZero() {
			fmt.Fprintf(&b, " until %s", h.Until.Format("2006-01-02 15:04 MST"))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
