package search

import (
	"slices"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
	"galen/internal/memo"
)

// Build makes the index of articles, which are in the order of their months. It takes so many
// processors.
func (a *Analyzer) Build(articles []Article, jobs int) *Index {
	months := monthsOf(articles)
	b := builder{Analyzer: a, n: len(articles), rows: make([]string, len(articles))}
	b.read(articles, jobs)
	b.gather()
	x := &Index{files: map[string]*indexFile{}}
	x.add([]file{{Directory, func() []byte { return directory(len(articles), months, a.commonForms) }}})
	x.add(cards(articles, months))
	x.add(b.files())
	return x
}

// builder turns what articles have into what stems are in.
type builder struct {
	*Analyzer
	n    int
	rows []string // of the articles

	allPairs []pair    // of the Analyzer, after all was read
	allStems []string  // likewise
	titled   []bool    // by pair: it is in a title, heading or label
	from     []uint32  // by stem: where its postings begin
	postings []posting // of all stems
	first    []int32   // by pair: the number of the first article that has it, from 1; 0: none
	last     []int32

	archive, recent []shard
}

// read makes the rows, of which those that are remembered need no text.
func (b *builder) read(articles []Article, jobs int) {
	known, keys := b.known(), make([]memo.Digest, len(articles))
	parallel(jobs, func(job, jobs int) {
		var t tally
		for i := job; i < len(articles); i += jobs {
			one := &articles[i]
			keys[i] = one.key(b.digest)
			row, is := known[keys[i]]
			if !is {
				row = t.row(b.Analyzer, one)
			}
			b.rows[i] = row
		}
	})
	b.remember(keys, b.rows)
}

// key stands for all that a row follows from.
func (one *Article) key(analyzer memo.Digest) memo.Digest {
	h := memo.NewHasher()
	h.Digest(analyzer)
	h.Digest(one.Digest)
	h.String(one.Language)
	h.String(one.Title)
	h.String(one.Description)
	for _, label := range one.Labels {
		h.String(label)
	}
	return h.Sum()
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

// gather sorts the rows by stem.
func (b *builder) gather() {
	b.allPairs, b.allStems = b.vocabulary()
	pairs, stems := len(b.allPairs), len(b.allStems)
	b.from, b.titled = make([]uint32, stems+1), make([]bool, pairs)
	b.first, b.last = make([]int32, pairs), make([]int32, pairs)
	for i, row := range b.rows {
		for r := (rowReader{rest: row}); r.next(); {
			if r.first {
				b.from[b.allPairs[r.id].stem+1]++
			}
			if b.first[r.id] == 0 {
				b.first[r.id] = int32(i + 1)
			}
			b.last[r.id] = int32(i + 1)
			b.titled[r.id] = b.titled[r.id] || r.titled
		}
	}
	for i := range stems {
		b.from[i+1] += b.from[i]
	}
	b.postings = make([]posting, b.from[stems])
	next := slices.Clone(b.from)
	for i, row := range b.rows {
		for r := (rowReader{rest: row}); r.next(); {
			if r.first {
				stem := b.allPairs[r.id].stem
				b.postings[next[stem]] = newPosting(i, int(r.level))
				next[stem]++
			}
		}
	}
	b.rows = nil
	unused := 0
	for _, first := range b.first {
		if first == 0 {
			unused++
		}
	}
	b.outgrown(unused > pairs/2)
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
	for id, titled := range b.titled {
		if form := b.allPairs[id].form; titled && len(form) >= ShortestSlip {
			words = append(words, form)
		}
	}
	slices.Sort(words)
	return wordList(slices.Compact(words)) // a form may have several stems
}

// ShortestSlip is the length of a word, in bytes, from which spelling is put right.
const ShortestSlip = 4
