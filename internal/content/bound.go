package content

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"galen/internal/address"
	"galen/internal/frontmatter"
	"galen/internal/memo"
	"galen/internal/source"
)

// A translation is bound to what its original says and it says in its own words: those go stale when the original
// changes. What it has from its original, as shared tells, does not. So a hash is over the text of the original, with
// the addresses of its links, what it cites and shows; over every key that is not shared; and over those of the shared
// ones that the translation said for itself when it was signed, which the hash names: 2-0123456789abcdef+references.

// eachItself are keys that every language says for itself, or that are the same in all: none of them is translated.
var eachItself = []string{
	"aliases", "also_in", "audio", "authors", "banner", "category", "comments", "corrections", "date", "draft", "email", "embargo", "ended", "expires", "help",
	"kind", "lang", "layout", "lead", "list", "mesh", "orcid", "order", "parent", "picks", "pins", "published_at", "related", "review_every", "reviewed",
	"sample", "shelves", "slug", "sources", "tags", "translated", "updated", "waivers", "withdrawn",
}

// unspoken are keys within others that are no words.
var unspoken = []string{"references.acknowledged", "image.focus", "image.licence", "ai.used", "ai.reviewed_by"}

// pictureShown are the keys of a picture that its words in every language are about, and these.
var pictureShown = append([]string{"src"}, pictureWords...)

// binding says whether a translation is bound to a value of its original.
type binding int

const (
	never  binding = iota
	itself         // where it says the key itself
	always
)

// binds tells it of a value by its keys, such as image.alt, whose first is key.
func (o *original) binds(name, key string) binding {
	_, within, _ := strings.Cut(name, ".")
	switch {
	case slices.Contains(eachItself, key) || slices.Contains(unspoken, name) || o.taxonomies.Named(key) != nil:
		return never
	case key == "study" && !slices.Contains(studyOwn, within):
		return never
	case key == "title" || key == "description":
		return always
	case !o.plain && key == "image" && slices.Contains(pictureShown, within):
		return always
	case o.plain || slices.Contains(o.keys(), key):
		return itself
	}
	return always
}

// Original is what the original of a translation says, as far as that is bound to it.
type Original struct {
	Paragraphs []Paragraph
	Hash       string
}

var originalForm = regexp.MustCompile(`^(1-[0-9a-f]{16}|2-[0-9a-f]{16}(\+[a-z0-9_.-]+)*)$`)

// originalVersion begins the hash of an original, and says what it is over. Those of the version before, olderOriginal,
// are over its title, description, study, references and the words of its text.
const (
	originalVersion = "2-"
	olderOriginal   = "1-"
)

// OlderForm reports whether a translation is bound to less of its original than it would be if it were signed now.
func (t *Translated) OlderForm() bool {
	return t.IsSigned() && strings.HasPrefix(t.Hash.Text, olderOriginal)
}

// ownIn are the keys of a translation, sorted, that bind it only where it says them itself, and that it does: of a
// group those within it, such as study.condition.
func (o *original) ownIn(header frontmatter.Value) (own []string) {
	for _, e := range header.Entries {
		eachLeaf(e.Key, e.Value, func(name string, _ frontmatter.Value) {
			if o.binds(name, e.Key) != itself {
				return
			}
			if e.Value.Kind != frontmatter.Map {
				name = e.Key
			}
			own = append(own, name)
		})
	}
	slices.Sort(own)
	return slices.Compact(own)
}

// eachLeaf gives the values at a key that hold no others, each with its name; those of a group by their keys.
func eachLeaf(name string, v frontmatter.Value, give func(name string, v frontmatter.Value)) {
	switch {
	case v.Empty():
	case v.Kind == frontmatter.List:
		for _, item := range v.Items {
			eachLeaf(name, item, give)
		}
	case v.Kind == frontmatter.Map:
		for _, e := range byKey(v.Entries) {
			eachLeaf(name+"."+e.Key, e.Value, give)
		}
	default:
		give(name, v)
	}
}

// byKey are the entries of a group by their keys.
func byKey(entries []frontmatter.Entry) []frontmatter.Entry {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b frontmatter.Entry) int { return compareKeys(a.Key, b.Key) })
	return entries
}

// ByKey sorts keys of front matter: those that are claims first, and the others by their names.
func ByKey(keys []string) []string {
	slices.SortFunc(keys, compareKeys)
	return keys
}

func compareKeys(a, b string) int {
	rank := func(key string) int { return (slices.Index(claims, key) + len(claims) + 1) % (len(claims) + 1) }
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
}

// said is what is bound of the original to a translation that says the keys own itself. M is what the original says.
func (o *original) said(m ReviewedText, own []string) Original {
	var said Original
	for _, e := range byKey(m.header.Entries) {
		eachLeaf(e.Key, e.Value, func(name string, v frontmatter.Value) {
			if b := o.binds(name, e.Key); b == never || b == itself && !slices.Contains(own, e.Key) && !slices.Contains(own, name) {
				return
			}
			words := plainWords(v.Text)
			if name != e.Key {
				words = name + " " + words
			}
			said.Paragraphs = append(said.Paragraphs, Paragraph{e.Key, Sentence{words, v.At}})
		})
	}
	for _, p := range m.paragraphs(true) {
		if p.Key == "" {
			said.Paragraphs = append(said.Paragraphs, p)
		}
	}
	h := memo.NewHasher()
	for i, p := range said.Paragraphs {
		if i == 0 || p.Key != said.Paragraphs[i-1].Key {
			h.String(p.Key + ":")
		}
		for word := range strings.FieldsSeq(p.Text) {
			h.String(word)
		}
	}
	said.Hash = originalVersion + h.Sum().String()[:hashLength]
	for _, key := range own {
		said.Hash += "+" + key
	}
	return said
}

// before is what was bound of an original when hashes had the form before.
func before(m ReviewedText) Original {
	said := Original{Paragraphs: m.paragraphs(false)}
	var whole ReviewedText
	for _, p := range said.Paragraphs {
		whole.Sentences = append(whole.Sentences, p.Sentence)
	}
	said.Hash = olderOriginal + whole.Hash()
	return said
}

// saidNow is what an original says now of what a translation is bound to.
func (o *original) saidNow(m ReviewedText, t *Translated) Original {
	if t.OlderForm() {
		return before(m)
	}
	return o.said(m, strings.Split(t.Hash.Text, "+")[1:])
}

// Bound is what the original of a document says now of what that is bound to.
func (p Parts) Bound(d *Document, zone *time.Location) Original {
	of := p.original(d.File)
	if of == nil {
		return Original{}
	}
	return of.saidNow(ManuscriptOf(of.file.Loaded(), p, zone), d.Translated)
}

// Bind is what the original of a file says that this is bound to once it is signed.
func (p Parts) Bind(f source.File, zone *time.Location) Original {
	of := p.original(f.Path)
	if of == nil {
		return Original{}
	}
	own, _, _ := split(f)
	return of.said(ManuscriptOf(of.file.Loaded(), p, zone), of.ownIn(own.header))
}

// Unbound are the keys that a translation says itself and to which it was not bound when it was signed.
func (p Parts) Unbound(f source.File, t *Translated) (keys []string) {
	of := p.original(f.Path)
	if of == nil || !t.IsSigned() || t.OlderForm() {
		return nil
	}
	own, _, _ := split(f)
	bound := strings.Split(t.Hash.Text, "+")[1:]
	return slices.DeleteFunc(of.ownIn(own.header), func(key string) bool { return slices.Contains(bound, key) })
}

// leadsTo is where a link of a file leads, or a picture lies, in one spelling for those of one place: from the folder
// content, without the ending of a document.
func leadsTo(file, target string) string {
	if address.Scheme(target) != "" || strings.HasPrefix(target, "#") {
		return target
	}
	end := strings.IndexAny(target, "?#")
	if end < 0 {
		end = len(target)
	}
	name := target[:end]
	if !strings.HasPrefix(name, "/") {
		name = path.Join(strings.TrimPrefix(path.Dir(file), "content"), name)
	}
	return strings.Trim(strings.TrimSuffix(name, ".md"), "/") + target[end:]
}
