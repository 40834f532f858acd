package risk

import (
	"fmt"
	"regexp"
	"strings"

	"galen/internal/frontmatter"
)

// Limits of what is written, in characters.
const (
	maxPhrase = 120
	maxSource = 2000
	maxHarms  = 6
)

var needs = map[string]string{
	"outcome": "outcome: a stroke",
	"without": "without: 20 in 1000",
	"with":    "with: 15 in 1000",
	"over":    "over: 5 years",
	"source":  "source: the-id-of-a-reference",
}

var harmNeeds = map[string]string{"outcome": "outcome: a rash", "without": "without: 1 in 100", "with": "with: 3 in 100"}

// Names are other words for the keys, as in frontmatter.Reader.Done.
var Names = map[string]string{
	"control": "without", "baseline": "without", "before": "without", "placebo": "without", "untreated": "without",
	"treated": "with", "after": "with", "intervention": "with", "event": "outcome", "time": "over", "period": "over", "followup": "over", "within": "over",
	"during": "over", "population": "who", "group": "who", "size": "people", "denominator": "people", "of": "people", "reference": "source", "ref": "source", "cite": "source",
	"sideeffects": "harms", "harm": "harms", "risks": "harms", "ci": "with-interval", "interval": "with-interval", "drug": "treatment",
	"withoutname": "without-label", "withname": "with-label", "verb": "happened", "good": "wanted", "benefit": "wanted",
}

// Read reads a block, but for keys that there are none, which are left to Done. What is
// wrong is added to the reader's list; the Risk is then not to be shown. The language of
// its labels is given by a BCP 47 tag.
func Read(r *frontmatter.Reader, tag string) Risk {
	r.Require("the block risk", needs)
	b := Risk{At: r.At(), Source: source(r)}
	who, treatment, without, with := r.Line("who", maxPhrase), treated(r, tag), label(r, "without-label", tag), label(r, "with-label", tag)
	b.Who, b.Treatment, b.WithoutLabel, b.WithLabel = who.Text, treatment.Text, without.Text, with.Text
	for _, w := range []frontmatter.Word{who, treatment, without, with} {
		b.wrote(w)
	}
	all := []written{effect(r, "")}
	for i, g := range r.Groups("harms", "{outcome: a rash, without: 1 in 100, with: 3 in 100}") {
		if i == maxHarms {
			r.Problem("harms", "too-many", "show the most serious and the most frequent, and describe the others in the text", "a picture has room for %d harms", maxHarms)
			break
		}
		g.Require("a harm", harmNeeds)
		all = append(all, effect(g, all[0].Over))
		g.Done(Names)
	}
	for i := range all {
		for _, w := range all[i].texts {
			b.wrote(w)
		}
	}
	people := shown(r, all)
	if b.People = people; people == 0 {
		return b
	}
	for i := range all {
		b.Effects = append(b.Effects, all[i].of(people))
	}
	return b
}

// wrote notes words of the writer.
func (b *Risk) wrote(w frontmatter.Word) {
	if w.Text != "" {
		b.Written = append(b.Written, w, frontmatter.Word{Text: capital(w.Text), At: w.At})
	}
}

var (
	idForm   = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)
	citeForm = regexp.MustCompile(`^\[?@([A-Za-z0-9][A-Za-z0-9_-]*)\]?$`)
)

// source reads where the numbers are from.
func source(r *frontmatter.Reader) Source {
	s := Source{At: r.Place("source")}
	if v := r.Peek("source"); v.Kind == frontmatter.Text && strings.Contains(v.Text, "://") {
		s.Address = r.WebAddress("source", maxSource).Text
		return s
	}
	text := oneOf(r, "source")
	m := citeForm.FindStringSubmatch(text)
	switch {
	case m != nil:
		s.ID = m[1]
	case idForm.MatchString(text):
		s.ID = text
	case text != "":
		r.Problem("source", "bad-source", "write the id of a reference of the article, such as  source: who-2024  or an address that begins with https://", "%q is neither the id of a reference nor an address", text)
	}
	return s
}

// oneOf reads a line that may stand between brackets, as a citation does.
func oneOf(r *frontmatter.Reader, key string) string {
	if v := r.Peek(key); v.Kind != frontmatter.List {
		return r.Spelled(key, maxSource).Text
	}
	words := r.Words(key, maxSource)
	if len(words) != 1 {
		r.Problem(key, "bad-source", "name the one that the numbers are from:  "+key+": who-2024", "a block has one source")
		return ""
	}
	return words[0].Text
}

// written is an effect with the numbers as they are written.
type written struct {
	Effect
	reader        *frontmatter.Reader
	rates         [2]rate // without, with; zero: not read
	lows, highs   [2]rate // of the intervals; zero: none
	texts         []frontmatter.Word
	wrong, finest bool // some number is wrong; some number is of more than a hundred
}

var arms = [2]string{"without", "with"}

// effect reads the keys of the block, or of one harm.
func effect(r *frontmatter.Reader, over string) written {
	outcome, happened, span := r.Line("outcome", maxPhrase), r.Line("happened", maxPhrase), r.Spelled("over", maxPhrase)
	outcome.Text, happened.Text = strings.TrimSuffix(outcome.Text, "."), strings.TrimSuffix(happened.Text, ".")
	w := written{reader: r, texts: []frontmatter.Word{outcome, happened, span}, Effect: Effect{
		At: r.At(), Outcome: outcome.Text, Happened: happened.Text, Over: span.Text, Wanted: r.Flag("wanted"),
	}}
	if w.Over == "" {
		w.Over = over
	}
	w.span()
	w.predicate()
	for i, key := range arms {
		w.rate(i, key)
		w.interval(i, key+"-interval")
	}
	return w
}

var (
	within  = regexp.MustCompile(`(?i)^(?:within|over|during|in|for|after) +`)
	plainly = regexp.MustCompile(`^[0-9.,]+$`)
)

// span judges how long people were followed.
func (w *written) span() {
	if inner := within.FindString(w.Over); inner != "" && w.reader.Has("over") {
		w.reader.Problem("over", "bad-time", fmt.Sprintf("write  over: %s", w.Over[len(inner):]), "%q is shown after the word “within”", w.Over)
	}
	if plainly.MatchString(w.Over) && w.reader.Has("over") {
		w.reader.Problem("over", "bad-time", fmt.Sprintf("write  over: %s years", w.Over), "%q of what?", w.Over)
	}
}

var deaths = regexp.MustCompile(`(?i)^(?:an? |the )?(?:early )?(?:death|deaths|dying|died)\b`)

// amWas begins a predicate that is one for one person, or for many.
var amWas = regexp.MustCompile(`(?i)^(?:was|were|is|are|has|have) `)

// predicate asks for words where "had" before the outcome would be none.
func (w *written) predicate() {
	switch {
	case w.Happened == "" && deaths.MatchString(w.Outcome):
		w.reader.Problem("outcome", "missing-key", "add the line  happened: died", "“had %s” does not make sense: say what happened to people", w.Outcome)
	case amWas.MatchString(w.Happened):
		w.reader.Problem("happened", "bad-outcome", "write a verb that fits one person and many, such as  happened: developed lung cancer", "“1 person %s” and “20 people %s” cannot both be said", w.Happened, w.Happened)
	case strings.HasPrefix(strings.ToLower(w.Outcome), "had "):
		w.reader.Problem("outcome", "bad-outcome", "write  outcome: "+w.Outcome[len("had "):], "the outcome is shown after the word “had”")
	}
}

// rate reads the number of a group.
func (w *written) rate(i int, key string) {
	text := w.reader.Spelled(key, maxPhrase).Text
	if text == "" {
		w.wrong = true
		return
	}
	r, ok := rateOf(text)
	problem := func(code, hint, format string, args ...any) {
		w.wrong = true
		w.reader.Problem(key, code, hint, format, args...)
	}
	switch {
	case !ok && alone(text):
		problem("bad-rate", fmt.Sprintf("say out of how many, for example  %s: %s in 1000", key, text), "%s of how many?", text)
	case !ok:
		problem("bad-rate", fmt.Sprintf("write, for example,  %s: 20 in 1000  or  %s: 2%%", key, key), "%q does not say how many people of how many", text)
	case r.d == 0:
		problem("bad-rate", fmt.Sprintf("say out of how many people, for example  %s: 20 in 1000", key), "%q is out of nobody", text)
	case r.n > r.d:
		problem("bad-rate", fmt.Sprintf("check both numbers, for example  %s: 20 in 1000", key), "%q is more than everybody", text)
	default:
		w.rates[i] = r
		w.finest = w.finest || !r.coarse()
	}
}

// interval reads the interval of a group's number.
func (w *written) interval(i int, key string) {
	text := w.reader.Spelled(key, maxPhrase).Text
	value := w.rates[i]
	if text == "" || value.d == 0 {
		return
	}
	low, high, ok := rangeOf(text, value)
	problem := func(hint, format string, args ...any) {
		w.wrong = true
		w.reader.Problem(key, "bad-interval", hint, format, args...)
	}
	switch {
	case !ok:
		around := int(value.share() * thousand)
		problem(fmt.Sprintf("write, for example,  %s: %d to %d in 1000", key, around*4/5, min(around*5/4+1, thousand)), "%q is not an interval", text)
	case high.less(low):
		problem("write the lower end first", "%q goes from the higher end to the lower one", text)
	case high.n > high.d:
		problem("check it: an interval without “in 1000” or % is out of as many people as its number", "%q goes beyond everybody", text)
	case value.less(low) || high.less(value):
		problem("check both: an interval without “in 1000” or % is out of as many people as its number", "the interval %q does not include its number", text)
	default:
		w.lows[i], w.highs[i] = low, high
	}
}

// of gives the effect in a group of people.
func (w *written) of(people int) Effect {
	e := w.Effect
	for i, c := range []*Count{&e.Without, &e.With} {
		c.N, _ = w.rates[i].of(people)
		if w.highs[i].d > 0 {
			c.Range = &Range{w.lows[i].tenths(people), w.highs[i].tenths(people)}
		}
	}
	return e
}
