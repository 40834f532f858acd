package asset

import (
	"strings"
	"testing"

	"galen/internal/testing/tally"
)

// TestKind23StyleSheets: what a comment parts stays in two, and names of fonts that are
// also words of CSS keep their quotation marks.
func TestKind23StyleSheets(t *testing.T) {
	tally.Kind(t, 23)
	cases := []struct{ text, want string }{
		// listed
		{`b/**/c{}`, ""},
		{`a{font-family:"Serif","inherit"}`, `a{font-family:"serif","inherit"}`},
		// made up
		{`a{font:1em "Serif",x}`, `a{font:1em "serif",x}`},
		{`a{font:bold 1em/2 'initial'}`, `a{font:700 1em/2 'initial'}`},
		{`a{font-family:"system-ui","Revert-Layer",'math'}`, `a{font-family:"system-ui","revert-layer",'math'}`},
		{`a{font-family:"seri\66","x"}`, `a{font-family:"seri\66",x}`},
		{`a{font-family:"My Default"}`, `a{font-family:"my default"}`},
		{`@font-face{font-family:"monospace";src:url(a)}`, `@font-face{font-family:"monospace";src:url(a)}`},
		{`a{font-family:"Times New Roman",serif}`, `a{font-family:times new roman,serif}`},
		{`a{font-family:"Serifa",serif}`, `a{font-family:serifa,serif}`},
		{`a{font-family:"",serif}`, `a{font-family:"",serif}`},
		{`a{--f:"serif"}`, `a{--f:"serif"}`},
		{`a{content:"serif"}`, `a{content:"serif"}`},
		{`@media/**/screen{a{b:c}}`, `@media screen{a{b:c}}`},
		{`@media screen and/**/(min-width:1px){a{b:c}}`, `@media screen and (min-width:1px){a{b:c}}`},
		{`@media screen/* x *//* y */and/**/(min-width:1px){a{b:c}}`, `@media screen and (min-width:1px){a{b:c}}`},
		{`@supports not/**/(a:b){a{b:c}}`, `@supports not (a:b){a{b:c}}`},
		{`@layer/**/a/**/,b;`, `@layer a,b;`},
		{`b/**/.c{d:e}`, `b.c{d:e}`},
		{`b/**/ c{d:e}`, `b c{d:e}`},
		{`b /**/c{d:e}`, `b c{d:e}`},
		{`b/**/,c{d:e}`, `b,c{d:e}`},
		{`b/**/:hover{d:e}`, `b:hover{d:e}`},
		{`b/**/{d:e}`, `b{d:e}`},
		{`a{margin:1px/**/2px}`, `a{margin:1px 2px}`},
		{`a{width:10/**/px}`, `a{width:10 px}`},
		{`a{b:calc(1px/**/+/**/2px)}`, `a{b:calc(1px + 2px)}`},
		{`b/**/c{d:e}`, ""},
		{`.a/**/b{d:e}`, ""},
		{`#a/* x *//* y */b{d:e}`, ""},
		{`#/**/b{d:e}`, ""},
		{`a:not/**/(b){c:d}`, ""},
		{`a[b/**/c]{d:e}`, ""},
		{`a{& b/**/c{d:e}}`, ""},
		{`a,b/**/1{d:e}`, ""},
	}
	for _, c := range cases {
		small, err := shrink(cssType, []byte(c.text))
		switch {
		case c.want == "" && (err == nil || !strings.Contains(err.Error(), "there is a comment inside a name")):
			t.Errorf("%s became %s (%v)", c.text, small, err)
		case c.want != "" && (err != nil || string(small) != c.want):
			t.Errorf("%s became %s (%v), want %s", c.text, small, err, c.want)
		}
		if again, err := shrink(cssType, small); c.want != "" && string(again) != string(small) {
			t.Errorf("%s became %s the second time (%v)", small, again, err)
		}
	}
}
