package content

import (
	"slices"
	"time"

	"galen/internal/diag"
)

// LiveEntry is an entry of a live story. The entries of an outline stand oldest first, and so
// does all that a text has in lists: each number is how much of a list stands before the
// entry.
type LiveEntry struct {
	At      time.Time
	ID      string // of its heading: at-2026-11-28-1405
	Targets int
	Anchors int
	Frames  int
	Studies int
	Cited   []int // how often each reference is cited before it
}

// EntryWords are what an Article says of an entry beside its outline, with likewise what
// stands before it.
type EntryWords struct {
	Title      string
	At         diag.Position // of its heading
	Questions  int
	Films      int
	Dates      int
	Recordings int
	Words      int
}

// EntriesBy is how many entries an article has by an instant: they are its first ones.
func (a *Outline) EntriesBy(now time.Time) int {
	n := 0
	for n < len(a.Entries) && !a.Entries[n].At.After(now) {
		n++
	}
	return n
}

// FirstEntries is the outline with its first n entries only. The targets stay, to be checked:
// those from Entries[n].Targets on are of the others.
func (a *Outline) FirstEntries(n int) *Outline {
	if n == len(a.Entries) {
		return a
	}
	first, cut := *a, a.Entries[n]
	first.Entries = a.Entries[:n]
	first.Anchors, first.Frames, first.Studies = a.Anchors[:cut.Anchors], a.Frames[:cut.Frames], a.Studies[:cut.Studies]
	first.References = nil
	for i, r := range a.References {
		total := r.Cited
		if r.Cited = 0; i < len(cut.Cited) {
			r.Cited = cut.Cited[i]
		}
		if r.Cited > 0 || total == 0 {
			first.References = append(first.References, r)
		}
	}
	return &first
}

// FirstEntries is what an article says with its first n entries only.
func (w *Words) FirstEntries(n int) *Words {
	b := *w.Body()
	if n < len(b.Entries) {
		cut := b.Entries[n]
		b.Entries = b.Entries[:n]
		b.Questions, b.Films, b.EmbedDates, b.Recordings = b.Questions[:cut.Questions], b.Films[:cut.Films], b.EmbedDates[:cut.Dates], b.Recordings[:cut.Recordings]
		b.Words = cut.Words
	}
	return w.WithBody(&b)
}

// Introduction is what stands before the entries of a body.
func (b *Body) Introduction() Body {
	to := slices.IndexFunc(b.Placeholders, func(p Placeholder) bool { return p.Kind == EntryStart })
	if to < 0 {
		to = len(b.Placeholders)
	}
	return b.between(0, to)
}

// Entry is the title of an entry and the text below it.
func (b *Body) Entry(n int) (title, text Body) {
	var starts []int
	for i, p := range b.Placeholders {
		if p.Kind == EntryStart || p.Kind == EntryText {
			starts = append(starts, i)
		}
	}
	starts = append(starts, len(b.Placeholders))
	return b.between(starts[2*n]+1, starts[2*n+1]), b.between(starts[2*n+1]+1, starts[2*n+2])
}

// between is the part of a body between two of its placeholders. Of a text with mistakes, which
// has placeholders and no HTML, it has no words.
func (b *Body) between(from, to int) Body {
	part := *b
	part.Placeholders = b.Placeholders[from:to:to]
	if text := b.Segments; len(text) == len(b.Placeholders)+1 {
		part.Segments = text[from : to+1 : to+1]
	} else {
		part.Segments = make([]string, to-from+1)
	}
	part.Length, part.Lead = 0, len(part.Segments[0])
	for _, s := range part.Segments {
		part.Length += len(s)
	}
	part.Digest = part.digest()
	return part
}
