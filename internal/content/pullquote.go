package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"galen/internal/content/directive"
	"galen/internal/frontmatter"
	"galen/internal/lint/textseg"
)

// pullQuote is a sentence of the article shown large, or, where new says so, a quotation
// that stands nowhere else in it.
type pullQuote struct {
	by, source frontmatter.Word
	named      namedSource // a source that is no words
	fresh      bool
}

var quoteNames = map[string]string{"author": "by", "name": "by", "who": "by", "cite": "source", "from": "source", "title": "source"}

func readQuote(r *frontmatter.Reader, in *validator, _ *directive.Node) block {
	q := &pullQuote{by: r.Line("by", maxBlockTitle), fresh: r.Flag("new")}
	q.named, q.source = in.sourceOf(r)
	return q
}

func (q *pullQuote) said() (all []blockText) {
	for _, w := range []frontmatter.Word{q.by, q.source} {
		if w.Text != "" {
			all = append(all, blockText{Word: w, kind: textseg.Caption})
		}
	}
	return all
}

// check reports a quotation that nobody can find: its words must stand in the article, or
// it says whose they are.
func (q *pullQuote) check(in *validator, n *directive.Node) {
	q.named.check(in)
	quoted := comparable(below(n, in.source, nil))
	switch {
	case quoted == "":
		in.blockProblem(n, "write the quotation between the two lines, or delete them", "this quotation is empty")
	case q.fresh && q.by.Text == "":
		in.blockProblem(n, `say who said it:  {new=true by="…"}`, "a new quotation has to say who said it")
	case !q.fresh && !in.part && !strings.Contains(in.unquoted(n), quoted):
		in.blockProblem(n, `quote words exactly as they are in this article, or, for words that are only here, write  {new=true by="…"}`, "these words are nowhere else in this article")
	}
}

// unquoted is the words of the whole text but for its pull quotes.
func (in *validator) unquoted(n ast.Node) string {
	if in.outside == "" {
		in.outside = comparable(below(root(n), in.source, quotes))
	}
	return in.outside
}

func (q *pullQuote) set(s *htmlRenderer, n *directive.Node) {
	s.block(`<figure class="pull"><blockquote>`)
	s.below(n)
	s.block("</blockquote>")
	link := s.namedSource(q.named)
	if q.by.Text != "" || q.source.Text != "" || link != "" {
		s.block("<figcaption>")
		s.plainText(q.by.Text)
		if q.by.Text != "" && (q.source.Text != "" || link != "") {
			s.text([]byte(", "), true)
		}
		if q.source.Text != "" || link != "" {
			s.start("<cite>")
			s.plainText(q.source.Text)
			s.tag(link)
			s.end("</cite>")
		}
		s.block("</figcaption>")
	}
	s.block("</figure>")
}

// quotes reports whether a node is a pull quote.
func quotes(n ast.Node) bool {
	d, ok := n.(*directive.Node)
	return ok && d.Name == "quote"
}

func root(n ast.Node) ast.Node {
	for n.Parent() != nil {
		n = n.Parent()
	}
	return n
}

// below is the words of all blocks below a node but for those that are left out.
func below(n ast.Node, source []byte, leftOut func(ast.Node) bool) string {
	var b strings.Builder
	ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case !entering:
			return ast.WalkContinue, nil
		case leftOut != nil && leftOut(c), c.Type() == ast.TypeInline:
			return ast.WalkSkipChildren, nil
		case c.FirstChild() != nil && c.FirstChild().Type() == ast.TypeInline:
			b.WriteString(plain(c, source))
			b.WriteByte(' ')
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// comparable is words without what may differ between a quotation and its place: white
// space, kinds of quotation marks, capitals, and the marks at both ends.
func comparable(s string) string {
	return strings.Trim(strings.ToLower(plainWords(s)), ` "'.,;:!?…`)
}
