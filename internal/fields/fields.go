// Package fields reads what a site declares of its own: keys of front matter that stand
// beside Galen's.
//
//	fields:
//	  subtitle: line
//	  stage: choice [planned, running, finished]
//	  podcast: {type: file, kinds: [news], help: "The interview as a recording"}
//	  sites:
//	    type: list of group
//	    keys: {name: line, page: link}
//
// The key is the name by which documents give the field and templates ask for it. The value
// is its type, or a group of keys:
//
//	type        one of the types below
//	label       what readers see in front of it; without, the name in words
//	help        a sentence for editors, which is a part of messages about the field
//	required    true: a document without it is an error
//	for         articles, authors, categories, pages, terms; without, articles
//	kinds       of articles: news, explainer, guide, opinion, live; without, all
//	categories  folders of articles, with what is below them; without, all
//	cards       true: cards of articles, on other pages, have it, too
//	feeds       true: feeds show it, too
//	keys        of a group: the fields in it
//
// Types are line, text (Markdown), number, date, yes/no, choice [a, b], link (a page of the
// site or elsewhere), picture, file (for readers to download), article, author, group, and
// list of any of these but lists.
//
// A key that nobody declares stays an error, and so does one that Galen has itself.
package fields

import (
	"galen/internal/frontmatter"
	"path"
	"slices"
	"strings"
)

// Type is what the value of a field is.
type Type int

// The types.
const (
	Line Type = iota
	Text
	Number
	Date
	YesNo
	Choice
	Link
	Picture
	File
	Article
	Author
	Group
	List
	Misread // the declaration has a mistake: anything may stand there
)

// names of the types that are one word, as declarations write them.
var names = map[string]Type{
	"line": Line, "text": Text, "number": Number, "date": Date, "yes/no": YesNo, "choice": Choice, "link": Link,
	"picture": Picture, "file": File, "article": Article, "author": Author, "group": Group, "list": List,
}

// String is the name of a type.
func (t Type) String() string {
	for name, of := range names {
		if of == t {
			return name
		}
	}
	return ""
}

// Owner is a kind of document that has fields.
type Owner string

// The kinds of documents.
const (
	Articles   Owner = "articles"
	Authors    Owner = "authors"
	Categories Owner = "categories"
	Pages      Owner = "pages"
	Terms      Owner = "terms"
)

var owners = []string{string(Articles), string(Authors), string(Categories), string(Pages), string(Terms)}

// Declaration is what a site says of a field.
type Declaration struct {
	Name       string
	Label      string // what readers see in front of it
	Help       string // for editors; may be empty
	Type       Type
	Choices    []string     // of a Choice
	Item       *Declaration // of a List: each of its items
	Keys       Declarations // of a Group
	Required   bool
	Owners     []Owner
	Kinds      []string           // of articles; nil: all
	Categories []frontmatter.Word // folders below content; nil: all
	Cards      bool
	Feeds      bool
}

// Declarations are those of a site, in the order of galen.yaml.
type Declarations []Declaration

// Of are the declarations for a kind of document. Kind and folder are those of an article.
func (d Declarations) Of(owner Owner, kind, folder string) (some Declarations) {
	for _, f := range d {
		if slices.Contains(f.Owners, owner) && (owner != Articles || f.forArticle(kind, folder)) {
			some = append(some, f)
		}
	}
	return some
}

func (d *Declaration) forArticle(kind, folder string) bool {
	if d.Kinds != nil && !slices.Contains(d.Kinds, kind) {
		return false
	}
	return d.Categories == nil || slices.ContainsFunc(d.Categories, func(c frontmatter.Word) bool { return folder == c.Text || strings.HasPrefix(folder, c.Text+"/") })
}

// Where says for people which documents have the field: "authors and articles of the kind guide".
func (d *Declaration) Where() string {
	var all []string
	for _, o := range d.Owners {
		text := string(o)
		if o == Articles && d.Kinds != nil {
			text += " of the kind " + strings.Join(d.Kinds, " or ")
		}
		if o == Articles && d.Categories != nil {
			text += " in " + d.folders(" or ")
		}
		all = append(all, text)
	}
	return strings.Join(all, " and ")
}

// folders are the categories, with a text between them.
func (d *Declaration) folders(between string) string {
	var all []string
	for _, c := range d.Categories {
		all = append(all, c.Text)
	}
	return strings.Join(all, between)
}

// Named is the declaration of a field; nil when there is none.
func (d Declarations) Named(name string) *Declaration {
	if i := slices.IndexFunc(d, func(f Declaration) bool { return f.Name == name }); i >= 0 {
		return &d[i]
	}
	return nil
}

// Names are those of the fields.
func (d Declarations) Names() (all []string) {
	for _, f := range d {
		all = append(all, f.Name)
	}
	return all
}

// Key stands for all that decides how documents are read: two declarations with one key
// read every document alike.
func (d Declarations) Key() string {
	var b strings.Builder
	for _, f := range d {
		b.WriteString(f.key())
	}
	return b.String()
}

func (d *Declaration) key() string {
	all := []string{d.Name, d.Type.String(), d.Help, strings.Join(d.Choices, "|"), strings.Join(d.Kinds, "|"), d.folders("|")}
	for _, o := range d.Owners {
		all = append(all, string(o))
	}
	if d.Required {
		all = append(all, "required")
	}
	if d.Item != nil {
		all = append(all, d.Item.key())
	}
	return strings.Join(append(all, "{"+d.Keys.Key()+"}"), "\x1f") + "\x1e"
}

// Marked reports whether there is Markdown in it.
func (d *Declaration) Marked() bool {
	return d.Type == Text || d.Item != nil && d.Item.Marked() || slices.ContainsFunc(d.Keys, func(k Declaration) bool { return k.Marked() })
}

// Example is the line that an editor writes.
func (d *Declaration) Example() string { return d.Name + ": " + d.Value() }

// Value is the part of Example after the name; "" of a declaration with a mistake.
func (d *Declaration) Value() string {
	switch d.Type {
	case Line:
		return "A few words"
	case Text:
		return "A sentence with a [link](/health/)."
	case Number:
		return "12"
	case Date:
		return "2026-11-29"
	case YesNo:
		return "true"
	case Choice:
		return d.Choices[0]
	case Link:
		return "https://www.who.int/"
	case Picture:
		return "{src: picture.jpg, alt: What it shows}"
	case File:
		return "report.pdf"
	case Article:
		return "the-slug-of-an-article"
	case Author:
		return "the-id-of-an-author"
	case Group:
		var keys []string
		for i := range d.Keys {
			if k := &d.Keys[i]; k.Required || len(keys) == 0 {
				keys = append(keys, k.Example())
			}
		}
		return "{" + strings.Join(keys, ", ") + "}"
	case List:
		return "[" + d.Item.Value() + "]"
	}
	return ""
}

// labelOf is a name in words: "Reading age" for reading-age.
func labelOf(name string) string {
	words := strings.NewReplacer("-", " ", "_", " ").Replace(name)
	return strings.ToUpper(words[:1]) + words[1:]
}

// folderOf is a category as people write it, below content: health/heart.
func folderOf(written string) string {
	return strings.TrimPrefix(strings.Trim(path.Clean("/"+written), "/"), "content/")
}
