package content

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
)

// SignOff is what a sign-off writes into the front matter of a document. On is in ISO
// form.
type SignOff struct {
	Key          string // the key that it is written at: Reviewing or Translating
	By, On, Hash string // who may be nobody, in a translation
}

// The keys of sign-offs.
const (
	Reviewing   = "reviewed"
	Translating = "translated"
)

// keys are those of the group that a sign-off gives a value, and these.
func (s SignOff) keys() (names []string, values map[string]string) {
	names, values = []string{"by", "on", "hash"}, map[string]string{"by": s.By, "on": s.On, "hash": s.Hash}
	if s.By == "" {
		names = names[1:]
	}
	return names, values
}

// Sign writes a sign-off into the text of a document, in place: the values that
// are there already are replaced, what is missing is added, and every other byte
// stays. It fails when the front matter is written in a way that it cannot change
// surely; then the block must be written by hand.
func Sign(f source.File, s SignOff) ([]byte, *diag.Diagnostic) {
	p, list, ok := split(f)
	if !ok || list.Failed() {
		for _, d := range list {
			if d.Severity == diag.Error {
				return nil, &d
			}
		}
	}
	e := editor{data: f.Data, key: s.Key, toml: bytes.HasPrefix(bytes.TrimLeft(p.text, " \t\n"), []byte("+++"))}
	now := e.sign(p.header, s)
	if problem := wrong(f, now, p.header, s); problem {
		d := diag.Errorf(diag.Position{File: f.Path}, "cannot-sign", "the sign-off cannot be added to this form of front matter").
			WithHint("write it by hand:  %s", strings.TrimSpace(e.block(s)))
		return nil, &d
	}
	return now, nil
}

// editor changes the front matter of a file's bytes.
type editor struct {
	data  []byte
	key   string
	toml  bool
	edits []edit
}

// edit puts text in the place of data[from:to].
type edit struct {
	from, to int
	text     string
}

func (e *editor) sign(header frontmatter.Value, s SignOff) []byte {
	var group *frontmatter.Value
	for i := range header.Entries {
		if header.Entries[i].Key == e.key {
			group = &header.Entries[i].Value
		}
	}
	if group == nil || group.Kind != frontmatter.Map {
		e.add(header, s)
		return e.apply()
	}
	last, flow := -1, false // behind the value that stands last in the file
	missing := []string{}
	names, values := s.keys()
	for _, key := range names {
		value, at := values[key], -1
		for _, entry := range group.Entries {
			if entry.Key == key && !entry.Value.Empty() {
				at = e.offset(entry.Value.At)
			}
		}
		if at < 0 {
			missing = append(missing, key+e.is()+e.written(key, value))
			continue
		}
		to := e.end(at)
		e.edits = append(e.edits, edit{at, to, e.written(key, value)})
		if to > last {
			last, flow = to, e.inBraces(at)
		}
	}
	if len(missing) > 0 && last >= 0 {
		e.insert(last, flow, missing)
	}
	return e.apply()
}

// add writes a whole block: above the first key of TOML, whose tables would
// swallow it below, and under the last one of YAML.
func (e *editor) add(header frontmatter.Value, s SignOff) {
	line, fence := e.block(s), []byte("---")
	if e.toml {
		fence = []byte("+++")
	}
	seen := 0
	for at := 0; at < len(e.data); {
		next := at + bytes.IndexByte(e.data[at:], '\n') + 1
		if next == at {
			return
		}
		if bytes.Equal(bytes.TrimRight(bytes.TrimPrefix(e.data[at:next], []byte("\ufeff")), " \t\r\n"), fence) {
			switch seen++; {
			case e.toml:
				e.edits = append(e.edits, edit{next, next, line})
				return
			case seen == 2:
				e.edits = append(e.edits, edit{at, at, line})
				return
			}
		}
		at = next
	}
}

// block is a whole sign-off, as a line.
func (e *editor) block(s SignOff) string {
	names, values := s.keys()
	var items []string
	for _, name := range names {
		items = append(items, name+e.is()+e.written(name, values[name]))
	}
	return e.key + e.is() + "{" + strings.Join(items, ", ") + "}" + e.newline()
}

// insert adds keys behind a value: in the same braces, or on lines of their own
// that begin as its own does.
func (e *editor) insert(last int, flow bool, keys []string) {
	if flow {
		e.edits = append(e.edits, edit{last, last, ", " + strings.Join(keys, ", ")})
		return
	}
	from := bytes.LastIndexByte(e.data[:last], '\n') + 1
	to := last + max(0, bytes.IndexByte(e.data[last:], '\n')) + 1
	line := string(e.data[from:last])
	lead := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if rest := strings.TrimLeft(line, " \t"); strings.HasPrefix(rest, e.key+".") {
		lead += e.key + "."
	}
	var text strings.Builder
	for _, k := range keys {
		text.WriteString(lead + k + e.newline())
	}
	e.edits = append(e.edits, edit{to, to, text.String()})
}

// inBraces reports whether a value stands between braces on its line or below an
// opening one.
func (e *editor) inBraces(at int) bool {
	open := bytes.LastIndexByte(e.data[:at], '{')
	return open >= 0 && bytes.LastIndexByte(e.data[:at], '}') < open && bytes.Contains(e.data[max(0, open-30):open], []byte(e.key))
}

func (e *editor) is() string {
	if e.toml {
		return " = "
	}
	return ": "
}

// written is a value as the format spells it. A hash of digits alone would be a
// number in YAML.
func (e *editor) written(key, value string) string {
	digits := strings.Trim(value, "0123456789") == "" || strings.Trim(value, "0123456789e") == ""
	if e.toml && key != "on" || key == "hash" && digits {
		return `"` + value + `"`
	}
	return value
}

func (e *editor) newline() string {
	if bytes.Contains(e.data, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// offset is the place of a position in the file's bytes.
func (e *editor) offset(p diag.Position) int {
	at := 0
	for range p.Line - 1 {
		at += bytes.IndexByte(e.data[at:], '\n') + 1
	}
	for range p.Column - 1 {
		_, size := utf8.DecodeRune(e.data[at:])
		at += size
	}
	return at
}

// end is where the value that begins at an offset ends.
func (e *editor) end(at int) int {
	if at >= len(e.data) {
		return at
	}
	if q := e.data[at]; q == '"' || q == '\'' {
		return at + 2 + max(0, bytes.IndexByte(e.data[at+1:], q))
	}
	to := at
	for to < len(e.data) && !strings.ContainsRune(",}]#\r\n", rune(e.data[to])) {
		to++
	}
	return at + len(bytes.TrimRight(e.data[at:to], " \t"))
}

func (e *editor) apply() []byte {
	var out []byte
	at := 0
	for len(e.edits) > 0 {
		first := 0
		for i := range e.edits {
			if e.edits[i].from < e.edits[first].from {
				first = i
			}
		}
		next := e.edits[first]
		e.edits = append(e.edits[:first], e.edits[first+1:]...)
		if next.from < at || next.to > len(e.data) {
			return nil
		}
		out = append(append(out, e.data[at:next.from]...), next.text...)
		at = next.to
	}
	return append(out, e.data[at:]...)
}

// wrong reports whether the new text says anything else than the old one with the
// sign-off.
func wrong(f source.File, now []byte, before frontmatter.Value, s SignOff) bool {
	p, list, ok := split(source.NewFile(f.Path, now))
	if !ok || list.Failed() || !p.signed(s) {
		return true
	}
	old, _, _ := split(f)
	return !bytes.Equal(old.text[old.body:], p.text[p.body:]) || unsigned(s.Key, before) != unsigned(s.Key, p.header)
}

// signed reports whether a header holds the sign-off.
func (p divided) signed(s SignOff) bool {
	var list diag.List
	g := frontmatter.NewReader(p.header, &list).Group(s.Key)
	return g != nil && (s.By == "" || g.Line("by", maxName).Text == s.By) && g.Spelled("on", 100).Text == s.On && g.Spelled("hash", 100).Text == s.Hash && len(list) == 0
}

// unsigned is everything that a header says but for the sign-off at a key.
func unsigned(key string, v frontmatter.Value) string {
	var b strings.Builder
	var add func(v frontmatter.Value)
	add = func(v frontmatter.Value) {
		b.WriteString(v.Kind.String() + "\x00" + v.Text + "\x00")
		for _, item := range v.Items {
			add(item)
		}
		for _, entry := range v.Entries {
			b.WriteString(entry.Key + "\x01")
			add(entry.Value)
		}
		b.WriteString("\x02")
	}
	for _, entry := range v.Entries {
		if entry.Key != key {
			b.WriteString(entry.Key + "\x01")
			add(entry.Value)
		}
	}
	return b.String()
}
