package pipeline

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"strings"
	"testing"

	"galen"
	"galen/internal/diag"
)

// commentsFile is where the comments of an article lie.
func commentsFile(article string) string {
	if path.Base(article) == "index.md" {
		return path.Dir(article) + "/comments.yaml"
	}
	return strings.TrimSuffix(article, ".md") + ".comments.yaml"
}

// editComments adds a comment to an article, takes all away, or makes a mistake.
func editComments(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	if name == "" {
		return ""
	}
	file := commentsFile(name)
	n := r.IntN(1000)
	switch r.IntN(12) {
	case 0:
		delete(s.files, file)
	case 1:
		s.files[file] += fmt.Sprintf("- {name: Ada, date: %s, text: x, reply_to: nobody}\n", s.now.Format("2006-01-02"))
	default:
		reply := ""
		if strings.Contains(s.files[file], "id: first") {
			reply = ", reply_to: first"
		} else if r.IntN(2) == 0 {
			reply = ", id: first"
		}
		s.files[file] += fmt.Sprintf("- {name: Ada %d, date: %s, text: \"What about *%d*?\"%s}\n", n, s.now.Format("2006-01-02T15:04:05Z07:00"), n, reply)
	}
	return "comments of " + name
}

// carryComments keeps the comments of an article beside it.
func (s *state) carryComments(from, to string) {
	if _, ok := s.files[commentsFile(from)]; ok && isArticle(from) && commentsFile(from) != commentsFile(to) {
		s.carry(commentsFile(from), commentsFile(to))
	}
}

// TestCommentKeepsCatalog: a comment more shows on the article's page at once, without
// the site being assembled anew; the first comment of an article, and one that is
// dated before it, are met too.
func TestCommentKeepsCatalog(t *testing.T) {
	dir := quickDir(t)
	files := newsroom()
	files.sync(t, dir, nil)
	p := NewPreview(Options{Source: dir, Jobs: 2, Builtin: galen.Starter})
	update := func(edit func()) (reused bool, failed diag.List) {
		t.Helper()
		before := p.Current()
		held := maps.Clone(files)
		edit()
		changed := files.sync(t, dir, held)
		list, _ := p.Update(context.Background(), midday, changed...)
		if list.Failed() {
			return false, list
		}
		fresh := NewPreview(p.opt)
		fresh.Update(context.Background(), midday)
		if fault := screenshot(fresh).differs(screenshot(p), "a comment was met otherwise"); fault != "" {
			t.Error(fault)
		}
		return before != nil && p.Current().site.SameCatalog(before.site), nil
	}
	const own = "content/health/piece-01/comments.yaml"
	say := func(comment string) func() { return func() { files[own] += "- {" + comment + "}\n" } }
	if _, list := update(func() {}); list.Failed() {
		t.Fatal(list)
	}
	if reused, list := update(say("name: Cy, date: 2026-11-22T15:00, reply_to: first, text: I *doubt* it.")); !reused {
		t.Error("a comment assembles the site anew", list)
	}
	if data, _, _ := p.Current().Open("health/piece-01/index.html"); !strings.Contains(string(data), "I <em>doubt</em> it.") {
		t.Error("the comment is not on the page")
	}
	if _, list := update(say("name: Di, date: 2020-01-01, text: Early.")); len(list) == 0 || list[0].Code != "date-order" {
		t.Error("a comment from before the article:", list)
	}
	first := func() {
		files[own] = "- {name: Ed, date: 2026-11-22T15:00, text: Late.}\n"
		files[commentsFile(newsFile(2))] = "- {name: Flo, date: 2026-11-22T15:00, text: New.}\n"
	}
	if reused, list := update(first); !reused || list.Failed() {
		t.Error("the first comment of an article:", reused, list)
	}
}
