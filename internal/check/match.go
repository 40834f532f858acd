package check

// gist is what a sentence has, or what a phrase needs: the words, 64 bits for all,
// and the sets of words. Four of five phrases need something that the sentence in
// which their first word stands does not have, and are not tried.
type gist struct {
	words uint64
	sets  [setWords]uint64
}

// wordBit is the bit of a gist that a word shares with some others.
func wordBit(id uint16) uint64 { return 1 << (id % 64) }

// add adds a word of a sentence.
func (g *gist) add(l *lexicon, w *word) {
	if w.id != 0 {
		g.words |= wordBit(w.id)
		for i, bits := range &l.entries[w.id].sets {
			g.sets[i] |= bits
		}
	}
	switch w.kind {
	case number:
		g.set(anyNumber)
	case percent:
		g.set(anyPercent)
	}
}

func (g *gist) set(n int) { g.sets[n>>6] |= 1 << (n & 63) }

// lacks reports whether a sentence lacks something that is needed.
func (g *gist) lacks(need *gist) bool {
	if need.words&^g.words != 0 {
		return true
	}
	for i := range need.sets {
		if need.sets[i]&^g.sets[i] != 0 {
			return true
		}
	}
	return false
}

// needs is what a phrase needs: all of its parts that are not optional.
func needs(parts []part) (g gist) {
	for _, p := range parts {
		if p.optional {
			continue
		}
		switch p.kind {
		case '#':
			g.set(anyNumber)
		case '%':
			g.set(anyPercent)
		case 'w':
			g.words |= wordBit(uint16(p.set))
		case 's':
			g.set(p.set)
		}
	}
	return g
}

// hit is a phrase that was found: the words from From up to To.
type hit struct {
	topic    topic
	from, to int
}

// find adds the hits of every phrase in the words to a list. The first of the
// words has the number first.
func (b *book) find(l *lexicon, words []word, first int, hits []hit) []hit {
	for from := 0; from < len(words); {
		var has gist
		to := from
		for ; to < len(words) && words[to].sentence == words[from].sentence; to++ {
			has.add(l, &words[to])
		}
		sentence := words[from:to]
		for i := range sentence {
			w := &sentence[i]
			switch w.kind {
			case number:
				hits = b.try(b.digits, l, sentence, i, first+from, &has, hits)
			case percent:
				hits = b.try(b.shares, l, sentence, i, first+from, &has, hits)
			}
			if w.id != 0 {
				hits = b.try(b.starts[w.id], l, sentence, i, first+from, &has, hits)
			}
			if w.upper && len(b.capital) > 0 {
				hits = b.try(b.capital, l, sentence, i, first+from, &has, hits)
			}
		}
		from = to
	}
	return hits
}

// try adds the hits of those phrases of a list that word i of a sentence begins.
func (b *book) try(list []uint16, l *lexicon, sentence []word, i, first int, has *gist, hits []hit) []hit {
	for _, n := range list {
		p := &b.phrases[n]
		if has.lacks(&p.needs) {
			continue
		}
		if end, ok := match(l, p.parts, sentence, i); ok {
			hits = append(hits, hit{p.topic, first + i, first + end})
		}
	}
	return hits
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
