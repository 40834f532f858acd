package lint

// hit is a phrase that was found: the words from From up to To.
type hit struct {
	topic    topic
	from, to int
}

// search seeks the phrases of a book in a sentence.
type search struct {
	*patternSet
	*lexicon
	sentence []word
	first    int // the number of its first word
	has      bloom
	hits     []hit
}

// find adds the hits of every phrase in the words to a list. The first of the
// words has the number first.
func (b *patternSet) find(l *lexicon, words []word, first int, hits []hit) []hit {
	s := search{patternSet: b, lexicon: l, hits: hits}
	for from := 0; from < len(words); {
		s.has = bloom{}
		s.has.set(anySentence)
		to := from
		for ; to < len(words) && words[to].sentence == words[from].sentence; to++ {
			s.has.add(l, &words[to])
		}
		s.sentence, s.first = words[from:to], first+from
		for i := range s.sentence {
			if w := &s.sentence[i]; w.id != 0 || w.kind != plain || w.upper && len(b.capital) > 0 {
				s.at(i)
			}
		}
		from = to
	}
	return s.hits
}

// at seeks the phrases that word i of the sentence can begin.
func (s *search) at(i int) {
	w := &s.sentence[i]
	switch w.kind {
	case number:
		s.try(s.digits, i)
	case percent:
		s.try(s.shares, i)
	}
	if list := s.starts[w.id]; len(list) > 0 {
		s.try(list, i)
	}
	if w.upper {
		s.try(s.capital, i)
	}
}

// try adds the hits of those phrases that word i of the sentence begins.
func (s *search) try(phrases []candidate, i int) {
	for _, c := range phrases {
		if !s.has.has(c.need) {
			continue
		}
		p := &s.phrases[c.phrase]
		if p.needs.missing(&s.has) {
			continue
		}
		if end, ok := match(s.lexicon, p.parts, s.sentence, i); ok {
			s.hits = append(s.hits, hit{p.topic, s.first + i, s.first + end})
		}
	}
}

// match reads the parts of a phrase at word i of a sentence, and returns where the
// phrase ends.
func match(l *lexicon, parts []part, sentence []word, i int) (end int, ok bool) {
	for k := range parts {
		p := &parts[k]
		switch {
		case p.kind == '!':
			if i < len(sentence) && l.in(sentence[i].id, p.set) {
				return 0, false
			}
		case p.kind == '.':
			for skip := 0; skip <= p.most && i+skip <= len(sentence); skip++ {
				if end, ok := match(l, parts[k+1:], sentence, i+skip); ok {
					return end, true
				}
			}
			return 0, false
		case i < len(sentence) && p.fits(l, &sentence[i]):
			if p.optional {
				if end, ok := match(l, parts[k+1:], sentence, i+1); ok {
					return end, true
				}
				continue
			}
			i++
		case !p.optional:
			return 0, false
		}
	}
	return i, true
}

// fits reports whether a word is what a part asks for.
func (p *part) fits(l *lexicon, w *word) bool {
	switch p.kind {
	case '#':
		return w.kind == number
	case '%':
		return w.kind == percent
	case '@':
		return w.upper
	case 'w':
		return int(w.id) == p.set
	}
	return l.in(w.id, p.set)
}
