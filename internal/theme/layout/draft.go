package layout

import (
	"bytes"
	"strings"
	"text/template/parse"

	"galen/internal/diag"
)

// draft is a template file on its way to parse trees. What cannot be read is
// reported and blanked out with spaces, so that offsets stay true and the rest
// of the file is checked too.
type draft struct {
	errorList
	text    []byte // a copy of the file, with blanks
	actions []action
	gone    []string // the variables of blanked actions
}

// readTrees parses a file. The trees are named as {{define}} and {{block}} name
// them, and the file's own tree by its path. It is nil when too little of the
// file can be read.
func readTrees(path string, text []byte) (*draft, map[string]*parse.Tree) {
	d := &draft{errorList: errorList{path: path, written: text}, text: bytes.Clone(text)}
	d.scan()
	d.balance()
	d.renameTwins()
	return d, d.parse()
}

// tenable is how many problems of one file are looked for.
const tenable = 50

func (d *draft) parse() map[string]*parse.Tree {
	for range tenable {
		trees, err := d.attempt(d.text)
		if err == "" {
			return trees
		}
		a, ok := d.culprit(err)
		if !ok {
			d.problems = append(d.problems, diag.Errorf(diag.Position{File: d.path}, "bad-template", "this template cannot be read"))
			return nil
		}
		d.explain(a, err)
		if a.word == "define" || a.word == "block" {
			return nil
		}
		d.drop(a)
	}
	return nil
}

// attempt parses text; err is the parser's words with the line number before
// them ("3: unexpected …").
func (d *draft) attempt(text []byte) (trees map[string]*parse.Tree, err string) {
	trees = map[string]*parse.Tree{}
	tree := parse.New(d.path)
	tree.Mode = parse.SkipFuncCheck
	if _, e := tree.Parse(string(text), "", "", trees); e != nil {
		return nil, strings.TrimPrefix(e.Error(), "template: "+d.path+":")
	}
	return trees, ""
}

// culprit finds the action that the parser complains of: the first with which
// the text up to it gives the same complaint as the whole.
func (d *draft) culprit(err string) (action, bool) {
	for _, a := range d.actions {
		if d.text[a.from] != '{' {
			continue // blanked out
		}
		if _, now := d.attempt(d.text[:a.to]); now == err {
			return a, true
		}
	}
	return action{}, false
}

func (d *draft) drop(a action) {
	for i := a.from; i < a.to; i++ {
		if d.text[i] == '$' {
			name, _ := word(d.text, i+1)
			d.gone = append(d.gone, "$"+name)
		}
	}
	if a.word == "end" { // only what is wrong in it goes, or its partner would stay open
		_, after := word(d.text, inner(d.text, a.from))
		d.blank(after, a.to-2)
		return
	}
	for _, part := range d.family(a) {
		d.blank(part.from, part.to)
	}
}

// family is an action and, when it opens a branch, its {{else}}s and {{end}}.
func (d *draft) family(a action) []action {
	family := []action{a}
	if !opens(a.word) {
		return family
	}
	depth := 0
	for _, b := range d.actions {
		switch {
		case b.from <= a.from || d.text[b.from] != '{':
		case opens(b.word):
			depth++
		case b.word == "else" && depth == 0:
			family = append(family, b)
		case b.word == "end":
			if depth == 0 {
				return append(family, b)
			}
			depth--
		}
	}
	return family
}

func opens(word string) bool {
	switch word {
	case "if", "range", "with", "block", "define":
		return true
	}
	return false
}

func (d *draft) blank(from, to int) { blank(d.text, from, to) }

// blank writes spaces over a part of text, and keeps its lines.
func blank(text []byte, from, to int) {
	for i := from; i < to; i++ {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
}
