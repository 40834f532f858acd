package lint

import (
	"strings"

	"galen/internal/lint/quantity"
)

var (
	// ofThose speaks of those who were counted before.
	ofThose = newForm(`(?:^|[^a-z])(?:of|among|in) (?:them|these|those|whom|which|this number|that number|this group|that group)\b[^.;:0-9]{0,60}$`)
	// foundIn is before some in whom something was found.
	foundIn = newForm(`\b(?:found|saw|met|discovered|detected|counted|seen) [a-z ]{1,30} (?:in|on|at|among) (?:only |just |about )?$`)
	// didSo is behind a count of which the sentence does not say what it counts, as that stands before: 310 said.
	didSo = newForm(`^ (?:[a-z]+ly |also |never |already |still |later |then |now |had |have |has )*(?:were|was|had|have|has|did|said|[a-z]+ed|felt|took|got|kept|knew|thought|went|came|chose|gave|put|could|would|slept|told|made|ate|drank|died|fell|rose|lost|left|quit|wrote|met|saw|are|is|say|report|offer|use|do)\b`)
)

// portions are those of the sentences from one up to another.
func (r *reading) portions(from, to int) (all []portionOf) {
	list := r.figuresOf(from, to)
	for n := range list {
		f := &list[n]
		switch {
		case f.Kind == quantity.Part && f.Base >= 10 && f.Value <= f.Base && f.firm():
			all = append(all, portionOf{f.Value, f.Base, f, f})
		case f.counts() && f.firm() && !f.ranged && !f.size() && f.Kind == quantity.Count && !(f.Spelled && f.Value == 1) && f.About != quantity.Time:
			if w := r.wholeOf(f); w != nil {
				all = append(all, portionOf{f.Value, w.Value, w, f})
			}
		}
	}
	return all
}

// overTheWhole finds parts of a group that come to slightly more than it, where each is of another kind: of 520 calls, 290 were about one thing,
// 175 about another and 68 about a third.
func (r *reading) overTheWhole(i int) {
	all := r.portions(i, i+1)
	if len(all) < 3 || r.doubts(all[0].last) {
		return
	}
	sum := 0.0
	for _, p := range all {
		if p.whole != all[0].whole || p.first == p.last || hadEach.MatchString(p.last.after[:min(len(p.last.after), 14)]) {
			return
		}
		sum += p.part
	}
	if whole := all[0].whole; sum > whole && sum < 1.09*whole && all[0].first.Bound == quantity.Exact && !mixed.MatchString(r.passageFrom(all[0].first, all[len(all)-1].last)) {
		r.contradict(all[0].first, "the parts of %s come to %s", all[0].first.written(), rounded(sum))
	}
}

// wholeOf is the group of which a count is a part, where its sentence says so: of the 240 shops, 96 do; 240 were asked, and 96 did; of them 96 did,
// in the sentence behind that of the 240.
func (r *reading) wholeOf(p *datum) *datum {
	group := func(w *datum) bool {
		return w.counts() && w.firm() && !w.ranged && w.Value >= 10 && w.Value > p.Value && !w.size() && w.About != quantity.Time && w.Base == 0 && !agedPrior.MatchString(w.before)
	}
	named := ofThem.MatchString(p.after) || ofThose.MatchString(p.before)
	did := foundIn.MatchString(p.before) || p.noun == "" && didSo.MatchString(p.after)
	own := pick(r.figuresOf(p.i, p.i+1), func(w *datum) bool { return w.From < p.From && group(w) })
	for n := len(own) - 1; n >= 0; n-- {
		w := own[n]
		gap := between(w, p)
		last := p.before[strings.LastIndexAny(p.before, ",;:–—")+1:]
		switch {
		case notTheSame.MatchString(last) || len(gap) > 160 || strings.Contains(gap, ";"):
			return nil
		case groupPrior.MatchString(w.before) && (p.noun == "" || p.alike(w)) && (strings.Contains(gap, ",") || did):
			return w
		case (named || did && (p.alike(w) || w.About == quantity.People || foundIn.MatchString(p.before))) && len(own) == 1 && !w.ranged:
			return w
		}
	}
	if len(own) > 0 || p.i == 0 || r.lines[p.i-1].in != p.l.in || !named && !(did && p.From-p.l.from < 24) {
		return nil
	}
	before := pick(r.figuresOf(p.i-1, p.i), group)
	if len(before) != 1 || !named && before[0].About != quantity.People || notTheSame.MatchString(p.before) {
		return nil
	}
	return before[0]
}

// takenFrom are the figures before what is left that may have been taken from its whole, which is the group that they are said to be parts
// of, or 0. It is not ok where what is left cannot be reckoned.
func takenFrom(list []datum, c *datum) (parts []*datum, whole float64, ok bool) {
	for k := range list {
		switch f := &list[k]; {
		case f.Kind == quantity.Part && f.Base >= 10 && f.Base > c.Value && f.firm():
			if whole > 0 && whole != f.Base {
				return nil, 0, false
			}
			whole = f.Base
			parts = append(parts, f)
		case c.Kind == quantity.Measure:
			if f.Kind == c.Kind && f.Unit == c.Unit && f.firm() {
				parts = append(parts, f)
			}
		case !f.counts() || !f.firm():
			if f.Kind == quantity.Share || f.Kind == quantity.Factor && !halfOf(f) || f.Kind == quantity.Rate || f.Kind == quantity.Part {
				return nil, 0, false
			}
		case f.alike(c):
			parts = append(parts, f)
		}
	}
	return parts, whole, true
}

// halfOf reports whether a fraction is of those who are counted behind it.
func halfOf(f *datum) bool {
	return f.Value < 1 && f.Change == quantity.None && groupPrior.MatchString(f.after)
}

// passageFrom is what the story says from one figure up to the end of another, if both stand in one passage.
func (r *reading) passageFrom(f, g *datum) string {
	if f.l.in != g.l.in {
		return ""
	}
	from, to := min(f.From, g.From), max(f.To, g.To)
	return f.l.in.text[from:to]
}
