package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

// publishedText gives the HTML of a text, its gaps left empty, and its plain words; ok is
// false if it is refused.
func publishedText(t *testing.T, text string) (html, words string, ok bool) {
	t.Helper()
	f := source.NewFile("content/health/x.md", []byte(goodHeader+text))
	document, list := Parse(f, Rules{Zone: time.UTC})
	if list.Failed() {
		return list[0].Message, "", false
	}
	html = strings.Join(wordsOf(document).Body().Segments, "")
	for _, s := range ManuscriptOf(f, Parts{}, time.UTC).Sentences[2:] { // behind title and description
		words += s.Text + "\n"
	}
	return html, strings.TrimSpace(words), true
}

// TestKind1Scripts: what ~, ^, ~~, <sub> and <sup> mean, and what they do not.
func TestKind1Scripts(t *testing.T) {
	tally.Kind(t, 1)
	for text, want := range map[string]string{
		// listed: none of these is struck out
		"5~10 mg or 20~40 mg":     "5~10 mg or 20~40 mg",
		"age(1~3), hight(80~100)": "age(1~3), hight(80~100)",
		"CO~2~":                   "CO<sub>2</sub>",
		"HbA~1c~":                 "HbA<sub>1c</sub>",
		"t~1/2~":                  "t<sub>1/2</sub>",
		"H~2~O":                   "H<sub>2</sub>O",
		"10^9^":                   "10<sup>9</sup>",
		"10^9^/L":                 "10<sup>9</sup>/L",
		"10<sup>9</sup>":          "10<sup>9</sup>",
		"C<sub>max</sub>":         "C<sub>max</sub>",
		"HbA<sub>1c</sub>":        "HbA<sub>1c</sub>",
		"~~gone~~":                "<del>gone</del>",
		"10⁹, CO₂, kg/m², Cₘₐₓ and HbA1c":               "10⁹, CO₂, kg/m², Cₘₐₓ and HbA1c",
		"AUC<sub>0–24</sub>, *p*<sub>interaction</sub>": "AUC<sub>0–24</sub>, <em>p</em><sub>interaction</sub>",
		"m2, CO2, 10^9":     "m2, CO2, 10^9",
		"C | 5 mg<br>twice": "C | 5 mg<br>twice",
		// made up: ranges, without a blank too
		"age(1~3),height(80~100)":    "age(1~3),height(80~100)",
		"5~10mg/20~40mg":             "5~10mg/20~40mg",
		"1~3d/5~7d":                  "1~3d/5~7d",
		"12h~24h/36h~48h":            "12h~24h/36h~48h",
		"$5~$10/$20~$40":             "$5~$10/$20~$40",
		"-5~-3/-2~-1":                "-5~-3/-2~-1",
		"(~5mg/~10mg)":               "(~5mg/~10mg)",
		"A~C/D~F":                    "A~C/D~F",
		"I~II,III~IV":                "I~II,III~IV",
		"mild~moderate~severe":       "mild~moderate~severe",
		"周一~周五和周六~周日":                "周一~周五和周六~周日",
		"年龄1~3岁，体重80~100公斤":          "年龄1~3岁，体重80~100公斤",
		"上午9~下午5点，晚上7~9点":            "上午9~下午5点，晚上7~9点",
		"~5 or ~6":                   "~5 or ~6",
		"5~~10":                      "5~~10",
		"a ~~~b~~~ c":                "a ~~~b~~~ c",
		"see /~user/~other":          "see /~user/~other",
		"10^5-10^6 CFU":              "10^5-10^6 CFU",
		"10^3/10^6":                  "10^3/10^6",
		"x^2+y^2=z^2":                "x^2+y^2=z^2",
		"x^n+y^n=z^n":                "x^n+y^n=z^n",
		"e^(x)-e^(y)":                "e^(x)-e^(y)",
		"10^{5}-10^{6}":              "10^{5}-10^{6}",
		"(^o^) and ^_^ and ^^":       "(^o^) and ^_^ and ^^",
		"2^3":                        "2^3",
		"a~ b~":                      "a~ b~",
		"a~b c~":                     "a~b c~",
		"5~10\u00a0mg/a~b":           "5~10\u00a0mg/a~b",
		`CO\~2\~`:                    "CO~2~",
		"`CO~2~ x^2^`":               "<code>CO~2~ x^2^</code>",
		"[a~b](https://x.example)c~": `<a href="https://x.example">a~b</a>c~`,
		// made up: scripts in their places
		"C~6~H~12~O~6~ and SO~4~^2−^":               "C<sub>6</sub>H<sub>12</sub>O<sub>6</sub> and SO<sub>4</sub><sup>2−</sup>",
		"AUC~0–24h~":                                "AUC<sub>0–24h</sub>",
		"SpO~2~>94% or SpO~2~<90%":                  "SpO<sub>2</sub>>94% or SpO<sub>2</sub>&lt;90%",
		"t~1/2~为5小时":                                "t<sub>1/2</sub>为5小时",
		"*p*~interaction~":                          "<em>p</em><sub>interaction</sub>",
		"&beta;~1~":                                 "β<sub>1</sub>",
		"^14^C, ^99m^Tc and m^2^":                   "<sup>14</sup>C, <sup>99m</sup>Tc and m<sup>2</sup>",
		"10^9^–10^12^/L, 10^5^-10^6^":               "10<sup>9</sup>–10<sup>12</sup>/L, 10<sup>5</sup>-10<sup>6</sup>",
		"mL·kg^-1^·min^-1^, kg^-1^day^-1^":          "mL·kg<sup>-1</sup>·min<sup>-1</sup>, kg<sup>-1</sup>day<sup>-1</sup>",
		"Na^+^ and Ca^2+^":                          "Na<sup>+</sup> and Ca<sup>2+</sup>",
		"19^th^":                                    "19<sup>th</sup>",
		`P~a\ cat~`:                                 "P<sub>a\u00a0cat</sub>",
		"x^*n*^":                                    "x<sup><em>n</em></sup>",
		"~~CO~2~~~ x":                               "<del>CO<sub>2</sub></del> x",
		"~~CO~2~ was~~":                             "<del>CO<sub>2</sub> was</del>",
		"**CO~2~**":                                 "<strong>CO<sub>2</sub></strong>",
		"<SUP>a</SUP> <sub>*b* c</sub>":             "<sup>a</sup> <sub><em>b</em> c</sub>",
		"**a<sup>b</sup>c**":                        "<strong>a<sup>b</sup>c</strong>",
		"[CO<sub>2</sub>](https://x.example)":       `<a href="https://x.example">CO<sub>2</sub></a>`,
		"x<sup>[1]</sup> y<sub>i<sup>2</sup></sub>": "x<sup>[1]</sup> y<sub>i<sup>2</sup></sub>",
		"5 mg<br>twice<br/>daily<BR />x":            "5 mg<br>twice<br>daily<br>x",
		"p <0.05, a<b, a < b":                       "p &lt;0.05, a&lt;b, a &lt; b",
	} {
		html, _, ok := publishedText(t, text)
		if got := strings.TrimSuffix(strings.TrimPrefix(html, "<p>"), "</p>"); !ok || got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	html, _, _ := publishedText(t, "| A | B |\n|---|---|\n| C | 5 mg<br>twice |")
	if !strings.Contains(html, "<td>5 mg<br>twice</td>") {
		t.Error(html)
	}
}

// TestScriptWords: plain words, which stand in feeds, cards and searches, do not make
// another number of what is raised.
func TestScriptWords(t *testing.T) {
	for text, want := range map[string]string{
		"10^9^ and m^2^": "10⁹ and m²", "CO~2~": "CO2", "HbA<sub>1c</sub>": "HbA1c", "10<sup>9</sup>/L": "10⁹/L", "10^-6^": "10⁻⁶", "2^k^": "2^k", "19^th^": "19th",
		"^99m^Tc": "99mTc", "Ca^2+^": "Ca²⁺", "x^*n*^": "xⁿ", "5~10 mg": "5~10 mg", "5 mg<br>twice": "5 mg twice",
	} {
		if _, got, ok := publishedText(t, text); !ok || got != want {
			t.Errorf("%s: the manuscript has %q, want %q", text, got, want)
		}
		if got := said(t, text).Blocks[0].Text; strings.ReplaceAll(got, "\n", " ") != want {
			t.Errorf("%s: the prose has %q, want %q", text, got, want)
		}
		html, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+"## "+text+"\n\nx")), Rules{Zone: time.UTC})
		if h := wordsOf(html).Body().Headings.List(); list.Failed() || len(h) != 1 || h[0].Text != want {
			t.Errorf("%s: the heading has %v, want %q", text, h, want)
		}
	}
}

// TestHeadingIDs: an id is made of the words of a heading, and of no mark.
func TestHeadingIDs(t *testing.T) {
	for heading, want := range map[string]string{
		"Signs[^1]": "signs", "The *first* **week**": "the-first-week", "~~Old~~ news": "old-news", "CO~2~ levels": "co2-levels", "HbA<sub>1c</sub>": "hba1c",
		"[NICE](https://www.nice.example/a) says": "nice-says", "`CAR-T` cells": "car-t-cells", "A [link][r]": "a-link", "R&amp;D": "r-d", "Was ist__das__?": "was-ist-das",
		"Caf&eacute;": "café", "A\\* B": "a-b", "One<br>two": "one-two", "![Dots](d.svg)": "dots",
	} {
		f := source.NewFile("content/health/x.md", []byte(goodHeader+"## "+heading+"\n\n[it](#"+want+") [r][r] x[^1]\n\n[^1]: n\n\n[r]: https://r.example"))
		document, list := Parse(f, Rules{Zone: time.UTC})
		if h := wordsOf(document).Body().Headings.List(); list.Failed() || h[0].ID != want {
			t.Errorf("%s: got %v, want %s (%v)", heading, h, want, list)
		}
	}
}
