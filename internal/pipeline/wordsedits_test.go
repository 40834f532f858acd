package pipeline

import (
	"fmt"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"galen/internal/testing/testtime"
	"galen/internal/words"
)

// Words that readers see, said otherwise: files of words, and those of galen.yaml.

// isWords picks files of words.
func isWords(name string) bool { return strings.HasPrefix(name, words.Folder) }

// wordTags are the languages of the files: those that the site is in by turns, those of its passages
// and one that Galen does not speak.
var wordTags = []string{"en", "en", "en", "en-GB", "de", "ar", "fr", "de-AT"}

// saidOften are keys that many pages ask for.
var saidOften = []string{"label.home", "label.corrections", "byline.minutes", "byline.sources", "index.count", "list.newest", "share.title", "navigation.skip", "join.dot",
	"author.newest", "block.note", "corrections.all", "study.people", "title.tag", "field.yes"}

var (
	endOfWords = regexp.MustCompile(`(?m)"$`)
	blankWords = regexp.MustCompile(`(?m)^( *[^#\n]+): "" # "?(.*?)"?$`)
)

// someWords are a few lines of a file of words, each of which says something else than Galen.
func someWords(r *rand.Rand, tag string) string {
	keys := words.For(tag).Keys()
	var chosen []string
	for range 1 + r.IntN(4) {
		key := keys[r.IntN(len(keys))]
		if r.IntN(3) > 0 {
			key = pick(r, saidOften...)
		}
		if slices.Contains(keys, key) && !slices.Contains(chosen, key) {
			chosen = append(chosen, key)
		}
	}
	return endOfWords.ReplaceAllString((*words.Own)(nil).Lines(tag, chosen), fmt.Sprintf(` %d"`, r.IntN(100)))
}

// editWords writes, changes or deletes a file of words, or says some in galen.yaml.
func editWords(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isWords))
	switch n := r.IntN(12); {
	case n == 2 && name != "":
		return editSlugs(s, r)
	case n < 4 || name == "":
		tag := pick(r, wordTags...)
		name = words.Folder + tag + ".yaml"
		s.files[name] = someWords(r, tag)
	case n == 4:
		delete(s.files, name)
		return "words: delete " + name
	case n < 7:
		s.files[name] = "# A remark.\n" + s.files[name]
		return "words: a remark in " + name
	case n < 9:
		line := fmt.Sprintf(`{label.home: Start %d, share.title: "Pass {x} on"}`, r.IntN(100))
		if r.IntN(8) > 0 {
			line = strings.Replace(line, " {x}", "", 1)
		}
		value := pick(r, line, line, fmt.Sprintf(`{index.count: {one: "%d of {n} story", other: "{n} stories"}}`, r.IntN(9)), "")
		s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "words", value)
		return "words: galen.yaml: " + value
	case n < 11:
		tag := path.Base(strings.TrimSuffix(name, ".yaml"))
		s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "language", tag)
		return "words: language: " + tag
	default:
		name = words.Folder + "sv.yaml"
		s.files[name] = blankWords.ReplaceAllString((*words.Own)(nil).Skeleton("sv"), fmt.Sprintf(`$1: "sv%d $2"`, r.IntN(9)))
		s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "language", "sv")
		return "words: all of " + name
	}
	return "words: " + name
}

// editSlugs says how addresses are spelled, and files an article under what is spelled otherwise then.
func editSlugs(s *state, r *rand.Rand) string {
	value := pick(r, "ascii", "ascii", "letters", "")
	s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "slugs", value)
	if name := choose(r, s.those(isArticle)); name != "" && value != "" {
		s.files[name] = setKey(s.files[name], "tags", pick(r, "[Größe]", "[Ärzte, β-Blocker]", "[sleep]")) + "\n## Übersicht\n\nMore.\n"
	}
	return "words: slugs: " + value
}

// editSomePassage adds words in another language to a document, or says that some are in a third.
func editSomePassage(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isText))
	if name == "" {
		return ""
	}
	if others := s.those(func(n string) bool { return isText(n) && strings.Contains(s.files[n], "{lang=") }); len(others) > 0 && r.IntN(2) == 0 {
		name = choose(r, others)
		return editPassage(s, name, s.someSlug(r), 5*r.IntN(200))
	}
	return editPassage(s, name, s.someSlug(r), 1+r.IntN(1000))
}

// withWords is a script of every fourth seed in which each fifth edit is of words, or of a passage in
// another language.
func withWords(seed uint64, script []edit) []edit {
	for i := 1; seed%4 == 1 && i < len(script); i += 5 {
		script[i].Kind = []string{"words", "words", "passage"}[i/5%3]
	}
	return script
}

// wordKinds are parts of what is told of the edits, one at least of each kind.
var wordKinds = map[string]string{
	"file": "words: words/", "galen.yaml": "words: galen.yaml: ", "delete": "words: delete ", "remark": "words: a remark ", "language": "words: language: ", "whole": "words: all of ", "slugs": "words: slugs: ",
	"passage": "passage of ", "language of a passage": "language of a passage",
}

// wordEdits is how many of the edits that were made are such.
func wordEdits(told []string) (n int) {
	for _, done := range told {
		if strings.Contains(done, "words: ") || strings.Contains(done, "passage of ") {
			n++
		}
	}
	return n
}

// TestWordsEdits is TestEquivalence with scripts in which two of three edits are of words or passages.
func TestWordsEdits(t *testing.T) {
	beside := []string{"field", "headline", "article key", "create", "delete", "clock", "study", "body", "search", "configuration key"}
	met, edits, failing := map[string]int{}, 0, 0
	const scripts = 4
	rounds := max(1, testtime.Rounds(scripts))
	for seed := range uint64(rounds) {
		r := rand.New(rand.NewPCG(seed, 27))
		var script []edit
		for i := range 15 {
			kind := []string{"words", "passage", beside[r.IntN(len(beside))]}[i%3]
			script = append(script, edit{kind, uint64(r.Uint32())})
		}
		p := play(t, script, nil)
		if p.fault != "" {
			script = shrink(t, script[:len(p.told)], nil)
			t.Fatalf("script %d: %s\n%s", seed, p.fault, play(t, script, nil).report(script))
		}
		for _, told := range p.told {
			for kind, part := range wordKinds {
				if strings.Contains(told, part) {
					met[kind]++
				}
			}
		}
		edits, failing = edits+len(p.told), failing+p.failing
	}
	t.Logf("%d edits; after %d the site was in error; of these: %v", edits, failing, met)
	for kind := range wordKinds {
		if rounds == scripts && met[kind] == 0 {
			t.Errorf("no edit was of the kind %q", kind)
		}
	}
	if edits == 0 || rounds == scripts && failing*3 > edits {
		t.Error("the edits do not test enough")
	}
}
