package config

import (
	"regexp"
	"strconv"

	"galen/internal/frontmatter"
)

// Budgets are what a page may cost its reader; what is not budgeted is -1.
type Budgets struct {
	Set      bool // something is budgeted
	Article  int  // bytes of an article and its style sheets, compressed, without pictures
	Requests int  // requests before anything can be shown
	Script   int  // bytes of script, compressed
	Live     int  // bytes of a live story, in place of Article
	Strict   bool // over: error: a page that costs more is not published; by default it is told of
}

var byteSize = regexp.MustCompile(`^([0-9]{1,7}) ?(B|kB|KB|KiB)?$`)

func readBudgets(r *frontmatter.Reader) Budgets {
	g := r.Group("budgets")
	if g == nil {
		return Budgets{}
	}
	b := Budgets{Set: true, Article: size(g, "article"), Live: size(g, "live"), Requests: -1, Script: size(g, "script")}
	if g.Has("requests") {
		b.Requests = g.Count("requests", 3, 1, 100)
	}
	b.Strict = g.Choice("over", "warn", "error") == "error"
	g.Done(map[string]string{"html": "article", "page": "article", "scripts": "script", "js": "script", "javascript": "script", "request": "requests", "level": "over"})
	return b
}

// size reads a number of bytes, such as 14KB; a KB has 1,024.
func size(g *frontmatter.Reader, key string) int {
	w := g.Spelled(key, 20)
	if w.Text == "" {
		return -1
	}
	m := byteSize.FindStringSubmatch(w.Text)
	if m == nil {
		g.Problem(key, "bad-size", "write, for example,  "+key+": 14KB", "%q is not a size", w.Text)
		return -1
	}
	n, _ := strconv.Atoi(m[1])
	if m[2] != "" && m[2] != "B" {
		n *= 1024
	}
	return n
}
