package content

import (
	"slices"
	"time"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
	"galen/internal/source"
	"galen/internal/taxonomy"
)

// original is the file of which another is a translation.
type original struct {
	file       source.File
	taxonomies taxonomy.Declarations
	zone       *time.Location
	plain      bool      // it is the article of a plain-language version: see plainversion.go
	of         *original // its own
}

// join adds to the keys of a translation those that it has from its original.
func (o *original) join(file string, own, of frontmatter.Value) frontmatter.Value {
	entries := slices.Clone(own.Entries)
	if o.plain { // as its name says
		entries = slices.DeleteFunc(entries, func(e frontmatter.Entry) bool { return e.Key == "kind" && e.Value.Text == PlainKind })
	}
	for _, key := range o.keys() {
		from := entryOf(of.Entries, key)
		if from == nil || from.Value.Empty() {
			continue
		}
		e := *from
		i := slices.IndexFunc(entries, func(e frontmatter.Entry) bool { return e.Key == key && !e.Value.Empty() })
		var have *frontmatter.Value
		if i >= 0 {
			have = &entries[i].Value
		}
		var taken bool
		if e.Value, taken = o.shares(key, have, from.Value, frontmatter.Value{Kind: frontmatter.Map, At: diag.Position{File: file, Line: 1, Column: 1}, Entries: entries}); !taken {
			continue
		}
		if i >= 0 {
			entries[i] = e
		} else {
			entries = slices.DeleteFunc(entries, func(e frontmatter.Entry) bool { return e.Key == key })
			entries = append(entries, e)
		}
	}
	own.Kind, own.Entries = frontmatter.Map, entries
	return own
}

// shares is what a translation has at a key of its original; it is not taken where the translation has its own.
// Own is nil where it says nothing, and all is what it says.
func (o *original) shares(key string, own *frontmatter.Value, of, all frontmatter.Value) (v frontmatter.Value, taken bool) {
	switch {
	case key == "ai" && !usesAI(of): // it speaks of the words of the original
		return of, false
	case key == "corrections":
		return o.joinCorrections(own, of, o.ownDate(all)), true
	case key == "image" && own == nil:
		if o.plain {
			return of, true
		}
		all.Entries = nil
		return o.joinGroup(key, all, of), true
	case own != nil && (key == "image" || key == "study" || key == "withdrawn" || key == "ai"):
		return o.joinGroup(key, *own, of), true
	}
	return of, own == nil || o.holdsBack(key, own, &of)
}

// joinGroup is a picture, a study, a withdrawal, or a statement about AI of a translation with what it has from its
// original. It was withdrawn on the earlier of the two days; and that a program was used is the original's to say.
func (o *original) joinGroup(key string, own, of frontmatter.Value) frontmatter.Value {
	if own.Kind != frontmatter.Map || of.Kind != frontmatter.Map {
		return own
	}
	entries := slices.Clone(own.Entries)
	for _, e := range of.Entries {
		switch i := slices.IndexFunc(entries, func(have frontmatter.Entry) bool { return have.Key == e.Key }); {
		case key == "image" && !o.plain && slices.Contains(pictureWords, e.Key):
		case i < 0:
			entries = append(entries, e)
		case key == "withdrawn" && e.Key == "date" && o.earlier(&e.Value, &entries[i].Value), key == "ai" && e.Key == "used":
			entries[i] = e
		}
	}
	own.Entries = entries
	return own
}

// earlier reports whether the date of an original is before that of its translation, or that has none.
func (o *original) earlier(of, own *frontmatter.Value) bool {
	a, wrong := civildate.Parse(of.Text, o.zone)
	b, unreadable := civildate.Parse(own.Text, o.zone)
	return own.Empty() || wrong == nil && unreadable == nil && a.Time.Before(b.Time)
}

// usesAI reports whether a statement about AI says that a program had a part in the text.
func usesAI(v frontmatter.Value) bool {
	e := entryOf(v.Entries, "used")
	return e != nil && e.Value.Text == "true"
}

// ownDate is the date that a translation has of its own; zero when it has that of its original.
func (o *original) ownDate(all frontmatter.Value) civildate.Moment {
	e := entryOf(all.Entries, "date")
	if e == nil || e.Value.At.File != all.At.File {
		return civildate.Moment{}
	}
	on, _ := civildate.Parse(e.Value.Text, o.zone)
	return on
}

// joinCorrections are the corrections of a translation and those of its original for which it has no words:
// each of its own stands for one of the original of the same day. What was corrected before the translation
// was published is in its words.
func (o *original) joinCorrections(have *frontmatter.Value, of frontmatter.Value, since civildate.Moment) frontmatter.Value {
	own := frontmatter.Value{Kind: frontmatter.List, At: of.At}
	if have != nil {
		own = *have
	}
	items := slices.Clone(correctionsIn(own))
	if own.Kind != frontmatter.List && len(items) == 0 {
		return own // which is wrong
	}
	worded := map[string]int{}
	for i := range items {
		if on, ok := o.day(&items[i]); ok {
			worded[on.Time.In(o.place()).Format(time.DateOnly)]++
		}
	}
	for _, item := range correctionsIn(of) {
		on, ok := o.day(&item)
		if day := on.Time.In(o.place()).Format(time.DateOnly); ok && worded[day] > 0 {
			worded[day]--
		} else if ok && !precedes(on, since) {
			items = append(items, item)
		}
	}
	own.Kind, own.Items, own.Entries = frontmatter.List, items, nil
	return own
}

// correctionsIn are the corrections that stand at the key: a list, or one alone.
func correctionsIn(v frontmatter.Value) []frontmatter.Value {
	if v.Kind == frontmatter.Map {
		return []frontmatter.Value{v}
	}
	return v.Items
}

// day is that of a correction, if it can be read.
func (o *original) day(correction *frontmatter.Value) (civildate.Moment, bool) {
	e := entryOf(correction.Entries, "date")
	if e == nil {
		return civildate.Moment{}, false
	}
	on, wrong := civildate.Parse(e.Value.Text, o.zone)
	return on, wrong == nil
}

// place is the zone of the site.
func (o *original) place() *time.Location {
	if o.zone == nil {
		return time.UTC
	}
	return o.zone
}

// holdsBack reports whether the original says for longer than its translation that readers may not see
// it.
func (o *original) holdsBack(key string, own, of *frontmatter.Value) bool {
	switch key {
	case "draft":
		return of.Text == "true"
	case "embargo", "expires":
		a, wrong := civildate.Parse(own.Text, o.zone)
		b, unreadable := civildate.Parse(of.Text, o.zone)
		if wrong != nil || unreadable != nil {
			return unreadable == nil
		}
		if key == "expires" {
			return b.Time.Before(a.Time)
		}
		return b.Time.After(a.Time)
	}
	return false
}

func entryOf(entries []frontmatter.Entry, key string) *frontmatter.Entry {
	if i := slices.IndexFunc(entries, func(e frontmatter.Entry) bool { return e.Key == key }); i >= 0 {
		return &entries[i]
	}
	return nil
}
