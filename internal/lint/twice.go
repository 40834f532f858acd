package lint

// twice finds words that nobody writes twice on purpose: HN280.
func (r *reading) twice() {
	for i := range r.passages {
		p := &r.passages[i]
		for w := p.first + 1; w < p.end; w++ {
			if x := r.words[w]; x.id == r.words[w-1].id && x.before == 0 && !x.upper && r.lexicon.in(x.id, r.sets.twice) {
				r.report("HN280", p, w, "delete one of the two", "%q is written twice", r.said(p, w, w+1))
			}
		}
	}
}
