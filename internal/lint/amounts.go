package lint

import (
	"strings"

	"galen/internal/lint/quantity"
)

// span is how much of something people take in a day, in grams, litres or units, or how much of it there is in them: what is
// outside is a slip. The limits are wide: they are a tenth of the smallest usual amount, and several times the largest.
type amountOf struct {
	name      *form
	unit      string  // into which amounts are turned: g, l, iu, C, mmHg
	low, high float64 // of one amount
}

// amounts of one dose or of a day. Sources: the British National Formulary and the summaries of product characteristics
// for medicines, the reference intakes of the European Food Safety Authority for food.
var knownAmounts = []amountOf{
	{newForm(`(?i)\b(?:paracetamol|acetaminophen|tylenol)\b`), "g", 0.01, 6},
	{newForm(`(?i)\b(?:ibuprofen|naproxen)\b`), "g", 0.01, 4},
	{newForm(`(?i)\baspirin\b`), "g", 0.01, 6},
	{newForm(`(?i)\b(?:folic acid|folate)\b`), "g", 40e-6, 20e-3},
	{newForm(`(?i)\bvitamin D\b`), "g", 0.5e-6, 2e-3},
	{newForm(`(?i)\bvitamin (?:B12|B-12)\b`), "g", 0.2e-6, 20e-3},
	{newForm(`(?i)\bvitamin C\b`), "g", 2e-3, 20},
	{newForm(`(?i)\biodine\b`), "g", 5e-6, 5e-3},
	{newForm(`(?i)\bselenium\b`), "g", 2e-6, 2e-3},
	{newForm(`(?i)\b(?:levothyroxine|thyroxine)\b`), "g", 5e-6, 1e-3},
	{newForm(`(?i)\bdigoxin\b`), "g", 10e-6, 2e-3},
	{newForm(`(?i)\bfentanyl\b`), "g", 1e-6, 5e-3},
	{newForm(`(?i)\b(?:adrenaline|epinephrine)\b`), "g", 5e-6, 50e-3},
	{newForm(`(?i)\bnaloxone\b`), "g", 20e-6, 50e-3},
	{newForm(`(?i)\bcaffeine\b`), "g", 1e-3, 5},
	{newForm(`(?i)\b(?:salt)\b`), "g", 0.05, 60},
	{newForm(`(?i)\bsodium\b`), "g", 0.01, 15},
	{newForm(`(?i)\bcalcium\b`), "g", 10e-3, 10},
	{newForm(`(?i)\bmagnesium\b`), "g", 10e-3, 20},
	{newForm(`(?i)\biron (?:tablets?|supplements?|a day|daily)|\bof iron\b`), "g", 1e-3, 2},
	{newForm(`(?i)\bzinc\b`), "g", 0.5e-3, 0.5},
	{newForm(`(?i)\bmelatonin\b`), "g", 0.05e-3, 0.2},
	{newForm(`(?i)\b(?:\w+statin|statins?)\b`), "g", 0.5e-3, 0.3},
	{newForm(`(?i)\b(?:amlodipine|ramipril|lisinopril|bisoprolol|warfarin|diazepam|apixaban|risperidone|haloperidol|ondansetron|enalapril)\b`), "g", 0.1e-3, 0.15},
	{newForm(`(?i)\b(?:morphine|oxycodone|codeine|tramadol|methadone)\b`), "g", 0.3e-3, 2},
	{newForm(`(?i)\b(?:metformin|amoxicillin|penicillin|flucloxacillin|gabapentin)\b`), "g", 10e-3, 20},
	{newForm(`(?i)\b(?:sertraline|fluoxetine|citalopram|escitalopram|mirtazapine|amitriptyline|omeprazole|lansoprazole|prednisolone|prednisone|furosemide|propranolol|semaglutide|methotrexate|tamoxifen|sildenafil)\b`), "g", 0.1e-3, 1},
	{newForm(`(?i)\b(?:fever|(?:body )?temperature of|running a temperature|(?:his|her|baby|child|patient)[’']?s? temperature)\b`), "C", 34, 43},
}

// anyKnown is any of those.
var anyKnown = func() *form {
	var names []string
	for i := range knownAmounts {
		names = append(names, knownAmounts[i].name.pattern)
	}
	return newForm(strings.Join(names, "|"))
}()

var (
	personal  = newForm(`(?i)\b(?:a day|daily|per day|each day|every day|at bedtime|at night|in the morning|dose[sd]?|doses|tablets?|capsules?|limit\w*|no more than|at most|at least|take|taking|took|given|swallow\w*|prescribed|recommended|advis\w+|adults?|children|child|women|pregnan\w+|bab(?:y|ies)|injection|inject\w*|temperature|fever|contains?|pill|supplements?|drop|spoon\w*|of (?:\d+|up to)|baby|patients?|people)\b`)
	perOther  = newForm(`(?i)\b(?:tonnes?|factory|factories|per (?:kg|kilo\w*|litre|liter|100|hundred|million)|a (?:kilo\w*|litre|liter)|/ ?kg|fridge|refrigerat\w+|freez\w+|stor(?:e|ed|age)|oven|boil\w*|cook\w*|sea|soil|room|outside|weather|production|produced|stock\w*|world|industry|shipment\w*|sold|mine\w*|bought|seiz\w+|smuggl\w+|kilo\w*|caught|police)\b`)
	pressures = newForm(`\b(\d{2,4})(?:/| over )(\d{2,4})\b`)
	bodyHeat  = newForm(`(?i)\b(?:room|water|bath|fridge|oven|stored?|storage|weather|outside|air|outdoor|climate|sea|freez\w+|cook\w*|hypotherm\w+|cool\w*|hot day|heatwave|heat|ice|cold)\b`)
)

// sameInTwo finds one number of a dose with two units, of which one is a slip: 20 micrograms a day, and the 20 milligrams.
func (r *reading) sameInTwo() {
	doses := pick(r.ledger, func(f *datum) bool { return f.Kind == quantity.Measure && f.About == quantity.Dose && f.Value > 0 })
	if !r.short() || len(doses) > 6 || r.already("HN248") {
		return
	}
	for n, f := range doses {
		for _, g := range doses[:n] {
			if f.Value == g.Value && f.Unit != g.Unit && quantity.Convertible(f.Unit, g.Unit) && f.l != g.l && !eachOf.MatchString(f.after) {
				r.report("HN248", f.l.in, r.wordAt(f.l.in, f.From), "check the number and its unit", "%q here, and %q before", f.written(), g.written())
				return
			}
		}
	}
}

// perKilo is behind a dose for each kilogram.
var perKilo = newForm(`^(?: ?/ ?| (?:for|per|a|each|every)(?: (?:each|every))? ?)(?:kg|kilo(?:gram)?s?)\b`)

// byWeight holds a dose against the dose for each kilogram and the weight of whom it is for, in one sentence: 0.15 mg a kilogram, 12 kg, 18 mg.
func (r *reading) byWeight(i int) {
	list := r.figuresOf(i, i+1)
	for n := range list {
		each := &list[n]
		if each.About != quantity.Dose || !perKilo.MatchString(each.rest()) || each.ranged {
			continue
		}
		weight := pick(list, func(f *datum) bool { return f.Unit == "kg" && f.Value > 1 })
		dose := pick(list, func(f *datum) bool {
			return f != each && f.About == quantity.Dose && f.firm() && !perKilo.MatchString(f.rest())
		})
		if len(weight) != 1 || len(dose) != 1 || each.Unit != dose[0].Unit && !quantity.Convertible(each.Unit, dose[0].Unit) {
			return
		}
		want := each.Value * weight[0].Value
		if each.Unit != dose[0].Unit {
			want = quantity.In(want, each.Unit, dose[0].Unit)
		}
		if !within(want, dose[0].Value, 1.15) {
			r.report("HN248", dose[0].l.in, r.wordAt(dose[0].l.in, dose[0].From), "check the number and its unit", "%s for %s comes to %s, and not to %q", each.written(), weight[0].written(), rounded(want), dose[0].written())
		}
		return
	}
}

// amounts finds how much of something nobody takes or has: HN248.
func (r *reading) amounts() {
	r.sameInTwo()
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil {
			continue
		}
		r.impossiblePressure(l)
		r.byWeight(i)
		r.impossibleFever(l)
		for k := range l.numbers.Quantities {
			q := &l.numbers.Quantities[k]
			if q.Kind != quantity.Measure || q.Unit == "" || r.perMass(l, k) {
				continue
			}
			if !anyKnown.MatchString(l.text) || perOther.MatchString(l.text) || !personal.MatchString(l.text) {
				continue
			}
			known := nearestOf(l, q)
			if known == nil || known.unit == "C" && bodyHeat.MatchString(l.text) {
				continue
			}
			if v, ok := turned(q, known.unit); ok && (v < known.low || v > known.high) {
				r.report("HN248", l.in, r.wordAt(l.in, q.From), "check the number and its unit", "%q of %s cannot be right", quoted(l.in, q), strings.ToLower(known.name.FindString(l.text)))
				return
			}
		}
	}
}

// perMass reports whether an amount is one for each kilogram, or a step.
func (r *reading) perMass(l *line, k int) bool {
	after := strings.TrimSpace(l.numbers.After(k))
	return strings.HasPrefix(after, "/") || strings.HasPrefix(after, "per k") || strings.HasPrefix(after, "higher") || strings.HasPrefix(after, "lower") || strings.HasPrefix(after, "more") || strings.HasPrefix(after, "less") || strings.HasPrefix(after, "warmer") || strings.HasPrefix(after, "above n")
}

// nearestOf is what an amount is of: what is named nearest to it in its clause, with no other measure between.
func nearestOf(l *line, q *quantity.Quantity) (nearest *amountOf) {
	from, to, best := q.From-l.from, q.To-l.from, 60
	for n := range knownAmounts {
		known := &knownAmounts[n]
		for _, at := range known.name.FindAllStringIndex(l.text, 4) {
			lo, hi := at[1], from
			if at[0] >= to {
				lo, hi = to, at[0]
			}
			if gap := hi - lo; gap >= 0 && gap < best && !strings.ContainsAny(l.text[lo:hi], ";:") && !measuredBetween(l, lo, hi) {
				nearest, best = known, gap
			}
		}
	}
	return nearest
}

// measuredBetween reports whether another measure stands between two places of a sentence.
func measuredBetween(l *line, lo, hi int) bool {
	for k := range l.numbers.Quantities {
		o := &l.numbers.Quantities[k]
		if at := o.From - l.from; o.Kind == quantity.Measure && o.About != quantity.Time && at >= lo && at < hi {
			return true
		}
	}
	return false
}

// turned is a quantity in another unit.
func turned(q *quantity.Quantity, unit string) (v float64, ok bool) {
	switch {
	case q.Unit == unit:
		return q.Value, true
	case quantity.Convertible(q.Unit, unit) && (unit != "g" || q.Unit == "mg" || q.Unit == "mcg"):
		return quantity.In(q.Value, q.Unit, unit), true
	}
	return 0, false
}

// impossiblePressure finds a blood pressure that no person has.
func (r *reading) impossiblePressure(l *line) {
	if !strings.Contains(l.text, "pressure") {
		return
	}
	for _, m := range pressures.FindAllStringSubmatchIndex(l.text, 3) {
		upper, lower := whole(l.text[m[2]:m[3]]), whole(l.text[m[4]:m[5]])
		if upper >= 60 && upper <= 300 && lower >= 20 && lower < upper && lower <= 200 || upper > 1800 && upper < 2100 {
			continue
		}
		if strings.Contains(l.text[m[0]:], "mm") || strings.Contains(l.text[:m[0]], "pressure") {
			r.report("HN248", l.in, r.wordAt(l.in, l.from+m[0]), "check the two numbers", "%q is the blood pressure of nobody", l.text[m[0]:m[1]])
			return
		}
	}
}

var (
	degrees = newForm(`(?i)\b(\d{2,3}(?:\.\d)?) ?(?:°|degrees?) ?(c|f|celsius|fahrenheit|centigrade)\b`)
	feverOf = newForm(`(?i)\b(?:fever|(?:body )?temperature (?:had |has )?(?:of|was|rose|risen|reached|climbed|hit|is|went)|feverish|(?:his|her|baby|child|patient|toddler|infant|girl|boy)(?:[’']s)? temperature)\b`)
)

// impossibleFever finds a body heat that no person has.
func (r *reading) impossibleFever(l *line) {
	if !strings.Contains(l.text, "egree") && !strings.Contains(l.text, "°") || !feverOf.MatchString(l.text) || bodyHeat.MatchString(l.text) {
		return
	}
	for _, m := range degrees.FindAllStringSubmatchIndex(l.text, 3) {
		v := whole(l.text[m[2]:m[3]])
		if c := l.text[m[4]]; c == 'f' || c == 'F' {
			v = (v - 32) / 1.8
		}
		if v < 33 || v > 43 {
			r.report("HN248", l.in, r.wordAt(l.in, l.from+m[0]), "check the number and its unit", "%q is no temperature of a living person", l.text[m[0]:m[1]])
			return
		}
	}
}
