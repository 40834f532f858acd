package lsp

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"galen/internal/lint/rules"
	"galen/internal/pipeline"
)

type hover struct {
	Contents markup `json:"contents"`
}

type markup struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

var ruleCode = regexp.MustCompile(`^HN[0-9]{3}$`)

// hover explains what the pointer is over: the rules that are broken there, the code of a rule,
// a key of front matter, the article that a link leads to.
func (s *server) hover(raw json.RawMessage) (any, error) {
	d, offset, err := s.at(raw)
	if d == nil || err != nil {
		return nil, err
	}
	var parts []string
	codes := d.codesAt(offset)
	if word := d.text.wordAt(offset); ruleCode.MatchString(word) {
		codes = append(codes, word)
	}
	slices.Sort(codes)
	for _, code := range slices.Compact(codes) {
		if rule, ok := rules.Explained(code); ok {
			parts = append(parts, inMarkdown(rule))
		}
	}
	if key := d.text.keyAt(offset); key != "" {
		for _, k := range d.writing().Keys {
			if line := explained(k); k.Name == key && line != "" {
				parts = append(parts, "`"+key+"`: "+line)
			}
		}
	}
	if n, ok := d.named(offset); ok && n.Title != "" {
		parts = append(parts, fmt.Sprintf("**%s**\n\n`%s`", n.Title, n.Path))
	}
	if parts == nil {
		return nil, nil
	}
	return hover{markup{"markdown", strings.Join(parts, "\n\n---\n\n")}}, nil
}

// inMarkdown is what a rule asks for, and why.
func inMarkdown(r rules.Rule) string {
	return fmt.Sprintf("**%s** %s\n\n%s\n\n- Before: `%s`\n- After: `%s`\n\nSource: %s",
		r.Code, r.Title, r.Why, r.Before, r.After, r.Source)
}

// codesAt are the codes of the problems that are shown at an offset.
func (d *document) codesAt(offset int) (codes []string) {
	d.site.mu.Lock()
	defer d.site.mu.Unlock()
	for _, p := range d.problems {
		if p.at.from <= offset && offset <= p.at.to {
			codes = append(codes, p.Code)
		}
	}
	return codes
}

// keyAt is the key of front matter that stands at an offset, "" where none does.
func (t *text) keyAt(offset int) string {
	m, ok := t.frontMatter()
	line := t.line(offset)
	if !ok || line.from < m.from || line.from >= m.to {
		return ""
	}
	k := topKey.FindSubmatch(t.data[line.from:line.to])
	if k == nil || offset > line.from+len(k[1]) {
		return ""
	}
	return string(k[1])
}

// named is what the document names at an offset: by a link, or by a value of front matter.
func (d *document) named(offset int) (n pipeline.Named, ok bool) {
	w := d.site
	if target := d.text.linkAt(offset); target != "" {
		return w.checker.LeadsTo(d.file, target)
	}
	here := d.text.spotAt(offset)
	if here.kind != valueSpot {
		return n, false
	}
	value := strings.TrimSpace(string(d.text.data[here.word.from:here.word.to]))
	names := naming[here.inner]
	if here.inner == "" {
		for _, k := range d.writing().Keys {
			if k.Name == here.key {
				names = k.Names
			}
		}
	}
	if names == "related" {
		return w.checker.LeadsTo(d.file, value)
	}
	for _, n := range w.named(names, d.file) {
		if n.Name == value || n.Title == value {
			return n, true
		}
	}
	return n, false
}

// definition is the file of what is named.
func (s *server) definition(raw json.RawMessage) (any, error) {
	d, offset, err := s.at(raw)
	if d == nil || err != nil {
		return nil, err
	}
	n, ok := d.named(offset)
	if !ok || n.File == "" {
		return nil, nil
	}
	d.site.mu.Lock()
	defer d.site.mu.Unlock()
	return location{URI: d.site.uri(filepath.ToSlash(n.File))}, nil
}
