// Command searchbench compares the search with Pagefind, on articles that lie elsewhere.
//
//	npm install pagefind@1.6.0
//	git clone https://github.com/GSA/digitalgov.gov
//	go run ./internal/testing/searchbench -texts digitalgov.gov/content -pagefind node_modules/.bin/pagefind
//
// It makes a page of each Markdown file below a folder, of which it takes words and no markup. Then it prints
//
//   - what an index of these pages costs: the CPU time of whole processes, several times in turn;
//   - how often the article that a query was made of is among the first ten results. Half of the queries are words of
//     a title, half are words of a sentence. Others, with a slip in one word, are counted apart;
//   - how many bytes a reader's first query fetches, scripts and JSON compressed and all else as it lies on disk.
//
// Pagefind answers in a Chromium, the index of package search is read by package searcher. What a whole build takes with the
// search and without is no matter of this command: time  galen build.
package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	texts := flag.String("texts", "", "folder of Markdown files")
	pagefind := flag.String("pagefind", "", "the program pagefind; without it Galen is measured alone")
	n := flag.Int("n", 2000, "how many articles are taken")
	queries := flag.Int("queries", 200, "how many queries are asked")
	seed := flag.Uint64("seed", 1, "another asks other queries: tune with one, and tell what another gives")
	rounds := flag.Int("rounds", 5, "how often the index is made; medians are printed")
	index := flag.String("index", "", "only write the index of a folder of pages, the argument, to this one")
	flag.Parse()
	if *index != "" {
		if err := write(flag.Arg(0), *index); err != nil {
			fmt.Fprintln(os.Stderr, "error:", err)
			os.Exit(1)
		}
		return
	}
	if *texts == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*texts, *pagefind, *n, *queries, *rounds, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(texts, pagefind string, n, queries, rounds int, seed uint64) error {
	dir, err := os.MkdirTemp("", "searchbench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	articles, err := read(texts, n)
	if err != nil {
		return err
	}
	c := comparison{dir: dir, articles: articles, pagefind: pagefind}
	fmt.Printf("%d articles, %d words each (median)\n", len(articles), c.words())
	if err := c.write(); err != nil {
		return err
	}
	if err := c.time(rounds); err != nil {
		return err
	}
	asked := c.queries(queries, seed)
	fmt.Printf("%-42s %10s %10s\n", "", "Galen", "Pagefind")
	ours := c.galen(asked)
	theirs := answers{}
	if pagefind != "" {
		if theirs, err = c.ask(context.Background(), asked); err != nil {
			return err
		}
	}
	for _, kind := range []string{title, sentence, slip} {
		fmt.Printf("%-42s %10.3f %10.3f\n", "recall@10, "+kind, ours.recall(asked, kind), theirs.recall(asked, kind))
	}
	fmt.Printf("%-42s %10.3f %10.3f\n", fmt.Sprintf("recall@10, %d queries without a slip", queries), ours.recall(asked, title, sentence), theirs.recall(asked, title, sentence))
	fmt.Printf("%-42s %10.1f %10.1f\n", "KB of a first query, median", ours.median()/1000, theirs.median()/1000)
	fmt.Printf("%-42s %10.1f %10.1f\n", "KB of a first query, most", ours.most()/1000, theirs.most()/1000)
	for _, part := range slices.Sorted(maps.Keys(ours.parts)) {
		fmt.Printf("%-42s %10.1f\n", "  of these "+part+", mean", ours.parts[part]/1000/float64(len(asked)))
	}
	return nil
}

// comparison is what the two are compared by.
type comparison struct {
	dir      string
	articles []article
	pagefind string
}

func (c *comparison) pages() string { return filepath.Join(c.dir, "pages") }

func (c *comparison) out(program string, round int) string {
	return filepath.Join(c.dir, fmt.Sprintf("%s-%d", program, round))
}

func (c *comparison) words() int {
	var all []int
	for _, a := range c.articles {
		all = append(all, len(strings.Fields(a.text)))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// answers is what came of queries.
type answers struct {
	place   []int              // by query: the place of the article among the results, from 1; 0: it is not among the first ten
	fetched []float64          // the bytes of a first query
	parts   map[string]float64 // those of all, by folder or file
}

func (a answers) recall(asked []query, kinds ...string) float64 {
	found, all := 0, 0
	for i, place := range a.place {
		if slices.Contains(kinds, asked[i].kind) {
			all++
			if place > 0 {
				found++
			}
		}
	}
	return float64(found) / float64(max(1, all))
}

func (a answers) median() float64 {
	if len(a.fetched) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(a.fetched))[len(a.fetched)/2]
}

func (a answers) most() float64 { return slices.Max(append(slices.Clone(a.fetched), 0)) }

// timed runs a program and gives the seconds of the processors that it took.
func timed(program string, args ...string) (float64, error) {
	cmd := exec.Command(program, args...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("%s: %w\n%s", program, err, out)
	}
	return (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), nil
}

// time makes the index in turn with Pagefind.
func (c *comparison) time(rounds int) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	var ours, theirs, ratios []float64
	for round := range rounds + 1 { // the first is not counted
		one, err := timed(self, "-index", c.out("galen", round), c.pages())
		if err != nil {
			return err
		}
		other := one
		if c.pagefind != "" {
			if other, err = timed(c.pagefind, "--site", c.pages(), "--output-path", c.out("pagefind", round)); err != nil {
				return err
			}
		}
		if round > 0 {
			ours, theirs, ratios = append(ours, one), append(theirs, other), append(ratios, one/other)
		}
	}
	if rounds == 0 {
		return nil
	}
	middle := func(all []float64) float64 { return slices.Sorted(slices.Values(all))[len(all)/2] }
	fmt.Printf("index, CPU seconds: Galen %.2f, Pagefind %.2f; ratio, pair by pair: median %.3f of %d\n", middle(ours), middle(theirs), middle(ratios), rounds)
	return nil
}
