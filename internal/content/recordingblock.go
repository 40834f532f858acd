package content

import (
	"cmp"
	"path"
	"strings"

	"galen/internal/address"
	"galen/internal/content/directive"
	"galen/internal/frontmatter"
	"galen/internal/lint/textseg"
)

// recordingBlock is a film or a recording of sound, with all that those need who cannot
// see or hear it: captions and a transcript (WCAG 2.2, 1.2.1 to 1.2.3). Its files are the
// site's; package site looks into them.
type recordingBlock struct {
	film                               bool
	silent                             bool // a film without sound
	src, title, poster, captions, text frontmatter.Word
	credit                             frontmatter.Word
	language                           string // of what is said
}

// Recording is a film or a recording of sound in an article, for structured data.
type Recording struct {
	Film             bool
	Src, Poster      string // as written
	Captions         string // likewise; empty for sound
	Title, Credit    string
	Transcript       string // what stands in the block, as plain text; "" for one in a file
	TranscriptFile   string
	CaptionsLanguage string // BCP 47
}

// Silent is the fragment of the Target of a Film of which its block says that it has no sound.
const Silent = "silent"

var recordingNames = map[string]string{
	"file": "src", "url": "src", "source": "src", "href": "src", "name": "title", "caption": "title", "heading": "title", "subtitles": "captions", "vtt": "captions",
	"track": "captions", "image": "poster", "picture": "poster", "thumbnail": "poster", "cover": "poster", "author": "credit", "by": "credit", "text": "transcript",
	"language": "lang", "muted": "write  sound=none  for a film in which nothing is to be heard", "silent": "write  sound=none  for a film in which nothing is to be heard",
}

func readVideo(r *frontmatter.Reader, in *validator, n *directive.Node) block {
	silent := r.Has("sound") && r.Choice("sound", "none") == "none"
	needed := map[string]string{"src": `src="walk.mp4"`, "title": `title="What the film shows"`, "poster": `poster="walk.jpg"`}
	if !silent {
		needed["captions"] = `captions="walk.vtt",  or  sound=none  where nothing is to be heard`
	}
	r.Require("a film", needed)
	v := readRecording(r, in, n)
	v.film, v.silent, v.poster, v.captions = true, silent, in.besideFile(r, "poster", "picture"), in.besideFile(r, "captions", "file")
	if silent && v.captions.Text != "" {
		r.Problem("captions", "bad-block", "delete  captions,  or  sound=none", "a film without sound has nothing to caption")
	}
	return v
}

func readAudio(r *frontmatter.Reader, in *validator, n *directive.Node) block {
	r.Require("a recording", map[string]string{"src": `src="interview.mp3"`, "title": `title="What readers hear"`})
	return readRecording(r, in, n)
}

func readRecording(r *frontmatter.Reader, in *validator, n *directive.Node) recordingBlock {
	v := recordingBlock{
		src: in.besideFile(r, "src", "file"), title: r.Line("title", maxBlockTitle), credit: r.Line("credit", maxText),
		text: in.besideFile(r, "transcript", "text"), language: languageOfBlock(n),
	}
	v.language = cmp.Or(v.language, in.rules.Language, "en")
	if ext := strings.ToLower(path.Ext(v.text.Text)); v.text.Text != "" && ext != ".txt" {
		r.Problem("transcript", "bad-transcript", "save it as plain text, and write for example  transcript=\""+strings.TrimSuffix(path.Base(v.text.Text), path.Ext(v.text.Text))+".txt\",  or put its text between the two lines of the block",
			"a transcript must be a text file, but this name ends in %q", ext)
	}
	return v
}

// besideFile reads an argument that names a file of the site.
func (in *validator) besideFile(r *frontmatter.Reader, key, what string) frontmatter.Word {
	w := r.Line(key, maxText)
	w.Text = strings.TrimSpace(w.Text)
	if w.Text == "" {
		return w
	}
	in.home(&w.Text)
	if address.Scheme(w.Text) != "" || strings.HasPrefix(w.Text, "//") {
		r.Problem(key, "foreign-file", "save the "+what+" beside the article, and write its name", "%q would be fetched from another site", w.Text)
		w.Text = ""
	}
	w.Text = in.beside(w.Text, w.At)
	return w
}

func (v recordingBlock) said() (all []blockText) {
	for _, w := range []frontmatter.Word{v.title, v.credit} {
		if w.Text != "" {
			all = append(all, blockText{Word: w, kind: textseg.Caption})
		}
	}
	return all
}

// what is the kind of thing in words.
func (v recordingBlock) what() string {
	if v.film {
		return "film"
	}
	return "recording"
}

// check reports a recording without words, and puts gaps where its files are named: set
// takes them in the same order.
func (v recordingBlock) check(in *validator, n *directive.Node) {
	said := strings.TrimSpace(below(n, in.source, nil)) // a note or a picture alone says nothing
	switch {
	case said == "" && v.text.Text == "" && len(n.Faults) == 0 && v.silent:
		in.blockProblem(n, "write what readers see between the two lines of the block", "this film has no text for those who cannot see it")
	case said == "" && v.text.Text == "" && len(n.Faults) == 0:
		in.blockProblem(n, "write what is said between the two lines of the block, or name a text file beside the article:  transcript=\""+v.example()+"\"",
			"this %s has no transcript for readers who cannot hear it", v.what())
	case n.FirstChild() != nil && v.text.Text != "":
		in.blockProblem(n, "delete one of them", "this %s has two transcripts: a file, and the text in the block", v.what())
	}
	kind := Sound
	if v.film {
		kind = Film
	}
	shown := Placeholder{Kind: kind, Target: v.src.Text, At: v.src.At}
	if v.silent {
		shown.Fragment = Silent
	}
	in.gap(n, shown)
	if v.film {
		in.gap(n, Placeholder{Kind: Poster, Target: v.poster.Text, At: v.poster.At})
	}
	if v.film && !v.silent {
		in.gap(n, Placeholder{Kind: Captions, Target: v.captions.Text, Fragment: v.src.Text, At: v.captions.At})
	}
	in.gap(n, Placeholder{Kind: Playing, Target: v.src.Text, At: v.src.At})
	if v.text.Text != "" {
		in.gap(n, Placeholder{Kind: Transcript, Target: v.text.Text, At: v.text.At})
	}
	in.recordings = append(in.recordings, Recording{
		Film: v.film, Src: v.src.Text, Poster: v.poster.Text, Captions: v.captions.Text, CaptionsLanguage: v.language, TranscriptFile: v.text.Text,
		Title: in.rules.style().Text(v.title.Text), Credit: in.rules.style().Text(v.credit.Text), Transcript: said,
	})
}

func (v recordingBlock) example() string {
	name := path.Base(v.src.Text)
	return strings.TrimSuffix(name, path.Ext(name)) + ".txt"
}

func (v recordingBlock) set(s *htmlRenderer, n *directive.Node) {
	s.block(`<div class="media"><figure>`)
	tag := "audio"
	if v.film {
		tag = "video"
	}
	s.block("<" + tag + ` controls preload="none" aria-label=` + attributeValue(s.style().Text(v.title.Text)))
	s.fillNext(n)
	if v.film {
		s.fillNext(n)
	}
	if v.film && !v.silent {
		s.tag(`><track kind="captions" srclang=` + attributeValue(v.language) + ` label=` + attributeValue(s.inspect.rules.Words.For(v.language).Say("media.captions")))
		s.fillNext(n)
		s.tag(` default`)
	}
	s.tag("></" + tag + ">")
	s.block("<figcaption>")
	s.plainText(v.title.Text)
	s.block(`<p class="media-facts">`)
	s.fillNext(n)
	if v.credit.Text != "" {
		s.text([]byte(". "), true)
		s.plainText(v.credit.Text)
	}
	s.block("</p>")
	s.block("</figcaption>")
	l := s.words()
	s.block("</figure><details><summary" + l.Attributes() + ">")
	s.text([]byte(l.Say("media.transcript")), true)
	s.block("</summary>")
	if outer := s.language; v.language != outer {
		s.speak(v.language)
		s.block("<div>")
		s.transcript(v, n)
		s.block("</div>")
		s.language = outer
	} else {
		s.transcript(v, n)
	}
	s.block("</details></div>")
}

// transcript sets what is said in a recording.
func (s *htmlRenderer) transcript(v recordingBlock, n *directive.Node) {
	if v.text.Text != "" {
		s.fillNext(n)
	}
	s.below(n)
}

// fillNext puts the next gap of a block here.
func (s *htmlRenderer) fillNext(n *directive.Node) {
	if g := s.gap(n); g != nil {
		s.cut(*g)
	}
}

// attributeValue is text as the value of an attribute.
func attributeValue(text string) string {
	return `"` + strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;").Replace(text) + `"`
}
