package risk

import (
	"regexp"
	"slices"
	"strings"

	"galen/internal/frontmatter"
	"galen/internal/words"
)

// A label tells the people of one group from those of the other, after the word "people": on
// placebo, given the tablets, who walked. A short noun phrase gets "with" before it, one of a
// group "in the"; what still makes no sentence is refused.

// leads begin a label that needs no word before it.
var leads = set("with without on in after before under over at from given taking having using receiving getting eating drinking doing living smoking offered assigned allocated " +
	"treated untreated randomised randomized not who whose by for during of off per as aged exposed unexposed invited screened unscreened vaccinated unvaccinated diagnosed tested born advised told")

// Words that begin a sentence of its own, and those that begin the rest of one.
var (
	subjects = set("they people patients those women men participants adults children babies volunteers everyone everybody he she we i")
	verbs    = set("took had got received were was is are did do does has have used ate drank walked drove slept smoked lived stopped started")
	bare     = set("control controls comparator comparison intervention")
	lowered  = set("usual placebo standard no the a an nothing care treatment current routine waiting dummy sham other both old new")
)

func set(all string) map[string]bool {
	words := map[string]bool{}
	for word := range strings.FieldsSeq(all) {
		words[word] = true
	}
	return words
}

var (
	ofGroup = regexp.MustCompile(`(?i)^(?:the )?(.*\b(?:group|arm))$`)
	stopped = regexp.MustCompile(`[.;:?!](?: |$)`)
	wordly  = regexp.MustCompile(`\pL{2}|^\pL$`)
	answers = set("yes no none n/a na true false nil unknown")
)

// label reads what tells a group from the other, in a language.
func label(r *frontmatter.Reader, key, tag string) frontmatter.Word {
	w := r.Line(key, maxPhrase)
	if w.Text == "" {
		return w
	}
	if leads := foreignLeads(tag); leads != nil {
		if first, rest, _ := strings.Cut(w.Text, " "); slices.Contains(leads, strings.ToLower(first)) {
			w.Text = strings.TrimSpace(strings.ToLower(first) + " " + rest)
		}
		return w
	}
	first, rest, _ := strings.Cut(w.Text, " ")
	second, _, _ := strings.Cut(rest, " ")
	first, second = strings.ToLower(first), strings.ToLower(second)
	hint := "write how the group differs, such as  " + key + ": with usual care"
	switch plain := strings.TrimRight(w.Text, ".;:?! "); {
	case !wordly.MatchString(w.Text) || answers[strings.ToLower(w.Text)]:
	case stopped.MatchString(w.Text):
		if !stopped.MatchString(plain) && plain != "" {
			hint = "write  " + key + ": " + plain
		}
	case subjects[first] && (leads[second] || second == "who"):
		hint = "write  " + key + ": " + rest
	case subjects[first] && verbs[second]:
		hint = "write  " + key + ": who " + rest
	case subjects[first]:
	case verbs[first]:
		hint = "write  " + key + ": who " + w.Text
	case bare[first] && rest == "":
		hint = "write  " + key + ": in the " + strings.TrimSuffix(first, "s") + " group"
	default:
		if lowered[first] || leads[first] { // it stands in the middle of a sentence
			w.Text = first + w.Text[len(first):]
		}
		return w
	}
	r.Problem(key, "bad-label", hint, "“people %s” does not make a sentence", w.Text)
	return w
}

// treated reads what the second group had, which is put after "with" and "without".
func treated(r *frontmatter.Reader, tag string) frontmatter.Word {
	w := r.Line("treatment", maxPhrase)
	first, rest, _ := strings.Cut(w.Text, " ")
	doubled := []string{"with", "without", "on", "taking", "given", "receiving", "having", "using"}
	if leads := foreignLeads(tag); leads != nil {
		doubled = leads[:2]
	}
	if rest != "" && slices.Contains(doubled, strings.ToLower(first)) {
		r.Problem("treatment", "bad-label", "write  treatment: "+rest, "%q is shown after the words “%s” and “%s”", w.Text, doubled[0], doubled[1])
	}
	return w
}

// labelled is a label as it stands after "people".
func labelled(l *words.Language, label string) string {
	plain := unquoted(label)
	first, _, _ := strings.Cut(plain, " ")
	if own := foreignLeads(l.Tag()); slices.Contains(own, first) || own == nil && leads[first] {
		return label
	}
	if m := ofGroup.FindStringSubmatch(plain); m != nil {
		group := m[1]
		if plain != label {
			group = marked(group)
		}
		return l.Say("risk.in-group", words.Text("group", group))
	}
	return l.Say("risk.labelled", words.Text("label", label))
}
