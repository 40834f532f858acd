package site

import (
	"bytes"
	"cmp"
	"html"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/media/captions"
	"galen/internal/media/recording"
	"galen/internal/media/sanitize"
	"galen/internal/memo"
	"galen/internal/source"
	"galen/internal/theme/asset"
	"galen/internal/words"
)

// Films and sound, with the captions and transcripts that belong to them. As of pictures,
// what no shown page uses is not published.

// medium is a file that a block of a film or of sound uses, judged once.
type medium struct {
	recording  recording.Recording // of a film or sound; its Format is "" when it cannot be published
	captions   captions.Track      // of captions
	transcript string              // of a text, as HTML
}

// Recording is a film or a recording of sound in an article.
type Recording struct {
	Film          bool
	Title, Credit string
	Canonical     string // of the file
	MediaType     string
	Duration      time.Duration
	Poster        string // full address, or ""
	Captions      string // likewise
	Language      string // of the captions
	Transcript    string // plain text, when it stands in the article
}

// mediumKinds are the kinds of files that blocks of recordings name, and what people call
// them.
var mediumKinds = map[content.PlaceholderKind]string{
	content.Film: "film", content.Sound: "recording", content.Captions: "captions", content.Transcript: "transcript",
}

// sourceOf is the file of the project that a reference leads to; false for a page.
func (b *builder) sourceOf(to destination) (source.File, bool) {
	switch {
	case to.file != nil:
		return b.set.Files[to.file.at.File], true
	case to.asset != nil:
		a := to.asset
		return source.File{Path: "static/" + a.Name, Data: a.Data, Disk: a.Disk, Digest: a.Digest}, true
	}
	return source.File{}, false
}

// mediumName is what a medium is known by.
func mediumName(to destination) string {
	switch {
	case to.file != nil:
		return to.file.at.File
	case to.asset != nil:
		return "static/" + to.asset.Name
	}
	return ""
}

// checkRecording checks a file that a block of a recording names, and publishes it if the
// page is shown.
func (b *builder) checkRecording(p *page, t content.Target, at diag.Position) {
	what, used := mediumKinds[t.Kind]
	if !used || t.Target == "" { // Playing stands for a Film or Sound; a missing name was told
		return
	}
	to, found, _ := b.resolve(p.document, t.Target)
	if found && to.page != nil {
		b.add(diag.Errorf(at, "broken-recording", "%q is a page of the site, and no file for the %s", t.Target, what).WithHint("save the %s beside the article, and write the name of that file", what))
		return
	}
	if !found {
		d := diag.Errorf(at, "broken-recording", "there is no file %q for the %s", t.Target, what).WithHint("save it beside the article, and write its name")
		if near := diag.Nearest(path.Base(t.Target), b.besides(p.document, t.Target)); near != "" {
			d = d.WithHint("did you mean %q?", near)
		}
		b.add(d)
		return
	}
	before := len(b.list)
	m := b.medium(t.Kind, to)
	b.placeWhole(before, t.Target, at)
	b.fits(p, t, at, m)
	if p.kind == WithdrawnPage || p.hidden {
		return
	}
	b.plays = true
	if f := to.file; f != nil && t.Kind != content.Transcript {
		b.publishMedium(f)
	}
}

// placeWhole moves what was found wrong with a file as a whole, which has no line, to where a
// document names the file. Before is how many problems there were before it was judged.
func (b *builder) placeWhole(before int, named string, at diag.Position) {
	for i := before; i < len(b.list); i++ {
		if d := &b.list[i].Diagnostic; d.Line == 0 && d.File != "" && d.Cause == diag.Input {
			d.Position, d.Message = at, strconv.Quote(named)+": "+d.Message
		}
	}
}

// besides are the names of the files beside a document, or beside the part of it that names
// a target.
func (b *builder) besides(d *content.Document, target string) (names []string) {
	folder := path.Clean(folderOf(d))
	if content.AsWritten(target) != target {
		folder = path.Base(content.PartsFolder)
	}
	for name := range b.files {
		if path.Dir(name) == folder {
			names = append(names, path.Base(name))
		}
	}
	return names
}

// publishMedium makes a file beside the documents ready to be published. Its name carries
// the digest of its bytes.
func (b *builder) publishMedium(f *file) {
	f.shown = true
	if f.medium {
		return
	}
	original := b.set.Files[f.at.File]
	f.medium, f.data, f.disk, f.digest = true, original.Data, original.Disk, original.Digest
	if strings.EqualFold(path.Ext(f.at.File), ".vtt") { // whose notes are for colleagues
		if text := original.Loaded().Data; len(captions.Notes(text)) > 0 {
			f.data, f.disk = captions.WithoutNotes(text), ""
			f.digest = memo.Of(f.data)
		}
	}
	if f.data == nil {
		f.data = []byte{}
	}
	f.out = asset.Fingerprinted(f.out, f.digest)
}

// medium judges a file, once.
func (b *builder) medium(kind content.PlaceholderKind, to destination) *medium {
	name := mediumName(to)
	if known := b.media[name]; known != nil {
		return known
	}
	m := &medium{}
	b.media[name] = m
	f, _ := b.sourceOf(to)
	switch kind {
	case content.Film, content.Sound:
		body, size, err := f.Open()
		if err != nil {
			b.add(diag.Errorf(diag.Position{File: f.Path}, "unreadable", "the file cannot be read").WithCause(diag.Environment).WithHint("check the permissions and the disk"))
			return m
		}
		defer body.Close()
		r, problems := recording.Inspect(f.Path, body, size, b.cfg.Media)
		b.add(problems...)
		m.recording = r
	case content.Captions, content.Transcript:
		text, problems := source.Text(f.Loaded())
		b.add(problems...)
		if problems.Failed() {
			return m
		}
		b.add(published(f.Path, text, to.asset != nil)...)
		if kind == content.Transcript {
			b.add(marksIn(f.Path, string(text))...)
			if m.transcript = paragraphs(string(text), b.typeset); m.transcript == "" {
				b.add(diag.Errorf(diag.Position{File: f.Path, Line: 1, Column: 1}, "empty-transcript", "the file is empty, but readers who cannot hear the recording need its words").
					WithHint("write what is said into it"))
			}
			return m
		}
		m.captions, problems = captions.Parse(f.Path, text)
		b.add(problems...)
	}
	return m
}

// commentInCaptions begins a comment of WebVTT.
var commentInCaptions = regexp.MustCompile(`(?m)^NOTE(?:[ \t]|$)`)

// published reports what readers are not meant to see in a file of captions or a transcript. They
// are given it as it is, but for the comments of captions; of the folder static, those, too.
func published(file string, text []byte, static bool) (list diag.List) {
	for _, at := range source.DeskNotes(text) {
		list = append(list, source.DeskNoteAt(diag.Locate(file, text, at)))
	}
	if strings.EqualFold(path.Ext(file), ".vtt") {
		if !static {
			text = withoutNotes(text)
		}
		for _, at := range commentInCaptions.FindAllIndex(text, 20) {
			list = append(list, diag.Warningf(diag.Locate(file, text, at[0]), "published-note", "no program shows this comment, but anyone can read it in the file").
				WithHint("delete it if it is not for readers"))
		}
	}
	return list
}

// withoutNotes is captions whose comments, which are not published, are spaces.
func withoutNotes(text []byte) []byte {
	text = bytes.Clone(text)
	for _, n := range captions.Notes(text) {
		for i := n.From; i < n.To; i++ {
			if text[i] != '\n' {
				text[i] = ' '
			}
		}
	}
	return text
}

// marksIn warns of marks of Markdown in a transcript, of which readers are shown each line as
// it stands.
func marksIn(file, text string) (list diag.List) {
	at := 0
	for line := range strings.Lines(text) {
		d := source.MarkIn(line, func(written string) diag.Position {
			return diag.Locate(file, []byte(text), at+strings.Index(line, written))
		})
		if at += len(line); d != nil && len(list) < 20 {
			list = append(list, *d)
		}
	}
	return list
}

// fits reports a file that is not of the kind that its block shows.
func (b *builder) fits(p *page, t content.Target, at diag.Position, m *medium) {
	switch r := m.recording; t.Kind {
	case content.Film:
		if r.Format != "" && !r.Film {
			b.add(diag.Errorf(at, "wrong-block", "%q has no pictures", t.Target).WithHint("show it with the block for sound: write  :::audio  for  :::video,  and delete poster and captions"))
		}
		if r.Film && r.Sound && t.Fragment == content.Silent {
			b.add(diag.Errorf(at, "not-silent", "%q has sound, and  sound=none  says that it has none", t.Target).
				WithHint("write captions for it:  captions=\"%s\"  instead of  sound=none;  or take out a track in which nothing is to be heard:  ffmpeg -i %s -c copy -an silent.mp4", strings.TrimSuffix(path.Base(t.Target), path.Ext(t.Target))+".vtt", path.Base(t.Target)))
		}
	case content.Sound:
		if r.Film {
			b.add(diag.Errorf(at, "wrong-block", "%q is a film", t.Target).WithHint("show it with the block for films: write  :::video  for  :::audio,  and add poster and captions"))
		}
	case content.Captions:
		if !strings.EqualFold(path.Ext(t.Target), ".vtt") {
			b.add(diag.Errorf(at, "wrong-captions", "captions must be a WebVTT file, but this name does not end in .vtt").WithHint("export the captions as WebVTT, or run  ffmpeg -i %q captions.vtt", path.Base(t.Target)))
			return
		}
		if film, found, _ := b.resolve(p.document, t.Fragment); found && film.page == nil {
			if shown := b.media[mediumName(film)]; shown != nil && shown.recording.Film {
				b.add(m.captions.Within(shown.recording.Duration)...)
			}
		}
	case content.Transcript:
		if m.transcript == "" && sanitize.IsPicture(t.Target) {
			b.add(diag.Errorf(at, "bad-transcript", "%q is a picture", t.Target).WithHint("a transcript is a text file"))
		}
	}
}

// paragraphs is a text as HTML: an empty line ends a paragraph.
func paragraphs(text string, typeset func(string) string) string {
	var b strings.Builder
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			b.WriteString("<p>" + html.EscapeString(typeset(p)) + "</p>")
		}
	}
	return b.String()
}

// recorded fills a gap of a block of a recording.
func (s *Structure) recorded(d *content.Document, g content.Placeholder, address func(path string) string) string {
	to, found, _ := s.resolve(d, g.Target)
	if !found || to.page != nil {
		return ""
	}
	m := s.media[mediumName(to)]
	if g.Kind == content.Poster {
		if img := s.imageOf(to); img.path != "" {
			return ` poster="` + html.EscapeString(address(img.path)) + `"`
		}
		return ""
	}
	if m == nil {
		return ""
	}
	where, _ := s.where(to)
	src := ` src="` + html.EscapeString(address(where)) + `"`
	switch r := m.recording; g.Kind {
	case content.Film:
		return src + ` width="` + strconv.Itoa(r.Width) + `" height="` + strconv.Itoa(r.Height) + `"`
	case content.Playing:
		return s.around(cmp.Or(g.Language, d.Lang.Text)).span(html.EscapeString(s.playing(r)))
	case content.Transcript:
		return m.transcript
	}
	return src
}

// playing says in words how long a recording plays and how large it is.
func (s *Structure) playing(r recording.Recording) string {
	duration, size := words.Text("duration", s.duration(r.Duration)), words.Text("size", recording.Megabytes(r.Size))
	if r.Film {
		return s.words.Say("media.film", duration, size)
	}
	return s.words.Say("media.sound", duration, size)
}

// duration is a time in words: of the two largest units.
func (s *Structure) duration(d time.Duration) string {
	total := max(1, int(d.Round(time.Second)/time.Second))
	hours, minutes, seconds := total/3600, total/60%60, total%60
	var parts []string
	if hours > 0 {
		parts = append(parts, s.words.Say("media.hours", words.Number("n", hours)))
	}
	if minutes > 0 {
		parts = append(parts, s.words.Say("media.minutes", words.Number("n", minutes)))
	}
	if seconds > 0 && hours == 0 {
		parts = append(parts, s.words.Say("media.seconds", words.Number("n", seconds)))
	}
	return strings.Join(parts, " ")
}

// recordings are those of an article, for structured data.
func (s *Structure) recordings(d *content.Document, all []content.Recording) (list []Recording) {
	full := func(name string) string {
		to, found, _ := s.resolve(d, name)
		if name == "" || !found || to.page != nil {
			return ""
		}
		where, _ := s.where(to)
		return s.canonical(where)
	}
	for _, r := range all {
		to, found, _ := s.resolve(d, r.Src)
		m := s.media[mediumName(to)]
		if !found || m == nil {
			continue
		}
		v := Recording{Film: r.Film, Title: r.Title, Credit: r.Credit, Canonical: full(r.Src), MediaType: m.recording.MediaType, Duration: m.recording.Duration, Captions: full(r.Captions), Language: r.CaptionsLanguage, Transcript: r.Transcript}
		if img, ok := s.image(d, r.Poster); ok && r.Poster != "" {
			v.Poster = img.Canonical
		}
		list = append(list, v)
	}
	return list
}

// withoutPlayers puts a link in the place of each film and recording, for programs that
// show none. The text is in a language.
func (s *Structure) withoutPlayers(tag, text string) string {
	around := s.around(tag)
	for _, player := range []struct{ open, end, say string }{
		{"<video", "</video>", s.words.Say("media.watch")}, {"<audio", "</audio>", s.words.Say("media.listen")},
	} {
		var b strings.Builder
		for {
			before, rest, found := strings.Cut(text, player.open)
			b.WriteString(before)
			if !found {
				break
			}
			var inside string
			inside, text, _ = strings.Cut(rest, player.end)
			_, src, _ := strings.Cut(inside, ` src="`)
			src, _, _ = strings.Cut(src, `"`)
			b.WriteString(`<p><a href="` + src + `">` + around.span(player.say) + `</a></p>`)
		}
		text = b.String()
	}
	return text
}
