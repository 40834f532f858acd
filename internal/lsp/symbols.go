package lsp

import (
	"bytes"
	"encoding/json"
	"regexp"
)

// documentSymbol is a heading, with those below it.
type documentSymbol struct {
	Name           string            `json:"name"`
	Kind           int               `json:"kind"` // 15: a string
	Range          textRange         `json:"range"`
	SelectionRange textRange         `json:"selectionRange"`
	Children       []*documentSymbol `json:"children,omitempty"`
}

const headingKind = 15

var (
	heading = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$`)
	fence   = regexp.MustCompile("^ {0,3}(```+|~~~+)")
)

// documentSymbols are the headings of a document.
func (s *server) documentSymbols(raw json.RawMessage) (any, error) {
	d, _, err := s.at(raw)
	if d == nil || err != nil {
		return []*documentSymbol{}, err
	}
	return d.text.headings(), nil
}

// headings are those of a text, as a tree. Each reaches to the next of its level or above.
func (t *text) headings() []*documentSymbol {
	top := &documentSymbol{Children: []*documentSymbol{}}
	type level struct {
		depth int
		*documentSymbol
	}
	open := []level{{0, top}}
	end := func(depth, at int) {
		for len(open) > 1 && open[len(open)-1].depth >= depth {
			open[len(open)-1].Range.End = t.position(at)
			open = open[:len(open)-1]
		}
	}
	at, fenced := 0, ""
	if m, ok := t.frontMatter(); ok {
		at = m.to
	}
	for at < len(t.data) {
		line := t.line(at)
		words := t.data[line.from:line.to]
		if f := fence.FindSubmatch(words); f != nil {
			switch mark := string(f[1]); {
			case fenced == "":
				fenced = mark
			case mark[0] == fenced[0] && len(mark) >= len(fenced):
				fenced = ""
			}
		} else if h := heading.FindSubmatch(words); h != nil && fenced == "" && len(h[2]) > 0 {
			end(len(h[1]), line.from)
			above := open[len(open)-1]
			own := &documentSymbol{Name: string(h[2]), Kind: headingKind, SelectionRange: t.ranged(line), Range: t.ranged(line)}
			above.Children = append(above.Children, own)
			open = append(open, level{len(h[1]), own})
		}
		next := bytes.IndexByte(t.data[at:], '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	end(1, len(t.data))
	return top.Children
}
