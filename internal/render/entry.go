package render

import (
	"bytes"
	"html/template"
	"sync"
	"time"

	"galen/internal/site"
)

// entry is an article in the form of a feed.
type entry struct {
	published, modified time.Time
	text                []byte
	guarded             bool // that it may be shown depends on what guards the site
}

// maxEntries is how many bytes of entries are at hand for other feeds: a new article
// is in those of its category, of those above, of its authors and of its tags.
const maxEntries = 24 << 20

// entries are those that were made, by format and path.
type entries struct {
	mu   sync.Mutex
	made map[string]*entry
	size int
}

func (e *entries) find(key string) *entry {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.made[key]
}

func (e *entries) keep(key string, made *entry) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.size+len(made.text) > maxEntries {
		return
	}
	if e.made == nil {
		e.made = map[string]*entry{}
	}
	e.made[key] = made
	e.size += len(made.text)
}

// entry gives the entry of an article, and notes what it depends on.
func (v *View) entry(o site.Output, path string) (*entry, error) {
	fact, key := "item:"+path, o.Format.String()+path
	e := v.entries.find(key)
	if e == nil {
		i := must[site.Item](v, fact)
		guarded, err := v.judged(o, i)
		if err != nil {
			return nil, err
		}
		if e, err = newEntry(forms[o.Format], i); err != nil {
			return nil, err
		}
		e.guarded = guarded
		v.entries.keep(key, e)
	}
	v.facts.Note(fact)
	if e.guarded {
		v.facts.Note(guardFact)
	}
	return e, nil
}

// judged reports what is wrong with the text of an item, and whether that depends on what pages
// may load.
func (v *View) judged(o site.Output, i site.Item) (guarded bool, err error) {
	if err := faultIn(template.HTML(i.HTML)); err != nil {
		return false, err
	}
	return v.safe.item(o, []byte(i.HTML))
}

func newEntry(f form, i site.Item) (*entry, error) {
	var w bytes.Buffer
	w.Grow(len(i.HTML) + 1<<10)
	err := f.entry(i, &w)
	return &entry{published: i.Published, modified: i.Modified, text: w.Bytes()}, err
}
