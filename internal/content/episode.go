package content

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"galen/internal/address"
	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Audio is the recording that an article is about: it plays above the text, as a block of
// sound does, and is an episode of a show if it names one.
type Audio struct {
	Src        frontmatter.Word // a file beside the article
	Title      string           // by default the article's
	Transcript frontmatter.Word // a text file
	Credit     string
	Show       frontmatter.Word // a key of podcasts in galen.yaml
	Season     int              // 0: none
	Episode    int              // its number, likewise
	GUID       string           // under which programs know it, where its address is another than once
	Explicit   bool
	Chapters   []Chapter
	At         diag.Position
	NumberAt   diag.Position // of the number
	GUIDAt     diag.Position // of the GUID
}

// Chapter is a part of a recording.
type Chapter struct {
	Start time.Duration
	Title string
	At    diag.Position
}

var audioNames = map[string]string{
	"file": "src", "url": "src", "name": "title", "text": "transcript", "podcast": "show", "number": "episode", "id": "guid", "duration": "how long it plays is read from the file: delete this line",
	"length": "how long it plays is read from the file: delete this line", "image": "the show has the picture, or the article: write  image:  there",
}

// audio reads the recording of an article.
func (h *headerDecoder) audio() *Audio {
	g := h.Group("audio")
	if g == nil {
		return nil
	}
	g.Require("a recording", map[string]string{"src": "src: interview.mp3", "transcript": "transcript: interview.txt"})
	a := &Audio{
		Src: fileBeside(g, "src", "file"), Title: g.Line("title", MaxTitle).Text, Transcript: fileBeside(g, "transcript", "text"), Credit: g.Line("credit", maxText).Text,
		Show: g.Line("show", maxName), GUID: g.Line("guid", maxText).Text, Explicit: g.Flag("explicit"), At: h.Place("audio"),
	}
	a.Season, a.Episode = g.Count("season", 0, 1, 9999), g.Count("episode", 0, 1, 99999)
	a.NumberAt, a.GUIDAt = g.Place("episode"), g.Place("guid")
	if a.swapped() {
		g.Problem("src", "swapped-files", "write  src: "+a.Transcript.Text+"  and  transcript: "+a.Src.Text, "this is the name of a text file, and the transcript has the name of a recording")
		a.Src.Text, a.Transcript.Text = "", ""
	}
	if ext := strings.ToLower(path.Ext(a.Transcript.Text)); a.Transcript.Text != "" && ext != ".txt" {
		g.Problem("transcript", "bad-transcript", "save it as plain text, and write for example  transcript: "+strings.TrimSuffix(path.Base(a.Transcript.Text), path.Ext(a.Transcript.Text))+".txt",
			"a transcript must be a text file, but this name ends in %q", ext)
	}
	a.Chapters = h.chapters(g)
	if a.Show.Text == "" && (a.Season > 0 || a.Episode > 0 || a.GUID != "") {
		g.Problem("show", "no-show", "write  show: …  with a key of podcasts in galen.yaml, or delete season, episode and guid", "only an episode of a show has these keys")
	}
	g.Done(audioNames)
	return a
}

// swapped reports whether the recording and its transcript have each other's names.
func (a *Audio) swapped() bool {
	sound := map[string]bool{".mp3": true, ".m4a": true, ".ogg": true, ".oga": true, ".opus": true, ".mp4": true, ".webm": true, ".wav": true}
	return strings.EqualFold(path.Ext(a.Src.Text), ".txt") && sound[strings.ToLower(path.Ext(a.Transcript.Text))]
}

// fileBeside reads a key that names a file of the site.
func fileBeside(g *frontmatter.Reader, key, what string) frontmatter.Word {
	w := g.Line(key, maxText)
	w.Text = strings.TrimSpace(w.Text)
	if address.Scheme(w.Text) != "" || strings.HasPrefix(w.Text, "//") {
		g.Problem(key, "foreign-file", "save the "+what+" beside the article, and write its name", "%q would be fetched from another site", w.Text)
		w.Text = ""
	}
	return w
}

var chapterStart = regexp.MustCompile(`^(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)$`)

// chapters reads the parts of a recording, in their order.
func (h *headerDecoder) chapters(r *frontmatter.Reader) (all []Chapter) {
	for _, g := range r.Groups("chapters", `{at: "1:30", title: What the study found}`) {
		g.Require("a chapter", map[string]string{"at": `at: "1:30"`, "title": "title: What the study found"})
		w := g.Spelled("at", 20)
		c := Chapter{Title: g.Line("title", MaxTitle).Text, At: g.Place("at")}
		m := chapterStart.FindStringSubmatch(w.Text)
		if m == nil && w.Text != "" {
			g.Problem("at", "bad-duration", `write minutes and seconds, or hours before them:  at: "1:30"`, "%q is not a time in a recording", w.Text)
		} else if m != nil {
			for i, unit := range []time.Duration{time.Hour, time.Minute, time.Second} {
				n, _ := strconv.Atoi(m[i+1])
				c.Start += time.Duration(n) * unit
			}
			if n := len(all); n > 0 && c.Start <= all[n-1].Start {
				g.Problem("at", "chapter-order", "put the chapters in order", "this chapter does not begin after the one before it")
			}
			all = append(all, c)
		}
		g.Done(map[string]string{"start": "at", "time": "at", "starttime": "at", "name": "title"})
	}
	return all
}

// PlayingTime is a time in a recording as people write it: 1:30, or 1:02:03.
func PlayingTime(d time.Duration) string {
	s := int(d / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// recordingAbove puts the recording of an article above its text, as a block.
func (in *validator) recordingAbove(a *Audio, title string) {
	if a == nil || a.Src.Text == "" || a.Transcript.Text == "" {
		return
	}
	if a.Title != "" {
		title = a.Title
	}
	doc := in.text.doc
	n := &directive.Node{Name: "audio", Meaning: recordingBlock{
		src: a.Src, title: frontmatter.Word{Text: title, At: a.At}, text: a.Transcript, credit: frontmatter.Word{Text: a.Credit, At: a.At}, language: in.rules.Language,
	}}
	n.SetPos(0)
	if first := doc.FirstChild(); first != nil {
		doc.InsertBefore(doc, first, n)
	} else {
		doc.AppendChild(doc, n)
	}
}
