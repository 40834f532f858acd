package risk

import (
	"strings"

	"galen/internal/words"
)

// HTML is the block as a figure. Source is the HTML of its source: a link, as a rule.
// Everything that the pictures show stands in text and in a table as well.
func (b *Risk) HTML(w *words.Language, source string) string {
	s := b.quoted(w).in(w)
	var h strings.Builder
	h.WriteString(`<figure class="risk"` + w.Attributes() + `><figcaption>` + escaped(s.title(0)) + "</figcaption>")
	for i := range b.Effects {
		if i > 0 {
			h.WriteString(`<p class="risk-harm">` + escaped(s.title(i)) + "</p>")
		}
		s.effect(&h, &s.Effects[i])
	}
	if source != "" {
		h.WriteString(`<p class="risk-source">` + escaped(w.Say("risk.source")) + " " + w.Quote(source) + "</p>")
	}
	h.WriteString("</figure>")
	return elements(w, h.String())
}

func (s said) effect(h *strings.Builder, e *Effect) {
	f := e.Figures(s.People)
	h.WriteString(`<div class="risk-arms">`)
	s.arm(h, s.without, s.first(e))
	s.arm(h, s.with, s.second(e, f))
	h.WriteString("</div><p>" + escaped(strings.Join(s.sentences(e), " ")) + "</p>")
	s.table(h, e, f)
}

// first are the people of the group without.
func (s said) first(e *Effect) []group {
	return []group{s.hit(e, e.Without.N), s.not(s.People - e.Without.N)}
}

// second are the people of the group with: those to whom it happened as it did without,
// then those that are more or fewer.
func (s said) second(e *Effect, f Figures) []group {
	happened := func(n int) words.Arg { return words.Text("happened", s.happened(e, n)) }
	without := words.Text("without", s.without)
	switch {
	case f.Difference < 0:
		fewer := group{states.fewer, -f.Difference, s.w.Say("risk.key-fewer", words.Number("n", -f.Difference), happened(-f.Difference), without)}
		n := s.People - e.Without.N
		neither := group{states.not, n, s.w.Say("risk.key-neither", words.Number("n", n))}
		return []group{s.hit(e, e.With.N), fewer, neither}
	case f.Difference > 0:
		as := group{states.hit, e.Without.N, s.w.Say("risk.key-as", words.Number("n", e.Without.N), happened(e.Without.N), without)}
		more := group{states.more, f.Difference, s.w.Say("risk.key-more", words.Number("n", f.Difference), happened(f.Difference))}
		return []group{as, more, s.not(s.People - e.With.N)}
	}
	return s.first(e)
}

func (s said) hit(e *Effect, n int) group {
	return group{states.hit, n, s.w.Say("risk.key-hit", words.Number("n", n), words.Text("happened", s.happened(e, n)))}
}

func (s said) not(n int) group {
	return group{states.not, n, s.w.Say("risk.key-not", words.Number("n", n))}
}

// arm writes one group: whom it is of, the picture, and what its icons are.
func (s said) arm(h *strings.Builder, label string, groups []group) {
	title := s.w.Say("risk.arm", s.people, words.Text("who", s.who), words.Text("group", label))
	var told []string
	for _, g := range groups {
		if g.n > 0 {
			told = append(told, g.words)
		}
	}
	h.WriteString(`<div class="risk-arm"><p>` + escaped(title) + "</p>" + picture(unquoted(title+": "+strings.Join(told, "; ")), s.People, groups) + "<ul>")
	for _, g := range groups {
		if g.n > 0 {
			h.WriteString("<li>" + g.sample() + escaped(g.words) + "</li>")
		}
	}
	h.WriteString("</ul></div>")
}

// table writes all figures once more.
func (s said) table(h *strings.Builder, e *Effect, f Figures) {
	h.WriteString("<details><summary>" + escaped(s.w.Say("risk.numbers")) + "</summary><table><tbody>")
	row := func(name, figure string) {
		h.WriteString(`<tr><th scope="row">` + escaped(name) + "</th><td>" + escaped(figure) + "</td></tr>")
	}
	row(capital(s.without), s.count(e.Without))
	row(capital(s.with), s.count(e.With))
	row(s.w.Say("risk.absolute-name"), s.absolute(f))
	if f.Compared && f.Difference != 0 {
		row(s.w.Say("risk.relative-name"), s.relatively(f))
	}
	if f.Needed > 0 {
		row(capital(s.name(f)), s.needed(f))
	}
	h.WriteString("</tbody></table></details>")
}

// count is a count with its interval: 15 of 1,000 (95% interval 12 to 19).
func (s said) count(c Count) string {
	text := s.w.Say("risk.count", words.Number("n", c.N), s.people)
	if c.Range != nil {
		text += " " + s.bracket(s.tenths(c.Range.Low), s.tenths(c.Range.High))
	}
	return text
}

var marks = strings.NewReplacer("&", "&amp;", "<", "&lt;")

// escaped is text for HTML, between two tags.
func escaped(text string) string { return marks.Replace(text) }
