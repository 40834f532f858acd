package content

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"

	"galen/internal/blocks/chart"
	"galen/internal/blocks/risk"
	"galen/internal/blocks/table"
	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/lint/textseg"
)

// The vocabulary of blocks. Package directive reads how they are written; this file gives
// each a meaning, before the text is walked. A new one needs
//
//   - a type with the methods of block, in a file of its own: what may stand in it, its
//     HTML, and the words that its arguments say,
//   - a function that reads its arguments from a frontmatter.Reader, where what is wrong is
//     told at its place,
//   - a line in vocabulary, with the form in which it is written,
//   - rows in TestBlocks and TestBlockProblems, and, if it looks like nothing else, rules in
//     static/blocks.css.
//
// The sign-off and the record take the arguments as they are written (reading.directive),
// so that no number of a block changes in silence.

// block is what a block of the vocabulary means, once its arguments are read. Its
// methods get the node, below which is the Markdown that stands in it.
type block interface {
	// check reports what may not stand in it.
	check(in *validator, n *directive.Node)
	// set writes its HTML.
	set(s *htmlRenderer, n *directive.Node)
	// said is the words that it says beside those of the Markdown in it.
	said() []blockText
}

// blockText is words of a block's arguments, and what kind of text they are.
type blockText struct {
	frontmatter.Word
	kind    textseg.Kind
	level   int
	written []frontmatter.Word // of one that is derived: the words in it that somebody wrote
}

// blockType is a name of the vocabulary.
type blockType struct {
	form  directive.Form
	read  func(r *frontmatter.Reader, in *validator, n *directive.Node) block
	other map[string]string // other names of arguments, as in Reader.Done
}

// vocabulary is the blocks that Galen has, by name.
var vocabulary map[string]blockType

func init() {
	vocabulary = map[string]blockType{
		"note": {directive.Container, readCallout, calloutNames}, "warning": {directive.Container, readCallout, calloutNames},
		"urgent": {directive.Container, readUrgent, calloutNames}, "aside": {directive.Container, readCallout, calloutNames},
		"key-points": {directive.Container, readKeyPoints, calloutNames}, "details": {directive.Container, readDetails, calloutNames},
		"quote": {directive.Container, readQuote, quoteNames}, "gallery": {directive.Container, readGallery, nil},
		"compare": {directive.Container, readCompare, nil}, "timeline": {directive.Container, readTimeline, nil},
		"faq": {directive.Container, readFAQ, nil}, "risk": {directive.Data, readRisk, risk.Names},
		"audio": {directive.Container, readAudio, recordingNames}, "video": {directive.Container, readVideo, recordingNames},
		"table": {directive.Data, readTable, table.Names()}, "chart": {directive.Data, readChart, chart.Names()},
		"embed": {directive.Leaf, readEmbed, embedNames}, "study": {directive.Data, readStudyBlock, studyNames},
		partBlock: {directive.Leaf, readUnshown, partNames},
	}
}

// IsBlock reports whether Galen has a block of this name.
func IsBlock(name string) bool {
	_, ok := vocabulary[name]
	return ok
}

// otherBlocks are names that other programs have, and editors use, for a block.
var otherBlocks = map[string]string{
	// Docusaurus, MyST, MkDocs, Obsidian, Starlight, Quarto and GitBook
	"info": "note", "tip": "note", "hint": "note", "seealso": "note", "see-also": "note",
	"abstract": "key-points", "todo": "note", "success": "note", "check": "note", "done": "note",
	"example": "note", "help": "note", "callout": "note", "callout-note": "note", "callout-tip": "note",
	"admonition": "note", "versionadded": "note", "versionchanged": "note", "deprecated": "warning",
	"important": "warning", "caution": "warning", "attention": "warning", "callout-warning": "warning",
	"callout-caution": "warning", "callout-important": "warning", "failure": "warning",
	"fail": "warning", "missing": "warning", "bug": "warning", "danger": "warning", "error": "warning",
	"exercise": "note", "solution": "details", "question": "faq", "primary": "note",
	"secondary": "note", "default": "note", "notice": "note", "alert": "warning", "message": "note",
	"information": "note", "background": "aside", "did-you-know": "aside", "definition": "note",
	// boxes of newsrooms and editors
	"emergency": "urgent", "red-flags": "urgent", "care-card": "urgent", "care": "urgent",
	"keypoints": "key-points", "key_points": "key-points", "summary": "key-points",
	"tldr": "key-points", "takeaways": "key-points", "key-takeaways": "key-points", "highlights": "key-points",
	"at-a-glance": "key-points", "in-brief": "key-points", "tl-dr": "key-points",
	"sidebar": "aside", "margin": "aside", "marginnote": "aside", "column-margin": "aside", "box": "aside",
	"infobox": "aside", "panel": "aside", "card": "aside", "inset": "aside", "factbox": "aside",
	"fact-box":  "aside",
	"accordion": "details", "expander": "details", "expand": "details", "dropdown": "details",
	"spoiler": "details", "collapse": "details", "collapsible": "details", "toggle": "details", "fold": "details",
	"disclosure": "details", "reveal": "details",
	"pullquote": "quote", "pull-quote": "quote", "blockquote": "quote", "epigraph": "quote", "cite": "quote",
	"quotation": "quote", "testimonial": "quote",
	"images": "gallery", "pictures": "gallery", "photos": "gallery", "slideshow": "gallery",
	"carousel": "gallery", "slider": "gallery", "image-gallery": "gallery",
	"before-after": "compare", "comparison": "compare", "image-compare": "compare", "twenty-twenty": "compare",
	"icon-array": "risk", "pictograph": "risk", "risks": "risk", "natural-frequencies": "risk", "nnt": "risk",
	"film": "video", "movie": "video", "sound": "audio", "podcast": "audio", "recording": "audio", "mp3": "audio", "mp4": "video",
	"csv": "table", "csv-table": "table", "data-table": "table", "datatable": "table", "list-table": "table", "graph": "chart", "plot": "chart",
	"bar": "chart", "barchart": "chart", "bar-chart": "chart", "linechart": "chart", "line-chart": "chart", "forest": "chart", "forest-plot": "chart", "datawrapper": "chart",
	"youtube": "embed", "vimeo": "embed", "iframe": "embed", "oembed": "embed",
	"include": "part", "snippet": "part", "partial": "part", "fragment": "part", "transclude": "part", "reuse": "part", "parts": "part",
	"history": "timeline", "events": "timeline", "chronology": "timeline", "milestones": "timeline",
	"questions": "faq", "q-and-a": "faq", "qa": "faq", "qanda": "faq", "faqs": "faq",
}

// readBlocks gives each block of a text its meaning.
func (in *validator) readBlocks(doc ast.Node) {
	if !bytes.Contains(in.source, []byte("::")) {
		return
	}
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if d, ok := n.(*directive.Node); ok && entering {
			in.readBlock(d)
		}
		return ast.WalkContinue, nil
	})
}

func (in *validator) readBlock(n *directive.Node) {
	known, ok := in.blockType(n.Name)
	if ok && known.form == directive.Leaf {
		n.NeedsNoEnd()
	}
	v, problems := n.Value(in.source, in.lines, in.start)
	in.list = append(in.list, problems...)
	in.shownAsWritten(n, v)
	if n.Name == "" {
		return // which was told
	}
	if !ok {
		in.unknownBlock(n)
		return
	}
	if n.Form == directive.Data && problems.Failed() {
		return // what it needs may stand in lines that could not be read
	}
	if !in.formed(n, known.form) {
		return
	}
	before := len(in.list)
	r := frontmatter.NewReader(v, &in.list)
	if known.form == directive.Container && IsBlock(n.Name) {
		in.spoken(r)
	}
	n.Meaning = known.read(r, in, n)
	r.Done(known.other)
	if problems.Failed() || in.list[before:].Failed() {
		if in.misread == nil {
			in.misread = map[ast.Node]bool{}
		}
		in.misread[n] = true
	}
	if n.Form != directive.Data {
		inBraces(in.list[before:])
	}
}

// inBraces rewrites the hints of a list, whose examples are lines of YAML, for arguments
// between braces.
func inBraces(list diag.List) {
	for i := range list {
		list[i].Hint = yamlExample.ReplaceAllString(list[i].Hint, "  $1=$2")
	}
}

var yamlExample = regexp.MustCompile(`  ([a-z][\w-]*): (\S)`)

// blockType is what is known of a name: of Galen's vocabulary, or of the site's own.
func (in *validator) blockType(name string) (blockType, bool) {
	if t, ok := vocabulary[name]; ok {
		return t, true
	}
	own, ok := in.rules.Blocks[name]
	if !ok {
		return blockType{}, false
	}
	t := blockType{read: readOwnBlock}
	if own.Leaf {
		t.form = directive.Leaf
	}
	return t, true
}

// formed reports a block that is not written in its form.
func (in *validator) formed(n *directive.Node, form directive.Form) bool {
	at := in.lines.At(in.start + n.NameAt)
	switch {
	case form == directive.Leaf && n.Form != directive.Leaf:
		hint := "write  ::" + n.Name + "{…}  with two colons"
		if n.Ended() {
			hint += ", and delete the line of  :::  that ends it"
		}
		in.problem(at, "bad-block", hint, "a block %q is written on one line", n.Name)
	case form != directive.Leaf && n.Form == directive.Leaf:
		in.problem(at, "bad-block", "begin it with  :::"+n.Name+",  and end it with a line of  :::", "a block %q has more than one line", n.Name)
	default:
		return true
	}
	return false
}

// block checks a block where the walk through the text meets it.
func (in *validator) block(n *directive.Node) {
	if b, ok := n.Meaning.(block); ok {
		in.blocks = true
		b.check(in, n)
	}
}

// blockProblem reports what is wrong with what stands in a block.
func (in *validator) blockProblem(n ast.Node, hint, format string, args ...any) {
	in.problem(in.at(n), "bad-block", hint, format, args...)
}
