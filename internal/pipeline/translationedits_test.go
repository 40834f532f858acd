package pipeline

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/source"
)

// signedTwins are the translations that were signed and have an original, with that.
func signedTwins(s *state) (twins []string, of map[string]string) {
	of = map[string]string{}
	for _, name := range s.those(isTwin) {
		original := strings.Replace(strings.Replace(name, ".es.md", ".md", 1), ".ar.md", ".md", 1)
		if s.files[original] != "" {
			of[name] = original
			if strings.Contains(s.files[name], "\ntranslated: {") {
				twins = append(twins, name)
			}
		}
	}
	return twins, of
}

// editSignedTwin signs a translation, or changes the original of one that was signed, or the time after which its
// readers are told, or the clock to that.
func editSignedTwin(s *state, r *rand.Rand) string {
	twins, of := signedTwins(s)
	n := r.IntN(100)
	kind := r.IntN(6)
	if len(twins) == 0 {
		kind = 0
	}
	switch kind {
	case 0, 1:
		twin := choose(r, s.those(func(name string) bool { return of[name] != "" }))
		if twin == "" {
			return "nothing"
		}
		var all []source.File
		for _, name := range slices.Sorted(maps.Keys(s.files)) {
			if content.IsPart(name) || name == twin || name == of[twin] {
				all = append(all, source.NewFile(name, []byte(s.files[name])))
			}
		}
		parts := content.ReadParts(source.FilesOf(all), content.Rules{Zone: time.UTC, Codes: map[string]string{"es": "es", "ar": "ar"}})
		bound := parts.Bind(source.NewFile(twin, []byte(s.files[twin])), time.UTC)
		s.files[twin] = setKey(s.files[twin], "translated", fmt.Sprintf("{on: %s, hash: %s}", pick(r, "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-21T18:00"), bound.Hash))
		return "signed twin " + twin
	case 2:
		original := of[pick(r, twins...)]
		switch r.IntN(4) {
		case 0:
			s.files[original] = setKey(s.files[original], "description", fmt.Sprintf("What %d is.", n))
		case 1:
			s.files[original] = setKey(s.files[original], "disclosures", fmt.Sprintf("[Of number %d.]", n))
		case 2:
			s.files[original] += fmt.Sprintf("\nAnd [more](https://more.example/%d/).\n", n)
		default:
			s.files[original] += fmt.Sprintf("\nAnd %d more.\n", n)
		}
		return "original of a signed twin: " + original
	case 3:
		original := of[pick(r, twins...)]
		key := pick(r, "corrections", "corrections", "updated")
		s.files[original] = setKey(s.files[original]+fmt.Sprintf("\nNot %d.\n", n), key, map[string]string{
			"corrections": fmt.Sprintf("[{date: %s, text: It was %d.}]", pick(r, "2026-11-20", "2026-11-21", "2026-11-22"), n),
			"updated":     pick(r, "2026-11-20", "2026-11-21T20:00", "2026-11-22"),
		}[key])
		return "original of a signed twin is corrected: " + original + ": " + key
	case 4:
		days := r.IntN(3)
		s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "translations", fmt.Sprintf("{noticeAfter: %d}", days))
		return fmt.Sprintf("notice after %d days", days)
	}
	at := pick(r, "2026-11-20T00:00", "2026-11-21T00:00", "2026-11-22T00:00", "2026-11-23T00:00", "2026-11-24T00:00")
	if to, ok := instant(at); ok {
		s.now = to.Add(-time.Duration(r.IntN(2)) * time.Second)
	}
	return "clock to a notice: " + at
}

// editTwinHeading links to a heading that a translation alone has, and holds that back or shows it.
func editTwinHeading(s *state, r *rand.Rand) string {
	_, of := signedTwins(s)
	to := choose(r, s.those(func(name string) bool { return of[name] != "" && strings.HasPrefix(path.Base(name), "piece-") }))
	from := choose(r, s.those(isTwin))
	if to == "" || from == to || path.Ext(strings.TrimSuffix(to, ".md")) != path.Ext(strings.TrimSuffix(from, ".md")) {
		return "nothing"
	}
	if !strings.Contains(s.files[to], "\n## Solo\n") {
		s.files[to] += "\n## Solo\n\nAquí.\n"
	}
	name := strings.TrimSuffix(path.Base(of[to]), ".md")
	s.files[from] += fmt.Sprintf("\nVea [solo](%s#solo).\n", pick(r, name, "/"+strings.TrimSuffix(strings.TrimPrefix(of[to], "content/"), ".md")+"/"))
	held := pick(r, "", "", "embargo", "draft", "expires")
	if held == "" {
		return "link to a heading of a translation: " + to
	}
	s.files[to] = setKey(s.files[to], held, map[string]string{"embargo": "2026-11-22T18:00", "draft": "true", "expires": "2026-11-21"}[held])
	return "link to a heading of a translation held back: " + to + ": " + held
}
