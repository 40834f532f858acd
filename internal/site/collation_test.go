package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestFromAToZ: titles stand as readers of the language look for them, under its letters.
func TestFromAToZ(t *testing.T) {
	for _, tt := range []struct{ lang, want, letters string }{
		{"en", "10 myths|42|apple|Éclair|egg|Part 2|Part 10|resume|Resume|résumé|The end|Zoo", "##AEEPPRRRTZ"},
		{"de", "Aal|Ärzte|Azteken|Öl|Oma|Ulm|Zoo", "AAAOOUZ"},
		{"sv", "Anka|Zebra|Ål|Äpple|Öl", "AZÅÄÖ"},
		{"es", "nube|ñandú|oso", "NÑO"},
		{"ru", "ангина|Бронхит|ёлка|Ямка", "АБЕЯ"},
	} {
		want := strings.Split(tt.want, "|")
		got := slices.Clone(want)
		slices.Reverse(got)
		byTitle(tt.lang, got, func(title string) (string, string) { return title, "" })
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", tt.lang, got, want)
		}
		letters, letterOf := "", lettersOf(tt.lang)
		for _, title := range want {
			letters += letterOf(title)
		}
		if letters != tt.letters {
			t.Errorf("%s: under %s, want %s", tt.lang, letters, tt.letters)
		}
	}
}

// TestSeriesOfOneDay: parts of one day go by their times, and those of one moment by the names of
// their files; the oldest is the first, unless one says its number.
func TestSeriesOfOneDay(t *testing.T) {
	s, problems := assembled(t, map[string]string{
		"content/health/part-10.md":    piecePage("2026-06-15", "series: Sleep"),
		"content/health/part-2.md":     piecePage("2026-06-15", "series: Sleep"),
		"content/trials/part-1.md":     piecePage("2026-06-15", "series: Sleep"),
		"content/health/noon.md":       piecePage("2026-06-15T12:00", "series: Sleep"),
		"content/health/evening.md":    piecePage("2026-06-15T18:00", "series: Sleep"),
		"content/health/a-day-late.md": piecePage("2026-06-16", "series: Sleep"),
		"content/health/third.md":      piecePage("2026-06-17", "series: {title: Sleep, part: 3}"),
	}, Live)
	if problems.Failed() {
		t.Fatal(problems)
	}
	want := []string{"/health/part-2/", "/health/part-10/", "/health/third/", "/trials/part-1/", "/health/noon/", "/health/evening/", "/health/a-day-late/"}
	if got := urls(s.Value("list:/series/sleep/").(List).Cards); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for i, path := range want {
		place := s.Value("article:" + path).(Article).Series
		if place.Part != i+1 || place.Of != len(want) || i > 0 && place.Previous.URL != want[i-1] {
			t.Errorf("%s: %+v", path, place)
		}
	}
}

func urls(cards []Card) (all []string) {
	for _, c := range cards {
		all = append(all, c.URL)
	}
	return all
}

// TestCategoryByTitle: the pages of a category in the order of titles are numbered from its
// beginning, hold each article once, and do not call any of them newer or older than another.
func TestCategoryByTitle(t *testing.T) {
	files := map[string]string{"content/trials/_index.md": "---\ntitle: Trials\ndescription: D.\norder: title\n---\n"}
	for i := range 11 {
		files[fmt.Sprintf("content/trials/a%02d.md", i)] = strings.Replace(piecePage(fmt.Sprintf("2026-01-%02d", 1+i*7%11)), "title: T", fmt.Sprintf("title: Step %d on", i+1), 1)
	}
	s, problems := assembled(t, files, Live)
	if problems.Failed() {
		t.Fatal(problems)
	}
	var got []string
	for path, n := "/trials/", 0; path != ""; n++ {
		l := s.Value("list:" + path).(List)
		if !l.Sorted || n > 9 {
			t.Fatalf("page %d: %+v", n, l)
		}
		got, path = append(got, urls(l.Cards)...), l.Older
	}
	for i, url := range got {
		if want := fmt.Sprintf("/trials/a%02d/", i); url != want {
			t.Errorf("article %d is %s", i, url)
		}
	}
	if front := s.Value("front:/trials/").(Front); len(got) != 11 || front.Lead.URL != "/trials/a00/" || !front.Rest.Sorted {
		t.Errorf("%d articles, the first %s", len(got), front.Lead.URL)
	}
	files["content/trials/_index.md"] = "---\ntitle: Trials\ndescription: D.\norder: [a07]\n---\n"
	if s, _ = assembled(t, files, Live); !s.Value("list:/trials/").(List).Sorted || s.Value("list:/health/").(List).Sorted {
		t.Error("a list in an order of its own is not newest first, and another one is")
	}
}

// TestFurtherCategories: what goes with an article is also looked for in its further categories, and
// what is there by one of them counts as near.
func TestFurtherCategories(t *testing.T) {
	s, problems := assembled(t, map[string]string{
		"content/health/heart/a.md":   piecePage("2026-06-15", "also_in: [trials]", "tags: [common]"),
		"content/trials/far.md":       piecePage("2020-06-14", "tags: [common]"),
		"content/food/_index.md":      "---\ntitle: Food\ndescription: D.\n---\n",
		"content/food/near.md":        piecePage("2026-06-14", "tags: [common]"),
		"content/food/in-trials.md":   piecePage("2019-06-14", "tags: [common]", "also_in: [trials]"),
		"content/trials/untagged.md":  piecePage("2021-06-14"),
		"content/health/untagged.md":  piecePage("2021-06-14"),
		"content/food/unrelated.md":   piecePage("2021-06-14"),
		"content/trials/untagged2.md": piecePage("2011-06-14"),
	}, Live)
	if problems.Failed() {
		t.Fatal(problems)
	}
	want := []string{"/trials/far/", "/food/in-trials/", "/food/near/", "/trials/untagged/", "/trials/untagged2/"}
	if got := urls(s.Value("related:/health/heart/a/").([]Card)); !slices.Equal(got, want) {
		t.Errorf("related %v, want %v", got, want)
	}
	if got := urls(s.Value("list:/trials/").(List).Cards); !slices.Contains(got, "/food/in-trials/") || !slices.Contains(got, "/health/heart/a/") {
		t.Errorf("listed %v", got)
	}
	if got := urls(s.Value("latest:9:trials").([]Card)); len(got) != 5 {
		t.Errorf("latest %v", got)
	}
}

// TestReviewedBy: the page of who reviewed articles shows them, but for those that are held back,
// and the article has the portrait.
func TestReviewedBy(t *testing.T) {
	files := map[string]string{
		"content/authors/bo.md":       "---\nname: Bo\nrole: R\nimage: {src: /face.svg, alt: Bo}\n---\n",
		"static/face.svg":             `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"></svg>`,
		"content/health/held-back.md": piecePage("2026-06-17", "reviewed: {by: bo, on: 2026-06-17}", "draft: true"),
		"content/health/not-it.md":    piecePage("2026-06-17"),
	}
	for i := range 7 {
		files[fmt.Sprintf("content/health/r%d.md", i)] = piecePage(fmt.Sprintf("2026-06-1%d", i), fmt.Sprintf("reviewed: {by: bo, on: 2026-06-1%d}", i))
	}
	s, problems := assembled(t, files, Live)
	if problems.Failed() {
		t.Fatal(problems)
	}
	bo := s.Value("author:/authors/bo/").(Person)
	if got := urls(bo.Reviewed); bo.ReviewedAll != 7 || len(got) != 3 || got[0] != "/health/r6/" {
		t.Errorf("%d: %v", bo.ReviewedAll, got)
	}
	if by := s.Value("article:/health/r1/").(Article).Reviewed.By; by.Image == nil || by.Image.Alt != "Bo" {
		t.Errorf("%+v", by)
	}
	if desk := s.Value("author:/authors/desk/").(Person); desk.ReviewedAll != 0 {
		t.Errorf("%+v", desk)
	}
}
