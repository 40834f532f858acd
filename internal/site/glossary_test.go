package site

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"galen/internal/content"
	"galen/internal/words"
)

var entries = []content.Entry{
	{Term: "CAR", Expansion: "chimeric antigen receptor", Meaning: "A hook."},
	{Term: "CAR-T", Expansion: "chimeric antigen receptor T cell"},
	{Term: "ILD", Expansion: `lung "disease" <b>`},
	{Term: "J&J", Expansion: "J and J"},
	{Term: "placebo", Meaning: "A treatment without effect."},
	{Term: "pFVC", Expansion: "percentage of forced vital capacity", Synonyms: []string{"%FVC", "ppFVC", "CAR"}},
}

func TestExplain(t *testing.T) {
	g := newGlossary(entries, words.For(""))
	opens := func(id, word, text string) string {
		return `<button type="button" class="term" popovertarget="page-term-` + id + `">` + word + `</button><span class="meaning" id="page-term-` + id + `" popover>` + text + `</span>`
	}
	const lung = "<b>lung “disease” &lt;b&gt;</b>"
	ild := opens("ild", "ILD", lung)
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"<p>Nothing.", "<p>Nothing."},
		{"<p>ILD and ILD", "<p>" + ild + " and ILD"},
		{"<p>(ILD), ILDs", `<p><span class="bound">(` + ild + "),</span> ILDs"},
		{"<p>ILDs", "<p>" + opens("ild", "ILDs", lung)},
		{"<p>BUILD ILDA SILD ILD2 éILD SSc-ILD", "<p>BUILD ILDA SILD ILD2 éILD SSc-ILD"},
		{"<p>ILD-related", `<p><span class="bound">` + ild + "-related</span>"},
		{"<p>CAR-T, then CAR", `<p><span class="bound">` + opens("car-t", "CAR-T", "<b>chimeric antigen receptor T cell</b>") + ",</span> then " + opens("car", "CAR", "<b>chimeric antigen receptor</b> A hook.")},
		{"<p>CAR-NK", "<p>CAR-NK"},
		{"<p>J&amp;J", "<p>" + opens("j-j", "J&amp;J", "<b>J and J</b>")},
		{"<p>&ILD; a & ILD", "<p>&ILD; a & " + ild},
		{"<h2 id=ILD>ILD</h2><p>ILD", "<h2 id=ILD>ILD</h2><p>" + ild},
		{`<a href="/ILD/" title="> ILD">ILD <b>ILD</b></a> ILD`, `<a href="/ILD/" title="> ILD">ILD <b>ILD</b></a> ` + ild},
		{"<pre><code>ILD</code>ILD</pre>ILD", "<pre><code>ILD</code>ILD</pre>" + ild},
		{"<b>ILD</b>", "<b>" + ild + "</b>"},
		{"<p>placebo", "<p>placebo"},
		{"<p>pFVC", "<p>" + opens("pfvc", "pFVC", "<b>percentage of forced vital capacity</b>")},
		{"<p>ppFVC, pFVC", `<p><span class="bound">` + opens("pfvc", "ppFVC", "<b>percentage of forced vital capacity</b>") + ",</span> pFVC"},
		{"<summary>ILD</summary><svg><text>ILD</text></svg><button>ILD</button>", "<summary>ILD</summary><svg><text>ILD</text></svg><button>ILD</button>"},
		{`<img alt="ILD" src=ILD.png>`, `<img alt="ILD" src=ILD.png>`},
	} {
		if got := g.explain(tt.text); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
	g.page = "/glossary/"
	if got := g.explain("<p>CAR"); !strings.Contains(got, `A hook. <a href="/glossary/#page-car">In the glossary</a></span>`) {
		t.Errorf("with a page: %s", got)
	}
	if got := newGlossary(nil, words.For("")).explain("<p>ILD"); got != "<p>ILD" {
		t.Errorf("without a glossary: %s", got)
	}
}

// TestExplainAnyTerm: a term opens whatever its signs, and only where it stands whole. What is in
// brackets opens.
func TestExplainAnyTerm(t *testing.T) {
	var all []content.Entry
	for _, term := range []string{"HLA-B*57:01", "C++", "Éa", "pH", "PH", "5-year survival", "CO₂", "CO", "Crohn's", "Q&A b", "mm³", "Ångström unit", "β-blocker", "C", "i.v.", "ÉCG"} {
		all = append(all, content.Entry{Term: term, Expansion: "E of " + term})
	}
	all = append(all, content.Entry{Term: "ILD", Expansion: "E", Synonyms: []string{"lung scarring"}}, content.Entry{Term: "placebo", Meaning: "M"})
	g := newGlossary(all, words.For(""))
	opening := regexp.MustCompile(`(?s)<button[^>]*>(.*?)</button><span class="meaning".*?</span>`)
	bound := regexp.MustCompile(`(?s)<span class="bound">(.*?)</span>`)
	opened, left := 0, 0
	for _, text := range []string{
		"[HLA-B*57:01] and HLA-B*57:01, HLA-B*57:01:03, HLA-B*57:011", "in [C++], C+++ and xC++", "[Éa] and Éab", "the [pH] of [PH]", "[pH]-dependent", "pHx, xpH, anti-pH", "[5-year survival] is", "[5-year\nsurvival]s",
		"[5-year\u00a0survival]s", "15-year survival", "[CO₂] in", "[CO<sub>2</sub>] in", "[CO], alone", "CO<sub>3</sub>", "[Crohn’s] disease", "[Q&amp;A b]!", "&amp;A b", "5 [mm³]", "5 [mm<sup>3</sup>]", "[Ångström unit]", "[β-blocker]s", "[Β-blocker]s",
		"vitamin [C] helps", "C-reactive, C+, C*3, hepatitis-C", "given [i.v.] and", "xi.v.", "an [ÉCG]", "[lung scarring], ILD", "[Lung scarring] is", "placebo", "<h2>pH</h2><a href=pH>pH</a><code>C++</code>", "<b>[C++]</b>", "&pH; &#x43;",
	} {
		plain := strings.NewReplacer("[", "", "]", "").Replace(text)
		got := bound.ReplaceAllString(opening.ReplaceAllString(g.explain("<p>"+plain), "[$1]"), "$1")
		want := regexp.MustCompile(`\](s?)`).ReplaceAllString("<p>"+text, "$1]") // a plural opens whole
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", plain, got, want)
		}
		opened += strings.Count(got, "[")
		if !strings.Contains(got, "[") {
			left++
		}
	}
	if opened < 24 || left < 9 {
		t.Errorf("%d opened, %d texts left alone", opened, left)
	}
}

// TestGlossaryLetters: terms stand in the order of the language, and accents under their letters
// where the language counts them so.
func TestGlossaryLetters(t *testing.T) {
	terms := []string{"Zoster", "éa", "EMA", "Ekbom", "Ångström", "APR", "5-year", "Ø", "ñandú", "NNT", "β-blocker"}
	for _, c := range []struct{ tag, want string }{
		{"", "#:5-year A:Ångström A:APR E:éa E:Ekbom E:EMA N:ñandú N:NNT O:Ø Z:Zoster Β:β-blocker"},
		{"sv", "#:5-year A:APR E:éa E:Ekbom E:EMA N:ñandú N:NNT Z:Zoster Å:Ångström Ø:Ø Β:β-blocker"},
		{"es", "#:5-year A:Ångström A:APR E:éa E:Ekbom E:EMA N:NNT Ñ:ñandú O:Ø Z:Zoster Β:β-blocker"},
	} {
		var all []content.Entry
		for _, term := range terms {
			all = append(all, content.Entry{Term: term, Meaning: "M"})
		}
		var got []string
		for _, d := range newGlossary(all, words.For(c.tag)).definitions {
			got = append(got, d.Letter+":"+d.Term)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.tag, s, c.want)
		}
	}
}

func TestSizeFits(t *testing.T) {
	for _, c := range []struct {
		written string
		bytes   int64
		fits    bool
	}{
		{"30 KB", 30200, true}, {"30 KB", 28000, true}, {"30KB", 90000, false}, {"2 MB", 2400000, true}, {"2.4 MB", 2400000, true}, {"2,4 MB", 2400000, true}, {"2.4 MB", 24000000, false},
		{"1,200 KB", 1200000, true}, {"1 KB", 12, true}, {"30 KB", 12, false}, {"29 KiB", 30000, true}, {"12 bytes", 12, true}, {"500 bytes", 12, false}, {"1 GB", 1e9, true}, {"1 GB", 1e6, false},
	} {
		if got := sizeFits(c.written, c.bytes); got != c.fits {
			t.Errorf("%s of %d: %v", c.written, c.bytes, got)
		}
	}
}

func TestDefinitions(t *testing.T) {
	s := &Structure{gloss: newGlossary([]content.Entry{{Term: "C+", Meaning: "a"}, {Term: "C-", Meaning: "b"}, {Term: "Number needed", Meaning: "c"}, {Term: "±a", Meaning: "d"}}, words.For(""))}
	var got []string
	for _, d := range s.definitions() {
		got = append(got, d.ID+" "+d.Term)
	}
	if s := strings.Join(got, ", "); s != "a ±a, c-minus C-, c-plus C+, number-needed Number needed" {
		t.Error(s)
	}
	if all := (&Structure{}).definitions(); all != nil {
		t.Error(all)
	}
}

// opened is what opens at a word.
var opened = regexp.MustCompile(`<span class="meaning".*?</span>`)

// FuzzExplain: whatever the HTML, marking abbreviations changes no word of it, but for what opens.
func FuzzExplain(f *testing.F) {
	for _, s := range []string{"<p>ILD <a href=x>ILD</a> CAR-Ts</p>", "<code>ILD", "&amp;ILD <b title='>ILD'>J&amp;J", "<h2>ILD</h2>ILD</a>"} {
		f.Add(s)
	}
	g := newGlossary(entries, words.For(""))
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "abbr") || !utf8.ValidString(text) || !finished.MatchString(text) {
			t.Skip()
		}
		if before, after := wordsOf(text), wordsOf(opened.ReplaceAllString(g.explain(text), "")); before != after {
			t.Errorf("%q\n%q becomes\n%q", text, before, after)
		}
	})
}

// finished is HTML as articles have it.
var finished = regexp.MustCompile(`^([^<>]|</?[a-z][a-z0-6]*( [a-z]+=("[^"]*"|'[^']*'|[^ "'<>=]+))*>)*$`)

// wordsOf is the text of HTML.
func wordsOf(text string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(text)); z.Next() != html.ErrorToken; {
		if token := z.Token(); token.Type == html.TextToken {
			b.WriteString(token.Data)
		}
	}
	return b.String()
}
