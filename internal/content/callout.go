package content

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"galen/internal/content/directive"
	"galen/internal/frontmatter"
	"galen/internal/lint/textseg"
	"galen/internal/typography"
	"galen/internal/words"
)

// callout is a box with a title: note, warning, urgent, aside, key-points and details.
type callout struct {
	name  string
	title frontmatter.Word // At is zero where the title is Galen's own
}

const maxBlockTitle = 150 // characters

var calloutNames = map[string]string{"heading": "title", "header": "title", "summary": "title", "caption": "title", "label": "title"}

func readCallout(r *frontmatter.Reader, in *validator, n *directive.Node) block {
	c := callout{name: n.Name, title: r.Line("title", maxBlockTitle)}
	if c.title.Text == "" && n.Name != "aside" { // what stands beside the text may do without
		c.title = frontmatter.Word{Text: in.rules.words().Say("block." + n.Name)}
	}
	return c
}

// readKeyPoints reads the summary at the top of an article.
func readKeyPoints(r *frontmatter.Reader, in *validator, n *directive.Node) block {
	return keyPoints{readCallout(r, in, n).(callout)}
}

// readDetails reads a folded part, which readers know by its title alone.
func readDetails(r *frontmatter.Reader, _ *validator, n *directive.Node) block {
	r.Require("a folded part", map[string]string{"title": `title="How the trial was done"`})
	return details{callout{name: n.Name, title: r.Line("title", maxBlockTitle)}}
}

// readUrgent reads a care card. Its title says whom to call, with the number that galen.yaml
// gives for a region.
func readUrgent(r *frontmatter.Reader, in *validator, n *directive.Node) block {
	c := callout{name: n.Name, title: r.Line("title", maxBlockTitle)}
	region := r.Line("region", maxBlockTitle)
	number, known := in.rules.Emergency[region.Text]
	switch {
	case region.Text != "" && !known:
		r.Problem("region", "unknown-region", "write one of the regions below emergency in galen.yaml, or add it there", "galen.yaml has no emergency number for %q", region.Text)
	case c.title.Text == "" && number != "":
		c.title = frontmatter.Word{Text: in.rules.words().Say("emergency.call", words.Text("number", number))}
	case c.title.Text == "":
		in.blockProblem(n, in.whomToCall(), "this box does not say whom to call")
	}
	return c
}

// whomToCall says how a care card gets its title.
func (in *validator) whomToCall() string {
	if regions := slices.DeleteFunc(slices.Sorted(maps.Keys(in.rules.Emergency)), func(r string) bool { return r == "" }); len(regions) > 0 {
		return "say for which region:  {region=" + regions[0] + "}  after urgent; galen.yaml has numbers for " + strings.Join(regions, ", ")
	}
	return `write  {title="Call 999 if"}  after urgent, or give the number once for all pages: a line of galen.yaml with emergency: "999"`
}

func (c callout) check(in *validator, n *directive.Node) {
	if holdsNothing(n, in.source) {
		in.blockProblem(n, "write its text between the two lines, or delete it", "this block is empty")
	}
}

// holdsNothing reports whether readers see nothing of what stands in a block.
func holdsNothing(n ast.Node, source []byte) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.Kind() {
		case kindDeskNoteBlock, ast.KindLinkReferenceDefinition:
		case ast.KindParagraph, ast.KindTextBlock:
			if !wordless(c, source) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func (c callout) said() []blockText {
	if c.title.At.File == "" || c.title.Text == "" {
		return nil
	}
	return []blockText{{Word: c.title, kind: textseg.Heading, level: 3}}
}

func (c callout) set(s *htmlRenderer, n *directive.Node) {
	s.block(`<div class="box box-` + c.name + `" role="note">`)
	s.blockTitle(c.title)
	s.below(n)
	s.block("</div>")
}

// blockTitle sets the title of a box.
func (s *htmlRenderer) blockTitle(title frontmatter.Word) {
	switch {
	case title.Text == "":
	case title.At.File == "":
		l := s.words()
		s.block(`<p class="box-title"` + l.Attributes() + ">")
		s.text([]byte(typography.For(l.Tag()).Text(title.Text)), true)
		s.block("</p>")
	default:
		s.block(`<p class="box-title">`)
		s.plainText(title.Text)
		s.block("</p>")
	}
}

// plainText sets text of an argument.
func (s *htmlRenderer) plainText(text string) {
	s.text([]byte(s.style().Text(text)), true)
}

// keyPoints is a callout that holds a list.
type keyPoints struct{ callout }

func (k keyPoints) check(in *validator, n *directive.Node) {
	k.callout.check(in, n)
	if c := n.FirstChild(); c != nil && (c.Kind() != ast.KindList || c.NextSibling() != nil) {
		in.blockProblem(n, "write each point on a line that begins with  -", "key points must be a single list")
	}
}

// details is a callout that is folded.
type details struct{ callout }

func (d details) set(s *htmlRenderer, n *directive.Node) {
	s.block(`<details class="box"><summary>`)
	s.plainText(cmp.Or(d.title.Text, "…"))
	s.block("</summary>")
	s.below(n)
	s.block("</details>")
}
