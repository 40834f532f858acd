package content

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"

	"galen/internal/diag"
)

// LaTeX in a running text: a command is printed with its backslash, and of \(, \[ and
// \, Markdown drops the backslash and keeps the rest.

// latex finds commands of LaTeX.
func (l *literal) latex(*validator) []stray {
	if bytes.IndexByte(l.source[l.from:l.from+len(l.text)], '\\') < 0 && bytes.IndexByte(l.text, '~') < 0 {
		return nil
	}
	found := l.escaped()
	return append(found, l.find(latexPatterns)...)
}

const latexMessage = "this is LaTeX, and is printed as typed"

var latexPatterns = []pattern{
	{regexp.MustCompile(`\\(?:begin|end)\{[A-Za-z]+\*?\}(?:\{[^{}\n]*\}|\[[^\[\]\n]*\])*`), `\`, "unread-mark", diag.Warning, latexMessage, nil, remove},
	{regexp.MustCompile(`\\item\b[^\n]*`), `\`, "unread-mark", diag.Warning, latexMessage, nil, mendLatexItem},
	{regexp.MustCompile(`\\[A-Za-z]{2,}\*?(?:\[[^\[\]\n]*\])?(?:\{[^{}\n]*\})+`), `\`, "unread-mark", diag.Warning, latexMessage, nil, mendLatex},
	{regexp.MustCompile(`\\[A-Za-z]+`), `\`, "unread-mark", diag.Warning, latexMessage,
		func(l *literal, from, to int) bool { return latexSigns[l.written(from+1, to)] != "" },
		func(w string) (string, string) { return latexSigns[w[1:]], "" }},
	{regexp.MustCompile(`(?:^|[\s(])((?:Figs?|Tabs?|Tables?|Figures?|Sections?|Chapters?|Eqs?|Refs?|Dr|Prof|Mrs?|Ms|St|No|Nr|Abb|pp?|vol|cf|al|ca|vs)\.?~[0-9A-Za-z(])`), "~", "unread-mark", diag.Warning,
		"the tilde, a space of LaTeX, is printed as typed", nil, func(w string) (string, string) { return strings.Replace(w, "~", " ", 1), "" }},
}

// latexSigns are the signs behind the commands that texts about health have most.
var latexSigns = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "epsilon": "ε", "kappa": "κ", "lambda": "λ", "mu": "µ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ",
	"chi": "χ", "omega": "ω", "Omega": "Ω", "pm": "±", "times": "×", "leq": "≤", "geq": "≥", "neq": "≠", "approx": "≈", "sim": "~", "cdot": "·", "degree": "°", "infty": "∞", "to": "→",
	"rightarrow": "→", "leftarrow": "←", "ldots": "…", "dots": "…", "textbackslash": `\\`, "textdegree": "°", "newline": "", "noindent": "", "newpage": "", "maketitle": "", "LaTeX": "LaTeX",
}

var latexForm = regexp.MustCompile(`^\\([A-Za-z]+)\*?(?:\[[^\[\]\n]*\])?\{([^{}\n]*)\}(?:\{([^{}\n]*)\})?`)

// mendLatex writes a command with its words as Markdown has it.
func mendLatex(written string) (mended, hint string) {
	m := latexForm.FindStringSubmatch(written)
	if m == nil {
		return quoted(written), ""
	}
	switch name, words, second := m[1], strings.TrimSpace(m[2]), strings.TrimSpace(m[3]); {
	case name == "textbf" || name == "strong":
		return "**" + words + "**", ""
	case name == "emph" || name == "textit" || name == "textsl":
		return "*" + words + "*", ""
	case name == "texttt" || name == "verb":
		return quoted(words), ""
	case name == "textsuperscript":
		return "<sup>" + words + "</sup>", ""
	case name == "textsubscript":
		return "<sub>" + words + "</sub>", ""
	case name == "section" || name == "chapter" || name == "title":
		return "## " + words, "write on a line of its own:  ## " + shortened(words)
	case strings.HasPrefix(name, "sub") && strings.HasSuffix(name, "section"):
		marks := strings.Repeat("#", 2+strings.Count(name, "sub"))
		return marks + " " + words, "write on a line of its own:  " + marks + " " + shortened(words)
	case name == "href" && second != "":
		return "[" + second + "](" + target(words) + ")", ""
	case name == "url":
		return "<" + words + ">", ""
	case name == "footnote":
		return " (" + words + ")", "write it in parentheses, (" + shortened(words) + "), or as a footnote: [^note] and, in a paragraph of its own, [^note]: " + shortened(words)
	case name == "enquote":
		return `"` + words + `"`, ""
	case name == "includegraphics":
		return pictureMarkup("What it shows", words, ""), ""
	case strings.Contains(name, "cite"):
		return "", "delete it, or cite a reference of the front matter: [@" + cmp.Or(words, "id") + "]"
	case name == "label" || name == "ref" || name == "bibliographystyle" || name == "vspace" || name == "hspace":
		return "", ""
	default:
		return words, cmp.Or(map[bool]string{true: "delete it"}[words == ""], "write  "+shortened(words))
	}
}

func mendLatexItem(written string) (mended, hint string) {
	mended = "- " + strings.TrimSpace(strings.TrimPrefix(written, `\item`))
	return mended, "begin each item on a line of its own:  " + excerpt(mended)
}

// escaped finds what a backslash before a sign says in LaTeX, and not in Markdown:
// \(x^2\), 5\,mg and \\ at the end of a line.
func (l *literal) escaped() (found []stray) {
	for at := 0; at+1 < len(l.text); at++ {
		if l.text[at] != understood || l.source[l.from+at] != '\\' {
			continue
		}
		switch next := l.source[l.from+at+1]; {
		case (next == '(' || next == '[') && at+2 < len(l.text) && l.text[at+2] != understood:
			if s, ok := l.latexFormula(at); ok {
				found = append(found, s)
				at = s.to
				continue
			}
		case next == ',' && at > 0 && at+2 < len(l.text) && decimal(l.text[at-1]) && l.text[at+2] > ' ' && !decimal(l.text[at+2]):
			s := stray{from: at - 1, to: at + 3, code: "unread-mark", level: diag.Warning, message: `\, is a space of LaTeX: here only its comma is shown`}
			s.mended = string(l.text[at-1]) + " " + string(l.text[at+2])
			s.hint = "write a space"
			found = append(found, s)
		case next == '\\' && at > 0 && l.text[at-1] > reported && l.before(at) != '\n' && len(bytes.TrimSpace(l.text[at+2:l.lineEnd(at)])) == 0 && l.text[at+1] == understood:
			found = append(found, stray{from: at, to: at + 2, code: "unread-mark", level: diag.Warning, message: `\\ at the end of a line is shown as \`,
				mended: "<br>", hint: "write <br> to begin a new line, or delete it"})
		}
		at++
	}
	return found
}

func decimal(c byte) bool { return c >= '0' && c <= '9' }

// latexFormula is the formula that begins with \( or \[ at an offset.
func (l *literal) latexFormula(at int) (s stray, ok bool) {
	open := l.source[l.from+at+1]
	end := bytes.Index(l.source[l.from+at+2:l.from+l.lineEnd(at)], []byte{'\\', map[byte]byte{'(': ')', '[': ']'}[open]})
	if end < 0 {
		return s, false
	}
	inside := strings.TrimSpace(l.written(at+2, at+2+end))
	if !strings.ContainsAny(inside, `\^_={}<>+`) && (open == '[' || len(inside) > 2 || inside == "" || decimal(inside[0])) || strings.HasPrefix(inside, "@") {
		return s, false
	}
	s = stray{from: at, to: at + end + 4, code: "unread-mark", level: diag.Warning, message: "formulas are printed as typed"}
	s.mended, s.hint = mendFormula(inside)
	return s, true
}
