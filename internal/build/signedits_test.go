package build

import (
	"math/rand/v2"

	"galen/internal/article"
	"galen/internal/source"
)

// editSigned signs an article as it is; half the time somebody then changes a word.
func editSigned(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	if name == "" {
		return ""
	}
	f := source.NewFile(name, []byte(s.files[name]))
	now, d := article.Sign(f, article.SignOff{By: s.someAuthor(r), On: "2026-11-20", Hash: article.ManuscriptOf(f).Hash()})
	if d != nil {
		return ""
	}
	s.files[name] = string(now)
	if r.IntN(2) == 0 {
		s.files[name] += "\nOne sentence more.\n"
		return "sign and change " + name
	}
	return "sign " + name
}
