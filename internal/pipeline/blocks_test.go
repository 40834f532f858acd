package pipeline

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/content"
	"galen/internal/diag"
)

// TestBlocksKept: what is wrong with a review is told also when it comes of a file in another block than the
// article's, whose own is not looked into for anything else; and so is a day that is still to come.
func TestBlocksKept(t *testing.T) {
	dir := quickDir(t)
	files := newsroom()
	name := newsFile(5)
	files["content/c.csv"] = "Year,Cases\n2024,10\n2025,12\n"
	files["content/authors/bo.md"] = "---\nname: Bo\nrole: Reviewer\n---\n"
	files[name] += "\n:::table\nfile: /content/c.csv\ncaption: Cases\n:::\n"
	files[name] = strings.Replace(files[name], "/content/c.csv", "/c.csv", 1)
	for i := range 400 { // of which some end a block
		files[fmt.Sprintf("content/d/%03d.txt", i)] = "A note."
	}
	files[name] = signedBy(t, files, name, "bo")
	files.sync(t, dir, nil)
	p := NewPreview(Options{Source: dir, Builtin: galen.Starter, Jobs: 2})
	update := func(now time.Time, paths ...string) string {
		files.sync(t, dir, nil)
		list, _ := p.Update(context.Background(), now, paths...)
		list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.File != name })
		return strings.Join(codesOf(list), " ")
	}
	if got := update(midday); got != "" {
		t.Fatal("what is signed is not right:", got)
	}
	blockOf := func() *content.ParsedBlock {
		for _, b := range p.Current().parsed.Blocks() {
			if slices.ContainsFunc(b.Articles(), func(a *content.Article) bool { return a.File == name }) {
				return b
			}
		}
		return nil
	}
	before := blockOf()
	if p.Current().notes[before].signed.IsZero() {
		t.Fatal("nothing is known of the reviews")
	}
	for _, edit := range []struct{ file, from, to, code string }{
		{"content/c.csv", "2025,12", "2025,13", "HN101"},
		{"content/authors/bo.md", "name: Bo", "name: News desk", "HN108"},
		{"content/authors/bo.md", "role: Reviewer", "role: Writer", ""},
	} {
		text := files[edit.file]
		files[edit.file] = strings.Replace(text, edit.from, edit.to, 1)
		if got := update(midday, edit.file); got != edit.code {
			t.Errorf("%s: %q, want %q", edit.to, got, edit.code)
		}
		if p.Current().reused.blocks && blockOf() != before {
			t.Errorf("%s: the article was parsed again", edit.to)
		}
		files[edit.file] = text
		if got := update(midday, edit.file); got != "" {
			t.Errorf("%s is taken back: %s", edit.to, got)
		}
	}
	if got := update(midday.AddDate(0, 0, -10)); got != "HN107" { // the review is of a day that is still to come
		t.Errorf("ten days before: %s", got)
	}
}

func codesOf(list diag.List) (all []string) {
	for _, d := range list {
		all = append(all, d.Code)
	}
	return all
}
