package sitecheck_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"galen/internal/testing/sitecheck"
)

const liveConfig = `podcasts:
  rounds: {title: "The “round” & <more>", description: "A study & a week.", image: cover.png, author: "Dose & <Co>", category: Health & Fitness, email: pods@news.example}
`

// live adds two live stories, one that has ended, and two episodes of a show.
func (s source) live(t testing.TB) {
	cover := image.NewPaletted(image.Rect(0, 0, 1400, 1400), color.Palette{color.White, color.Black})
	var b bytes.Buffer
	if err := png.Encode(&b, cover); err != nil {
		t.Fatal(err)
	}
	frame := make([]byte, 417)
	copy(frame, "\xff\xfb\x90\xc4")
	s["static/cover.png"] = b.Bytes()
	s["galen.yaml"] = append(bytes.Clone(s["galen.yaml"]), liveConfig...)
	s["content/health/round.mp3"], s["content/health/round.txt"] = bytes.Repeat(frame, 200), []byte("Hello & <good> evening.\n")
	s["content/health/second.mp3"] = bytes.Repeat(frame, 100)
	s["content/health/round.md"] = []byte("---\ntitle: \"The first “round” & <more>\"\ndescription: Two people talk.\ndate: 2026-11-10\nauthors: [ada]\n" +
		"audio:\n  src: round.mp3\n  transcript: round.txt\n  show: rounds\n  title: \"Round “one” & <only>\"\n  season: 1\n  episode: 1\n" +
		"  chapters: [{at: \"0:00\", title: Hello & <so>}, {at: \"0:02\", title: Bye}]\n---\n\nWhat they say.\n")
	s["content/health/second.md"] = []byte("---\ntitle: The second round\ndescription: Two people talk again.\ndate: 2026-11-17T08:00\nauthors: [desk]\n" +
		"audio: {src: second.mp3, transcript: round.txt, show: rounds, guid: \"old & 2\", explicit: true}\n---\n\nWhat they say.\n")
	s["content/health/goes-on.md"] = []byte("---\ntitle: \"It goes on & <on>\"\ndescription: What is known.\ndate: 2026-11-21T10:00\nkind: live\nauthors: [ada, desk]\n" +
		"references: [{id: one, title: A report, url: \"https://report.example/\"}]\n---\n\nWhat is known.\n\n" +
		"## 12:40 \"More\" & *more*\n\nText [@one], see [this](/about/).\n\n### Why\n\n> A quotation.\n\n## 10:05 First\n\n![A picture](/shared.png \"A caption\")\n\n- one\n- two\n")
	s["content/health/ended.md"] = []byte("---\ntitle: It was that\ndescription: What was known.\ndate: 2026-10-25T01:00+02:00\nended: 2026-10-25T12:00\nkind: live\nauthors: [desk]\n---\n\n" +
		"What was known.\n\n## 02:30 CEST Summer\n\nText.\n\n## 02:30 CET Winter\n\nMore.\n")
}

// TestLiveAndPodcastMutations: what is wrong with a podcast or a live story is noticed.
func TestLiveAndPodcastMutations(t *testing.T) {
	s := newsroom(t, 12)
	s.live(t)
	site := s.build(t, sunday, "https://news.example/")
	feed, story, lived := "podcasts/rounds/feed.xml", "health/goes-on/index.html", "health/goes-on/feed.xml"
	try(t, site, []mutation{
		{"length", sitecheck.Feeds, feed, swap(`length="83400"`, `length="83401"`), "and the feed says 83401", ""},
		{"type", sitecheck.Feeds, feed, swap(`type="audio/mpeg"`, `type="audio/ogg"`), "of the type", ""},
		{"recording that is not there", sitecheck.Feeds, feed, swap(`/round.`, `/sound.`), "is no file of the site", ""},
		{"two enclosures", sitecheck.Feeds, feed, swap(`<itunes:duration>`, `<enclosure/><itunes:duration>`), "<enclosure> is 2 times", ""},
		{"tag of no namespace", sitecheck.Feeds, feed, swap(`<itunes:duration>5</itunes:duration>`, `<duration>5</duration>`), "<itunes:duration> is 0 times", ""},
		{"prefix that is not declared", sitecheck.Feeds, feed, swap(`xmlns:podcast="https://podcastindex.org/namespace/1.0"`, ``), "is not sound XML", ""},
		{"guid that is no address", sitecheck.Feeds, feed, swap(`isPermaLink="false"`, `isPermaLink="true"`), "is not the address", ""},
		{"transcript", sitecheck.Feeds, feed, swap(`type="text/plain"`, `type="text/html"`), "is of the type", ""},
		{"chapters gone", sitecheck.Feeds, "health/round/chapters.json", gone, "the file of chapters", feed},
		{"chapter behind the end", sitecheck.Feeds, "health/round/chapters.json", swap(`"startTime":2`, `"startTime":9`), "begins at 9 of 5 seconds", feed},
		{"other version of chapters", sitecheck.Feeds, "health/round/chapters.json", swap(`1.2.0`, `1.1.0`), "of the version", feed},
		{"no category", sitecheck.Feeds, feed, swap(`Health &amp; Fitness`, ``), "the category", ""},
		{"season", sitecheck.Feeds, feed, swap(`<itunes:season>1`, `<itunes:season>0`), "no number of a season", ""},
		{"other title", sitecheck.Feeds, feed, swap(`<title>The second`, `<title>The third`), "names it: false", ""},
		{"no cover", sitecheck.Feeds, "cover.png", gone, "the picture of the show", feed},
		{"update without text", sitecheck.StructuredData, story, swap(`"articleBody"`, `"text"`), "without articleBody", ""},
		{"update elsewhere", sitecheck.StructuredData, story, each(`goes-on/#at-2026-11-21-1005"`, `goes-on/#at-2026-11-21-1006"`), "and not to the entry", ""},
		{"other time", sitecheck.StructuredData, story, swap(`"datePublished":"2026-11-21T10:05`, `"datePublished":"2026-11-21T10:06`), "and its entry is not", ""},
		{"other headline", sitecheck.StructuredData, story, swap(`"headline":"First"`, `"headline":"Last"`), "of the update, is not to be seen", ""},
		{"no beginning", sitecheck.StructuredData, story, swap(`"coverageStartTime"`, `"dateline"`), "coverageStartTime is", ""},
		{"an entry left out", sitecheck.StructuredData, story, swap(`id="at-2026-11-21-1005"`, `id="x"`), "2 updates of 1 entries", ""},
		{"item of no entry", sitecheck.Feeds, lived, each(`#at-2026-11-21-1005`, `#page-notes`), "leads to no entry", ""},
		{"item of another title", sitecheck.Feeds, lived, swap(`<title>First`, `<title>Last`), "which the entry does not show", ""},
	})
}
