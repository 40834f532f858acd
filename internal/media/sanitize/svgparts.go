package sanitize

// maxDrawn is how many elements one drawing may make a browser draw. Ten
// symbols, each using the one before ten times, ask for ten thousand million.
const maxDrawn = 100_000

// maxChain is how long a row of parts pointing at parts may be.
const maxChain = maxNesting

// parts counts what a drawing draws. A part is an element with an id, and
// whatever is in it up to the next element with an id.
type parts struct {
	whole *part
	named map[string]*part
	open  []openPart // innermost last
}

type openPart struct {
	part  *part
	depth int
}

type part struct {
	elements int
	inner    []*part
	repeats  []string // ids of parts that it draws once more
	counted  bool
	counting bool
	total    int
}

func newParts() parts {
	whole := &part{}
	return parts{whole: whole, named: map[string]*part{}, open: []openPart{{whole, -1}}}
}

func (p *parts) innermost() *part { return p.open[len(p.open)-1].part }

// draw notes an element at a depth, with an id or "".
func (p *parts) draw(depth int, id string) {
	if id != "" {
		fresh := &part{}
		outer := p.innermost()
		outer.inner = append(outer.inner, fresh)
		if p.named[id] == nil {
			p.named[id] = fresh
		}
		p.open = append(p.open, openPart{fresh, depth})
	}
	p.innermost().elements++
}

// repeat notes that the innermost part draws another once more.
func (p *parts) repeat(id string) {
	if id != "" {
		p.innermost().repeats = append(p.innermost().repeats, id)
	}
}

// close ends the element at a depth.
func (p *parts) close(depth int) {
	if p.open[len(p.open)-1].depth == depth {
		p.open = p.open[:len(p.open)-1]
	}
}

// drawn is how many elements are drawn, or some number above maxDrawn.
func (p *parts) drawn() int { return p.count(p.whole, 0) }

// count adds up a part with all that it repeats. A part that repeats itself is
// not drawn by browsers at that point.
func (p *parts) count(of *part, chain int) int {
	switch {
	case of == nil || of.counting:
		return 0
	case of.counted:
		return of.total
	case chain > maxChain:
		return maxDrawn + 1
	}
	of.counting = true
	total := of.elements
	for _, inner := range of.inner {
		total = min(total+p.count(inner, chain), maxDrawn+1)
	}
	for _, id := range of.repeats {
		total = min(total+p.count(p.named[id], chain+1), maxDrawn+1)
	}
	of.counting, of.counted, of.total = false, true, total
	return total
}
