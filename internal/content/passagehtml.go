package content

import (
	"cmp"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"

	"galen/internal/content/directive"
	"galen/internal/typography"
	"galen/internal/words"
)

// How HTML says in which language it is.

// speak lets the next start tag begin an element in a language, with the direction of its script
// where that is another than around it. The caller sets back the language where the element ends.
func (s *htmlRenderer) speak(tag string) {
	if tag == "" || tag == s.language {
		return
	}
	s.begins = typography.Attributes(tag, s.language)
	s.language = tag
}

// passage sets a passage.
func (s *htmlRenderer) passage(n *passage) {
	outer := s.language
	s.endText()
	if s.speak(n.language); s.language == outer {
		s.below(n)
		return
	}
	s.within("<span>", n, "</span>")
	s.language = outer
}

// directive sets a block, on whose first element its language stands.
func (s *htmlRenderer) directive(n *directive.Node) {
	outer := s.language
	if _, is := n.Meaning.(recordingBlock); !is { // of which only what is said in it is in the language
		s.speak(languageOfBlock(n))
	}
	n.Meaning.(block).set(s, n)
	s.language = outer
}

// figure sets a picture that is alone in its paragraph.
func (s *htmlRenderer) figure(n *ast.Paragraph, img *ast.Image) {
	outer := s.language
	if p, ok := img.Parent().(*passage); ok {
		s.speak(p.language)
	}
	s.block("<figure>")
	s.node(img)
	s.block("</figure>")
	s.language = outer
}

// passagesIn is the words of a heading as HTML, with its passages and without other marks; "" of one
// without passages.
func (in *validator) passagesIn(n *ast.Heading) string {
	var b strings.Builder
	around := cmp.Or(languageOf(n), in.rules.Language, "en")
	if !in.mark(&b, n, around) {
		return ""
	}
	return strings.TrimSpace(b.String())
}

// mark writes what is below a node in a text of a language, and reports whether there is a passage.
func (in *validator) mark(b *strings.Builder, parent ast.Node, around string) (found bool) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch p, is := n.(*passage); {
		case is && p.language != "" && p.language != around:
			b.WriteString("<span" + typography.Attributes(p.language, around) + ">")
			in.mark(b, n, p.language)
			b.WriteString("</span>")
			found = true
		case n.FirstChild() != nil && n.Kind() != kindScript:
			found = in.mark(b, n, around) || found
		default:
			b.WriteString(html.EscapeString(string(plainOf(n, in.source))))
		}
	}
	return found
}

// style is how marks are set in the language of what is being written.
func (s *htmlRenderer) style() *typography.Style { return typography.For(s.language) }

// words are those that Galen says here.
func (s *htmlRenderer) words() *words.Language { return s.inspect.rules.words().Within(s.language) }
