package lsp

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"galen/internal/pipeline"
)

// maxItems is how many completions are offered at once. The editor asks again when more of the
// word is there.
const maxItems = 200

// The kinds of completions, by the protocol's numbers.
const (
	moduleItem    = 9
	propertyItem  = 10
	valueItem     = 12
	referenceItem = 18
)

type ofPosition struct {
	TextDocument textDocument `json:"textDocument"`
	Position     position     `json:"position"`
}

type completionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []completionItem `json:"items"`
}

type completionItem struct {
	Label      string   `json:"label"`
	Kind       int      `json:"kind,omitempty"`
	Detail     string   `json:"detail,omitempty"`
	FilterText string   `json:"filterText,omitempty"`
	TextEdit   textEdit `json:"textEdit"`
}

type textEdit struct {
	Range   textRange `json:"range"`
	NewText string    `json:"newText"`
}

// at is the document that a request is about, if it is of a site, and the byte of its position.
func (s *server) at(raw json.RawMessage) (d *document, offset int, err error) {
	var p ofPosition
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, 0, err
	}
	d = s.open[p.TextDocument.URI]
	if d == nil || d.site == nil {
		return nil, 0, nil
	}
	return d, d.text.offset(p.Position), nil
}

// completion offers what may stand where somebody writes.
func (s *server) completion(raw json.RawMessage) (any, error) {
	list := completionList{Items: []completionItem{}}
	d, offset, err := s.at(raw)
	if d == nil || err != nil {
		return list, err
	}
	w, here := d.site, d.text.spotAt(offset)
	offer := func(label string, kind int, detail, filter, written string) {
		if !strings.Contains(strings.ToLower(label+"\n"+filter), strings.ToLower(here.before)) {
			return
		}
		if len(list.Items) == maxItems {
			list.IsIncomplete = true
			return
		}
		edit := textEdit{d.text.ranged(here.word), written}
		list.Items = append(list.Items, completionItem{label, kind, detail, filter, edit})
	}
	switch here.kind {
	case elsewhere:
	case keySpot:
		for _, k := range d.writing().Keys {
			written := k.Name + ": "
			if d.followed(here.word.to, ':') {
				written = k.Name
			}
			offer(k.Name, propertyItem, explained(k), "", written)
		}
	case blockSpot:
		for _, name := range d.writing().Blocks {
			offer(name, moduleItem, "", "", name)
		}
	case linkSpot:
		w.offerLinks(d, here, offer)
	case valueSpot:
		w.offerValues(d, here, offer)
	}
	return list, nil
}

// explained is what a key is, in a line.
func explained(k pipeline.Key) string { return cmp.Or(keyLines[k.Name], k.Help) }

// writing is what may be written in the document.
func (d *document) writing() pipeline.Writing {
	w := d.site
	w.mu.Lock()
	texts := w.texts()
	w.mu.Unlock()
	return w.checker.Writing(w.server.ctx, texts, d.file)
}

// followed reports whether a byte stands at an offset.
func (d *document) followed(offset int, c byte) bool {
	return offset < len(d.text.data) && d.text.data[offset] == c
}

// offering adds a completion: its label, its kind, what is said of it, the words by which it is found
// beside the label, and what is written.
type offering func(label string, kind int, detail, filter, written string)

// offerLinks offers articles and pages: by their addresses after a slash, else by their slugs.
func (w *site) offerLinks(d *document, here spot, offer offering) {
	rooted := strings.HasPrefix(here.before, "/")
	for _, n := range w.checker.Named("related", d.file) {
		name := n.Name
		if rooted {
			name = n.Path
		}
		offer(name, referenceItem, n.Title, name+" "+n.Title, name)
	}
	if rooted {
		for _, names := range []string{"category", "authors"} {
			for _, n := range w.checker.Named(names, d.file) {
				offer(n.Path, referenceItem, n.Title, n.Path+" "+n.Title, n.Path)
			}
		}
	}
}

// naming is what the value of a key in a group names, by the key.
var naming = map[string]string{"by": "authors", "reviewed_by": "authors", "article": "related"}

func (w *site) offerValues(d *document, here spot, offer offering) {
	names := naming[here.inner]
	if here.inner == "" {
		for _, k := range d.writing().Keys {
			if k.Name != here.key {
				continue
			}
			for _, choice := range k.Choices {
				offer(choice, valueItem, "", "", choice)
			}
			names = k.Names
		}
	}
	for _, n := range w.named(names, d.file) {
		offer(n.Name, referenceItem, n.Title, n.Name+" "+n.Title, n.Name)
	}
}

// named are the things of a kind, each once.
func (w *site) named(names, file string) []pipeline.Named {
	if names == "" {
		return nil
	}
	all := w.checker.Named(names, file)
	return slices.CompactFunc(all, func(a, b pipeline.Named) bool { return a.Name == b.Name })
}
