package lsp

import (
	"bytes"
	"encoding/json"
	"fmt"

	"galen/internal/diag"
)

type codeActionParams struct {
	TextDocument textDocument `json:"textDocument"`
	Range        textRange    `json:"range"`
	Context      struct {
		Only []string `json:"only"`
	} `json:"context"`
}

type codeAction struct {
	Title       string        `json:"title"`
	Kind        string        `json:"kind"`
	Diagnostics []diagnostic  `json:"diagnostics"`
	IsPreferred bool          `json:"isPreferred"`
	Edit        workspaceEdit `json:"edit"`
}

type workspaceEdit struct {
	Changes map[string][]textEdit `json:"changes"`
}

const quickFix = "quickfix"

// codeActions are the corrections that problems name exactly, in a part of a document.
func (s *server) codeActions(raw json.RawMessage) (any, error) {
	var p codeActionParams
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	actions := []codeAction{}
	d := s.open[p.TextDocument.URI]
	if d == nil || d.site == nil {
		return actions, nil
	}
	for _, kind := range p.Context.Only {
		if kind != quickFix && kind != "" {
			return actions, nil
		}
	}
	asked := span{d.text.offset(p.Range.Start), d.text.offset(p.Range.End)}
	d.site.mu.Lock()
	defer d.site.mu.Unlock()
	for _, shown := range d.problems {
		if shown.meant == "" || shown.at.from > asked.to || shown.at.to < asked.from {
			continue
		}
		if at, ok := d.text.misspelled(shown); ok {
			actions = append(actions, codeAction{
				Title: fmt.Sprintf("Change to “%s”", shown.meant), Kind: quickFix, IsPreferred: true,
				Diagnostics: []diagnostic{shown.diagnostic},
				Edit:        workspaceEdit{map[string][]textEdit{d.uri: {{d.text.ranged(at), shown.meant}}}},
			})
		}
	}
	return actions, nil
}

// misspelled is the place of the word that a problem calls misspelled: words that its message
// quotes and that stand at its place or, once only, in the rest of the line.
func (t *text) misspelled(shown placed) (at span, ok bool) {
	rest := t.data[shown.at.from:t.line(shown.at.from).to]
	for _, quoted := range quotedIn(shown.Message) {
		word := []byte(quoted)
		n := bytes.Index(rest, word)
		if n < 0 || n > 0 && (bytes.Count(rest, word) > 1 || diag.Nearest(quoted, []string{shown.meant}) == "") {
			continue
		}
		return span{shown.at.from + n, shown.at.from + n + len(word)}, true
	}
	return span{}, false
}
