package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"galen/internal/testing/testtime"
)

// editor speaks with the language server as an editor does, over pipes, with code of its own.
type editor struct {
	testing.TB
	dir   string
	utf8  bool // positions count bytes
	cmd   *exec.Cmd
	in    io.WriteCloser
	errs  *lockedText
	ended chan error

	mu      sync.Mutex
	shown   map[string]shownFile // by URI
	answers map[int]chan reply
	unasked []reply // answers with the id null
	last    int
	texts   map[string]string // open documents, by name
	version map[string]int
}

// shownFile is what the editor was told of a file last.
type shownFile struct {
	Version     *int
	Diagnostics []shownProblem
}

type shownPosition struct{ Line, Character int }

type shownRange struct{ Start, End shownPosition }

type shownProblem struct {
	Range           shownRange
	Severity        int
	Code            string
	CodeDescription struct{ Href string }
	Source          string
	Message         string

	RelatedInformation []struct {
		Location struct {
			URI   string
			Range shownRange
		}
	}
}

type reply struct {
	ID     *int
	Method string
	Params json.RawMessage
	Result json.RawMessage
	Error  *struct {
		Code    int
		Message string
	}
}

// lockedText collects what a program writes.
type lockedText struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *lockedText) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedText) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// startEditor starts a language server for a folder, and says nothing yet.
func startEditor(t testing.TB, dir string, args ...string) *editor {
	t.Helper()
	e := &editor{TB: t, dir: dir, errs: &lockedText{}, ended: make(chan error, 1), shown: map[string]shownFile{}, answers: map[int]chan reply{}, texts: map[string]string{}, version: map[string]int{}}
	e.cmd = exec.Command("galen", append([]string{"lsp"}, args...)...)
	e.cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+scriptTime)
	e.cmd.Stderr = e.errs
	var err error
	if e.in, err = e.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := e.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := e.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		err := e.hear(bufio.NewReader(out))
		if wait := e.cmd.Wait(); wait != nil {
			err = wait
		}
		e.ended <- err
	}()
	t.Cleanup(func() { e.in.Close(); e.cmd.Process.Kill() })
	return e
}

// hear reads what the server sends: frames, and nothing else.
func (e *editor) hear(r *bufio.Reader) error {
	for {
		header, err := textproto.NewReader(r).ReadMIMEHeader()
		if err == io.EOF && len(header) == 0 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("no frame: %w", err)
		}
		n, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			return err
		}
		body := make([]byte, n)
		if _, err := io.ReadFull(r, body); err != nil {
			return err
		}
		var m reply
		if err := json.Unmarshal(body, &m); err != nil {
			return err
		}
		e.mu.Lock()
		switch {
		case m.Method == "textDocument/publishDiagnostics":
			var p struct {
				URI string
				shownFile
			}
			if err := json.Unmarshal(m.Params, &p); err != nil {
				return err
			}
			e.shown[p.URI] = p.shownFile
		case m.Method == "" && m.ID == nil:
			e.unasked = append(e.unasked, m)
		case m.Method == "" && e.answers[*m.ID] != nil:
			e.answers[*m.ID] <- m
		}
		e.mu.Unlock()
	}
}

func (e *editor) raw(text string) {
	e.Helper()
	if _, err := io.WriteString(e.in, text); err != nil {
		e.Fatalf("%v; the server said: %s", err, e.errs)
	}
}

func (e *editor) send(body any) {
	e.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		e.Fatal(err)
	}
	e.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(data), data))
}

func (e *editor) notify(method string, params any) {
	e.Helper()
	e.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

// ask gives the answer to a request.
func (e *editor) ask(method string, params any) reply {
	e.Helper()
	c := make(chan reply, 1)
	e.mu.Lock()
	e.last++
	id := e.last
	e.answers[id] = c
	e.mu.Unlock()
	e.send(map[string]any{"jsonrpc": "2.0", "id": id, "method": method, "params": params})
	select {
	case r := <-c:
		return r
	case <-time.After(testtime.Limit(20 * time.Second)):
		e.Fatalf("%s has no answer; the server said: %s", method, e.errs)
	}
	return reply{}
}

// begin introduces the editor.
func (e *editor) begin(encodings ...string) reply {
	e.Helper()
	r := e.ask("initialize", map[string]any{"processId": os.Getpid(), "rootUri": e.uri(""), "capabilities": map[string]any{"general": map[string]any{"positionEncodings": encodings}}})
	if r.Error != nil {
		e.Fatalf("initialize: %+v", r.Error)
	}
	var result struct {
		Capabilities struct{ PositionEncoding string }
	}
	if err := json.Unmarshal(r.Result, &result); err != nil {
		e.Fatal(err)
	}
	e.utf8 = result.Capabilities.PositionEncoding == "utf-8"
	e.notify("initialized", map[string]any{})
	return r
}

func (e *editor) uri(name string) string {
	return "file://" + strings.ReplaceAll(filepath.Join(e.dir, filepath.FromSlash(name)), " ", "%20")
}

func (e *editor) openFile(name, text string) {
	e.Helper()
	e.texts[name], e.version[name] = text, 1
	e.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": e.uri(name), "languageId": "markdown", "version": 1, "text": text}})
}

// replace changes a part of an open text, in bytes; the whole text when from is negative.
func (e *editor) replace(name string, from, to int, with string) {
	e.Helper()
	e.changeAll(name, []bytesChange{{from, to, with}})
}

type bytesChange struct {
	from, to int
	with     string
}

// changeAll sends several changes at once, each of the text that the one before has left.
func (e *editor) changeAll(name string, changes []bytesChange) {
	e.Helper()
	var sent []any
	for _, c := range changes {
		text := e.texts[name]
		if c.from < 0 {
			e.texts[name] = c.with
			sent = append(sent, map[string]any{"text": c.with})
			continue
		}
		sent = append(sent, map[string]any{"text": c.with, "range": shownJSON(e.place(text, c.from), e.place(text, c.to))})
		e.texts[name] = text[:c.from] + c.with + text[c.to:]
	}
	e.version[name]++
	e.notify("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": e.uri(name), "version": e.version[name]}, "contentChanges": sent})
}

func shownJSON(from, to shownPosition) any {
	one := func(p shownPosition) any { return map[string]int{"line": p.Line, "character": p.Character} }
	return map[string]any{"start": one(from), "end": one(to)}
}

// place is the position of a byte, in a text whose lines end in LF or CRLF.
func (e *editor) place(text string, at int) shownPosition {
	before := text[:at]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	n := len(line)
	if !e.utf8 {
		n = len(utf16.Encode([]rune(line)))
	}
	return shownPosition{strings.Count(before, "\n"), n}
}

// problems are what the editor shows of a file, and for which version of it.
func (e *editor) problems(name string) (list []shownProblem, version int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	f, ok := e.shown[e.uri(name)]
	if !ok || f.Version == nil {
		return f.Diagnostics, -1
	}
	return f.Diagnostics, *f.Version
}

// until waits until the editor shows of a file, as it is now, what is right.
func (e *editor) until(name string, amiss func([]shownProblem) string) {
	e.Helper()
	testtime.Await(e, func() string {
		list, version := e.problems(name)
		if want := e.version[name]; version >= 0 && version != want {
			return fmt.Sprintf("version %d of %s is shown, and %d is there", version, name, want)
		}
		return amiss(list)
	})
}

// has waits for a problem whose message holds words, and gives it.
func (e *editor) has(name, words string) (found shownProblem) {
	e.Helper()
	e.until(name, func(list []shownProblem) string {
		for _, p := range list {
			if strings.Contains(p.Message, words) {
				found = p
				return ""
			}
		}
		return fmt.Sprintf("%s has no problem %q: %+v; the server said: %s", name, words, list, e.errs)
	})
	return found
}

// lacks waits until no problem of a file has these words.
func (e *editor) lacks(name, words string) {
	e.Helper()
	e.until(name, func(list []shownProblem) string {
		for _, p := range list {
			if strings.Contains(p.Message, words) {
				return fmt.Sprintf("%s still has %+v", name, p)
			}
		}
		return ""
	})
}

// leave ends the conversation, as it should be, and checks the exit code.
func (e *editor) leave() {
	e.Helper()
	if r := e.ask("shutdown", nil); r.Error != nil || string(r.Result) != "null" {
		e.Errorf("shutdown: %+v", r)
	}
	e.notify("exit", nil)
	e.exits(0)
}

// exits waits for the end of the server, and checks its exit code.
func (e *editor) exits(code int) {
	e.Helper()
	select {
	case err := <-e.ended:
		if got := e.cmd.ProcessState.ExitCode(); got != code {
			e.Errorf("exit code %d (%v), want %d; the server said: %s", got, err, code, e.errs)
		}
	case <-time.After(testtime.Limit(10 * time.Second)):
		e.Fatalf("the server does not end; it said: %s", e.errs)
	}
}
