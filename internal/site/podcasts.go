package site

import (
	"cmp"
	"encoding/json"
	"strings"
	"time"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/locale"
	"galen/internal/memo"
)

// A show is declared in galen.yaml, and its episodes are the articles that name it at their
// recording. It has a page, which lists them, and a feed for programs that play podcasts, also
// while there is no episode.

// podcastsPath is where the pages of shows lie.
const podcastsPath = "/podcasts/"

// chaptersFile is the name of the file of an episode's chapters, beside its page.
const chaptersFile = "chapters.json"

// The pixels along each side of a show's picture, as directories ask for it.
const (
	leastCover = 1400
	mostCover  = 3000
)

// Podcast is a show.
type Podcast struct {
	Title       string
	Description string
	URL         string // of its page
	Image       *Image // in the sizes of a page
	Cover       string // the same as it was given, with scheme and host
	Author      string
	Email       string
	Category    string
	Explicit    bool
	Language    string
	Feed        Feed
}

// Episode is an article as an episode of its show. Addresses have scheme and host.
type Episode struct {
	Title      string
	GUID       string
	Permalink  bool // the GUID is the address of its page
	Audio      string
	MediaType  string
	Size       int64
	Duration   time.Duration
	Transcript string
	Chapters   string // "" without any
	Season     int
	Number     int
	Explicit   bool
}

// EpisodePart is a chapter, for readers.
type EpisodePart struct{ At, Title string }

// EpisodeNote is what an article says of the episode that it is.
type EpisodeNote struct {
	Show   Link // its page; zero when it is of none
	Parts  []EpisodePart
	Spoken // of the titles of Parts
}

// show is what an article's recording is an episode of; nil: of none.
func (s *Structure) show(a *content.Outline) *term {
	if a.Audio == nil {
		return nil
	}
	return s.shows[a.Audio.Show.Text]
}

// podcasts makes the pages of shows, and says what is wrong with them.
func (b *builder) podcasts() {
	b.shows = map[string]*term{}
	var ids []string
	for i := range b.cfg.Podcasts {
		c := &b.cfg.Podcasts[i]
		if c.Edition != b.language {
			continue // it is another edition's
		}
		path := podcastsPath + c.ID + "/"
		b.shows[c.ID] = &term{path: path, title: b.typeset(c.Title), podcast: c, list: &list{path: path}, at: c.At}
		ids = append(ids, c.ID)
		b.checkCover(c)
	}
	for _, a := range b.all {
		if a.Audio == nil {
			continue
		}
		if w := a.Audio.Show; w.Text != "" && b.shows[w.Text] == nil {
			b.add(b.noShow(w, ids))
		}
	}
	b.distinctEpisodes()
	for _, p := range b.nodes {
		if t := b.show(p.Outline); t != nil {
			t.list.articles = append(t.list.articles, p)
		}
	}
	for _, id := range ids {
		t := b.shows[id]
		b.listPages(&page{path: t.path, kind: PodcastPage, layout: PodcastPage.defaultLayout(), title: t.title, summary: b.typeset(t.podcast.Description), term: t, list: t.list, at: t.at})
	}
}

// noShow is the problem of a show that is not there, or is in another language than who names it.
func (b *builder) noShow(w frontmatter.Word, ids []string) diag.Diagnostic {
	tag := ""
	if b.language != "" {
		tag = ", language: " + b.language
	}
	const declared = "title: The ward round, description: What it is about., image: podcasts/round.jpg, author: Example Health, category: Health & Fitness"
	for _, c := range b.cfg.Podcasts {
		if c.ID == w.Text {
			d := diag.Errorf(w.At, "no-show", "the show %q is in %s, and this is in %s", w.Text, locale.Name(c.Language), locale.Name(b.cfg.Language)).With(c.At)
			if len(ids) > 0 {
				return d.WithHint("write the name of a show in %s: %s", locale.Name(b.cfg.Language), strings.Join(ids, ", "))
			}
			return d.WithHint("declare one in galen.yaml, below  podcasts:  %s-%s: {%s%s}", w.Text, strings.ToLower(b.cfg.Language), declared, tag)
		}
	}
	d := diag.Errorf(w.At, "no-show", "there is no show %q", w.Text).
		WithHint("declare it in galen.yaml, below  podcasts:  with title, description, image, author and category:  %s: {%s%s}", w.Text, declared, tag)
	if near := diag.Nearest(w.Text, ids); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	return d
}

// distinctEpisodes reports episodes that programs would take for one, by their guid or by the
// address that stands for it, and two of one number in a show.
func (b *builder) distinctEpisodes() {
	guids, addresses := map[string]*content.Outline{}, map[string]*content.Outline{}
	for _, p := range b.nodes {
		if b.show(p.Outline) != nil && p.Audio.GUID == "" {
			addresses[b.canonical(p.path)] = p.Outline
		}
	}
	type number struct {
		show            string
		season, episode int
	}
	numbers, latest := map[number]*content.Outline{}, map[number]int{}
	for _, a := range b.all {
		if b.show(a) == nil {
			continue
		}
		id, first, hint := a.Audio.GUID, guids[a.Audio.GUID], "each episode has one of its own: copy it from the feed that it was in"
		switch of := addresses[id]; {
		case id != "" && first != nil:
			b.add(diag.Errorf(a.Audio.GUIDAt, "same-guid", "two episodes have the guid %q", id).With(first.Audio.GUIDAt).WithHint("%s", hint))
		case id != "" && of != nil:
			b.add(diag.Errorf(a.Audio.GUIDAt, "same-guid", "the guid %q is the address of another episode, which is its guid", id).With(of.Audio.At).
				WithHint("%s, or delete the line", hint))
		}
		guids[id] = a
		season := number{a.Audio.Show.Text, a.Audio.Season, 0}
		latest[season] = max(latest[season], a.Audio.Episode)
	}
	for _, a := range b.all {
		if b.show(a) == nil || a.Audio.Episode == 0 {
			continue
		}
		season := number{a.Audio.Show.Text, a.Audio.Season, 0}
		n := season
		n.episode = a.Audio.Episode
		if first := numbers[n]; first != nil {
			latest[season]++
			b.add(diag.Warningf(a.Audio.NumberAt, "same-episode", "two episodes of this show have the number %d in the same season", n.episode).With(first.Audio.NumberAt).
				WithHint("write  episode: %d  in one of them, or delete the line", latest[season]))
			continue
		}
		numbers[n] = a
	}
}

// checkCover checks the picture of a show.
func (b *builder) checkCover(c *config.Podcast) {
	if c.Image.Text == "" {
		return
	}
	before := len(b.list)
	b.hasAsset(c.Image, "no-cover")
	a, found := b.assets.Lookup(c.Image.Text)
	hint := "save a square of " + "1400 to 3000 pixels as JPEG or PNG"
	switch {
	case !found:
	case a.MediaType != "image/jpeg" && a.MediaType != "image/png":
		b.add(diag.Errorf(c.Image.At, "bad-cover", "the picture of a show must be a JPEG or PNG, and %q is neither", c.Image.Text).WithHint("%s", hint))
	case a.Width != a.Height || a.Width < leastCover || a.Width > mostCover:
		b.add(diag.Errorf(c.Image.At, "bad-cover", "%q has %d × %d pixels, which podcast directories refuse", c.Image.Text, a.Width, a.Height).WithHint("%s", hint))
	}
	if found && len(b.list) == before {
		b.publishPicture(destination{asset: &a}, nil)
	}
	for i := before; i < len(b.list); i++ {
		b.list[i].Cause = diag.Usage
	}
}

// checkEpisode checks what a file alone does not tell of a recording, and publishes its
// transcript.
func (b *builder) checkEpisode(p *page) {
	a := p.article.Audio
	if a == nil {
		return
	}
	if to, found, _ := b.resolve(p.document, a.Src.Text); found && to.page == nil {
		if m := b.media[mediumName(to)]; m != nil && m.recording.Format != "" {
			for _, c := range a.Chapters {
				if c.Start >= m.recording.Duration {
					b.add(diag.Errorf(c.At, "chapter-order", "this chapter begins after the end of the recording, which plays %s", m.recording.Duration.Round(time.Second)).
						WithHint("check the time"))
				}
			}
		}
	}
	if p.hidden || p.kind == WithdrawnPage || b.show(p.article.Outline) == nil {
		return
	}
	if to, found, _ := b.resolve(p.document, a.Transcript.Text); found && to.file != nil {
		b.publishMedium(to.file)
	}
}

// chaptersOf are the chapters of an episode as a file (podcast namespace, JSON chapters 1.2).
func (s *Structure) chaptersOf(a *content.Outline) []byte {
	type chapter struct {
		Start float64 `json:"startTime"`
		Title string  `json:"title"`
	}
	file := struct {
		Version  string    `json:"version"`
		Chapters []chapter `json:"chapters"`
	}{Version: "1.2.0"}
	for _, c := range a.Audio.Chapters {
		file.Chapters = append(file.Chapters, chapter{c.Start.Seconds(), s.typesetIn(a.Lang.Text, c.Title)})
	}
	data, _ := json.Marshal(file)
	return data
}

// chapterOutputs are the files of chapters.
func (s *Structure) chapterOutputs() (all []Output) {
	for _, p := range s.nodes {
		if s.show(p.Outline) != nil && len(p.Audio.Chapters) > 0 {
			data := s.chaptersOf(p.Outline)
			all = append(all, Output{File: output(p.path + chaptersFile), Kind: FileOutput, Data: data, Digest: memo.Of(data)})
		}
	}
	return all
}

// podcast is the show of a page; zero on any other page.
func (s *catalog) podcast(p *page) Podcast {
	if p.term == nil || p.term.podcast == nil {
		return Podcast{}
	}
	c := p.term.podcast
	v := Podcast{
		Title: p.term.title, Description: s.typeset(c.Description), URL: s.href(p.term.path), Author: s.typeset(c.Author), Email: c.Email, Category: c.Category,
		Explicit: c.Explicit, Language: c.Language,
	}
	if a, ok := s.assets.Lookup(c.Image.Text); ok {
		img := s.imageOf(destination{asset: &a})
		v.Image, v.Cover = &img.Image, s.canonical(s.ofSite(a.Path))
	}
	if feeds := s.feedsOf(p); len(feeds) > 0 {
		v.Feed = feeds[0]
	}
	return v
}

// episode is an article as an episode; nil when it is none.
func (s *catalog) episode(p *page) *Episode {
	a := p.article.Audio
	if s.show(p.article.Outline) == nil {
		return nil
	}
	to, found, _ := s.resolve(p.document, a.Src.Text)
	m := s.media[mediumName(to)]
	if !found || m == nil {
		return nil
	}
	src, _ := s.where(to)
	e := &Episode{
		Title: cmp.Or(s.typesetIn(p.article.Lang.Text, a.Title), s.titleOf(p)), GUID: cmp.Or(a.GUID, s.canonical(p.path)), Permalink: a.GUID == "", Audio: s.canonical(src),
		MediaType: m.recording.MediaType, Size: m.recording.Size, Duration: m.recording.Duration, Season: a.Season, Number: a.Episode, Explicit: a.Explicit,
	}
	if text, ok, _ := s.resolve(p.document, a.Transcript.Text); ok {
		where, _ := s.where(text)
		e.Transcript = s.canonical(where)
	}
	if len(a.Chapters) > 0 {
		e.Chapters = s.canonical(p.path + chaptersFile)
	}
	return e
}

// episodeNote is what an article's page says of its recording.
func (s *Structure) episodeNote(a *content.Outline) *EpisodeNote {
	if a.Audio == nil || a.Audio.Show.Text == "" && len(a.Audio.Chapters) == 0 {
		return nil
	}
	v := &EpisodeNote{Spoken: s.spoken(a.Lang.Text)}
	if t := s.show(a); t != nil {
		v.Show = Link{t.title, s.href(t.path)}
	}
	for _, c := range a.Audio.Chapters {
		v.Parts = append(v.Parts, EpisodePart{content.PlayingTime(c.Start), s.typesetIn(a.Lang.Text, c.Title)})
	}
	return v
}
