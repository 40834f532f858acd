package config

import (
	"strings"

	"galen/internal/frontmatter"
)

// maxNumber is the length of a telephone number, in characters, and of a region's name.
const maxNumber = 40

// readEmergency reads the telephone numbers for emergencies, by region. A site with
// readers in one region writes its number alone, which stands at "".
//
//	emergency: "999"
//	emergency: {UK: "999", US: "911"}
func readEmergency(r *frontmatter.Reader) map[string]string {
	if v := r.Raw("emergency"); v.Empty() {
		return nil
	} else if v.Kind != frontmatter.Map {
		return numbers(r, "emergency", nil)
	}
	g, all := r.Group("emergency"), map[string]string(nil)
	for _, region := range g.Keys() {
		all = numbers(g, region, all)
	}
	if len(all) == 1 { // then nobody need name the region
		for _, number := range all {
			all[""] = number
		}
	}
	return all
}

// numbers adds the number at a key, which must be one that can be called.
func numbers(r *frontmatter.Reader, key string, all map[string]string) map[string]string {
	w := r.Spelled(key, maxNumber)
	if w.Text == "" {
		return all
	}
	if strings.Trim(w.Text, "+0123456789 -()") != "" || !strings.ContainsAny(w.Text, "0123456789") {
		r.Problem(key, "bad-number", `write it as people dial it:  emergency: "999"`, "%q is not a telephone number", w.Text)
		return all
	}
	if all == nil {
		all = map[string]string{}
	}
	region := key
	if key == "emergency" {
		region = ""
	}
	all[region] = w.Text
	return all
}
