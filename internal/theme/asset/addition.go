package asset

import (
	"strings"

	"galen/internal/theme/privacy"
)

// addition is what rules put after the text of a sheet, where imports are in nobody's
// way: the brand. The files that
// it names lie below static, and what is not there is reported by who knows the
// place in galen.yaml.
func (f *folder) addition(i *item) []byte {
	text := []byte(f.rules.Additions[i.asset.Name])
	var edits []edit
	for _, found := range privacy.CSS(text) {
		if to := f.byName[strings.TrimPrefix(found.URL, "/")]; to != nil {
			edits = append(edits, edit{found.Offset, addressEnd(text, found.Offset), f.published(to, "")})
		}
	}
	return apply(text, edits)
}
