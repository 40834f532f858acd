package search

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"galen/internal/memo"
)

// Directory is the name of the file that is read first. Names of files are below the folder
// of the index.
const Directory = "index.json"

// wordsFile holds the words of all titles, headings and labels.
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

// file is one of the index: what it holds is made when somebody asks.
type file struct {
	name string
	data func() []byte
}

// Index is the files by which readers search. It may be used by several goroutines.
type Index struct {
	files map[string]*indexFile
}

// indexFile is a file, made when it is first asked for.
type indexFile struct {
	once   sync.Once
	make   func() []byte
	data   []byte // as it is before it is compressed
	digest memo.Digest
}

func (x *Index) add(all []file) {
	for _, f := range all {
		x.files[f.name] = &indexFile{make: f.data}
	}
}

func (x *Index) file(name string) *indexFile {
	f := x.files[name]
	if f != nil {
		f.once.Do(func() { f.data, f.make = f.make(), nil; f.digest = memo.Of(f.data) })
	}
	return f
}

// Digest stands for the bytes of a file; it is zero when there is no such file.
func (x *Index) Digest(name string) memo.Digest {
	if f := x.file(name); f != nil {
		return f.digest
	}
	return memo.Digest{}
}

// File gives the bytes of a file, nil when there is no such file. All but the directory are
// compressed: hosts compress texts, and not what they do not know.
func (x *Index) File(name string) []byte {
	f := x.file(name)
	if f == nil || name == Directory {
		if f == nil {
			return nil
		}
		return f.data
	}
	c := compressors.Get().(*compressor)
	defer compressors.Put(c)
	c.Reset()
	c.w.Reset(&c.Buffer)
	c.w.Write(f.data)
	c.w.Close()
	return bytes.Clone(c.Bytes())
}

// compressor has the memory of a compression, which is used again.
type compressor struct {
	bytes.Buffer
	w *flate.Writer
}

var compressors = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.DefaultCompression) // fails for other levels alone
	return &compressor{w: w}
}}

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
