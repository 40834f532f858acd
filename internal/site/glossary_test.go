package site

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"galen/internal/content"
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
	g := newGlossary(entries, "")
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
	if got := newGlossary(nil, "").explain("<p>ILD"); got != "<p>ILD" {
		t.Errorf("without a glossary: %s", got)
	}
}

func TestDefinitions(t *testing.T) {
	s := &Structure{gloss: newGlossary([]content.Entry{{Term: "C+", Meaning: "a"}, {Term: "C-", Meaning: "b"}, {Term: "Number needed", Meaning: "c"}, {Term: "±a", Meaning: "d"}}, "")}
	var got []string
	for _, d := range s.definitions() {
		got = append(got, d.ID+" "+d.Term)
	}
	if s := strings.Join(got, ", "); s != "c-plus C+, c-minus C-, number-needed Number needed, a ±a" {
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
	g := newGlossary(entries, "")
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
