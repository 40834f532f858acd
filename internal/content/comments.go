package content

import (
	"bytes"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	minhtml "github.com/tdewolff/minify/v2/html"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"

	"galen/internal/address"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
	"galen/internal/memo"
	"galen/internal/source"
)

// Comments are what readers wrote on an article and an editor approved: a file
// beside it, flu.comments.yaml beside flu.md, or comments.yaml beside index.md.
//
//   - name: Ada
//     date: 2026-11-20T09:30
//     id: ada-1
//     text: |
//     Was the *dose* the same?
//   - name: News desk
//     date: 2026-11-20T11:00
//     reply_to: ada-1
//     text: It was.
type Comments struct {
	File    string
	Article string      // the file of the article
	Digest  memo.Digest // of the file's bytes
	List    []Comment   // oldest first
}

// Comment is one of them.
type Comment struct {
	ID      string // empty for one that nobody can link or reply to
	Name    string
	Date    civildate.Moment
	ReplyTo string // the ID of another, or empty
	HTML    string // of links, emphasis, lists, quotations and code, and nothing else
	At      diag.Position
}

// States are what the key "comments" of an article can be: whether readers can
// comment, and whether comments are shown.
var States = []string{"open", "closed", "none"}

const (
	maxComments = 5000
	maxComment  = 20_000 // bytes of one
)

// commentsOf is the file of the article that a file of comments belongs to; ok is
// false for any other file.
func commentsOf(file string) (article string, ok bool) {
	if !strings.HasSuffix(file, "comments.yaml") {
		return "", false
	}
	if path.Base(file) == "comments.yaml" {
		return path.Dir(file) + "/index.md", true
	}
	name, ok := strings.CutSuffix(file, ".comments.yaml")
	return name + ".md", ok
}

// giveComments puts comments under the name that their article's file has: letters may
// be composed (NFC) in one and not in the other (NFD).
func (s *Set) giveComments() (list diag.List) {
	var files map[string]string // by composed name; made when it is needed
	for _, name := range slices.Sorted(maps.Keys(s.Comments)) {
		if norm.NFC.IsNormalString(name) && norm.NFD.IsNormalString(name) {
			continue // there is one form of it
		}
		if files == nil {
			files = map[string]string{}
			for _, a := range s.Articles {
				files[norm.NFC.String(a.File)] = a.File
			}
		}
		own, c := files[norm.NFC.String(name)], s.Comments[name]
		if own == "" || own == name {
			continue
		}
		delete(s.Comments, name)
		if first, taken := s.Comments[own]; taken {
			list = append(list, diag.Errorf(diag.Position{File: c.File, Line: 1, Column: 1}, "same-name", "these comments belong to the same article as those in another file, whose name differs only in how accents are stored").
				With(diag.Position{File: first.File, Line: 1, Column: 1}).WithHint("put all of them into one file, and delete the other"))
			continue
		}
		c.Article = own
		s.Comments[own] = c
	}
	return list
}

// IsComments reports whether a file holds what readers say on an article.
func IsComments(file string) bool {
	_, ok := commentsOf(file)
	return ok
}

// ParseComments reads a file of comments.
func ParseComments(f source.File, rules Rules) (Comments, diag.List) {
	c := Comments{File: f.Path, Digest: f.Digest}
	c.Article, _ = commentsOf(f.Path)
	start := diag.Position{File: f.Path, Line: 1, Column: 1}
	if len(f.Data) > maxSource {
		return c, diag.List{diag.Errorf(start, "too-large", "the file has %d bytes; the limit is %d", len(f.Data), maxSource).WithHint("close the comments of this article, and leave out the oldest")}
	}
	content, list := source.Text(f)
	if content == nil || len(bytes.TrimSpace(content)) == 0 {
		return c, list
	}
	list = append(list, source.Unseen(f.Path, content)...)
	value, problems := frontmatter.YAML(f.Path, "comments:\n"+string(content), 0) // a list may stand below a key without being indented
	if list = append(list, problems...); problems.Failed() && len(value.Entries) == 0 {
		return c, list
	}
	r := commentReader{rules: rules, list: &list, at: map[string]diag.Position{}}
	top := frontmatter.NewReader(value, &list)
	groups := top.Groups("comments", "{name: Ada, date: 2026-11-22, text: What I think.}")
	top.Done(nil)
	if len(groups) > maxComments {
		return c, append(list, diag.Errorf(start, "too-large", "there are %d comments; the limit is %d", len(groups), maxComments).WithHint("leave out the oldest"))
	}
	for _, g := range groups {
		c.List = append(c.List, r.comment(g))
	}
	r.threads(c.List)
	for i := range list {
		list[i].Line = max(1, list[i].Line)
	}
	slices.SortStableFunc(c.List, func(a, b Comment) int { return a.Date.Time.Compare(b.Date.Time) })
	return c, list
}

// commentReader reads the comments of one file.
type commentReader struct {
	rules Rules
	list  *diag.List
	at    map[string]diag.Position // by ID
	reply []diag.Position          // where the comments name another
}

func (r *commentReader) problem(at diag.Position, code, hint, format string, args ...any) {
	*r.list = append(*r.list, diag.Errorf(at, code, format, args...).WithHint("%s", hint))
}

var commentID = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

func (r *commentReader) comment(g *frontmatter.Reader) Comment {
	g.Require("a comment", map[string]string{"name": "name: Ada", "date": "date: 2026-11-22", "text": "text: What I think."})
	c := Comment{
		Name: g.Line("name", maxName).Text, Date: g.Moment("date", r.rules.Zone),
		ID: g.Spelled("id", 100).Text, ReplyTo: g.Spelled("reply_to", 100).Text, At: g.Place("date"),
	}
	if name := characterName.FindString(c.Name); name != "" && decodedName(name) != name {
		*r.list = append(*r.list, diag.Warningf(g.Place("name"), "character-name", "readers would see %q: this is text, not HTML", name).
			WithHint("write the character itself:  %s", mendEntities("name: "+c.Name)))
	}
	c.HTML = r.html(g)
	r.reply = append(r.reply, g.Place("reply_to"))
	if first, again := r.at[c.ID]; again && c.ID != "" {
		*r.list = append(*r.list, diag.Errorf(g.Place("id"), "duplicate-id", "the id %q appears here a second time", c.ID).With(first).WithHint("give each comment an id of its own"))
	} else if c.ID != "" && !commentID.MatchString(c.ID) {
		r.problem(g.Place("id"), "bad-id", "use letters, digits and hyphens", "the id %q cannot be part of an address", c.ID)
	} else if c.ID != "" {
		r.at[c.ID] = g.Place("id")
	}
	g.Done(map[string]string{"author": "name", "by": "name", "on": "date", "time": "date", "body": "text", "comment": "text", "message": "text",
		"replyto": "reply_to", "reply": "reply_to", "parent": "reply_to", "in_reply_to": "reply_to", "reply-to": "reply_to"})
	return c
}

// threads checks whom comments reply to.
func (r *commentReader) threads(all []Comment) {
	byID := map[string]*Comment{}
	var ids []string
	for i := range all {
		if id := all[i].ID; id != "" && byID[id] == nil {
			byID[id] = &all[i]
			ids = append(ids, id)
		}
	}
	for i, c := range all {
		if c.ReplyTo == "" {
			continue
		}
		to, at := byID[c.ReplyTo], r.reply[i]
		switch {
		case to == nil:
			hint := "write the id of a comment of this file, or give that one an id"
			if near := diag.Nearest(c.ReplyTo, ids); near != "" {
				hint = `did you mean "` + near + `"?`
			}
			r.problem(at, "unknown-comment", hint, "there is no comment %q to reply to", c.ReplyTo)
		case circular(&all[i], byID):
			r.problem(at, "circular-reply", "name the comment that it replies to", "this comment replies to itself")
		case !c.Date.IsZero() && !to.Date.IsZero() && c.Date.Time.Before(to.Date.Time):
			*r.list = append(*r.list, diag.Errorf(c.At, "date-order", "the reply is dated before %q, which it replies to", c.ReplyTo).With(to.At).WithHint("check both dates"))
		}
	}
}

func circular(c *Comment, byID map[string]*Comment) bool {
	for to, steps := byID[c.ReplyTo], 0; to != nil && steps <= len(byID); to, steps = byID[to.ReplyTo], steps+1 {
		if to == c || steps == len(byID) {
			return true
		}
	}
	return false
}

// plainEngine is CommonMark without extensions.
var plainEngine = goldmark.New()

var minifier = func() *minify.M {
	m := minify.New()
	m.Add("text/html", &minhtml.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	return m
}()

// html is the text of a comment.
func (r *commentReader) html(g *frontmatter.Reader) string {
	v := g.Raw("text")
	if v.Kind != frontmatter.Text {
		if v.Kind != frontmatter.Null && v.Kind != frontmatter.Refused {
			r.problem(v.At, "wrong-type", `put it in quotation marks, or on the lines below  text: |`, "%q must be text, and this is %s", "text", v.Kind)
		}
		return ""
	}
	if i := strings.IndexFunc(v.Text, func(c rune) bool { return !source.Legal(c) }); i >= 0 {
		r.problem(v.At, "control-character", "delete it", "the text holds a control character")
		return ""
	}
	if len(v.Text) > maxComment {
		r.problem(v.At, "too-long", "shorten it, or offer its author an article", "the comment has %d bytes; the limit is %d", len(v.Text), maxComment)
		return ""
	}
	before, written := len(*r.list), []byte(v.Text)
	for _, d := range limits(v.At.File, written, v.At.Line) {
		d.Position = v.At // lines within a value are not known
		*r.list = append(*r.list, d)
	}
	if len(*r.list) > before {
		return ""
	}
	doc := plainEngine.Parser().Parse(text.NewReader(written))
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			r.node(n, written, v.At)
		}
		return ast.WalkContinue, nil
	})
	if len(*r.list) > before {
		return ""
	}
	var out bytes.Buffer
	err := plainEngine.Renderer().Render(&out, written, doc)
	small, err2 := minifier.Bytes("text/html", out.Bytes())
	if err != nil || err2 != nil {
		r.problem(v.At, "render", "write it more simply", "the text cannot be converted to HTML")
	}
	return string(small)
}

// node refuses what a comment may not hold, and marks links as the reader's.
func (r *commentReader) node(n ast.Node, written []byte, at diag.Position) {
	link := func(to string) {
		p := address.Check(to)
		if s := address.Scheme(to); s != "https" && s != "http" && s != "mailto" || p.Why != "" {
			r.problem(at, "dangerous-url", p.Hint("link to an address that begins with https://, or remove the link"), "the address %q is not allowed in a comment", to)
		}
		n.SetAttributeString("rel", []byte("nofollow ugc")) // what a reader links to is not recommended by the site
	}
	switch n := n.(type) {
	case *ast.RawHTML:
		r.problem(at, "raw-html", "remove it, or show it as code between backquotes: `<b>`", "HTML is not allowed in a comment: %q", string(n.Segments.Value(written)))
	case *ast.HTMLBlock:
		r.problem(at, "raw-html", "remove it, or show it as code between backquotes: `<b>`", "HTML is not allowed in a comment: %q", firstLine(n.Lines().Value(written)))
	case *ast.Image:
		r.problem(at, "picture-in-comment", "remove it, or link to it", "a comment cannot show a picture")
	case *ast.Heading:
		r.problem(at, "heading-in-comment", "write it as a paragraph; a line that begins with # needs a backslash before it", "a comment cannot have headings")
	case *ast.Link:
		link(decoded(n.Destination))
	case *ast.AutoLink:
		if n.AutoLinkType == ast.AutoLinkURL {
			link(string(n.URL(written)))
		}
	}
}

func firstLine(text []byte) string {
	line, _, _ := bytes.Cut(bytes.TrimSpace(text), []byte("\n"))
	return string(line)
}
