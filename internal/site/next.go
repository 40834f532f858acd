package site

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"galen/internal/content"
)

// Next is the first instant after the build clock at which the site will be
// another although no file changes: an article is released or expires, or leaves
// the news sitemap or a place that editors gave it, or readers are told that a translation is outdated. It is the zero time when there is none.
func (s *Structure) Next() time.Time { return s.planned().next }

func (s *Structure) nextChange() time.Time {
	var next time.Time
	for _, a := range s.all {
		for _, t := range append(instants(a), s.closing(a)) {
			if t.After(s.opt.Now) && (next.IsZero() || t.Before(next)) {
				next = t
			}
		}
	}
	s.endings(func(_, _, _ string, e content.Ending) {
		if t := e.Until.Time; t.After(s.opt.Now) && (next.IsZero() || t.Before(next)) {
			next = t
		}
	})
	s.notices(func(_ string, t time.Time) {
		if t.After(s.opt.Now) && (next.IsZero() || t.Before(next)) {
			next = t
		}
	})
	return next
}

// instants are the times at which the site may change because of an article.
func instants(a *content.Outline) []time.Time {
	all := []time.Time{a.Date.Time, a.Release(), a.Release().Add(newsWindow)}
	if !a.Expires.IsZero() {
		all = append(all, a.Expires.Time)
	}
	if a.Withdrawn != nil {
		all = append(all, a.Withdrawn.Date.Time)
	}
	if due, ok := dueOn(a); ok {
		all = append(all, due.Add(-soon), due)
	}
	return append(all, entryInstants(a)...)
}

// Event is what happens to an article, or on a page of articles, at some instant.
type Event struct {
	File string
	What string // for an editor, such as "its embargo ends"
}

// Events lists what happens at an instant, by file.
func (s *Structure) Events(at time.Time) []Event {
	var all []Event
	for _, a := range s.all {
		if a.Draft || a.Broken {
			continue
		}
		add := func(when time.Time, what string) {
			if when.Equal(at) {
				all = append(all, Event{a.File, what})
			}
		}
		if a.Release().Equal(a.Date.Time) {
			add(a.Release(), "it is published")
		} else {
			add(a.Release(), "its embargo ends")
		}
		if a.Kind != "guide" && a.PublishedAt == nil && !a.Plain {
			add(a.Release().Add(newsWindow), "it leaves the news sitemap")
		}
		add(a.Expires.Time, "it expires")
		add(s.closing(a), "its comments close")
		if a.Withdrawn != nil {
			add(a.Withdrawn.Date.Time, "it is withdrawn")
		}
		for _, e := range a.Entries {
			if e.At.After(a.Release()) {
				add(e.At, "an entry of it is published")
			}
		}
		add(a.Ended.Time, "the live story ends")
		if due, ok := dueOn(a); ok {
			add(due, "its review is due")
		}
	}
	s.endings(func(file, what, name string, e content.Ending) {
		if !e.Until.Time.Equal(at) {
			return
		}
		if name != "" {
			name = " " + strconv.Quote(name)
		}
		all = append(all, Event{file, "its " + what + name + " ends"})
	})
	s.notices(func(file string, t time.Time) {
		if t.Equal(at) {
			all = append(all, Event{file, "its page says that the original has changed"})
		}
	})
	for _, e := range s.others() {
		all = append(all, e.Events(at)...)
	}
	slices.SortStableFunc(all, func(a, b Event) int { return strings.Compare(a.File, b.File) })
	return all
}
