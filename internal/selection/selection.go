// Package selection knows what a selection of articles is: which articles, in what order,
// and how many. It knows no site: whoever has articles gives them as Entries.
//
// A selection is written as a group of keys, each of which may be left out:
//
//	category   folders of articles, with what is below them: health, [health/heart, trials]
//	below      no: only what lies in these folders themselves
//	tag        articles that have one of these tags
//	term       articles under one of these terms of the site's own taxonomies, or under one below: conditions/lupus
//	kind       articles of one of these kinds
//	author     articles that one of these wrote
//	evidence   what the article's study is: words of its design, results and phase. Words of one
//	           of these are alternatives: [randomised-controlled, crossover, peer-reviewed] is
//	           either design, and peer-reviewed
//	language   articles in one of these languages: de, en-GB
//	since      articles of this day or later
//	before     articles of an earlier day
//	field      fields that the site declares, with what they hold: {audience: parents, stage: [planned, running]}
//	has        fields that an article must give, whatever they hold
//	sort       newest (the default), oldest, title, or a field: dose, dose descending
//	n          at most so many
//
// A list means: one of these. Different keys must all hold.
//
// There is one grammar: front matter writes the group in YAML or TOML, as
// list: {category: trials, kind: news} or from: {tag: vaccines, n: 4}, and templates the same
// between quotation marks: {{.Select "category: trials, kind: news, n: 4"}}. Read reads the
// first, Parse the second. Both check all that can be checked without a site, and report
// each mistake at its place; which categories, tags, terms and authors there are, the site knows:
// see Resolved.
//
// Add a key to keys (read.go), to Selection, String and Match, and to the comment above.
package selection

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"galen/internal/fields"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
)

// Vocabulary is what the words of a selection are held against.
type Vocabulary struct {
	Kinds    []string            // of articles
	Evidence [][]string          // words for studies; those of one group are alternatives
	Fields   fields.Declarations // of the site
	Zone     *time.Location      // of days
}

// Selection says which articles, in what order, and how many. The zero Selection is all of
// them, newest first.
type Selection struct {
	Categories []frontmatter.Word // folders below content, without slashes around them
	Alone      bool               // nothing of the folders below these
	Tags       []frontmatter.Word
	Terms      []frontmatter.Word // of taxonomies: conditions/lupus
	Kinds      []string
	Authors    []frontmatter.Word // ids
	Evidence   [][]string         // one word of each group
	Languages  []string           // BCP 47
	Since      civildate.Moment
	Before     civildate.Moment
	Fields     []Condition // by name
	Has        []string    // names of fields
	Sort       Order
	N          int // at most; 0: all
}

// Condition is what a field must hold: one of some values, as ValueOf writes them.
type Condition struct {
	Name string
	Any  []string
}

// Order is how articles follow each other. The zero Order is newest first.
type Order struct {
	By         By
	Field      string // of ByField
	Descending bool   // of ByTitle and ByField
}

// By is what articles are sorted by.
type By int

// The orders.
const (
	Newest By = iota
	Oldest
	ByTitle
	ByField
)

// Named is a kind of name that a site has to know.
type Named string

// The kinds of names.
const (
	Category Named = "category"
	Tag      Named = "tag"
	Term     Named = "term"
	Author   Named = "author"
)

// Resolved is the selection with every name that only a site knows as Entries have it: what
// name returns for a word, which it is given with its place.
func (s Selection) Resolved(name func(Named, frontmatter.Word) string) Selection {
	resolve := func(kind Named, words []frontmatter.Word) []frontmatter.Word {
		words = slices.Clone(words)
		for i := range words {
			words[i].Text = name(kind, words[i])
		}
		return words
	}
	s.Categories, s.Tags, s.Terms, s.Authors = resolve(Category, s.Categories), resolve(Tag, s.Tags), resolve(Term, s.Terms), resolve(Author, s.Authors)
	return s
}

// String is the selection as templates write it. Two that select the same articles by the
// same words, in whatever order these are written, are the same text.
func (s *Selection) String() string {
	var all []string
	add := func(key string, words []string) {
		words = slices.Clone(words)
		slices.Sort(words)
		words = slices.Compact(words)
		for i := range words {
			words[i] = quoted(words[i])
		}
		switch len(words) {
		case 0:
		case 1:
			all = append(all, key+": "+words[0])
		default:
			all = append(all, key+": ["+strings.Join(words, ", ")+"]")
		}
	}
	add("category", texts(s.Categories))
	if s.Alone {
		all = append(all, "below: no")
	}
	add("tag", texts(s.Tags))
	add("term", texts(s.Terms))
	add("kind", s.Kinds)
	add("author", texts(s.Authors))
	add("evidence", slices.Concat(s.Evidence...))
	add("language", s.Languages)
	if !s.Since.IsZero() {
		add("since", []string{s.Since.ISO()})
	}
	if !s.Before.IsZero() {
		add("before", []string{s.Before.ISO()})
	}
	if len(s.Fields) > 0 {
		outside := all
		all = nil
		for _, c := range s.Fields {
			add(quoted(c.Name), c.Any)
		}
		all = append(outside, "field: {"+strings.Join(all, ", ")+"}")
	}
	add("has", s.Has)
	if s.N > 0 {
		all = append(all, "n: "+strconv.Itoa(s.N))
	}
	if s.Sort.By != Newest || len(all) == 0 {
		add("sort", []string{s.Sort.String()})
	}
	return strings.Join(all, ", ")
}

// String is an order as it is written.
func (o Order) String() string {
	written := [...]string{Newest: "newest", Oldest: "oldest", ByTitle: "title", ByField: o.Field}[o.By]
	if o.Descending {
		written += " descending"
	}
	return written
}

func texts(words []frontmatter.Word) (all []string) {
	for _, w := range words {
		all = append(all, w.Text)
	}
	return all
}

// quoted is a word as it can stand in YAML.
func quoted(word string) string {
	plain := word != "" && !slices.Contains([]string{"true", "false", "null"}, strings.ToLower(word))
	for i, c := range []byte(word) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		plain = plain && (letter || i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '_' || c == '/'))
	}
	if plain {
		return word
	}
	return strconv.Quote(word)
}
