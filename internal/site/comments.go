package site

import (
	"html/template"
	"net/url"
	"slices"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/words"
)

// Comments are what readers say on an article, and how others can.
type Comments struct {
	Count     int
	Threads   []Thread // oldest first
	Form      *CommentForm
	Closes    When // when the form goes; zero: never, or it is not there
	Closed    bool // there was a form, and there is none any more
	Elsewhere Link // a discussion on another site; without a Title there is none
}

// Thread is a comment with everything that was said to it and to that.
type Thread struct {
	Comment
	Replies []Comment // oldest first
}

// Comment is what one reader said.
type Comment struct {
	ID   string // of its element, empty when nothing can lead to it
	Name string
	On   When
	Text template.HTML
	To   Link // of a reply that is not to the first comment of its thread: whose words it replies to
}

// CommentForm is a form that sends a comment to whoever reads it first.
type CommentForm struct {
	Action  string
	Article string // its address, with scheme and host
	Privacy Link   // the page that says what happens to what is sent
	Choices []Link // what can be replied to: URL is the comment's id
}

// commentID is how the id of a comment's element begins; that of a heading cannot.
const commentID = "page-comment-"

// comments is the fact of an article's comments.
func (s *catalog) comments(p *page, own *story) Comments {
	a := p.article.Outline
	if a.Comments == "none" {
		return Comments{}
	}
	var c Comments
	all := own.comments
	c.Count, c.Threads = len(all), s.threads(all)
	terms, closing := s.cfg.Comments, s.closing(a)
	if open := a.Comments != "closed" && (closing.IsZero() || closing.After(s.opt.Now)); !open {
		c.Closed = true
	} else if terms.Endpoint.Text != "" {
		c.Form = &CommentForm{Action: s.action(terms.Endpoint.Text), Article: s.canonical(p.path), Privacy: s.privacyPage(terms.Privacy.Text)}
		for _, one := range all {
			if one.ID != "" {
				c.Form.Choices = append(c.Form.Choices, Link{s.words.Say("comment.choice", words.Text("name", one.Name), words.Text("date", s.date(one.Date))), one.ID})
			}
		}
		if !closing.IsZero() {
			m := a.Date
			m.Time, m.Day = closing.In(a.Date.Time.Location()), true
			c.Closes = s.when(m)
		}
	}
	c.Closed = c.Closed && terms.Endpoint.Text != ""
	if e := terms.Elsewhere; e.Title != "" {
		c.Elsewhere = Link{e.Title, strings.NewReplacer("{url}", url.QueryEscape(s.canonical(p.path)), "{title}", url.QueryEscape(s.titleOf(p))).Replace(e.URL.Text)}
	}
	return c
}

// threads puts every comment below the first of its thread.
func (s *Structure) threads(all []content.Comment) []Thread {
	byID := map[string]content.Comment{}
	for _, c := range all {
		byID[c.ID] = c
	}
	var threads []Thread
	at := map[string]int{} // by the id of the first comment
	for _, c := range all {
		top, steps := c, 0
		for top.ReplyTo != "" && steps <= len(all) {
			top, steps = byID[top.ReplyTo], steps+1
		}
		if c.ReplyTo == "" {
			if c.ID != "" {
				at[c.ID] = len(threads)
			}
			threads = append(threads, Thread{Comment: s.comment(c)})
		} else if n, ok := at[top.ID]; ok {
			said := s.comment(c)
			if c.ReplyTo != top.ID {
				said.To = Link{byID[c.ReplyTo].Name, "#" + commentID + c.ReplyTo}
			}
			threads[n].Replies = append(threads[n].Replies, said)
		}
	}
	return threads
}

func (s *Structure) comment(c content.Comment) Comment {
	v := Comment{Name: c.Name, On: s.when(c.Date), Text: template.HTML(c.HTML)}
	if c.ID != "" {
		v.ID = commentID + c.ID
	}
	return v
}

// closing is when an article takes no more comments; zero when it takes them for
// ever, or never did.
func (s *Structure) closing(a *content.Outline) time.Time {
	if s.cfg.Comments.Days == 0 || s.cfg.Comments.Endpoint.Text == "" || a.Comments == "closed" || a.Comments == "none" || a.Broken || a.Date.IsZero() {
		return time.Time{}
	}
	return a.Release().AddDate(0, 0, s.cfg.Comments.Days)
}

// orphanComments reports files of comments that belong to no article.
func (s *Structure) orphanComments(comments map[string]content.Comments) (list diag.List) {
	known := func(file string) bool {
		for _, e := range append([]*Structure{s}, s.others()...) {
			if _, found := slices.BinarySearchFunc(e.all, file, func(o *content.Outline, file string) int { return strings.Compare(o.File, file) }); found {
				return true
			}
		}
		return false
	}
	for _, c := range comments {
		if known(c.Article) {
			continue
		}
		d := diag.Errorf(diag.Position{File: c.File}, "no-article", "these comments belong to no article: there is no %s", c.Article).WithHint("move the file beside its article, under the article's name")
		if other := otherForm(c.Article); known(other) {
			d = d.WithHint("name it %s: the article is %s", otherComments(other), other)
		}
		list = append(list, d)
	}
	return list
}

// checkCommentDates checks when the comments of an article were written: not before it.
func checkCommentDates(a *content.Outline, c content.Comments) diag.List {
	if a.Broken || a.Date.IsZero() {
		return nil
	}
	from := a.Date.Time.Format(time.DateOnly)
	at := slices.IndexFunc(c.List, func(one content.Comment) bool {
		return !one.Date.IsZero() && one.Date.Time.Format(time.DateOnly) < from
	})
	if at < 0 {
		return nil
	}
	return diag.List{diag.Errorf(c.List[at].At, "date-order", "the comment of %q is dated before the article", c.List[at].Name).WithHint("check both dates")}
}

// otherForm is where the same article lies in the other of the two forms.
func otherForm(file string) string {
	if short, ok := strings.CutSuffix(file, "/index.md"); ok {
		return short + ".md"
	}
	return strings.TrimSuffix(file, ".md") + "/index.md"
}

// otherComments is the file of an article's comments.
func otherComments(file string) string {
	if folder, ok := strings.CutSuffix(file, "/index.md"); ok {
		return folder + "/comments.yaml"
	}
	return strings.TrimSuffix(file, ".md") + ".comments.yaml"
}
