package content

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"galen/internal/diag"
)

// unread finds marks of other dialects of Markdown, which are printed.
func (l *literal) unread(*validator) []stray { return l.find(unreadPatterns) }

var unreadPatterns = []pattern{
	{regexp.MustCompile(`^(\[[ xX*/>-]\])[ \t]`), "[", "unread-mark", diag.Error, "a checkbox would be printed as typed", func(l *literal, _, _ int) bool { return l.inList() }, mendTask},
	{regexp.MustCompile(`\{[^{}\n]*\blang=[^{}\n]*\}`), "lang=", "unread-mark", diag.Error,
		"Markdown has no attributes here; this would be printed", (*literal).outsideHeadings, func(w string) (string, string) { return "", betweenBrackets(w) }},
	{regexp.MustCompile(`\{:[^{}\n]*\}|\{ ?[.#][A-Za-z][\w:. #="-]*\}|\{[a-z][\w-]*=[^{}\s]+(?: [\w-]+=[^{}\s]+)*\}`), "{", "unread-mark", diag.Error,
		"Markdown has no attributes here; this would be printed", (*literal).outsideHeadings, remove},
	{regexp.MustCompile(`\x00(\{=[a-z]\w*\})`), "{=", "unread-mark", diag.Error, "text for other formats is not read, and would be shown as code", nil,
		func(string) (string, string) { return "", "delete it, with the code before it" }},
	{regexp.MustCompile(`(?s)\$\$[^$]+\$\$`), "$$", "unread-mark", diag.Error, "formulas would be printed as typed", nil, mendFormula},
	{regexp.MustCompile(`(?:^|[^\w$])(\$[^\s$](?:[^$\n]*[^\s$])?\$)(?:[^\w$]|$)`), "$", "unread-mark", diag.Error, "formulas would be printed as typed", formula, mendFormula},
	{regexp.MustCompile(`==[^=\s+|](?:[^=\n]*[^=\s+|])?==`), "==", "unread-mark", diag.Error, "highlighting would be printed as typed", nil, mendBold},
	{regexp.MustCompile(`(?:^|\s)(\+\+[^+\s](?:[^+\n]*[^+\s])?\+\+)`), "++", "unread-mark", diag.Error, "this mark would be printed as typed", nil, mendBold},
	{regexp.MustCompile(`\^\[[^\[\]]+\]`), "^[", "unread-mark", diag.Error, "a note within the text would be printed as typed", nil, mendInlineNote},
}

func mendTask(written string) (string, string) {
	switch written {
	case "[ ]", "[/]", "[>]":
		return "☐", ""
	case "[-]":
		return "☒", ""
	}
	return "☑", ""
}

// formula reports whether what stands between two dollar signs is one, and no
// text between two sums of money.
func formula(l *literal, from, to int) bool {
	inside := l.text[from+1 : to-1]
	if bytes.IndexByte(inside, understood) >= 0 {
		return false
	}
	if bytes.ContainsAny(inside, `\^_={}<>`) {
		return true
	}
	return len(inside) <= 2 && (inside[0] < '0' || inside[0] > '9')
}

func mendFormula(written string) (string, string) {
	inside := strings.TrimSpace(strings.Trim(written, "$"))
	if len(inside) == 1 {
		return "*" + inside + "*", ""
	}
	if sign := latexSigns[strings.TrimPrefix(inside, `\`)]; sign != "" {
		return sign, ""
	}
	return quoted(inside), "write it in words or with signs such as ², ×, ≤ and ½, or show it as code: " + quoted(inside)
}

func mendBold(written string) (string, string) {
	return "**" + strings.TrimSpace(strings.Trim(written, "=+'")) + "**", ""
}

func mendInlineNote(written string) (string, string) {
	note := strings.TrimSpace(written[2 : len(written)-1])
	return " (" + note + ")", "write it in parentheses, (" + oneLine(note) + "), or as [^note] and, in a paragraph of its own, [^note]: " + oneLine(note)
}

// mentions finds numbers in brackets and bare keys in an article that has
// references, where a citation was meant.
func (l *literal) mentions(in *validator) []stray {
	if in.books.references == nil || len(*in.books.references) == 0 {
		return nil
	}
	return l.find([]pattern{
		{numbersInBrackets, "[", "unread-citation", diag.Warning, "no reference has this number", func(l *literal, from, to int) bool {
			m, _ := in.cited(l.written(from, to))
			return m != ""
		}, in.cited},
		{bareKey, "@", "unread-citation", diag.Warning, "no reference has this key", func(l *literal, from, to int) bool { return in.known(l.written(from, to)) }, mendKey},
	})
}

var (
	numbersInBrackets = regexp.MustCompile(`\[[0-9]{1,3}(?:(?:, ?|-|–|; ?)[0-9]{1,3})*\]`)
	bareKey           = regexp.MustCompile(`(?:^|[^\w@/.\x00\x01\[])(\(@[\w:.-]+\)|@[\w:-]+(?:\.[\w:-]+)*)`)
)

// cited is the citation for numbers in brackets, if there are so many references.
func (in *validator) cited(written string) (mended, hint string) {
	all := *in.books.references
	var keys []string
	from := 0
	for _, m := range digits.FindAllStringSubmatch(written, -1) {
		n, _ := strconv.Atoi(m[2])
		if n < 1 || n > len(all) || len(keys) > 20 {
			return "", ""
		}
		if m[1] != "-" && m[1] != "–" {
			from = n - 1
		}
		for i := from; i < n; i++ {
			keys = append(keys, "@"+all[i].ID)
		}
		from = n
	}
	for _, k := range keys {
		if k == "@" {
			return `\` + written, "give the reference an id and write [@id], or, for a visible bracket,  \\" + written
		}
	}
	return "[" + strings.Join(keys, "; ") + "]", ""
}

var digits = regexp.MustCompile(`(-|–)?[ ,;\[]*([0-9]+)`)

// known reports whether a key, in parentheses or not, is that of a reference.
func (in *validator) known(written string) bool {
	key := strings.Trim(written, "(@)")
	for _, r := range *in.books.references {
		if r.ID == key {
			return true
		}
	}
	return false
}

func mendKey(written string) (string, string) { return "[" + strings.Trim(written, "()") + "]", "" }
