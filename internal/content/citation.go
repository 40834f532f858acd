package content

import (
	"bytes"
	"cmp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"galen/internal/content/identifier"
	"galen/internal/diag"
)

// A citation is [@key], or [@one; @another], in a text. It becomes a number that
// leads to the reference of that id; references are numbered in the order in
// which the text first cites them.

// citation is the node of a citation.
type citation struct {
	ast.BaseInline
	marks []mark
}

// mark is one of the references that a citation names.
type mark struct {
	key    string // as written, when it is no key
	at     int    // its offset in the source
	sound  bool   // it is a key
	number int    // of the reference
	nth    int    // time that it is cited, from 1
}

var kindCitation = ast.NewNodeKind("Citation")

func (*citation) Kind() ast.NodeKind { return kindCitation }

func (c *citation) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// ids are the references that it names.
func (c *citation) ids() (ids []string) {
	for _, m := range c.marks {
		ids = append(ids, m.key)
	}
	return ids
}

// citationParser reads citations. What may be a link, [@who](https://…), it leaves
// to the parser of links.
type citationParser struct{}

func (citationParser) Trigger() []byte { return []byte{'['} }

// maxCitation is how many lines a citation may go over.
const maxCitation = 4

func (citationParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); len(line) < 3 || line[1] != '@' {
		return nil
	}
	number, start := block.Position()
	var written []byte
	var at []int // the offset of each byte in the source
	for range maxCitation {
		line, segment := block.PeekLine()
		end := bytes.IndexByte(line, ']')
		stop := end
		if end < 0 {
			stop = len(line)
		}
		for i, c := range line[:stop] {
			written, at = append(written, c), append(at, segment.Start+i)
		}
		if line == nil || bytes.IndexByte(written[1:], '[') >= 0 {
			break
		}
		if end < 0 {
			block.AdvanceLine()
			continue
		}
		if _, defined := pc.Reference(util.ToLinkReference(written[1:])); defined || leads(line[end+1:]) {
			break
		}
		block.Advance(end + 1)
		c := &citation{marks: marksOf(string(written[1:]), at[1:])}
		c.SetPos(start.Start)
		if t, ok := parent.LastChild().(*ast.Text); ok && !t.HardLineBreak() { // the number follows its word without a space
			t.Segment = t.Segment.TrimRightSpace(block.Source())
			t.SetSoftLineBreak(false)
		}
		return c
	}
	block.SetPosition(number, start)
	return nil
}

// leads reports whether what follows a bracket makes it the text of a link.
func leads(rest []byte) bool {
	return bytes.HasPrefix(rest, []byte("(")) || bytes.HasPrefix(rest, []byte("[")) && !bytes.HasPrefix(rest, []byte("[@"))
}

// marksOf reads what stands between the brackets of a citation.
func marksOf(written string, at []int) []mark {
	var marks []mark
	from := 0
	for part := range strings.SplitSeq(written, ";") {
		key := strings.TrimSpace(part)
		m := mark{key: key, at: at[min(from+strings.Index(part, key), len(at)-1)]}
		if id, ok := strings.CutPrefix(key, "@"); ok && keyForm.MatchString(id) {
			m.key, m.sound = id, true
		}
		marks = append(marks, m)
		from += len(part) + 1
	}
	return marks
}

// bibliography is the references of an article while its text is inspected.
type bibliography struct {
	references *[]Reference   // nil in a document that has none
	byID       map[string]int // made when the text first cites
	order      []int          // the references that are cited, by index
	numbers    map[int]int
	shown      []*shownSource // by blocks
}

// mentioned reports whether a text may hold keys without brackets.
func (b *bibliography) mentioned(text []byte) bool {
	if b.references == nil || len(*b.references) == 0 {
		return false
	}
	return bytes.Count(text, []byte("@")) > bytes.Count(text, []byte("[@"))+bytes.Count(text, []byte("; @"))
}

// find is the index of the reference with an id.
func (b *bibliography) find(id string) (i int, ok bool) {
	if b.byID == nil {
		b.byID, b.numbers = map[string]int{}, map[int]int{}
		for i, r := range *b.references {
			if r.ID != "" {
				b.byID[r.ID] = i
			}
		}
	}
	i, ok = b.byID[id]
	return i, ok
}

// cite counts a mark, and gives it its number.
func (b *bibliography) cite(m *mark) bool {
	i, ok := b.find(m.key)
	if !ok {
		return false
	}
	if b.numbers[i] == 0 {
		b.order = append(b.order, i)
		b.numbers[i] = len(b.order)
	}
	r := &(*b.references)[i]
	r.Cited++
	m.number, m.nth = b.numbers[i], r.Cited
	return true
}

// citation judges a citation and numbers it.
func (in *validator) citation(c *citation) {
	before := len(in.list)
	in.enclosed(c, "a citation")
	for p := c.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindHeading {
			in.problem(in.at(c), "citation-in-heading", "cite it in the text below", "a heading cannot hold a citation")
		}
	}
	if len(in.list) > before {
		return
	}
	for i := range c.marks {
		m := &c.marks[i]
		at := in.lines.At(in.start + m.at)
		switch {
		case in.part && m.sound: // what it cites is the reference of an article
		case in.field:
			in.problem(at, "bad-field", `cite it in the text of the article, or link to what it is:  [the report](https://www.who.int/);  write \[ for a visible bracket`, "a field cannot cite a reference: the numbers follow the text")
			return
		case in.books.references == nil && !in.part:
			in.problem(at, "undefined-citation", `write \[ for a visible bracket`, "only an article has references to cite")
			return
		case !m.sound:
			in.problem(at, "bad-citation", `write the ids of references, as in [@who-2024; @nhs-2025], or \[ for a visible bracket`, "%q is not the id of a reference", m.key)
		case !in.books.cite(m):
			in.problem(at, "undefined-citation", in.likely(m.key), "there is no reference with the id %q", m.key)
		}
	}
}

// likely hints at the reference that may have been meant.
func (in *validator) likely(key string) string {
	var ids []string
	for _, r := range *in.books.references {
		if strings.EqualFold(r.ID, key) {
			return "ids differ in capital letters: write @" + r.ID
		}
		ids = append(ids, r.ID)
	}
	if near := diag.Nearest(key, ids); near != "" {
		return "did you mean @" + near + "?"
	}
	return "add it to the references in the front matter, with  id: " + key
}

// bound puts the references in the order of their numbers, and warns of those
// that a text with citations never cites.
func (in *validator) bound() {
	if len(in.books.order) == 0 || in.list.Failed() {
		return
	}
	for _, s := range in.books.shown {
		in.books.cite(&s.mark)
	}
	all := *in.books.references
	sorted := make([]Reference, 0, len(all))
	for _, i := range in.books.order {
		sorted = append(sorted, all[i])
	}
	var borrowed []string // from the original of this translation
	for _, r := range all {
		if r.Cited > 0 {
			continue
		}
		sorted = append(sorted, r)
		if _, plain := FullFile(in.file, in.rules.Codes); plain {
			continue // it need not cite them
		}
		if r.At.File != in.file {
			borrowed = append(borrowed, cmp.Or(r.ID, r.Title))
			continue
		}
		d := diag.Warningf(r.At, "unused-reference", "the text cites other references but not this one").WithHint("cite it where it is used, [@%s], or delete it", r.ID)
		if r.ID == "" {
			d = d.WithHint("give it an id and cite it where it is used, or delete it")
		}
		in.list = append(in.list, d)
	}
	if len(borrowed) > 0 {
		in.list = append(in.list, diag.Warningf(diag.Position{File: in.file, Line: 1, Column: 1}, "unused-reference",
			"this translation never cites %s, from the references of its original", strings.Join(borrowed, ", ")).
			WithHint("cite them where the original does, [@%s], or give the translation its own  references", borrowed[0]))
	}
	*in.books.references = sorted
}

// paper notes a paper that the text links to.
func (in *validator) paper(address string, at diag.Position) {
	if doi, pmid := identifier.Mentioned(address); doi != "" || pmid != "" {
		in.papers, in.papersAt = append(in.papers, Paper{doi, pmid}), append(in.papersAt, at)
	}
}

// Ids of citations and references in a page; both begin as reservedIDs says.
const (
	referenceAnchor = reservedIDs + "ref-"
	citationAnchor  = reservedIDs + "cite-"
)

// CitationID is the id, in the page, of the place where the text cites the
// reference of that number for the nth time.
func CitationID(number, nth int) string {
	id := citationAnchor + strconv.Itoa(number)
	if nth > 1 {
		id += "-" + strconv.Itoa(nth)
	}
	return id
}

// referencesOf is where a document keeps its references, nil if it can have none.
func referencesOf(document any) *[]Reference {
	if a, ok := document.(*Article); ok {
		return &a.References
	}
	return nil
}
