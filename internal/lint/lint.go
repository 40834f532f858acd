// Package lint reads articles as a careful health editor does, and says at which
// word a story promises too much, or tells too little. The rules are in the book
// of package rules; those about words are applied here. Those about sign-offs, the record and
// several articles are applied by package pipeline, and those about dates of reviews and the
// like by package content.
//
// The nouns: a phrase is a sequence of words that a rule looks for, and has a
// topic, such as "hype" or "harm". A reading is an article cut into passages (the
// headline, the dek, each paragraph), each passage cut into words, with every
// phrase that was met: a hit. What a passage says in numbers are its quantities (package
// quantity): rules about numbers are short statements over these. A datum is one of
// them with what it counts; those of neighbouring sentences are held against each other by a few relations (figureplan.go): what is
// left, sums, parts of a whole, shares, changes, bounds, orders, rates and spans, and what is said to follow. Of which group a count is a
// part is told by its sentence or the one before (figurewhole.go). A relation is silent where any plain
// reckoning gives what is told. A finding is a breach of a rule, as a diagnostic
// with the rule's code.
//
// The life of an article: a Checker, made once from the site's settings, cuts it
// into words, most of which it has met in other articles (passage, lexicon), and
// seeks in each sentence the phrases whose words are there (match); facts gathers
// what study it reports, in whom; then each rule looks at the hits of its topics
// and at the words around them. Article does all this, and depends on nothing but
// the article, the settings, the glossary and the language of the site. So findings are kept with the parsed article, and
// only articles that change are read again.
//
// Words does the same for documents that are no articles, and Beside for files of which
// blocks show the words, with the rules that fit them.
//
// What depends on more comes later: Judge gives each finding the level that its
// category asks for, and takes out those that a waiver silences; Overlap compares
// with a news release.
//
// A rule says in package rules which languages it knows. A reading has the language of its article,
// and report drops what a rule has to say of a text in a language that it does not know. The words of
// English stand beside the rules; those of other languages are data, in package vocabulary, and take
// their place in a reading (language.go). The rules themselves are the same.
//
// To add a rule: write its entry in package rules, its phrases beside the rule with a topic
// (topics.go), the function that judges it in the list judgements, and testdata/HNxxx.txtar
// with passages that are found and passages that are not.
//
// To teach a rule another language: add its words to the vocabulary of that language (package vocabulary), name
// the language in the rule's entry, and add what it finds and what not to otherlanguages_test.go.
//
// Rules look for words and so can be wrong. Those that are wrong more often than
// an editor would bear are notes; and where a rule is not sure, it is silent.
package lint

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
	"galen/internal/lint/textseg"
	"galen/internal/typography"
)

// Checker applies the rules with a site's settings. Many goroutines may use one.
type Checker struct {
	settings   rules.Settings
	english    *language
	others     sync.Map            // languages that were met, by the tags of their vocabularies: *language
	Key        string              // stands for the settings on which Article depends
	glossaries map[string]glossary // by the language of the edition; "" is the site's own
	usual      string              // language of the articles, unless they say another
	boxes      []string            // topics of the site's help boxes
	helps      map[string]bool     // slugs of the tags whose articles show one
	spare      sync.Pool           // of readings that are over
}

// New makes a checker.
func New(s rules.Settings) *Checker {
	c := &Checker{settings: s, glossaries: map[string]glossary{}}
	c.english = c.newLanguage(nil)
	key, err := json.Marshal([]any{s.Words, s.Allow, s.Grades})
	if err != nil {
		panic(err) // texts and numbers can always be written
	}
	c.Key = string(key)
	return c
}

// Read says in which language the articles are, by its BCP 47 tag. Rules that do not know
// the language of a text are silent on it.
func (c *Checker) Read(language string) {
	c.usual = language
	if !typography.IsEnglish(language) {
		c.Key += "\n" + language
	}
}

// languageOf is the language of an article.
func (c *Checker) languageOf(a *content.Article) string { return cmp.Or(a.Lang.Text, c.usual) }

// literal turns an editor's phrases into some that mean nothing but themselves.
func literal(list []string) string {
	var b strings.Builder
	for _, p := range list {
		var words []string
		for _, w := range newLexicon().wordsOf(nil, p, nil) {
			words = append(words, strings.ToLower(p[w.from:w.to]))
		}
		if len(words) > 0 {
			b.WriteString(strings.Join(words, " ") + "\n")
		}
	}
	return b.String()
}

// Article gives what is found in an article, each finding with the level that
// galen.yaml gives its rule.
func (c *Checker) Article(a *content.Article, text *textseg.Text) diag.List {
	if a.Broken || a.Withdrawn != nil {
		return nil
	}
	r := c.read(a, text)
	r.gather()
	return r.judged(judgements)
}

// Words gives what is found in the words of a document that is no article: a plain page,
// the text above a list, a biography. It is not asked what it reports, and what it rests on.
func (c *Checker) Words(d *content.Document, w *content.Words, text *textseg.Text) diag.List {
	of := content.NewArticle()
	of.Words = *w
	of.Lang, of.Edition = d.Lang, d.Edition
	return c.read(of, text).judged(wordRules)
}

// Beside gives what is found in a file of which a block of a document shows the words: a
// table, captions, a transcript. Placeholders are looked for as well. Of an article, which is
// nil when the document is another, it is asked whether the page says where to find help, and whether
// numbers of the file disagree with a block that shows a risk.
func (c *Checker) Beside(d *content.Document, a *content.Article, text *textseg.Text) diag.List {
	of, asked := content.NewArticle(), fileRules
	of.Lang = d.Lang
	if a != nil {
		of.Tags, of.Help, of.Words = a.Tags, a.Help, *of.WithBody(&content.Body{Risks: a.Body().Risks})
		asked = append(slices.Clip(asked), (*reading).crisis, (*reading).risksBeside)
	}
	list := append(unfinishedIn(text, c.languageOf(of)), c.read(of, text).judged(asked)...)
	list.Sort()
	return list
}

// judged applies rules, and ends the reading.
func (r *reading) judged(rules []func(*reading)) diag.List {
	for _, rule := range rules {
		rule(r)
	}
	r.list.Sort()
	var list diag.List
	for i, d := range r.list { // a block says one word in several sentences
		if i == 0 || d.Position != r.list[i-1].Position || d.Code != r.list[i-1].Code || d.Message != r.list[i-1].Message {
			list = append(list, d)
		}
	}
	r.put(r)
	return list
}

// judgements are the rules of this package, in the order of the book.
var judgements = []func(*reading){
	(*reading).twice, (*reading).labels, (*reading).misread, (*reading).tallies, (*reading).hype, (*reading).placeholders, (*reading).claims, (*reading).unreviewed, (*reading).animals, (*reading).relative, (*reading).percentages, (*reading).sums, (*reading).risks,
	(*reading).intervals, (*reading).openRatios, (*reading).upTo, (*reading).accuracy, (*reading).screening, (*reading).promised, (*reading).causes, (*reading).evidence,
	(*reading).abbreviations, (*reading).readability, (*reading).attribution, (*reading).trial, (*reading).contradictions, (*reading).criteria, (*reading).crisis, (*reading).understood,
}

// wordRules are those that judge a text by nothing but its words and the numbers in it, and
// fileRules those that need no text around.
var (
	wordRules = []func(*reading){(*reading).twice, (*reading).hype, (*reading).placeholders, (*reading).claims, (*reading).relative, (*reading).percentages, (*reading).sums, (*reading).upTo, (*reading).risks}
	fileRules = []func(*reading){(*reading).twice, (*reading).hype, (*reading).claims, (*reading).percentages, (*reading).sums}
)

// severities are what levels are called by package diag.
var severities = map[rules.Level]diag.Severity{rules.Error: diag.Error, rules.Warning: diag.Warning, rules.Note: diag.Note}
