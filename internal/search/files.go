package search

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Directory is the name of the file that is read first. Names of files are below the folder
// of the index.
const Directory = "index.json"

// wordsFile holds the words of all titles, headings and descriptions.
const wordsFile = "words.bin"

// The names of the other files.
func archiveFile(shard int) string { return fmt.Sprintf("archive/%d.bin", shard) }
func recentFile(shard int) string  { return fmt.Sprintf("recent/%d.bin", shard) }
func cardsFile(month string, part int) string {
	return fmt.Sprintf("cards/%s-%d.bin", month, part)
}

// Month is how many articles are of a month, as the directory lists it.
type Month struct {
	Name  string // 2026-11
	Count int
}

// Files are the names of all files of the index of articles of these months, which are in
// their order.
func Files(months []Month) []string {
	all := []string{Directory}
	n := 0
	for _, m := range months {
		for part := 0; part*PerCardFile < m.Count; part++ {
			all = append(all, cardsFile(m.Name, part))
		}
		n += m.Count
	}
	for s := range Shards(n) {
		all = append(all, archiveFile(s))
	}
	for s := range RecentShards {
		all = append(all, recentFile(s))
	}
	return append(all, wordsFile)
}

// monthsOf counts articles.
func monthsOf(articles []Article) (all []Month) {
	for i := range articles {
		if last := len(all) - 1; last < 0 || all[last].Name != articles[i].Month {
			all = append(all, Month{Name: articles[i].Month})
		}
		all[len(all)-1].Count++
	}
	return all
}

// directory is what the file of that name holds: how many articles and shards of the archive
// there are, the months with their numbers, and the common words.
func directory(n int, months []Month, common []string) []byte {
	list := [][2]any{}
	for _, m := range months {
		list = append(list, [2]any{m.Name, m.Count})
	}
	return encode(struct {
		Articles int      `json:"articles"`
		Shards   int      `json:"shards"`
		Months   [][2]any `json:"months"`
		Common   string   `json:"common"`
	}{n, Shards(n), list, strings.Join(common, " ")})
}

// file is one that is to be written: what it holds is made when it is its turn.
type file struct {
	name string
	data func() []byte
}

// write compresses files, with so many processors. Hosts compress texts, and not what they do
// not know.
func (x *Index) write(all []file, jobs int) {
	var next atomic.Int64
	var mutex sync.Mutex
	parallel(jobs, func(int, int) {
		var b bytes.Buffer
		w, _ := flate.NewWriter(&b, flate.DefaultCompression) // fails for other levels alone
		for n := int(next.Add(1)) - 1; n < len(all); n = int(next.Add(1)) - 1 {
			b.Reset()
			w.Reset(&b)
			w.Write(all[n].data())
			w.Close()
			data := bytes.Clone(b.Bytes())
			mutex.Lock()
			x.files[all[n].name] = data
			mutex.Unlock()
		}
	})
}

// cards are the files of cards.
func cards(articles []Article, months []Month) (all []file) {
	first := 0
	for _, m := range months {
		part := 0
		for group := range slices.Chunk(articles[first:first+m.Count], PerCardFile) {
			all = append(all, file{cardsFile(m.Name, part), func() []byte {
				cards := [][]string{}
				for i := range group {
					c := &group[i].Card
					card := []string{c.URL, c.Title, c.Description, c.Evidence, c.ISO, c.Date}
					if c.Language != "" {
						card = append(card, c.Language, c.Direction)
					}
					cards = append(cards, card)
				}
				return encode(cards)
			}})
			part++
		}
		first += m.Count
	}
	return all
}

func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // strings and numbers
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
