package search_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"galen/internal/search"
	"galen/internal/testing/searcher"
)

// library is a few articles, by address: title, description and text.
var library = [][4]string{
	{"flu", "Flu: what helps", "Rest and time.", "<p>Influenza is a virus. Patients who were vaccinated fared better.</p>"},
	{"vaccine", "How vaccines are tested", "In three phases.", "<p>A <em>vaccine</em> is tested in volunteers. Dosing is decided early.</p><h2>The first phase</h2><p>Few people.</p>"},
	{"placebo", "What a placebo is", "A pill that holds nothing.", "<p>The dose of a placebo is nothing at all. It is not a vaccine.</p>"},
	{"lung", "A drug for ILD", "Fewer hospital stays.", "<p>ILD leaves scars.</p><svg><text>unreadable</text></svg>"},
	{"scleroderma", "Scleroderma and the lungs", "What to ask.", "<p>Many have interstitial lung disease. CO<sub>2</sub> is measured.</p>"},
	{"ild", "Small ild words", "Not the letters.", "<p>ild</p>"},
	{"diabetes", "Diabetes in children", "Type 1 and type 2.", "<p>Insulin. <a href=\"/x\" title=\"not > this\">Read on</a>.</p>"},
	{"sjogren", "Sjögren's syndrome", "Dry eyes.", "<p>&#39;Tis the wind &amp; rain.</p>"},
	{"when", "When children cough", "Syrup or none.", "<p>Honey before sleep.</p>"},
	{"why", "Why children cough", "Syrup or none.", "<p>Honey after sleep.</p>"},
}

func libraryArticles() (articles []search.Article) {
	for i, a := range library {
		texts[a[0]] = a[3]
		articles = append(articles, search.Article{Month: fmt.Sprintf("2026-%02d", 1+i/3), Title: a[1], Description: a[2],
			Labels: []string{"Ada Lovelace"}, Card: search.Card{URL: a[0], Title: a[1]}})
	}
	return articles
}

var glossary = []search.Explained{{Term: "ILD", Expansion: "interstitial lung disease"}, {Term: "WHO", Expansion: "World Health Organization"}}

// queryCases are queries of the library: the articles in their order, and what else is said.
var queryCases = []struct{ query, found, said string }{
	{"placebo", "placebo", ""},
	{"vaccine", "vaccine placebo flu", ""}, // a title before texts; in the shorter text it weighs more
	{"vaccination", "vaccine placebo flu", ""},
	{"vaccinating", "vaccine placebo flu", ""}, // no article has this form
	{"vacc", "vaccine placebo flu", ""},
	{"vacines", "vaccine placebo flu", "vacines=vaccines"},
	{"doses", "placebo vaccine", ""},
	{"dosing", "placebo vaccine", ""}, // begins otherwise than its stem
	{"ILD", "ild lung scleroderma", ""},
	{"interstitial", "lung scleroderma", ""},
	{"what is a placebo", "placebo", ""},
	{"what is", "placebo", ""},
	{"sjogrens", "sjogren", ""},
	{"Sjögren’s syndrom", "sjogren", ""},
	{"diabets", "diabetes", ""},
	{"daibetes", "diabetes", "daibetes=diabetes"},
	{"idabetes", "diabetes", "idabetes=diabetes"}, // in the words of titles
	{"co2", "scleroderma", ""},
	{"lovelace flu", "flu", ""},
	{"unreadable", "", "-unreadable"},
	{"not", "", "-not"},
	{"children cough", "why when", ""}, // alike, so the newer one
	{"when children cough", "when why", ""},
	{"why do children cough", "why when", ""},
	{"should children cough", "why when", ""}, // a common word that no title has
	{"honey before sleep", "when why", ""},
	{"the children", "why when diabetes", ""},
	{"wind rain", "sjogren", ""},
	{"insulin zzzz", "diabetes", "-zzzz"},
	{"", "", ""},
	{"!?", "", ""},
}

func TestQueries(t *testing.T) {
	files := buildIn(search.NewCache(nil).Analyzer("en-GB", glossary), libraryArticles())
	for _, c := range queryCases {
		if got := answer(files, c.query); got != c.found+"|"+c.said {
			t.Errorf("%q: %s, want %s|%s", c.query, got, c.found, c.said)
		}
	}
}

// answer is what the reference finds, as a line.
func answer(files map[string][]byte, query string) string {
	s := searcher.Searcher{Read: func(name string) []byte { return files[name] }}
	r := s.Search(query)
	var urls, said []string
	for _, a := range r.Articles {
		urls = append(urls, s.Card(a).URL)
	}
	for word, instead := range r.Instead {
		said = append(said, word+"="+instead)
	}
	for _, word := range r.Missing {
		said = append(said, "-"+word)
	}
	slices.Sort(said)
	return strings.Join(urls, " ") + "|" + strings.Join(said, " ")
}

// TestLanguages looks for one form of a word in a text that has another.
func TestLanguages(t *testing.T) {
	for _, c := range [][3]string{
		{"en", "clinical trials", "trial"}, {"de-AT", "die Impfungen der Kinder", "impfung"}, {"de", "Häuser", "haus"},
		{"fr", "les vaccins vaccinées", "vaccin"}, {"es", "las vacunaciones", "vacunación"}, {"sv", "flickorna", "flicka"},
		{"ru", "вакцины", "вакцина"}, {"ja", "糖尿病とは何か", "糖尿病"}, {"xx", "unknown words", "words"},
	} {
		texts["x"] = "<p>" + c[1] + "</p>"
		files := buildIn(search.NewCache(nil).Analyzer(c[0], nil), []search.Article{{Month: "2026-01", Title: "…", Card: search.Card{URL: "x"}}})
		if got := answer(files, c[2]); got != "x|" {
			t.Errorf("%s: %q in %q gives %s", c[0], c[2], c[1], got)
		}
	}
}

// TestNoText looks for an article that is a title, a description and a label.
func TestNoText(t *testing.T) {
	one := search.Article{Month: "2026-01", Title: "Measles returns", Description: "Who is at risk", Labels: []string{"Vaccines"}, Card: search.Card{URL: "x"}}
	texts["x"] = ""
	files := buildIn(english(), []search.Article{one})
	for _, query := range []string{"measles", "risk", "vaccine"} {
		if got := answer(files, query); got != "x|" {
			t.Errorf("%q gives %s", query, got)
		}
	}
}
