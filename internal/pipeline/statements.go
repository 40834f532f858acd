package pipeline

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/record"
)

// What is an article's own, and what is somebody else's? Its own is what its file says,
// and what lies beside it: its words, byline, statements, pictures, the titles that it
// gives to related pieces and to the way above its headline, the topics of its help
// boxes, and what it lets readers say below it. All that is held, and so are the names,
// roles and credentials of its authors and what the glossary says of a term, which
// many articles show at once (see names). Not held, because it is the word of another
// and changes there: the title of a related article, which is held with that one; the
// names of categories, terms and menus; what a help box says; the state of a paper in the table of retractions;
// layouts and the templates of blocks. Plain pages are held as articles are, by their words, links and pictures;
// the texts above lists, and biographies, are not.

// part is something that readers are shown beside the words of an article.
type part struct {
	name    string // in the record
	changed string // what has happened when it is another
	items   []content.Sentence
	alike   [][]string // of each item, further texts by which a record may have it; nil: none has any

	// Keyed is a part of things that come and go, such as readers' comments: every
	// other item names one, and the next is what it says. Only that may not change.
	keyed bool
	lost  string // what has happened when one of them is gone; "": it may go
}

// supports are the parts on which the words rest.
func (e *snapshot) supports(a *content.Article, m content.ReviewedText) []part {
	return []part{
		{name: "citations", changed: "a citation was added, moved or removed", items: m.Supported("citation")},
		{name: "links", changed: "a link was added or removed, or leads elsewhere", items: m.Supported("link")},
		e.pictured(a),
	}
}

// pictured are the pictures in the text, each with what its bytes are.
func (e *snapshot) pictured(a *content.Article) part {
	p := part{name: "pictures", changed: "a picture in the text was changed, added or removed"}
	for _, g := range a.Body().Placeholders {
		if g.Kind == content.Picture || g.Kind == content.Poster {
			p.items = append(p.items, content.Sentence{Text: g.Target + " " + e.pictureDigest(a, g.Target).String(), At: g.At})
		}
	}
	return p
}

// stated are the parts of the front matter that statements fills.
var stated = []part{
	{name: "authors", changed: "the byline has changed"},
	{name: "tags", changed: "the tags have changed"},
	{name: "published_at", changed: "the note on its first publication elsewhere has changed"},
	{name: "also_in", changed: "the additional categories have changed"},
	{name: "terms", changed: "the terms under which the article is filed have changed"},
	{name: "part", changed: "the number of the part in its series has changed"},
	{name: "disclosures", changed: "the disclosures have changed"},
	{name: "ai", changed: "the statement about AI has changed"},
	{name: "checklist", changed: "the checklist has changed"},
	{name: "image", changed: "the description, caption or credit of the picture has changed"},
	{name: "audio", changed: "the title, the show or a chapter of the recording has changed"},
	{name: "photo", changed: "the picture has changed"},
	{name: "products", changed: "the products have changed"},
	{name: "period", changed: "how long the review lasts has changed"},
	{name: "help", changed: "the topics of the help boxes have changed"},
	{name: "breadcrumbs", changed: "the titles of its breadcrumbs have changed"},
	{name: "related", changed: "the title or target of a related piece has changed"},
}

// statements are the parts of the front matter. The order of tags says nothing.
func (e *snapshot) statements(a *content.Article) []part {
	kind := part{name: "kind", changed: "the kind of the article has changed", items: []content.Sentence{{Text: a.Kind, At: diag.Position{File: a.File}}}}
	all := slices.Concat([]part{kind}, stated, []part{e.offered(a.WithEntries(0)), e.said(a)}, e.live(a))
	add := func(name string, at diag.Position, words ...string) {
		if at.File == "" {
			at.File = a.File
		}
		i := slices.IndexFunc(all, func(p part) bool { return p.name == name })
		all[i].items = append(all[i].items, content.Sentence{Text: strings.Join(words, "\n"), At: at})
	}
	for _, w := range a.Authors {
		add("authors", w.At, w.Text)
	}
	for _, w := range a.Tags {
		add("tags", w.At, w.Text)
	}
	slices.SortFunc(all[2].items, func(a, b content.Sentence) int { return strings.Compare(a.Text, b.Text) }) // of the tags
	if p := a.PublishedAt; p != nil {
		add("published_at", p.URL.At, p.Title, p.URL.Text, p.Date.ISO())
	}
	for _, w := range a.AlsoIn {
		add("also_in", w.At, w.Text)
	}
	for _, f := range a.Filed {
		for _, w := range f.Terms {
			add("terms", w.At, f.Taxonomy, w.Text)
		}
	}
	if a.Part > 0 {
		add("part", a.PartAt, strconv.Itoa(a.Part))
	}
	for _, w := range a.Disclosures {
		add("disclosures", w.At, w.Text)
	}
	for _, w := range a.Products {
		add("products", w.At, w.Text)
	}
	for _, w := range a.Help {
		add("help", w.At, w.Text)
	}
	for _, c := range a.Breadcrumbs {
		add("breadcrumbs", c.URL.At, c.Title)
	}
	for _, p := range a.Related {
		if l := p.Link; l != nil && l.Title != "" {
			add("related", l.URL.At, l.Title, l.URL.Text)
		}
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
	e.shown(a, add)
	return append(all, e.fieldParts(a)...)
}

// shown adds what the front matter says of the picture and the recording.
func (e *snapshot) shown(a *content.Article, add func(name string, at diag.Position, words ...string)) {
	if r := a.Audio; r != nil {
		add("audio", r.At, r.Src.Text, r.Title, r.Credit, r.Show.Text, r.GUID, fmt.Sprint(r.Season, r.Episode, r.Explicit))
		for _, c := range r.Chapters {
			add("audio", c.At, content.PlayingTime(c.Start), c.Title)
		}
	}
	if i := a.Image; i != nil {
		add("image", i.Src.At, i.Alt, i.Caption, i.Credit)
		if i.Copyright != "" || i.Licence.URL.Text != "" {
			add("image", i.Src.At, i.Copyright, i.Licence.URL.Text)
		}
		add("photo", i.Src.At, e.pictureDigest(a, i.Src.Text).String())
	}
}

// offered are the files that the text leads to or shows numbers of, such as tables and
// reports, each with what its bytes are.
func (e *snapshot) offered(a *content.Article) part {
	p := part{name: "files", changed: "a file that the text links to or takes numbers from was changed, added or removed"}
	for _, g := range a.Body().Placeholders {
		if g.Kind == content.Figure {
			p.items = append(p.items, content.Sentence{Text: g.Target + " " + e.tableDigest(a, g.Target).String(), At: g.At})
			continue
		}
		if ext := path.Ext(g.Target); !offers(g.Kind) || ext == "" || ext == ".md" {
			continue
		}
		if d := e.pictureDigest(a, g.Target); d != (memo.Digest{}) {
			p.items = append(p.items, content.Sentence{Text: g.Target + " " + d.String(), At: g.At})
		}
	}
	return p
}

// offers reports whether a reference of a kind is to a file that readers read, hear or see.
func offers(k content.PlaceholderKind) bool {
	switch k {
	case content.LinkStart, content.Film, content.Sound, content.Captions, content.Transcript:
		return true
	}
	return false
}

// said are the readers' comments on an article. Others may be added, and one may be
// taken out; but no reader is made to have said something else.
func (e *snapshot) said(a *content.Article) part {
	p := part{name: "comments", changed: "a published comment has changed", keyed: true}
	for _, c := range e.site.Said(a) {
		p.items = append(p.items, content.Sentence{Text: c.Name + "\n" + c.Date.ISO() + "\n" + c.ID, At: c.At}, content.Sentence{Text: c.ReplyTo + "\n" + c.HTML, At: c.At})
	}
	return p
}

// shownOf is what a record holds of parts.
func shownOf(parts []part) map[string]string {
	shown := map[string]string{}
	for _, p := range parts {
		if len(p.items) > 0 {
			shown[p.name] = content.MarksOf(p.items)
		}
	}
	return shown
}

// otherPart finds the first part that is another than the record says, and where.
func otherPart(parts []part, shown map[string]string) (p part, at diag.Position, found bool) {
	for _, p := range parts {
		now := p.marks(shown[p.name])
		c := record.Changed(shown[p.name], now)
		if p.keyed {
			c = record.Rewritten(shown[p.name], now)
			if p.lost != "" && record.Lost(shown[p.name], now) {
				p.changed = p.lost
				return p, at, true
			}
		}
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
