package source

import (
	"regexp"
	"strings"

	"galen/internal/diag"
)

// Texts that are no Markdown, such as those of front matter, of blocks and of files of data,
// are shown as they are written. This file finds the marks of Markdown and the tags of HTML
// in them, and says what to write without.

// marks are what is found. An asterisk or a tilde alone is none: HLA-B*57:01, p<0.05, ~20
// and 5~10 mg are meant.
var marks = regexp.MustCompile(`</?(?:a|b|i|u|s|p|q|em|br|hr|sub|sup|strong|span|small|mark|code|font|cite|div)(?:\s+[\w-]+=[^<>]*)?\s*/?>|<https?://[^<>\s]+>` +
	`|\*\*[^\s*](?:[^*]*[^\s*])?\*\*|~~[^\s~](?:[^~]*[^\s~])?~~` + "|`[^`]+`" + `|!?\[[^\[\]]+\]\([^()\s]+\)|\[@[^\[\]\s]+(?:;\s*@[^\[\]\s]+)*\]|\[\^[\w-]+\]` +
	`|\[[^\[\]]+\]\{lang=[^{}]*\}|[A-Za-z)]~[0-9+][0-9a-z+]{0,3}~|\^(?:[+−-]?[0-9]{1,3}[+−-]?|[+−-])\^`)

// emphasized and lettered are marks that need something around them: a text between two
// asterisks or low lines, and letters that are lowered or raised.
var (
	emphasized = regexp.MustCompile(`(^|[\s("'“‘\[])(\*(?:\pL|\d+ \pL)(?:[^*]*[^\s*])?\*|__?\pL(?:[^_]*[^\s_])?__?)($|[\s,;:!?)"'”’\]]|\.(?:$|\s))`)
	lettered   = regexp.MustCompile(`([\pL\pN)])(~[a-z][a-z0-9]{0,3}~|\^[a-z]{1,2}\^)($|[^\pL\pN~^])`)
)

// MayHoldMark reports whether there may be a mark in a text: nearly none has one.
func MayHoldMark(text string) bool {
	for i := range len(text) {
		next := byte(' ')
		if i+1 < len(text) {
			next = text[i+1]
		}
		switch text[i] {
		case '<', '*', '`', '~', '^':
			return true
		case ']':
			if next == '(' || next == '{' {
				return true
			}
		case '[':
			if next == '@' {
				return true
			}
		case '_':
			if (next == '_' || next >= 'A') && (i == 0 || strings.IndexByte(" \t(\"'[", text[i-1]) >= 0 || text[i-1] >= 0x80) {
				return true
			}
		}
	}
	return false
}

// Mark is where the first mark of a text begins and ends; -1 if there is none. What is a
// part of an address is none.
func Mark(text string) (from, to int) {
	if !MayHoldMark(text) {
		return -1, -1
	}
	from = -1
	note := func(a, b int) {
		if (from < 0 || a < from) && !inAddress(text, a) {
			from, to = a, b
		}
	}
	for _, at := range marks.FindAllStringIndex(text, -1) {
		if c := text[at[0]]; strings.IndexByte("<*~`!^[", c) < 0 { // the letter before what is lowered
			at[0]++
		}
		note(at[0], at[1])
	}
	for _, around := range []*regexp.Regexp{emphasized, lettered} {
		for _, at := range around.FindAllStringSubmatchIndex(text, -1) {
			note(at[4], at[5])
		}
	}
	if from < 0 {
		return -1, -1
	}
	return from, to
}

// inAddress reports whether the word in which an offset stands is an address or a path.
func inAddress(text string, at int) bool {
	word := text[strings.LastIndexAny(text[:at], " \t\n<(")+1 : at]
	word = strings.TrimLeft(word, `"'[{`)
	return strings.Contains(word, "://") || strings.HasPrefix(word, "/") || strings.HasPrefix(word, "../") || strings.HasPrefix(word, "./")
}

// MarkAt is the problem of a mark at its place, in a text that would do without it.
func MarkAt(at diag.Position, mark, plain string) diag.Diagnostic {
	d := diag.Warningf(at, "mark-in-text", "readers would see %q: marks and tags do not work in plain text", mark)
	if plain == "" {
		return d.WithHint("delete it")
	}
	return d.WithHint("write it without:  %s", plain)
}

// MarkIn is the problem of the first mark in a text that is shown as it is, nil if there is
// none. Place says where something stands that is written in the text.
func MarkIn(text string, place func(written string) diag.Position) *diag.Diagnostic {
	from, to := Mark(text)
	if from < 0 {
		return nil
	}
	d := MarkAt(place(text[from:to]), text[from:to], strings.TrimSpace(WithoutMarks(text)))
	return &d
}

// withoutMarks are what stands for each mark in a text without any.
var withoutMarks = []struct {
	mark  *regexp.Regexp
	plain func(m []string) string
}{
	{regexp.MustCompile(`<sub>([^<]*)</sub>|([A-Za-z)])~([0-9+][0-9a-z+]{0,3})~`), func(m []string) string { return m[2] + small(m[1]+m[3], lowered) }},
	{regexp.MustCompile(`<sup>([^<]*)</sup>|\^([+−-]?[0-9]{1,3}[+−-]?|[+−-])\^`), func(m []string) string { return small(m[1]+m[2], raised) }},
	{lettered, func(m []string) string {
		letters := map[byte]map[rune]rune{'~': lowered, '^': raised}[m[2][0]]
		return m[1] + small(m[2][1:len(m[2])-1], letters) + m[3]
	}},
	{regexp.MustCompile(`~~[^~]+~~ ?`), func([]string) string { return "" }},
	{regexp.MustCompile(`!?\[([^\[\]]+)\]\([^()\s]+\)`), func(m []string) string { return m[1] }},
	{regexp.MustCompile(`\[([^\[\]]+)\]\{lang=[^{}]*\}`), func(m []string) string { return m[1] }},
	{regexp.MustCompile(` ?\[@[^\[\]\s]+(?:;\s*@[^\[\]\s]+)*\]| ?\[\^[\w-]+\]`), func([]string) string { return "" }},
	{regexp.MustCompile(`<(https?://[^<>\s]+)>`), func(m []string) string { return m[1] }},
	{regexp.MustCompile(`\*\*([^*]+)\*\*`), func(m []string) string { return m[1] }},
	{emphasized, func(m []string) string { return m[1] + strings.Trim(m[2], "*_") + m[3] }},
	{regexp.MustCompile("`([^`]+)`"), func(m []string) string { return m[1] }},
	{regexp.MustCompile(` *<[bh]r\s*/?> *`), func([]string) string { return " " }},
	{marks, func([]string) string { return "" }},
}

// WithoutMarks is a text without marks. What is lowered or raised is written in characters
// of its own, where there are such.
func WithoutMarks(text string) string {
	for _, w := range withoutMarks {
		text = w.mark.ReplaceAllStringFunc(text, func(s string) string { return w.plain(w.mark.FindStringSubmatch(s)) })
	}
	return text
}

// lowered and raised are the characters that have a code of their own.
var (
	lowered = runes("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
	raised  = runes("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
)

func runes(from, to string) map[rune]rune {
	all, others := map[rune]rune{}, []rune(to)
	for i, c := range []rune(from) {
		all[c] = others[i]
	}
	return all
}

// small is a text in such characters, where there are some for all of it.
func small(text string, letters map[rune]rune) string {
	for _, c := range text {
		if letters[c] == 0 {
			return text
		}
	}
	return strings.Map(func(c rune) rune { return letters[c] }, text)
}
