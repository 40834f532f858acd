package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galen"
	"galen/internal/diag"
	"galen/internal/site"
	"galen/internal/testing/tally"
)

// TestSignOffPreview: words that changed after they were signed stop a build, and
// what readers see; whoever writes sees the page, and is told.
func TestSignOffPreview(t *testing.T) {
	dir := quickDir(t)
	files := newsroom()
	name := newsFile(5)
	files[name] = signedBy(t, files, name, "ada")
	now := files[name]
	files[name] = strings.Replace(now, "Numbers.", "Other numbers.", 1)
	files.sync(t, dir, nil)
	opt := Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter}
	severity := func(list diag.List) string {
		for _, d := range list {
			if d.Code == "HN101" {
				return d.Severity.String()
			}
		}
		return "none"
	}
	if got := severity(Run(context.Background(), opt).Problems); got != "error" {
		t.Errorf("a build: %s", got)
	}
	for show, want := range map[site.Show]string{site.Live: "error", site.Everything: "warning"} {
		p := NewPreview(opt)
		p.show = show
		list, _ := p.Update(context.Background(), midday)
		if got := severity(list); got != want {
			t.Errorf("a preview of %v: %s, want %s", show, got, want)
		}
		if shown := p.Current() != nil; shown != (show == site.Everything) {
			t.Errorf("a preview of %v shows the site: %v", show, shown)
		}
	}
	files[name] = now
	files.sync(t, dir, nil)
	if r := Run(context.Background(), opt); severity(r.Problems) != "none" || r.Problems.Failed() {
		t.Error(r.Problems)
	}
}

// TestKind11OwnReviews: a reviewer who is an author is found in every spelling, and two people
// are two.
func TestKind11OwnReviews(t *testing.T) {
	tally.Kind(t, 11)
	s := newStanding(t)
	s.files[standingFile] = setKey(standingPiece, "reviewed", "{by: bo, on: 2026-11-20}")
	check(t, os.Remove(filepath.Join(s.opt.Source, "record.jsonl"))) // of the sign-off
	for _, c := range []struct {
		what, ada, bo string
		own           bool
	}{
		// listed
		{"one name", "name: Ada", "name: Ada", true},
		// made up
		{"two people", "name: Ada", "name: Bo", false},
		{"another case", "name: Ada Lee", "name: ADA LEE", true},
		{"more spaces", "name: Ada Lee", "name: \"Ada  Lee\"", true},
		{"accents stored apart", "name: Zoë Lee", "name: Zoe\u0308 Lee", true},
		{"one ORCID iD", "name: Ada Lee\norcid: 0000-0002-1825-0097", "name: A. Lee\norcid: https://orcid.org/0000-0002-1825-0097", true},
		{"one name, and two ORCID iDs", "name: Ada\norcid: 0000-0002-1825-0097", "name: Ada\norcid: 0000-0001-5109-3700", false},
		{"another slug", "name: Ada\nslug: ada", "name: Ada\naliases: [/authors/b/]", true},
		{"one desk", "name: News desk\nkind: desk", "name: news desk\nkind: desk", true},
	} {
		s.files["content/authors/ada.md"] = "---\n" + c.ada + "\nrole: Writer\n---\n"
		s.files["content/authors/bo.md"] = "---\n" + c.bo + "\nrole: Reviewer\n---\n"
		list := s.build(false)
		if got := codes(list) == "HN108"; got != c.own || !c.own && len(list) > 0 {
			t.Errorf("%s: %v", c.what, list)
		}
		if checked, _ := Check(context.Background(), s.opt); checked.Problems.Failed() != c.own {
			t.Errorf("%s: check says otherwise: %v", c.what, checked.Problems)
		}
		_, _, _, list = Sign(context.Background(), s.opt, standingFile, "bo", "2026-11-19")
		if list.Failed() != c.own {
			t.Errorf("%s: review sign says otherwise: %v", c.what, list)
		}
		s.last[standingFile] = "" // which is signed now
		os.Remove(filepath.Join(s.opt.Source, "record.jsonl"))
	}
}
