package lint

import (
	"slices"
	"strings"

	"galen/internal/content"
)

// toldWords tell of a suicide, an attempt or self-harm: once is enough.
const toldWords = `
killed|kills|killing|kill|hanged|hang|shot himself|herself|themselves|themself|yourself|myself|oneself
took|take|takes|taken|taking his|her|their|my|your|our own life|lives
end|ended|ending|ends his|her|their|my|your|our own? life|lives
die|died|dies|dying|death|deaths|dead|lost by|from|to suicide
attempted|attempt|attempts|attempting|completed|committed|commit|commits|committing|contemplated|contemplating|considered|considering suicide
suicide attempt|attempts|note|pact|death|deaths
`

// namedWords name the topic.
const namedWords = `
suicide|suicides|suicidal|suicidality|parasuicide
self harm|harms|harmed|harming|injury|injuries|injurious|mutilation
harm|harms|harmed|harming himself|herself|themselves|themself|yourself|myself|oneself
`

// otherWords hold the word and mean something else: genes, cells, attacks, turns of
// phrase, and laws on assisted dying, for which there is other guidance.
const otherWords = `
suicide gene|genes|transgene|inhibitor|inhibitors|substrate|substrates|switch|switches|enzyme|squad|mission|missions|bomber|bombers|bombing|bombings|attack|attacks|attacker|vest|vests
assisted|political|career|economic|commercial|professional|social|cell|cells|cellular|bacterial|programmed|electoral suicide
suicidal cell|cells|erythrocyte|erythrocytes
shot|shoot|shooting himself|herself|themselves|yourself|myself in the foot
killed|kill|killing himself|herself|themselves|yourself|myself laughing|working
`

// harshWords name topics of which some readers have been the victims.
const harshWords = `
overdose|overdoses|overdosed|overdosing
eating disorder|disorders
anorexia nervosa
bulimia|bulimic
domestic|sexual|intimate|partner|dating violence
domestic|sexual|child|physical abuse
sexual|indecent assault|assaults
sexually abused|assaulted
rape|raped|rapes|rapist !oil|seed|seeds|plant|field
`

// helplineWords say in the text itself where help is to be had.
const helplineWords = `
samaritans ..12 #
call|text|ring|calls|dial ..6 988|116|111|13|lifeline|helpline|hotline|samaritans
988 ..2 suicide|crisis|lifeline
crisis|suicide|prevention ..2 lifeline|helpline|hotline|line ..12 #
116 123
beat ..2 0808
`

// crisis finds articles about suicide or self-harm, HN112, and about other topics
// that may touch a reader, HN315, on which the page does not say where to find help.
// Articles with the tag of a crisis are judged by package site.
func (r *reading) crisis() {
	if !r.any(told, named, harsh) || r.helped() {
		return
	}
	if p, h, found := r.mention(told, named, 2); found {
		r.report("HN112", p, h.from, r.helpHint("suicide"), "the story speaks of suicide or self-harm (%q), and its page does not say where to find help", r.said(p, h.from, h.to))
	} else if p, h, found := r.mention(topics, harsh, 3); found {
		r.report("HN315", p, h.from, r.helpHint("support"), "the story is about %q, and its page does not say where to find help", r.said(p, h.from, h.to))
	}
}

// any reports whether a phrase of one of the topics was met at all.
func (r *reading) any(all ...topic) bool {
	for i := range r.hits {
		if slices.Contains(all, r.hits[i].topic) {
			return true
		}
	}
	return false
}

// mention is where an article speaks of something: in its headline, its dek, once in
// a phrase of the topic sure, or several times in one of the topic weak.
func (r *reading) mention(sure, weak topic, times int) (first *block, at hit, found bool) {
	count, last := 0, -1
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			if h.topic != sure && h.topic != weak || r.otherwise(p, h) || h.from < last {
				continue
			}
			if h.topic == sure && !(sure == told && r.has(p, sideEffect)) || p.role != body { // one death by suicide among the adverse events
				return p, h, true
			}
			if last = h.to; count == 0 {
				first, at = p, h
			}
			count++
		}
	}
	return first, at, count >= times
}

// otherwise reports whether the words of a hit are part of a phrase that means
// something else.
func (r *reading) otherwise(p *block, h hit) bool {
	return slices.ContainsFunc(r.found(p), func(o hit) bool { return o.topic == otherwise && o.from < h.to && h.from < o.to })
}

// helped reports whether the page of the article has a box, or has to have one
// because of a tag.
func (r *reading) helped() bool {
	for _, t := range r.article.Tags {
		if tag := content.Slug(t.Text); r.helps[tag] || slices.Contains(content.Crises, tag) {
			return true
		}
	}
	return len(r.article.Help) > 0 || r.count(helpline) > 0 || r.vocabulary == nil && r.anywhere(helpTold.form)
}

// helpHint says how the page comes to a box: one that galen.yaml has, or a new one.
func (r *reading) helpHint(usual string) string {
	for _, box := range r.boxes {
		if strings.Contains(box, usual) || len(r.boxes) == 1 {
			return "add  help: [" + box + "]  to the front matter"
		}
	}
	if len(r.boxes) > 0 {
		return "add one of your help boxes to the front matter, such as  help: [" + r.boxes[0] + "]"
	}
	return "add  help: [" + usual + "]  to the front matter, and describe the box in galen.yaml:  help: {" + usual + ": {title: …, links: [{title: …, url: \"tel:…\"}]}}"
}

// Helps says which help boxes the site has: their topics, and the tags whose articles
// show them.
func (c *Checker) Helps(topics, tags []string) {
	c.boxes, c.helps = topics, map[string]bool{}
	for _, name := range slices.Concat(topics, tags) {
		c.helps[content.Slug(name)] = true
		c.Key += "\nhelp " + name
	}
}
