package content

import (
	"cmp"
	"html"
	"regexp"
	"strconv"
	"strings"

	"galen/internal/address"
	"galen/internal/blocks/embed"
	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
	"galen/internal/lint/textseg"
	"galen/internal/words"
)

// FramedFilm is a film elsewhere that a text shows.
type FramedFilm struct {
	Title  string
	Poster string // as written
	Page   string // its address there
	Frame  string // and that of what is shown here
	Length string // ISO 8601: PT3M20S; "" when it is not given
	Date   civildate.Moment
}

// DatedEmbed is the day on which a film or post was put there, and where that is written.
type DatedEmbed struct {
	Date civildate.Moment
	At   diag.Position
}

// embedded is a film or post elsewhere; see package embed.
type embedded struct {
	embed.Address
	title, poster, alt, duration frontmatter.Word
	date                         civildate.Moment
}

const maxAddress = 2000 // characters, as in front matter

var embedNames = map[string]string{"src": "url", "href": "url", "link": "url", "address": "url", "id": "url", "caption": "title", "name": "title",
	"image": "poster", "thumbnail": "poster", "picture": "poster", "cover": "poster", "length": "duration", "time": "duration", "published": "date", "uploaded": "date",
	"description": "alt"}

func readEmbed(r *frontmatter.Reader, in *validator, _ *directive.Node) block {
	r.Require("a film or post elsewhere", map[string]string{
		"url": `url="https://www.youtube.com/watch?v=…"`, "title": `title="What the film is called"`, "poster": `poster="film.jpg"`,
	})
	e := embedded{title: r.Line("title", maxBlockTitle), poster: r.Line("poster", maxAddress), alt: r.Line("alt", maxText), duration: r.Line("duration", 20), date: r.Moment("date", in.rules.Zone)}
	if !e.date.IsZero() {
		in.embeds.dated = append(in.embeds.dated, DatedEmbed{e.date, r.Place("date")})
	}
	if w := r.WebAddress("url", maxAddress); w.Text != "" {
		a, problem := embed.Find(w.Text, in.rules.Embeds)
		if problem != nil {
			r.Problem("url", "bad-embed", problem.Hint, "the address %q %s", w.Text, problem.What)
		}
		e.Address = a
	}
	if e.duration.Text != "" && lengthOf(e.duration.Text) == "" {
		r.Problem("duration", "bad-duration", `write minutes and seconds:  duration="3:20",  or with hours:  duration="1:03:20"`, "%q is not how long a film is", e.duration.Text)
	}
	return e
}

var clock = regexp.MustCompile(`^(?:(\d{1,2}):([0-5]\d)|(\d{1,3})):([0-5]\d)$`)

// lengthOf is a duration such as 3:20 or 1:03:20 as ISO 8601 writes it, "" if it is none.
func lengthOf(written string) string {
	m := clock.FindStringSubmatch(written)
	if m == nil {
		return ""
	}
	iso := "PT"
	for i, n := range []int{number(m[1]), number(m[2] + m[3]), number(m[4])} {
		if n > 0 {
			iso += strconv.Itoa(n) + "HMS"[i:i+1]
		}
	}
	return strings.TrimSuffix(iso, "PT")
}

func (e embedded) said() []blockText {
	return []blockText{{Word: e.title, kind: textseg.Caption}}
}

// check puts a gap in the place of the poster, and notes what the page has to let in.
func (e embedded) check(in *validator, n *directive.Node) {
	if e.Frame == "" || e.poster.Text == "" {
		return // which was told
	}
	poster := e.poster.Text
	if in.home(&poster); address.Scheme(poster) != "" || strings.HasPrefix(poster, "//") {
		in.problem(e.poster.At, "foreign-picture", `save a picture of the film beside the article, and write its name:  poster="film.jpg"`, "the picture %q would be fetched from another site", poster)
		return
	}
	poster, _ = in.cutFragment(poster, e.poster.At)
	poster = in.beside(poster, e.poster.At)
	in.gap(n, Placeholder{Kind: Picture, Target: poster, At: e.poster.At})
	in.embeds.note(e, poster)
}

// embeds are what a text shows of other sites.
type embeds struct {
	origins []string // that it lets frames in from, each once
	films   []FramedFilm
	dated   []DatedEmbed
}

func (s *embeds) note(e embedded, poster string) {
	known := false
	for _, o := range s.origins {
		known = known || o == e.Origin()
	}
	if !known {
		s.origins = append(s.origins, e.Origin())
	}
	if !e.Post {
		s.films = append(s.films, FramedFilm{e.title.Text, poster, e.Page, e.Frame, lengthOf(e.duration.Text), e.date})
	}
}

// set writes the picture with the frame over it, and below them what it is, where it comes
// from and two links: to see it here, and to see it there. What stands in the span embed-here
// is of no use to a reader of a feed, who sees no frame.
func (e embedded) set(s *htmlRenderer, n *directive.Node) {
	s.frames++
	l, kind, title := s.words(), "film", s.style().Text(e.title.Text)
	say := func(key string) string { return l.Say("embed.film."+key, words.Text("site", e.Site)) }
	if e.Post {
		kind = "post"
		say = func(key string) string { return l.Say("embed.post."+key, words.Text("site", e.Site)) }
	}
	name, start := s.prefix+"frame-"+strconv.Itoa(s.frames), say("start")
	s.block(`<figure class="embed ` + kind + `"><div class="embed-stage">`)
	s.start("<img ")
	if g := s.gap(n); g != nil {
		s.cut(*g)
	}
	s.tag(` alt="` + html.EscapeString(e.alt.Text) + `">`)
	s.block(`<iframe name="` + name + `" title="` + html.EscapeString(l.Say("embed.frame", words.Text("title", title), words.Text("site", e.Site))) + `"` + frameRights(e.Origin()) + l.Attributes() +
		` srcdoc="` + html.EscapeString(e.inside(cmp.Or(l.Tag(), "en"), title, start+": "+title+". "+say("notice"))) + `"></iframe></div><figcaption><b>`)
	s.plainText(title)
	s.end("</b>")
	if e.duration.Text != "" {
		s.text([]byte(" ("+e.duration.Text+")"), true)
	}
	s.text([]byte(" "), true)
	s.start(`<span class="embed-here"` + l.Attributes() + `>`)
	s.text([]byte(say("notice")+" "), true)
	s.embedLink(e.Frame, ` target="`+name+`"`+toldOrigin, start, title)
	s.text([]byte(" "), true)
	s.end("</span>")
	s.embedLink(e.Page, l.Attributes(), say("visit"), title)
	s.block("</figcaption></figure>")
}

// embedLink writes a link that says, for those who hear it alone, what it opens.
func (s *htmlRenderer) embedLink(to, attributes, label, title string) {
	s.start(`<a href="` + html.EscapeString(to) + `"` + attributes + ` aria-label="` + html.EscapeString(label+": "+title) + `">`)
	s.text([]byte(label), true)
	s.end("</a>")
}

// toldOrigin lets the other site hear at which site it is shown, not on which page.
const toldOrigin = ` referrerpolicy="strict-origin"`

// frameRights are what a frame may do that shows the site origin; see package embed.
func frameRights(origin string) string {
	origin = html.EscapeString(origin)
	return ` allow="autoplay ` + origin + `; fullscreen ` + origin + `; picture-in-picture ` + origin + `"` + toldOrigin
}

// inside is the document that a frame begins with: a link that is as large as the picture.
func (e embedded) inside(language, title, label string) string {
	return `<!doctype html><html lang="` + html.EscapeString(language) + `"><title>` + html.EscapeString(title) + `</title><a href="` + html.EscapeString(e.Frame) + `"` +
		toldOrigin + ` aria-label="` + html.EscapeString(label) + `"><svg width="100%" viewBox="0 0 320 160" aria-hidden="true"><rect width="320" height="160" fill-opacity="0"/>` +
		`<circle cx="160" cy="80" r="26" stroke="#fff" stroke-width="2"/><path d="M152 66v28l22-14z" fill="#fff"/></svg></a>`
}
