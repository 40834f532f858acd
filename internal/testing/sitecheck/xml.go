package sitecheck

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"
)

// element is an element of an XML file.
type element struct {
	space    string // the address of its namespace
	name     string
	attr     []xml.Attr
	text     string // all text directly inside
	children []*element
}

// reader reads a file that is no page, when somebody asks, and once.
type reader struct {
	tree func() (*element, error) // as XML
	feed func() (*feed, []string) // with what is wrong with its form; nil when it is no feed
}

func newReader(data []byte) *reader {
	r := &reader{tree: sync.OnceValues(func() (*element, error) { return readXML(data) })}
	r.feed = sync.OnceValues(func() (*feed, []string) { return readFeed(data, r.tree) })
	return r
}

// readXML reads a file as XML 1.0 with namespaces, as strictly as the
// specifications ask: one element at the top, every prefix declared, no
// attribute twice, UTF-8.
func readXML(data []byte) (*element, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("is not UTF-8")
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	top := &element{}
	open := []*element{top}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			e := &element{space: t.Name.Space, name: t.Name.Local, attr: t.Copy().Attr}
			if err := e.sound(); err != nil {
				return nil, err
			}
			last.children = append(last.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(t)
		case xml.Directive:
			return nil, errors.New("has a document type, which readers refuse")
		}
	}
	if len(top.children) != 1 || strings.TrimSpace(top.text) != "" {
		return nil, fmt.Errorf("has %d elements at the top, and the text %q", len(top.children), strings.TrimSpace(top.text))
	}
	return top.children[0], nil
}

// sound judges the names of an element and its attributes. Where a prefix has
// not been declared, encoding/xml gives the prefix as the namespace.
func (e *element) sound() error {
	if e.space != "" && !strings.Contains(e.space, ":") {
		return fmt.Errorf("the prefix %q of <%s:%s> is not declared", e.space, e.space, e.name)
	}
	seen := map[xml.Name]bool{}
	for _, a := range e.attr {
		if seen[a.Name] {
			return fmt.Errorf("the attribute %s of <%s> is there twice", a.Name.Local, e.name)
		}
		seen[a.Name] = true
		if s := a.Name.Space; s != "" && s != "xmlns" && !strings.Contains(s, ":") {
			return fmt.Errorf("the prefix %q of the attribute %s is not declared", s, a.Name.Local)
		}
	}
	return nil
}

// is says whether the element has a name in a namespace.
func (e *element) is(space, name string) bool { return e.space == space && e.name == name }

// all are the children with a name in a namespace.
func (e *element) all(space, name string) []*element {
	var all []*element
	for _, c := range e.children {
		if c.is(space, name) {
			all = append(all, c)
		}
	}
	return all
}

// value is the text of the first child with that name.
func (e *element) value(space, name string) string {
	if all := e.all(space, name); len(all) > 0 {
		return strings.TrimSpace(all[0].text)
	}
	return ""
}

func (e *element) attribute(name string) string {
	for _, a := range e.attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// each calls do with the element and everything below it.
func (e *element) each(do func(*element)) {
	do(e)
	for _, c := range e.children {
		c.each(do)
	}
}
