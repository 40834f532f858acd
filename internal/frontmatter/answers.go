package frontmatter

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galen/internal/address"
	"galen/internal/diag"
	"galen/internal/frontmatter/civildate"
	"galen/internal/source"
)

// Word is a piece of text with its place.
type Word struct {
	Text string
	At   diag.Position
}

// Line reads a text of one line and at most limit characters. Line breaks in it
// become spaces.
func (r *Reader) Line(key string, limit int) Word {
	v := r.find(key)
	if v == nil {
		return Word{At: r.at}
	}
	return r.line(key, v, limit, false)
}

// Spelled is like Line, but takes numbers and dates as they are spelled: for
// identifiers, which may look like them.
func (r *Reader) Spelled(key string, limit int) Word {
	v := r.find(key)
	if v == nil {
		return Word{At: r.at}
	}
	return r.line(key, v, limit, true)
}

func (r *Reader) line(key string, v *Value, limit int, spelled bool) Word {
	if v.Kind == Refused {
		return Word{At: v.At} // reported when it was read
	}
	scalar := v.Kind == Number || v.Kind == Bool || v.Kind == Date
	if v.Kind != Text && !((spelled || v.Untyped) && scalar) {
		d := diag.Errorf(v.At, "wrong-type", "%q must be text, and this is %s", key, v.Kind)
		if scalar {
			d = d.WithHint("put it in quotation marks: %s: %q", key, v.Text)
		} else if d = d.WithHint("write one line of text"); v == r.written(key) && v.Kind == List && len(v.Items) > 0 && isScalar(v.Items[0].Kind) {
			d = d.WithHint("write one, without brackets:  %s: %s", key, flow(&v.Items[0]))
		}
		r.add(d)
		return Word{At: v.At}
	}
	if !v.Quoted && typographicallyQuoted(v.Text) {
		r.add(unreadMarks(key, v))
		return Word{At: v.At}
	}
	joined, space, ascii := true, true, true // whether its white space is as it is to be, and whether the last character is one
	for _, c := range v.Text {               // before white space is joined, which U+000B and U+0085 count as
		if c > ' ' && c < 0x7f {
			space = false
			continue
		}
		ascii = ascii && c < 0x80
		if !source.Legal(c) || source.Turning(c) && v.Quoted {
			r.add(diag.Errorf(v.At, "control-character", "%q holds the character U+%04X, which is not allowed in pages or feeds", key, c).WithHint("delete it"))
			return Word{At: v.At}
		}
		joined = joined && (!breaks(c) || c == ' ' && !space)
		space = c == ' '
	}
	text := v.Text
	if !joined {
		text = strings.Join(strings.FieldsFunc(text, breaks), " ")
	}
	if text = strings.TrimSpace(text); !ascii {
		text = norm.NFC.String(text) // é typed as e and an accent, as macOS names files, is the same
	}
	if n := utf8.RuneCountInString(text); n > limit {
		r.add(diag.Errorf(v.At, "too-long", "%q has %d characters; the limit is %d", key, n, limit).WithHint("shorten it"))
		return Word{At: v.At}
	}
	return Word{text, v.At}
}

// Address reads an address, of a page of the site or elsewhere. One that a browser would
// read otherwise, or that a page may not link to, is reported.
func (r *Reader) Address(key string, limit int) Word {
	w := r.Line(key, limit)
	if p := address.Check(w.Text); p.Why != "" {
		r.add(diag.Errorf(w.At, "bad-url", "the address %q %s", w.Text, p.Why).WithHint("%s", p.Hint("write a path of this site, or an address that begins with https://")))
		return Word{At: w.At}
	}
	return w
}

// WebAddress reads the full address of a page, as it may have been copied from a sentence.
func (r *Reader) WebAddress(key string, limit int) Word {
	w := r.Line(key, limit)
	w.Text = address.Copied(w.Text)
	s, p := address.Scheme(w.Text), address.Check(w.Text)
	switch {
	case w.Text == "":
		return w
	case p.Write != "" && s != "tel" && s != "sms" && s != "mailto":
		r.add(diag.Errorf(w.At, "bad-url", "the address %q %s", w.Text, p.Why).WithHint("%s", p.Hint("")))
	case p.Why != "" || s != "https" && s != "http":
		r.add(diag.Errorf(w.At, "bad-url", "%q is not the address of a page", w.Text).WithHint("write %s", r.addressWithin(key, w.Text)))
	case strings.Contains(w.Text, " "):
		r.add(diag.Errorf(w.At, "bad-url", "%q has more than an address", w.Text).WithHint("write %s", r.addressWithin(key, w.Text)))
	default:
		return w
	}
	return Word{At: w.At}
}

// addressWithin says what to write in the place of a text that is not an address. A space
// in the last part of a path may be of a file's name.
func (r *Reader) addressWithin(key, text string) string {
	found := address.Within(text)
	if found == "" {
		return "the address with https://"
	}
	head, name, spaced := strings.Cut(text, " ")
	if spaced && head == found && strings.Contains(name, ".") && !strings.ContainsAny(name, "/ ()[]") {
		return fmt.Sprintf(" %s: %s%%20%s", key, head, name)
	}
	return fmt.Sprintf(" %s: %s", key, found)
}

// breaks reports what becomes one space in a line. Spaces that no line may be
// broken at, as in "5 mg", stay as they are.
func breaks(c rune) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029'
}

// Flag reads true or false, spelled just so; absent is false. What is unclear counts as true,
// because it must not publish a draft.
func (r *Reader) Flag(key string) bool {
	v := r.ask(key)
	if v == nil {
		return false
	}
	if v.Kind == Refused {
		return true
	}
	if v.Kind != Bool || v.Text != "true" && v.Text != "false" {
		shown := strconv.Quote(v.Text)
		if v.Kind == List || v.Kind == Map {
			shown = v.Kind.String()
		}
		r.add(diag.Errorf(v.At, "not-true-or-false", "%q must be true or false, and this is %s", key, shown).
			WithHint("write  %s: true  or  %s: false, without quotation marks", key, key))
		return true
	}
	return v.Text == "true"
}

// Count reads a whole number between low and high; absent gives def.
func (r *Reader) Count(key string, def, low, high int) int {
	v := r.find(key)
	if v == nil {
		return def
	}
	example := min(max(def, low), high)
	n, err := strconv.Atoi(v.Text)
	if v.Kind != Number || err != nil || n < low || n > high {
		r.add(diag.Errorf(v.At, "not-a-number", "%q must be a whole number from %d to %d", key, low, high).WithHint("write, for example,  %s: %d", key, example))
		return def
	}
	return n
}

// Moment reads a date or a time; one without an offset is taken in zone. Absent
// gives the zero Moment.
func (r *Reader) Moment(key string, zone *time.Location) civildate.Moment {
	v := r.find(key)
	if v == nil {
		return civildate.Moment{}
	}
	if v.Kind == List || v.Kind == Map {
		r.add(diag.Errorf(v.At, "wrong-type", "%q must be a date, and this is %s", key, v.Kind).WithHint("write, for example,  %s: 2026-11-22", key))
		return civildate.Moment{}
	}
	m, problem := civildate.Parse(strings.TrimSpace(v.Text), zone)
	if problem != nil {
		r.add(diag.Errorf(v.At, "bad-date", "%s", problem.Message).WithHint("%s", problem.Hint))
	}
	return m
}

// Choice reads one of the given words; absent gives the first.
func (r *Reader) Choice(key string, words ...string) string {
	w := r.Line(key, 100)
	switch {
	case w.Text == "":
		return words[0]
	case slices.Contains(words, w.Text):
		return w.Text
	}
	d := diag.Errorf(w.At, "unknown-choice", "unknown %s %q", key, w.Text).WithHint("choose one of: %s", strings.Join(words, ", "))
	if near := diag.Nearest(w.Text, words); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	r.add(d)
	return words[0]
}

// Words reads a list of lines, each as it is spelled; a single line is a list
// of one.
func (r *Reader) Words(key string, limit int) []Word {
	v := r.find(key)
	if v == nil {
		return nil
	}
	items := v.Items
	if v.Kind != List {
		if v.Kind == Map {
			r.add(diag.Errorf(v.At, "wrong-type", "%q must be a list, and this is %s", key, v.Kind).WithHint("write  %s: [one, another]", key))
			return nil
		}
		if v.Wrapped {
			r.add(diag.Errorf(v.At, "wrong-type", "%q is one text on several lines, not a list", key).WithHint(hintItems))
			return nil
		}
		if inside, found := strings.CutSuffix(v.Text, "]"); found && v.Kind == Text && !v.Quoted && !strings.Contains(inside, "[") {
			r.add(diag.Errorf(v.At, "wrong-type", "a bracket closes this list but none opens it").WithHint("write  %s: [%s]", key, inside))
			return nil
		}
		items = []Value{*v}
	}
	words := slices.Grow([]Word(nil), len(items))
	for i := range items {
		item := &items[i]
		if r.blank(key, item) {
			continue
		}
		if w := r.line(key, item, limit, true); w.Text != "" {
			words = append(words, w)
		}
	}
	return words
}

// blank reports an item of a list that is empty.
func (r *Reader) blank(key string, item *Value) bool {
	if !item.Empty() {
		return false
	}
	r.add(diag.Errorf(item.At, "empty-value", "an item of %q is empty", key).WithHint("write it, or delete the item"))
	return true
}

// Group reads a map, nil when it is absent.
func (r *Reader) Group(key string) *Reader { return r.GroupLike(key, "") }

// GroupLike is Group with a value that a hint shows, for a key of which Show knows none.
func (r *Reader) GroupLike(key, example string) *Reader {
	v := r.find(key)
	if v == nil {
		return nil
	}
	if v.Kind != Map {
		d := diag.Errorf(v.At, "wrong-type", "%q must be a group of keys, and this is %s", key, v.Kind).WithHint(hintGroup)
		if example = cmp.Or(example, r.exampleOf(key)); example != "" {
			d = d.WithHint("write, for example,  %s: %s", key, example)
		}
		r.add(d)
		return nil
	}
	return newReader(v, r.list, r.example)
}

// Settings reads a group of which every key is optional. It is nil when the group
// is absent; one with an empty list is there, because [] may choose something: see
// Listed.
func (r *Reader) Settings(key string) *Reader {
	v := r.written(key)
	if v != nil && slices.ContainsFunc(v.Entries, func(e Entry) bool { return e.Value.Kind == List }) {
		r.ask(key)
		return newReader(v, r.list, r.example)
	}
	return r.Group(key)
}

// Item is one item of a mixed list: a Word, or a group of keys.
type Item struct {
	Word  Word
	Group *Reader // nil for a Word
}

// Items reads a list whose items are lines or groups of keys.
func (r *Reader) Items(key string) []Item {
	v := r.find(key)
	if v == nil {
		return nil
	}
	if v.Kind != List {
		r.add(r.noList(key, v))
		return nil
	}
	items := slices.Grow([]Item(nil), len(v.Items))
	for i := range v.Items {
		item := &v.Items[i]
		if r.blank(key, item) {
			continue
		}
		if item.Kind == Map {
			items = append(items, Item{Word{At: item.At}, newReader(item, r.list, r.example)})
		} else if w := r.line(key, item, 2000, true); w.Text != "" {
			items = append(items, Item{Word: w})
		}
	}
	return items
}

// noList is the problem of a value that stands where a list must.
func (r *Reader) noList(key string, v *Value) diag.Diagnostic {
	d := diag.Errorf(v.At, "wrong-type", "%q must be a list, and this is %s", key, v.Kind)
	switch example := r.exampleOf(key); {
	case v.Kind == Map:
		return d.WithHint("put it in brackets:  %s: [%s]", key, flow(v))
	case example != "":
		return d.WithHint("write, for example,  %s: %s", key, example)
	case v.Wrapped:
		return d.WithHint(hintItems)
	}
	return d.WithHint("write  %s: [%s]", key, flow(v))
}

// Groups reads a list of groups of keys.
func (r *Reader) Groups(key, example string) []*Reader {
	if v := r.find(key); v != nil && v.Kind != List && v.Kind != Map {
		r.add(diag.Errorf(v.At, "wrong-type", "%q must be a list, and this is %s", key, v.Kind).WithHint("write, for example,  %s: [%s]", key, example))
		return nil
	}
	items := r.Items(key)
	groups := slices.Grow([]*Reader(nil), len(items))
	for _, item := range items {
		if item.Group == nil {
			r.add(diag.Errorf(item.Word.At, "wrong-type", "an item of %q must be a group of keys, and this is text", key).WithHint("write  - %s", example))
			continue
		}
		groups = append(groups, item.Group)
	}
	return groups
}
