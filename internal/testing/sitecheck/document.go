package sitecheck

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// document writes a page's tree as lines, one for each tag and each text, with
// white space as a browser shows it: one space for several, none at the edges of
// blocks, and as it is in pre and textarea.
func document(root *html.Node) []string {
	d := &documentWriter{edge: true}
	d.node(root, false)
	d.trim()
	return slices.DeleteFunc(d.lines, func(line string) bool { return line == "text " })
}

type documentWriter struct {
	lines []string
	edge  bool // white space here is not shown: a block begins, or a space stands before
	space int  // the number, from 1, of the line that ends with a space which the end of a block would swallow
}

// replaced are elements that stand in a line as a letter does.
var replaced = strings.Fields("img input button select textarea svg video audio canvas iframe object embed meter progress br math")

func (d *documentWriter) node(n *html.Node, kept bool) {
	switch n.Type {
	case html.TextNode:
		d.text(n, kept)
		return
	case html.ElementNode:
		d.tag(n, "<"+n.Data+attributes(n))
	}
	for c := range n.ChildNodes() {
		d.node(c, kept || n.Data == "pre" || n.Data == "textarea")
	}
	if n.Type == html.ElementNode {
		d.tag(n, "</"+n.Data)
	}
}

// tag writes a tag; what it does to white space depends on the element.
func (d *documentWriter) tag(n *html.Node, line string) {
	switch {
	case n.Data == "br":
		d.trim()
		d.edge = true
	case slices.Contains(replaced, n.Data):
		d.edge, d.space = false, 0
	case !slices.Contains(inline, n.Data) && !slices.Contains(silent, n.Data):
		d.trim()
		d.edge = true
	}
	d.lines = append(d.lines, line)
}

// trim takes away the space at the end of a block.
func (d *documentWriter) trim() {
	if d.space > 0 {
		d.lines[d.space-1] = strings.TrimSuffix(d.lines[d.space-1], " ")
		d.space = 0
	}
}

var blanks = regexp.MustCompile(`[ \t\r\n\f]+`)

func (d *documentWriter) text(n *html.Node, kept bool) {
	text := n.Data
	switch {
	case slices.Contains(silent, n.Parent.Data):
		d.lines = append(d.lines, "text "+meaning(n))
		return
	case kept:
		d.edge, d.space = false, 0
		d.lines = append(d.lines, "kept "+text)
		return
	}
	text = blanks.ReplaceAllString(text, " ")
	if d.edge {
		text = strings.TrimPrefix(text, " ")
	}
	if text == "" {
		return
	}
	d.lines = append(d.lines, "text "+text)
	d.edge, d.space = strings.HasSuffix(text, " "), 0
	if d.edge {
		d.space = len(d.lines)
	}
}

// meaning is the text of an element that nobody sees, without what does not
// matter to those who read it.
func meaning(n *html.Node) string {
	if strings.HasSuffix(attr(n.Parent, "type"), "json") {
		var text bytes.Buffer
		if err := json.Compact(&text, []byte(n.Data)); err != nil {
			return err.Error()
		}
		return text.String()
	}
	return plain(n.Data)
}

// attributes are those of an element, sorted.
func attributes(n *html.Node) string {
	var all []string
	for _, a := range n.Attr {
		all = append(all, " "+a.Namespace+a.Key+"="+strings.TrimSpace(a.Val))
	}
	slices.Sort(all)
	return strings.Join(all, "")
}
