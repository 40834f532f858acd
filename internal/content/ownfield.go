package content

import (
	"regexp"
	"strconv"
	"strings"

	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
)

// Field is the value of a field that the site declares.
type Field struct {
	Name    string
	Type    fields.Type
	Text    string // what is written, of a type of one line; the target of a Link, File, Article or Author
	Yes     bool
	Date    civildate.Moment
	Picture *Image
	Rich    *RichText // of a Text
	Items   []Field   // of a List
	Keys    []Field   // of a Group
	At      diag.Position
}

// Words are the name of a field and what it says; only the name of one that holds others.
func (f *Field) Words() []string {
	words := []string{f.Name}
	switch {
	case f.Picture != nil:
		return append(words, f.Picture.Alt, f.Picture.Caption, f.Picture.Credit)
	case f.Rich != nil:
		return append(words, f.Rich.Plain)
	case !f.Date.IsZero():
		return append(words, f.Date.ISO())
	case f.Type == fields.YesNo:
		return append(words, strconv.FormatBool(f.Yes))
	case f.Text != "":
		return append(words, f.Text)
	}
	return words
}

// RichText is the HTML of a field, in pieces with gaps between them, as a Body.
type RichText struct {
	Segments     []string
	Placeholders []Placeholder
	Plain        string
}

// EachField gives every field among some, and those in lists and groups.
func EachField(all []Field, give func(*Field)) {
	for i := range all {
		give(&all[i])
		EachField(all[i].Items, give)
		EachField(all[i].Keys, give)
	}
}

// fields reads the fields that the site declares for a kind of document.
func (h *headerDecoder) fields(what string, declared fields.Declarations) {
	needed := map[string]string{}
	for i := range declared {
		d := &declared[i]
		if d.Marked() && h.Has(d.Name) {
			h.marksMeant(h.Place(d.Name).Line)
		}
		if f, ok := h.field(h.Reader, d); ok {
			h.doc.Fields = append(h.doc.Fields, f)
		}
		if d.Required {
			needed[d.Name] = d.Example()
			if d.Help != "" {
				needed[d.Name] += " # " + d.Help
			}
		}
	}
	h.Need(what, needed)
}

// field reads one field; false when it is absent. Of one that is wrong what can be read is
// there, so that all else that is wrong with it is told in the same run.
func (h *headerDecoder) field(r *frontmatter.Reader, d *fields.Declaration) (f Field, ok bool) {
	if !r.Has(d.Name) {
		return f, false
	}
	f = Field{Name: d.Name, Type: d.Type, At: r.Place(d.Name)}
	h.value(r, d, &f)
	return f, true
}

func (h *headerDecoder) value(r *frontmatter.Reader, d *fields.Declaration, f *Field) {
	switch d.Type {
	case fields.Line, fields.File, fields.Article:
		f.Text = r.Line(d.Name, maxText).Text
	case fields.Author:
		f.Text = r.Spelled(d.Name, maxName).Text
	case fields.Text:
		f.Rich = h.rich(r, d.Name)
	case fields.Number:
		if f.Text = r.Raw(d.Name).Text; r.Raw(d.Name).Kind != frontmatter.Number || !plainNumber.MatchString(f.Text) {
			example := d.Example()
			if point := strings.Replace(f.Text, ",", ".", 1); plainNumber.MatchString(point) {
				example = d.Name + ": " + point
			}
			r.Problem(d.Name, "not-a-number", "write digits alone, such as  "+example, "%q must be a number, and this is %s", d.Name, shownValue(r.Raw(d.Name)))
		}
	case fields.Date:
		f.Date = r.Moment(d.Name, h.rules.Zone)
	case fields.YesNo:
		f.Yes = yesOrNo(r, d.Name)
	case fields.Choice:
		f.Text = r.Choice(d.Name, d.Choices...)
	case fields.Link:
		f.Text = r.Address(d.Name, maxText).Text
	case fields.Picture:
		f.Picture = h.picture(r, d.Name)
	case fields.Group:
		g := r.GroupLike(d.Name, d.Value())
		if g == nil {
			return
		}
		needed := map[string]string{}
		for i := range d.Keys {
			k := &d.Keys[i]
			if v, ok := h.field(g, k); ok {
				f.Keys = append(f.Keys, v)
			}
			if k.Required {
				needed[k.Name] = k.Example()
			}
		}
		g.Require(strconv.Quote(d.Name), needed)
		g.Done(nil)
	case fields.List:
		h.items(r, d, f)
	case fields.Misread:
	}
}

// plainNumber is a number as readers are shown it.
var plainNumber = regexp.MustCompile(`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$`)

// items reads a list. One value alone is a list of one.
func (h *headerDecoder) items(r *frontmatter.Reader, d *fields.Declaration, f *Field) {
	list := r.Raw(d.Name)
	values := list.Items
	if list.Kind != frontmatter.List {
		values = []frontmatter.Value{list}
	}
	for _, v := range values {
		if v.Empty() {
			h.add(diag.Errorf(v.At, "empty-value", "an item of %q is empty", d.Name).WithHint("write it, or delete the item"))
			continue
		}
		item := frontmatter.NewReader(frontmatter.Value{Kind: frontmatter.Map, Entries: []frontmatter.Entry{{Key: d.Name, Value: v, At: v.At}}, At: v.At}, h.list)
		item.Show(h.shownValue, nil)
		if one, ok := h.field(item, d.Item); ok {
			f.Items = append(f.Items, one)
		}
	}
}

func yesOrNo(r *frontmatter.Reader, key string) bool {
	switch strings.ToLower(r.Raw(key).Text) {
	case "yes":
		return true
	case "no":
		return false
	}
	return r.Flag(key)
}

// shownValue is a value in a message.
func shownValue(v frontmatter.Value) string {
	if v.Kind == frontmatter.List || v.Kind == frontmatter.Map {
		return v.Kind.String()
	}
	return strconv.Quote(v.Text)
}
