package pipeline

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What archives have: ids of headings, and what else is kept from a site before this one.

// archiveEdits are all of them, by name.
var archiveEdits = map[string]editor{
	"heading":   editHeadingID,
	"undated":   editUndated,
	"textless":  editTextless,
	"download":  editDownload,
	"language":  editLanguage,
	"rules":     editArchiveRules,
	"order":     editOrder,
	"also in":   editAlsoIn,
	"elsewhere": editElsewhere,
}

// editArchive makes one of them.
func editArchive(s *state, r *rand.Rand) string {
	names := archiveNames()
	name := names[r.IntN(len(names))]
	done := archiveEdits[name](s, r)
	if done == "" {
		return ""
	}
	return name + " of " + done
}

func archiveNames() []string {
	return []string{"also in", "download", "elsewhere", "heading", "language", "order", "rules", "textless", "undated"}
}

var anyHeading = regexp.MustCompile(`(?m)^(## .*?)( \{#[^}]*\})?$`)

// editHeadingID gives the headings of a document ids of their own, or takes them away.
func editHeadingID(s *state, r *rand.Rand) string {
	name := choose(r, s.those(func(name string) bool { return isText(name) && anyHeading.MatchString(s.files[name]) }))
	if name == "" {
		return ""
	}
	n := 0
	s.files[name] = anyHeading.ReplaceAllStringFunc(s.files[name], func(heading string) string {
		heading = anyHeading.ReplaceAllString(heading, "$1")
		if n++; r.IntN(3) > 0 {
			return heading
		}
		return heading + fmt.Sprintf(pick(r, " {#id-%d}", " {#own-%d}", " {#what-was-found}"), n)
	})
	return name
}

// editUndated makes a guide without a date of an article, or gives one a date again.
func editUndated(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	if r.IntN(3) == 0 {
		if guides := s.those(func(name string) bool { return isArticle(name) && !strings.Contains(s.files[name], "\ndate:") }); len(guides) > 0 {
			name = choose(r, guides)
		}
	}
	if name == "" {
		return ""
	}
	if !strings.Contains(s.files[name], "\ndate:") && r.IntN(2) == 0 {
		s.files[name] = setKey(s.files[name], "date", s.someDay(r))
		return name + " has a date"
	}
	review := fmt.Sprintf("{by: ada, on: 2026-%02d-%02d}", 9+r.IntN(3), 1+r.IntN(21))
	for _, key := range [][2]string{{"date", ""}, {"kind", "guide"}, {"reviewed", review}, {"authors", "[desk]"}} {
		s.files[name] = setKey(s.files[name], key[0], key[1])
	}
	return name
}

// editOrder gives a category another order.
func editOrder(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isCategory))
	if name == "" {
		return ""
	}
	within := s.those(func(n string) bool { return isArticle(n) && strings.HasPrefix(n, path.Dir(name)+"/") })
	var wanted []string
	for range r.IntN(4) {
		if n := slugOf(choose(r, within)); !slices.Contains(wanted, n) && n != "." {
			wanted = append(wanted, n)
		}
	}
	s.files[name] = setKey(s.files[name], "order", pick(r, "", "title", "title", inBrackets(wanted), inBrackets(wanted)))
	return name
}

// editAlsoIn puts an article into further categories, or takes it out of them.
func editAlsoIn(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	if name == "" {
		return ""
	}
	var also []string
	for range r.IntN(3) {
		if c := strings.TrimPrefix(choose(r, s.folders()), "content/"); !slices.Contains(also, c) && !strings.HasPrefix(name, "content/"+c+"/") {
			also = append(also, c)
		}
	}
	s.files[name] = setKey(s.files[name], "also_in", inBrackets(also))
	return name
}

// editElsewhere says where an article was published first, or that it was here.
func editElsewhere(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	if name == "" {
		return ""
	}
	n := r.IntN(20)
	s.files[name] = setKey(s.files[name], "published_at", pick(r, "", fmt.Sprintf(`{title: Paper %d, url: "https://paper.example/%d"}`, n, n),
		fmt.Sprintf(`{title: Paper %d, url: "https://paper.example/a", date: 2026-0%d-05}`, n, 1+n%8)))
	return name
}

// editArchiveRules asks for milder rules about what is old.
func editArchiveRules(s *state, r *rand.Rand) string {
	s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "check", fmt.Sprintf("{archive: {before: 2026-%02d-%02d, level: %s}, words: [described]}", 9+r.IntN(3), 1+r.IntN(28), pick(r, "warn", "note", "off")))
	return "galen.yaml"
}

// editDownload makes a file larger that texts link to, or links to one.
func editDownload(s *state, r *rand.Rand) string {
	file := "static/docs/plan.txt"
	if name := choose(r, s.those(isText)); name != "" && r.IntN(2) == 0 {
		s.files[name] += pick(r, "\nSee [the plan](/docs/plan.txt).\n", "\nSee the plan: [TXT](/docs/plan.txt), [its text (TXT, 1 KB)](/docs/plan.txt).\n", "\n[Numbers](/health/piece-01/numbers.csv).\n")
		return name
	}
	if r.IntN(2) == 0 {
		if csv := choose(r, s.those(func(name string) bool { return path.Base(name) == "numbers.csv" })); csv != "" {
			file = csv
		}
	}
	s.files[file] += strings.Repeat("More,words\n", 1+r.IntN(300))
	return file
}

// editLanguage says in which language an article is.
func editLanguage(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	if name == "" {
		return ""
	}
	s.files[name] = setKey(s.files[name], "lang", pick(r, "", "es", "ar", "en", "de-CH"))
	return name
}

// editTextless takes the text of an article away, as somebody does who forgot to paste it.
func editTextless(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	if name == "" {
		return ""
	}
	head, _, _ := strings.Cut(strings.TrimPrefix(s.files[name], "---\n"), "\n---\n")
	s.files[name] = "---\n" + head + "\n---\n" + pick(r, "", "\n", "\n<!-- soon -->\n")
	return name
}

// TestEditsMeetArchives: random scripts make each of these edits often enough to count, and
// they change something.
func TestEditsMeetArchives(t *testing.T) {
	met := map[string]int{}
	for seed := range uint64(300) {
		s := &state{files: newsroom(), now: midday}
		for _, e := range randomScript(seed, scriptSize) {
			if e.Kind != "archive" && e.Kind != "body" {
				continue
			}
			before := maps.Clone(s.files)
			name, _, _ := strings.Cut(e.apply(s), " of ")
			if e.Kind == "archive" && !maps.Equal(before, s.files) {
				met[name]++
			}
		}
	}
	t.Log("edits: ", met)
	for _, name := range archiveNames() {
		if archiveEdits[name] == nil || met[name] < 3 {
			t.Errorf("%s too seldom: %d", name, met[name])
		}
	}
}

// TestArchiveEdits is TestEquivalence with scripts in which every other edit is one of these.
func TestArchiveEdits(t *testing.T) { playEveryOther(t, "archive", 3) }
