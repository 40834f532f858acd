package layout

import (
	"html/template"
	"slices"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/words"
)

// theme is all files of templates/ while they are being compiled.
type theme struct {
	rules     Rules
	language  *words.Language
	functions template.FuncMap
	quick     bool // the texts are minified and the layouts compiled to programs
	files     []*file
	parts     map[string]*body   // by name, of the files that are parts
	names     map[string][]*body // all bodies of a name, of all files
	problems  diag.List
}

func (t *theme) add(f source.File) {
	one, problems := readFile(f, t.rules, t.language)
	t.problems = append(t.problems, problems...)
	if one == nil {
		return
	}
	for _, other := range t.files {
		if other.name == one.name {
			t.twins(diag.Position{File: one.path}, diag.Position{File: other.path}, one.name)
			return
		}
	}
	t.files = append(t.files, one)
}

// twins reports that two places give one name.
func (t *theme) twins(one, other diag.Position, name string) {
	t.problems = append(t.problems, diag.Errorf(one, "two-of-a-name", "%q is the name of two templates", name).
		WithHint("rename one of the two").With(other))
}

// nameParts gathers what the parts define, which every layout can call.
func (t *theme) nameParts() {
	for _, f := range t.files {
		for _, b := range f.bodies {
			t.names[b.name] = append(t.names[b.name], b)
			switch other := t.parts[b.name]; {
			case b != f.own && b.name == f.name:
				t.twins(b.position(), f.own.position(), b.name)
			case !f.part:
			case other != nil:
				t.twins(b.position(), other.position(), b.name)
			default:
				t.parts[b.name] = b
			}
		}
	}
}

// scenes joins each layout with the parts, and checks all bodies for what they
// call: those that a layout reaches with the data that it hands on, the others
// by themselves.
func (t *theme) scenes() []*linkUnit {
	var scenes []*linkUnit
	reached := map[*body]bool{}
	for _, f := range t.files {
		if f.part || f.own == nil {
			continue
		}
		s := t.scene(f.own)
		t.problems = append(t.problems, s.walk(f.own, nil)...)
		found := s.infer(f.own, shapeOf(t.rules.Data))
		s.sound = s.sound && len(found) == 0
		t.problems = append(t.problems, found...)
		scenes = append(scenes, s)
		for _, b := range s.reached {
			reached[b] = true
		}
		t.problems = append(t.problems, s.idle()...)
	}
	for _, f := range t.files {
		for _, b := range f.bodies {
			if !reached[b] {
				s := t.scene(b)
				t.problems = append(t.problems, s.walk(b, t.names)...)
				t.problems = append(t.problems, s.infer(b, shape{})...)
			}
		}
	}
	t.problems = append(t.problems, t.nesting(scenes)...)
	return scenes
}

// minify writes the texts of all bodies anew, without what no reader sees. A
// body that is called within a tag, a <title> or a <pre> keeps its text.
func (t *theme) minify() {
	bent := map[string]bool{}
	var bend func(name string)
	bend = func(name string) {
		if !bent[name] {
			bent[name] = true
			for _, b := range t.names[name] {
				for _, c := range b.calls {
					bend(c.node.Name)
				}
			}
		}
	}
	for _, f := range t.files {
		for _, b := range f.bodies {
			for _, c := range b.calls {
				if !c.plain {
					bend(c.node.Name)
				}
			}
		}
	}
	s := &spacing{bodies: t.names, known: map[*body][2]drift{}}
	for _, f := range t.files {
		for _, b := range f.bodies {
			if bent[b.name] {
				continue
			}
			ends := keep
			if b == f.own && !f.part {
				ends = drop // a page begins and ends there
			}
			s.settle(b.pieces, ends, ends)
			b.rewrite()
		}
	}
}

// rewrite puts the text nodes of a body together from its pieces.
func (b *body) rewrite() {
	var gather func(seq []token)
	gather = func(seq []token) {
		for _, p := range seq {
			if p.owner != nil {
				p.owner.text = append(p.owner.text, p.text...)
			}
			for _, arm := range p.arms {
				gather(arm)
			}
		}
	}
	gather(b.pieces)
	for _, o := range b.owners {
		o.node.Text = o.text
	}
}

// compile makes a layout ready to execute, or reports why it cannot be.
func (t *theme) compile(s *linkUnit) *compiled {
	if !s.sound || slices.ContainsFunc(s.reached, func(b *body) bool { return t.fails(b.file) }) {
		return nil
	}
	c := &compiled{unit: s, digest: s.digest()}
	for _, b := range s.reached {
		c.mixed = append(c.mixed, b.mixed...)
	}
	if t.quick {
		c.program = programOf(s)
	}
	if c.program != nil {
		return c
	}
	first, err := newInterpreter(s, s.trees())
	if err != nil {
		t.problems = append(t.problems, c.escaping(err))
		return nil
	}
	c.interpreters.put(first)
	return c
}

func (t *theme) fails(f *file) bool {
	return slices.ContainsFunc(t.problems, func(d diag.Diagnostic) bool { return d.File == f.path && d.Severity == diag.Error })
}
