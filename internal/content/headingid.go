package content

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"galen/internal/diag"
)

// A heading has an id of its own when one stands after its words: ## Dose {#dose}. Links from
// elsewhere then stay good when the words change.

// idAttribute is the attribute of a heading's node that holds an id of its own, as it is written.
const idAttribute = "own-id"

var (
	ownID             = regexp.MustCompile(`(?:^|[ \t]+)\{#([^\s{}#=]+)\}[ \t]*$`)
	goodID            = regexp.MustCompile(`^[\p{L}\p{M}\p{N}_-]*[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$`)
	headingAttributes = regexp.MustCompile(`\{[^{}]*[=#.][^{}]*\}\s*$`)
	idIn              = regexp.MustCompile(`#([\p{L}\p{M}\p{N}_-]+)`)
)

// headingParser takes ids off the ends of headings.
type headingParser struct{ parser.BlockParser }

func (p headingParser) Close(n ast.Node, reader text.Reader, pc parser.Context) {
	p.BlockParser.Close(n, reader, pc)
	last := n.Lines().Len() - 1
	if last < 0 {
		return
	}
	line := n.Lines().At(last)
	written := line.Value(reader.Source())
	if !bytes.HasSuffix(bytes.TrimRight(written, " \t\n"), []byte("}")) {
		return
	}
	if m := ownID.FindSubmatchIndex(bytes.TrimRight(written, "\n")); m != nil {
		n.SetAttributeString(idAttribute, written[m[2]:m[3]])
		line.Stop = line.Start + m[0]
		n.Lines().Set(last, line)
	}
}

// idOf is the id that stands after the words of a heading, "" when none does.
func idOf(n *ast.Heading) string {
	if id, ok := n.AttributeString(idAttribute); ok {
		return string(id.([]byte))
	}
	return ""
}

// ownIDs notes the ids that headings are given, before any is made from words. Of two that
// are the same the first counts.
func (in *validator) ownIDs(doc ast.Node) {
	if !bytes.Contains(in.source, []byte("{#")) {
		return
	}
	given := map[string]*ast.Heading{}
	eachHeading(doc, func(n *ast.Heading) {
		id := idOf(n)
		if id == "" {
			return
		}
		at := in.idAt(n)
		switch first := given[id]; {
		case !goodID.MatchString(id):
			in.problem(at, "bad-heading-id", "write  {#"+in.idFrom(id, n)+"}", "the id %q has a character that no id may have: letters, digits, hyphens and underscores are allowed", id)
		case strings.HasPrefix(strings.ToLower(id), reservedIDs):
			in.problem(at, "bad-heading-id", "write  {#the-"+id+"}", "the id %q begins with %q, as the ids that Galen itself gives do", id, reservedIDs)
		case first != nil && in.at(first) == in.at(n):
			in.problem(at, "bad-heading-id", "show the part once, or delete  {#"+id+"}  in it", "the heading with the id %q is shown twice on this page", id)
		case first != nil:
			in.list = append(in.list, diag.Errorf(at, "bad-heading-id", "two headings of this page have the id %q", id).
				With(in.idAt(first)).WithHint("give this one another, such as  {#%s-2}", id))
		default:
			given[id] = n
			in.ids.take(id)
		}
	})
	in.given = given
}

// idAt is where the id of a heading stands.
func (in *validator) idAt(n *ast.Heading) diag.Position {
	end := n.Lines().At(n.Lines().Len() - 1).Stop
	return in.lines.At(in.start + end + max(0, bytes.IndexByte(in.source[end:], '{')))
}

// idFrom is an id that may be, made of one that may not or else of a heading's words.
func (in *validator) idFrom(id string, n *ast.Heading) string {
	for _, words := range []string{id, plain(n, in.source)} {
		if slug := Slug(words); slug != "" {
			return slug
		}
	}
	return "section"
}

// identify gives a heading its own id, or one made from its words.
func (in *validator) identify(n *ast.Heading, words string) string {
	id := idOf(n)
	if id == "" || in.given[id] != n {
		id = in.ids.of(words, in.rules.slugs())
	}
	n.SetAttributeString("id", []byte(id))
	return id
}

// attributed reports whether after the words of a heading stands what other programs take for
// its attributes.
func (in *validator) attributed(n *ast.Heading, words string) bool {
	last := n.Lines().Len() - 1
	return strings.HasSuffix(words, "}") && headingAttributes.MatchString(words) &&
		last >= 0 && bytes.HasSuffix(bytes.TrimSpace(in.source[:n.Lines().At(last).Stop]), []byte("}"))
}

// attributesHint says what may stay of the attributes of a heading.
func attributesHint(heading string) string {
	attributes := headingAttributes.FindString(heading)
	if leftLanguage.MatchString(attributes) {
		return betweenBrackets(attributes)
	}
	if words := strings.TrimSuffix(heading, attributes); words != "" && words == strings.TrimRight(words, " ") && ownID.MatchString(" "+strings.TrimSpace(attributes)) {
		return fmt.Sprintf("put a space before it:  %s %s", words, strings.TrimSpace(attributes))
	}
	if m := idIn.FindStringSubmatch(attributes); m != nil && goodID.MatchString(m[1]) {
		return fmt.Sprintf("keep its id alone:  {#%s}", m[1])
	}
	return "delete the braces and what is between them"
}
