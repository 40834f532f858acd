package render

import (
	"fmt"

	"galen/internal/site"
)

// Withdrawal is the notice on the page of an article that was withdrawn.
func (v *View) Withdrawal() (site.Withdrawal, error) {
	return only[site.Withdrawal](v, "Withdrawal", "withdrawal", "withdrawn articles")
}

// Corrections is every correction and withdrawal of the site, the latest first.
func (v *View) Corrections() []site.Erratum { return must[[]site.Erratum](v, "corrections") }

// CorrectionsURL is the address of the page with all corrections, "" when readers may not see one.
func (v *View) CorrectionsURL() string { return must[string](v, "corrections:url") }

// LatestCorrections is the latest n corrections and withdrawals of the site.
func (v *View) LatestCorrections(n int) []site.Erratum {
	return must[[]site.Erratum](v, fmt.Sprintf("corrections:%d", n))
}
