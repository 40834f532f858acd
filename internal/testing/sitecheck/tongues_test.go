package sitecheck_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"galen/internal/pipeline"
	"galen/internal/testing/sitecheck"
)

// more is what the newsroom has not, and a site can say in words of its own.
var more = source{
	"content/glossary.md": []byte("---\ntitle: Gx\nlayout: glossary\n---\n"),
	"content/glossary.yaml": []byte("- {term: ILD, expansion: interstitial lung disease, synonyms: [DPLD], article: risk-1}\n" +
		"- {term: placebo, meaning: Nothing.}\n"),
	"data/cases.csv": []byte("Region,Cases,Low,High\nNorth,12.5,11,14\nSouth,7,6,8\n"),
	"content/health/risk-1.md": []byte(`---
title: Rx
description: Ry
date: 2026-11-02T08:00:00
authors: [ada, desk]
kind: explainer
references:
  - {id: one, title: Tx, pmid: "2861880"}
reviewed: {by: silent, on: 2026-11-02}
published_at: {title: Elsewhere, url: "https://elsewhere.example/x", date: 2026-10-21}
---

ILD and a placebo.[^n]

[^n]: N.

:::risk
outcome: a stroke
without: 20 in 1000
with: 15 in 1000
with-interval: 12 to 19
over: 5 years
treatment: tablets
harms:
  - {outcome: a rash, without: 1 in 1000, with: 2 in 1000}
  - {outcome: a fall, without: 3 in 1000, with: 3 in 1000}

source: one
:::

:::note
N.
:::

:::warning
W.
:::

:::key-points
- K.
:::

:::table
file: cases.csv
caption: Cx
:::

:::chart
kind: dot
file: cases.csv
y: Cases
low: Low
high: High
title: Cy
description: Cz
:::
`),
	"content/health/live-1.md": []byte("---\ntitle: Lx\ndescription: Ly\ndate: 2026-11-02\nauthors: [desk]\nkind: live\n---\n\nIt is of ILD.\n\n## 2026-11-02 09:00 One\n\nA.\n\n## 2026-11-02 10:00 Two\n\nB.\n"),
	"content/health/own-1.md":  []byte("---\ntitle: Ox\ndescription: Oy\ndate: 2026-11-03\nauthors: [desk]\ndisclosures: [Dx]\nopen: yes\nstudy: {design: crossover, phase: 2, comparator: px, participants: 1, results: registered-report}\n---\n\nO.\n"),
}

// TestTongues builds the newsroom and a preview of a bare site in English and in each language
// that has words, and looks in all that is built for the words of English: a build in another
// language has none of two words or more.
func TestTongues(t *testing.T) {
	said, words := saidIn(t, "en"), 0
	phrases, singles := englishPhrases(said), singleWords(said)
	met := 0
	for _, tag := range append([]string{"en"}, tongues(t)...) {
		s := newsroom(t, 12)
		s.everything(t)
		maps.Copy(s, more)
		s["galen.yaml"] = bytes.Replace(s["galen.yaml"], []byte("feeds: {size: 7}\n"), []byte(everyConfig), 1)
		least := bare()
		phrases := slices.DeleteFunc(slices.Clone(phrases), func(p string) bool { return s.holds(p) || least.holds(p) })
		alone := slices.DeleteFunc(slices.Clone(singles), func(w string) bool { return s.holds(w) || least.holds(w) })
		if tag != "en" {
			own := strings.Join(saidIn(t, tag), "\n")
			alone = slices.DeleteFunc(alone, func(w string) bool { return strings.Contains(own, w) })
		}
		found := map[string]string{}
		for _, edition := range []struct {
			source source
			opt    pipeline.Options
		}{{s, pipeline.Options{}}, {least, pipeline.Options{Drafts: true}}} {
			edition.source["galen.yaml"] = inLanguage.ReplaceAll(edition.source["galen.yaml"], []byte("\nlanguage: "+tag+"\n"))
			edition.opt.BaseURL = "https://news.example/"
			site := edition.source.buildWith(t, sunday, edition.opt)
			maps.Copy(found, phrasesIn(site, phrases))
			maps.Copy(found, aloneIn(site, alone))
		}
		t.Logf("%s: %d phrases and %d single words looked for, %d found", tag, len(phrases), len(alone), len(found))
		if tag == "en" {
			met = len(found)
			for _, w := range alone {
				if found[w] != "" {
					words++
				}
			}
			for _, p := range phrases {
				if found[p] == "" {
					t.Logf("never shown: %q", p)
				}
			}
			continue
		}
		for p, name := range found {
			t.Errorf("%s: %s says %q", tag, name, p)
		}
		if len(phrases) < 250 {
			t.Errorf("%d phrases looked for, which are too few", len(phrases))
		}
	}
	if met < 250 || words < 40 {
		t.Errorf("the English sites say %d phrases, and %d single words, which are too few to look for", met, words)
	}
}

var inLanguage = regexp.MustCompile(`\nlanguage: \S+\n`)

// phrasesIn are those that stand in the files of a site, with a file of each.
func phrasesIn(site *sitecheck.Site, phrases []string) map[string]string {
	found := map[string]string{}
	for _, name := range site.Files() {
		if slices.Contains([]string{".png", ".jpg", ".css", ".mp3"}, filepath.Ext(name)) {
			continue
		}
		data := site.File(name)
		for _, p := range phrases {
			if found[p] == "" && bytes.Contains(data, []byte(p)) {
				found[p] = name
			}
		}
	}
	return found
}

// holds reports whether a file of the source has the phrase itself.
func (s source) holds(phrase string) bool {
	for _, data := range s {
		if bytes.Contains(data, []byte(phrase)) {
			return true
		}
	}
	return false
}

// tongues are the languages that have words, but for varieties of English.
func tongues(t *testing.T) (tags []string) {
	files, err := filepath.Glob("../../words/*.yaml")
	for _, f := range files {
		if tag := strings.TrimSuffix(filepath.Base(f), ".yaml"); !strings.HasPrefix(tag, "en") {
			tags = append(tags, tag)
		}
	}
	if err != nil || len(tags) < 7 {
		t.Fatal(tags, err)
	}
	return tags
}

var (
	placeholder = regexp.MustCompile(`\{[^}]*\}`)
	twoWords    = regexp.MustCompile(`\pL{2,}\PL+\pL{2,}`)
)

// aloneIn are the words that stand alone in the files of a site, as the text of an element or the value of
// an attribute or a key, with a file of each.
func aloneIn(site *sitecheck.Site, words []string) map[string]string {
	found := map[string]string{}
	for _, name := range site.Files() {
		if !slices.Contains([]string{".html", ".xml", ".json"}, filepath.Ext(name)) {
			continue
		}
		data := schemaType.ReplaceAll(site.File(name), nil)
		for _, w := range words {
			if found[w] == "" && (bytes.Contains(data, []byte(">"+w+"<")) || bytes.Contains(data, []byte(`"`+w+`"`))) {
				found[w] = name
			}
		}
	}
	return found
}

// singleWords are the texts that are one word, with the capital of one that stands alone.
func singleWords(said []string) (all []string) {
	for _, text := range said {
		if oneWord.MatchString(text) {
			all = append(all, text)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// schemaType is a name of schema.org, which is English everywhere.
var schemaType = regexp.MustCompile(`"@type":"\w+"`)

var oneWord = regexp.MustCompile(`^\p{Lu}\p{Ll}{2,}$`)

// englishPhrases are the pieces between arguments of what en.yaml says, those of two
// words or more.
func englishPhrases(said []string) (all []string) {
	for _, text := range said {
		for _, piece := range placeholder.Split(text, -1) {
			if piece = strings.TrimSpace(piece); twoWords.MatchString(piece) {
				all = append(all, piece)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// saidIn are the texts of the words of a language.
func saidIn(t *testing.T, tag string) (all []string) {
	text, err := os.ReadFile("../../words/" + tag + ".yaml")
	var top yaml.Node
	if err == nil {
		err = yaml.Unmarshal(text, &top)
	}
	if err != nil {
		t.Fatal(err)
	}
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		switch n.Kind {
		case yaml.ScalarNode:
			all = append(all, n.Value)
		case yaml.MappingNode:
			for i := 1; i < len(n.Content); i += 2 {
				walk(n.Content[i])
			}
		default:
			for _, c := range n.Content {
				walk(c)
			}
		}
	}
	walk(&top)
	return all
}
