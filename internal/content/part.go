package content

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
)

// A part is a text that several documents show: content/_parts/when-to-get-help.md is
// shown by ::part{when-to-get-help}. It is Markdown without front matter, and read as if it
// stood in the place where it is shown: its words, headings, footnotes and pictures are
// those of the document. Its headings are moved, so that the highest stands one level below
// the one above it there. Only names are its own: those of its footnotes and of the addresses
// of its links, and what its links and pictures are called, which lie beside the part.
//
// It is judged once, by itself. What can only be judged where it is shown, such as whether
// an article has a reference that it cites, is told at the line that shows it.

// PartsFolder is where parts live.
const PartsFolder = "content/_parts/"

// IsPart reports whether a file is a part, or was meant to be one.
func IsPart(file string) bool {
	return strings.HasPrefix(file, PartsFolder) && strings.HasSuffix(file, ".md")
}

// PartOf is the name of the part that a file holds.
func PartOf(file string) string {
	return strings.TrimSuffix(strings.TrimPrefix(file, PartsFolder), ".md")
}

// Part is a text that documents show.
type Part struct {
	name   string
	file   string
	digest memo.Digest // of the file
	text   []byte      // nil when it cannot be read
	list   diag.List   // what is wrong with it by itself
}

// Parts are those of a site. The zero value is none.
type Parts struct {
	all   map[string]*Part // by name
	list  diag.List        // what is wrong with them, and with files among them that are none
	files source.Files     // among which are the originals of translations; see original
	originalRules
}

// ShownPart is a part that a document shows, as it was then. The digest of one that was not
// there is zero. The original of a translation stands among them by the name of the translation's file, and
// so do the parts that the original shows, behind withinOriginal.
type ShownPart struct {
	Name   string
	Digest memo.Digest // of the file
}

// ReadParts reads the parts among the files below content.
func ReadParts(files source.Files, rules Rules) (p Parts) {
	p.files, p.originalRules = files, originalRules{rules.Codes, rules.Taxonomies, rules.Zone}
	for f := range files.Beginning(PartsFolder) {
		if !IsPart(f.Path) {
			continue
		}
		p.list = append(p.list, beside(f, func() diag.List {
			part, problems := readPart(f.Loaded(), rules)
			if part != nil {
				if p.all == nil {
					p.all = map[string]*Part{}
				}
				p.all[part.name] = part
			}
			return problems
		})...)
	}
	return p
}

// readPart reads one part. It is nil when no document could name it.
func readPart(f source.File, rules Rules) (*Part, diag.List) {
	at := diag.Position{File: f.Path}
	name := PartOf(f.Path)
	switch why := slugProblem(name); {
	case strings.Contains(name, "/"):
		return nil, diag.List{diag.Errorf(at, "misplaced", "parts must be directly in %s", path.Clean(PartsFolder)).WithHint("move the file up")}
	case why != "":
		return nil, diag.List{diag.Errorf(at, "bad-name", "the name of the part, %q, %s", name, why).WithHint("rename the file:  %s.md", Slug(name))}
	}
	part := &Part{name: name, file: f.Path, digest: f.Digest}
	part.text, part.list = partText(f)
	if part.text != nil && wordlessPart(part.text) {
		part.text, part.list = nil, append(part.list, diag.Errorf(diag.Position{File: f.Path, Line: 1, Column: 1}, "empty-file", "this part has only notes to colleagues, and nothing for readers").
			WithHint("write its text, or delete the file and the lines that show it"))
	}
	if part.text != nil {
		_, problems := examine(f.Path, divided{text: part.text}, rules, nil, nil)
		part.list = append(part.list, problems...)
		for i := range part.list {
			part.list[i] = ToldInPart(part.list[i])
		}
	}
	return part, part.list
}

// wordlessPart reports whether a text holds notes to colleagues and nothing else.
func wordlessPart(text []byte) bool {
	if !bytes.Contains(text, []byte("<!--")) && !bytes.Contains(text, []byte("%%")) && !bytes.Contains(text, []byte("[//]")) {
		return false
	}
	wordless := true
	ast.Walk((divided{text: text}).compose("", nil, Parts{}).doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Document, *ast.Paragraph, *ast.TextBlock, *ast.LinkReferenceDefinition, *deskNote, *deskNoteBlock:
		case *ast.Text:
			wordless = wordless && n.Segment.Len() == 0
		default:
			wordless = false
		}
		return ast.WalkContinue, nil
	})
	return wordless
}

// partText is the text of a part, nil if it cannot be shown.
func partText(f source.File) ([]byte, diag.List) {
	first := diag.Position{File: f.Path, Line: 1, Column: 1}
	if len(f.Data) > maxSource {
		return nil, diag.List{diag.Errorf(first, "too-large", "the file has %d bytes; the limit is %d", len(f.Data), maxSource).
			WithHint("divide the part")}
	}
	text, list := source.Text(f)
	if text == nil {
		return nil, list
	}
	list = append(append(list, source.DisguisedName(f.Path)...), source.Unseen(f.Path, text)...)
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, append(list, diag.Errorf(first, "empty-file", "this part is empty").
			WithHint("write its text, or delete the file and the lines that show it"))
	}
	if _, line, next, wrong := opening(f.Path, text); wrong == nil {
		hint := "delete this line and what belongs to it, so that the file begins with its text"
		if end, open := closing(f.Path, text, string(bytes.TrimSpace(text[:next])), line, next); open == nil {
			last := line + 1 + bytes.Count(text[next:end], []byte("\n"))
			hint = fmt.Sprintf("delete the lines %d to %d, so that the file begins with its text", line, last)
		}
		first.Line = line
		return nil, append(list, diag.Errorf(first, "front-matter", "a part has no front matter").WithHint("%s", hint))
	}
	return text, list
}

// digestOf is that of the file of a part, zero when there is none of the name.
func (p Parts) digestOf(name string) memo.Digest {
	if isDocument(name) {
		if _, part, within := strings.Cut(name, withinOriginal); within {
			return p.digestOf(part)
		}
		return p.original(name).digest()
	}
	if part := p.all[name]; part != nil {
		return part.digest
	}
	return memo.Digest{}
}

// Digest stands for all parts.
func (p Parts) Digest() memo.Digest {
	h := memo.NewHasher()
	for _, name := range slices.Sorted(maps.Keys(p.all)) {
		h.String(name)
		h.Digest(p.all[name].digest)
	}
	return h.Sum()
}

// withinOriginal stands between the file of a translation and the name of a part that its original shows.
const withinOriginal = "//"

// isDocument reports whether a name among those of parts is the file of a translation.
func isDocument(name string) bool { return strings.Contains(name, "/") }

// asShown reports whether parts are what they were when a document showed them.
func (p Parts) asShown(shown []ShownPart) bool {
	return !slices.ContainsFunc(shown, func(s ShownPart) bool { return p.digestOf(s.Name) != s.Digest })
}

// problems are those of the parts, and warnings of those that no document shows.
func (p Parts) problems(blocks []*ParsedBlock) diag.List {
	if len(p.all) == 0 {
		return p.list
	}
	shown := map[string]bool{}
	for _, b := range blocks {
		if b.broken {
			return p.list // it may show any of them
		}
		for _, name := range b.shows {
			shown[name] = true
		}
	}
	list := slices.Clone(p.list)
	for _, name := range slices.Sorted(maps.Keys(p.all)) {
		if !shown[name] && !p.all[name].list.Failed() {
			list = append(list, diag.Warningf(diag.Position{File: p.all[name].file}, "unused-part", "nothing shows this part").
				WithHint("write  ::part{%s}  where it belongs, or delete the file", name))
		}
	}
	return list
}

// saying is the digest of a document's file and of the parts that it shows.
func saying(file memo.Digest, shown []ShownPart) memo.Digest {
	if len(shown) == 0 {
		return file
	}
	h := memo.NewHasher()
	h.Digest(file)
	for _, s := range shown {
		h.String(s.Name)
		h.Digest(s.Digest)
	}
	return h.Sum()
}
