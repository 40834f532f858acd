package content

import (
	"path"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/text/unicode/norm"

	"galen/internal/address"
	"galen/internal/diag"
	"galen/internal/memo"
)

// Support is what a sentence rests on beside its words: where a link leads, a
// reference or a footnote that is cited, a picture that is shown. Moved to another
// sentence, it is another support.
type Support struct {
	Kind     string // one of SupportKinds
	Target   string // an address as written, or the id of a reference
	Sentence string // in which it stands; empty where there are no words
	At       diag.Position
}

// SupportKinds are the kinds of supports.
var SupportKinds = []string{"citation", "link", "picture"}

// Supported lists the supports of a kind, each as a text that says what rests on it.
func (m ReviewedText) Supported(kind string) (all []Sentence) {
	for _, s := range m.Supports {
		if s.Kind == kind {
			all = append(all, Sentence{s.Target + "\n" + s.Sentence, s.At})
		}
	}
	return all
}

// SupportHash stands for all supports in their order.
func (m ReviewedText) SupportHash() string {
	h := memo.NewHasher()
	for _, s := range m.Supports {
		h.String(s.Kind)
		h.String(s.Target)
		h.String(s.Sentence)
	}
	return h.Sum().String()[:hashLength]
}

// Pictures are the files of the pictures in the text, in the order in which they
// are shown, as the article names them.
func (a *Article) Pictures() (all []string) {
	if !a.Shows.Has(Picture, Poster) {
		return nil
	}
	for _, g := range a.Body().Placeholders {
		if (g.Kind == Picture || g.Kind == Poster) && address.Scheme(g.Target) == "" {
			all = append(all, g.Target)
		}
	}
	return all
}

// Tables are the files of data from which the text shows tables and charts, as the article
// names them.
func (a *Article) Tables() (all []string) {
	if !a.Shows.Has(Figure) {
		return nil
	}
	for _, g := range a.Body().Placeholders {
		if g.Kind == Figure {
			all = append(all, g.Target)
		}
	}
	return all
}

// Media are the films, recordings, captions and transcripts of the text, as the article names
// them; PictureFiles says where each may lie.
func (a *Article) Media() (all []string) {
	if !a.Shows.Has(Film, Sound, Captions, Transcript) {
		return nil
	}
	for _, g := range a.Body().Placeholders {
		switch g.Kind {
		case Film, Sound, Captions, Transcript:
			all = append(all, g.Target)
		}
	}
	return all
}

// TableFiles are where a file of data may lie, likeliest first: beside the article, or in
// the folder data.
func TableFiles(article, target string) []string {
	target = norm.NFC.String(target)
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return []string{rooted, "content/" + rooted}
	}
	written := AsWritten(target)
	return []string{path.Join(path.Dir(article), target), path.Join("data", written), written}
}

// PictureFiles are where the file of a picture may lie, likeliest first: beside the
// article, or in static.
func (a *Article) PictureFiles(target string) []string { return filesBeside(a.File, target) }

// filesBeside is PictureFiles for the file of any document.
func filesBeside(document, target string) []string {
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return []string{"static/" + rooted, "content/" + rooted}
	}
	written := AsWritten(target)
	return []string{path.Join(path.Dir(document), target), "static/" + written, "content/" + written}
}

// placedSupport is a support on its way: at is its place in the text of its block, source
// that in the source.
type placedSupport struct {
	Support
	at, source int
}

// support notes what a node rests on. Last is where the text before it ends.
func (s *spoken) support(n ast.Node, source []byte, last int) {
	at := last
	if p := n.Pos(); p > 0 {
		at = p
	}
	add := func(kind, target string) {
		s.supports = append(s.supports, placedSupport{Support{Kind: kind, Target: target}, len(s.text), at})
	}
	switch n := n.(type) {
	case *ast.Link:
		add("link", decoded(n.Destination))
	case *ast.AutoLink:
		add("link", string(n.URL(source)))
	case *ast.Image:
		add("picture", decoded(n.Destination))
	case *extast.FootnoteLink:
		add("citation", "^"+strconv.Itoa(n.Index))
	case *citation:
		for _, m := range n.marks {
			at = m.at
			add("citation", m.key)
		}
	}
}
