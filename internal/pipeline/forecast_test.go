package pipeline

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"galen"
)

// week is the newsroom with something of everything that time changes.
func week() sourceFiles {
	files := newsroom()
	for file, line := range map[string]string{
		"content/health/due.md":        "review_every: 1mo",         // written on 2026-10-24: due in the middle of the week
		"content/food/at-once.md":      "embargo: 2026-11-24T08:00", // when another piece expires
		"content/trials/for-a-day.md":  "expires: 2026-11-26T07:00",
		"content/trials/in-a-year.md":  "date: 2027-11-22",
		"content/health/never.md":      "draft: true",
		"content/health/linked-dry.md": "expires: 2026-11-23T09:00:01+01:00",
	} {
		files[file] = newsPiece(95, line)
	}
	files["content/health/due.md"] = setKey(setKey(files["content/health/due.md"], "date", "2026-10-24"), "kind", "guide")
	files["content/health/due.md"] += "\nSee [this](linked-dry).\n"
	files["content/trials/for-a-day.md"] = setKey(files["content/trials/for-a-day.md"], "date", "2026-11-25T07:00")
	for _, k := range []struct{ file, key, value string }{ // and what editors put on pages
		{"content/_index.md", "lead", "{article: piece-09, until: 2026-11-23T18:00:07}"},
		{"content/_index.md", "picks", "[at-once, {article: piece-05, until: 2026-11-24T12:00}]"},
		{"content/_index.md", "shelves", "[{title: The week, from: trials, until: 2026-11-25T12:00:30}]"},
		{"content/_index.md", "banner", "{text: At once, url: at-once, until: 2026-11-24T09:00}"}, // it comes with its article
		{"content/trials/_index.md", "pins", "[{article: for-a-day, until: 2026-11-25T20:00}]"},
	} {
		files[k.file] = setKey(files[k.file], k.key, k.value)
	}
	return files
}

// TestForecast builds the site of a week one second before and at each instant
// that was foretold: just the addresses that were named differ, and nothing does
// from one instant to the next.
func TestForecast(t *testing.T) {
	dir := quickDir(t)
	week().sync(t, dir, nil)
	opt := Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter}
	changes, then, _, list := Forecast(context.Background(), opt, 7)
	if list.Failed() {
		t.Fatal(list)
	}
	if len(changes) < 8 {
		t.Errorf("%d instants are too few to test anything", len(changes))
	}
	var why []string
	for _, c := range changes {
		for _, e := range c.Why {
			why = append(why, e.What)
		}
	}
	for _, what := range []string{`its lead "piece-09" ends`, `its pick "piece-05" ends`, `its shelf "The week" ends`, "its banner ends", `its pin "for-a-day" ends`} {
		if !slices.Contains(why, what) {
			t.Errorf("nothing changes because %s: %v", what, why)
		}
	}
	if want := time.Date(2027, 11, 22, 0, 0, 0, 0, changes[0].At.Location()); then.IsZero() || then.After(want) {
		t.Errorf("after the week comes %s", then)
	}
	at := func(now time.Time) outputFiles {
		opt := opt
		opt.Now = now
		check(t, os.RemoveAll(opt.Output))
		check(t, os.RemoveAll(filepath.Join(dir, CacheFolder)))
		if r := Run(context.Background(), opt); r.Problems.Failed() {
			t.Fatal(r.Problems)
		}
		shown := look(t, opt.Output)
		maps.DeleteFunc(shown, func(file, _ string) bool { return strings.HasPrefix(file, ".galen/") })
		return shown
	}
	before := at(midday)
	for _, c := range changes {
		eve := at(c.At.Add(-time.Second))
		if fault := before.differs(eve, "something changed before "+c.At.String()+" that was not foretold"); fault != "" {
			t.Error(fault)
		}
		now := at(c.At)
		for _, part := range []struct {
			what        string
			told, found []string
		}{
			{"added", c.Added, addresses(now, func(file string) bool { _, was := eve[file]; return !was })},
			{"changed", c.Changed, addresses(now, func(file string) bool { text, was := eve[file]; return was && text != now[file] })},
			{"removed", c.Removed, addresses(eve, func(file string) bool { _, still := now[file]; return !still })},
		} {
			if !slices.Equal(part.told, part.found) {
				t.Errorf("at %s %s\n%v\nforetold\n%v", c.At, part.what, part.found, part.told)
			}
		}
		if len(c.Why) == 0 {
			t.Errorf("at %s something changes for no reason", c.At)
		}
		before = now
	}
	if fault := before.differs(at(midday.AddDate(0, 0, 7)), "something changed at the end of the week that was not foretold"); fault != "" {
		t.Error(fault)
	}
}

// addresses are the paths under which some files of an output are served.
func addresses(files outputFiles, want func(file string) bool) []string {
	var all []string
	for file := range files {
		if want(file) {
			all = append(all, address(file))
		}
	}
	slices.Sort(all)
	return all
}
