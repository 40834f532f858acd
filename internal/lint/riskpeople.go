package lint

import (
	"slices"
	"strings"
)

// Whether a sentence speaks of the people of a block. A word that is as general as those of the
// block, or more so, is of the same people: "men" beside a block of male smokers. A word that
// contradicts them, or that picks some of them out, is of others.

// Sexes and ages, as bits.
const (
	male, female                  = 1, 2
	baby, child, teen, grown, old = 1, 2, 4, 8, 16

	anySex, anyAge = male | female, baby | child | teen | grown | old
)

// person is what a word says of people: their sex and age, as bits; 0 where it says neither.
type person struct{ sex, age int }

// personWords are words for people of some sex or age, by their stem.
var personWords = personsBy(map[person]string{
	{male, grown | old}:              "men man father",
	{female, grown | old}:            "women woman mother",
	{male, 0}:                        "male males",
	{female, 0}:                      "female females",
	{male, baby | child | teen}:      "boy",
	{female, baby | child | teen}:    "girl",
	{0, baby | child | teen}:         "children child",
	{0, baby}:                        "baby babies infant newborn",
	{0, teen}:                        "teenager adolescent",
	{0, grown | old}:                 "adult",
	{0, old}:                         "elderly older pensioner",
	{0, baby | child | teen | grown}: "younger",
})

// kindNouns are other words for some people and not for others, and kinds are those with others that
// stand beside a noun.
var (
	kindNouns = wordSet("smokers nonsmokers diabetics asthmatics drinkers")
	kinds     = join(kindNouns, wordSet("pregnant black white asian hispanic healthy"))
)

// animals are no people.
var animals = wordSet("mice mouse rat rats animal animals rabbit rabbits monkey monkeys pigs dogs worms")

func personsBy(words map[person]string) map[string]person {
	all := map[string]person{}
	for p, list := range words {
		for stem := range wordSet(list) {
			all[stem] = p
		}
	}
	return all
}

// population is of whom the blocks are.
type population struct {
	stems    []string // of the words that say so
	sex, age int      // as bits
	named    bool     // by another word than people, adults and patients: nurses
	without  bool     // it is of people who have not what is named: without diabetes
}

// populationOf reads of whom a block is.
func (r *reading) populationOf(who string) population {
	p := population{stems: r.stems(who)}
	t := &riskSentence{r: r}
	for _, w := range r.lexicon.wordsOf(nil, who, nil) {
		small := strings.ToLower(who[w.from:w.to])
		t.words = append(t.words, riskWord{w, small, stemOf(small)})
	}
	narrow, wide := anyAge, 0
	for i := range t.words {
		w := &t.words[i]
		said, known := personWords[w.stem]
		p.sex |= said.sex
		if at := t.ageAt(i); at > 0 {
			said.age = at
		}
		if said.age > 0 {
			narrow, wide = narrow&said.age, wide|said.age
		}
		p.without = p.without || t.denied(i)
		p.named = p.named || !known && w.kind == plain && i == 0 && w.text != "people" && w.text != "patients" && w.text != "everyone" && w.text != "anyone"
	}
	if p.sex == 0 {
		p.sex = anySex
	}
	if p.age = narrow; p.age == 0 {
		p.age = wide
	}
	return p
}

// ageAt are the ages that word i begins, as in "over 65" and "aged 50", as bits; 0 for none.
func (t *riskSentence) ageAt(i int) int {
	if !t.in(i, ageWords) || i+1 >= len(t.words) || t.words[i+1].kind != number {
		return 0
	}
	years, below := t.words[i+1].value, t.is(i, "under") || t.is(i, "below") || t.is(i, "younger")
	switch {
	case below && years <= 2:
		return baby
	case below && years <= 13:
		return baby | child
	case below && years < 20:
		return baby | child | teen
	case below:
		return baby | child | teen | grown
	case years >= 55:
		return old
	case years >= 18 && t.is(i, "over"), years >= 18 && t.is(i, "above"):
		return grown | old
	case years >= 18:
		return grown
	case years >= 13:
		return teen
	}
	return baby | child
}

// denied reports whether what stands at word i is what people have not: without diabetes, no
// history of it, do not have it.
func (t *riskSentence) denied(i int) bool {
	return t.around(i, 4, 0, wordSet("without never not no nor non don't didn't free"))
}

// has reports whether a word is one of those that say of whom the blocks are, in this form or
// in another: diabetics and diabetes, smokers and who smoked.
func (p *population) has(stem string) bool {
	return slices.ContainsFunc(p.stems, func(own string) bool { return sameRoot(own, stem) })
}

// sameRoot reports whether two stems are forms of one word: smoker and smok, diabetic and diabet.
func sameRoot(a, b string) bool {
	if a == b || strings.TrimSuffix(a, "er") == b || a == strings.TrimSuffix(b, "er") {
		return true
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 6 && len(a)-n <= 3 && len(b)-n <= 3
}

// otherPeople reports whether a sentence speaks of other people than the blocks do.
func (t *riskSentence) otherPeople(s *subject) bool {
	said, sexes := s.people, map[int]bool{}
	for i := range t.words {
		w := &t.words[i]
		if animals[w.stem] && !s.own[w.stem] || t.otherKind(s, i) {
			return true
		}
		p, known := personWords[w.stem]
		if !known {
			continue
		}
		if p.sex > 0 && p.sex&said.sex == 0 || p.age > 0 && p.age&said.age == 0 {
			return true
		}
		if s.own[w.stem] || said.has(w.stem) {
			continue
		}
		if p.sex > 0 {
			sexes[p.sex] = true
		}
		narrower := p.age > 0 && p.age&said.age != said.age && p.age != grown|old && p.age != baby|child|teen
		if narrower && said.age != grown || p.sex != anySex && t.framed(&said, i, p) {
			return true
		}
	}
	return len(sexes) > 1 && !t.bothSexes()
}

// framed reports whether word i picks some of the people out: in men, among children.
func (t *riskSentence) framed(said *population, i int, p person) bool {
	if said.named || p.sex&said.sex == said.sex && p.age&said.age == said.age || t.bothSexes() {
		return false
	}
	if p.sex|said.sex == said.sex && said.sex != anySex && p.sex > 0 || p.sex == 0 && p.age&said.age == said.age {
		return false // the block is of that sex, or of those ages
	}
	return t.is(i-1, "in") || t.is(i-1, "among") || t.is(i-1, "for")
}

// bothSexes reports whether men and women are named together.
func (t *riskSentence) bothSexes() bool {
	for i := range t.words {
		a, b := personWords[t.words[i].stem], person{}
		if i+2 < len(t.words) && (t.is(i+1, "and") || t.is(i+1, "or")) {
			b = personWords[t.words[i+2].stem]
		}
		if a.sex|b.sex == anySex {
			return true
		}
	}
	return false
}

// otherKind reports whether word i names people whom the blocks do not: non-smokers, with kidney
// disease, without the disease of the block.
func (t *riskSentence) otherKind(s *subject, i int) bool {
	w := &t.words[i]
	if w.text == "type" && i+1 < len(t.words) && t.words[i+1].kind == number {
		return !s.own[t.words[i+1].stem]
	}
	own := s.people.has(w.stem)
	if own && others[w.stem] {
		for k := i + 1; k < len(t.words); k++ { // in people with diabetes, and in people without it
			if t.is(k, "without") && t.is(k+1, "it") && (t.persons(k-1) || t.is(k-1, "those")) {
				return true
			}
		}
	}
	if kinds[w.stem] && !own && !s.own[w.stem] {
		return true
	}
	if strings.HasPrefix(w.stem, "non") && s.people.has(w.stem[3:]) {
		return !s.people.without
	}
	if (own && (kinds[w.stem] || others[w.stem]) || w.stem == "smok" && own) && t.denied(i) != s.people.without {
		return true
	}
	if !others[w.stem] || own || s.own[w.stem] || slices.Contains(s.stems, w.stem) {
		return false
	}
	for k := i - 1; k > max(0, i-4); k-- { // people with kidney disease
		if t.is(k, "with") && (t.persons(k-1) || t.is(k-1, "those")) {
			return true
		}
		if t.words[k+1].before&(comma|stop) != 0 {
			return false
		}
	}
	return false
}
