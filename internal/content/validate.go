package content

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"galen/internal/address"
	"galen/internal/blocks/risk"
	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/source"
)

// validator walks a parsed text once: it reports what may not be published, and
// notes the links and pictures within the site, which become gaps, the headings
// and the number of words.
type validator struct {
	text     *composed
	source   []byte // of the text
	lines    *diag.Lines
	start    int // offset of source in the file
	file     string
	part     bool // it is a part, by itself
	field    bool // it is the value of a field
	rules    Rules
	list     diag.List
	gaps     []Placeholder
	gapped   []ast.Node // the link or picture of each gap
	headings []Heading

	lastHeading ast.Node // of the last of headings

	ids      headingIDs
	given    map[string]*ast.Heading // those with an id of their own, by it; may be nil
	words    wordCount
	open     int // where a text of this block ended within a word; -1: none did
	books    bibliography
	papers   []Paper
	papersAt []diag.Position
	numeric  bool // somewhere in source stands &#
	marked   bool // somewhere in it stands what hasMarks finds
	barred   bool // somewhere in it stands a |
	defined  []*ast.LinkReferenceDefinition
	referred map[string]bool // the names of those that a link goes by
	tags     map[string]int  // those that were refused and not closed, by name
	suspect  bool            // a text of this block holds one of suspects
	rare     bool            // the source holds what every block is searched for

	blocks    bool              // there are some
	misread   map[ast.Node]bool // those with a mistake in their arguments
	questions []Question        // of blocks of them
	outside   string            // see unquoted; made when the first quotation asks
	risks     []risk.Risk
	studies   []*Study
	embeds    embeds // likewise

	recordings []Recording // likewise

	entries []LiveEntry  // of a live story
	told    []EntryWords // likewise

	onStray func(from, to int, s stray) // of source; may be nil
}

func (in *validator) at(n ast.Node) diag.Position {
	for ; n != nil; n = n.Parent() {
		if p := n.Pos(); p >= 0 {
			return in.lines.At(in.start + p)
		}
	}
	return in.lines.At(in.start)
}

func (in *validator) problem(at diag.Position, code, hint, format string, args ...any) {
	in.list = append(in.list, diag.Errorf(at, code, format, args...).WithHint("%s", hint))
}

func (in *validator) inspect(doc ast.Node) {
	depth := 0
	in.numeric, in.marked = bytes.Contains(in.source, []byte("&#")), hasMarks(in.source)
	if unmerged := conflicts(in.lines, in.source, in.start, inCode(doc)); len(unmerged) > 0 {
		in.list = append(in.list, unmerged...)
		return // what else is wrong may be so in one version only
	}
	in.rare = rare(in.source) || in.books.mentioned(in.source)
	in.barred = bytes.IndexByte(in.source, '|') >= 0
	in.footnotes(doc)
	in.ownIDs(doc)
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			if n.Type() == ast.TypeBlock && n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline {
				in.strays(n)
			}
			depth--
			return ast.WalkContinue, nil
		}
		if depth++; depth > maxNesting+20 { // containers and their items
			in.problem(in.at(n), "too-deep", "use fewer levels", "elements are nested more than %d deep", maxNesting)
			return ast.WalkStop, nil
		}
		in.node(n)
		return ast.WalkContinue, nil
	})
	in.missingAnchors()
	in.addresses()
	in.bound()
}

func (in *validator) node(n ast.Node) {
	if n.Type() != ast.TypeInline {
		in.open = -1
	}
	if !published[n.Kind()] && !isRefused(n) {
		in.problem(in.at(n), "unpublished", "report this as a bug in Galen", "Galen cannot publish a %s", n.Kind())
	}
	switch n := n.(type) {
	case *scriptTag:
		in.problem(in.at(n), "raw-html", "write </"+n.name+"> where it ends, in the same paragraph", "<%s> is opened here but not closed", n.name)
	case *ast.RawHTML:
		in.html(n)
	case *deskNote:
		in.fault(n, n.fault)
		in.includingNote(n)
	case *deskNoteBlock:
		in.fault(n, n.fault)
		in.includingNote(n)
	case *directive.Node:
		in.block(n)
	case *ast.Heading:
		in.heading(n)
		in.shout(n)
	case *ast.Link:
		in.enclosed(n, "a link")
		in.refer(n.Reference)
		in.titleAsWritten(n, n.Title)
		in.link(n)
	case *ast.AutoLink:
		in.dangerous(n)
		in.enclosed(n, "another link")
		in.autoLink(n)
	case *extast.FootnoteLink:
		in.enclosed(n, "a footnote")
	case *citation:
		in.citation(n)
	case *passage:
		in.passage(n)
	case *ast.Image:
		in.refer(n.Reference)
		in.image(n)
		in.caption(n)
	case *ast.Paragraph, *ast.TextBlock:
		if in.foreignBox(n) {
			return
		}
		in.undefined(n)
		in.noTable(n)
		in.shout(n)
		in.boldHeading(n)
	case *extast.TableCell, *extast.DefinitionTerm:
		in.undefined(n)
	case *extast.Table:
		in.table(n)
	case *ast.List:
		in.numbers(n)
		in.sign(n)
		in.noteItem(n)
	case *ast.Blockquote:
		in.sign(n)
	case *ast.ThematicBreak:
		in.divider(n)
	case *ast.Emphasis:
		in.boldWithinBold(n)
	case *ast.LinkReferenceDefinition:
		in.defined = append(in.defined, n)
	case *ast.Text:
		in.count(n)
		if n.Parent().Kind() != ast.KindCodeSpan {
			in.segment(n.Segment)
		}
	case *ast.CodeSpan:
		in.workedOut(n)
	case *ast.FencedCodeBlock:
		in.fenced(n)
	case *ast.CodeBlock:
		in.indented(n)
		in.code(n)
	}
}

// dangerous reports an address, typed as it is, to which no page may link.
func (in *validator) dangerous(n *ast.AutoLink) {
	if p := address.Check(string(n.URL(in.source))); p.Why != "" && n.AutoLinkType == ast.AutoLinkURL {
		in.problem(in.at(n), "dangerous-url", p.Hint("link to a page that begins with https://"), "the address %q %s", n.URL(in.source), p.Why)
	}
}

// fenced checks a block of code between fences.
func (in *validator) fenced(n *ast.FencedCodeBlock) {
	if n.Info != nil {
		in.segment(n.Info.Segment)
		in.info(n)
	}
	in.fence(n)
	in.code(n)
}

// fault reports what is wrong with a comment.
func (in *validator) fault(n ast.Node, f fault) {
	if f.what != "" {
		in.problem(in.at(n), "bad-comment", f.hint, "%s", f.what)
	}
}

// enclosed reports a link or footnote that stands inside a link or a picture's
// description: HTML has no links in links, and a description is plain text.
func (in *validator) enclosed(n ast.Node, what string) {
	for p := n.Parent(); p != nil; p = p.Parent() {
		switch {
		case p.Kind() == ast.KindLink:
			in.problem(in.at(n), "link-in-link", "close the link before it", "a link cannot hold %s", what)
			return
		case p.Kind() == ast.KindImage:
			if n.Kind() != ast.KindAutoLink { // whose address stays readable
				in.problem(in.at(n), "link-in-picture", "put it after the picture", "the description of a picture cannot hold %s", what)
			}
			return
		}
	}
}

// code caps a block of code, which may hold empty lines, as caps does paragraphs.
func (in *validator) code(n ast.Node) {
	size, count := 0, 0
	for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
		size += s.Len()
		count += marks(s.Value(in.source))
	}
	if size > maxParagraph || count > maxMarks {
		in.problem(in.at(n), "code-too-long", "shorten it, or offer it as a file to download", "this block of code is too long: the limit is %d bytes and %d brackets, quotation marks and the like", maxParagraph, maxMarks)
	}
}

func (in *validator) heading(n *ast.Heading) {
	text := strings.TrimSpace(plain(n, in.source))
	if e := in.text.division.entry(n); e != nil {
		in.entry(e, text)
		in.undefined(n)
		return
	}
	if in.text.division != nil && in.text.asWritten(n) == 2 && n.Parent().Kind() == ast.KindDocument {
		return // which was told
	}
	if in.text.division != nil {
		in.noEntry(n)
	}
	previous := Heading{Level: 1}
	if len(in.headings) > 0 {
		previous = in.headings[len(in.headings)-1]
	}
	switch {
	case text == "":
		in.problem(in.at(n), "empty-heading", "write its text, or delete it; a divider is  * * *  on a line of its own", "this heading is empty")
	case in.attributed(n, text):
		in.problem(in.at(n), "heading-attributes", attributesHint(text), "only an id, as in {#dose}, is allowed in braces after a heading")
	case strings.Trim(text, "#*_-~.•·–— ") == "":
		in.problem(in.at(n), "empty-heading", "write  * * *  on a line of its own for a divider, or delete it", "this is read as a heading, but has no text")
	case n.Level == 1:
		in.problem(in.at(n), "second-title", "begin with "+in.highestMarks()+"; the title is in the front matter", "a page has only one first-level heading: its title")
	default:
		in.skipped(n, text, previous)
	}
	in.headings = append(in.headings, Heading{n.Level, in.identify(n, text), text, in.passagesIn(n)})
	in.lastHeading = n
	in.underlined(n)
	in.undefined(n)
}

var characterReference = regexp.MustCompile(`&#([0-9]{1,7}|[xX][0-9a-fA-F]{1,6});`)

// references reports what stands for a character that no page can hold, such as
// &#11;. Where says the place of an offset of the written text.
func (in *validator) references(written []byte, where func(offset int) diag.Position) {
	if !in.numeric {
		return // nearly every text
	}
	for _, m := range characterReference.FindAllSubmatchIndex(written, -1) {
		before := written[:m[0]]
		if escapes := len(before) - len(bytes.TrimRight(before, `\`)); escapes%2 == 1 {
			continue // \&#11; is shown as it is written
		}
		digits, base := strings.ToLower(string(written[m[2]:m[3]])), 10
		if digits[0] == 'x' {
			digits, base = digits[1:], 16
		}
		c, _ := strconv.ParseInt(digits, base, 32)
		if c != 0 && c <= unicode.MaxRune && (!source.Legal(rune(c)) || source.Turning(rune(c))) { // the parser makes U+FFFD of the others
			in.problem(where(m[0]), "control-character", "delete it", "%q is the character U+%04X, which is not allowed in pages or feeds", written[m[0]:m[1]], c)
		} else if name := source.UnseenName(rune(c)); name != "" && c != 0xad { // a soft hyphen that is written so is meant
			in.list = append(in.list, diag.Warningf(where(m[0]), "invisible-character", "%q is a %s, which is invisible", written[m[0]:m[1]], name).WithHint("delete it"))
		}
	}
}

// segment is references for a stretch of the source.
func (in *validator) segment(s text.Segment) {
	if !in.numeric {
		return
	}
	in.references(s.Value(in.source), func(offset int) diag.Position { return in.lines.At(in.start + s.Start + offset) })
}

// count adds the words of a text. One goes on from the text before when there is no
// white space between them, as in "*so*," and beside every comma, where goldmark
// divides texts.
func (in *validator) count(n *ast.Text) {
	text := n.Segment.Value(in.source)
	if len(text) == 0 {
		if n.SoftLineBreak() || n.HardLineBreak() {
			in.open = -1
		}
		return
	}
	words, seen := countWords(text)
	in.words.add(words)
	in.suspect = in.suspect || seen&suspicious != 0
	first, _ := utf8.DecodeRune(text)
	last, _ := utf8.DecodeLastRune(text)
	if from := n.Segment.Start; in.open >= 0 && in.open <= from && !parts(first) && bytes.IndexFunc(in.source[in.open:from], unicode.IsSpace) < 0 {
		in.words.words--
	}
	in.open = n.Segment.Stop
	if n.SoftLineBreak() || n.HardLineBreak() || parts(last) {
		in.open = -1
	}
}

// The classes of bytes that countWords knows.
const (
	separating = 1 << iota // white space
	suspicious             // one of suspects
)

var byteClasses = func() (table [256]uint8) {
	for _, c := range []byte("\t\n\v\f\r ") {
		table[c] = separating
	}
	for _, c := range []byte(suspects) {
		table[c] = suspicious
	}
	return table
}()
