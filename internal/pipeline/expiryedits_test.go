package pipeline

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/site"
	"galen/internal/testing/testtime"
)

// What leads to pages that are there only for their articles, of which all expire or are held back.

// vacantTag is a tag that few articles have.
var vacantTag = regexp.MustCompile(`tags: \[(vacant-\d)\]`)

// editExpiry gives an article a tag that few have, and a time at which readers do not see it; or
// has something lead to the page of such a tag; or moves the clock.
func editExpiry(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	if name == "" {
		return "nothing"
	}
	var tags []string
	for _, n := range s.those(isArticle) {
		if m := vacantTag.FindStringSubmatch(s.files[n]); m != nil {
			tags = append(tags, m[1])
		}
	}
	kind := r.IntN(8)
	if len(tags) == 0 {
		kind = 0
	}
	switch kind {
	case 0, 1, 2:
		line := pick(r, "expires", "expires", "embargo", "draft")
		value := "true"
		if line != "draft" {
			value = s.now.Add(time.Duration(r.IntN(12)-5) * time.Hour).Format("2006-01-02T15:04")
		}
		for _, key := range []string{"expires", "embargo", "draft"} {
			s.files[name] = setKey(s.files[name], key, "")
		}
		s.files[name] = setKey(setKey(s.files[name], line, value), "tags", fmt.Sprintf("[vacant-%d]", r.IntN(4)))
		return name + ": " + line + ": " + value
	case 3, 4:
		s.files[name] += fmt.Sprintf("\nSee [all of them](/tags/%s/).\n", choose(r, tags))
		return name + ": a link to a tag"
	case 5:
		s.files[name] = setKey(s.files[name], "related", fmt.Sprintf("[{title: All of them, url: /tags/%s/}]", choose(r, tags)))
		return name + ": a related link to a tag"
	case 6:
		s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "menus", fmt.Sprintf("{main: [{title: All of them, url: /tags/%s/}, {title: Health, url: /health/}]}", choose(r, tags)))
		return "galen.yaml: a tag in a menu"
	}
	s.now = s.now.Add(time.Duration(1+r.IntN(4)) * time.Hour)
	return "clock to " + s.now.Format(time.RFC3339)
}

// TestExpiryEdits is TestEquivalence with scripts in which every other edit is one of these.
func TestExpiryEdits(t *testing.T) { playEveryOther(t, "expiry", 23) }

// fadingSite is a random site of articles that come and go, with everything that can lead to them.
func fadingSite(r *rand.Rand) sourceFiles {
	files := sourceFiles{
		"content/_index.md":           "---\ntitle: News\ndescription: All.\n---\n",
		"content/authors/ada.md":      "---\nname: Ada\nrole: Reporter\n---\n",
		"content/authors/bob.md":      "---\nname: Bob\nrole: Reporter\n---\n",
		"content/health/_index.md":    "---\ntitle: Health\ndescription: All.\norder: [piece-0, piece-1]\n---\n",
		"content/food/_index.md":      "---\ntitle: Food\ndescription: All.\n---\n",
		"content/conditions/lupus.md": "---\ntitle: Lupus\npicks: [piece-2]\n---\n",
		"content/chosen.md":           "---\ntitle: Chosen\ndescription: Some.\nlist: {tag: canary0tag}\n---\n",
		"content/glossary.yaml":       "- {term: VTE, expansion: venous clots, meaning: Clots., article: piece-3}\n",
	}
	addresses := []string{"/series/", "/studies/", "/health/", "/conditions/lupus/", "/chosen/", "/food/"}
	for i := range 8 {
		name := fmt.Sprintf("content/health/piece-%d.md", i)
		word := fmt.Sprintf("canary%dword", i)
		at := func() string { return midday.Add(time.Duration(r.IntN(96)) * time.Hour).Format("2006-01-02T15:04") }
		text := fmt.Sprintf("---\ntitle: A %s\ndescription: Of it.\ndate: 2026-%02d-02\nauthors: [%s]\n%s---\nThe %s is here.\n", word, 1+r.IntN(10), pick(r, "ada", "bob"),
			pick(r, "expires: "+at()+"\n", "expires: "+at()+"\n", "embargo: "+at()+"\n", "draft: true\n"), word)
		text = setKey(text, "tags", fmt.Sprintf("[canary%dtag]", i/2))
		addresses = append(addresses, fmt.Sprintf("/tags/canary%dtag/", i/2), fmt.Sprintf("piece-%d", i))
		if r.IntN(2) == 0 {
			text = setKey(text, "series", fmt.Sprintf("canary%dseries", i/3))
			addresses = append(addresses, fmt.Sprintf("/series/canary%dseries/", i/3))
		}
		if r.IntN(2) == 0 {
			text = setKey(text, "conditions", pick(r, "[lupus]", fmt.Sprintf("[canary%dterm]", i), fmt.Sprintf("[lupus, canary%dterm]", i)))
			if strings.Contains(text, fmt.Sprintf("canary%dterm", i)) {
				addresses = append(addresses, fmt.Sprintf("/conditions/canary%dterm/", i))
			}
		}
		text = setKey(text, "also_in", pick(r, "", "[food]"))
		text = setKey(text, "study", "{design: case-report, results: peer-reviewed, participants: 1}")
		text = setKey(text, "disclosures", "[None declared.]")
		if r.IntN(3) == 0 {
			text = setKey(text, "corrections", `[{date: 2026-11-02, text: "It was three, and not two."}]`)
			addresses = append(addresses, "/corrections/")
		}
		files[name] = text
	}
	open := "---\ntitle: Open\ndescription: Open.\ndate: 2026-11-01\nauthors: [ada]\nrelated: [piece-4, {title: R, url: /tags/canary1tag/}]\nbreadcrumbs: [{title: Home, url: /}, {title: B, url: /tags/canary2tag/}]\n---\n\nOf VTE.\n"
	for i, a := range addresses {
		open += fmt.Sprintf("\nSee [place %d](%s).\n", i, a)
	}
	files["content/food/open.md"] = open
	files["galen.yaml"] = "title: News\nbaseURL: https://news.example/\ntimezone: Europe/Berlin\npageSize: 2\nsearch: true\ntaxonomies: {conditions: {title: Conditions}}\ncheck: {levels: {HN404: off}}\n" +
		"menus: {main: [{title: S, url: /series/}, {title: T, url: /tags/canary3tag/}, {title: P, url: piece-5}]}\n"
	return files
}

// fadingWord is a word of an article that comes and goes, or a name of what it is filed under.
var fadingWord = regexp.MustCompile(`canary\d[a-z]+`)

// unseenWords are those that stand in nothing but what readers may not see.
func unseenWords(files sourceFiles, r Result) (words []string) {
	seen, all := map[string]bool{}, map[string]bool{}
	for file, text := range files {
		if !strings.HasPrefix(file, "content/health/piece-") {
			continue
		}
		shown := !slices.ContainsFunc(r.HeldBack, func(h site.HeldBack) bool { return h.File == file })
		for _, word := range fadingWord.FindAllString(text, -1) {
			all[word] = true
			seen[word] = seen[word] || shown
		}
	}
	for word := range all {
		if !seen[word] {
			words = append(words, word)
		}
	}
	return words
}

// TestFadingSites builds random sites at each instant at which something expires or is published:
// nothing stops a build, no word of what readers may not see is in a file or its name, what was
// built before is used for the same bytes, and just the addresses that were foretold change.
func TestFadingSites(t *testing.T) {
	instants, vacant, hidden := 0, 0, 0
	for seed := range uint64(max(1, testtime.Rounds(4))) {
		files := fadingSite(rand.New(rand.NewPCG(seed, 29)))
		dir := quickDir(t)
		files.sync(t, dir, nil)
		opt := Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter, NoCheck: true}
		build := func(now time.Time) (outputFiles, Result) {
			opt := opt
			opt.Now = now
			r := Run(context.Background(), opt)
			if r.Problems.Failed() {
				t.Fatalf("site %d at %s: %v", seed, now, r.Problems)
			}
			shown := look(t, opt.Output)
			maps.DeleteFunc(shown, func(file, _ string) bool { return strings.HasPrefix(file, ".galen/") })
			return shown, r
		}
		build(midday)
		changes, _, _, list := Forecast(context.Background(), opt, 5)
		if list.Failed() {
			t.Fatalf("site %d: %v", seed, list)
		}
		for _, c := range changes {
			instants++
			eve, _ := build(c.At.Add(-time.Second))
			now, r := build(c.At)
			told := slices.Concat(c.Added, c.Changed, c.Removed)
			found := slices.Concat(addresses(now, func(file string) bool { return eve[file] != now[file] }), addresses(eve, func(file string) bool { _, still := now[file]; return !still }))
			slices.Sort(told)
			slices.Sort(found)
			if !slices.Equal(told, found) {
				t.Errorf("site %d at %s changed\n%v\nforetold\n%v", seed, c.At, found, told)
			}
			for _, d := range r.Problems {
				if d.Code == "held-link" && strings.Contains(d.Message, "a page ") {
					vacant++
				}
			}
			for _, word := range unseenWords(files, r) {
				hidden++
				for file, text := range now {
					if strings.Contains(file+text, word) {
						t.Errorf("site %d at %s: %s shows %s", seed, c.At, file, word)
					}
				}
			}
			check(t, os.RemoveAll(opt.Output))
			check(t, os.RemoveAll(filepath.Join(dir, CacheFolder)))
			if clean, _ := build(c.At); clean.differs(now, "a warm build") != "" {
				t.Errorf("site %d at %s: %s", seed, c.At, clean.differs(now, "a warm build is no clean one"))
			}
		}
	}
	t.Logf("%d instants, %d links to pages without articles, %d words of what is held back sought", instants, vacant, hidden)
	if instants == 0 || vacant == 0 || hidden == 0 {
		t.Error("nothing was tested")
	}
}
