package sitecheck

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// node is an object of structured data.
type node map[string]any

// types are what the node says it is.
func (n node) types() []string { return texts(n["@type"]) }

// is says whether the node is of a type, or of one below it.
func (n node) is(kind string) bool {
	for _, t := range n.types() {
		for ; t != ""; t = schemaTypes[t].above {
			if t == kind {
				return true
			}
		}
	}
	return false
}

func (n node) text(property string) string {
	s, _ := n[property].(string)
	return s
}

// list is a value as a list, which it need not be.
func list(value any) []any {
	switch value := value.(type) {
	case nil:
		return nil
	case []any:
		return value
	}
	return []any{value}
}

// texts are the strings of a list.
func texts(value any) []string {
	var all []string
	for _, v := range list(value) {
		if s, ok := v.(string); ok {
			all = append(all, s)
		}
	}
	return all
}

// graph is the structured data of a page: its nodes in order, those inside of
// others not counted.
type graph struct {
	nodes []node
	byID  map[string]node
	urls  []string // the strings that may be addresses, but for ids
}

// resolve gives the nodes that a property leads to: those written in place, and
// those that are only named by their @id.
func (g graph) resolve(value any) []node {
	var all []node
	for _, v := range list(value) {
		n, ok := v.(map[string]any)
		if !ok {
			continue
		}
		if id, only := n["@id"].(string); only && len(n) == 1 {
			if g.byID[id] == nil {
				continue
			}
			n = g.byID[id]
		}
		all = append(all, n)
	}
	return all
}

// of gives the nodes of a type.
func (g graph) of(kind string) []node {
	var all []node
	for _, n := range g.nodes {
		if n.is(kind) {
			all = append(all, n)
		}
	}
	return all
}

// blocks are the texts of the page's structured data.
func (p *page) blocks() []string {
	var all []string
	for n := range p.named("script") {
		if strings.EqualFold(attr(n, "type"), "application/ld+json") {
			text := ""
			if n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
				text = n.FirstChild.Data
			}
			all = append(all, text)
		}
	}
	return all
}

func (p *page) readGraph() (graph, []error) {
	g := graph{byID: map[string]node{}}
	var faults []error
	for _, block := range p.blocks() {
		value, err := readJSON([]byte(block))
		if err != nil {
			faults = append(faults, err)
			continue
		}
		eachText(value, func(key, text string) {
			if key != "@id" && strings.HasPrefix(text, "http") && !strings.ContainsAny(text, " \n") {
				g.urls = append(g.urls, text)
			}
		})
		top, _ := value.(map[string]any)
		if top["@context"] != "https://schema.org" {
			faults = append(faults, fmt.Errorf("@context is %v", top["@context"]))
		}
		nodes := []any{top}
		if inside, ok := top["@graph"]; ok {
			nodes = list(inside)
		}
		for _, v := range nodes {
			n, _ := v.(map[string]any)
			id, _ := n["@id"].(string)
			if id != "" && g.byID[id] != nil {
				faults = append(faults, fmt.Errorf("two nodes have the @id %s", id))
			}
			g.nodes, g.byID[id] = append(g.nodes, n), n
		}
	}
	return g, faults
}

// dataAddresses are the addresses of the site's own files that the structured
// data name.
func (p *page) dataAddresses(s *Site) []string {
	g, _ := p.graph()
	return slices.DeleteFunc(slices.Clone(g.urls), func(url string) bool { return !s.own(url) })
}

// eachText calls do with every string of a JSON value and the key it stands
// under.
func eachText(value any, do func(key, text string)) {
	var walk func(string, any)
	walk = func(key string, value any) {
		switch value := value.(type) {
		case string:
			do(key, value)
		case []any:
			for _, v := range value {
				walk(key, v)
			}
		case map[string]any:
			for k, v := range value {
				walk(k, v)
			}
		}
	}
	walk("", value)
}

// readJSON reads a text as JSON and nothing more (RFC 8259): one value, no key
// twice, every string sound: U+FFFD is what encoding/json reads for half a
// character, so such a text would not come out again as it went in.
func readJSON(text []byte) (any, error) {
	if err := doubled(json.NewDecoder(bytes.NewReader(text))); err != nil {
		return nil, err
	}
	value, err := decodeJSON(text)
	if err != nil {
		return nil, err
	}
	eachText(value, func(key, text string) {
		if strings.ContainsRune(text, '\uFFFD') {
			err = fmt.Errorf("a text under %q holds U+FFFD", key)
		}
	})
	return value, err
}

func decodeJSON(text []byte) (any, error) {
	var value any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("something follows the value")
	}
	return value, nil
}

// doubled reads a value and looks for keys that stand twice in one object, of
// which encoding/json keeps the last without a word.
func doubled(d *json.Decoder) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	open, _ := t.(json.Delim)
	keys := map[any]bool{}
	for open != 0 && d.More() {
		if open == '{' {
			key, err := d.Token()
			if err != nil {
				return err
			}
			if keys[key] {
				return fmt.Errorf("the key %q stands twice", key)
			}
			keys[key] = true
		}
		if err := doubled(d); err != nil {
			return err
		}
	}
	if open != 0 {
		_, err = d.Token()
	}
	return err
}
