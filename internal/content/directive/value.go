package directive

import (
	"bytes"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Value is the arguments and the lines of a block as one map, and what is wrong with
// them. Start is where source begins in the file.
func (n *Node) Value(source []byte, lines *diag.Lines, start int) (frontmatter.Value, diag.List) {
	at := lines.At(start + n.NameAt)
	v := frontmatter.Value{Kind: frontmatter.Map, At: at, Untyped: n.Form != Data}
	var list diag.List
	for _, f := range n.Faults {
		list = append(list, diag.Errorf(lines.At(start+f.At), "bad-block", "%s", f.What).WithHint("%s", f.Hint))
	}
	for _, a := range n.Args {
		v.Entries = append(v.Entries, entry(a, lines, start))
	}
	if n.Form == Data && n.Lines().Len() > 0 && len(n.Faults) == 0 {
		first := lines.At(start + n.Lines().At(0).Start)
		below, problems := frontmatter.YAML(at.File, n.yaml(source), first.Line)
		for i := range problems {
			problems[i].Message = strings.ReplaceAll(problems[i].Message, "the header", "this block")
		}
		list = append(list, problems...)
		v.Entries = append(v.Entries, below.Entries...)
	}
	return v, append(list, twice(v.Entries)...)
}

// entry is an argument as a key of front matter.
func entry(a Arg, lines *diag.Lines, start int) frontmatter.Entry {
	place := lines.At(start + a.ValueAt)
	e := frontmatter.Entry{Key: a.Key, At: lines.At(start + a.At)}
	e.Value = frontmatter.Value{Kind: frontmatter.Text, Text: a.Value, Quoted: a.Quoted, At: place}
	if spelled, problems := frontmatter.YAML(place.File, "k: "+a.Value, place.Line); !problems.Failed() && len(spelled.Entries) == 1 {
		switch k := spelled.Entries[0].Value.Kind; k {
		case frontmatter.Number, frontmatter.Bool, frontmatter.Date:
			e.Value.Kind, e.Value.Quoted, e.Value.Untyped = k, false, true
		}
	}
	return e
}

// twice reports arguments that are given more than once.
func twice(entries []frontmatter.Entry) (list diag.List) {
	for i, e := range entries {
		if slices.ContainsFunc(entries[:i], func(before frontmatter.Entry) bool { return before.Key == e.Key }) {
			list = append(list, diag.Errorf(e.At, "duplicate-key", "%q is given twice", e.Key).WithHint("delete one of them"))
		}
	}
	return list
}

// yaml is the lines of a block, each as far to the right as it is written: what stands
// before them, such as the mark of a quotation, is white space.
func (n *Node) yaml(source []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		from := bytes.LastIndexByte(source[:line.Start], '\n') + 1
		b.WriteString(strings.Repeat(" ", line.Start-from))
		b.Write(source[line.Start:line.Stop])
	}
	return b.String()
}
