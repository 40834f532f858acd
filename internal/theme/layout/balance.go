package layout

import (
	"bytes"
	"strings"
)

// frame is an open {{if}}, {{range}}, {{with}}, {{block}} or {{define}}.
type frame struct {
	action
	parts []action // its {{else}}s
	last  bool     // a plain {{else}} was seen
	drop  bool     // it cannot stay, nor can its parts
}

// balance checks that every {{end}} and {{else}} belongs to an opening action
// and the other way round, and blanks out those that do not.
func (d *draft) balance() {
	var open []frame
	for _, a := range d.actions {
		switch {
		case opens(a.word):
			f := frame{action: a}
			if a.word == "define" && len(open) > 0 {
				f.drop = true
				d.fault(a.from, "misplaced-define", "move it to the end of the file, outside all other actions",
					"{{define}} is inside {{%s}}", open[len(open)-1].word)
			}
			open = append(open, f)
		case a.word == "end" && len(open) == 0:
			d.fault(a.from, "unexpected-end", "remove it, or write the {{if}}, {{range}} or {{with}} that it closes", "unexpected {{end}}")
			d.blank(a.from, a.to)
		case a.word == "end":
			if f := open[len(open)-1]; f.drop {
				for _, part := range append(f.parts, f.action, a) {
					d.blank(part.from, part.to)
				}
			}
			open = open[:len(open)-1]
		case a.word == "else":
			d.otherwise(open, a)
		}
	}
	for _, f := range open {
		d.fault(f.from, "missing-end", "write {{end}} where it stops", "this {{%s}} has no {{end}}", f.word)
		for _, part := range append(f.parts, f.action) {
			d.blank(part.from, part.to)
		}
	}
}

// otherwise checks an {{else}} against the innermost open action.
func (d *draft) otherwise(open []frame, a action) {
	why := ""
	if len(open) == 0 {
		why = "it is outside any {{if}}, {{range}} or {{with}}"
	} else {
		switch f := &open[len(open)-1]; {
		case f.word == "block" || f.word == "define":
			why = "it is directly inside {{" + f.word + "}}"
		case f.last:
			why = "its {{" + f.word + "}} already has an {{else}}"
		case (a.second == "if" || a.second == "with") && a.second != f.word:
			why = "it is inside {{" + f.word + "}}"
		default:
			f.last = a.second != "if" && a.second != "with"
			f.parts = append(f.parts, a)
			return
		}
	}
	d.fault(a.from, "unexpected-else", "", "unexpected %s: %s", d.words(a), why)
	d.blank(a.from, a.to)
}

// words is an action as its writer wrote it, cut off when it is long.
func (d *draft) words(a action) string {
	text := strings.Join(strings.Fields(string(d.text[a.from:a.to])), " ")
	if runes := []rune(text); len(runes) > 60 {
		text = string(runes[:58]) + "…}}"
	}
	return text
}

// renameTwins reports names that two {{define}}s or {{block}}s of the file give,
// and changes the later ones, which the parser would stop at.
func (d *draft) renameTwins() {
	first := map[string]action{}
	for _, a := range d.actions {
		if a.word != "define" && a.word != "block" || a.nameAt == 0 || d.text[a.from] != '{' {
			continue
		}
		if one, twice := first[a.name]; twice {
			d.fault(a.from, "two-of-a-name", "rename one of the two", "%q is defined twice in this file", a.name)
			last := &d.problems[len(d.problems)-1]
			*last = last.With(d.locate(one.from))
			copy(d.text[a.nameAt:], bytes.Repeat([]byte("~"), len(a.name)))
			continue
		}
		first[a.name] = a
	}
}
