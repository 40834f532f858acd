package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// secretLines: lines of files, and the secret that no output may show; none where all
// may be read.
var secretLines = []struct{ file, line, secret string }{
	{"galen.yaml", `publish: {to: "s3://key:hunter2@bucket?region=x"}`, "hunter2"},
	{"galen.yaml", `  live: {to: sftp://www:hunter2@server.example/srv}`, "hunter2"},
	{"galen.yaml", `baseURL: https://me:hun@ter2@host.example/`, "ter2"},
	{"galen.yaml", `  webhook: "https://hook.example/?token=hunter2&x=1"`, "hunter2"},
	{"galen.yaml", `  to: s3://bucket?secretKey=hunter2`, "hunter2"},
	{"galen.yaml", `  to: azure://site?account=a&sv=2024-05-04&sig=hunter2`, "hunter2"},
	{"galen.yaml", `  url: https://host.example/?design=blue&signal=9`, ""},
	{"galen.yaml", `  secret: hunter2`, "hunter2"},
	{"galen.yaml", `  AWS_SECRET_ACCESS_KEY: "hunter2"`, "hunter2"},
	{"galen.yaml", `publish: {password: hunter2, to: here}`, "hunter2"},
	{"galen.yaml", `  apiKey: hunter2 # ours`, "hunter2"},
	{"content/a.md", `[the data](https://me:hunter2@host.example/x)`, "hunter2"},
	{"content/a.md", `see https://data.example/?access_token=hunter2.`, "hunter2"},
	{"content/a.md", `The secret: eat less and sleep more.`, ""},
	{"content/a.md", `Write to me@host.example: it is //free.`, ""},
	{"galen.yaml", `  to: sftp://www@server.example/srv`, ""},
	{"galen.yaml", `timezone: Europe/Berlin`, ""},
	{"galen.yaml", `description: "At 12:30, mail me@host.example"`, ""},
}

// TestSecrets: no form in which problems are told shows a password, and a caret stands
// where it would.
func TestSecrets(t *testing.T) {
	for _, c := range secretLines {
		at := Position{File: c.file, Line: 1, Column: len(c.line)}
		d := Errorf(at, "bad-url", "the address %q is wrong", c.line).WithHint("write %s", c.line)
		if c.secret != "" && !strings.Contains(c.line, "//") { // in words, a key is no address
			d = Errorf(at, "unknown-key", "unknown key").WithHint("delete it")
		}
		source := func(string) []byte { return []byte(c.line + "\n") }
		forms := map[string]func(w *bytes.Buffer){
			"text":   func(w *bytes.Buffer) { Printer{Source: source}.Text(w, List{d}) },
			"json":   func(w *bytes.Buffer) { text, _ := json.Marshal(List{d}); w.Write(text) },
			"github": func(w *bytes.Buffer) { GitHub(w, List{d}) },
		}
		for form, print := range forms {
			var w bytes.Buffer
			print(&w)
			if c.secret != "" && strings.Contains(w.String(), c.secret) {
				t.Errorf("%s shows the secret of %s:\n%s", form, c.line, w.String())
			}
			if c.secret == "" && strings.ContainsRune(w.String(), cover) {
				t.Errorf("%s covers %s:\n%s", form, c.line, w.String())
			}
		}
		var w bytes.Buffer
		Printer{Source: source}.Text(&w, List{d})
		lines := strings.Split(w.String(), "\n")
		if caret := strings.IndexByte(lines[2], '^'); caret != len("  1 | ")+len(c.line)-1 {
			t.Errorf("%s: the caret stands at %d:\n%s", c.line, caret, w.String())
		}
	}
	t.Logf("%d cases", len(secretLines))
}
