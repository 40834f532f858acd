package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"galen/internal/testing/testtime"
)

const measlesFile = "content/health/measles.md"

// TestEditor is a morning at a desk: mistakes are shown while they are typed, in the file that
// is open and in others, and go when they are corrected; nothing is saved until the end.
func TestEditor(t *testing.T) {
	t.Parallel()
	for _, encoding := range []string{"utf-16", "utf-8"} {
		t.Run(encoding, func(t *testing.T) {
			t.Parallel()
			d := newSmallDesk(t)
			good := d.read(measlesFile)
			e := startEditor(t, d.dir)
			e.begin(encoding)
			if e.utf8 != (encoding == "utf-8") {
				t.Errorf("%s was not agreed on", encoding)
			}
			e.openFile(measlesFile, good)
			title := strings.Index(good, "title:")
			e.replace(measlesFile, title, title+len("title"), "titel")
			p := e.has(measlesFile, "unknown key \"titel\"\nhint: did you mean \"title\"?")
			if p.Severity != 1 || p.Source != "galen" || p.Range != (shownRange{shownPosition{1, 0}, shownPosition{1, 5}}) {
				t.Errorf("got %+v", p)
			}
			e.replace(measlesFile, title, title+len("titel"), "title")
			e.lacks(measlesFile, "titel")

			// What follows from other files, after a character that UTF-16 counts twice.
			e.replace(measlesFile, len(good), len(good), "\n😀 See [this](/nowhere/).\n")
			p = e.has(measlesFile, "leads nowhere")
			if want := map[string]int{"utf-16": 7, "utf-8": 9}[encoding]; p.Range.Start.Character != want {
				t.Errorf("a link at %+v, want character %d", p.Range, want)
			}
			e.replace(measlesFile, len(good), len(e.texts[measlesFile]), "")
			e.lacks(measlesFile, "leads nowhere")

			// Another file's problem that this one makes: it is not open.
			d.write("content/health/mumps.md", strings.NewReplacer("Measles", "Mumps", "measles", "mumps", "Text.", "See [measles](/health/measles/).").Replace(good))
			e.lacks("content/health/mumps.md", "leads nowhere")
			e.replace(measlesFile, title, title, "slug: rubeola\n")
			e.has("content/health/mumps.md", "leads nowhere")
			e.replace(measlesFile, title, title+len("slug: rubeola\n"), "")
			e.lacks("content/health/mumps.md", "leads nowhere")

			// A file that was never saved counts, and is gone when it is closed.
			e.openFile("content/health/new.md", strings.ReplaceAll(good, "Measles", "New"))
			e.replace(measlesFile, len(good), len(good), "\n[New](/health/new/)\n")
			e.lacks(measlesFile, "leads nowhere")
			e.notify("textDocument/didClose", map[string]any{"textDocument": map[string]string{"uri": e.uri("content/health/new.md")}})
			e.has(measlesFile, "leads nowhere")
			d.write("content/health/new.md", strings.ReplaceAll(good, "Measles", "New"))
			e.notify("textDocument/didSave", map[string]any{"textDocument": map[string]string{"uri": e.uri("content/health/new.md")}})
			e.lacks(measlesFile, "leads nowhere")

			// So does galen.yaml.
			e.openFile("galen.yaml", d.read("galen.yaml"))
			e.replace("galen.yaml", 0, 0, "tagline: x\n")
			e.has("galen.yaml", `unknown key "tagline"`)
			e.leave()
			if said := e.errs.String(); said != "" {
				t.Errorf("the server said %s", said)
			}
		})
	}
}

// TestEditorEqualsCheck edits at random, and compares what the editor shows with what galen
// check says of the same texts on a disk.
func TestEditorEqualsCheck(t *testing.T) {
	t.Parallel()
	const rounds = 40
	for n, encoding := range []string{"utf-16", "utf-8"} {
		t.Run(encoding, func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(7, uint64(n)))
			d, saved := newSmallDesk(t), newSmallDesk(t)
			more := strings.NewReplacer("Measles", "Mumps", "measles", "mumps", "Text.", "See [measles](/health/measles/) 😀 and [signs](measles.md#signs).").Replace(smallSite[measlesFile])
			const shut = "content/health/rubella.md" // which nobody opens
			for _, where := range []*desk{d, saved} {
				where.write("content/health/mumps.md", more)
				where.write(shut, strings.ReplaceAll(more, "umps", "ubella"))
			}
			e := startEditor(t, d.dir)
			e.begin(encoding)
			names := []string{measlesFile, "content/health/mumps.md", "content/authors/desk.md"}
			for _, name := range names {
				e.openFile(name, d.read(name))
			}
			edits, problems, withProblems, broken, elsewhere := 0, 0, 0, 0, 0
			for range testtime.Rounds(rounds) {
				if again := names[r.IntN(len(names))]; r.IntN(3) == 0 {
					e.replace(again, -1, 0, d.read(again)) // all of it, as some editors do
				}
				for range 1 + r.IntN(4) {
					edits += e.editAtRandom(r, names[r.IntN(len(names))])
				}
				for _, name := range names {
					saved.write(name, e.texts[name])
				}
				want := e.checked(saved.dir)
				want[shut] = slices.DeleteFunc(want[shut], func(p string) bool { return !strings.Contains(p, " 1 ") })
				elsewhere += len(want[shut])
				for _, name := range append(slices.Clone(names), shut) {
					e.until(name, func(list []shownProblem) string {
						got := e.spelled(name, list)
						if slices.Equal(got, want[name]) {
							return ""
						}
						return fmt.Sprintf("after %d edits of %s\n%q\nthe editor shows\n  %s\nand check says\n  %s", edits, name, e.texts[name], strings.Join(got, "\n  "), strings.Join(want[name], "\n  "))
					})
					problems += len(want[name])
					if len(want[name]) > 0 {
						withProblems++
					}
					if slices.ContainsFunc(want[name], func(p string) bool { return strings.Contains(p, "leads nowhere") || strings.Contains(p, "no heading") }) {
						broken++
					}
				}
			}
			t.Logf("%d edits; %d times a text had problems, %d in all; %d times a link of it was broken; %d errors of a file that is not open", edits, withProblems, problems, broken, elsewhere)
			if withProblems < testtime.Rounds(rounds) || broken == 0 || elsewhere == 0 {
				t.Error("too few problems were met")
			}
			e.leave()
		})
	}
}

// editAtRandom sends one or more changes of a text, and says how many.
func (e *editor) editAtRandom(r *rand.Rand, name string) int {
	pieces := []string{"", "", "a", " ", "\n", "\r\n", "é", "😀", "[x](/health/measles/)", "](/nowhere/)", "[y](measles.md#signs)", "titel: x\n", "tags: [vaccines]\n", "slug: rubeola\n",
		"---\n", "**", "95% of the 26 people improved. ", "breakthrough ", ":::note\n", "\u200b", "draft: true\n", "## Signs\n", "“", "Ã©", "category: helth\n"}
	var changes []bytesChange
	text := e.texts[name]
	for range 1 + r.IntN(3) {
		low := 0
		if r.IntN(4) > 0 { // most edits are of the text
			low = max(0, strings.LastIndex(text, "---\n"))
		}
		from := characterAt(text, low+r.IntN(len(text)+1-low))
		to := characterAt(text, min(len(text), from+r.IntN(6)))
		c := bytesChange{from, max(from, to), pieces[r.IntN(len(pieces))]}
		changes = append(changes, c)
		text = text[:c.from] + c.with + text[c.to:]
	}
	e.changeAll(name, changes)
	return len(changes)
}

// characterAt moves an offset back to where a character begins, and not between CR and LF.
func characterAt(text string, at int) int {
	for at > 0 && at < len(text) && (!utf8.RuneStart(text[at]) || text[at] == '\n' && text[at-1] == '\r') {
		at--
	}
	return at
}

// spelled are problems as checked has them.
func (e *editor) spelled(name string, list []shownProblem) (all []string) {
	for _, p := range list {
		place := p.Range.Start
		all = append(all, fmt.Sprintf("%d:%d %d %s %s", place.Line, place.Character, p.Severity, p.Code, p.Message))
	}
	slices.Sort(all)
	return all
}

// checked is what galen check says of a site, by file, in the editor's terms.
func (e *editor) checked(dir string) map[string][]string {
	e.Helper()
	cmd := exec.Command("galen", "check", "--source", dir, "--format", "json")
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+scriptTime)
	out, _ := cmd.Output()
	var said struct {
		Problems []struct {
			File                          string
			Line, Column                  int
			Severity, Code, Message, Hint string
		}
	}
	if err := json.Unmarshal(out, &said); err != nil {
		e.Fatalf("%v: %s", err, out)
	}
	all := map[string][]string{}
	for _, p := range said.Problems {
		text, _ := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p.File)))
		var place shownPosition
		if p.Line > 0 {
			lines := strings.SplitAfter(string(text), "\n")
			before := strings.Join(lines[:p.Line-1], "")
			rest := []rune(string(text)[len(before):])
			at := len(before) + len(string(rest[:min(max(p.Column-1, 0), len(rest))]))
			place = e.place(string(text), at)
		}
		message := p.Message
		if p.Hint != "" {
			message += "\nhint: " + p.Hint
		}
		all[p.File] = append(all[p.File], fmt.Sprintf("%d:%d %d %s %s", place.Line, place.Character, map[string]int{"error": 1, "warning": 2, "note": 3}[p.Severity], p.Code, message))
	}
	for _, list := range all {
		slices.Sort(list)
	}
	return all
}

// TestEditorFaults sends what no editor should: each fault is answered or passed over, and the
// next thing works.
func TestEditorFaults(t *testing.T) {
	t.Parallel()
	d := newSmallDesk(t)
	good := d.read(measlesFile)
	frame := func(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }
	faults := []struct {
		what string
		raw  string
		code int // of the answer with the id null; 0: there is none
	}{
		{"a header without a length", "Content-Type: x\r\n\r\n", -32700},
		{"a length that is no number", "Content-Length: many\r\n\r\n", -32700},
		{"a negative length", "Content-Length: -5\r\n\r\n", -32700},
		{"a line that is no header", "hello\r\n\r\n", -32700},
		{"empty lines", "\r\n\r\n\n", 0},
		{"a long header", "X: " + strings.Repeat("x", 100000) + "\r\n" + frame(`{"jsonrpc":"2.0","method":"x"}`), 0},
		{"lines without CR", strings.ReplaceAll(frame(`{"jsonrpc":"2.0","method":"x"}`), "\r", ""), 0},
		{"small letters", strings.ToLower(frame(`{"jsonrpc":"2.0","method":"x"}`)), 0},
		{"nothing", frame(""), -32700},
		{"half of JSON", frame(`{"jsonrpc":`), -32700},
		{"a list", frame(`[{"jsonrpc":"2.0","method":"x"}]`), -32600},
		{"a number", frame(`7`), -32600},
		{"no method", frame(`{"jsonrpc":"2.0"}`), -32600},
		{"bytes that are no text", frame("\xff\xfe\x00"), -32700},
		{"an unknown notification", frame(`{"jsonrpc":"2.0","method":"$/never"}`), 0},
		{"an answer that nobody asked for", frame(`{"jsonrpc":"2.0","id":99,"result":null}`), 0},
		{"parameters of the wrong kind", frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":[1]}`), 0},
		{"no parameters", frame(`{"jsonrpc":"2.0","method":"textDocument/didChange"}`), 0},
		{"a change of what is not open", frame(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///x.md","version":2},"contentChanges":[{"text":"x"}]}}`), 0},
		{"the end of what is not open", frame(`{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///x.md"}}}`), 0},
		{"a file outside the site", frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///nowhere/x.md","version":1,"text":"x"}}}`), 0},
		{"a text that was never saved", frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:Untitled-1","version":1,"text":"x"}}}`), 0},
		{"a file of Windows", frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///c%3A/site/content/x.md","version":1,"text":"x"}}}`), 0},
		{"no URI at all", frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"%zz","version":1,"text":"x"}}}`), 0},
		{"a file on another machine", frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file://elsewhere/x.md","version":1,"text":"x"}}}`), 0},
		{"a file that is not of the site's folders", frame(fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file://%s/notes.md","version":1,"text":"x"}}}`, d.dir)), 0},
	}
	e := startEditor(t, d.dir)
	if r := e.ask("textDocument/hover", nil); r.Error == nil || r.Error.Code != -32002 {
		t.Errorf("a request before initialize: %+v", r)
	}
	e.notify("textDocument/didOpen", nil) // before initialize: passed over
	e.begin()
	if e.utf8 {
		t.Error("UTF-8 was chosen, and nobody offered it")
	}
	if r := e.ask("initialize", map[string]any{}); r.Error == nil || r.Error.Code != -32600 {
		t.Errorf("a second initialize: %+v", r)
	}
	answers := 0
	for _, f := range faults {
		e.raw(f.raw)
		if r := e.ask("galen/unknown", nil); r.Error == nil || r.Error.Code != -32601 {
			t.Errorf("after %s: %+v", f.what, r)
		}
		e.mu.Lock()
		got := e.unasked
		e.unasked = nil
		e.mu.Unlock()
		switch {
		case f.code == 0 && len(got) == 0:
		case f.code != 0 && len(got) == 1 && got[0].Error != nil && got[0].Error.Code == f.code:
			answers++
		default:
			t.Errorf("%s: got %+v, want code %d", f.what, got, f.code)
		}
	}
	if answers < 8 {
		t.Errorf("%d answers to %d faults", answers, len(faults))
	}
	// Positions that are not there, turned round, and in the midst of a character.
	e.openFile(measlesFile, good+"😀\r\n")
	uri := e.uri(measlesFile)
	for n, place := range []string{
		`{"start":{"line":-1,"character":-1},"end":{"line":-1,"character":-1}}`, `{"start":{"line":999,"character":0},"end":{"line":1000,"character":5}}`,
		`{"start":{"line":1,"character":99999},"end":{"line":1,"character":99999}}`, `{"start":{"line":11,"character":1},"end":{"line":11,"character":1}}`,
		`{"start":{"line":2,"character":0},"end":{"line":1,"character":99}}`,
	} {
		e.raw(frame(fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":%s,"text":""}]}}`, uri, n+2, place)))
	}
	e.version[measlesFile] = 99
	e.raw(frame(fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":%q,"version":99},"contentChanges":[{"text":%q}]}}`, uri, strings.Replace(good, "title:", "titel:", 1))))
	e.has(measlesFile, `unknown key "titel"`)
	if r := e.ask("shutdown", nil); r.Error != nil {
		t.Error(r.Error)
	}
	if r := e.ask("textDocument/hover", nil); r.Error == nil || r.Error.Code != -32600 {
		t.Errorf("a request after shutdown: %+v", r)
	}
	e.notify("exit", nil)
	e.exits(0)
}

// TestEditorEnds: the server ends with the editor, however that ends.
func TestEditorEnds(t *testing.T) {
	t.Parallel()
	d := newSmallDesk(t)
	for _, end := range []struct {
		what string
		do   func(e *editor)
		code int
	}{
		{"the input is closed", func(e *editor) { e.in.Close() }, 0},
		{"within a message", func(e *editor) { e.raw("Content-Length: 100\r\n\r\n{"); e.in.Close() }, 0},
		{"within a header", func(e *editor) { e.raw("Content-Le"); e.in.Close() }, 0},
		{"exit without shutdown", func(e *editor) { e.notify("exit", nil) }, 1},
		{"a message too long", func(e *editor) { e.raw("Content-Length: 99999999999\r\n\r\n") }, 1},
		{"Ctrl-C", func(e *editor) { e.cmd.Process.Signal(os.Interrupt) }, 130},
	} {
		t.Run(end.what, func(t *testing.T) {
			t.Parallel()
			e := startEditor(t, d.dir)
			e.begin()
			end.do(e)
			e.exits(end.code)
		})
	}
	t.Run("the process of the editor", func(t *testing.T) {
		t.Parallel()
		other := exec.Command("galen", "lsp") // which lives until its input is closed
		if _, err := other.StdinPipe(); err != nil {
			t.Fatal(err)
		}
		if err := other.Start(); err != nil {
			t.Fatal(err)
		}
		e := startEditor(t, d.dir)
		e.ask("initialize", map[string]any{"processId": other.Process.Pid, "rootUri": e.uri(""), "capabilities": map[string]any{}})
		other.Process.Kill()
		other.Wait()
		e.exits(0)
	})
}

// TestEditorsTwo: two editors have the same site open, and do not disturb each other.
func TestEditorsTwo(t *testing.T) {
	t.Parallel()
	d := newSmallDesk(t)
	good := d.read(measlesFile)
	one, two := startEditor(t, d.dir), startEditor(t, d.dir)
	one.begin("utf-8")
	two.begin()
	one.openFile(measlesFile, good)
	two.openFile(measlesFile, strings.Replace(good, "title:", "titel:", 1))
	two.has(measlesFile, `unknown key "titel"`)
	one.lacks(measlesFile, "titel")
	d.write(measlesFile, strings.Replace(good, "date:", "dat:", 1))
	two.lacks(measlesFile, `"dat"`)
	one.notify("textDocument/didClose", map[string]any{"textDocument": map[string]string{"uri": one.uri(measlesFile)}})
	one.version[measlesFile] = -1
	one.has(measlesFile, `unknown key "dat"`)
	one.leave()
	two.leave()
}
