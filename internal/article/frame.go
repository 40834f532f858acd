package article

import (
	"galen/internal/fields"
	"galen/internal/memo"
)

// The words of a document are those of its text, its title and its description:
// what edits change as a rule. All else that a file gives is in its outline, whatever
// key or feature it comes from: a key that is added to Galen is part of it unless it
// is named here.
var wordKeys = map[string]bool{"title": true, "description": true}

// outline gives two digests. Outline stands for all of a document but its words;
// frame for all but the words of its text. Two versions of a document with one
// outline can differ in their words alone, on whichever page those are shown.
func outline(p parts, references *[]Reference, b *Body) (frame, outline memo.Digest) {
	h, words := memo.NewHasher(), memo.NewHasher()
	for _, e := range p.header.Entries {
		if wordKeys[e.Key] {
			words.String(e.Key)
			addValue(words, e.Value)
			continue
		}
		h.String(e.Key)
		addValue(h, e.Value)
	}
	if references != nil { // they are in the order in which the text cites them
		h.Int(len(*references))
		for _, r := range *references {
			h.String(r.ID)
			h.String(r.Link())
			h.Int(r.Cited)
		}
	}
	addBody(h, b)
	outline = h.Sum()
	words.Digest(outline)
	return words.Sum(), outline
}

// addBody adds all of a body but its words: the texts, how many words and letters
// they have, and which of them may be abbreviations.
func addBody(h memo.Hasher, b *Body) {
	h.Int(b.Minutes())
	h.Int(len(b.Gaps))
	for _, g := range b.Gaps {
		h.Int(int(g.Kind))
		h.String(g.Target)
		h.String(g.Fragment)
		h.String(g.Title)
	}
	h.Int(len(b.Headings))
	for _, heading := range b.Headings {
		h.Int(heading.Level)
		h.String(heading.ID)
	}
	h.Int(len(b.Papers))
	for _, paper := range b.Papers {
		h.String(paper.DOI)
		h.String(paper.PMID)
	}
}

// addValue adds a value of front matter, but for where it stands.
func addValue(h memo.Hasher, v fields.Value) {
	form := int(v.Kind) << 2
	if v.Quoted {
		form |= 1
	}
	if v.Wrapped {
		form |= 2
	}
	h.Int(form)
	h.String(v.Text)
	h.Int(len(v.Items))
	for i := range v.Items {
		addValue(h, v.Items[i])
	}
	h.Int(len(v.Entries))
	for i := range v.Entries {
		h.String(v.Entries[i].Key)
		addValue(h, v.Entries[i].Value)
	}
}
