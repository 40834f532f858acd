package site

import (
	"html"
	"html/template"
	"path"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
	"galen/internal/words"
)

// The fields that the site declares for its documents: they are checked with all else that
// a document names, and are a fact of their own of each page and a part of cards.

// Field is the value of a field that the site declares, of the type that Type names: line,
// text, number, date, yes/no, choice, link, picture, file, article, author, group, list.
type Field struct {
	Name   string
	Label  string
	Type   string
	Spoken               // of Text and HTML
	Text   string        // what it says, in words; of a link, its address without https://
	HTML   template.HTML // the same as HTML: a line, paragraphs, a list, a picture
	URL    string        // where it leads, of a link, picture, file, article or author
	Yes    bool          // of yes/no
	Date   When          // of a date
	Image  *Image        // of a picture
	Items  []Field       // of a list
	Keys   []Field       // of a group
}

// String is what a template prints.
func (f Field) String() string { return f.Text }

// Key is a field of a group; nil when the document does not give it.
func (f Field) Key(name string) *Field { return fieldNamed(f.Keys, name) }

// Field is a field of the card's article that is declared with  cards: true;  nil when the
// article does not give it.
func (c Card) Field(name string) *Field { return fieldNamed(c.Fields, name) }

// fieldNamed is one of some fields; nil when it is not among them.
func fieldNamed(all []Field, name string) *Field {
	if i := slices.IndexFunc(all, func(f Field) bool { return f.Name == name }); i >= 0 {
		return &all[i]
	}
	return nil
}

// Declared is what the site says of a field.
type Declared struct{ Name, Label, Type string }

// declared is the declaration of a field; nil when there is none.
func (s *catalog) declared(name string) any {
	if d := s.cfg.Fields.Named(name); d != nil {
		return Declared{d.Name, d.Label, d.Type.String()}
	}
	return nil
}

// FieldNames are the fields that the site declares.
func (s *Structure) FieldNames() []string { return s.cfg.Fields.Names() }

// fieldsOf are the fields of a document, in the order of their declarations. Those that
// lead to what is held back are left out.
func (s *catalog) fieldsOf(d *content.Document) []Field {
	if d == nil {
		return nil
	}
	return s.fieldValues(d, d.Fields, s.cfg.Fields)
}

func (s *catalog) fieldValues(d *content.Document, values []content.Field, declared fields.Declarations) (all []Field) {
	for i := range values {
		if of := declared.Named(values[i].Name); of != nil {
			if f, ok := s.fieldValue(d, &values[i], of); ok {
				all = append(all, f)
			}
		}
	}
	return all
}

// fieldValue is one field; false when it shows nothing.
func (s *catalog) fieldValue(d *content.Document, v *content.Field, of *fields.Declaration) (f Field, ok bool) {
	in := s.spoken(d.Lang.Text)
	f = Field{Name: of.Name, Label: of.Label, Type: v.Type.String()}
	switch v.Type {
	case fields.Choice:
		f.Text = s.typeset(v.Text)
	case fields.Line:
		f.Text, f.Spoken = s.typesetIn(d.Lang.Text, v.Text), in
	case fields.Number:
		f.Text = v.Text
	case fields.Text:
		var w strings.Builder
		body := content.Body{Segments: v.Rich.Segments, Placeholders: v.Rich.Placeholders}
		body.Fill(&w, s.filling(d, s.href, nil), s.searchedBlock) // which no field has
		f.Text, f.HTML = v.Rich.Plain, template.HTML(in.block(w.String()))
		f.Spoken = in
		return f, true
	case fields.Date:
		f.Date = s.when(v.Date)
		f.Text, f.HTML = s.date(v.Date), template.HTML(`<time datetime="`+html.EscapeString(f.Date.ISO)+`">`+html.EscapeString(s.date(v.Date))+`</time>`)
		return f, true
	case fields.YesNo:
		f.Yes, f.Text = v.Yes, s.words.Say("field.no")
		if v.Yes {
			f.Text = s.words.Say("field.yes")
		}
	case fields.Link, fields.Article, fields.Author, fields.File:
		var language string
		if f.Text, f.URL, language, ok = s.fieldTarget(d, v); ok {
			f.Spoken = s.titledIn(d, v)
			f.HTML = template.HTML(`<a href="` + html.EscapeString(f.URL) + `"` + hreflangAttribute(language) + f.attributes() + `>` + html.EscapeString(f.Text) + s.kindAndSize(d, v) + `</a>`)
		}
		return f, ok
	case fields.Picture:
		if f.Image = s.picture(d, v.Picture); f.Image == nil {
			return f, false
		}
		f.Text, f.URL, f.Spoken = f.Image.Alt, f.Image.URL, in
		f.HTML = template.HTML("<img " + plainAttributes(f.URL, resolvedImage{Image: *f.Image}) + ` alt="` + html.EscapeString(f.Text) + `"` + in.attributes() + ` loading="lazy" decoding="async">`)
		return f, true
	case fields.Group, fields.List:
		return s.fieldOfFields(d, v, of, f)
	case fields.Misread:
		return f, false
	}
	f.HTML = template.HTML(f.span(html.EscapeString(f.Text)))
	return f, true
}

// titledIn is the language of what a field leads to by its title.
func (s *catalog) titledIn(d *content.Document, v *content.Field) Spoken {
	if v.Type == fields.Article || v.Type == fields.Link {
		target, _, _ := strings.Cut(s.local(v.Text), "#")
		if to, found, _ := s.resolve(d, target); found && to.page != nil && !to.page.hidden && to.page.article != nil {
			return s.spoken(to.page.article.Lang.Text)
		}
	}
	return Spoken{}
}

// fieldTarget is where a field leads, in which words, and to a page in which language: see hreflang; false when
// readers may not see it.
func (s *catalog) fieldTarget(d *content.Document, v *content.Field) (text, url, language string, ok bool) {
	switch v.Type {
	case fields.Link:
		url, language, ok = s.leadsTo(d, v.Text)
		text = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(v.Text, "https://"), "www."), "/")
		if local := s.local(v.Text); !outside(local) {
			target, _, _ := strings.Cut(local, "#")
			if to, _, _ := s.resolve(d, target); to.page != nil && !to.page.hidden {
				text = s.titleOf(to.page)
			}
		}
	case fields.Article:
		to, found, _ := s.resolve(d, s.local(v.Text))
		if found && to.page != nil && !to.page.hidden && to.page.article != nil {
			return s.titleOf(to.page), s.href(to.page.path), "", true
		}
	case fields.Author:
		if t := s.authors[v.Text]; t != nil {
			return t.title, s.href(t.path), "", true
		}
	case fields.File:
		url, ok = s.follow(d, v.Text)
		target, _, _ := strings.Cut(v.Text, "#")
		text = path.Base(target)
	case fields.Line, fields.Text, fields.Number, fields.Date, fields.YesNo, fields.Choice, fields.Picture, fields.Group, fields.List, fields.Misread:
	}
	return text, url, language, ok
}

// kindAndSize says of a file, in a link to it, what readers get; "" of anything else.
func (s *catalog) kindAndSize(d *content.Document, v *content.Field) string {
	target, _, _ := strings.Cut(v.Text, "#")
	kind := content.DownloadKind(target)
	if v.Type != fields.File || kind == "" {
		return ""
	}
	return s.offered(d, content.Placeholder{Kind: content.Download, Target: target, Title: kind})
}

// fieldOfFields adds to a group or a list what is in it; false when that is nothing.
func (s *catalog) fieldOfFields(d *content.Document, v *content.Field, of *fields.Declaration, f Field) (Field, bool) {
	var w strings.Builder
	if v.Type == fields.Group {
		f.Keys = s.fieldValues(d, v.Keys, of.Keys)
		for _, k := range f.Keys {
			w.WriteString("<dt>" + html.EscapeString(k.Label) + "</dt><dd>" + string(k.HTML) + "</dd>")
		}
		f.Text, f.HTML = s.joined(f.Keys), template.HTML("<dl>"+w.String()+"</dl>")
		return f, len(f.Keys) > 0
	}
	for i := range v.Items {
		if item, ok := s.fieldValue(d, &v.Items[i], of.Item); ok {
			f.Items = append(f.Items, item)
			w.WriteString("<li>" + string(item.HTML) + "</li>")
		}
	}
	f.Text, f.HTML = s.joined(f.Items), template.HTML("<ul>"+w.String()+"</ul>")
	return f, len(f.Items) > 0
}

// joined is what several fields say, with commas.
func (s *catalog) joined(all []Field) string {
	var texts []string
	for _, f := range all {
		texts = append(texts, f.Text)
	}
	return strings.Join(texts, s.words.Say("join.comma"))
}

// fieldsAsked are the fields of a document that feeds show, for programs.
func (s *catalog) fieldsAsked(d *content.Document) (all []ItemField) {
	for _, f := range s.fieldsOf(d) {
		if !s.cfg.Fields.Named(f.Name).Feeds {
			continue
		}
		item := ItemField{Name: f.Name, Label: f.Label, Text: f.Text, URL: f.URL}
		if strings.HasPrefix(f.URL, "/") {
			item.URL = s.cfg.Base.Origin + f.URL
		}
		for _, one := range f.Items {
			item.Items = append(item.Items, one.Text)
		}
		all = append(all, item)
	}
	return all
}

// fieldsIn are the fields of a document that feeds show, as a list of HTML; "" for none.
func (s *catalog) fieldsIn(d *content.Document) string {
	var w strings.Builder
	for _, f := range s.fieldsOf(d) {
		if s.cfg.Fields.Named(f.Name).Feeds {
			w.WriteString("<p><strong>" + html.EscapeString(s.words.Say("field.named", words.Text("label", f.Label))) + "</strong> " + f.span(html.EscapeString(f.Text)) + "</p>")
		}
	}
	return w.String()
}

// checkFields checks what the fields of a document name, and publishes it.
func (b *builder) checkFields(p *page) {
	content.EachField(p.document.Fields, func(f *content.Field) {
		switch f.Type {
		case fields.Picture, fields.Text:
			if f.Picture == nil && f.Rich == nil {
				return // which was told
			}
		case fields.File, fields.Article:
			if f.Text == "" {
				return
			}
		case fields.Link, fields.Author, fields.Line, fields.Number, fields.Date, fields.YesNo, fields.Choice, fields.Group, fields.List, fields.Misread:
		}
		switch f.Type {
		case fields.Link:
			b.checkAddress(p, f.Text, f.At, "link", "is left out")
		case fields.Picture:
			focus := focusOf(f.Picture)
			b.checkPicture(p, f.Picture.Src.Text, f.Picture.Src.At, &focus)
		case fields.File:
			b.checkFile(p, f)
		case fields.Article:
			to := b.checkArticle(p, frontmatter.Word{Text: f.Text, At: f.At}, "article", "write the slug of an article; a field for any page is of the type  link")
			if to != nil && !p.hidden {
				b.reportUnseen(destination{page: to}, "", f.At, "this article", "is left out")
			}
		case fields.Author:
			b.checkAuthor(frontmatter.Word{Text: f.Text, At: f.At}, "author")
		case fields.Text:
			for _, g := range f.Rich.Placeholders {
				if g.Kind == content.LinkStart {
					b.checkLink(p, content.Target{Kind: g.Kind, Target: g.Target, Fragment: g.Fragment}, g.At)
				}
			}
		case fields.Line, fields.Number, fields.Date, fields.YesNo, fields.Choice, fields.Group, fields.List, fields.Misread:
		}
	})
}

// checkFile checks a file for readers to download.
func (b *builder) checkFile(p *page, f *content.Field) {
	target, fragment, _ := strings.Cut(f.Text, "#")
	to, found, _ := b.resolve(p.document, target)
	switch {
	case outside(b.local(f.Text)):
		b.add(diag.Errorf(f.At, "foreign-file", "%q is on another site", f.Text).WithHint("save the file beside the document, and write its name; a field for addresses is of the type  link"))
	case found && to.page != nil:
		b.add(diag.Errorf(f.At, "no-such-file", "%q is a page, and no file to download", f.Text).
			WithHint("name a file, such as  %s;  to link to the page, give the field the type  link  in galen.yaml, and write  %s", "report.pdf", b.whole(to.page.path)))
	case !found:
		d := diag.Errorf(f.At, "no-such-file", "there is no file %q beside the document", f.Text).WithHint("save it there, or correct the name")
		if near := diag.Nearest(path.Base(target), b.besides(p.document, target)); near != "" {
			d = d.WithHint("did you mean %q?", near)
		}
		b.add(d)
	default:
		b.checkAnchor(to, target, fragment, f.At)
		if to.file != nil {
			b.publishFile(to.file, p.kind != WithdrawnPage && !p.hidden)
		}
	}
}
