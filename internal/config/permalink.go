package config

import (
	"regexp"
	"slices"
	"strings"

	"galen/internal/frontmatter"
)

var (
	permalinkToken = regexp.MustCompile(`:[a-z]+`)
	notInPermalink = regexp.MustCompile(`[^a-z0-9/-]|//`) // once the tokens are out
)

func readPermalink(r *frontmatter.Reader) string {
	const usual = "/:category/:slug/"
	w := r.Line("permalink", 200)
	if w.Text == "" {
		return usual
	}
	tokens := []string{":category", ":slug", ":year", ":month", ":day"}
	for _, t := range permalinkToken.FindAllString(w.Text, -1) {
		if !slices.Contains(tokens, t) {
			r.Problem("permalink", "bad-permalink", "use "+strings.Join(tokens, " "), "unknown part %q in the permalink", t)
			return usual
		}
	}
	plain := permalinkToken.ReplaceAllString(w.Text, "x")
	if !strings.HasPrefix(w.Text, "/") || !strings.HasSuffix(w.Text, "/") || !strings.Contains(w.Text, ":slug") ||
		notInPermalink.MatchString(plain) {
		r.Problem("permalink", "bad-permalink", "write, for example,  permalink: "+usual,
			"a permalink begins and ends with /, holds :slug, and otherwise only small letters, digits, - and /")
		return usual
	}
	return w.Text
}
