package claims

import (
	"strings"
	"testing"

	"galen/internal/lint/textseg"
)

// claimsOf reads a text without quotations.
func claimsOf(text string) []Claim {
	var d textseg.Division
	d.Divide(text)
	return New().Claims(nil, text, &d, nil)
}

// TestClaims: verbs of effect and association, and what makes a claim less than plain. Each row says which
// verbs are claims, and of the first how it is said.
func TestClaims(t *testing.T) {
	plain, other, none := 0, 0, 0
	for _, row := range []struct{ text, verbs, said string }{
		{"Coffee prevents gout", "prevents", "plain"},
		{"Naps cut heart risk", "cut", "plain"},
		{"Screens damage eyes", "damage", "plain hurts"},
		{"The new pill cuts strokes by a third.", "cuts", "plain treatment"},
		{"A single infusion of BMS-986353 not only improved lung function.", "improved", "plain treatment"},
		{"Pembrolizumab shrinks tumours", "shrinks", "plain treatment"},
		{"Coffee may prevent gout", "prevent", "hedged"},
		{"The pill could lower blood pressure.", "lower", "hedged treatment"},
		{"Coffee does not prevent gout", "prevent", "denied"},
		{"Does coffee prevent gout?", "prevent", "asked"},
		{"Whether coffee prevents gout is unknown.", "prevents", "asked"},
		{"Researchers say coffee prevents gout.", "prevents", "plain attributed"},
		{"Coffee is linked to gout.", "linked", "plain link"},
		{"Cuts in hospitals hit nurses", "", ""},
		{"The damage to the liver was small.", "", ""},
		{"A lower risk of stroke was seen.", "", ""},
		{"Midwives tied to lower odds of early birth", "tied", "plain link"},
		{"The price cut of the drug came late.", "", ""},
		{"Causes of death in women", "", ""},
		{"The boost of the vaccine, a cure of all, the raise", "", ""},
	} {
		var verbs []string
		list := claimsOf(row.text)
		for _, c := range list {
			verbs = append(verbs, row.text[c.Verb.From:c.Verb.To])
		}
		if got := strings.Join(verbs, " "); got != row.verbs {
			t.Errorf("%q: the claims are %q, want %q", row.text, got, row.verbs)
			continue
		}
		if len(list) == 0 {
			none++
			continue
		}
		if got := how(&list[0]); got != row.said {
			t.Errorf("%q: %q, want %q", row.text, got, row.said)
		}
		if list[0].Plain() {
			plain++
		} else {
			other++
		}
	}
	if plain < 5 || other < 5 || none < 5 {
		t.Errorf("%d plain, %d other, %d none: want five of each", plain, other, none)
	}
}

func how(c *Claim) string {
	var said []string
	for _, is := range []struct {
		word string
		so   bool
	}{
		{"plain", c.Plain()}, {"hedged", c.Hedged}, {"denied", c.Denied}, {"asked", c.Asked}, {"hurts", c.Hurts},
		{"treatment", c.Treatment}, {"attributed", c.Attributed}, {"link", c.Kind == Link},
	} {
		if is.so {
			said = append(said, is.word)
		}
	}
	return strings.Join(said, " ")
}

// TestParts: subject and outcome are the words around the verb, up to a sign that divides clauses.
func TestParts(t *testing.T) {
	text := "In 2026: the pill’s makers say it prevents strokes, and it is cheap."
	list := claimsOf(text)
	if len(list) != 1 {
		t.Fatalf("%d claims", len(list))
	}
	c := list[0]
	if got := text[c.Subject.From:c.Subject.To]; got != "the pill’s makers say it" {
		t.Errorf("subject %q", got)
	}
	if got := text[c.Outcome.From:c.Outcome.To]; got != "strokes" {
		t.Errorf("outcome %q", got)
	}
	quoted := New().Claims(nil, text, divided(text), func(int) bool { return true })
	if len(quoted) != 1 || !quoted[0].Quoted || quoted[0].Plain() {
		t.Errorf("in a quotation: %+v", quoted)
	}
}

func divided(text string) *textseg.Division {
	var d textseg.Division
	d.Divide(text)
	return &d
}

// TestSigns: words for how a study was made, and treatments by the ends of their names.
func TestSigns(t *testing.T) {
	for text, want := range map[string]Sign{
		"A randomised trial of atorvastatin": Random | Tested | Treatment,
		"a cohort, and what was linked":      Watched | Linked,
		"mice and petri dishes":              Beasts,
		"The single-arm study’s scans":       Alone | Test | Instrument,
		"Placebo":                            Random | Compared,
		"statistics of the state":            0,
		"drug-eluting":                       Treatment,
		"":                                   0,
	} {
		if got := New().Signs(divided(text).Words) & (Study - 1); got != want {
			t.Errorf("%q: %b, want %b", text, got, want)
		}
	}
}

// TestClasses: words of classes, in all their forms.
func TestClasses(t *testing.T) {
	for text, want := range map[string]Sign{
		"stopped":     Causes,
		"carries":     0,
		"cholesterol": Marker,
		"biopsies":    Harms,
		"strokes":     Hard,
		"funders":     Payer,
		"piglets":     Animals,
		"teenager’s":  Persons,
	} {
		if got := New().Signs(divided(text).Words); want == 0 && got&^(Study-1) != 0 || !got.Has(want) {
			t.Errorf("%q: %b, want %b", text, got, want)
		}
	}
}

// TestBoilerplate: what an office puts below a text, and what it puts below that.
func TestBoilerplate(t *testing.T) {
	var blocks []textseg.Block
	want := ""
	for _, row := range []struct{ text, is string }{
		{"About the size of a penny, the device is safe.", "-"},
		{"About half of them slept.", "-"},
		{"The end.", "-"},
		{"About Example Health", "x"},
		{"Example Health makes drugs.", "x"},
		{"Important safety information", "-"},
		{"It may cause harm.", "-"},
		{"Notes to editors", "x"},
		{"The paper is open.", "x"},
		{"###", "x"},
		{"", "x"},
	} {
		blocks = append(blocks, textseg.Block{Text: row.text})
		want += row.is
	}
	got := ""
	for _, is := range Boilerplate(blocks) {
		got += map[bool]string{true: "x", false: "-"}[is]
	}
	if got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// FuzzClaims: whatever a text holds, claims lie inside it, in order, each around its verb.
func FuzzClaims(f *testing.F) {
	f.Add("Coffee prevents gout; naps cut risk — does it? “No”, they say.")
	f.Add("prevents\x00 cuts’s –— drug-\u00ad linked?!.")
	r := New()
	f.Fuzz(func(t *testing.T, text string) {
		d := divided(text)
		last := -1
		for _, c := range r.Claims(nil, text, d, nil) {
			if c.Verb.From <= last || c.Verb.To > len(text) || c.Verb.Len() <= 0 {
				t.Fatalf("%q: %+v", text, c)
			}
			last = c.Verb.From
			if c.Subject.Len() > 0 && (c.Subject.From < 0 || c.Subject.To > c.Verb.From) || c.Outcome.Len() > 0 && (c.Outcome.From < c.Verb.To || c.Outcome.To > len(text)) {
				t.Fatalf("%q: %+v", text, c)
			}
		}
		r.Signs(d.Words)
		Boilerplate([]textseg.Block{{Text: text}, {Text: "About Us"}, {Text: text}})
	})
}

// BenchmarkSigns is what the signs of a paragraph cost, for each word.
func BenchmarkSigns(b *testing.B) {
	d := divided(strings.Repeat("The new pill cuts strokes by a third in a randomised trial of 300 adults, who were followed for a year. ", 20))
	r := New()
	for b.Loop() {
		r.Signs(d.Words)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Words)), "ns/word")
}
