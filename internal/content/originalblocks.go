package content

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"galen/internal/blocks/risk"
	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// The blocks study and risk show facts, which a translation has from its original as it has those of its front matter.
// It repeats them, so they are held against each other. Blocks may stand in another order, and one of the two files
// may have more of them.

// factBlock is a block that shows facts.
type factBlock struct {
	name  string
	at    diag.Position
	facts []blockFact
}

// blockFact is what a block says at a key. Under is the harm that it is of, by its number; 0 is the block itself.
type blockFact struct {
	key   string
	under int
	said  string
	at    diag.Position
}

// sameBlocks reports every fact of a block of a translation that is not the one of its original, and gives the parts
// of the original on which that depends.
func (h *headerDecoder) sameBlocks(p divided, body *Body) (shown []ShownPart) {
	from := h.rules.Parts.original(h.doc.File)
	if from == nil || from.plain || len(body.Risks)+len(body.Studies) == 0 {
		return nil
	}
	of, _, ok := split(from.file.Loaded())
	if !ok {
		return nil
	}
	of.zone = h.rules.Zone
	originals, parts := of.factBlocks(from.file.Path, h.rules.Parts)
	own, _ := p.factBlocks(h.doc.File, h.rules.Parts)
	for _, name := range []string{"risk", "study"} {
		h.compare(blocksNamed(own, name), blocksNamed(originals, name), from.file.Path)
	}
	for _, part := range parts {
		shown = append(shown, ShownPart{h.doc.File + withinOriginal + part.Name, part.Digest})
	}
	return shown
}

func blocksNamed(all []factBlock, name string) (some []factBlock) {
	for _, b := range all {
		if b.name == name {
			some = append(some, b)
		}
	}
	return some
}

// compare holds the blocks of a name against those of the original. Each goes with one that says the same, and those
// for which there is none go with what is left, in the order of the text.
func (h *headerDecoder) compare(own, originals []factBlock, file string) {
	own = slices.DeleteFunc(own, func(b factBlock) bool {
		i := slices.IndexFunc(originals, func(o factBlock) bool { return len(b.unlike(o)) == 0 })
		if i >= 0 {
			originals = slices.Delete(originals, i, i+1)
		}
		return i >= 0
	})
	for i, b := range own[:min(len(own), len(originals))] {
		for _, pair := range b.unlike(originals[i]) {
			here, there := pair[0], pair[1]
			d := diag.Errorf(here.at, "other-study", "the block %q of the original, %s, has another %q: %s", b.name, file, here.key, there.said)
			if there.said == "" {
				d.Message = fmt.Sprintf("the block %q of the original, %s, does not say %q", b.name, file, here.key)
			}
			d = d.With(there.at).WithHint("correct one of the two: a translation shows the facts of its original")
			if IsPart(here.at.File) {
				d.Position = diag.Position{File: h.doc.File}
				d = d.With(here.at)
			}
			h.add(d)
		}
	}
}

// unlike are the facts of a block that another does not have, each with what that has in its place.
func (b factBlock) unlike(other factBlock) (all [][2]blockFact) {
	for _, here := range b.facts {
		there := blockFact{at: other.at}
		for _, f := range other.facts {
			if f.key == here.key && f.under == here.under {
				there = f
			}
		}
		if here.said != there.said && !(here.key == "over" && sameSpan(here.said, there.said)) {
			all = append(all, [2]blockFact{here, there})
		}
	}
	return all
}

// factBlocks are the blocks of a text that show facts and can be read, in its order, and the parts that the text shows.
func (p divided) factBlocks(file string, parts Parts) (all []factBlock, shown []ShownPart) {
	c := p.compose(file, nil, parts)
	ast.Walk(c.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		d, ok := n.(*directive.Node)
		if !ok || !entering || d.Form != directive.Data {
			return ast.WalkContinue, nil
		}
		var told diag.List // where the file is read
		v, faults := d.Value(c.source(), c.lines, c.start)
		b := factBlock{name: d.Name, at: c.lines.At(c.start + d.NameAt)}
		switch d.Name {
		case "study":
			b.facts = studyFactsIn(frontmatter.NewReader(v, &told))
		case "risk":
			b.facts = riskFactsIn(v, &told)
		}
		if len(b.facts) > 0 && !faults.Failed() {
			all = append(all, b)
		}
		return ast.WalkContinue, nil
	})
	return all, c.shown
}

// studyFactsIn are the facts of a block study.
func studyFactsIn(r *frontmatter.Reader) (all []blockFact) {
	s := readStudy(r)
	for _, fact := range studyFacts {
		if said := fact.said(s); said != "" {
			all = append(all, blockFact{key: fact.key, said: said, at: r.Place(fact.key)})
		}
	}
	return all
}

// riskFactsIn are the numbers of a block risk, out of a thousand people; none where they cannot be read.
func riskFactsIn(v frontmatter.Value, list *diag.List) (all []blockFact) {
	b := risk.Read(frontmatter.NewReader(v, list), "en")
	of := []frontmatter.Value{v}
	if harms := entryOf(v.Entries, "harms"); harms != nil {
		of = append(of, harms.Value.Items...)
	}
	for i, e := range b.Effects[:min(len(b.Effects), len(of))] {
		add := func(key, said string) {
			f := blockFact{key: key, under: i, said: said, at: of[i].At}
			if entry := entryOf(of[i].Entries, key); entry != nil {
				f.at = entry.Value.At
			}
			all = append(all, f)
		}
		for _, arm := range []struct {
			key   string
			count risk.Count
		}{{"without", e.Without}, {"with", e.With}} {
			add(arm.key, outOfThousand(arm.count.N*10, b.People)+" in 1000")
			if r := arm.count.Range; r != nil {
				add(arm.key+"-interval", outOfThousand(r.Low, b.People)+" to "+outOfThousand(r.High, b.People)+" in 1000")
			}
		}
		if e.Over != "" {
			add("over", e.Over)
		}
		add("wanted", strconv.FormatBool(e.Wanted))
	}
	return all
}

// outOfThousand writes tenths of people as people of a thousand.
func outOfThousand(tenths, people int) string {
	return strconv.FormatFloat(float64(tenths)*100/float64(max(people, 1)), 'f', -1, 64)
}

var digitsIn = regexp.MustCompile(`[0-9]+`)

// conversions are how many of one unit of time are one of another.
var conversions = []int{7, 12, 24, 30, 52, 60, 365}

// sameSpan reports whether two spans of time in words of two languages may be one: 5 years and 5 años, 1 year and
// 12 meses. Those that are written without a number say nothing.
func sameSpan(a, b string) bool {
	first, second := digitsIn.FindAllString(a, -1), digitsIn.FindAllString(b, -1)
	if len(first) != len(second) || strings.Join(first, " ") == strings.Join(second, " ") {
		return true
	}
	for i := range first {
		m, _ := strconv.Atoi(first[i])
		n, _ := strconv.Atoi(second[i])
		if m != n && !slices.ContainsFunc(conversions, func(c int) bool { return m*c == n || n*c == m }) {
			return false
		}
	}
	return true
}
