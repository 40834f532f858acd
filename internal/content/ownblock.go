package content

import (
	"slices"
	"strings"
	"time"

	"galen/internal/content/directive"
	"galen/internal/frontmatter"
	"galen/internal/lint/textseg"
)

// ownBlock is a block of the site's own. Its template is filled when the page is made.
type ownBlock struct {
	name  string
	args  []string // names and values by turns
	lines []blockText

	language string // of what is written in it, by lang; "" where the site declares an argument of that name
}

// readOwnBlock reads arguments as the site's declaration has them.
func readOwnBlock(r *frontmatter.Reader, in *validator, n *directive.Node) block {
	declared := in.rules.Blocks[n.Name]
	needed := map[string]string{}
	for _, p := range declared.Params {
		if p.Required {
			needed[p.Name] = p.Example()
		}
	}
	r.Require("the block "+n.Name, needed)
	b := ownBlock{name: n.Name}
	if !slices.ContainsFunc(declared.Params, func(p directive.Param) bool { return p.Name == "lang" }) {
		b.language = in.spoken(r)
	}
	for _, p := range declared.Params {
		if !r.Has(p.Name) {
			continue
		}
		value := argument(r, p, in.rules.Zone)
		if value == "" {
			continue // false, or wrong, which was told
		}
		b.args = append(b.args, p.Name, value)
		if p.Type == directive.Line {
			b.lines = append(b.lines, blockText{Word: frontmatter.Word{Text: value, At: r.Place(p.Name)}, kind: textseg.Paragraph})
		}
	}
	return b
}

// argument reads one argument.
func argument(r *frontmatter.Reader, p directive.Param, zone *time.Location) string {
	switch p.Type {
	case directive.Number:
		if v := r.Raw(p.Name); v.Kind != frontmatter.Number {
			r.Problem(p.Name, "not-a-number", "write  "+p.Example(), "%q must be a number, and this is %q", p.Name, v.Text)
			return ""
		}
		return r.Raw(p.Name).Text
	case directive.Date:
		if m := r.Moment(p.Name, zone); !m.Time.IsZero() {
			return m.Time.Format(time.DateOnly)
		}
	case directive.YesNo:
		switch strings.ToLower(r.Raw(p.Name).Text) {
		case "yes":
			return "true"
		case "no":
			return ""
		}
		if r.Flag(p.Name) {
			return "true"
		}
	case directive.Choice:
		return r.Choice(p.Name, p.Choices...)
	case directive.Link:
		w := r.Address(p.Name, maxText)
		if w.Text != "" && !strings.HasPrefix(w.Text, "https://") {
			r.Problem(p.Name, "bad-url", `write an address that begins with https://; a link to a page of this site goes into the text`, "%q is not the address of a page elsewhere", w.Text)
			return ""
		}
		return w.Text
	case directive.Line:
		return r.Line(p.Name, maxText).Text
	}
	return ""
}

func (b ownBlock) check(in *validator, n *directive.Node) {
	if n.Form == directive.Container && n.FirstChild() == nil {
		in.blockProblem(n, "write its text between the two lines, or delete it", "this block is empty")
	}
}

func (b ownBlock) said() []blockText { return b.lines }

// set writes gaps for the template, which knows no languages: one that the block says stands on an
// element around it.
func (b ownBlock) set(s *htmlRenderer, n *directive.Node) {
	foreign := s.begins != ""
	if foreign {
		s.block("<div>")
		defer s.block("</div>")
	}
	s.block("")
	s.cut(Placeholder{Kind: BlockStart, Target: b.name, Args: b.args})
	s.below(n)
	s.block("")
	s.cut(Placeholder{Kind: BlockEnd})
}
