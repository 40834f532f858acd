package site

import (
	"time"

	"galen/internal/article"
)

// Next is the first instant after the build clock at which the site will be
// another although no file changes: an article is released or expires, or leaves
// the news sitemap. It is the zero time when there is none.
func (s *Site) Next() time.Time { return s.planned().next }

func (s *Site) nextChange() time.Time {
	var next time.Time
	for _, a := range s.all {
		for _, t := range instants(a) {
			if t.After(s.opt.Now) && (next.IsZero() || t.Before(next)) {
				next = t
			}
		}
	}
	return next
}

// instants are the times at which the site may change because of an article.
func instants(a *article.Article) []time.Time {
	all := []time.Time{a.Date.Time, a.Release(), a.Release().Add(newsWindow)}
	if !a.Expires.IsZero() {
		all = append(all, a.Expires.Time)
	}
	return all
}
