package content

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"galen/internal/address"
	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
)

// maxTags is how many tags an article may have. Each is a page and a feed, so
// that a list pasted by mistake would bury the site's topics.
const maxTags = 50

func (h *headerDecoder) article(folder string) *Article {
	h.version()
	h.orphaned("an article", articleNeeds)
	if h.doc.Broken {
		return &Article{Outline: Outline{Document: h.doc, Folder: folder, Plain: h.plain, Extras: noExtras}, Words: h.words}
	}
	h.Require("an article", h.needed())
	h.common()
	h.slug()
	h.draft()
	if w := h.language(); w.Text != "" {
		h.doc.Lang = w
	}
	a := &Article{Outline: Outline{
		Folder:      folder,
		Category:    h.Line("category", maxName),
		Breadcrumbs: h.links("breadcrumbs"),
		Plain:       h.plain,
		Kind:        h.kind(),
		Date:        h.Moment("date", h.rules.Zone),
		Updated:     h.Moment("updated", h.rules.Zone),
		Authors:     h.once("authors", "author"),
		Tags:        h.tags(),
		Image:       h.image(),
		Related:     h.related(),
		Reviewed:    h.reviewed(),
		Study:       h.study(),
		References:  h.references(),
		Comments:    h.Choice("comments", States...),
		Extras: &Extras{
			AlsoIn:      h.once("also_in", "category"),
			PublishedAt: h.publishedAt(),
			Embargo:     h.Moment("embargo", h.rules.Zone),
			Expires:     h.Moment("expires", h.rules.Zone),
			Audio:       h.audio(),
			Disclosures: h.Words("disclosures", maxText),
			Corrections: h.corrections(),
			Sources:     h.sources(),
		},
	}}
	if a.Category.Text == "" {
		a.Category = frontmatter.Word{} // it is nowhere
	}
	if a.Plain {
		a.Comments = "none"
	}
	a.Document, a.Words = h.doc, h.words
	if !a.Updated.IsZero() {
		a.UpdatedAt = h.Place("updated")
	}
	h.order(a)
	h.dated(a)
	h.sameVoice(a)
	h.ended(a)
	h.filed(a)
	h.accountable(a)
	h.fields("an article", h.rules.Fields.Of(fields.Articles, a.Kind, cmp.Or(a.Category.Text, folder)))
	a.Fields = h.doc.Fields
	h.done()
	return a
}

// needed are the keys that the article must have. A guide is not of a day: what tells how
// current it is is its review.
func (h *headerDecoder) needed() map[string]string {
	need := maps.Clone(needArticle)
	if h.plain { // which are those of its article
		delete(need, "date")
		delete(need, "authors")
		return need
	}
	v := h.Peek("reviewed")
	reviewed := !v.Empty()
	switch guide := h.Peek("kind").Text == "guide"; {
	case guide && reviewed:
		delete(need, "date")
	case guide:
		need["date"] = undatedGuide
	case reviewed:
		need["date"] = "date: 2026-11-22  or  kind: guide, which can have the date of its review instead"
	}
	return need
}

// LacksReview reports whether a problem of an article is one that a sign-off solves: a guide without
// a date has to have a review.
func (a *Article) LacksReview(d diag.Diagnostic) bool {
	return a.Kind == "guide" && a.Undated() && a.Reviewed == nil && d.Code == "missing-key" && strings.Contains(d.Hint, "galen review sign")
}

// undatedGuide is what a guide is told that has neither a date nor a review.
const undatedGuide = "date: 2026-11-22;  a guide needs none once a reviewer has checked it and  galen review sign  has recorded that"

// once reads a list in which no item may stand twice.
func (h *headerDecoder) once(key, what string) []frontmatter.Word {
	if v := h.Raw(key); v.Kind == frontmatter.Text && !v.Quoted && strings.Contains(v.Text, ",") {
		h.Problem(key, "wrong-type", "write  "+key+": ["+v.Text+"]", "%q is a single text with commas, not a list", key)
		return nil
	}
	words := h.Words(key, maxName)
	if len(words) < 2 {
		return words
	}
	seen := make(map[string]bool, len(words))
	return slices.DeleteFunc(words, func(w frontmatter.Word) bool {
		again := seen[strings.ToLower(w.Text)]
		if again {
			h.add(diag.Errorf(w.At, "listed-twice", "the %s %q is listed twice", what, w.Text).WithHint("delete one"))
		}
		seen[strings.ToLower(w.Text)] = true
		return again
	})
}

func (h *headerDecoder) tags() []frontmatter.Word {
	words := h.once("tags", "tag")
	if len(words) > maxTags {
		h.Problem("tags", "too-many-tags", "keep only those that readers look for", "the article has %d tags; the limit is %d", len(words), maxTags)
		return words[:maxTags]
	}
	return words
}

// later is the later of two moments.
func later(a, b civildate.Moment) civildate.Moment {
	if b.Time.After(a.Time) {
		return b
	}
	return a
}

// order checks that the article's dates can follow each other.
func (h *headerDecoder) order(a *Article) {
	after := func(key string, later, earlier civildate.Moment, than string) {
		if !later.IsZero() && !earlier.IsZero() && later.Time.Before(earlier.Time) {
			h.add(diag.Errorf(h.nearest(key, than), "date-order", "%q is before %q", key, than).WithHint("check both dates"))
		}
	}
	if precedes(a.Updated, a.Date) {
		after("updated", a.Updated, a.Date, "date")
	}
	if p := a.PublishedAt; p != nil && precedes(a.Date, p.Date) {
		h.Problem("published_at", "date-order", "check both dates", "the piece was published elsewhere after it was published here")
	}
	after("expires", a.Expires, a.Date, "date")
	after("expires", a.Expires, a.Embargo, "embargo")
	if begin := later(a.Date, a.Embargo); !a.Expires.IsZero() && a.Expires.Time.Equal(begin.Time) {
		h.add(diag.Errorf(h.nearest("expires", "date", "embargo"), "date-order", `"expires" is the moment of publication: nobody could ever read the article`).
			WithHint("write a later day, or delete the line"))
	}
	for _, c := range a.Corrections {
		if precedes(c.Date, a.Date) {
			h.add(diag.Errorf(c.At, "date-order", "a correction is dated before the article").WithHint("check both dates"))
		}
	}
}

// precedes reports whether a moment lies before another. A day without a time does
// not lie before an hour of it.
func precedes(m, other civildate.Moment) bool {
	if m.IsZero() || other.IsZero() {
		return false
	}
	if m.Day {
		return !m.Time.AddDate(0, 0, 1).After(other.Time)
	}
	return m.Time.Before(other.Time)
}

func (h *headerDecoder) image() *Image { return h.picture(h.Reader, "image") }

// pictureLike is a picture as it is written: the one that stands alone where its keys should be,
// or any.
func pictureLike(written frontmatter.Value) string {
	src := "picture.jpg"
	if written.Kind == frontmatter.Text && pictureName.MatchString(written.Text) && !strings.ContainsAny(written.Text, " ,:#{}[]") {
		src = written.Text
	}
	return "{src: " + src + ", alt: what the picture shows}"
}

// picture reads the picture that stands at a key.
func (h *headerDecoder) picture(r *frontmatter.Reader, key string) *Image {
	g := r.GroupLike(key, pictureLike(r.Raw(key)))
	if g == nil {
		return nil
	}
	if at := r.Raw(key).At; at.Line == 1 { // of a translation that says nothing of the picture: see joinGroup
		h.add(diag.Errorf(at, "missing-key", "the picture of the original needs a text in this language").WithHint("add the line  %s: {alt: what the picture shows}", key))
	} else {
		g.Require("an image", needImage)
	}
	src, alt, credit, caption := g.Line("src", maxText), g.Line("alt", maxText), g.Line("credit", maxText), g.Line("caption", maxText)
	img := &Image{Src: src, Alt: alt.Text, AltAt: alt.At, Credit: credit.Text, Caption: caption.Text, CaptionAt: caption.At}
	s, p := address.Scheme(img.Src.Text), address.Check(img.Src.Text)
	if s != "" && (s != "https" && s != "http" || p.Why != "") {
		h.add(diag.Errorf(img.Src.At, "dangerous-url", "the address %q cannot be that of a picture", img.Src.Text).WithHint("save the picture beside the article"))
		img.Src.Text = ""
	}
	img.Copyright, img.Licence = g.Line("copyright", maxText).Text, licence(g)
	img.FocusX, img.FocusY = focus(g)
	g.Done(imageNames)
	return img
}

func (h *headerDecoder) related() []Pick {
	items := h.Items("related")
	picks := slices.Grow([]Pick(nil), len(items))
	for _, item := range items {
		if item.Group == nil {
			picks = append(picks, Pick{Ref: item.Word})
			continue
		}
		g := item.Group
		g.Require("a related link", needRelated)
		link := &Crumb{Title: g.Line("title", MaxTitle).Text, URL: g.Address("url", maxText)}
		g.Done(relatedNames)
		if link.URL.Text != "" {
			picks = append(picks, Pick{Link: link})
		}
	}
	return picks
}

func (h *headerDecoder) reviewed() *Review {
	g := h.Group("reviewed")
	if g == nil {
		return nil
	}
	g.Require("a review", needReview)
	r := &Review{By: g.Line("by", maxName), On: g.Moment("on", h.rules.Zone), Hash: h.signature(g), At: h.Place("reviewed")}
	g.Done(reviewNames)
	return r
}

func (h *headerDecoder) corrections() []Correction {
	var all []Correction
	for _, g := range h.Groups("corrections", `{date: 2026-11-22, text: "What was wrong, and what is right."}`) {
		g.Require("a correction", needCorrection)
		c := Correction{g.Moment("date", h.rules.Zone), g.Line("text", maxText).Text, g.Place("date"), h.fromOriginal(g.Place("text"))}
		if c.Text != "" && !worded(c.Text) && !c.Tells() {
			g.Problem("text", "empty-statement", "say what was wrong, and what is right, such as  text: \"It was 26 people, not 62.\"", "the correction %q tells readers nothing", c.Text)
		}
		all = append(all, c)
		g.Done(correctionNames)
	}
	slices.SortStableFunc(all, func(a, b Correction) int { return a.Date.Time.Compare(b.Date.Time) })
	return all
}
