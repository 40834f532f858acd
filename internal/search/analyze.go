package search

import (
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem"

	"galen/internal/memo"
)

// terms are the words of a text.
type terms struct {
	words int
	list  []term
}

// term is a word of a text, with how often it is there.
type term struct {
	id      uint32 // of the pair
	count   uint16
	heading bool // it is in a heading, too
}

// Explained is a term of the glossary with what its letters stand for: each is found by
// the other.
type Explained struct{ Term, Expansion string }

// Analyzer reads the texts of a site. It may be used by several goroutines.
type Analyzer struct {
	code    string // of the language of the site
	own     *dialect
	phrases map[uint32][]phrase // by their last stem
	digest  memo.Digest         // of all that its reading depends on

	*Cache   // whose mutex guards the rest
	env      *snowballstem.Env
	dialects map[string]*dialect // of further languages, by their codes

	commonForms []string // without accents, in their order
}

// dialect is how words of a language are read.
type dialect struct {
	stem   func(*snowballstem.Env) bool // nil: words are left as they are
	common map[string]bool
	words  map[string]word // by the word in small letters
	pool   sync.Pool       // of *scratch
}

// newDialect is that of a language, by its code.
func (a *Analyzer) newDialect(code string) *dialect {
	d := &dialect{stem: stemmers[code], common: map[string]bool{}, words: map[string]word{}}
	for w := range strings.FieldsSeq(commonWords[code]) {
		d.common[w] = true
	}
	d.pool.New = func() any { return &scratch{Analyzer: a, dialect: d, known: map[string]word{}} }
	return d
}

// dialect is that of a language, a BCP 47 tag; "" is that of the site.
func (a *Analyzer) dialect(language string) *dialect {
	code := code(language)
	if language == "" || code == a.code {
		return a.own
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.dialects[code] == nil {
		a.dialects[code] = a.newDialect(code)
	}
	return a.dialects[code]
}

// word is what is known of a word.
type word struct {
	ids    []uint32 // of its pairs; more than one in scripts without spaces
	stem   uint32   // of the last
	common bool
	ends   bool // a phrase ends with the stem
}

// phrase is one of the names of what the glossary explains, with the pairs of the other.
type phrase struct {
	stems    []uint32
	capitals bool
	other    []uint32
}

// Analyzer gives the Analyzer of a language, a BCP 47 tag, which remembers what it reads.
func (c *Cache) Analyzer(language string, glossary []Explained) *Analyzer {
	c.once.Do(c.read)
	c.mu.Lock()
	defer c.mu.Unlock()
	a := &Analyzer{
		code: code(language), phrases: map[uint32][]phrase{}, dialects: map[string]*dialect{},
		Cache: c, env: snowballstem.NewEnv(""), digest: memo.OfStrings(code(language), memo.OfValue(glossary).String()),
	}
	a.own = a.newDialect(a.code)
	for w := range a.own.common {
		a.commonForms = append(a.commonForms, fold(w))
	}
	slices.Sort(a.commonForms)
	a.commonForms = slices.Compact(a.commonForms)
	for _, e := range glossary {
		a.explain(e.Term, e.Expansion)
		a.explain(e.Expansion, e.Term)
	}
	clear(a.own.words) // which do not know yet what ends a phrase
	return a
}

// explain lets a name stand for another.
func (a *Analyzer) explain(name, other string) {
	p := phrase{capitals: name == strings.ToUpper(name)}
	read := func(text string, tell func(w word)) {
		r := reader{emit: func(text []byte, _ bool) { tell(a.lookUp(a.own, string(text))) }}
		r.read(text)
		r.finish()
	}
	read(name, func(w word) {
		if len(w.ids) > 0 {
			p.stems = append(p.stems, w.stem)
		}
	})
	read(other, func(w word) {
		if !w.common {
			p.other = append(p.other, w.ids...)
		}
	})
	if len(p.stems) > 0 && len(p.stems) <= maxPhrase {
		last := p.stems[len(p.stems)-1]
		a.phrases[last] = append(a.phrases[last], p)
	}
}

// maxPhrase is how many words a name may have that stands for another.
const maxPhrase = 8

// lookUp finds or adds a word. The caller holds the mutex.
func (a *Analyzer) lookUp(d *dialect, text string) word {
	if w, known := d.words[text]; known {
		return w
	}
	w := word{common: d.common[text]}
	for _, part := range parts(text) {
		form := fold(part)
		if !usable(form) {
			continue
		}
		w.stem = a.number(a.stemOf(d, part, form))
		w.ids = append(w.ids, a.pairOf(pair{form, w.stem}))
	}
	w.ends = len(w.ids) > 0 && a.phrases[w.stem] != nil
	d.words[text] = w
	return w
}

// stemOf is the stem of a word, without accents.
func (a *Analyzer) stemOf(d *dialect, word, form string) string {
	if d.stem == nil {
		return form
	}
	a.env.SetCurrent(word)
	d.stem(a.env)
	if stem := fold(a.env.Current()); stem != "" {
		return stem
	}
	return form
}

// scratch is what one goroutine reads a text with.
type scratch struct {
	*Analyzer
	*dialect
	known  map[string]word
	at     []int32 // by pair: its place in the terms, from 1, if it was met in this text
	terms  terms
	before [maxPhrase]uint32 // the stems of the last words, by their number modulo its length
	named  []*phrase         // those that were met
	head   bool              // in a heading
	all    bool              // common words count, too
}

// text reads the pieces of a text of HTML in a language, a BCP 47 tag; "" is that of the site.
func (a *Analyzer) text(language string, pieces []string) terms {
	d := a.dialect(language)
	s := d.pool.Get().(*scratch)
	defer d.pool.Put(s)
	r := reader{html: true, emit: s.add, open: s.tag}
	for _, p := range pieces {
		r.read(p)
	}
	r.finish()
	return s.take()
}

// plain reads a text of a line, in which common words count.
func (a *Analyzer) plain(language, text string, common bool) terms {
	d := a.dialect(language)
	s := d.pool.Get().(*scratch)
	defer d.pool.Put(s)
	s.all = common
	r := reader{emit: s.add}
	r.read(text)
	r.finish()
	s.all = false
	return s.take()
}

// tag notes where headings begin and end.
func (s *scratch) tag(name []byte) {
	if n := len(name); n >= 2 && name[n-2] == 'h' && '2' <= name[n-1] && name[n-1] <= '6' {
		s.head = n == 2
	}
}

// add counts a word.
func (s *scratch) add(text []byte, capitals bool) {
	w, known := s.known[string(text)]
	if !known {
		s.mu.Lock()
		w = s.lookUp(s.dialect, string(text))
		s.mu.Unlock()
		s.known[string(text)] = w
	}
	if len(w.ids) == 0 {
		return
	}
	s.before[s.terms.words%maxPhrase] = w.stem
	s.terms.words++
	if w.ends {
		s.phrase(w.stem, capitals)
	}
	if w.common && !s.all {
		return
	}
	for _, id := range w.ids {
		s.count(id)
	}
}

// count counts a pair.
func (s *scratch) count(id uint32) {
	if int(id) >= len(s.at) {
		s.at = append(s.at, make([]int32, int(id)+1024-len(s.at))...)
	}
	if s.at[id] == 0 {
		s.terms.list = append(s.terms.list, term{id: id})
		s.at[id] = int32(len(s.terms.list))
	}
	t := &s.terms.list[s.at[id]-1]
	if t.count < 1<<16-1 {
		t.count++
	}
	t.heading = t.heading || s.head
}

// phrase notes the names that end with the word that was read just now.
func (s *scratch) phrase(last uint32, capitals bool) {
	list := s.phrases[last]
	for i := range list {
		p := &list[i]
		if n := len(p.stems); n <= s.terms.words && (capitals || !p.capitals) {
			same := true
			for k := range n {
				same = same && p.stems[n-1-k] == s.before[(s.terms.words-1-k)%maxPhrase]
			}
			if same {
				s.named = append(s.named, p)
			}
		}
	}
}

// take gives what was read, with the other names of what was named, and is ready for the next
// text.
func (s *scratch) take() terms {
	for _, p := range s.named {
		for _, id := range p.other {
			if int(id) >= len(s.at) || s.at[id] == 0 {
				s.count(id)
			}
		}
	}
	t := terms{s.terms.words, append([]term(nil), s.terms.list...)}
	for _, one := range t.list {
		s.at[one.id] = 0
	}
	s.terms = terms{list: s.terms.list[:0]}
	s.named, s.head = s.named[:0], false
	return t
}
