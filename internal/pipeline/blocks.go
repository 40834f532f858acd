package pipeline

import (
	"iter"
	"path"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/frontmatter/civildate"
	"galen/internal/memo"
)

// blockNotes are what of the documents of a block the pipeline has to look at after each edit, whichever
// document it was of. They follow from the block; what it was found to hold is kept with the key that says when that is
// still so.
type blockNotes struct {
	latest       time.Time          // of all days on which something is said to have happened
	reviewed     []*content.Article // not the broken ones
	releases     []*content.Article // that name a news release
	translations []*content.Article // that have an original, and were not withdrawn
	lone         bool               // the reviews rest on files that the key of signoffKey may not stand for
	signed       memo.Digest        // the signoffKey by which every review was found to be signed as it is; or zero
}

// noteBlocks notes what is in the blocks: what is noted of one already stays.
func (e *snapshot) noteBlocks(old *snapshot) {
	e.notes = make(map[*content.ParsedBlock]*blockNotes, len(e.parsed.Blocks()))
	for _, b := range e.parsed.Blocks() {
		n := old.notes[b]
		if n == nil {
			n = notesOf(b)
		}
		e.notes[b] = n
	}
}

// articlesNoted yields the articles of one of the notes, in the order of their files.
func (e *snapshot) articlesNoted(which func(*blockNotes) []*content.Article) iter.Seq[*content.Article] {
	return func(yield func(*content.Article) bool) {
		for _, b := range e.parsed.Blocks() {
			for _, a := range which(e.notes[b]) {
				if !yield(a) {
					return
				}
			}
		}
	}
}

func notesOf(b *content.ParsedBlock) *blockNotes {
	n := &blockNotes{}
	happened := func(m civildate.Moment) {
		if m.Time.After(n.latest) {
			n.latest = m.Time
		}
	}
	for _, a := range b.Articles() {
		happened(a.Updated)
		for _, c := range a.Corrections {
			happened(c.Date)
		}
		for _, d := range embedDates(a) {
			happened(d.Date)
		}
		if a.PublishedAt != nil {
			happened(a.PublishedAt.Date)
		}
		if a.Withdrawn != nil {
			happened(a.Withdrawn.Date)
		}
		if a.Reviewed != nil {
			happened(a.Reviewed.On)
		}
		if a.Reviewed != nil && !a.Broken {
			n.reviewed = append(n.reviewed, a)
			for _, targets := range [][]string{a.Pictures(), a.Tables(), a.Media()} {
				for _, target := range targets {
					n.lone = n.lone || isDocumentName(target)
				}
			}
		}
		if a.ReleaseFile() != "" {
			n.releases = append(n.releases, a)
		}
		if a.Original != "" && a.Withdrawn == nil {
			n.translations = append(n.translations, a)
		}
	}
	for _, p := range b.Pages() {
		happened(p.Updated)
	}
	return n
}

// isDocumentName reports whether a name may be that of a file which parsing keeps apart from pictures and downloads.
func isDocumentName(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".yaml":
		return true
	}
	return false
}

// signoffKey stands for all that the sign-offs of a block depend on beside its documents, while each is found to be
// right: then neither the record nor the clock is asked.
func (e *snapshot) signoffKey(people []*content.Author) memo.Digest {
	h := memo.NewHasher()
	h.Digest(e.parsed.FilesDigest())
	for _, f := range e.tree.Static {
		h.String(f.Path)
		h.Digest(f.Digest)
	}
	h.String("")
	for _, f := range e.tree.Data {
		h.String(f.Path)
		h.Digest(f.Digest)
	}
	for _, p := range people {
		h.String(p.File) // by which it is called
		h.Digest(p.Words.Digest)
	}
	return h.Sum()
}
