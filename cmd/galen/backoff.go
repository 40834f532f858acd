package main

import (
	"slices"
	"strings"
	"time"

	"galen/internal/diag"
)

// The pauses before a command that keeps on tries again by itself.
const (
	firstPause = time.Second
	lastPause  = 8 * time.Second
)

// backoff is for what no edit mends: another galen at work in the output folder,
// a full disk, a missing permission. Nothing rings when these go away, so they are
// looked at again, more and more seldom, and said once.
type backoff struct {
	pause time.Duration
	said  string
}

// judge takes the problems of a run and how long it took. It gives the time of the
// next try, zero when only an edit can help, and whether there is anything to say.
func (p *backoff) judge(list diag.List, took time.Duration) (again time.Time, news bool) {
	if !ofMachine(list) {
		*p = backoff{}
		return time.Time{}, true
	}
	p.pause = min(max(2*p.pause, firstPause), lastPause)
	said := p.said
	p.said = gist(list)
	return time.Now().Add(max(p.pause, 2*took)), p.said != said // a disk that is full takes a whole build to meet
}

// ofMachine reports whether the machine gets in the way, somewhere.
func ofMachine(list diag.List) bool { return slices.ContainsFunc(list, isOfMachine) }

func isOfMachine(d diag.Diagnostic) bool {
	return d.Severity == diag.Error && d.Cause == diag.Environment
}

// ofOutput reports whether it does where the site is written to. What is the
// matter with a file of the source may be over in a moment.
func ofOutput(list diag.List) bool {
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return isOfMachine(d) && d.File == "" })
}

// gist is what a list says, but for the places on the disk at which the machine
// happened to be in the way.
func gist(list diag.List) string {
	var all strings.Builder
	for _, d := range list {
		if d.Cause == diag.Environment {
			all.WriteString(d.Code + "\n")
		} else {
			all.WriteString(d.Error() + "\n")
		}
	}
	return all.String()
}

// sooner is the earlier of two times; zero is never.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
