package content

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
)

// Accountability is what an article says of how it was made and how it is kept.
type Accountability struct {
	ReviewEvery Period             // how long a review of a guide or an explainer lasts
	Withdrawn   *Withdrawal        // nil while the article stands
	Help        []frontmatter.Word // topics for which the page shows where to find help
	Topics      []string           // of a translation: the tags of its original, whose help it shows too
	Products    []frontmatter.Word // that the article is about
	AI          *AI
	Checklist   []Criterion // those that are answered, in the order of Criteria
}

// Period is a length of calendar time; the zero Period means "not given".
type Period struct {
	Number int
	Unit   string // "w", "mo" or "y"
	At     diag.Position
}

// IsZero reports whether the period was not given.
func (p Period) IsZero() bool { return p.Number == 0 }

// String is the period as the front matter has it, such as 36mo.
func (p Period) String() string { return strconv.Itoa(p.Number) + p.Unit }

// After is the instant that lies the period after t. A month that has no such day
// ends it on its last one, so that no period lasts longer than it says: half a year
// after 31 August is 28 February.
func (p Period) After(t time.Time) time.Time {
	months := p.Number
	switch p.Unit {
	case "w":
		return t.AddDate(0, 0, 7*p.Number)
	case "y":
		months *= 12
	}
	after := t.AddDate(0, months, 0)
	if over := after.Day(); over < t.Day() {
		return t.AddDate(0, months, 0).AddDate(0, 0, -over)
	}
	return after
}

// Withdrawal says since when and why an article no longer stands.
type Withdrawal struct {
	Date     civildate.Moment
	Reason   string
	At       diag.Position
	Original bool // the reason is that of the original of a translation, in the words of that
}

// AI says what part a program that writes had in the article.
type AI struct {
	Used bool
	How  string
	By   frontmatter.Word // the id of the editor who answers for the result, or Nobody

	Original bool // How is that of the original of a translation, in the words of that
}

// Nobody stands in the place of the editor who would have checked what a program wrote.
const Nobody = "nobody"

// Unchecked reports whether a program wrote something that no editor has checked.
func (ai *AI) Unchecked() bool { return ai != nil && ai.Used && ai.By.Text == Nobody }

// Criterion is one of the ten questions that a reader may put to a health story.
type Criterion struct {
	Name   string // of Criteria
	Answer string // "met", "missing" or "not applicable"
	Note   string // where it is met, or why not
}

// Criteria are the ten, after those by which HealthNewsReview.org graded stories
// from 2006 to 2018 and which the Association of Health Care Journalists
// published again as a checklist in July 2024. Each is what the story should say.
var Criteria = []string{
	"cost",         // what it costs
	"benefits",     // how large the benefit is, in numbers
	"harms",        // what harm it can do, in numbers
	"evidence",     // how good the evidence is
	"proportion",   // that the condition is not made out to be worse or commoner than it is
	"independence", // somebody without an interest, and the interests of the others
	"alternatives", // what else there is
	"availability", // whether and where it can be had
	"novelty",      // what is really new about it
	"reporting",    // more than a news release
}

// Crises are topics about which no article is published without a help box, as slugs
// of tags. Guidance for media asks for it in every story about suicide (World Health
// Organization, Preventing suicide: a resource for media professionals, update 2023). In
// the languages of the theme.
var Crises = func() (slugs []string) {
	for _, name := range []string{
		"suicide", "suicide prevention", "suicidal thoughts", "self-harm",
		"Suizid", "Suizidprävention", "Suizidgedanken", "Selbstverletzung",
		"prévention du suicide", "pensées suicidaires", "automutilation",
		"suicidio", "prevención del suicidio", "ideación suicida", "autolesiones", "autolesión",
		"prevenzione del suicidio", "autolesionismo",
		"suicídio", "prevenção do suicídio", "automutilação",
		"zelfmoord", "zelfdoding", "suïcide", "suïcidepreventie", "zelfmoordpreventie", "zelfbeschadiging",
		"hunanladdiad", "atal hunanladdiad", "hunan-niweidio",
		"انتحار", "الانتحار", "منع الانتحار", "إيذاء النفس",
	} {
		slugs = append(slugs, Slug(name))
	}
	return slugs
}()

// accountable reads the keys of Accountability into a.
func (h *headerDecoder) accountable(a *Article) {
	a.ReviewEvery = h.period("review_every")
	if !a.ReviewEvery.IsZero() && a.Kind != "guide" && a.Kind != "explainer" {
		h.add(diag.Errorf(h.nearest("review_every", "kind"), "HN104", "an article of the kind %q is not reviewed again: readers see its date", a.Kind).
			WithHint("delete the line, or say  kind: guide  or  kind: explainer"))
	}
	a.Withdrawn = h.withdrawn()
	a.Help = h.Words("help", maxName)
	a.Topics = h.topics
	a.Products = h.Words("product", maxName)
	a.AI = h.ai()
	a.Checklist = h.checklist()
	for _, d := range a.Disclosures {
		if !strings.ContainsFunc(d.Text, unicode.IsLetter) {
			h.add(diag.Errorf(d.At, "empty-statement", "the disclosure %q tells readers nothing", d.Text).WithHint("say who has an interest, or type  disclosures: [None declared.]"))
		}
	}
	if what := h.interested(a); what != "" && len(a.Disclosures) == 0 && !h.plain { // it has those of its article
		at, who := h.Place(what), "an article"
		if h.fromOriginal(at) {
			at, who = h.here(at), "the translation of an article"
		}
		h.add(diag.Errorf(at, "HN110", "%s with the key %q must disclose interests", who, what).
			WithHint("say who has an interest:  disclosures: [The trial was paid for by …],  or type  disclosures: [None declared.]"))
	}
}

// interested is the key because of which interests must be disclosed.
func (h *headerDecoder) interested(a *Article) string {
	switch {
	case h.Has("study"):
		return "study"
	case len(a.Products) > 0:
		return "product"
	}
	return ""
}

var periodForm = regexp.MustCompile(`^([1-9]\d{0,3}) ?(w|mo|y)$`)

func (h *headerDecoder) period(key string) Period {
	w := h.Spelled(key, 100)
	if w.Text == "" {
		return Period{}
	}
	m := periodForm.FindStringSubmatch(w.Text)
	if m == nil {
		h.Problem(key, "bad-period", "write a number and w, mo or y, such as  "+key+": 36mo", "%q is not a length of time", w.Text)
		return Period{}
	}
	n, _ := strconv.Atoi(m[1]) // digits, by the pattern
	return Period{n, m[2], w.At}
}

func (h *headerDecoder) withdrawn() *Withdrawal {
	if strings.EqualFold(h.Peek("status").Text, "withdrawn") {
		h.Raw("status")
		h.Problem("status", "unknown-key", "write  withdrawn: {date: 2026-11-22, reason: \"Why it was withdrawn.\"}", "a withdrawal is not a status: it has a date and a reason")
	}
	g := h.Group("withdrawn")
	if g == nil {
		return nil
	}
	g.Require("a withdrawal", map[string]string{"date": "date: 2026-11-22", "reason": "reason: The paper that it reports was retracted."})
	reason := g.Line("reason", maxText)
	w := &Withdrawal{g.Moment("date", h.rules.Zone), reason.Text, g.At(), reason.Text != "" && h.fromOriginal(reason.At)}
	if w.Original {
		h.add(diag.Warningf(h.here(g.At()), "untranslated", "the reason of this withdrawal is in the language of the original").
			WithHint("write it in that of the translation:  withdrawn: {reason: …}"))
	}
	if w.Reason != "" && !worded(w.Reason) {
		g.Problem("reason", "empty-statement", "say why, such as  reason: \"The paper that it reports was retracted.\"", "the reason %q tells readers nothing", w.Reason)
	}
	g.Done(map[string]string{"on": "date", "why": "reason", "text": "reason"})
	return w
}

func (h *headerDecoder) ai() *AI {
	g := h.Group("ai")
	if g == nil {
		return nil
	}
	need := map[string]string{"used": "used: true"}
	used := g.Flag("used")
	if used {
		need["how"] = "how: An interview was transcribed by a program."
		need["reviewed_by"] = "reviewed_by: news-desk"
	}
	g.Require("a statement about AI", need)
	how := g.Line("how", maxText)
	ai := &AI{used, how.Text, g.Line("reviewed_by", maxName), how.Text != "" && h.fromOriginal(how.At)}
	if ai.Original {
		h.add(diag.Warningf(h.here(g.At()), "untranslated", "this statement about AI is in the language of the original").
			WithHint("write it in that of the translation:  ai: {how: …}"))
	}
	if by := ai.By.Text; by != Nobody && strings.EqualFold(by, Nobody) {
		g.Problem("reviewed_by", "unknown-choice", "write  reviewed_by: nobody", "%q must be in small letters, but this is %q", Nobody, by)
	}
	if ai.How != "" && !worded(ai.How) {
		g.Problem("how", "empty-statement", "say what the program did, such as  how: An interview was transcribed by a program.", "the statement %q tells readers nothing", ai.How)
	}
	g.Done(aiNames)
	return ai
}

// checklist reads the criteria that are answered: of the others nothing is said.
func (h *headerDecoder) checklist() []Criterion {
	g := h.Group("checklist")
	if g == nil {
		return nil
	}
	var all []Criterion
	for _, name := range Criteria {
		if c := h.criterion(g, name); c.Answer != "" {
			all = append(all, c)
		}
	}
	g.Done(checklistNames)
	return all
}

func (h *headerDecoder) criterion(g *frontmatter.Reader, name string) Criterion {
	c := Criterion{Name: name}
	hint := "write  " + name + ": met,  " + name + ": missing,  or  " + name + ": {not_applicable: why}"
	v := g.Raw(name)
	switch {
	case !g.Has(name) || v.Kind == frontmatter.Refused:
	case v.Kind == frontmatter.Map:
		inner, answers := g.Group(name), 0
		for _, answer := range []string{"met", "missing", "not_applicable"} {
			if inner.Has(answer) {
				answers++
			}
			if w := inner.Line(answer, maxText); w.Text != "" {
				c.Answer, c.Note = strings.ReplaceAll(answer, "_", " "), w.Text
			}
		}
		keys := inner.Keys()
		if i := slices.IndexFunc(keys, func(k string) bool { return strings.Contains(k, " ") }); i >= 0 {
			g.Problem(name, "bad-criterion", "put the words in quotation marks:  "+name+": {met: \"…, …\"}", "the comma before %q ends the answer", keys[i])
			break
		}
		inner.Done(nil)
		if answers != 1 {
			g.Problem(name, "bad-criterion", hint, "%q needs one answer but has %d", name, answers)
		}
	case v.Text == "met" || v.Text == "missing":
		c.Answer = v.Text
	case strings.HasPrefix(v.Text, "not"):
		g.Problem(name, "bad-criterion", "write  "+name+": {not_applicable: why}", "the answer %q needs a reason", v.Text)
	default:
		g.Problem(name, "bad-criterion", hint, "%q is not an answer to %q", v.Text, name)
	}
	return c
}
