package risk

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/words"
)

// said is a block in the words of a language.
type said struct {
	*Risk
	w                  *words.Language
	who, without, with string
	people             words.Arg
}

func (b *Risk) in(w *words.Language) said {
	s := said{Risk: b, w: w, who: b.Who, people: words.Number("people", b.People)}
	if b.WithoutLabel != "" {
		s.without = labelled(w, b.WithoutLabel)
	}
	if b.WithLabel != "" {
		s.with = labelled(w, b.WithLabel)
	}
	if s.who == "" {
		s.who = w.Say("risk.people")
	}
	if s.without == "" {
		s.without = w.Say("risk.without")
		if b.Treatment != "" {
			s.without = w.Say("risk.without-treatment", words.Text("treatment", b.Treatment))
		}
	}
	if s.with == "" {
		s.with = w.Say("risk.with")
		if b.Treatment != "" {
			s.with = w.Say("risk.with-treatment", words.Text("treatment", b.Treatment))
		}
	}
	return s
}

// Sentences is the block in plain words, but for its source: for each effect a title, and
// the sentences that say all its numbers.
func (b *Risk) Sentences(w *words.Language) []string {
	s := b.in(w)
	var all []string
	for i := range b.Effects {
		all = append(all, s.title(i)+".")
		all = append(all, s.sentences(&b.Effects[i])...)
	}
	return all
}

// title names an effect.
func (s said) title(i int) string {
	e := &s.Effects[i]
	outcome, over := words.Text("outcome", e.Outcome), words.Text("over", e.Over)
	if i > 0 {
		return s.w.Say("risk.listed."+e.Figures(s.People).listed(), outcome, over)
	}
	return capital(s.w.Say("risk.title", outcome, over))
}

// listed is what an effect among the harms turns out to be, by its numbers.
func (f Figures) listed() string {
	switch {
	case f.Difference != 0 && !f.Harm && !f.Unsure:
		return "benefit"
	case f.Difference == 0 || !f.Harm:
		return "other"
	case f.Unsure:
		return "possible"
	}
	return "harm"
}

// happened is what happened to n people.
func (s said) happened(e *Effect, n int) string {
	if e.Happened != "" {
		return e.Happened
	}
	return s.w.Say("risk.had", words.Number("n", n), words.Text("outcome", e.Outcome))
}

// sentences are what the numbers say: the counts, the differences, the number needed, and
// the intervals.
func (s said) sentences(e *Effect) []string {
	f := e.Figures(s.People)
	all := []string{s.compared(e, f)}
	if e.Without.Range != nil {
		all = append(all, s.interval(s.without, e.Without.Range))
	}
	if e.With.Range != nil {
		all = append(all, s.interval(s.with, e.With.Range))
	}
	if f.Difference != 0 {
		all = append(all, s.w.Say("risk.absolute", words.Text("difference", s.absolute(f)))+s.relative(f))
	}
	switch {
	case f.Unsure:
		all = append(all, s.w.Say("risk.unsure", words.Text("low", s.difference(f.Between.Low)), words.Text("high", s.difference(f.Between.High)), s.people))
	case f.Needed > 0:
		all = append(all, s.w.Say("risk.needed", words.Number("n", f.Needed), words.Text("who", s.who), words.Text("with", s.with),
			words.Text("difference", s.difference(sign(f.Difference)*10)), words.Text("happened", s.happened(e, 1)), words.Text("name", s.name(f)), words.Text("needed", s.needed(f))))
	}
	return all
}

// compared is the sentence in natural frequencies.
func (s said) compared(e *Effect, f Figures) string {
	return s.w.Say("risk.compared", s.people, words.Text("who", s.who), words.Text("without", s.without), words.Text("with", s.with),
		words.Number("n", e.Without.N), words.Number("m", e.With.N), words.Text("happened", s.happened(e, e.Without.N)), words.Text("over", e.Over),
		words.Text("difference", s.difference(f.Difference*10)))
}

// interval is the sentence on the interval of a group.
func (s said) interval(group string, r *Range) string {
	return s.w.Say("risk.interval", words.Text("group", group), words.Text("range", s.span(r)), s.people)
}

func (s said) span(r *Range) string {
	return s.w.Say("risk.range", words.Text("low", s.tenths(r.Low)), words.Text("high", s.tenths(r.High)))
}

// difference writes a difference in tenths of a person: 5 fewer.
func (s said) difference(tenths int) string {
	n := words.Text("n", s.tenths(max(tenths, -tenths)))
	if tenths%10 == 0 {
		n = words.Number("n", max(tenths, -tenths)/10)
	}
	switch {
	case tenths < 0:
		return s.w.Say("risk.fewer", n)
	case tenths > 0:
		return s.w.Say("risk.more", n)
	}
	return s.w.Say("risk.same")
}

// absolute is the absolute difference, with its interval: 5 fewer in 1,000.
func (s said) absolute(f Figures) string {
	text := s.w.Say("risk.of", words.Text("n", s.difference(f.Difference*10)), s.people)
	if f.Between != nil {
		return text + " " + s.bracket(s.difference(f.Between.Low), s.difference(f.Between.High))
	}
	return text
}

func (s said) bracket(low, high string) string {
	return s.w.Say("risk.bracket", words.Text("range", s.w.Say("risk.range", words.Text("low", low), words.Text("high", high))))
}

// relative is the end of the sentence on the differences.
func (s said) relative(f Figures) string {
	if !f.Compared {
		return s.w.Say("risk.stop")
	}
	return s.w.Say("risk.relative", words.Text("relative", s.relatively(f)))
}

// relatively is the relative difference: 25% fewer, or from twice as many on in times.
func (s said) relatively(f Figures) string {
	switch {
	case f.Relative == 1:
		return s.w.Say("risk.twice")
	case f.Relative > 1:
		return s.w.Say("risk.times", words.Text("n", s.shortened(1+f.Relative)))
	case f.Relative < 0:
		return s.w.Say("risk.share-fewer", words.Text("n", s.percent(-f.Relative)))
	}
	return s.w.Say("risk.share-more", words.Text("n", s.percent(f.Relative)))
}

// percent writes a share in percent, below ten with one decimal. What is less than all is
// not rounded up to it.
func (s said) percent(share float64) string {
	if n := share * 100; n < 100 && math.Round(n) == 100 {
		return s.decimal(math.Floor(n*10) / 10)
	}
	return s.shortened(share * 100)
}

func (s said) shortened(n float64) string {
	if n < 10 {
		return s.decimal(n)
	}
	return s.w.Grouped(int(math.Round(n)))
}

// decimal writes a number with one decimal at most.
func (s said) decimal(n float64) string {
	return s.w.Number(strings.TrimSuffix(strconv.FormatFloat(n, 'f', 1, 64), ".0"))
}

// tenths writes tenths: 125 as 12.5.
func (s said) tenths(n int) string { return s.decimal(float64(n) / 10) }

// name is what the number needed is called.
func (s said) name(f Figures) string {
	if f.Harm {
		return s.w.Say("risk.needed-to-harm")
	}
	return s.w.Say("risk.needed-to-treat")
}

// needed is that number, with its interval.
func (s said) needed(f Figures) string {
	if f.Fewest > 0 {
		return s.w.Grouped(f.Needed) + " " + s.bracket(s.w.Grouped(f.Fewest), s.w.Grouped(f.Most))
	}
	return s.w.Grouped(f.Needed)
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// capital gives a text a capital.
func capital(text string) string {
	mark := ""
	if strings.HasPrefix(text, quoteBegins) {
		mark, text = quoteBegins, text[len(quoteBegins):]
	}
	r, size := utf8.DecodeRuneInString(text)
	return mark + string(unicode.ToUpper(r)) + text[size:]
}
