package config

import (
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // zones also on machines that have none

	"golang.org/x/text/language"

	"galen/internal/fields"
)

func readLanguage(r *fields.Reader) string {
	w := r.Line("language", 35)
	if w.Text == "" {
		return "en"
	}
	tag, err := language.Raw.Parse(w.Text)
	if _, unknown := language.Parse(w.Text); err != nil || unknown != nil || strings.Contains(w.Text, "_") {
		r.Problem("language", "bad-language", "write a tag such as en, en-GB or de", "unknown language %q", w.Text)
		return "en"
	}
	return tag.String() // en-GB, however it was spelled
}

// rightToLeft are the ISO 15924 codes of the scripts that run from right to left.
var rightToLeft = []string{"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"}

// direction is how the usual script of a language runs.
func direction(tag string) string {
	script, _ := language.Make(tag).Script()
	if slices.Contains(rightToLeft, script.String()) {
		return "rtl"
	}
	return "ltr"
}

func readZone(r *fields.Reader) *time.Location {
	w := r.Line("timezone", 100)
	zone, err := time.LoadLocation(w.Text)
	folder, _, _ := strings.Cut(w.Text, "/")
	if err != nil || slices.Contains([]string{"Local", "posix", "right"}, folder) { // which only some machines have
		r.Problem("timezone", "unknown-timezone", "write an IANA name such as Europe/London, America/New_York or UTC", "unknown time zone %q", w.Text)
		return time.UTC
	}
	return zone // of an empty name it is UTC
}
