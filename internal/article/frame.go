package article

import "galen/internal/memo"

// frame is the digest of all of a document with which the rest of a site can have
// to do: its front matter, what its text refers to, the ids of its headings and
// the time that reading takes. Two versions of a document with one frame differ in
// the words of their texts, which only its own page and its items in feeds show.
func frame(p parts, b *Body) memo.Digest {
	h := memo.NewHasher()
	h.String(string(p.text[:p.body]))
	h.Int(len(b.Gaps))
	for _, g := range b.Gaps {
		h.Int(int(g.Kind))
		h.String(g.Target)
		h.String(g.Fragment)
	}
	h.Int(len(b.Headings))
	for _, heading := range b.Headings {
		h.String(heading.ID)
	}
	h.Int(b.Minutes())
	return h.Sum()
}
