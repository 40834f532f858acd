package pipeline

import (
	"cmp"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
)

// live are the parts of a live story that grow: its entries and its references, each by
// itself, and that it has ended. A further entry changes nothing that readers were shown;
// one that is another, or is gone, does.
func (e *snapshot) live(a *content.Article) []part {
	entries := part{name: "entries", changed: "an entry of the live story has changed", lost: "an entry of the live story is gone, or has another time,", keyed: true}
	references := part{name: "references", changed: "a reference of the live story has changed", lost: "a reference of the live story is gone", keyed: true}
	ended := part{name: "ended", changed: "when the live story ended has changed", keyed: true}
	if a.Kind == content.Live && !a.Broken {
		shown := a.WithEntries(a.EntriesBy(e.now))
		m := e.manuscript(a.File)
		for i := range shown.Entries[:min(len(shown.Entries), len(m.Entries))] {
			at := a.Body().Entries[i].At
			entries.items = append(entries.items, content.Sentence{Text: a.Entries[i].ID, At: at}, content.Sentence{Text: e.entry(a, i, m.Entries[i]), At: at})
		}
		for _, r := range m.References {
			var words []string
			for _, s := range r.Sentences {
				words = append(words, s.Text)
			}
			if text := strings.Join(words, "\n"); len(words) > 0 && shows(shown, r.ID) {
				references.items = append(references.items, content.Sentence{Text: cmp.Or(r.ID, text), At: r.Sentences[0].At}, content.Sentence{Text: text, At: r.Sentences[0].At})
			}
		}
		if !a.Ended.IsZero() && !a.Ended.Time.After(e.now) {
			at := diag.Position{File: a.File}
			ended.items = []content.Sentence{{Text: "ended", At: at}, {Text: a.Ended.ISO(), At: at}}
		}
	}
	return []part{entries, references, ended}
}

// shows reports whether an article lists the reference with an id.
func shows(a *content.Article, id string) bool {
	for _, r := range a.References {
		if r.ID == id {
			return true
		}
	}
	return id == ""
}

// entry is all that readers are shown of an entry: its words, what they rest on, and what the
// files are that it names.
func (e *snapshot) entry(a *content.Article, n int, m content.ReviewedText) string {
	var all []string
	for _, s := range m.Sentences {
		all = append(all, s.Text)
	}
	for _, s := range m.Supports {
		all = append(all, s.Kind, s.Target, s.Sentence)
	}
	only := a.OnlyEntry(n)
	for _, p := range []part{e.pictured(only), e.offered(only)} {
		for _, item := range p.items {
			all = append(all, item.Text)
		}
	}
	return strings.Join(all, "\n")
}
