package content

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/lint/textseg"
)

// engine is shared: a goldmark.Markdown holds no state of a conversion. Only its
// parser is used; an htmlRenderer writes the HTML.
var engine = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(inlineParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(noteLines{}, 50), util.Prioritized(definitions{}, 100)),
		parser.WithASTTransformers(transformers()...),
	)),
	goldmark.WithExtensions(
		extension.Table,
		extension.DefinitionList,
	),
)

// transformers are what is done to a parsed text: definitions must be listed before
// footnotes are sorted, and lines joined before marks are set.
func transformers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(addressParser{}, 100),
		util.Prioritized(definitionList{}, 998),
		util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		util.Prioritized(joiner{}, 1000),
		util.Prioritized(typesetter{}, 1001),
	}
}

// blockParsers are those of CommonMark, without the one that takes a line of HTML, and
// the text below it, out of the parser's hands.
func blockParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(headingParser{parser.NewSetextHeadingParser()}, 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(directive.Parser{FormOf: blockForm, NameOf: blockNamed, Braced: bracedHint, FirstOf: blockFirst, Wanted: blockWanted}, 450),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(headingParser{parser.NewATXHeadingParser()}, 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(deskNoteParser{}, 900),
		util.Prioritized(definitionParser{extension.NewFootnoteBlockParser()}, 999),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
}

// inlineParsers are those of CommonMark, some of them changed, and Galen's own.
func inlineParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(citationParser{}, 150),
		util.Prioritized(angles{}, 160),
		util.Prioritized(addressParser{}, 160),
		util.Prioritized(bracketParser{parser.NewLinkParser()}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(tagParser{parser.NewRawHTMLParser()}, 400),
		util.Prioritized(emphasisParser{parser.NewEmphasisParser()}, 500),
		util.Prioritized(tildeParser{}, 500),
		util.Prioritized(percentParser{}, 500),
	}
}

// definitions reads the addresses of links that stand at the start of a paragraph,
// as the parser's own transformer does, which makes a reader of every paragraph for
// that.
type definitions struct{}

func (definitions) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if p.Lines().Len() > 0 {
		line := p.Lines().At(0)
		if start := bytes.TrimLeft(line.Value(reader.Source()), " \t"); len(start) > 0 && start[0] > ' ' && start[0] != '[' {
			return
		}
	}
	parser.LinkReferenceParagraphTransformer.Transform(p, reader, pc)
}

// markdown converts the body of a file, and says what shape it has and which parts it shows.
// Said gets its words, unless it is nil.
func markdown(file string, p divided, slug string, rules Rules, references *[]Reference, said *textseg.Text) (Body, Shape, []ShownPart, diag.List) {
	in, list := examine(file, p, rules, references, said)
	if in == nil {
		return Body{}, Shape{Faulty: true}, nil, list
	}
	faulty := list.Failed() || in.list.Failed() // what is wrong may be told of a part
	var body Body
	if faulty {
		body = in.unset()
	} else {
		body = set(in.text.doc, in.source, slug, in)
		body.Questions, body.Films, body.EmbedDates, body.Recordings = in.questions, in.embeds.films, in.embeds.dated, in.recordings
	}
	body.Blocks, body.Headings, body.PapersAt = in.blocks, packed(in.headings), in.papersAt
	body.Words, body.Minutes = in.words.total(), in.words.minutes()
	body.Risks, body.Studies = in.risks, in.studies
	if !faulty {
		body.placed(in.entries)
		body.Entries = in.told
	}
	shape := body.shape(in.headings)
	shape.Faulty, shape.Papers, shape.Frames = faulty, in.papers, in.embeds.origins
	if !faulty {
		shape.Entries = in.entries
	}
	return body, shape, in.text.shown, list
}

// unset is the body of a text with mistakes, which nobody is shown: it has no words, and yet
// says what the text leads to, so that what is wrong with that is told in the same run.
func (in *validator) unset() (b Body) {
	for i, g := range in.gaps {
		if in.misread[in.gapped[i]] {
			g.Figure = nil
		}
		if g.Target != "" && g.Kind != Playing {
			b.Placeholders = append(b.Placeholders, g)
		}
	}
	b.Segments = make([]string, len(b.Placeholders)+1)
	b.Digest = b.digest()
	return b
}

// examine judges the body of a file. Without a validator it cannot be read.
func examine(file string, p divided, rules Rules, references *[]Reference, said *textseg.Text) (*validator, diag.List) {
	list := limits(file, p.text[p.body:], 1+bytes.Count(p.text[:p.body], []byte("\n")))
	if list.Failed() {
		return nil, list
	}
	c := p.compose(file, &styling{rules.style()}, rules.Parts)
	in := &validator{
		text: c, source: c.source(), lines: c.lines, start: p.body, file: file, part: IsPart(file), field: p.field,
		rules: rules, books: bibliography{references: references},
	}
	in.readBlocks(c.doc)
	in.reserve()
	if c.division != nil {
		in.list = append(in.list, c.division.list...)
	} else {
		in.timed(p, c.doc)
	}
	if said != nil {
		*said = *c.prose(file)
	}
	in.recordingAbove(p.audio, p.title)
	in.inspect(c.doc)
	return in, append(list, c.told(in.list)...)
}

// headingIDs gives each heading an id made from its words, in any script, and
// distinct within the document.
type headingIDs struct {
	used map[string]int // id → the number that its next namesake gets; made when the first is asked for
}

// reservedIDs is how the ids of templates begin; those of headings never do.
const reservedIDs = "page-"

// of is the id of a heading with this text, as the site makes slugs.
func (h *headingIDs) of(text string, slugs Slugs) string {
	if h.used == nil {
		h.used = map[string]int{}
	}
	id := slugs.Of(text)
	if id == "" {
		id = "section"
	}
	if strings.HasPrefix(id, reservedIDs) {
		id = "the-" + id
	}
	unique := id
	for n := max(2, h.used[id]); h.used[unique] > 0; n++ {
		unique = id + "-" + strconv.Itoa(n)
		h.used[id] = n + 1
	}
	h.take(unique)
	return unique
}

// take marks an id as used.
func (h *headingIDs) take(id string) {
	if h.used == nil {
		h.used = map[string]int{}
	}
	h.used[id] = max(2, h.used[id])
}
