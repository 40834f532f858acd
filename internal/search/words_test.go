package search_test

import (
	"slices"
	"strings"
	"testing"

	"galen/internal/search"
)

// wordCases are texts and the forms that they are looked up by. The script is held to them, too.
var wordCases = []struct{ text, forms string }{
	{"What a placebo is", "what a placebo is"},
	{"CAR T-cell therapy", "car t cell therapy"},
	{"COVID-19", "covid 19"},
	{"the patient’s heart, the patients' hearts", "the patient heart the patients hearts"},
	{"Crohn's disease", "crohn disease"},
	{"don't", "don t"},
	{"L'hôpital Pasteur", "l hopital pasteur"},
	{"Sjögren's", "sjogren"},
	{"Größe", "grosse"},
	{"GROẞE", "grosse"},
	{"İstanbul", "istanbul"},
	{"CO₂ and 10⁹", "co2 and 109"},
	{"½ pint", "12 pint"},
	{"12345 people, 1,234 more", "people 1 234 more"},
	{"b12 b1234567", "b12 b1234567"},
	{"hyper\u00adtension", "hypertension"},
	{"cafe\u0301", "cafe"},
	{"糖尿病とは", "糖尿 尿病 病と とは"},
	{"がん", "かん"},
	{"癌", "癌"},
	{"HIV感染", "hiv 感染"},
	{"ΣΊΣΥΦΟΣ", "σισυφοσ"},
	{"диабет 2-го типа", "диабет 2 го типа"},
	{"  ", ""},
	{"<b>bold</b>", "b bold b"},
	{strings.Repeat("a", 41), ""},
	{"🫀 heart", "heart"},
}

func TestWords(t *testing.T) {
	for _, c := range wordCases {
		if got := search.Words(c.text); !slices.Equal(got, strings.Fields(c.forms)) {
			t.Errorf("%q: %q, want %q", c.text, got, c.forms)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, c := range wordCases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, form := range search.Words(text) {
			if again := search.Words(form); len(form) == 0 || len(form) > 40 || len(again) > 1 && !strings.ContainsFunc(form, func(r rune) bool { return r > 0x2000 }) {
				t.Errorf("%q has the form %q, and that has %q", text, form, again)
			}
		}
	})
}
