package lint

// reckonAll holds the figures of a story against each other: what is left, a sum, the parts of a whole, shares, changes. HN236.
func (r *reading) reckonAll() {
	r.countFigures()
	if len(r.ledger) < 2 {
		return
	}
	for i := range r.lines {
		if n := r.pages[i+1] - r.pages[i]; n == 0 {
			continue
		}
		r.remains(i)
		r.summed(i)
		r.partsOfAll(i)
		r.sharesOfAll(i)
		r.sharesOf(i)
		r.changed(i)
		r.ordered(i)
		r.bounded(i)
		r.turnedRound(i)
		r.following(i)
		r.nextShare(i)
		r.thenCounted(i)
		r.overTheWhole(i)
		r.hoursOf(i)
		r.namedYears(i)
		r.gapOfGaps(i)
		r.betweenClocks(&r.lines[i])
	}
	r.headShare()
	r.headCount()
	r.headChange()
	r.timesSpan()
	r.closed()
}
