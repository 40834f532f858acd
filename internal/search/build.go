package search

import (
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
)

// Index is the files by which readers search.
type Index struct {
	files map[string][]byte
}

// File gives the bytes of a file, nil when there is no such file.
func (x *Index) File(name string) []byte { return x.files[name] }

// Build makes the index of articles, which are in the order of their months. Their Terms are the
// Analyzer's. It takes so many processors.
func (a *Analyzer) Build(articles []Article, jobs int) *Index {
	x := &Index{files: map[string][]byte{}}
	months := monthsOf(articles)
	x.files[Directory] = directory(len(articles), months, a.commonForms)
	b := builder{Analyzer: a, n: len(articles), rows: make([]row, len(articles)), titled: map[string]bool{}}
	b.read(articles, jobs)
	b.gather()
	x.write(append(cards(articles, months), b.files()...), jobs)
	return x
}

// builder turns what articles have into what stems are in.
type builder struct {
	*Analyzer
	n      int
	rows   []row
	titled map[string]bool // the forms in titles, headings, descriptions and labels
	mutex  sync.Mutex      // of titled

	allPairs []pair    // of the Analyzer, after all was read
	allStems []string  // likewise
	from     []uint32  // by stem: where its postings begin
	postings []posting // of all stems
	first    []int32   // by pair: the number of the first article that has it, from 1; 0: none
	last     []int32

	archive, recent []shard
}

// row is what an article has.
type row struct {
	stems  []uint32
	levels []uint8
	pairs  []uint32
}

// read makes the rows.
func (b *builder) read(articles []Article, jobs int) {
	parallel(jobs, func(job, jobs int) {
		t := tally{titled: map[uint32]bool{}}
		for i := job; i < len(articles); i += jobs {
			b.rows[i] = t.row(b.Analyzer, &articles[i])
		}
		b.mutex.Lock()
		defer b.mutex.Unlock()
		for id := range t.titled {
			b.titled[b.pair(id).form] = true
		}
	})
}

// parallel runs a function in so many goroutines, and tells each which one of them it is.
func parallel(jobs int, run func(job, jobs int)) {
	var g errgroup.Group
	for job := range max(1, jobs) {
		g.Go(diag.Guard("", func() error {
			run(job, max(1, jobs))
			return nil
		}))
	}
	if err := g.Wait(); err != nil {
		panic(err.Error()) // of whoever waits, who can say so
	}
}

func (a *Analyzer) pair(id uint32) pair {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.pairs[id]
}

// tally adds up what the words of one article are worth.
type tally struct {
	stemOf []uint32        // by pair
	worth  []worth         // by stem
	stems  []uint32        // that the article has
	seen   []bool          // by pair
	pairs  []uint32        // that it has
	titled map[uint32]bool // pairs in titles, headings, descriptions and labels of any article
}

// worth is what a stem is worth in an article, by place.
type worth struct {
	title, rest, count int
	heading            bool
	met                bool
}

// row reads an article.
func (t *tally) row(a *Analyzer, one *Article) row {
	for _, w := range one.Terms.list {
		s := t.add(a, w.id)
		s.count += int(w.count)
		s.heading = s.heading || w.heading
		if w.heading {
			t.titled[w.id] = true
		}
	}
	title := a.plain(one.Language, one.Title, true)
	for _, w := range title.list {
		t.add(a, w.id).title = titleWorth(title.words)
		t.titled[w.id] = true
	}
	for _, w := range a.plain(one.Language, one.Description, false).list {
		t.add(a, w.id).rest += inDescription
		t.titled[w.id] = true
	}
	for _, label := range one.Labels {
		for _, w := range a.plain("", label, false).list {
			t.add(a, w.id).rest += inLabel
			t.titled[w.id] = true
		}
	}
	r := row{stems: slices.Clone(t.stems), levels: make([]uint8, len(t.stems)), pairs: slices.Clone(t.pairs)}
	for i, stem := range t.stems {
		s := &t.worth[stem]
		rest := s.rest + textWorth(s.count, one.Terms.words)
		if s.heading {
			rest += inHeading
		}
		r.levels[i] = uint8(levelOf(s.title + min(rest, belowTitle)))
		*s = worth{}
	}
	for _, id := range t.pairs {
		t.seen[id] = false
	}
	t.stems, t.pairs = t.stems[:0], t.pairs[:0]
	return r
}

// add notes that the article has a pair, and gives what its stem is worth so far.
func (t *tally) add(a *Analyzer, id uint32) *worth {
	if int(id) >= len(t.seen) {
		a.mu.Lock()
		for i := len(t.stemOf); i < len(a.pairs); i++ {
			t.stemOf = append(t.stemOf, a.pairs[i].stem)
		}
		t.worth = append(t.worth, make([]worth, len(a.stems)-len(t.worth))...)
		a.mu.Unlock()
		t.seen = append(t.seen, make([]bool, len(t.stemOf)-len(t.seen))...)
	}
	if !t.seen[id] {
		t.seen[id] = true
		t.pairs = append(t.pairs, id)
	}
	stem := t.stemOf[id]
	w := &t.worth[stem]
	if !w.met {
		w.met = true
		t.stems = append(t.stems, stem)
	}
	return w
}

// gather sorts the rows by stem.
func (b *builder) gather() {
	b.mu.Lock()
	b.allPairs, b.allStems = b.pairs, b.stems
	b.mu.Unlock()
	stems := len(b.allStems)
	b.from = make([]uint32, stems+1)
	b.first, b.last = make([]int32, len(b.allPairs)), make([]int32, len(b.allPairs))
	for _, r := range b.rows {
		for _, stem := range r.stems {
			b.from[stem+1]++
		}
	}
	for i := range stems {
		b.from[i+1] += b.from[i]
	}
	b.postings = make([]posting, b.from[stems])
	next := slices.Clone(b.from)
	for i, r := range b.rows {
		for k, stem := range r.stems {
			b.postings[next[stem]] = newPosting(i, int(r.levels[k]))
			next[stem]++
		}
		for _, id := range r.pairs {
			if b.first[id] == 0 {
				b.first[id] = int32(i + 1)
			}
			b.last[id] = int32(i + 1)
		}
		b.rows[i] = row{}
	}
}

// place is where a word belongs.
type place struct {
	archive, recent *shard
	archived        int // how many articles that of the archive holds
}

// files are the shards and the words of titles.
func (b *builder) files() (all []file) {
	b.archive, b.recent = make([]shard, Shards(b.n)), make([]shard, RecentShards)
	forms := make([][]uint32, len(b.allStems)) // the pairs of stems
	for id, p := range b.allPairs {
		stem := b.allStems[p.stem]
		switch {
		case b.first[id] == 0:
		case Key(p.form) == Key(stem):
			forms[p.stem] = append(forms[p.stem], uint32(id))
		default:
			at := b.place(p.form)
			if int(b.first[id]) <= at.archived {
				at.archive.elsewhere = append(at.archive.elsewhere, [2]string{p.form, stem})
			}
			if int(b.last[id]) > at.archived {
				at.recent.elsewhere = append(at.recent.elsewhere, [2]string{p.form, stem})
			}
		}
	}
	for n, stem := range b.allStems {
		in := b.postings[b.from[n]:b.from[n+1]]
		if len(in) == 0 {
			continue
		}
		at := b.place(stem)
		cut, _ := slices.BinarySearchFunc(in, at.archived, func(p posting, archived int) int { return p.article() - archived })
		if cut > 0 {
			has := func(id uint32) bool { return int(b.first[id]) <= at.archived }
			at.archive.stems = append(at.archive.stems, shardStem{stem, b.formsOf(forms[n], has), in[:cut]})
		}
		if cut < len(in) {
			has := func(id uint32) bool { return int(b.last[id]) > at.archived }
			at.recent.stems = append(at.recent.stems, shardStem{stem, b.formsOf(forms[n], has), in[cut:]})
		}
	}
	for i := range b.archive {
		all = append(all, file{archiveFile(i), b.archive[i].bytes})
	}
	for i := range b.recent {
		all = append(all, file{recentFile(i), b.recent[i].bytes})
	}
	return append(all, file{wordsFile, b.titles})
}

// place finds the shards of a form or stem.
func (b *builder) place(word string) place {
	key := Key(word)
	at := place{recent: &b.recent[RecentShard(key)]}
	if n := len(b.archive); n > 0 {
		s := ArchiveShard(key, n)
		at.archive, at.archived = &b.archive[s], Archived(b.n, s)
	}
	return at
}

// formsOf are the forms that a layer has.
func (b *builder) formsOf(ids []uint32, has func(id uint32) bool) (forms []string) {
	for _, id := range ids {
		if has(id) {
			forms = append(forms, b.allPairs[id].form)
		}
	}
	return forms
}

// titles are the words of titles and the like that are long enough for slips.
func (b *builder) titles() []byte {
	var words []string
	for form := range b.titled {
		if len(form) >= ShortestSlip {
			words = append(words, form)
		}
	}
	return wordList(words)
}

// ShortestSlip is the length of a word, in bytes, from which spelling is put right.
const ShortestSlip = 4
