package lint

import (
	"cmp"
	"strings"

	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
	"galen/internal/lint/textseg"
	"galen/internal/lint/vocabulary"
	"galen/internal/typography"
)

// language is what the rules know of one language: its words, and what they are to numbers. The
// words of English stand beside the rules that ask for them; those of another language are in its
// vocabulary. The rules themselves are the same.
type language struct {
	vocabulary *vocabulary.Vocabulary // nil: it is English, which all rules know
	lexicon    *lexicon
	book       *patternSet
	known      *textseg.Gloss[spelling] // what the words are that were met
	studies    *claims.Reader
	sets       sets
	numbers    *quantity.Reader
	forms      map[*form]*form // what stands in the place of one of English
}

// newLanguage makes the language of a vocabulary; of English, there is none.
func (c *Checker) newLanguage(v *vocabulary.Vocabulary) *language {
	l := &language{vocabulary: v, book: &patternSet{}, studies: claims.New()}
	if v == nil {
		l.lexicon, l.numbers = newLexicon(), quantity.NewReader()
		for t, text := range phrases {
			l.book.add(l.lexicon, topic(t), text)
		}
	} else {
		numerals := quantity.LanguageOf(v)
		l.lexicon, l.numbers = lexiconOf(v, numerals), numerals.Reader()
		for _, name := range v.Names("phrase") {
			t, known := topicNames[name]
			if !known {
				panic("vocabulary of " + v.Tag + ": no topic " + name)
			}
			l.book.add(l.lexicon, t, strings.ToLower(v.Section("phrase", name)))
		}
		l.forms = formsOf(v)
	}
	l.book.add(l.lexicon, hype, literal(c.settings.Words))
	l.book.add(l.lexicon, allowed, literal(c.settings.Allow))
	l.sets = newSets(l.lexicon)
	l.book.index(l.lexicon)
	l.known = textseg.NewGloss(l.spell)
	return l
}

// in is a language by its BCP 47 tag, made when it is met first. One without a vocabulary is read
// with the words of English, by rules that ask for none.
func (c *Checker) in(tag string) *language {
	if typography.IsEnglish(tag) {
		return c.english
	}
	v := vocabulary.Of(tag)
	if v == nil {
		return c.english
	}
	if l, met := c.others.Load(v.Tag); met {
		return l.(*language)
	}
	l, _ := c.others.LoadOrStore(v.Tag, c.newLanguage(v))
	return l.(*language)
}

// particular reports whether the language has a sign of which package vocabulary tells.
func (l *language) particular(sign string) bool {
	return l.vocabulary != nil && l.vocabulary.Has(sign)
}

// form is what stands in the language in the place of a form of English.
func (l *language) form(english *form) *form {
	if l.forms == nil {
		return english
	}
	if f := l.forms[english]; f != nil {
		return f
	}
	return never
}

// never matches nothing: a language has no such form.
var never = newForm(`[^\x00-\x{10FFFF}]`)

// formNames are the forms of which a vocabulary tells.
var formNames = map[string]*form{
	"fellBy": fellBy, "fallNoun": fallNoun, "canBeBelow": canBeBelow, "wholeOf": wholeOf, "inBrackets": inBrackets, "compound": compound, "thenFrom": thenFrom,
	"newClause": newClause, "byBefore": byBefore, "directFrom": directFrom, "changeOf": changeOf, "changeSaid": changeSaid, "changeNoun": changeNoun, "ends": ends,
	"effectWords": effectWords, "denials": denials, "takenBack": takenBack, "significant": significant, "markets": markets,
	"readAsRisk": readAsRisk, "against": against, "befallen": befallen, "groupsNamed": groupsNamed, "relativeAfter": relativeAfter, "relativeBefore": relativeBefore,
	"otherThings": otherThings, "benefitBefore": benefitBefore, "benefitAfter": benefitAfter, "noBenefit": noBenefit, "phaseWritten": phaseWritten,
}

// formsOf are the forms of a vocabulary: of each, any of its lines.
func formsOf(v *vocabulary.Vocabulary) map[*form]*form {
	forms := map[*form]*form{}
	for _, name := range v.Names("form") {
		english, known := formNames[name]
		if !known {
			panic("vocabulary of " + v.Tag + ": no form " + name)
		}
		forms[english] = newForm("(?i)(?:" + strings.Join(v.Lines("form", name), "|") + ")")
	}
	return forms
}

// such is an example in the language of what a hint asks for, with a colon before it; of English there is
// none but the hint itself.
func (l *language) such(name string) string {
	if example := l.say(name, ""); example != "" {
		return ": " + example
	}
	return ""
}

// say is how the language puts something that a hint quotes.
func (l *language) say(name, english string) string {
	if l.vocabulary == nil {
		return english
	}
	return cmp.Or(strings.TrimSpace(l.vocabulary.Section("say", name)), english)
}
