package textseg

// Meter scores the blocks of a text, one after the other, as Readability does. The
// zero value is ready.
type Meter struct {
	terms   *Terms
	reading Reading            // its sections; in Spared, only what the terms take away
	hard    [hardest]candidate // hardest first
}

// candidate is a sentence that may be among the hardest.
type candidate struct {
	grade float64
	score Score
	block *Block
	span  Span
}

// Reset prepares the meter for another text, whose readers have the terms of a
// glossary explained; nil is an empty one. The reading before is gone.
func (m *Meter) Reset(terms *Terms) {
	clear(m.reading.Sections)
	*m = Meter{terms: terms, reading: Reading{Sections: m.reading.Sections[:0]}}
}

// Add adds the next block of the text. Its division is looked at if it is written
// in sentences.
func (m *Meter) Add(b *Block, d *Division) {
	r := &m.reading
	if b.Kind == Heading && b.Level == 2 {
		r.Sections = append(r.Sections, Section{Heading: b.Text, At: b.At(0)})
	}
	if !b.Running() {
		return
	}
	if len(r.Sections) == 0 {
		r.Sections = append(r.Sections, Section{At: b.At(0)})
	}
	section := &r.Sections[len(r.Sections)-1]
	m.terms.mark(d.Words)
	words := d.Words
	for _, s := range d.Sentences {
		n := 0
		for n < len(words) && int(words[n].From) < s.To {
			n++
		}
		all, terms := score(words[:n])
		words = words[n:]
		if all.Words == 0 {
			continue
		}
		section.Add(all)
		r.Spared.less(terms)
		if all.Words >= shortest {
			m.consider(candidate{all.Kincaid(), all, b, s})
		}
	}
}

// score scores the words of one sentence, and those of them alone that a glossary
// explains.
func score(words []Word) (all, terms Score) {
	all.Sentences, all.Words, all.Measured = 1, len(words), len(words)
	for i := range words {
		w := &words[i]
		all.measure(w.Form)
		if w.explained {
			terms.Measured++
			terms.measure(w.Form)
		}
	}
	return all, terms
}

func (s *Score) measure(f *Form) {
	s.Letters += f.Letters
	s.Syllables += f.Syllables
	if f.Syllables >= 3 {
		s.Long++
	}
}

// less takes away the length of words.
func (s *Score) less(t Score) {
	s.Measured -= t.Measured
	s.Letters -= t.Letters
	s.Syllables -= t.Syllables
	s.Long -= t.Long
}

// consider keeps a sentence if it is among the hardest so far. Of two that are as
// hard, the first counts.
func (m *Meter) consider(c candidate) {
	for i, h := range m.hard {
		if h.block == nil || c.grade > h.grade {
			copy(m.hard[i+1:], m.hard[i:])
			m.hard[i] = c
			return
		}
	}
}

// Scores are those of all that was added, and the same without the length of the
// glossary's terms.
func (m *Meter) Scores() (all, spared Score) {
	for _, s := range m.reading.Sections {
		all.Add(s.Score)
	}
	spared = m.reading.Spared
	spared.Add(all)
	return all, spared
}

// Sections are the scores of the sections. The list is the meter's, until that is
// reset.
func (m *Meter) Sections() []Section { return m.reading.Sections }

// Reading is the scores with the hardest sentences. Its sections are the meter's.
func (m *Meter) Reading() Reading {
	r := m.reading
	r.Score, r.Spared = m.Scores()
	for _, c := range m.hard {
		if c.block != nil {
			r.Hardest = append(r.Hardest, Sentence{c.score, c.block.Cut(c.span), c.block.At(c.span.From)})
		}
	}
	return r
}
