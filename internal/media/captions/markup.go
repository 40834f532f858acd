package captions

import (
	"html"
	"regexp"
	"strings"

	"galen/internal/diag"
)

// tags are those that the text of a cue may have.
var tags = []string{"b", "c", "i", "lang", "rt", "ruby", "u", "v"}

// override is markup of SubStation, which programs leave in other files: {\an8}.
var override = regexp.MustCompile(`\{\\[^}]*\}`)

// plain reads the text of a cue, from a line to the one that is read next: what a reader
// sees of it, and who speaks. It reports markup that a browser takes for something else.
func (r *reader) plain(c *Cue, from int) string {
	t := cueText{reader: r, cue: c}
	for i := from; i < r.line; i++ {
		if i > from {
			t.out.WriteByte('\n')
		}
		t.number = i
		t.read(r.lines[i])
	}
	if len(t.open) > 0 {
		last := t.open[len(t.open)-1]
		if last.name != "v" || len(t.open) > 1 { // a voice may speak to the end of the cue
			r.report(last.at, "captions-markup", "write  </"+last.name+">  where it ends", "<%s> has no end", last.name)
		}
	}
	return t.out.String()
}

// cueText is the text of a cue that is being read.
type cueText struct {
	*reader
	cue    *Cue
	number int // of the line, from 0
	out    strings.Builder
	open   []openTag
}

type openTag struct {
	name string
	at   diag.Position
}

// read reads one line.
func (t *cueText) read(line string) {
	if at := override.FindStringIndex(line); at != nil {
		t.report(t.position(t.number, at[0]+1), "captions-markup", "delete it", "%q belongs to another caption format, and would be shown as it is", line[at[0]:at[1]])
		line = override.ReplaceAllStringFunc(line, func(s string) string { return strings.Repeat(" ", len(s)) })
	}
	for at := 0; at < len(line); {
		i := strings.IndexAny(line[at:], "<&")
		if i < 0 {
			t.out.WriteString(line[at:])
			return
		}
		t.out.WriteString(line[at : at+i])
		at += i
		if line[at] == '&' {
			at += t.entity(line, at)
		} else {
			at += t.tag(line, at)
		}
	}
}

var entity = regexp.MustCompile(`^&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);`)

// entity reads what begins with &, and says how long it is. An & by itself is shown by
// browsers, and so it stands.
func (t *cueText) entity(line string, at int) int {
	name := entity.FindString(line[at:])
	if name == "" {
		t.out.WriteByte('&')
		return 1
	}
	t.out.WriteString(html.UnescapeString(name))
	return len(name)
}

// tag reads what begins with <, and says how long it is.
func (t *cueText) tag(line string, at int) int {
	here := t.position(t.number, at+1)
	end := strings.IndexByte(line[at:], '>')
	if end < 0 {
		t.report(here, "captions-markup", "write  &lt;  for the sign <", "from here on the text is not shown: < begins a tag")
		t.out.WriteString(line[at:])
		return len(line) - at
	}
	inside := line[at+1 : at+end]
	name, closing := strings.CutPrefix(inside, "/")
	name, value, _ := strings.Cut(name, " ")
	name, _, _ = strings.Cut(name, ".")
	switch {
	case timestamp(inside):
	case !contains(tags, name):
		hint := "delete the tag, or write  &lt;  if the sign < is meant"
		if near := map[string]string{"em": "i", "strong": "b"}[strings.ToLower(name)]; near != "" {
			hint = "write  <" + near + ">  and  </" + near + ">"
		} else if contains(tags, strings.ToLower(name)) {
			hint = "write it in small letters: <" + strings.ToLower(inside) + ">"
		}
		t.report(here, "captions-markup", hint, "captions have no tag <%s>", inside)
	case closing:
		t.close(name, here)
	default:
		if name == "v" {
			if t.cue.Voice == "" {
				t.cue.Voice = strings.TrimSpace(html.UnescapeString(value))
			}
			if strings.TrimSpace(value) == "" {
				t.report(here, "captions-markup", "write the name of who speaks, such as  <v Interviewer>", "<v> names nobody")
			}
			if n := len(t.open); n > 0 && t.open[n-1].name == "v" {
				t.open = t.open[:n-1] // another one speaks
			}
		}
		t.open = append(t.open, openTag{name, here})
	}
	return end + 1
}

// timestamp reports whether a tag is the time at which the words after it are shown.
func timestamp(inside string) bool {
	_, ok := exactTime(inside)
	return ok
}

func (t *cueText) close(name string, here diag.Position) {
	n := len(t.open)
	if n > 0 && t.open[n-1].name == "rt" && name == "ruby" { // its last reading may end with it
		n--
	}
	if n == 0 || t.open[n-1].name != name {
		t.report(here, "captions-markup", "delete it, or first close the tag that was opened last", "</%s> closes nothing here", name)
		return
	}
	t.open = t.open[:n-1]
}
