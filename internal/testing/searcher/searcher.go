// Package searcher says in Go what the script of package search is to find, for tests: it
// reads the same files and counts in the same way, word for word.
//
// A query is a list of forms. For each, Searcher looks for stems:
//
//  1. those that the form belongs to;
//  2. else the longest that it begins with, if no more than six bytes follow, and no more than it has;
//  3. else the eight most frequent ones that begin with it or have a form that does;
//  4. else those of the form that differs least from it, first in its own shards, then in
//     the list of words of titles.
//
// An article is worth, for each form, the rarity of the form times what its level is worth, and more if its title has
// all forms, or most. Those articles are found that have forms of half of the rarity of all; first come those that have
// all forms, then those with the highest product of their worth and the rarity that they have, and of two alike the
// newer one. Common words find nothing where there are others, but say which titles are nearer.
package searcher

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"galen/internal/search"
)

// The numbers of the query, which the script has, too.
const (
	maxForms  = 4
	maxEnding = 6
	maxBegun  = 8
	perFile   = search.PerCardFile
)

// Searcher reads the files of an index, each once.
type Searcher struct {
	Read    func(name string) []byte
	Fetched int // the bytes that were read so far
	Files   int

	files  map[string][]byte
	shards map[string]*shard
	head   head
}

type head struct {
	Articles int      `json:"articles"`
	Shards   int      `json:"shards"`
	Months   [][2]any `json:"months"`
	Common   string   `json:"common"`
}

// Result is what is found.
type Result struct {
	Articles []int             // the numbers of the articles, the best first
	Instead  map[string]string // forms that were taken for slips, and of what
	Missing  []string          // forms that no article has
}

// shard is a file as it was read.
type shard struct {
	elsewhere [][2]string
	stems     []stem
}

type stem struct {
	text     string
	forms    []string // with itself, if it is one
	count    int
	postings []byte
}

// term is a form that was found.
type term struct {
	count  int
	levels map[int]int // by article
}

func (s *Searcher) file(name string) []byte {
	if data, known := s.files[name]; known {
		return data
	}
	if s.files == nil {
		s.files, s.shards = map[string][]byte{}, map[string]*shard{}
	}
	data := s.Read(name)
	s.files[name] = data
	s.Fetched += len(data)
	s.Files++
	return data
}

// Count is how many articles and pages the index has.
func (s *Searcher) Count() int {
	if err := json.Unmarshal(s.file(search.Directory), &s.head); err != nil {
		panic(err)
	}
	return s.head.Articles
}

// Search answers a query.
func (s *Searcher) Search(query string) Result {
	if err := json.Unmarshal(s.file(search.Directory), &s.head); err != nil {
		panic(err)
	}
	r := Result{Instead: map[string]string{}}
	var terms []*term
	forms, beside := s.forms(query)
	for _, f := range forms {
		t, instead := s.find(f)
		switch {
		case t == nil:
			r.Missing = append(r.Missing, f)
		default:
			terms = append(terms, t)
			if instead != "" {
				r.Instead[f] = instead
			}
		}
	}
	var asides []*term
	for _, f := range beside {
		if t := s.exact(f); t != nil {
			asides = append(asides, t)
		}
	}
	r.Articles = s.rank(terms, asides)
	return r
}

// forms are those that are looked for, the longest first: of common words only where there are no
// others. Common words beside others are looked for in titles, as far as maxForms allows.
func (s *Searcher) forms(query string) (forms, beside []string) {
	common := strings.Fields(s.head.Common)
	for _, f := range search.Words(query) {
		switch {
		case slices.Contains(forms, f) || slices.Contains(beside, f):
		case slices.Contains(common, f):
			beside = append(beside, f)
		default:
			forms = append(forms, f)
		}
	}
	for _, list := range [][]string{forms, beside} {
		slices.SortStableFunc(list, func(x, y string) int { return len(y) - len(x) })
	}
	if forms == nil {
		forms, beside = beside, nil
	}
	forms = forms[:min(maxForms, len(forms))]
	return forms, beside[:min(maxForms-len(forms), len(beside))]
}

func (s *Searcher) rank(terms, asides []*term) []int {
	total := 0
	type found struct{ article, worth, rarity, titled int }
	byArticle := map[int]*found{}
	for _, t := range terms {
		rarity := search.Rarity(t.count, s.head.Articles)
		total += rarity
		for article, level := range t.levels {
			f := byArticle[article]
			if f == nil {
				f = &found{article: article}
				byArticle[article] = f
			}
			f.worth += rarity * search.Grades[level%search.Titled]
			f.rarity += rarity
			if level >= search.Titled {
				f.worth += rarity * search.InTitle
				f.titled += rarity
			}
		}
	}
	for _, f := range byArticle {
		f.worth = (f.worth + search.WholeTitle*f.titled*f.titled*f.titled/(total*total)) * f.rarity
	}
	for _, t := range asides {
		for article := range t.levels {
			if f := byArticle[article]; f != nil {
				f.worth += search.Aside * search.Rarity(t.count, s.head.Articles) * total
			}
		}
	}
	var all []*found
	for _, f := range byArticle {
		if 2*f.rarity >= total && f.rarity > 0 {
			all = append(all, f)
		}
	}
	slices.SortFunc(all, func(x, y *found) int {
		if (x.rarity == total) != (y.rarity == total) {
			return cmp.Compare(y.rarity, x.rarity)
		}
		return cmp.Or(cmp.Compare(y.worth, x.worth), cmp.Compare(y.article, x.article))
	})
	var articles []int
	for _, f := range all {
		articles = append(articles, f.article)
	}
	return articles
}

// find gives a form's term, nil if there is none.
func (s *Searcher) find(form string) (t *term, instead string) {
	if t := s.exact(form); t != nil {
		return t, ""
	}
	in := s.shardsOf(form)
	if len(form) >= search.ShortestSlip {
		if stems := ending(in, form); stems != nil {
			return s.term(stems), ""
		}
		if stems := beginning(in, form); stems != nil {
			return s.term(stems), ""
		}
		if instead = near(in, form); instead == "" {
			instead = s.listed(form)
		}
		if instead != "" {
			if t := s.exact(instead); t != nil {
				return t, instead
			}
		}
	}
	return nil, ""
}

// exact gives the term of a form that articles use.
func (s *Searcher) exact(form string) *term {
	var stems []string
	for _, in := range s.shardsOf(form) {
		for _, e := range in.elsewhere {
			if e[0] == form && !slices.Contains(stems, e[1]) {
				stems = append(stems, e[1])
			}
		}
		for i := range in.stems {
			if t := &in.stems[i]; (t.text == form || slices.Contains(t.forms, form)) && !slices.Contains(stems, t.text) {
				stems = append(stems, t.text)
			}
		}
	}
	if stems == nil {
		return nil
	}
	return s.term(stems)
}

func ending(in []*shard, form string) (stems []string) {
	best := ""
	for _, sh := range in {
		for i := range sh.stems {
			text := sh.stems[i].text
			if len(text) >= search.ShortestSlip && len(text) > len(best) && len(form)-len(text) <= min(maxEnding, len(text)) && strings.HasPrefix(form, text) {
				best = text
			}
		}
	}
	if best == "" {
		return nil
	}
	return []string{best}
}

func beginning(in []*shard, form string) (stems []string) {
	count := map[string]int{}
	for _, sh := range in {
		for i := range sh.stems {
			t := &sh.stems[i]
			if strings.HasPrefix(t.text, form) || slices.ContainsFunc(t.forms, func(f string) bool { return strings.HasPrefix(f, form) }) {
				count[t.text] += t.count
			}
		}
	}
	for text := range count {
		stems = append(stems, text)
	}
	slices.SortFunc(stems, func(x, y string) int { return cmp.Or(cmp.Compare(count[y], count[x]), cmp.Compare(x, y)) })
	return stems[:min(maxBegun, len(stems))]
}

// near is the form in shards that a form is a slip of.
func near(in []*shard, form string) (best string) {
	allowed, most := slips(form), 0
	least := allowed + 1
	for _, sh := range in {
		for i := range sh.stems {
			t := &sh.stems[i]
			for _, f := range t.forms {
				d := distance(form, f, allowed+1)
				if d <= allowed && (d < least || d == least && (t.count > most || t.count == most && f < best)) {
					best, least, most = f, d, t.count
				}
			}
		}
	}
	return best
}

// listed is the same of the words of titles.
func (s *Searcher) listed(form string) (best string) {
	least := slips(form) + 1
	r := reader(s.inflated("words.bin"))
	before := ""
	for range r.number() {
		before = r.differing(before)
		if d := distance(form, before, least); d < least {
			best, least = before, d
		}
	}
	return best
}

// slips is how many slips a word may have.
func slips(form string) int {
	if len(form) >= 8 {
		return 2
	}
	return 1
}

// distance is how many bytes of a have to be changed, left out, put in or exchanged with the one
// beside to have b; at least limit where it is more.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			d := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				d++
			}
			d = min(d, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return min(limit, rows[len(a)][len(b)])
}

// term joins the postings of stems.
func (s *Searcher) term(stems []string) *term {
	t := &term{levels: map[int]int{}}
	for _, text := range stems {
		for _, sh := range s.shardsOf(text) {
			at := slices.IndexFunc(sh.stems, func(x stem) bool { return x.text == text })
			if at < 0 {
				continue
			}
			own := &sh.stems[at]
			t.count += own.count
			for r := reader(own.postings); len(r) > 0; {
				level, article := r.number(), 0
				for range r.number() {
					article += r.number()
					if article < s.head.Articles {
						t.levels[article] = max(t.levels[article], level)
					}
				}
			}
		}
	}
	return t
}

// shardsOf are the shards that a word may be in.
func (s *Searcher) shardsOf(word string) []*shard {
	key := search.Key(word)
	all := []*shard{s.shard(recentFile(search.RecentShard(key)))}
	if s.head.Shards > 0 {
		all = append(all, s.shard(archiveFile(search.ArchiveShard(key, s.head.Shards))))
	}
	return all
}
