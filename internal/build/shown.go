package build

import (
	"slices"
	"strings"

	"galen/internal/article"
	"galen/internal/diag"
	"galen/internal/record"
)

// part is something that readers are shown beside the words of an article.
type part struct {
	name    string // in the record
	changed string // what has happened when it is another
	items   []article.Sentence
}

// supports are the parts on which the words rest.
func (e *edition) supports(a *article.Article, m article.Manuscript) []part {
	return []part{
		{"citations", "a citation was added, moved or removed", m.Supported("citation")},
		{"links", "a link was added or removed, or leads elsewhere", m.Supported("link")},
		e.pictured(a),
	}
}

// pictured are the pictures in the text, each with what its bytes are.
func (e *edition) pictured(a *article.Article) part {
	p := part{"pictures", "a picture in the text is another, or was added or removed", nil}
	for _, g := range a.Body.Gaps {
		if g.Kind == article.Picture {
			p.items = append(p.items, article.Sentence{Text: g.Target + " " + e.pictureDigest(a, g.Target).String(), At: g.At})
		}
	}
	return p
}

// statements are the parts of the front matter. The order of tags says nothing.
func (e *edition) statements(a *article.Article) []part {
	all := []part{
		{"kind", "the kind of the article has changed", []article.Sentence{{Text: a.Kind, At: diag.Position{File: a.File}}}},
		{"authors", "the byline has changed", nil},
		{"tags", "the tags have changed", nil},
		{"disclosures", "the disclosures have changed", nil},
		{"ai", "the statement about AI has changed", nil},
		{"checklist", "the checklist has changed", nil},
		{"image", "the description, caption or credit of the picture has changed", nil},
		{"photo", "the picture is another", nil},
		{"products", "the products have changed", nil},
		{"period", "how long the review lasts has changed", nil},
	}
	add := func(name string, at diag.Position, words ...string) {
		if at.File == "" {
			at.File = a.File
		}
		i := slices.IndexFunc(all, func(p part) bool { return p.name == name })
		all[i].items = append(all[i].items, article.Sentence{Text: strings.Join(words, "\n"), At: at})
	}
	for _, w := range a.Authors {
		add("authors", w.At, w.Text)
	}
	for _, w := range a.Tags {
		add("tags", w.At, w.Text)
	}
	slices.SortFunc(all[2].items, func(a, b article.Sentence) int { return strings.Compare(a.Text, b.Text) }) // of the tags
	for _, w := range a.Disclosures {
		add("disclosures", w.At, w.Text)
	}
	for _, w := range a.Products {
		add("products", w.At, w.Text)
	}
	if ai := a.AI; ai != nil && ai.Used {
		add("ai", ai.By.At, ai.How, ai.By.Text)
	} else if ai != nil {
		add("ai", diag.Position{}, "none", ai.How)
	}
	for _, c := range a.Checklist {
		add("checklist", diag.Position{}, c.Name, c.Answer, c.Note)
	}
	if p := a.ReviewEvery; a.Reviewed != nil && !p.IsZero() {
		add("period", p.At, p.String())
	}
	if i := a.Image; i != nil {
		add("image", i.Src.At, i.Alt, i.Caption, i.Credit)
		if i.Copyright != "" || i.Licence.URL.Text != "" {
			add("image", i.Src.At, i.Copyright, i.Licence.URL.Text)
		}
		add("photo", i.Src.At, e.pictureDigest(a, i.Src.Text).String())
	}
	return all
}

// shownOf is what a record holds of parts.
func shownOf(parts []part) map[string]string {
	shown := map[string]string{}
	for _, p := range parts {
		if len(p.items) > 0 {
			shown[p.name] = article.MarksOf(p.items)
		}
	}
	return shown
}

// otherPart finds the first part that is another than the record says, and where.
func otherPart(parts []part, shown map[string]string) (p part, at diag.Position, found bool) {
	for _, p := range parts {
		c := record.Changed(shown[p.name], article.MarksOf(p.items))
		switch {
		case !c.Any():
			continue
		case len(c.At) > 0:
			at = p.items[c.At[0]].At
		}
		return p, at, true
	}
	return part{}, at, false
}
