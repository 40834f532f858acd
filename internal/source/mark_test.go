package source

import (
	"strings"
	"testing"
)

// markedTexts are texts with a mark, the mark, and the text without any.
var markedTexts = [][3]string{
	// listed
	{"A **bold** claim", "**bold**", "A bold claim"},
	{"A *x* claim", "*x*", "A x claim"},
	{"Fewer died [@ref]", "[@ref]", "Fewer died"},
	{"See [text](url)", "[text](url)", "See text"},
	{"The `code` of it", "`code`", "The code of it"},
	{"CO~2~ in air", "~2~", "CO₂ in air"},
	{"10^9^ cells", "^9^", "10⁹ cells"},
	{"A <b>bold</b> claim", "<b>", "A bold claim"},
	// made up
	{"*E. coli*", "*E. coli*", "E. coli"},
	{"_E. coli_ in water", "_E. coli_", "E. coli in water"},
	{"__Bold__", "__Bold__", "Bold"},
	{"(*both*), and more", "*both*", "(both), and more"},
	{"Cases per m^2^", "^2^", "Cases per m²"},
	{"V~max~ and C~max~", "~max~", "Vₘₐₓ and Cₘₐₓ"},
	{"HbA~1c~", "~1c~", "HbA1c"},
	{"Ca^2+^ ions", "^2+^", "Ca²⁺ ions"},
	{"10^−6^ and 10^-6^", "^−6^", "10⁻⁶ and 10⁻⁶"},
	{"The 1^st^ dose", "^st^", "The 1st dose"},
	{"x^n^", "^n^", "xⁿ"},
	{"H<sub>2</sub>O", "<sub>", "H₂O"},
	{"~~40~~ 4 mg", "~~40~~", "4 mg"},
	{"Two [@who-2024; @nhs]", "[@who-2024; @nhs]", "Two"},
	{"12[^1]", "[^1]", "12"},
	{"One<br>two", "<br>", "One two"},
	{"<https://a.example/>", "<https://a.example/>", "https://a.example/"},
	{"![Lamp](lamp.jpg)", "![Lamp](lamp.jpg)", "Lamp"},
	{"[WHO](https://who.example/a_b), 2024", "[WHO](https://who.example/a_b)", "WHO, 2024"},
	{"See https://a.example/a*b*c for *more*", "*more*", "See https://a.example/a*b*c for more"},
	{`<span class="x">Red</span>`, `<span class="x">`, "Red"},
	{"<!--", "", ""}, // a note to colleagues, which is told as one
	{"*5 mg*", "*5 mg*", "5 mg"},
}

// unmarkedTexts are texts that are meant as they are written.
var unmarkedTexts = []string{
	// listed
	"5*", "p<0.05", "HLA-B*57:01", "~20", "2^10",
	// made up
	"p < 0.05 and n > 3", "a<b and b>c", "HLA-B*57:01 and HLA-B*58:01", "CYP2C19*2 and *3 alleles", "5~10 mg", "~20 to ~40", "10^9/L", "4.5*10^9", "10^5-10^6", "2 * 3 * 4", "* p < 0.05", "Deaths*",
	"*", "**", "***", "p*", "0.03**", "** p < 0.01, * p < 0.05", "snake_case_name", "a_b_c", "_", "__", "file_name_1.csv", "[sic]", "[1]", "[12, 15]", "(5)", "[95% CI 2 to 4]", "5' 10\"", "it's",
	"^_^", "^", "`", "``", "a ` b", "<5", ">95%", "<1 in 1000", "≤5", "Stage <II>", "https://a.example/a_b_c?x=*y*", "/a~b~c/", "@who", "name@a.example", "#1", "1. one", "- one", "CO2", "CO₂", "10⁹",
	"5 x 10^6 to 5 x 10^7", "~5~10", "1~3d/5~7d", "A ~ B ~ C", "f(x) = x^2 + x^3", "B*07:02, B*08:01", "[3H]thymidine", "$5", "50%", "A/B", "¼", "µg", "",
}

func TestMark(t *testing.T) {
	n := 0
	for _, c := range markedTexts {
		if c[1] == "" {
			if from, _ := Mark(c[0]); from >= 0 || DeskNote("<!-- x -->") < 0 {
				t.Errorf("%q", c[0])
			}
			continue
		}
		n++
		from, to := Mark(c[0])
		if from < 0 || c[0][from:to] != c[1] {
			t.Errorf("%q: %d to %d, want %q", c[0], from, to, c[1])
			continue
		}
		if got := strings.TrimSpace(WithoutMarks(c[0])); got != c[2] {
			t.Errorf("%q: %q, want %q", c[0], got, c[2])
		}
		if from, _ := Mark(c[2]); from >= 0 {
			t.Errorf("%q is still marked", c[2])
		}
	}
	for _, text := range unmarkedTexts {
		if from, to := Mark(text); from >= 0 {
			t.Errorf("%q: %q", text, text[from:to])
		}
	}
	t.Logf("%d marked, %d not", n, len(unmarkedTexts))
}
