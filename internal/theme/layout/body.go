package layout

import (
	"bytes"
	"path"
	"strings"
	"text/template/parse"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
	"galen/internal/words"
)

// file is one file of templates/.
type file struct {
	path   string
	name   string
	part   bool
	text   []byte
	digest memo.Digest
	own    *body   // the file's text outside of its {{define}}s
	bodies []*body // own, and what {{define}} and {{block}} name
}

// body is a text that {{template}} can call.
type body struct {
	name     string
	file     *file
	at       int // where it is defined
	tree     *parse.Tree
	calls    []callSite
	pieces   []token
	nest     []nesting
	owners   []*textOwner
	inScript map[*parse.ActionNode]string // the language of the scripts and styles that values are written into
	mixed    []mixedJSON
	asked    []string // the keys of words that it asks for

	unknown bool // it has a script that may fetch what nobody can know
}

// position is where the body is defined: a file, or a place in one.
func (b *body) position() diag.Position {
	if b == b.file.own {
		return diag.Position{File: b.file.path}
	}
	return diag.Locate(b.file.path, b.file.text, b.at)
}

// callSite is a {{template}} or {{block}}.
type callSite struct {
	node  *parse.TemplateNode
	at    int
	plain bool // it stands between elements, and not in <pre>
}

// mixedJSON is a block of JSON that actions take part in, so that only the
// finished page shows whether it is right.
type mixedJSON struct {
	file string
	lead string // the text it begins with
	at   int
}

// checks is what the reader judges by.
type checks struct {
	rules   Rules
	actions []action
	broken  bool // actions were blanked out, so scripts have gaps
}

const folder, extension = "templates/", ".html"

// nameOf gives the name by which a file is called, and whether it is a part.
func nameOf(file string) (name string, part, ok bool) {
	name, inside := strings.CutPrefix(file, folder)
	name, html := strings.CutSuffix(name, extension)
	dir, base := path.Split(name)
	base, part = strings.CutPrefix(base, "_")
	return dir + base, part, inside && html && base != ""
}

// readFile parses a file and reads its bodies.
func readFile(f source.File, rules Rules, language *words.Language) (*file, diag.List) {
	name, part, ok := nameOf(f.Path)
	if !ok {
		return nil, diag.List{diag.Errorf(diag.Position{File: f.Path}, "not-a-template", "only .html files are allowed in templates").
			WithHint("move it to static, or name it x.html")}
	}
	text, unreadable := readText(f)
	t := &file{path: f.Path, name: name, part: part, text: text, digest: memo.Of(text)}
	d, trees := readTrees(f.Path, text)
	if trees == nil {
		trees = d.stubs()
	}
	problems := append(unreadable, d.problems...)
	for name, tree := range trees {
		b := &body{name: name, file: t, tree: tree, inScript: map[*parse.ActionNode]string{}}
		if name == f.Path {
			b.name, t.own = t.name, b
			trimEnds(tree.Root)
		} else {
			b.at = d.definition(name)
		}
		w := &wordReader{errorList: errorList{path: f.Path, written: text}, language: language}
		w.list(tree.Root)
		b.asked = w.asked
		problems = append(problems, w.problems...)
		r := &reader{errorList: errorList{path: f.Path, written: text}, body: b, check: checks{rules, d.actions, len(d.problems) > 0}}
		b.pieces = r.read()
		b.owners = r.owners
		problems = append(problems, r.problems...)
		t.bodies = append(t.bodies, b)
	}
	return t, append(problems, requests(f.Path, text, d.actions, rules, problems)...)
}

// maxFile is the size of a template in bytes (promise P11).
const maxFile = 1 << 20

// readText is a template's text: as source.Text has it, and not too large. One
// that cannot be read is taken for an empty one, so that those who call it are
// not blamed.
func readText(f source.File) ([]byte, diag.List) {
	if len(f.Data) > maxFile {
		return nil, diag.List{diag.Errorf(diag.Position{File: f.Path, Line: 1, Column: 1}, "too-large", "the file has %d bytes; the limit is %d", len(f.Data), maxFile).
			WithHint("divide the template, or move data into a file of its own")}
	}
	return source.Text(f)
}

// stubs are empty trees for the names that a file gives, so that those who call
// them are not blamed for what is wrong in it.
func (d *draft) stubs() map[string]*parse.Tree {
	trees := map[string]*parse.Tree{}
	empty := func(name string) {
		trees[name] = &parse.Tree{Name: name, ParseName: d.path, Root: &parse.ListNode{NodeType: parse.NodeList}}
	}
	for _, a := range d.actions {
		if a.word == "define" || a.word == "block" {
			empty(a.name)
		}
	}
	empty(d.path)
	return trees
}

// definition is where the file gives a body its name.
func (d *draft) definition(name string) int {
	for _, a := range d.actions {
		if (a.word == "define" || a.word == "block") && a.name == name {
			return a.from
		}
	}
	return 0
}

// trimEnds takes off the white space at both ends of a file. An editor ends
// every file with a line end, which must not become a space in the middle of
// somebody's sentence.
func trimEnds(l *parse.ListNode) {
	for _, n := range l.Nodes {
		text, ok := n.(*parse.TextNode)
		if !ok {
			break
		}
		rest := bytes.TrimLeft(text.Text, blanks)
		text.Pos += parse.Pos(len(text.Text) - len(rest))
		if text.Text = rest; len(rest) > 0 {
			break
		}
	}
	for i := len(l.Nodes) - 1; i >= 0; i-- {
		text, ok := l.Nodes[i].(*parse.TextNode)
		if !ok {
			break
		}
		if text.Text = bytes.TrimRight(text.Text, blanks); len(text.Text) > 0 {
			break
		}
	}
}
