package site

import (
	"slices"
	"strings"
	"testing"

	"galen/internal/article"
)

// revisions are edits of the article b.md, with what Revise must do: words are
// revised, and whatever else changes is left to Assemble. An edit is what stands in
// the place of what.
var revisions = []struct {
	old, new string
	quick    bool
}{
	{"Text of b.", "Other text of b.", true},
	{"Text of b.", "Text *of* b, and NHS.", true},
	{"title: Title of b", "title: Other", true},
	{"title: Title of b", "title: \"Other: with a colon\"", true},
	{"description: Dek of b.", "description: Other.", true},
	{"description: Dek of b.\n", "description: Other.\n# a comment\n", true},
	{"date: 2026-11-02", "date: 2026-11-02T00:00", false},
	{"date: 2026-11-02", "date: 2026-11-03", false},
	{"tags: [t]", "tags: [u]", false},
	{"tags: [t]", "tags: [t]\nkind: guide", false},
	{"tags: [t]", "tags: [t]\ndraft: true", false},
	{"tags: [t]", "tags: [t]\nupdated: 2026-11-03", false},
	{"tags: [t]", "tags: [t]\nlayout: page", false},
	{"tags: [t]", "tags: [t]\nkind: guide\nreview_every: 1y", false},
	{"tags: [t]", "tags: [t]\naliases: [/older/]", false},
	{"tags: [t]", "tags: [t]\ndisclosures: [None declared.]", false},
	{"tags: [t]", "tags: [t]\ncorrections: [{date: 2026-11-03, text: Wrong.}]", false},
	{"tags: [t]", "tags: [t]\nwithdrawn: {date: 2026-11-03, reason: Wrong.}", false},
	{"tags: [t]", "tags: [t]\nstudy: {design: cohort, results: preprint}\ndisclosures: [None declared.]", false},
	{"tags: [t]", "tags: [t]\nreferences: [{title: A paper, doi: 10.1000/xyz}]", false},
	{"## Part\n", "## Part\n\n## Part two\n", false},
	{"## Part", "## Part\n\n### More", false},
	{"Text of b.", "Text of b, see [a](a).", false},
	{"Text of b.", "Text of b, see <https://doi.org/10.1000/xyz>.", false},
	{"Text of b.", strings.Repeat("Text of b. ", 100), false}, // it takes another minute
}

// TestReviseEqualsAssemble: a revised site has the same facts as one assembled anew,
// whatever is asked of it, also when the article is withdrawn or old addresses lead
// to it; and anything but words is left to Assemble.
func TestReviseEqualsAssemble(t *testing.T) {
	forms := map[string]string{"plain": "", "withdrawn": "withdrawn: {date: 2026-11-04, reason: Wrong.}\n", "with an alias": "aliases: [/old/b/]\n",
		"corrected": "corrections: [{date: 2026-11-03, text: It was 27.}]\n"}
	quick, facts := 0, 0
	for form, keys := range forms {
		b := "---\ntitle: Title of b\ndescription: Dek of b.\ndate: 2026-11-02\nauthors: [desk]\ntags: [t]\n" + keys + "---\nText of b.\n\n## Part\n\nMore.\n"
		files := map[string]string{
			"content/trials/a.md": piecePage("2026-11-01", "tags: [t]", "corrections: [{date: 2026-11-02, text: Right.}]", "related: [b]") + "\nSee [b](b#part).\n",
			"content/trials/b.md": b,
		}
		for _, c := range revisions {
			key, _, _ := strings.Cut(c.new[strings.LastIndexByte(c.new, '\n')+1:], ":")
			if keys != "" && strings.HasPrefix(keys, key+":") {
				continue // it stands there already
			}
			old, _ := assembled(t, files, Live)
			after := map[string]string{"content/trials/a.md": files["content/trials/a.md"], "content/trials/b.md": strings.Replace(b, c.old, c.new, 1)}
			want, problems := assembled(t, after, Live)
			if problems.Failed() {
				t.Fatalf("%s, %q: %v", form, c.new, problems)
			}
			at := slices.IndexFunc(want.all, func(a *article.Article) bool { return a.File == "content/trials/b.md" })
			got, _, ok := old.Revise(want.all[at:at+1], old.said, nil)
			if ok != c.quick {
				t.Errorf("%s, %q: revised %v, want %v", form, c.new, ok, c.quick)
			}
			if !ok {
				continue
			}
			quick++
			facts += sameFacts(t, form+", "+c.new, got, want)
		}
	}
	t.Logf("%d edits the short way, %d facts compared", quick, facts)
	if quick < 20 || facts < 2000 {
		t.Error("too little was compared")
	}
}

// sameFacts compares all facts that can be asked of two sites with the same outputs.
func sameFacts(t *testing.T, name string, got, want *Site) (facts int) {
	args := map[string]bool{"": true, "main": true, "footer": true, "tags": true, "authors": true, "months": true, "3:trials": true}
	for _, o := range want.Outputs() {
		args[o.Path], args[o.Layout] = true, true
	}
	for family := range families {
		for arg := range args {
			facts++
			if key := family + ":" + arg; got.Digest(key) != want.Digest(key) {
				t.Errorf("%s: the fact %s differs", name, key)
			}
		}
	}
	return facts
}
