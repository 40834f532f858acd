package content

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// written is an entry as the tests write it.
type written struct {
	at   time.Time
	text string
}

// storyOf writes entries in an order, with the day where it is another than above, or always.
func storyOf(entries []written, newestFirst, days bool) string {
	entries = slices.Clone(entries)
	if newestFirst {
		slices.Reverse(entries)
	}
	var b strings.Builder
	b.WriteString("The introduction, see [@one].\n\n")
	day := "2026-11-01"
	for _, e := range entries {
		form := "15:04:05"
		if e.at.Second() == 0 {
			form = "15:04"
		}
		if d := e.at.Format(time.DateOnly); d != day || days {
			form, day = time.DateOnly+" "+form, d
		}
		b.WriteString("## " + e.at.Format(form) + " " + e.text + "\n\n")
	}
	return strings.Replace(liveStory(b.String()), "kind: live\n", "kind: live\nreferences: [{id: one, title: A, url: \"https://a.example/\"}, {id: two, title: B, url: \"https://b.example/\"}]\n", 1)
}

func parsedStory(t *testing.T, text string, zone *time.Location) *Article {
	t.Helper()
	document, list := Parse(source.NewFile("content/health/x.md", []byte(text)), Rules{Zone: zone})
	for _, d := range list {
		if d.Code != "unused-reference" && d.Code != "no-text" {
			t.Fatalf("%v\n%s", d, text)
		}
	}
	return document.(*Article)
}

// TestBothOrders: a story is the same whether it is written newest first or oldest first, and
// what stands in it stays the same when an entry is added.
func TestBothOrders(t *testing.T) {
	berlin, _ := time.LoadLocation("Europe/Berlin")
	r := rand.New(rand.NewPCG(3, 5))
	stories := 0
	for range 60 {
		at := time.Date(2026, 11, 1, 6, r.IntN(60), 0, 0, berlin)
		var all []written
		for i := range 3 + r.IntN(8) {
			text := fmt.Sprintf("Title %d with *words*\n\nText [@two] of %d, see [it](/health/flu-%d/).\n\n### Background\n\nMore [@one].", i, i, i)
			all = append(all, written{at, text})
			at = at.Add(time.Duration(1+r.IntN(600)) * time.Minute).Add(time.Duration(r.IntN(2)*r.IntN(60)) * time.Second)
		}
		days := r.IntN(2) == 0
		rising, falling := parsedStory(t, storyOf(all, false, days), berlin), parsedStory(t, storyOf(all, true, true), berlin)
		before := parsedStory(t, storyOf(all[:len(all)-1], r.IntN(2) == 0, true), berlin)
		if rising.OutlineDigest != falling.OutlineDigest || rising.Body().Digest != falling.Body().Digest {
			t.Fatalf("another story:\n%s", storyOf(all, true, true))
		}
		if len(rising.Entries) != len(all) || rising.Minutes != 0 {
			t.Fatalf("%d entries of %d, %d minutes", len(rising.Entries), len(all), rising.Minutes)
		}
		for i, e := range rising.Entries {
			if !e.At.Equal(all[i].at) || rising.Body().Entries[i].Title != fmt.Sprintf("Title %d with words", i) {
				t.Fatalf("entry %d: %v %q", i, e.At, rising.Body().Entries[i].Title)
			}
		}
		first := rising.WithEntries(len(all) - 1)
		if fmt.Sprint(first.Shape.Anchors, first.References, first.Entries) != fmt.Sprint(before.Shape.Anchors, before.References, before.Entries) {
			t.Fatalf("the first entries are\n%v\nand were\n%v", first.Shape.Anchors, before.Shape.Anchors)
		}
		for i := range before.Entries {
			title, text := rising.Body().Entry(i)
			oldTitle, oldText := before.Body().Entry(i)
			if title.Digest != oldTitle.Digest || text.Digest != oldText.Digest {
				t.Fatalf("entry %d of %d is another after one was added: %q, %q", i, len(all), text.Segments, oldText.Segments)
			}
		}
		stories++
	}
	if stories < 60 {
		t.Error(stories)
	}
}

// TestStoryMistakes: each mistake is told at its place.
func TestStoryMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"Text.\n\n## A heading\n":                                        "10:1: error: in a live story every second-level heading is an entry, but this one does not begin with a time",
		"## 25:00 A\n":                                                   `8:1: error: "25:00" is not a time`,
		"## 2026-02-30 10:00 A\n":                                        `8:1: error: "2026-02-30" is not a day`,
		"## 10:00 A {#a}\n":                                              `8:12: error: an entry of a live story has an id already, made of its time: "at-2026-11-01-1000"`,
		"## 10:00 A\n\n### B {#at-2026-11-01-1000}\n":                    `10:7: error: the id "at-2026-11-01-1000" is that of an entry of this live story`,
		"## 10:00\n":                                                     "8:1: error: this entry has no title",
		"## 2026-11-02 10:00 A\n\n## 10:00 B\n":                          "8:1: error: there are two entries for 10:00, but an entry is identified by its time",
		"## 09:00 A\n\n## 12:00 B\n\n## 11:00 C\n\n## 13:00 D\n":         "12:1: error: the entry of 2026-11-01 11:00 is out of order: the others are written oldest first",
		"## 13:00 A\n\n## 12:00 B\n\n## 12:30 C\n\n## 11:00 D\n":         "12:1: error: the entry of 2026-11-01 12:30 is out of order: the others are written newest first",
		"## 10:00 C\n\n## 2026-11-02 09:00 B\n\n## 2026-11-01 08:00 A\n": "8:1: error: the entry of 2026-11-01 10:00 is out of order: the others are written newest first",
		"## 2026-11-02 09:20 A\n\n## 2026-11-02 00:30 B\n\n## 22:15 C\n": "12:1: error: the entry of 2026-11-02 22:15 is out of order: the others are written newest first",
		"## 2026-10-31 10:00 A\n":                                        "8:1: error: this entry is of 2026-10-31 10:00, before the article's date, 2026-11-01",
		"## 10:00 A\n\nText[^n].\n\n[^n]: A note.\n":                     "12:1: error: a live story has no footnotes",
		"## 10:00 CET A\n":                                               `8:1: warning: "CET" is read as the first word of the title`,
		"## 2027-03-28 02:30 A\n":                                        "8:1: error: there was no 02:30 on that day in Europe/Berlin: the clocks went forward",
	} {
		berlin, _ := time.LoadLocation("Europe/Berlin")
		_, list := Parse(source.NewFile("content/health/x.md", []byte(liveStory(text))), Rules{Zone: berlin})
		said := fmt.Sprint(list)
		if !strings.Contains(said, want) {
			t.Errorf("%q:\n%s\nnot\n%s", text, said, want)
		}
	}
}

// TestStorySignature: a further entry leaves the signed text as it is, and an edit of any
// other does not.
func TestStorySignature(t *testing.T) {
	signed := func(text string) string {
		text = strings.Replace(text, "kind: live\n", "kind: live\nreviewed: {by: nurse, on: 2026-11-01T12:00, hash: 2-0123456789abcdef}\n", 1)
		a := parsedStory(t, text, time.UTC)
		return a.Signed + a.Supports
	}
	at := func(hour int) time.Time { return time.Date(2026, 11, 1, hour, 0, 0, 0, time.UTC) }
	all := []written{{at(9), "One\n\nText."}, {at(11), "Two\n\nMore [@one]."}}
	was := signed(storyOf(all, false, false))
	for name, same := range map[string]struct {
		text string
		same bool
	}{
		"an entry more":            {storyOf(append(slices.Clone(all), written{at(13), "Three\n\nText [@two]."}), false, false), true},
		"newest first":             {storyOf(append(slices.Clone(all), written{at(13), "Three\n\nText [@two]."}), true, true), true},
		"a reference of that":      {strings.Replace(storyOf(append(slices.Clone(all), written{at(13), "Three\n\nText [@two]."}), false, false), "title: B", "title: C", 1), true},
		"an entry slipped in":      {storyOf([]written{all[0], {at(10), "Slipped\n\nIn."}, all[1]}, false, false), false},
		"one edited":               {storyOf([]written{all[0], {at(11), "Two\n\nLess [@one]."}}, false, false), false},
		"one gone":                 {storyOf(all[1:], false, false), false},
		"another time":             {storyOf([]written{all[0], {at(10), "Two\n\nMore [@one]."}}, false, false), false},
		"the introduction":         {strings.Replace(storyOf(all, false, false), "The introduction", "An introduction", 1), false},
		"a reference that is used": {strings.Replace(storyOf(all, false, false), "title: A", "title: C", 1), false},
	} {
		if (signed(same.text) == was) != same.same {
			t.Errorf("%s: the same %v", name, !same.same)
		}
	}
}

// TestLiveIntroduction: a heading of the introduction stands on the page below the title, as an
// entry does, and is written one level below that of entries.
func TestLiveIntroduction(t *testing.T) {
	d, list := Parse(source.NewFile("content/health/x.md", []byte(liveStory("### Key points\n\n- One.\n\n#### More\n\nTwo.\n\n## 14:05 A\n\n### Below\n\nText."))), Rules{Zone: time.UTC})
	if len(list) > 0 {
		t.Fatal(list)
	}
	html := strings.Join(d.(*Article).Body().Segments, "")
	for _, want := range []string{`<h2 id="key-points">Key points</h2>`, `<h3 id="more">More</h3>`, `<h3 id="below">Below</h3>`} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in %s", want, html)
		}
	}
}
