package lint

import (
	"strings"
	"testing"

	"galen/internal/lint/rules"
	"galen/internal/lint/vocabulary"
)

// asks are the sections without which a rule is deaf to a language.
var asks = map[string]string{
	"HN112": "phrase told, phrase named, phrase otherwise", "HN315": "phrase harsh",
	"HN201": "phrase hype, phrase loud, phrase allowed", "HN202": "phrase hype, phrase loud, phrase allowed", "HN210": "phrase hype", "HN211": "phrase hype", "HN212": "phrase promises",
	"HN214": "phrase labelled, say person-first", "HN215": "phrase telling, phrase reason, phrase way, phrase peace", "HN220": "phrase early, phrase late, phrase settled, phrase harmless, phrase undecided, phrase denied",
	"HN221": "phrase shown, phrase published, phrase unchecked, set results, say unreviewed", "HN222": "phrase beasts, phrase bench, phrase people, phrase joining, set animal", "HN223": "phrase preprint, phrase unchecked",
	"HN230": "phrase change, phrase absolute, phrase goals, form against, form relativeAfter, form relativeBefore, say pair",
	"HN231": "phrase portion, phrase group, number people, set ofThe, set patients, set did, say part", "HN232": "set of, set ofAmong", "HN233": "phrase portion, set hedge, set or", "HN234": "set enrolled",
	"HN236": "number words, number rises, form fellBy, form thenFrom, form changeOf, form directFrom, form inBrackets", "HN238": "form changeSaid, form byBefore",
	"HN239": "phrase almost, phrase loudly, number interval, form effectWords, form denials, form significant, say no-difference", "HN241": "number ratio, form readAsRisk", "HN242": "form benefitBefore, form noBenefit, say upto",
	"HN280": "set twice", "HN310": "phrase trialNamed", "HN311": "phrase paid", "HN312": "phrase disclosed", "HN313": "form phaseWritten, set made",
}

// TestSections: a vocabulary has what the rules ask for that know its language.
func TestSections(t *testing.T) {
	n := 0
	for _, r := range rules.Rules {
		for tag := range strings.FieldsSeq(string(r.Languages)) {
			v := vocabulary.Of(tag)
			if v == nil {
				continue // English, or every language
			}
			if asks[r.Code] == "" {
				t.Errorf("%s: nobody says what it asks of a vocabulary", r.Code)
			}
			for section := range strings.SplitSeq(asks[r.Code], ", ") {
				n++
				if kind, name, _ := strings.Cut(section, " "); v.Section(kind, name) == "" {
					t.Errorf("%s knows %s, whose vocabulary has no section %q", r.Code, tag, section)
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("%d sections", n)
	}
}

// TestVocabularies: each can be read, and a rule that knows a language has words of it.
func TestVocabularies(t *testing.T) {
	c, n := New(rules.Settings{}), 0
	for _, r := range rules.Rules {
		if r.Languages == rules.EveryLanguage {
			continue
		}
		for tag := range strings.FieldsSeq(string(r.Languages)) {
			if tag == "en" {
				continue
			}
			if n++; c.in(tag) == c.english {
				t.Errorf("%s knows %q, of which there is no vocabulary", r.Code, tag)
			}
		}
	}
	if n == 0 {
		t.Error("no rule knows another language than English")
	}
	for _, tag := range vocabulary.Languages() {
		if c.in(tag) == c.english {
			t.Errorf("%s is not read", tag)
		}
	}
}
