package content

import (
	"bytes"
	"regexp"

	"galen/internal/diag"
)

// What word processors and programs for mail leave in place of something that cannot be
// pasted: a picture, a reference, a comment in the margin.

// pasted finds it.
func (l *literal) pasted(*validator) []stray { return l.find(pastedPatterns) }

var pastedPatterns = []pattern{
	{regexp.MustCompile(`\[cid:[^\[\]\s]+\]|\[(?i:image|inline image(?: \d+)?): [^\[\]\n]+\]`), "[", "lost-picture", diag.Error,
		"a picture was lost when this was pasted from an e-mail", nil, mendLostPicture},
	{regexp.MustCompile(`Error! (?:Reference source|Bookmark|Hyperlink reference) not (?:found|defined|valid)\.?`), "Error!", "lost-reference", diag.Error,
		"a word processor lost the target of a reference here", nil, mendLostReference},
	{regexp.MustCompile(`Fehler! (?:Verweisquelle|Textmarke|Hyperlink-Referenz)[^.!?\n]*\.?`), "Fehler!", "lost-reference", diag.Error,
		"a word processor lost the target of a reference here", nil, mendLostReference},
	{regexp.MustCompile(`Erreur[ \x{a0}\x{202f}]?! (?:Source du renvoi|Signet|Référence de lien)[^.!?\n]*\.?`), "Erreur", "lost-reference", diag.Error,
		"a word processor lost the target of a reference here", nil, mendLostReference},
	{regexp.MustCompile(`\bHYPERLINK "[^"\n]+"`), "HYPERLINK", "broken-link", diag.Error, "this is a link of a word processor, which Galen does not read", nil, mendField},
	{regexp.MustCompile(`\b(?:PAGEREF|MERGEFIELD|INCLUDEPICTURE) ["\w\\][^\s]*(?: \\[*a-zA-Z]\b)*`), "", "lost-reference", diag.Error,
		"this is a field of a word processor, which Galen does not fill in", nil, remove},
	{regexp.MustCompile(`^(\[[a-z]\])[^\s(\[:]`), "[", "desk-note", diag.Error, "this comment in the margin would be published", (*literal).marginNote, remove},
}

func mendLostPicture(string) (mended, hint string) {
	mended = "![What it shows](picture.jpg)"
	return mended, "save the picture beside the article, and write  " + mended + "  with its name"
}

func mendLostReference(string) (string, string) {
	return "", "write what it refers to, or delete it"
}

// mendField mends HYPERLINK "https://…".
func mendField(written string) (mended, hint string) {
	m := quotedValue.FindStringSubmatch(written)
	if m == nil {
		return "", ""
	}
	mended = "[the words](" + target(m[1]) + ")"
	return mended, "write  " + mended + "  with the words that follow it"
}

// marginNote reports whether the letter in brackets that begins a paragraph stands
// after a word, too, as in a text copied from Google Docs with its comments.
func (l *literal) marginNote(from, to int) bool {
	mark := l.source[l.from+from : l.from+to]
	for at := 0; ; at += len(mark) {
		n := bytes.Index(l.source[at:], mark)
		if n < 0 {
			return false
		}
		if at += n; at > 0 && at != l.from+from && l.source[at-1] > ' ' {
			return true
		}
	}
}
