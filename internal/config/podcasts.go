package config

import (
	"cmp"
	"regexp"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/typography"
)

// Podcast is a show, of which articles with a recording are the episodes.
//
//	podcasts:
//	  rounds:
//	    title: The ward round
//	    description: A nurse and a doctor talk about one study a week.
//	    image: podcasts/rounds.jpg       # in static; a square of 1400 to 3000 pixels
//	    author: Example Health
//	    email: podcasts@news.example     # of the owner, for directories that ask; may be left out
//	    category: Health & Fitness       # one of PodcastCategories
//	    explicit: false                  # it has words that are not for children
//	    language: en-GB                  # by default the site's
type Podcast struct {
	ID          string // the name of its folder
	Title       string
	Description string
	Image       frontmatter.Word // a path below static
	Author      string
	Email       string
	Category    string
	Explicit    bool
	Language    string
	Edition     string // the language of the edition in which it is; "" of the site's own
	At          diag.Position
}

// PodcastCategories are those that directories of podcasts know (Apple's list, which all use).
var PodcastCategories = []string{
	"Arts", "Business", "Comedy", "Education", "Fiction", "Government", "Health & Fitness", "History", "Kids & Family", "Leisure", "Music", "News",
	"Religion & Spirituality", "Science", "Society & Culture", "Sports", "TV & Film", "Technology", "True Crime",
}

var (
	podcastID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	mailForm  = regexp.MustCompile(`^[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+$`)
)

// editionIn is the language of the edition for what is in a language: that very one, or else a variety of the same; it is
// "" of the site's own, where what no edition is for is, too.
func editionIn(tag, own string, editions []Edition) string {
	for _, like := range []func(a, b string) bool{strings.EqualFold, func(a, b string) bool { return typography.Base(a) == typography.Base(b) }} {
		if like(tag, own) {
			return ""
		}
		for _, e := range editions {
			if like(tag, e.Language) {
				return e.Language
			}
		}
	}
	return ""
}

func readPodcasts(r *frontmatter.Reader, language string, editions []Edition) (all []Podcast) {
	g := r.Group("podcasts")
	if g == nil {
		return nil
	}
	for _, id := range g.Keys() {
		at := g.Place(id)
		show := g.GroupLike(id, shownShow)
		if !podcastID.MatchString(id) {
			g.Misnamed(id, "bad-podcast", "write  "+podcastName(id), "%q becomes part of the show's address; use only small letters, digits and hyphens", id)
			id = ""
		}
		if show == nil {
			continue
		}
		show.Require("a show", map[string]string{
			"title": "title: The ward round", "description": "description: What the show is about.", "image": "image: podcasts/ward-round.jpg",
			"author": "author: Example Health", "category": "category: Health & Fitness",
		})
		p := Podcast{
			ID: id, Title: show.Line("title", 200).Text, Description: show.Line("description", 2000).Text, Image: show.Line("image", 500),
			Author: show.Line("author", 200).Text, Email: show.Line("email", 200).Text, Category: show.Line("category", 100).Text,
			Explicit: show.Flag("explicit"), Language: readLanguage(show), At: at,
		}
		p.Image.Text = strings.TrimPrefix(p.Image.Text, "/")
		if !show.Has("language") {
			p.Language = language
		}
		p.Edition = editionIn(p.Language, language, editions)
		podcastValues(show, &p)
		show.Done(map[string]string{"name": "title", "summary": "description", "cover": "image", "artwork": "image", "owner": "email", "mail": "email", "host": "author", "lang": "language"})
		if id != "" && p.Title != "" {
			all = append(all, p)
		}
	}
	g.Done(nil)
	return all
}

var notOfPodcastID = regexp.MustCompile(`[^a-z0-9]+`)

// podcastName is a name as the id of a show.
func podcastName(written string) string {
	return cmp.Or(strings.Trim(notOfPodcastID.ReplaceAllString(strings.ToLower(written), "-"), "-"), "ward-round")
}

// podcastValues judges what directories take of a show.
func podcastValues(r *frontmatter.Reader, p *Podcast) {
	if p.Email != "" && !mailForm.MatchString(p.Email) {
		r.Problem("email", "bad-podcast", "write  email: podcasts@news.example,  or delete the line", "%q is not an e-mail address", p.Email)
	}
	for _, known := range PodcastCategories {
		if p.Category == known || p.Category == "" {
			return
		}
	}
	hint := "write one of: " + strings.Join(PodcastCategories, ", ")
	if near := diag.Nearest(p.Category, PodcastCategories); near != "" {
		hint = "did you mean  category: " + near + "?"
	}
	r.Problem("category", "bad-podcast", hint, "directories of podcasts have no category %q", p.Category)
}
