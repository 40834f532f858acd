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
	"slices"
	"strconv"
	"strings"
	"time"
)

// editor times keystrokes in the language server, from the message that tells of one to the
// problems that it makes. Each letter makes another problem, so that none of before is taken
// for its own:
//
//   - one that the document tells by itself, in its text and in its front matter;
//   - one that follows from other files, a link that leads nowhere. That is told after the
//     structure of the site was assembled from all outlines.
func (b bench) editor() error {
	cmd := exec.Command(b.exe, "lsp")
	cmd.Dir, cmd.Stderr = b.site, os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() { in.Close(); cmd.Wait() }()
	s := speech{in: in, heard: make(chan string, 100_000)}
	go s.hear(bufio.NewReaderSize(out, 1<<20))
	root, err := filepath.Abs(b.site)
	if err != nil {
		return err
	}
	i := b.first()
	file := filepath.Join(root, "content", path(i)+".md")
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	start := time.Now()
	s.uri = "file://" + file
	s.send(map[string]any{"id": 1, "method": "initialize", "params": map[string]any{"rootUri": "file://" + root, "capabilities": map[string]any{}}})
	s.send(map[string]any{"method": "initialized", "params": map[string]any{}})
	s.send(map[string]any{"method": "textDocument/didOpen", "params": map[string]any{"textDocument": map[string]any{"uri": s.uri, "version": 1, "text": string(text) + "\n[x](/first-link/)\n"}}})
	if err := s.until("/first-link/"); err != nil {
		return err
	}
	b.row("editor: start until all is known", cost{wall: time.Since(start)})
	for _, k := range []struct {
		name   string
		letter func(word string) string
	}{
		{"editor: a letter, its own problem", func(word string) string { return string(text) + "\n:::" + word + "\n:::\n" }},
		{"editor: a letter of a key", func(word string) string { return strings.Replace(string(text), "title:", word+": x\ntitle:", 1) }},
		{"editor: a letter of a link", func(word string) string { return string(text) + "\n[x](/" + word + "/)\n" }},
	} {
		var took []time.Duration
		for n := range b.edits + 1 {
			word := "zz" + letters(n)
			time.Sleep(2 * time.Second) // until what the letter before has begun is done
			began := time.Now()
			s.version++
			s.send(map[string]any{"method": "textDocument/didChange", "params": map[string]any{
				"textDocument":   map[string]any{"uri": s.uri, "version": 1 + s.version},
				"contentChanges": []any{map[string]any{"text": k.letter(word)}},
			}})
			if err := s.until(word); err != nil {
				return fmt.Errorf("%s: %w", k.name, err)
			}
			if n > 0 { // the first warms up
				took = append(took, time.Since(began))
			}
		}
		slices.Sort(took)
		b.row(k.name, cost{wall: took[len(took)/2]})
		b.row("  the slowest", cost{wall: took[len(took)-1]})
	}
	b.row("editor: memory at rest", cost{peak: resident(cmd.Process.Pid)})
	return nil
}

// letters is a word for a number.
func letters(n int) string { return strings.Repeat("z", n/26) + string(rune('a'+n%26)) + "q" }

// speech is a conversation with the language server about one document.
type speech struct {
	in      io.Writer
	uri     string
	version int
	heard   chan string // the problems of the document, each time that they were told
}

func (s *speech) send(m map[string]any) {
	m["jsonrpc"] = "2.0"
	body, err := json.Marshal(m)
	if err == nil {
		fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
}

// hear reads what the server says, until its end.
func (s *speech) hear(r *bufio.Reader) {
	defer close(s.heard)
	for {
		header, err := textproto.NewReader(r).ReadMIMEHeader()
		if err != nil {
			return
		}
		n, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			return
		}
		body := make([]byte, n)
		if _, err := io.ReadFull(r, body); err != nil {
			return
		}
		var m struct {
			Method string
			Params struct{ URI string }
		}
		if json.Unmarshal(body, &m) == nil && m.Params.URI == s.uri {
			s.heard <- string(body)
		}
	}
}

// until waits until the problems of the document have a word.
func (s *speech) until(word string) error {
	late := time.After(5 * time.Minute)
	for {
		select {
		case said, open := <-s.heard:
			if !open {
				return fmt.Errorf("the server has ended")
			}
			if strings.Contains(said, word) {
				return nil
			}
		case <-late:
			return fmt.Errorf("no problem has the word %q", word)
		}
	}
}
