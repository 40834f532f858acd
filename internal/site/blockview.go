package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/theme/ownblock"
)

// BlockView is what the template of a block of the site's own sees: its arguments and text, and
// what of the site it asks for. In a feed, which is read elsewhere, addresses are whole. The
// search, which finds each article by itself, sees nothing of the site in a block.
type BlockView struct {
	*ownblock.View
	site   *catalog // nil in the search
	page   *page
	origin string // before addresses; "" on pages
}

// Select is the articles of a selection, as on a page: see package selection. The one in which the
// block stands is not among them.
func (v *BlockView) Select(text string) ([]Card, error) {
	if v.site == nil {
		return nil, nil
	}
	query, list := v.site.ReadSelection(text)
	if len(list) > 0 {
		return nil, SelectionFault(text, list)
	}
	most := query.N
	if most > 0 {
		query.N++
	}
	nodes := slices.DeleteFunc(slices.Clone(v.site.choose(query.String(), query)), func(p *articleNode) bool { return p == v.page.article })
	if most > 0 {
		nodes = nodes[:min(most, len(nodes))]
	}
	cards := v.site.cards(nodes)
	for i := range cards {
		cards[i] = v.whole(cards[i])
	}
	return cards, nil
}

// Field is a field of the document in which the block stands; nil when it does not give it.
func (v *BlockView) Field(name string) (*Field, error) {
	if v.site == nil {
		return nil, nil
	}
	if v.site.cfg.Fields.Named(name) == nil {
		return nil, NoField(name, v.site.FieldNames())
	}
	f := fieldNamed(v.site.fieldsOf(v.page.document), name)
	if f != nil && v.origin != "" {
		*f = v.wholeField(*f)
	}
	return f, nil
}

// whole is a card with addresses that can be followed from where the block is read.
func (v *BlockView) whole(c Card) Card {
	if v.origin == "" {
		return c
	}
	c.URL, c.Category.URL, c.Authors, c.Fields = v.address(c.URL), v.address(c.Category.URL), slices.Clone(c.Authors), slices.Clone(c.Fields)
	for i := range c.Authors {
		c.Authors[i].URL = v.address(c.Authors[i].URL)
	}
	for i := range c.Fields {
		c.Fields[i] = v.wholeField(c.Fields[i])
	}
	c.Image = wholeImage(c.Image)
	return c
}

func (v *BlockView) wholeField(f Field) Field {
	f.URL, f.Image, f.Items, f.Keys = v.address(f.URL), wholeImage(f.Image), slices.Clone(f.Items), slices.Clone(f.Keys)
	for _, attribute := range []string{`href="`, `src="`} {
		f.HTML = template.HTML(strings.ReplaceAll(string(f.HTML), attribute+"/", attribute+v.origin+"/"))
	}
	for _, some := range [][]Field{f.Items, f.Keys} {
		for i := range some {
			some[i] = v.wholeField(some[i])
		}
	}
	return f
}

func (v *BlockView) address(url string) string {
	if strings.HasPrefix(url, "/") {
		return v.origin + url
	}
	return url
}

// wholeImage is a picture in one size, by its whole address.
func wholeImage(i *Image) *Image {
	if i == nil {
		return nil
	}
	return &Image{URL: cmp.Or(i.Canonical, i.URL), Canonical: i.Canonical, Width: i.Width, Height: i.Height, Alt: i.Alt, Credit: i.Credit, Caption: i.Caption}
}

// SelectionFault is what is wrong with a selection that a template asks for.
func SelectionFault(text string, list diag.List) error {
	return diag.Errorf(diag.Position{}, list[0].Code, "in the selection %q: %s", text, list[0].Message).WithHint("%s", list[0].Hint)
}

// NoField is the mistake of a template that asks for a field of which the site declares none.
func NoField(name string, declared []string) diag.Diagnostic {
	d := diag.Errorf(diag.Position{}, "no-field", "the site declares no field %q", name).WithHint("declare it in galen.yaml:  fields: {%s: line}", name)
	if near := diag.Nearest(name, declared); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	return d
}

// ownBlock writes the blocks of the site's own that stand in a page, for where its addresses are
// written so.
func (s *catalog) ownBlock(p *page, address func(path string) string) func(content.Placeholder, string) string {
	origin := strings.TrimSuffix(address("/"), s.href("/"))
	return func(g content.Placeholder, inside string) string {
		return s.writeBlock(g, inside, &BlockView{site: s, page: p, origin: origin})
	}
}

// searchedBlock writes them for the search.
func (s *Structure) searchedBlock(g content.Placeholder, inside string) string {
	return s.writeBlock(g, inside, &BlockView{})
}
