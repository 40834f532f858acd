package directive

import "strings"

// Declaration is what a site says of a block of its own.
type Declaration struct {
	Name   string
	Leaf   bool // it is written on one line: its template shows no text
	Params []Param
}

// Param is an argument that a block takes.
type Param struct {
	Name     string
	Type     Type
	Choices  []string // of a Choice
	Required bool
}

// Type is what the value of an argument is.
type Type int

// The types of arguments.
const (
	Line   Type = iota // a text of one line
	Number             // 12, 0.5
	Date               // a day
	YesNo              // true or false
	Choice             // one of some words
	Link               // an address that begins with https://
)

// TypeNames are the names by which declarations give types. A Choice is written as its
// words, with | between them.
var TypeNames = map[string]Type{"line": Line, "number": Number, "date": Date, "yes/no": YesNo, "link": Link}

// Example is an argument as an editor writes it.
func (p Param) Example() string {
	value := map[Type]string{Line: `"…"`, Number: "12", Date: "2026-11-29", YesNo: "true", Link: `"https://…"`}[p.Type]
	if p.Type == Choice {
		value = p.Choices[0]
	}
	return p.Name + "=" + value
}

// Key stands for all that a declaration says.
func (d Declaration) Key() string {
	var b strings.Builder
	b.WriteString(d.Name)
	if d.Leaf {
		b.WriteString(" leaf")
	}
	for _, p := range d.Params {
		b.WriteString("\n" + p.Example() + " " + strings.Join(p.Choices, "|"))
		if p.Required {
			b.WriteString(" required")
		}
	}
	return b.String()
}
