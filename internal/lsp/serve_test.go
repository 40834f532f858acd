package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"testing"
	"time"

	"galen/internal/pipeline"
)

func framed(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

// FuzzServe: whatever is received, the conversation ends with it, and what is sent are frames
// of JSON.
func FuzzServe(f *testing.F) {
	begin := framed(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`)
	open := framed(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///no/x.md","version":1,"text":"---\na😀\r\n"}}}`)
	edit := framed(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///no/x.md","version":2},"contentChanges":[{"range":{"start":{"line":1,"character":2},"end":{"line":0,"character":9}},"text":"b"}]}}`)
	for _, seed := range []string{
		"", begin, begin + open, begin + open + edit, begin + open + edit + framed(`{"id":2,"method":"textDocument/completion","params":{"textDocument":{"uri":"file:///no/x.md"},"position":{"line":1,"character":1}}}`),
		begin + framed(`{"id":3,"method":"shutdown"}`) + framed(`{"method":"exit"}`), begin + begin, "Content-Length: 3\r\n\r\n{}", "Content-Length: -1\r\n\r\n" + begin,
		framed(`{"id":{"a":1},"method":"x"}`), framed(`{"id":null,"method":"x","params":7}`), framed(`{"id":1,"result":{}}`), begin[:20],
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		var out bytes.Buffer
		Serve(ctx, bytes.NewReader(data), &out, Options{
			Root: "/no site", Now: time.Now, Log: io.Discard,
			Checker: func(root string) *pipeline.Checker { return pipeline.NewChecker(pipeline.Options{Source: root}) },
		})
		if ctx.Err() != nil {
			t.Fatal("the server waits for more")
		}
		for rest := out.Bytes(); len(rest) > 0; {
			var n int
			if _, err := fmt.Sscanf(string(rest), "Content-Length: %d\r\n\r\n", &n); err != nil {
				t.Fatalf("no frame: %q", rest)
			}
			_, body, _ := bytes.Cut(rest, []byte("\r\n\r\n"))
			if len(body) < n || !json.Valid(body[:n]) {
				t.Fatalf("no JSON: %q", body)
			}
			rest = body[n:]
		}
	})
}
