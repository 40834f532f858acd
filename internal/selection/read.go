package selection

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
	"galen/internal/typography"
)

// most articles that a selection may be limited to, and the characters of a word in it.
const (
	mostArticles = 1000
	mostWord     = 200
)

// others are names for keys in other programs.
var others = map[string]string{
	"categories": "category", "folder": "category", "section": "category", "tags": "tag", "topic": "tag", "topics": "tag", "kinds": "kind", "type": "kind",
	"authors": "author", "by": "author", "study": "evidence", "design": "evidence", "results": "evidence", "phase": "evidence", "terms": "term", "taxonomy": "term", "languages": "language", "lang": "language",
	"after": "since", "from": "since", "until": "before", "to": "before", "fields": "field", "where": "field", "with": "has", "given": "has",
	"order": "sort", "orderby": "sort", "sortby": "sort", "limit": "n", "count": "n", "first": "n", "max": "n", "subcategories": "below", "recursive": "below",
}

// Read reads the selection at a key; nil when there is none.
func Read(r *frontmatter.Reader, key string, v *Vocabulary) *Selection {
	g := r.Group(key)
	if g == nil {
		return nil
	}
	s := reader{g, v}.selection()
	g.Done(others)
	return &s
}

// Parse reads a selection as templates write it. The places of problems are in text: they
// name no file.
func Parse(text string, v *Vocabulary) (Selection, diag.List) {
	if strings.TrimSpace(text) == "" {
		return Selection{}, diag.List{diag.Errorf(diag.Position{Line: 1, Column: 1}, "empty-value", "the selection is empty").WithHint("say which articles:  category: health, n: 4")}
	}
	value, list := frontmatter.YAML("", "{"+text+"}", 1)
	r := frontmatter.NewReader(value, &list)
	var s Selection
	if !list.Failed() {
		s = reader{r, v}.selection()
		r.Done(others)
	}
	for i := range list {
		if list[i].Code == "yaml-syntax" && list[i].Line == 1 && list[i].Column == 1 { // of the braces, which nobody wrote
			list[i] = diag.Errorf(list[i].Position, "yaml-syntax", "this selection cannot be read").WithHint("write keys with commas between them:  category: health, kind: [news, guide], n: 4")
		}
		if list[i].Line == 1 { // the brace
			list[i].Column = max(1, list[i].Column-1)
		}
	}
	return s, list
}

// reader reads the keys of one selection.
type reader struct {
	*frontmatter.Reader
	*Vocabulary
}

func (r reader) selection() Selection {
	s := Selection{Tags: r.Words("tag", mostWord), Terms: r.Words("term", mostWord), Authors: r.Words("author", mostWord), Kinds: r.some("kind", r.Kinds)}
	for _, w := range r.Words("category", mostWord) {
		w.Text = strings.TrimPrefix(strings.Trim(w.Text, "/"), "content/")
		if w.Text == "" {
			r.Add(diag.Errorf(w.At, "no-category", "the home page is not a category").WithHint("leave the key out: without it, articles of all categories are selected"))
			continue
		}
		s.Categories = append(s.Categories, w)
	}
	below, given := r.yesNo("below")
	s.Alone = given && !below
	if given && len(s.Categories) == 0 && !r.Has("category") {
		r.Problem("below", "bad-selection", "add  category: …  or delete it", `"below" limits a category, but no category is named`)
	}
	words := r.some("evidence", slices.Concat(r.Evidence...))
	for _, group := range r.Evidence {
		if chosen := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !slices.Contains(group, w) }); len(chosen) > 0 {
			s.Evidence = append(s.Evidence, chosen)
		}
	}
	for _, w := range r.Words("language", mostWord) {
		if tag, ok := typography.Tag(w.Text); ok {
			s.Languages = append(s.Languages, tag)
		} else {
			r.Add(diag.Errorf(w.At, "bad-language", "unknown language %q", w.Text).WithHint("%s", typography.TagHint(w.Text)))
		}
	}
	s.Since, s.Before = r.Moment("since", r.Zone), r.Moment("before", r.Zone)
	if !s.Since.IsZero() && !s.Before.IsZero() && !s.Since.Time.Before(s.Before.Time) {
		r.Problem("before", "date-order", "check both dates", `"before" is not after "since": nothing could be selected`)
	}
	s.Fields = r.conditions()
	for _, w := range r.Words("has", mostWord) {
		if r.field(w) != nil {
			s.Has = append(s.Has, w.Text)
		}
	}
	s.Sort = r.order()
	if r.Has("n") {
		s.N = r.Count("n", 10, 1, mostArticles)
	}
	return s
}

// some reads a list of some words.
func (r reader) some(key string, words []string) (chosen []string) {
	for _, w := range r.Words(key, mostWord) {
		if r.known(key, w, words) {
			chosen = append(chosen, w.Text)
		}
	}
	return chosen
}

// known reports a word that is not among those that may be chosen.
func (r reader) known(key string, w frontmatter.Word, words []string) bool {
	if slices.Contains(words, w.Text) {
		return true
	}
	d := diag.Errorf(w.At, "unknown-choice", "unknown word %q in %q", w.Text, key).WithHint("choose one of: %s", strings.Join(words, ", "))
	if near := diag.Nearest(w.Text, words); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	r.Add(d)
	return false
}

// yesNo reads yes or no; given is false where the key is absent.
func (r reader) yesNo(key string) (yes, given bool) {
	if !r.Has(key) {
		return false, false
	}
	return r.yes(key, r.Raw(key)), true
}

func (r reader) yes(key string, v frontmatter.Value) bool {
	switch strings.ToLower(v.Text) {
	case "yes", "true":
		return true
	case "no", "false":
		return false
	}
	r.Add(diag.Errorf(v.At, "not-true-or-false", "%q must be yes or no", key).WithHint("write  %s: yes  or  %s: no", key, key))
	return false
}

// order reads how articles are sorted.
func (r reader) order() (o Order) {
	w := r.Line("sort", mostWord)
	name, direction, _ := strings.Cut(w.Text, " ")
	switch name {
	case "", "newest":
	case "oldest":
		o.By = Oldest
	case "title":
		o.By = ByTitle
	default:
		d := r.sortable(name, w)
		if d == nil {
			return Order{}
		}
		o = Order{By: ByField, Field: name}
	}
	switch direction = strings.TrimSpace(direction); {
	case direction == "":
	case o.By == Newest || o.By == Oldest:
		r.Add(diag.Errorf(w.At, "bad-selection", "%q takes no more words", name).WithHint("write  sort: newest  or  sort: oldest"))
	case direction == "descending":
		o.Descending = true
	case direction != "ascending":
		r.Add(diag.Errorf(w.At, "bad-selection", "unknown direction %q", direction).WithHint("write  sort: %s  or  sort: %s descending", name, name))
	}
	return o
}

// sortable is the declaration of a field by which articles can be sorted; nil for any other
// name, which is reported.
func (r reader) sortable(name string, w frontmatter.Word) *fields.Declaration {
	known := append([]string{"newest", "oldest", "title"}, r.ofArticles()...)
	d := r.Fields.Named(name)
	switch {
	case d == nil || !slices.Contains(d.Owners, fields.Articles):
		p := diag.Errorf(w.At, "unknown-choice", "unknown order %q", name).WithHint("write  newest, oldest, title,  or the name of a field that galen.yaml declares for articles")
		if near := diag.Nearest(name, known); near != "" {
			p = p.WithHint("did you mean %q?", near)
		}
		r.Add(p)
		return nil
	case d.Type == fields.Misread:
		return d
	}
	switch d.Type {
	case fields.Line, fields.Number, fields.Date, fields.YesNo, fields.Choice, fields.Author:
		return d
	case fields.Text, fields.Link, fields.Picture, fields.File, fields.Article, fields.Group, fields.List, fields.Misread:
	}
	r.Add(diag.Errorf(w.At, "bad-selection", "the field %q has the type %s, which cannot be sorted", name, d.Type).
		WithHint("sort by a field with the type line, number, date, yes/no, choice or author"))
	return nil
}

// ofArticles are the names of the fields of articles.
func (r reader) ofArticles() (names []string) {
	for _, d := range r.Fields {
		if slices.Contains(d.Owners, fields.Articles) {
			names = append(names, d.Name)
		}
	}
	return names
}

// field is the declaration of a field of articles; nil for any other name, which is reported.
func (r reader) field(w frontmatter.Word) *fields.Declaration {
	d := r.Fields.Named(w.Text)
	if d != nil && slices.Contains(d.Owners, fields.Articles) {
		return d
	}
	p := diag.Errorf(w.At, "no-field", "the site declares no field %q", w.Text).WithHint("declare it in galen.yaml:  fields: {%s: line}", w.Text)
	if d != nil {
		p = diag.Errorf(w.At, "no-field", "articles have no field %q: it is declared for %s", w.Text, d.Owners[0]).WithHint("add  articles  to  for  in its declaration, or ask for another field")
	} else if near := diag.Nearest(w.Text, r.ofArticles()); near != "" {
		p = p.WithHint("did you mean %q?", near)
	}
	r.Add(p)
	return nil
}

// condition is an example of what a field holds: of the one that was meant, or else the first
// that can be asked for.
func (r reader) condition(meant string) (example string) {
	for i := range r.Fields {
		d := &r.Fields[i]
		of := d
		if d.Item != nil {
			of = d.Item
		}
		if !slices.Contains(d.Owners, fields.Articles) {
			continue
		}
		switch of.Type {
		case fields.Line, fields.Number, fields.Date, fields.YesNo, fields.Choice, fields.Author:
			if example == "" || d.Name == meant {
				example = "{" + d.Name + ": " + of.Value() + "}"
			}
		case fields.Text, fields.Link, fields.Picture, fields.File, fields.Article, fields.Group, fields.List, fields.Misread:
		}
	}
	return cmp.Or(example, "{stage: running}")
}

// conditions reads what fields must hold.
func (r reader) conditions() (all []Condition) {
	g := r.GroupLike("field", r.condition(r.Raw("field").Text))
	if g == nil {
		return nil
	}
	for _, e := range r.Entries("field") {
		g.Has(e.Key)
		d := r.field(frontmatter.Word{Text: e.Key, At: e.At})
		if d == nil {
			continue
		}
		values := e.Value.Items
		if e.Value.Kind != frontmatter.List {
			values = []frontmatter.Value{e.Value}
		}
		c := Condition{Name: e.Key}
		for _, v := range values {
			if text, ok := r.value(d, v); ok {
				c.Any = append(c.Any, text)
			}
		}
		all = append(all, c)
	}
	g.Done(nil)
	slices.SortFunc(all, func(a, b Condition) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// value reads what a field, or an item of a list, may hold.
func (r reader) value(d *fields.Declaration, v frontmatter.Value) (text string, ok bool) {
	name := d.Name
	if d.Type == fields.List {
		d = d.Item
	}
	if v.Kind == frontmatter.Refused || d.Type == fields.Misread {
		return "", false
	}
	if v.Kind == frontmatter.List || v.Kind == frontmatter.Map || v.Kind == frontmatter.Null {
		r.Add(diag.Errorf(v.At, "wrong-type", "%q must be a value or a list of values, and this is %s", name, v.Kind).WithHint("write  field: {%s}", d.Example()))
		return "", false
	}
	var at civildate.Moment
	switch d.Type {
	case fields.Line, fields.Author:
	case fields.Choice:
		if !r.known(name, frontmatter.Word{Text: v.Text, At: v.At}, d.Choices) {
			return "", false
		}
	case fields.Number:
		if _, ok := ValueOf(d, v.Text, at.Time); !ok {
			r.Add(diag.Errorf(v.At, "not-a-number", "%q is a number, and this is %s", name, strconv.Quote(v.Text)).WithHint("write digits alone, such as  field: {%s}", d.Example()))
			return "", false
		}
	case fields.Date:
		var problem *civildate.Problem
		if at, problem = civildate.Parse(strings.TrimSpace(v.Text), r.Zone); problem != nil {
			r.Add(diag.Errorf(v.At, "bad-date", "%s", problem.Message).WithHint("%s", problem.Hint))
			return "", false
		}
	case fields.YesNo:
		if lower := strings.ToLower(v.Text); lower == "yes" || lower == "no" || lower == "true" || lower == "false" {
			v.Text = lower
			break
		}
		r.yes(name, v)
		return "", false
	case fields.Text, fields.Link, fields.Picture, fields.File, fields.Article, fields.Group, fields.List, fields.Misread:
		r.Add(diag.Errorf(v.At, "bad-selection", "the field %q has the type %s, whose values cannot be selected", name, d.Type).WithHint("select articles that have it:  has: %s", name))
		return "", false
	}
	value, ok := ValueOf(d, v.Text, at.Time)
	return value.Text, ok
}
