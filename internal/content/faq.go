package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"galen/internal/content/directive"
	"galen/internal/frontmatter"
)

// faq is questions, which are headings, with the answers below them.
type faq struct{}

// Question is one of an article's frequently asked questions, as plain text.
type Question struct{ Asked, Answer string }

func readFAQ(*frontmatter.Reader, *validator, *directive.Node) block { return faq{} }

func (faq) said() []blockText { return nil }

func (faq) check(in *validator, n *directive.Node) {
	first := n.FirstChild()
	for first != nil && first.Kind() == kindDeskNoteBlock {
		first = first.NextSibling()
	}
	if first == nil || first.Kind() != ast.KindHeading {
		in.blockProblem(n, "write each question as a heading, such as  "+in.nextHeading(n)+" Can I drive?,  and its answer below it", "this begins without a question")
		return
	}
	level := first.(*ast.Heading).Level
	for c := first; c != nil; c = c.NextSibling() {
		h, ok := c.(*ast.Heading)
		if !ok || h.Level > level {
			continue
		}
		if h.Level < level {
			in.blockProblem(h, "write all questions as headings of the same level: "+strings.Repeat("#", level), "this question is a heading of another level than the first")
		}
		if next := h.NextSibling(); next == nil || next.Kind() == ast.KindHeading && next.(*ast.Heading).Level <= level {
			in.blockProblem(h, "write the answer below the question, or delete it", "this question has no answer")
		}
	}
	in.questions = append(in.questions, questionsIn(n, level, in.source)...)
}

// nextHeading is the mark of a heading below the one before a block.
func (in *validator) nextHeading(n ast.Node) string {
	for ; n != nil && n.Kind() != ast.KindDocument; n = n.Parent() {
		for before := n.PreviousSibling(); before != nil; before = before.PreviousSibling() {
			if h, ok := before.(*ast.Heading); ok {
				return strings.Repeat("#", min(h.Level+1, 6))
			}
		}
	}
	return "##"
}

// questionsIn lists the questions of a block.
func questionsIn(n ast.Node, level int, source []byte) (all []Question) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if h, ok := c.(*ast.Heading); ok && h.Level <= level {
			all = append(all, Question{Asked: strings.TrimSpace(plain(h, source))})
			continue
		}
		if i := len(all) - 1; i >= 0 {
			words := below(c, source, nil)
			if c.FirstChild() != nil && c.FirstChild().Type() == ast.TypeInline {
				words = plain(c, source)
			}
			all[i].Answer = strings.TrimSpace(all[i].Answer + " " + strings.Join(strings.Fields(words), " "))
		}
	}
	return all
}

func (faq) set(s *htmlRenderer, n *directive.Node) {
	s.block(`<div class="faq">`)
	s.below(n)
	s.block("</div>")
}
