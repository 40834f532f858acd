package lint

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galen/internal/lint/rules"
)

// byReaders are the passages of four readers who did not know the rules. They have been learnt from since: how many are found
// says that nothing was lost, and not how many a fifth reader's would be.
const byReaders = "testdata/readers"

var (
	passagesIn = flag.String("passages", byReaders, "a folder with faults.md and near.md, of which TestReaders prints what is found")
	half       = flag.String("half", "all", "the passages that are read, by their place: odd, even or all")
	listed     = flag.Bool("listed", false, "print those that are missed or raised")
)

// passage is a text that somebody wrote for the rules to find something in, or nothing.
type passage struct{ kind, note, text string }

// passagesOf reads a file of passages: ## KIND: note, and the text below it.
func passagesOf(name string) (all []passage, err error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	for _, item := range strings.Split("\n"+string(data), "\n## ")[1:] {
		head, text, _ := strings.Cut(item, "\n")
		kind, note, _ := strings.Cut(head, ":")
		text = strings.TrimSpace(text)
		if title, rest, divided := strings.Cut(text, "\n\n"); divided && !strings.ContainsAny(title[len(title)-1:], ".?!”\"’") {
			text = title + "|" + rest
		}
		all = append(all, passage{strings.TrimSpace(kind), strings.TrimSpace(note), text})
	}
	return all, nil
}

// chosen are the passages of one half.
func chosen(all []passage) (some []passage) {
	for i, p := range all {
		if *half == "all" || (i%2 == 0) == (*half == "odd") {
			some = append(some, p)
		}
	}
	return some
}

// TestReaders prints, of a folder of passages, how many faults of each kind are found, and which rules of a kind are
// raised by passages without that fault. Of those at hand, it fails where fewer are found than were before,
// or more raised:
//
//	go test ./internal/lint -run TestReaders -v -passages FOLDER [-half odd] [-listed]
func TestReaders(t *testing.T) {
	c := New(rules.Settings{})
	faults, err := passagesOf(filepath.Join(*passagesIn, "faults.md"))
	if err != nil {
		t.Fatal(err)
	}
	near, err := passagesOf(filepath.Join(*passagesIn, "near.md"))
	if err != nil {
		t.Fatal(err)
	}
	found, all, total := map[string]int{}, map[string]int{}, 0
	for _, p := range chosen(faults) {
		all[p.kind]++
		codes := codesOf(t, c, p)
		if slices.ContainsFunc(codes, func(code string) bool { return strings.Contains(kindCodes[p.kind], code) }) {
			found[p.kind]++
			total++
		} else if *listed {
			fmt.Printf("MISSED %s: %s %v\n%s\n\n", p.kind, p.note, codes, p.text)
		}
	}
	raised, alarmed, passages, others := map[string]int{}, map[string]int{}, 0, map[string]int{}
	for _, p := range chosen(near) {
		any := ""
		for _, code := range codesOf(t, c, p) {
			if strings.Contains(kindCodes[p.kind], code) {
				raised[code]++
				any = code
			} else {
				others[code]++
			}
		}
		if any == "" {
			continue
		}
		passages++
		alarmed[p.kind]++
		if *listed {
			fmt.Printf("RAISED %s %s: %s\n%s\n\n", any, p.kind, p.note, p.text)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		fmt.Printf("%-12s %3d of %3d, %d raised\n", kind, found[kind], all[kind], alarmed[kind])
	}
	fmt.Printf("%s: %d of %d faults found; %d of %d near-misses raised, %v, of other kinds %v\n", *half, total, len(chosen(faults)), passages, len(chosen(near)), raised, others)
	if *passagesIn == byReaders && *half == "all" && (len(faults) != 246 || len(near) != 246 || total < 231 || passages > 1) {
		t.Error("these were 231 of 246 and one of 246")
	}
}

// codesOf are the rules that find something in a passage, each once.
func codesOf(t *testing.T, c *Checker, p passage) (codes []string) {
	for _, d := range findings(t, c, "content/health/x.md", titled(p.text)) {
		code := d.Code
		if code == "HN320" && !strings.Contains(d.Message, "what it costs") {
			code = "HN320 of others" // it names several things, and the faults are about one of them
		}
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// kindCodes are the rules that find the faults of a kind.
var kindCodes = map[string]string{
	"accuracy": "HN243 HN245", "animal": "HN222", "arithmetic": "HN236 HN237 HN233 HN232 HN238", "baseline": "HN230", "benefit": "HN322", "cause": "HN224 HN225", "cost": "HN320",
	"denominator": "HN234 HN231", "dose": "HN236 HN248", "early": "HN220", "extrapolate": "HN222 HN246", "first": "HN213 HN210 HN201 HN202 HN212", "funding": "HN323 HN311",
	"harms": "HN321", "help": "HN112 HN249 HN315", "interval": "HN239 HN245", "licence": "HN247", "odds": "HN241 HN245", "onearm": "HN226", "people": "HN214", "placebo": "HN226",
	"points": "HN238 HN236", "relative": "HN230", "subgroup": "HN229", "suicide": "HN215 HN214", "surrogate": "HN228", "survival": "HN244", "unpublished": "HN227 HN221 HN223", "upto": "HN242",
}
