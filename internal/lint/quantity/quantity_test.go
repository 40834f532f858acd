package quantity

import (
	"strings"
	"testing"
	"time"

	"galen/internal/lint/vocabulary"
)

// read are texts, and what is read in them.
var read = []struct{ text, want string }{
	{"Nobody came.", ""},
	{"Of the 26 patients, 25 (96%) improved.", "count 26 people; count 25; share 96"},
	{"In 25 of the 26 patients it worked.", "part 25/26 people"},
	{"Two of 26 had a rash; one in four children did.", "part 2/26; part 1/4 people"},
	{"Nearly nine out of 10 people (86%) agreed.", "about part 9/10 people; share 86"},
	{"It fell by 30 per cent, to 5 percentage points.", "share 30; points 5"},
	{"Some 8 per 1,000 and 12 in every 100,000 people died.", "about rate 8/1000; part 12/100000 people"},
	{"There were 8 deaths per 1,000 people.", "rate 8/1000 people"},
	{"They took 5mg, then 10 mg, for 26 weeks.", "measure 5 mg dose; measure 10 mg dose; measure 26 week time"},
	{"A 26-week, $30 course at 38C (98F).", "measure 26 week time; measure 30 $ money; measure 38 C temperature; measure 98 F temperature"},
	{"It costs £1.2 million.", "measure 1.2e+06 £ money"},
	{"Calls doubled, from 40 to 60 a day.", "factor 2; count 40; count 60"},
	{"Twenty-six men halved it; two thirds and a quarter stopped.", "count 26 people; factor 0.5; factor 0.666667; factor 0.25"},
	{"The third man, and three times as many women.", "factor 3"},
	{"Deaths fell (HR 0.9, 95% CI 0.8 to 1.1).", "hazard ratio 0.9; interval 0.8..1.1 of #0"},
	{"An odds ratio of 1.8 (95% confidence interval, 1.2–2.7; P=.004).", "odds ratio 1.8; interval 1.2..2.7 of #0; p-value 0.004"},
	{"The relative risk was 0.71 (0.55 to 0.92).", "relative risk 0.71; interval 0.55..0.92 of #0"},
	{"A difference of 2 days (95% CI −1.2 to 3.4; p < 0.05).", "measure 2 day time; interval -1.2..3.4 of #0; p-value < 0.05"},
	{"It eases pain by up to 50%, as much as 60 percent.", "up to share 50; up to share 60"},
	{"More than 300 people; at least 5 strokes; fewer than 20 calls.", "at least count 300 people; at least count 5 events; below count 20 events"},
	{"COVID-19 in phase 2, omega-3, and 1990s.", "count 2"},
	{"HR 0·71 (0·55–0·92).", "hazard ratio 0.71; interval 0.55..0.92 of #0"},
	{"Blood pressure fell from 150 to 130 mmHg.", "count 150; measure 130 mmhg pressure"},
	{"The relative risk of a fall was 1.4.", "relative risk 1.4"},
	{"The odds ratio for women in phase 2 was good.", "count 2"},
	{"A p-value of 0.06.", "p-value 0.06"},
	{"38% of the 150 women and 12% of all children.", "share 38/150 people; share 12 people"},
	{"A twofold rise, 12-fold in some.", "factor 2; factor 12"},
	{"It was right 19 times out of 20.", "part 19/20"},
	{"One dementia case in five.", "part 1/5"},
	{"Nine cases of flu out of ten.", "part 9/10"},
	{"1,260 called off the year before.", "count 1260"},
}

// TestRead: quantities are read as the package comment says.
func TestRead(t *testing.T) {
	r := NewReader()
	met := map[Kind]bool{}
	for _, c := range read {
		var got []string
		for _, s := range r.Text(c.text) {
			for _, q := range s.Quantities {
				got = append(got, q.String())
				met[q.Kind] = true
			}
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
	if len(met) != len(kinds) {
		t.Errorf("kinds that were met: %v", met)
	}
}

// readElsewhere are texts of other languages, and what is read in them.
var readElsewhere = map[string][]struct{ text, want string }{
	"de": {
		{"Zwölf von vierzig Kindern, 12 der 40 Frauen.", "part 12/40 people; part 12/40 people"},
		{"Eine von zehn Frauen, ein Arzt.", "part 1/10 people"},
		{"1.200 Menschen, 12 000 Kinder, 1,5 Millionen Euro.", "count 1200 people; count 12000 people; measure 1.5e+06 € money"},
		{"Es sank um 30 Prozent, um bis zu 50 % oder fünf Prozentpunkte.", "share 30; up to share 50; about points 5"},
		{"HR 0,71 (95-%-KI 0,55 bis 0,92; p < 0,001).", "hazard ratio 0.71; interval 0.55..0.92 of #0; p-value < 0.001"},
		{"8 pro 1.000, 5 mg, 26 Wochen, halbiert.", "rate 8/1000; measure 5 mg dose; measure 26 week time; factor 0.5"},
	},
	"fr": {
		{"Douze patients sur quarante, 12 des 40 femmes.", "part 12/40 people; part 12/40 people"},
		{"L’une des 26 personnes et d’environ 30 % ; une personne sur dix.", "part 1/26 people; about share 30; part 1/10 people"},
		{"1 200 personnes, vingt-deux enfants, 0,5 mg.", "count 1200 people; count 22 people; measure 0.5 mg dose"},
		{"Trente pour cent, jusqu’à 50 %, cinq points.", "share 30; up to share 50; count 5"},
		{"RR 0,92 ; IC à 95 % : 0,80-1,06.", "relative risk 0.92; interval 0.8..1.06 of #0"},
	},
	"es": {
		{"Doce de los cuarenta pacientes, 7 de cada 1.000 personas.", "part 12/40 people; part 7/1000 people"},
		{"Veintiséis niños, 12 000 casos, 0,5 mg, unos 30 pacientes.", "count 26 people; count 12000 people; measure 0.5 mg dose; about count 30 people"},
		{"El 30 por ciento, hasta un 50 %.", "share 30; up to share 50"},
		{"HR 0,9; IC del 95 %: 0,8 a 1,1 (p = 0,08).", "hazard ratio 0.9; interval 0.8..1.1 of #0; p-value 0.08"},
	},
}

// TestReadElsewhere: quantities of other languages are read by what their vocabularies say.
func TestReadElsewhere(t *testing.T) {
	n := 0
	for tag, list := range readElsewhere {
		r := LanguageOf(vocabulary.Of(tag)).Reader()
		for _, c := range list {
			n++
			var got []string
			for _, s := range r.Text(c.text) {
				for _, q := range s.Quantities {
					got = append(got, q.String())
				}
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
			}
		}
	}
	if n < 15 {
		t.Errorf("%d texts", n)
	}
}

// TestChanges: what from … to … joins, and which way.
func TestChanges(t *testing.T) {
	r := NewReader()
	for text, want := range map[string]string{
		"Rates fell from 20% to 15%.":                "20 15 fall",
		"It rose from about 4 to 6 cases.":           "4 6 rise",
		"It rose from 1999 to 2012.":                 "",
		"It lasts from two to five years.":           "",
		"Calls doubled, from 40 to 60 a day.":        "40 60 ",
		"The risk was cut from 8 in 10 to 4 in 10.":  "8 4 fall",
		"They came from 8 towns and went to 5 more.": "",
	} {
		got := ""
		for _, s := range r.Text(text) {
			for _, c := range s.Changes() {
				x, y := s.Quantities[c.A], s.Quantities[c.B]
				got += strings.Join([]string{trim(x.Value), trim(y.Value), map[Change]string{Fall: "fall", Rise: "rise"}[c.Verb]}, " ")
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func trim(v float64) string {
	return strings.TrimSuffix(strings.Fields(Quantity{Value: v}.String())[1], ".0")
}

// FuzzRead: any text is read, twice the same, and every place lies in it.
func FuzzRead(f *testing.F) {
	for _, c := range read {
		f.Add(c.text)
	}
	f.Add("5%−3·4·5 (OR (1 to p<.)) 1,2,3,,4-5-6‑7 £%% two-thirds-of-the 5mg/kg 9999999999999999999999 a half of up to as much as")
	readers := []*Reader{NewReader()}
	for _, tag := range vocabulary.Languages() {
		readers = append(readers, LanguageOf(vocabulary.Of(tag)).Reader())
	}
	for _, list := range readElsewhere {
		for _, c := range list {
			f.Add(c.text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := readers[len(text)%len(readers)]
		last := 0
		for _, s := range r.Text(text) {
			for k, q := range s.Quantities {
				if q.From < max(last, s.From) || q.To <= q.From || q.To > s.To || int(q.Of) >= len(s.Quantities) {
					t.Errorf("%d: %+v in %+v of %q", k, q, s.Span, text)
				}
				last = q.To
				_, _, _ = s.Before(k), s.After(k), q.String()
			}
			s.Changes()
		}
	})
}

// TestLinear: a text ten times as long takes about ten times as long.
func TestLinear(t *testing.T) {
	r := NewReader()
	took := func(n int) time.Duration {
		text := strings.Repeat("of 5 per 3 (95% CI 1 to the 2 in ", n)
		best := time.Hour
		for range 3 {
			start := time.Now()
			r.Text(text)
			best = min(best, time.Since(start))
		}
		return best
	}
	if a, b := took(2000), took(20000); b > 40*max(a, time.Millisecond) {
		t.Errorf("%v, and ten times the text %v", a, b)
	}
}

// BenchmarkRead is what a passage of 60 words with six numbers costs.
func BenchmarkRead(b *testing.B) {
	const text = "The trial enrolled 1,204 people with heart failure. After 26 weeks, 84 of the 602 who took the drug (14%) had died, " +
		"compared with 108 (18%) of those on placebo, and nobody could say why. The drug was given once a day as a tablet, " +
		"and those who took it were asked to come back to the clinic again and again until the end of the year."
	r := NewReader()
	b.ReportAllocs()
	for b.Loop() {
		r.Text(text)
	}
}
