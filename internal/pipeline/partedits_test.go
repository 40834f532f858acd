package pipeline

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/content"
	"galen/internal/source"
)

// Texts that several documents show. No site begins with any.

// partsOf reads those among files.
func partsOf(files sourceFiles) content.Parts {
	var all []source.File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if content.IsPart(name) {
			all = append(all, source.NewFile(name, []byte(files[name])))
		}
	}
	return content.ReadParts(source.FilesOf(all), content.Rules{Zone: time.UTC})
}

func isShown(name string) bool { return isText(name) && !content.IsPart(name) }

// editPart writes a part and shows it in two documents, changes one, shows it once more, or
// deletes or renames it, with or without what shows it.
func editPart(s *state, r *rand.Rand) string {
	n := r.IntN(1000)
	name := choose(r, s.those(content.IsPart))
	if name == "" || r.IntN(6) == 0 {
		name = fmt.Sprintf("%spart-%d.md", content.PartsFolder, n)
		s.files[name] = fmt.Sprintf(pick(r, "Words of part %d.\n", "## Part %d\n\nSee [us](/about/).\n", ":::note {title=\"Part %d\"}\nWords.\n:::\n", "Part %d.[^1]\n\n[^1]: A note.\n"), n)
		for range 2 {
			s.show(name, choose(r, s.those(isShown)))
		}
		return "create " + name
	}
	shows := "::part{" + slugOf(name) + "}"
	switch r.IntN(10) {
	case 0:
		delete(s.files, name)
		if r.IntN(3) > 0 {
			s.replaceAll(shows, "")
		}
		return "delete " + name
	case 1:
		to := fmt.Sprintf("%spart-%d.md", content.PartsFolder, n)
		s.carry(name, to)
		if r.IntN(3) > 0 {
			s.replaceAll(shows, "::part{"+slugOf(to)+"}")
		}
		return "rename " + name + " to " + to
	case 2, 3:
		document := choose(r, s.those(isShown))
		s.show(name, document)
		return name + " shown by " + document
	case 4:
		s.files[name] += fmt.Sprintf("\nSee [that piece](%s).\n", s.someSlug(r))
	case 5:
		s.files[name] += pick(r, "\n![A picture](/shared.png)\n", "\n![A scan](../health/heart/scan.jpg)\n", "\n:::table\nfile: cases.csv\ncaption: A table\n:::\n")
	case 6:
		s.files[name] += fmt.Sprintf("\n## Heading %d\n\nMore.\n", n)
	default:
		s.files[name] += fmt.Sprintf("\nMore words %d.\n", n)
	}
	return "part " + name
}

// show lets a document show a part.
func (s *state) show(part, document string) {
	if document != "" {
		s.files[document] += "\n::part{" + slugOf(part) + "}\n"
	}
}

// replaceAll changes a text in every document.
func (s *state) replaceAll(old, now string) {
	for _, name := range s.those(isText) {
		s.files[name] = strings.ReplaceAll(s.files[name], old, now)
	}
}

// TestEditsMeetParts: in the random scripts, parts that documents show are edited, deleted and
// renamed often enough to count.
func TestEditsMeetParts(t *testing.T) {
	met := map[string]int{}
	for seed := range uint64(300) {
		s := &state{files: newsroom(), now: midday}
		for _, e := range randomScript(seed, scriptSize) {
			if e.Kind != "part" && e.Kind != "body" {
				continue
			}
			before := maps.Clone(s.files)
			done := e.apply(s)
			for name, text := range before {
				if !content.IsPart(name) || s.files[name] == text {
					continue
				}
				shown := 0
				for _, other := range before {
					shown += min(1, strings.Count(other, "::part{"+slugOf(name)+"}"))
				}
				if shown > 0 {
					met[strings.Fields(done)[0]]++
				}
			}
			if strings.HasPrefix(done, "create "+content.PartsFolder) {
				met["create"]++
			}
		}
	}
	t.Log("edits of parts that documents show: ", met)
	if min(met["create"], met["part"], met["rename"], met["delete"]) < 3 {
		t.Errorf("too seldom: %v", met)
	}
}
