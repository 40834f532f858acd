package site

import (
	"golang.org/x/text/unicode/norm"

	"galen/internal/diag"
)

// sameNames reports two files whose names look the same, or are but for capital letters.
func sameNames(first, second string) diag.Diagnostic {
	if norm.NFC.String(first) != norm.NFC.String(second) {
		return diag.Errorf(diag.Position{File: second}, "same-name", "this file and %s have the same name, but for capital letters", first).
			With(diag.Position{File: first}).WithHint("delete one of the two, or give it another name")
	}
	return diag.Errorf(diag.Position{File: second}, "same-name", "two files have the same name: in %s here, and in %s there", form(second), form(first)).
		With(diag.Position{File: first}).
		WithHint("delete one, or give it another name; they only differ in how accents are stored, which is invisible")
}

// form is the Unicode form of a name.
func form(name string) string {
	switch {
	case norm.NFC.IsNormalString(name):
		return "composed form (NFC)"
	case norm.NFD.IsNormalString(name):
		return "decomposed form (NFD)"
	}
	return "mixed form"
}
