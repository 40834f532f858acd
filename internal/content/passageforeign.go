package content

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"galen/internal/typography"
)

// Passages as other programs have them, and how they are written here.

// inPassage is words, in Galen's Markdown, as a passage, where a tag is that of a language.
func inPassage(words, tag string) string {
	if known, ok := typography.Tag(tag); ok {
		return fmt.Sprintf("[%s]{lang=%s}", words, known)
	}
	return words
}

// languageAdvice is the hint for a tag of HTML, which may say a language.
func languageAdvice(t tag, hint string) string {
	said := cmp.Or(t.attributes["lang"], t.attributes["xml:lang"])
	if _, ok := typography.Tag(said); !ok || !mayBePassage[t.name] {
		return hint
	}
	words, ok := strings.CutPrefix(hint, "write ")
	if !ok || t.name == "q" {
		words = cmp.Or(t.inside, "the words")
	}
	return "write  " + inPassage(words, said)
}

// mayBePassage are the elements that may do little else than say a language.
var mayBePassage = func() map[string]bool {
	all := map[string]bool{}
	for name := range strings.FieldsSeq("span em i b strong q cite dfn var a p div section small bdi bdo u font") {
		all[name] = true
	}
	return all
}()

// leftLanguage finds a language in braces that belong to no brackets.
var leftLanguage = regexp.MustCompile(`\blang=["']?([\w-]+)`)

// betweenBrackets is the hint for such braces.
func betweenBrackets(braces string) string {
	said := "es"
	if m := leftLanguage.FindStringSubmatch(braces); m != nil {
		said = m[1]
	}
	return "put the words between brackets:  " + inPassage("words", said)
}
