package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// The words of the generated articles. They mean nothing.
var (
	categories = []string{"health", "health/heart", "health/skin", "trials", "medicines", "screening", "food", "research", "research/statistics", "mind", "sleep", "travel"}
	topics     = strings.Fields("aspirin asthma blood bone bowel brain cough diet eczema eyes fever flu gout heart iron joints kidney liver lungs measles migraine nerves pain plague polio rest salt skin sleep sport stress stroke sugar teeth thyroid vaccines vision vitamins water weight")
	who        = strings.Fields("adults children clinicians families nurses participants patients researchers reviewers teams volunteers")
	did        = strings.Fields("compared counted described followed measured noted recorded repeated reported reviewed tested weighed")
	what       = strings.Split("the number of visits,the dose in each arm,the length of stay,the results after a year,blood pressure at rest,hours of sleep a night,the share who stopped early,side effects by week,costs for each person,answers to a short survey", ",")
	when       = strings.Split("over two years,in nine clinics,after the first month,at the end of the trial,before the rules changed,in a second group,without a comparison group,as planned in the protocol", ",")
	headings   = strings.Split("What was done,What was found,What is not known,Who took part,How it was measured,What it costs,Questions to ask,What comes next", ",")
)

const authors = 40

// write makes a site of n articles below dir: categories, authors, three tags and
// two picks for each article, 600 to 900 words, links, lists, tables, footnotes.
func write(dir string, n int) error {
	put := func(name, text string) error {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, []byte(text), 0o644)
	}
	files := map[string]string{
		"galen.yaml":        "title: Bench News\ndescription: A generated site.\nbaseURL: https://bench.example/\ntimezone: Europe/London\n",
		"content/_index.md": "---\ntitle: Bench News\ndescription: A generated site.\n---\n",
	}
	for _, c := range categories {
		files["content/"+c+"/_index.md"] = fmt.Sprintf("---\ntitle: %s\ndescription: About %s.\n---\n", upper(filepath.Base(c)), c)
	}
	for i := range authors {
		files[fmt.Sprintf("content/authors/desk-%d.md", i)] = fmt.Sprintf("---\nname: Desk %d\nkind: desk\nrole: Reports\n---\nWrites for the benchmark.\n", i)
	}
	for name, text := range files {
		if err := put(name, text); err != nil {
			return err
		}
	}
	for i := range n {
		if err := put("content/"+path(i)+".md", article(i, n)); err != nil {
			return err
		}
	}
	return nil
}

func random(i int, stream uint64) *rand.Rand { return rand.New(rand.NewPCG(uint64(i), stream)) }

func pick(r *rand.Rand, words []string) string { return words[r.IntN(len(words))] }

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// path is where article i lies below content, without its extension.
func path(i int) string {
	r := random(i, 1)
	return fmt.Sprintf("%s/%s-and-%s-%d", pick(r, categories), pick(r, topics), pick(r, topics), i)
}

// newest is the instant of the last article; the others lie in the three years
// before it.
var newest = time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)

func article(i, n int) string {
	r := random(i, 2)
	var b strings.Builder
	title := fmt.Sprintf("%s and %s: what %s %s", upper(pick(r, topics)), pick(r, topics), pick(r, who), pick(r, did))
	date := newest.Add(-time.Duration(r.IntN(3*365*24*60)) * time.Minute)
	fmt.Fprintf(&b, "---\ntitle: %q\ndescription: %q\ndate: %s\nauthors: [desk-%d]\ntags:\n", title, sentence(r), date.Format(time.RFC3339), r.IntN(authors))
	for k := range 3 {
		fmt.Fprintf(&b, "  - %s %s\n", topics[(i*7+k*13+r.IntN(5))%len(topics)], who[r.IntN(len(who))])
	}
	fmt.Fprintf(&b, "related:\n  - %s\n  - %s\n---\n\n", path(r.IntN(n)), path(r.IntN(n)))
	words := paragraph(&b, r)
	note := r.IntN(3) == 0
	if note {
		b.WriteString("[^1]")
	}
	for k, goal := 0, 600+r.IntN(300); words < goal; k++ {
		fmt.Fprintf(&b, "\n\n## %s\n\n", headings[(i+k)%len(headings)])
		words += paragraph(&b, r) + paragraph(&b, r)
		switch k {
		case 0:
			fmt.Fprintf(&b, " Read [more](/%s/).", path(r.IntN(n)))
		case 1:
			fmt.Fprintf(&b, "\n\n- %s\n- %s\n- %s", upper(pick(r, what)), upper(pick(r, what)), upper(pick(r, when)))
		case 2:
			fmt.Fprintf(&b, "\n\n| Group | People | Change |\n|---|--:|--:|\n| One | %d | %d%% |\n| Two | %d | %d%% |", r.IntN(900), r.IntN(40), r.IntN(900), r.IntN(40))
		}
	}
	if note {
		b.WriteString("\n\n[^1]: A note on the numbers.")
	}
	b.WriteString("\n")
	return b.String()
}

func sentence(r *rand.Rand) string {
	return fmt.Sprintf("%s %s %s %s.", upper(pick(r, who)), pick(r, did), pick(r, what), pick(r, when))
}

// paragraph writes some sentences and returns how many words they have.
func paragraph(b *strings.Builder, r *rand.Rand) (words int) {
	for k := range 4 {
		s := sentence(r)
		if k == 2 {
			s = "About **" + fmt.Sprint(5+r.IntN(90)) + "%** of *" + pick(r, who) + "* " + pick(r, did) + " " + pick(r, what) + "."
		}
		words += len(strings.Fields(s))
		b.WriteString(s + " ")
	}
	b.WriteString("\n\n")
	return words
}
