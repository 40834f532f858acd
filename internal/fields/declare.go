package fields

import (
	"regexp"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Reserved are the keys of front matter that Galen has itself, of one kind of document or
// another. None of them can be declared.
var Reserved = []string{
	"affiliations", "ai", "aliases", "also_in", "audio", "authors", "banner", "breadcrumbs", "category", "checklist", "comments", "corrections",
	"credentials", "date", "description", "disclosures", "draft", "email", "embargo", "ended", "expires", "help", "image",
	"kind", "lang", "layout", "lead", "links", "list", "mesh", "name", "orcid", "order", "parent", "picks", "pins", "product", "pronouns", "published_at",
	"references", "related", "review_every", "reviewed", "role", "sample", "series", "shelves", "slug", "sources",
	"study", "synonyms", "tags", "title", "translated", "updated", "waivers", "withdrawn",
}

// Kinds are those of articles.
var Kinds = []string{"news", "explainer", "guide", "opinion", "live"}

// mostFields is how many a site may declare, and mostKeys how many a group of them has.
const (
	mostFields = 100
	mostKeys   = 30
	mostName   = 40
)

var nameForm = regexp.MustCompile(`^[a-z][a-z0-9]*([_-][a-z0-9]+)*$`)

// Read reads the declarations at the key "fields" of galen.yaml.
func Read(r *frontmatter.Reader) Declarations {
	g := r.Group("fields")
	if g == nil {
		return nil
	}
	all := reader{top: true}.declarations(g, r.Raw("fields"))
	g.Done(nil)
	if len(all) > mostFields {
		r.Problem("fields", "too-many-fields", "declare only fields that templates or editors need", "%d fields are declared; the limit is %d", len(all), mostFields)
		return all[:mostFields]
	}
	return all
}

// reader reads the fields of a site, or the keys of a group.
type reader struct{ top bool }

func (d reader) declarations(g *frontmatter.Reader, written frontmatter.Value) (all Declarations) {
	for _, e := range written.Entries {
		if e.Value.Empty() {
			g.Problem(e.Key, "bad-field", "write its type, such as  "+e.Key+": line", "the field %q has no type", e.Key)
			g.Has(e.Key) // it is known
			continue
		}
		if f, ok := d.declaration(g, e.Key); ok {
			all = append(all, f)
		}
	}
	return all
}

// declaration reads one; false when it can be none. One with a mistake is Misread.
func (d reader) declaration(g *frontmatter.Reader, name string) (f Declaration, ok bool) {
	value := g.Raw(name)
	switch {
	case len(name) > mostName || !nameForm.MatchString(name):
		g.Misnamed(name, "bad-field", "write a name of small letters, digits, hyphens and underscores, such as  "+nameLike(name), "%q cannot be the name of a field", name)
		return f, false
	case d.top && slices.Contains(Reserved, name):
		g.Misnamed(name, "bad-field", "delete the line, or choose another name", "%q is one of Galen's own keys", name)
		return f, false
	}
	f = Declaration{Name: name, Label: labelOf(name), Owners: []Owner{Articles}}
	if value.Kind != frontmatter.Map {
		if w := g.Line(name, 500); w.Text == "" || !f.typed(g, name, w.Text) || !f.complete(g, name) {
			f.Type = Misread
		}
		return f, true
	}
	keys := g.Group(name)
	keys.Require("a field", map[string]string{"type": "type: line"})
	f.Help = keys.Line("help", 300).Text
	if label := keys.Line("label", 100).Text; label != "" {
		f.Label = label
	}
	f.Required = keys.Has("required") && keys.Flag("required")
	if d.top {
		f.scope(keys)
	}
	written := keys.Line("type", 500)
	if right := written.Text != "" && f.typed(keys, "type", written.Text); !f.group(keys) || !right {
		f.Type = Misread
	}
	keys.Done(map[string]string{"kind": "type", "choices": "write them after the type:  type: choice [one, two]", "options": "write them after the type:  type: choice [one, two]",
		"title": "label", "description": "help", "hint": "help", "mandatory": "required", "fields": "keys", "owners": "for", "category": "categories", "feed": "feeds", "card": "cards"})
	return f, true
}

// complete reports a group without keys.
func (f *Declaration) complete(r *frontmatter.Reader, key string) bool {
	if f.Type != Group && (f.Item == nil || f.Item.Type != Group) {
		return true
	}
	r.Problem(key, "bad-field", "write  "+f.Name+": {type: "+r.Raw(key).Text+", keys: {name: line, page: link}}", "a group needs keys")
	return false
}

var notOfName = regexp.MustCompile(`[^a-z0-9]+`)

// nameLike is a name that a field can have, made of one that it cannot.
func nameLike(written string) string {
	if name := strings.Trim(notOfName.ReplaceAllString(strings.ToLower(written), "_"), "_"); nameForm.MatchString(name) && len(name) <= mostName && !slices.Contains(Reserved, name) {
		return name
	}
	return "reading_age"
}

// scope reads where a field may stand.
func (f *Declaration) scope(keys *frontmatter.Reader) {
	f.Cards = keys.Has("cards") && keys.Flag("cards")
	f.Feeds = keys.Has("feeds") && keys.Flag("feeds")
	if keys.Has("for") {
		f.Owners = nil
		for _, name := range some(keys, "for", owners) {
			f.Owners = append(f.Owners, Owner(name))
		}
	}
	f.Kinds = some(keys, "kinds", Kinds)
	for _, w := range keys.Words("categories", 200) {
		f.Categories = append(f.Categories, frontmatter.Word{Text: folderOf(w.Text), At: w.At})
	}
	if !slices.Contains(f.Owners, Articles) {
		for _, key := range []string{"kinds", "categories", "cards", "feeds"} {
			if keys.Has(key) {
				keys.Problem(key, "bad-field", "delete the line, or add articles to  for", "only articles have %s", key)
			}
		}
	}
}

// some reads a list of some words.
func some(r *frontmatter.Reader, key string, words []string) (chosen []string) {
	for _, w := range r.Words(key, 100) {
		if slices.Contains(words, w.Text) {
			chosen = append(chosen, w.Text)
			continue
		}
		d := diag.Errorf(w.At, "unknown-choice", "unknown word %q in %q", w.Text, key).WithHint("choose one of: %s", strings.Join(words, ", "))
		if near := diag.Nearest(w.Text, words); near != "" {
			d = d.WithHint("did you mean %q?", near)
		}
		r.Add(d)
	}
	return chosen
}

var (
	choiceForm = regexp.MustCompile(`^choice\s*(?:of\s*)?\[(.*)\]$`)
	listForm   = regexp.MustCompile(`^lists? of (.+)$`)
)

// typed reads a type as it is written at a key.
func (f *Declaration) typed(r *frontmatter.Reader, key, written string) bool {
	written = strings.TrimSpace(written)
	if m := listForm.FindStringSubmatch(written); m != nil {
		item := Declaration{Name: f.Name, Label: f.Label, Help: f.Help}
		f.Type, f.Item = List, &item
		if listForm.MatchString(m[1]) {
			r.Problem(key, "bad-field", "write  list of  once", "a list cannot hold lists")
			return false
		}
		return item.typed(r, key, m[1])
	}
	if m := choiceForm.FindStringSubmatch(written); m != nil {
		f.Type = Choice
		return f.choices(r, key, m[1])
	}
	t, known := names[written]
	if !known && strings.HasSuffix(written, "s") {
		t, known = names[strings.TrimSuffix(written, "s")]
	}
	switch {
	case known && t == List:
		r.Problem(key, "bad-field", "say what it contains, such as  list of line", "a list of what?")
		return false
	case known && t == Choice:
		r.Problem(key, "bad-field", "write them after it:  choice [planned, running, finished]", "a choice needs the words to choose from")
		return false
	case known:
		f.Type = t
		return true
	}
	r.Problem(key, "unknown-type", typeHint(written), "unknown type %q", written)
	return false
}

// otherTypes are names of types elsewhere.
var otherTypes = map[string]string{
	"string": "line", "str": "line", "title": "line", "markdown": "text", "richtext": "text", "html": "text", "int": "number", "integer": "number", "float": "number",
	"boolean": "yes/no", "bool": "yes/no", "yesno": "yes/no", "checkbox": "yes/no", "datetime": "date", "time": "date", "url": "link", "image": "picture", "photo": "picture",
	"select": "choice [one, two]", "enum": "choice [one, two]", "reference": "article", "relation": "article", "object": "group", "map": "group", "download": "file", "pdf": "file",
	"person": "author", "array": "list of line", "tags": "list of line",
}

func typeHint(written string) string {
	var all []string
	for name := range names {
		all = append(all, name)
	}
	slices.Sort(all)
	if other := otherTypes[strings.ToLower(written)]; other != "" {
		return "here this type is called  " + other
	}
	if near := diag.Nearest(strings.ToLower(written), all); near != "" {
		return "did you mean \"" + near + "\"?"
	}
	return "the types are line, text, number, date, yes/no, choice [one, two], link, picture, file, article, author, group, and list of one of them"
}

// choices reads the words between the brackets of a choice.
func (f *Declaration) choices(r *frontmatter.Reader, key, inside string) bool {
	for word := range strings.SplitSeq(inside, ",") {
		word = strings.Trim(strings.TrimSpace(word), `"'`)
		switch {
		case word == "":
			continue
		case slices.Contains(f.Choices, word):
			r.Problem(key, "bad-field", "delete one of them", "%q is listed twice", word)
			return false
		}
		f.Choices = append(f.Choices, word)
	}
	if len(f.Choices) < 2 {
		r.Problem(key, "bad-field", "write at least two:  choice [planned, running]; for one word alone,  yes/no  is enough", "a choice needs more than one word")
		return false
	}
	return true
}

// group reads the keys of a group, or of a list of groups.
func (f *Declaration) group(r *frontmatter.Reader) bool {
	of := f
	if f.Item != nil {
		of = f.Item
	}
	if of.Type != Group {
		if r.Has("keys") {
			r.Problem("keys", "bad-field", "delete it, or write  type: group", "only a group has keys")
			return false
		}
		return true
	}
	g := r.Group("keys")
	if g == nil {
		if !r.Has("keys") {
			r.Problem("type", "bad-field", "add the line  keys: {name: line, page: link}", "a group needs keys")
		}
		return false
	}
	of.Keys = reader{}.declarations(g, r.Raw("keys"))
	g.Done(nil)
	if len(of.Keys) > mostKeys {
		r.Problem("keys", "too-many-fields", "divide the group", "a group has %d keys; the limit is %d", len(of.Keys), mostKeys)
		of.Keys = of.Keys[:mostKeys]
	}
	return len(of.Keys) > 0
}
