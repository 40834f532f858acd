package pipeline

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"galen/internal/content"
	copydesk "galen/internal/lint"
	"galen/internal/site"
)

// What a Checker knows of a site, for whoever helps to write it.

// Key is a key of front matter that a document may have.
type Key struct {
	Name    string
	Help    string   // of one that the site declares, what it is
	Choices []string // its values, where there are but some
	Names   string   // what its value names, as site.Named has it; "" of others
}

// Named is something that documents refer to by a name.
type Named = site.Named

// Writing is what may be written in an open document.
type Writing struct {
	Keys   []Key
	Blocks []string // names, in their order
}

// Writing says what may be written in an open document, which may be at any stage of being
// written: of front matter that cannot be read the keys are those of an empty one. It is empty
// where nothing is known of the site.
func (c *Checker) Writing(ctx context.Context, open map[string][]byte, file string) (w Writing) {
	e := c.snapshot(ctx, open)
	if e == nil {
		return w
	}
	f, found := e.content(file)
	if e.configure(c.at(time.Time{})); !found || !e.cfg.Known() {
		return w
	}
	old := c.last.Load()
	if old == nil {
		old = &snapshot{}
	}
	rules := e.rules(old)
	for _, name := range content.Keys(f, rules) {
		k := Key{Name: name}
		switch name {
		case "category", "authors", "related", "tags":
			k.Names = name
		case "also_in":
			k.Names = "category"
		case "picks", "pins":
			k.Names = "related"
		case "kind":
			k.Choices = content.Kinds
		case "comments":
			k.Choices = content.States
		case "draft", "sample":
			k.Choices = []string{"true", "false"}
		}
		if d := e.cfg.Fields.Named(name); d != nil {
			k.Help, k.Choices = cmp.Or(d.Help, d.Label), d.Choices
		}
		if d := e.cfg.Taxonomies.Named(name); d != nil {
			k.Help, k.Names = d.Title, name
		}
		w.Keys = append(w.Keys, k)
	}
	w.Blocks = content.BlockNames(rules)
	return w
}

// Named lists what a value may name; see site.Named. It is empty before the first check.
func (c *Checker) Named(names, file string) []Named {
	if e := c.last.Load(); e != nil {
		return e.site.Named(names, file)
	}
	return nil
}

// LeadsTo is the document to which a link of another leads, as of the last check.
func (c *Checker) LeadsTo(file, target string) (n Named, ok bool) {
	if e := c.last.Load(); e != nil {
		return e.site.LeadsTo(file, target)
	}
	return n, false
}

// Text is the text of a file, as of the last check.
func (c *Checker) Text(file string) []byte {
	if e := c.last.Load(); e != nil {
		return e.text(file)
	}
	return nil
}

// rulesFile is the page of the starter site that tells what each rule asks for.
const rulesFile = "content/editorial-rules.md"

// RulePage is the address at which the site tells its readers what a rule asks for, "" where it
// does not, or has no address yet.
func (c *Checker) RulePage(code string) string {
	e := c.last.Load()
	if e == nil || copydesk.Example(e.cfg.Base.URL()) {
		return ""
	}
	anchor := strings.ToLower(code)
	for _, d := range e.others {
		if d.File == rulesFile && slices.Contains(d.Anchors, anchor) {
			return e.cfg.Base.URL() + d.Slug.Text + "/#" + anchor
		}
	}
	return ""
}
