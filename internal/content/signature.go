package content

import (
	"regexp"

	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
	"galen/internal/memo"
)

// A sign-off binds three things together: who has checked an article, when, and
// what it said then. Its hash is over all of them, so that no name and no day can
// be written over another. What it said are its words, its supports and the bytes
// of the pictures in its text.

// signVersion begins the hash of a sign-off, and says what it is over. Hashes of the
// version before, which were over the words alone, have none.
const signVersion = "2-"

var hashForm = regexp.MustCompile(`^(` + signVersion + `)?[0-9a-f]{16}$`)

// signature reads the hash of a sign-off.
func (h *headerDecoder) signature(g *frontmatter.Reader) frontmatter.Word {
	w := g.Spelled("hash", 100)
	if w.Text != "" && !hashForm.MatchString(w.Text) {
		g.Problem("hash", "bad-hash", "let  galen review sign  write it", "%q is not the hash of a text", w.Text)
		return frontmatter.Word{}
	}
	return w
}

// sign notes, in an article that was signed, what it says now.
func (p divided) sign(a *Article, parts Parts) {
	if a.Reviewed.IsSigned() {
		m := p.manuscript(a.File, parts).Whole(&a.SignedOn(a.Reviewed.On).Outline)
		a.Signed, a.Supports = m.Hash(), m.SupportHash()
	}
}

// Signed is everything that the hash of a sign-off is over.
type Signed struct {
	By       string
	On       civildate.Moment
	Words    string // the hash of the manuscript
	Supports string // its SupportHash
	Pictures []memo.Digest
}

// Hash is what a sign-off holds.
func (s Signed) Hash() string {
	h := memo.NewHasher()
	h.String(s.By)
	h.String(s.On.ISO())
	h.String(s.Words)
	h.String(s.Supports)
	for _, d := range s.Pictures {
		h.Digest(d)
	}
	return signVersion + h.Sum().String()[:hashLength]
}

// IsSigned reports whether the review has a hash.
func (r *Review) IsSigned() bool { return r != nil && r.Hash.Text != "" }

// OlderForm reports whether the hash is one of the words alone, as sign-offs once
// had.
func (r *Review) OlderForm() bool { return r.IsSigned() && len(r.Hash.Text) == hashLength }
