package risk

import (
	"strings"
	"testing"

	"galen/internal/testing/tally"
	"galen/internal/words"
)

// labels are what tells a group, and how that stands after "people"; or words of a hint, and what
// is then written.
var labels = []struct{ label, said, hint, done string }{
	// listed
	{"usual care", "with usual care", "", ""},
	{"on placebo", "on placebo", "", ""},
	{"the drug", "with the drug", "", ""},
	{"without the drug", "without the drug", "", ""},
	{"they took it", "", "who took it", "who took it"},
	// made up
	{"placebo", "with placebo", "", ""},
	{"Usual care", "with usual care", "", ""},
	{"On placebo", "on placebo", "", ""},
	{"no treatment", "with no treatment", "", ""},
	{"standard chemotherapy", "with standard chemotherapy", "", ""},
	{"screening", "with screening", "", ""},
	{"combined therapy", "with combined therapy", "", ""},
	{"aspirin and clopidogrel", "with aspirin and clopidogrel", "", ""},
	{"HRT", "with HRT", "", ""},
	{"placebo group", "in the placebo group", "", ""},
	{"the control arm", "in the control arm", "", ""},
	{"in the control group", "in the control group", "", ""},
	{"given a placebo", "given a placebo", "", ""},
	{"taking statins", "taking statins", "", ""},
	{"who walked daily", "who walked daily", "", ""},
	{"not treated", "not treated", "", ""},
	{"screened", "screened", "", ""},
	{"vaccinated in childhood", "vaccinated in childhood", "", ""},
	{"after surgery", "after surgery", "", ""},
	{"people on placebo", "", "write  without-label: on placebo", "on placebo"},
	{"patients who took it", "", "write  without-label: who took it", "who took it"},
	{"women received nothing", "", "write  without-label: who received nothing", "who received nothing"},
	{"took aspirin", "", "write  without-label: who took aspirin", "who took aspirin"},
	{"were screened", "", "write  without-label: who were screened", "who were screened"},
	{"usual care.", "", "write  without-label: usual care", "usual care"},
	{"usual care. They rested", "", "such as  without-label: with usual care", "with usual care"},
	{"controls", "", "write  without-label: in the control group", "in the control group"},
	{"intervention", "", "write  without-label: in the intervention group", "in the intervention group"},
	{"\"no\"", "", "such as  without-label: with usual care", "with usual care"},
	{"\"12\"", "", "such as  without-label: with usual care", "with usual care"},
	{"\"—\"", "", "such as  without-label: with usual care", "with usual care"},
	{"everyone else", "", "such as  without-label: with usual care", "with usual care"},
}

// TestLabels: a label makes right sentences, or is refused with one that does.
func TestLabels(t *testing.T) {
	tally.Kind(t, "labels of groups", "labels")
	w := words.For("en")
	for _, c := range labels {
		text := sound + "without-label: " + c.label + "\n"
		if c.hint != "" {
			_, list := read(text)
			if len(list) != 1 || list[0].Code != "bad-label" || !strings.Contains(list[0].Hint, c.hint) {
				t.Errorf("%s: told %v", c.label, list)
			}
			if _, list := read(sound + "without-label: " + c.done + "\n"); len(list) > 0 {
				t.Errorf("%s: the hint does not work: %v", c.done, list)
			}
			continue
		}
		b := must(t, text)
		said := strings.Join(b.Sentences(w), "\n")
		for _, want := range []string{"people " + c.said + ", "} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %q in %s", c.label, want, said)
			}
		}
	}
	for treatment, done := range map[string]string{"on statins": "statins", "taking aspirin": "aspirin", "with rest": "rest"} {
		_, list := read(sound + "treatment: " + treatment + "\n")
		if len(list) != 1 || list[0].Hint != "write  treatment: "+done {
			t.Errorf("%s: %v", treatment, list)
		}
	}
}

// TestForeignLabels: a label has the words of its own language before it, once, and is not
// judged by English ones.
func TestForeignLabels(t *testing.T) {
	met := map[string]bool{}
	for _, c := range []struct{ tag, label, said string }{
		{"es", "con atención habitual", "con atención habitual"}, {"es", "atención habitual", "con atención habitual"}, {"es-MX", "En el grupo placebo", "en el grupo placebo"},
		{"es", "control", "con control"}, {"fr", "sous placebo", "sous placebo"}, {"fr", "placebo", "avec placebo"}, {"it", "nel gruppo placebo", "nel gruppo placebo"},
		{"it", "placebo", "con placebo"}, {"nl", "met placebo", "met placebo"}, {"nl", "we", "met we"}, {"pt-BR", "placebo", "com placebo"}, {"pt-BR", "sem vacina", "sem vacina"},
		{"cy", "gyda phlasebo", "gyda phlasebo"}, {"ar", "مع دواء وهمي", "مع دواء وهمي"}, {"ar", "دواء وهمي", "مع دواء وهمي"},
	} {
		b, list := readIn(c.tag, sound+"without-label: "+c.label+"\n")
		w := words.For(c.tag)
		if len(list) > 0 {
			t.Errorf("%s, %s: %v", c.tag, c.label, list)
		} else if said := strings.Join(b.Sentences(w), "\n"); !strings.Contains(said, " "+w.Say("risk.people")+" "+c.said) {
			t.Errorf("%s: no %q in %s", c.tag, c.said, said)
		}
		met[c.tag] = true
	}
	for tag, treatment := range map[string]string{"es": "con estatinas", "fr": "sans statines", "nl": "met statines"} {
		if _, list := readIn(tag, sound+"treatment: "+treatment+"\n"); len(list) != 1 || list[0].Hint != "write  treatment: "+strings.Fields(treatment)[1] {
			t.Errorf("%s: %v", treatment, list)
		}
	}
	if len(met) != 8 {
		t.Errorf("%d languages", len(met))
	}
}

// TestTimes: numbers of four digits have a comma in every sentence.
func TestTimes(t *testing.T) {
	b := must(t, "outcome: a rash\nwithout: 1 in 1000\nwith: 1000 in 1000\nover: 5 years\nsource: a\n")
	if said := strings.Join(b.Sentences(words.For("en")), "\n"); !strings.Contains(said, "1,000 times as many") || strings.Contains(said, "1000") {
		t.Error(said)
	}
}

// TestOneHad: what happened to one person is said of one, in the languages that tell.
func TestOneHad(t *testing.T) {
	for tag, had := range map[string][2]string{"en": {"had", "had"}, "es": {"tuvo", "tuvieron"}, "fr": {"a eu", "ont eu"}, "it": {"ha avuto", "hanno avuto"}, "pt-BR": {"teve", "tiveram"}, "nl": {"kreeg", "kregen"}, "de": {"hatte", "hatten"}} {
		for n, verb := range map[int]string{1: had[0], 2: had[1]} {
			s := said{w: words.For(tag), people: words.Number("people", 100)}
			if got := s.happened(&Effect{Outcome: "X"}, n); got != verb+" X" {
				t.Errorf("%s, %d: %q", tag, n, got)
			}
		}
	}
}
