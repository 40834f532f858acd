package layout

// state is what a byte of HTML is part of.
type state uint8

const (
	inText      state = iota
	inTagName         // <di|v
	inTag             // <div |
	inAttrName        // <div cla|ss
	afterName         // <div class |
	beforeValue       // <div class=|
	inValue           // <div class="a|
	inRaw             // <script>va|r
	inComment         // <!-- a|
	inMarkup          // <!doctype ht|ml>
)

// place is where in HTML a byte or an action stands. Every branch of an {{if}}
// starts at the place before it, and all must end at one.
type place struct {
	state   state
	quote   byte   // inValue: the quotation mark around it, or 0
	fresh   bool   // inValue: nothing of the value has been seen
	element string // inRaw: whose text it is
	pre     bool   // within <pre>
	script  script // inRaw: where in a script
	due     bool   // inTag: white space was seen and not yet written
	spaced  bool   // inTag: a space was just written
	glued   bool   // inTag: the element's name came just before
}

// meets reports whether two branches that end at p and q can go on as one.
func (p place) meets(q place) bool {
	amid := func(s state) bool { return s == inTag || s == inAttrName || s == afterName }
	return (p.state == q.state || amid(p.state) && amid(q.state)) && (p.quote == q.quote || p.state != inValue) && p.element == q.element && p.pre == q.pre
}

// words says where p is, for people.
func (p place) words() string {
	switch p.state {
	case inText:
		if p.pre {
			return "within <pre>"
		}
		return "between elements"
	case inRaw:
		return "within <" + p.element + ">"
	case inComment:
		return "within a comment"
	case inValue, beforeValue:
		return "within an attribute's value"
	}
	return "within a tag"
}

// tag is a tag being read; the actions within it count as parts of it.
type tag struct {
	name  string // in lower case
	from  int
	end   bool // </name>
	slash bool // <name/>
	attrs []attr
}

// attr is an attribute. Where branches give it several values, parts hold all.
type attr struct {
	name  string // in lower case
	at    int
	parts []part
}

// part is a stretch of an attribute's value: text, or an action.
type part struct {
	text   string
	at     int
	fresh  bool // a value can begin here
	action bool
}

// get finds an attribute's text; static is false where actions take part in it
// or choose between several.
func (t *tag) get(name string) (value string, static bool) {
	static = true
	found := 0
	for _, a := range t.attrs {
		if a.name != name {
			continue
		}
		found++
		for _, p := range a.parts {
			value += p.text
			static = static && !p.action
		}
	}
	return value, static && found < 2
}

// kind says what a piece does to the white space around it.
type kind uint8

const (
	fixed  kind = iota // nothing: parts of tags, scripts
	space              // white space that may go
	shown              // text, or a value that an action writes
	opener             // an inline start tag
	closer             // an inline end tag
	edge               // a block's tag
	thing              // an object's start tag
	passed             // an object's end tag
	call               // {{template}}
	branch             // {{if}}, {{with}}, {{range}}
)

// token is a stretch of a template, in a sequence that mirrors the parse tree.
type token struct {
	kind  kind
	text  []byte     // what it writes
	owner *textOwner // the text node that holds it, nil for actions
	name  string     // call: of what
	arms  [][]token  // branch: the alternatives
	loop  bool       // branch: the first arm may run any number of times
	jumps bool       // branch: the loop has a {{break}} or {{continue}}
}
