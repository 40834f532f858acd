package record

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestText: a record is the same bytes whatever order its lines were set in, and
// reads as what it was.
func TestText(t *testing.T) {
	lines := []Line{
		{URL: "/health/flu/", File: "content/health/flu.md", Title: "Flu <season>", Published: "2026-11-22", Corrections: []string{"0a1b2c3d"}, Hash: "0123456789abcdef", Marks: "aaaabbbb"},
		{URL: "/health/cold/", Moved: "/health/flu/"},
		{Author: "ada", Title: "Ada"},
		{Signed: "content/health/flu.md", Hash: "0123456789abcdef", Marks: "aaaabbbb"},
	}
	var one, other Record
	for i := range lines {
		one.Set(lines[i])
		other.Set(lines[len(lines)-1-i])
	}
	if !bytes.Equal(one.Text(), other.Text()) {
		t.Errorf("%s\nand\n%s", one.Text(), other.Text())
	}
	if n := bytes.Count(one.Text(), []byte("\n")); n != len(lines) {
		t.Errorf("%d lines", n)
	}
	again, list := Read(one.Text())
	if len(list) > 0 || !bytes.Equal(again.Text(), one.Text()) {
		t.Errorf("%v\n%s", list, again.Text())
	}
	if l, ok := again.Published("/health/flu/"); !ok || l.Title != "Flu <season>" || l.At.Line != 4 {
		t.Errorf("%v", l)
	}
	if l, ok := again.Signed("content/health/flu.md"); !ok || l.Marks != "aaaabbbb" {
		t.Errorf("%v", l)
	}
	if l, ok := again.Author("ada"); !ok || l.Title != "Ada" || l.At.Line != 1 {
		t.Errorf("%v", l)
	}
	if _, ok := again.Published("content/health/flu.md"); ok {
		t.Error("a sign-off is taken for an address")
	}
	copied := again.Clone()
	copied.Set(Line{URL: "/new/"})
	if len(again.Addresses()) != 2 || len(copied.Addresses()) != 3 {
		t.Error("a clone is no copy")
	}
}

// TestRead: what cannot be read is said at its line.
func TestRead(t *testing.T) {
	_, list := Read([]byte("{\"url\":\"/a/\"}\n\n<<<<<<< HEAD\n{\"url\":\"/b/\"}\nnonsense\n{\"url\":\"/c/\",\"signed\":\"c.md\"}\n{}\n{\"url\":\"/d/\",\"author\":\"d\"}\n"))
	var got []string
	for _, d := range list {
		got = append(got, fmt.Sprintf("%d %s", d.Line, d.Code))
	}
	if want := "3 merge-conflict, 5 bad-record, 6 bad-record, 7 bad-record, 8 bad-record"; strings.Join(got, ", ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// TestRollbacks has each rollback on a line of its own, and no address any other for it.
func TestRollbacks(t *testing.T) {
	var r Record
	r.Set(Line{URL: "/health/flu/", Form: Form, Hash: "ab"})
	r.Close()
	addresses := string(r.Text())
	first := Line{Target: "live", Release: "20261120T090000Z-1", Seen: "2026-11-21T09:00:00Z"}
	for _, l := range []Line{first, {Target: "live", Release: first.Release, Seen: "2026-11-22T09:00:00Z"}, first} {
		r.Set(l)
	}
	want := `{"target":"live","release":"20261120T090000Z-1","seen":"2026-11-21T09:00:00Z"}
{"target":"live","release":"20261120T090000Z-1","seen":"2026-11-22T09:00:00Z"}
` + addresses
	if got := string(r.Text()); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	again, list := Read([]byte(want))
	if len(list) > 0 || again.Damage() != "" || string(again.Text()) != want {
		t.Errorf("%v, %q\n%s", list, again.Damage(), again.Text())
	}
}

// TestTwoLines: of two lines about one thing, as a merge leaves them, both places are
// told, and doing what the hint says leaves one.
func TestTwoLines(t *testing.T) {
	for _, c := range []struct{ one, two, delete string }{
		{`{"url":"/a/","hash":"x","seen":"2026-11-20T09:00:00Z"}`, `{"url":"/a/","hash":"y","seen":"2026-11-21T09:00:00Z"}`, "delete line 1"},
		{`{"url":"/a/","hash":"x","seen":"2026-11-22T09:00:00Z"}`, `{"url":"/a/","hash":"y","seen":"2026-11-21T09:00:00Z"}`, "delete line 2"},
		{`{"url":"/a/","hash":"x"}`, `{"url":"/a/","hash":"x"}`, "delete line 2"},
		{`{"url":"/a/","hash":"x"}`, `{"url":"/a/","hash":"y"}`, "delete the other"},
		{`{"url":"/a/","hash":"x"}`, `{"url":"/a/","moved":"/b/"}`, "delete the other"},
		{`{"signed":"a.md","by":"bo","on":"2026-11-20","hash":"x"}`, `{"signed":"a.md","by":"bo","on":"2026-11-21","hash":"y"}`, "delete line 1"},
		{`{"author":"ada","title":"Ada"}`, `{"author":"ada","title":"Bo"}`, "delete the other"},
		{`{"term":"ILD","title":"a"}`, `{"term":"ILD","title":"b"}`, "delete the other"},
	} {
		_, list := Read([]byte(c.one + "\n" + c.two + "\n"))
		if len(list) != 1 || list[0].Code != "two-lines" || list[0].Line != 2 || len(list[0].Also) != 1 || list[0].Also[0].Line != 1 || !strings.HasSuffix(list[0].Hint, c.delete) {
			t.Errorf("%s and %s: %v", c.one, c.two, list)
			continue
		}
		left := c.one
		if strings.HasSuffix(c.delete, "1") {
			left = c.two
		}
		if r, list := Read([]byte(left + "\n")); len(list) > 0 || bytes.Count(r.Text(), []byte("\n")) != 1 {
			t.Errorf("%s: %v", left, list)
		}
	}
	if _, list := Read([]byte(`{"author":"ada","title":"Ada"}` + "\n" + `{"term":"ada","title":"Ada"}` + "\n")); len(list) > 0 {
		t.Error(list)
	}
}

// TestChanged names the sentences that are new, or where some are gone.
func TestChanged(t *testing.T) {
	for _, c := range []struct {
		before, now string
		at          []int
		added       bool
		ended       bool
	}{
		{"aaaabbbbcccc", "aaaaxxxxcccc", []int{1}, true, false},
		{"aaaabbbbcccc", "aaaabbbbccccdddd", []int{3}, true, false},
		{"aaaabbbbcccc", "xxxxbbbbyyyy", []int{0, 2}, true, false},
		{"aaaabbbb", "aaaabbbbbbbb", []int{2}, true, false}, // twice the same sentence
		{"aaaabbbbcccc", "aaaacccc", []int{1}, false, false},
		{"aaaabbbbcccc", "aaaabbbb", []int{1}, false, true},
		{"aaaabbbbcccc", "bbbbaaaacccc", []int{0}, false, false},
		{"aaaa", "", nil, false, false},
		{"", "aaaa", []int{0}, true, false},
	} {
		got := Changed(c.before, c.now)
		if !got.Any() || !slices.Equal(got.At, c.at) || got.Added != c.added || got.Ended != c.ended {
			t.Errorf("%q, then %q: %+v, want %+v", c.before, c.now, got, c)
		}
		if Changed(c.now, c.now).Any() {
			t.Errorf("%q differs from itself", c.now)
		}
	}
	if shared, n := Shared("aaaabbbbbbbb", "bbbbcccc"); shared != 1 || n != 3 {
		t.Errorf("%d of %d are shared", shared, n)
	}
}

// TestDamage: a record tells whether its addresses are those that it was closed with.
func TestDamage(t *testing.T) {
	var r Record
	for _, url := range []string{"/a/", "/b/", "/c/"} {
		r.Set(Line{URL: url, Form: Form, Hash: "0123456789abcdef"})
	}
	r.Set(Line{Signed: "content/a.md", Hash: "2-0123456789abcdef"})
	r.Close()
	whole := string(r.Text())
	lines := strings.SplitAfter(whole, "\n") // three addresses, or rather a sign-off first, and the end
	old := `{"url":"/a/","hash":"0123456789abcdef"}` + "\n"
	for text, want := range map[string]string{
		"":                                      "",
		whole:                                   "",
		old:                                     "",
		old + lines[0]:                          "",
		strings.Replace(whole, lines[2], "", 1): "it had 3 addresses and now has 2",
		strings.Replace(whole, "/b/", "/d/", 1): "a line was changed by hand",
		strings.Join(lines[:4], ""):             "its last line is gone",
		lines[0] + lines[4]:                     "it had 3 addresses and now has 0",
		strings.Replace(whole, lines[0], "", 1): "", // a sign-off is no address
	} {
		got, list := Read([]byte(text))
		if damage := got.Damage(); damage != want || len(list) > 0 {
			t.Errorf("%q: %q %v, want %q", text, damage, list, want)
		}
		if got.Set(Line{Signed: "content/b.md", Hash: "2-0123456789abcdef"}); got.Damage() != want {
			t.Errorf("%q: a sign-off hides that %s", text, want)
		}
	}
}

// FuzzRead: any file is read or refused, and what was read is written so that it
// reads the same.
func FuzzRead(f *testing.F) {
	f.Add([]byte("{\"url\":\"/a/\",\"hash\":\"x\"}\n{\"signed\":\"b.md\"}\n"), "aaaabbbb", "aaaacccc")
	f.Add([]byte("<<<<<<<\n"), "", "a")
	f.Fuzz(func(t *testing.T, data []byte, before, now string) {
		Changed(before, now)
		r, list := Read(data)
		if list.Failed() {
			return
		}
		again, list := Read(r.Text())
		if len(list) > 0 || !bytes.Equal(again.Text(), r.Text()) {
			t.Errorf("%q\nthen\n%q", r.Text(), again.Text())
		}
	})
}
