package config

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // zones also on machines that have none

	"galen/internal/frontmatter"
	"galen/internal/typography"
)

func readLanguage(r *frontmatter.Reader) string {
	w := r.Line("language", 35)
	if w.Text == "" {
		return "en"
	}
	tag, ok := typography.SiteTag(w.Text)
	if !ok {
		r.Problem("language", "bad-language", typography.TagHint(w.Text), "unknown language %q", w.Text)
		return "en"
	}
	return tag
}

func readZone(r *frontmatter.Reader) *time.Location {
	w := r.Line("timezone", 100)
	zone, err := loadZone(w.Text)
	folder, _, _ := strings.Cut(w.Text, "/")
	if err != nil || slices.Contains([]string{"Local", "posix", "right"}, folder) { // which only some machines have
		hint := "write an IANA name such as Europe/London, America/New_York or UTC"
		if near := nearZone(w.Text); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		r.Problem("timezone", "unknown-timezone", hint, "unknown time zone %q", w.Text)
		return time.UTC
	}
	return zone // of an empty name it is UTC
}

// zones are those that were loaded, by name. There is one of each: dates read under
// two versions of a configuration are then in the same one.
var zones sync.Map

func loadZone(name string) (*time.Location, error) {
	if zone, ok := zones.Load(name); ok {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, err
	}
	first, _ := zones.LoadOrStore(name, zone)
	return first.(*time.Location), nil
}

// nearZone is the zone that was meant by the name of its city, in any case: London,
// europe/london, New York. It is empty when there is none.
func nearZone(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return c == ' ' || c == '_' })
	for i, word := range words {
		parts := strings.Split(word, "/")
		for j, part := range parts {
			if part != "" {
				parts[j] = strings.ToUpper(part[:1]) + part[1:]
			}
		}
		words[i] = strings.Join(parts, "/")
	}
	name := strings.Join(words, "_")
	for _, region := range []string{"", "Europe/", "America/", "Asia/", "Africa/", "Australia/", "Pacific/", "Atlantic/", "Indian/"} {
		if zone, err := time.LoadLocation(region + name); err == nil && name != "" && zone != time.Local && strings.Contains(zone.String(), "/") {
			return zone.String()
		}
	}
	return ""
}
