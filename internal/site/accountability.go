package site

import (
	"cmp"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter/civildate"
	"galen/internal/words"
)

// AI is what part a program that writes had in an article, and who answers for
// the result.
type AI struct {
	Used   bool
	How    string
	Spoken         // of How
	By     *Person // nil: none was used, or nobody has checked it yet

	Original bool // it is what the original of a translation says, in the words of that
}

// Criterion is one of the ten of content.Criteria, with the newsroom's answer.
type Criterion struct {
	Name   string
	Answer string // "met", "missing" or "not applicable"
	Note   string
}

// Withdrawal is what stands at the address of an article that was withdrawn.
type Withdrawal struct {
	Title     string
	Spoken    // of Title
	Category  Link
	Authors   []Person
	Published When
	On        When
	Reason    string
	ReasonIn  Spoken // of Reason
	Status    string // "Withdrawn"
	Social    *Image // what other sites show: a card that says it; nil for none
}

// Erratum is a correction, or a withdrawal, in the list of all.
type Erratum struct {
	Article Mention
	Correction
	Withdrawn bool
}

// Tombstone is an article that feeds say was withdrawn.
type Tombstone struct {
	Title     string // "Withdrawn: " and the article's own
	URL       string
	Published time.Time
	On        time.Time
	Reason    string
	ReasonIn  Spoken // of Reason and HTML
	HTML      string // the reason
	Status    string // "Withdrawn"
	Notice    string // "Withdrawn: " and the reason; the reason alone where it is in a language of its own
	Spoken           // of Title
}

// withdrawn reports whether an article no longer stands. One that was never
// released stays held back.
func (b *builder) withdrawn(a *content.Outline) bool {
	now := b.opt.Now
	return a.Withdrawn != nil && !a.Withdrawn.Date.Time.After(now) && !a.Draft && !a.Release().After(now)
}

// withdrawnTitle is how an article that was withdrawn is called wherever its title
// stands without the notice: in the title of the document, in feeds, on its card
// (Committee on Publication Ethics, Retraction guidelines: the title is marked).
func (s *Structure) withdrawnTitle(title string) string {
	return s.words.Say("withdrawn.title", words.Text("title", title))
}

// withdrawnOn is what is said of an article that was withdrawn in the place of its
// description.
func (s *Structure) withdrawnOn(a *content.Outline) string {
	if s.reasonIn(a) != s.spoken(a.Lang.Text) { // two languages have no place in one text without marks
		return s.words.Say("withdrawn.dated", words.Text("date", s.date(a.Withdrawn.Date)))
	}
	return s.words.Say("withdrawn.on", words.Text("date", s.date(a.Withdrawn.Date)), words.Text("reason", s.reasonOf(a)))
}

// reasonOf is why an article was withdrawn.
func (s *Structure) reasonOf(a *content.Outline) string {
	return s.typesetIn(s.languageOf(&a.Document, a.Withdrawn.Original), a.Withdrawn.Reason)
}

// reasonIn is the language of that.
func (s *Structure) reasonIn(a *content.Outline) Spoken {
	return s.spoken(s.languageOf(&a.Document, a.Withdrawn.Original))
}

// accountable adds to an article's value what it says of how it was made and
// how it is kept.
func (s *Structure) accountable(a *content.Outline, v *Article) {
	if due, ok := dueOn(a); ok {
		v.Due, v.Overdue = s.when(civildate.Moment{Time: due, Day: true}), !due.After(s.opt.Now)
	}
	if a.AI != nil {
		v.AI = s.statementOnAI(s.languageOf(&a.Document, a.AI.Original), a.AI)
	}
	v.Unreviewed = s.cfg.TellUnreviewed && v.Reviewed == nil
	for _, c := range a.Checklist {
		v.Checklist = append(v.Checklist, Criterion{c.Name, c.Answer, s.typesetIn(a.Lang.Text, c.Note)})
	}
	for _, p := range a.Products {
		v.Products = append(v.Products, s.typesetIn(a.Lang.Text, p.Text))
	}
	v.Help = s.help(a)
}

func (s *Structure) statementOnAI(tag string, ai *content.AI) *AI {
	said := &AI{Used: ai.Used, How: s.typesetIn(tag, ai.How), Spoken: s.spoken(tag), Original: ai.Original}
	if t := s.authors[ai.By.Text]; t != nil && !ai.Unchecked() {
		by := s.person(t)
		said.By = &by
	}
	return said
}

// soon is how long before a review is due its owner is told.
const soon = 30 * 24 * time.Hour

// dueOn is when an article has to be reviewed again: counted from its last review,
// or from its date when there was none.
func dueOn(a *content.Outline) (time.Time, bool) {
	if a.ReviewEvery.IsZero() || a.Withdrawn != nil {
		return time.Time{}, false
	}
	from := a.Date.Time
	if a.Reviewed != nil && a.Reviewed.On.Time.After(from) {
		from = a.Reviewed.On.Time
	}
	return a.ReviewEvery.After(from), !from.IsZero()
}

// due warns of a review that is due within a month, or overdue.
func (b *builder) due(a *content.Outline) {
	at, ok := dueOn(a)
	if !ok || !a.Live(b.opt.Now) || at.After(b.opt.Now.Add(soon)) {
		return
	}
	format := "this article has to be reviewed again by %s"
	if !at.After(b.opt.Now) {
		format = "the review of this article was due on %s, and its page says so"
	}
	d := diag.Warningf(a.ReviewEvery.At, "HN102", format, at.Format(time.DateOnly)).
		WithHint("check its claims, correct the text, then run  galen review sign %s --by …", a.File)
	level := b.cfg.Check.Level("HN102", strings.Trim(cmp.Or(a.Category.Text, a.Folder), "/"))
	if d.Severity = diag.Severity(level); level.String() != "off" { // both count from error
		b.add(d)
	}
}

// Due is an article whose review comes due.
type Due struct {
	File    string
	URL     string // with scheme and host
	Title   string
	Owner   string // the reviewer's name, or else the authors'
	On      time.Time
	Overdue bool
}

// Due lists every article that is to be reviewed again, the earliest first.
func (s *Site) Due() []Due {
	var all []Due
	for _, p := range s.nodes {
		on, ok := dueOn(p.Outline)
		if !ok {
			continue
		}
		d := Due{File: p.File, URL: s.canonical(p.path), Title: s.articles[p.id].Title.Text, On: on, Overdue: !on.After(s.opt.Now)}
		if p.Reviewed != nil {
			d.Owner = s.nameOf(p.Reviewed.By.Text)
		} else {
			var names []string
			for _, w := range p.Authors {
				names = append(names, s.nameOf(w.Text))
			}
			d.Owner = strings.Join(names, ", ")
		}
		all = append(all, d)
	}
	for _, e := range s.editions {
		all = append(all, e.Due()...)
	}
	slices.SortFunc(all, func(a, b Due) int { return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.File, b.File)) })
	return all
}

// nameOf is an author's name.
func (s *Structure) nameOf(id string) string {
	if t := s.authors[id]; t != nil {
		return t.title
	}
	return id
}

// notes are an article's corrections as its text in feeds begins with them.
func (s *Structure) notes(a *content.Outline) string {
	var w strings.Builder
	if e := a.PublishedAt; e != nil {
		fmt.Fprintf(&w, `<p><a href="%s">%s</a></p>`, html.EscapeString(e.URL.Text), html.EscapeString(s.words.Say("feed.elsewhere", words.Text("place", s.typesetIn(a.Lang.Text, e.Title)))))
	}
	for _, c := range slices.Backward(a.Corrections) {
		says, v := s.words.Say("feed.correction", words.Text("date", s.date(c.Date))), s.correction(a, c)
		fmt.Fprintf(&w, "<p><strong>%s</strong> ", html.EscapeString(says))
		if v.Original != "" {
			at := s.main().canonical(s.originalOf(&a.Document).path)
			of := s.words.Say("corrections.original", words.Text("original", s.words.Say("corrections.article")))
			fmt.Fprintf(&w, `<a href="%s">%s</a> `, html.EscapeString(at), html.EscapeString(of))
		}
		fmt.Fprintf(&w, "%s</p>", v.span(html.EscapeString(v.Text)))
	}
	return w.String()
}

// Withdrawn lists the paths of the articles that were withdrawn, in any edition, sorted.
func (s *Structure) Withdrawn() []string {
	paths := s.withdrawnPaths()
	for _, e := range s.others() {
		for _, path := range e.withdrawnPaths() {
			paths = append(paths, e.whole(path))
		}
	}
	slices.Sort(paths)
	return paths
}

// withdrawnPaths are those of the edition, as paths within it.
func (s *Structure) withdrawnPaths() []string {
	var paths []string
	for _, p := range s.withdrawnArticles {
		paths = append(paths, p.path)
	}
	for _, p := range s.plainVersions {
		if s.pages[p.path].kind == WithdrawnPage {
			paths = append(paths, p.path)
		}
	}
	slices.Sort(paths)
	return paths
}

// Said is what readers say on an article, as far as its page shows it.
func (s *Site) Said(a *content.Article) []content.Comment {
	if a.Comments == "none" {
		return nil
	}
	s = s.Edition(a.Edition)
	i, found := slices.BinarySearchFunc(s.articles, a.File, func(a *content.Article, file string) int { return cmp.Compare(a.File, file) })
	if !found {
		return nil
	}
	return s.stories[i].comments
}

// Writers lists the authors and reviewers of the site by id, those without an article
// too.
func (s *Structure) Writers() []*content.Author {
	var all []*content.Author
	for _, id := range slices.Sorted(maps.Keys(s.authors)) {
		all = append(all, s.authors[id].author)
	}
	for _, e := range s.others() {
		for _, a := range e.Writers() {
			if a.Edition != "" { // who has a file in its language
				own := *a
				own.ID = e.folder + "/" + a.ID
				all = append(all, &own)
			}
		}
	}
	return all
}

// Address says where a path of the site leads: to itself, or elsewhere when it is
// an alias. To is empty when it leads nowhere; why says for what reason, if that is
// because an article is held back.
func (s *Structure) Address(path string) (to, why string) {
	for _, e := range s.others() {
		if strings.HasPrefix(path, "/"+e.folder+"/") {
			if to, why = e.Address(e.inner(path)); to != "" {
				to = e.whole(to)
			}
			return to, why
		}
	}
	if p := s.pages[path]; p != nil {
		if p.hidden && p.article != nil {
			return "", p.article.heldReason
		} else if !p.hidden {
			return path, ""
		}
	}
	if to := s.byAlias[path]; to != nil && !to.hidden {
		return to.path, ""
	}
	return "", ""
}
