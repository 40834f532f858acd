package site

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galen/internal/memo"
)

// What an edit of an article changes.
const (
	itsText     = iota // what it says
	itsHeadline        // how others name it
	itsOutline
)

// revisions are edits of the article b.md: what stands in the place of what, and what of
// the article is another then.
var revisions = []struct {
	old, new string
	changes  int
}{
	{"Text of b.", "Other text of b.", itsText},
	{"Text of b.", "Text *of* b, and NHS.", itsText},
	{"title: Title of b", "title: Other", itsHeadline},
	{"title: Title of b", "title: \"Other: with a colon\"", itsHeadline},
	{"description: Dek of b.", "description: Other.", itsHeadline},
	{"description: Dek of b.\n", "description: Other.\n# a comment\n", itsOutline},
	{"date: 2026-11-02", "date: 2026-11-02T00:00", itsOutline},
	{"date: 2026-11-02", "date: 2026-11-03", itsOutline},
	{"tags: [t]", "tags: [u]", itsOutline},
	{"tags: [t]", "tags: [t]\nkind: guide", itsOutline},
	{"tags: [t]", "tags: [t]\ndraft: true", itsOutline},
	{"tags: [t]", "tags: [t]\nupdated: 2026-11-03", itsOutline},
	{"tags: [t]", "tags: [t]\nlayout: page", itsOutline},
	{"tags: [t]", "tags: [t]\nkind: guide\nreview_every: 1y", itsOutline},
	{"tags: [t]", "tags: [t]\naliases: [/older/]", itsOutline},
	{"tags: [t]", "tags: [t]\ndisclosures: [None declared.]", itsOutline},
	{"tags: [t]", "tags: [t]\ncorrections: [{date: 2026-11-03, text: Wrong.}]", itsOutline},
	{"tags: [t]", "tags: [t]\nwithdrawn: {date: 2026-11-03, reason: Wrong.}", itsOutline},
	{"tags: [t]", "tags: [t]\nstudy: {design: cohort, results: preprint}\ndisclosures: [None declared.]", itsOutline},
	{"tags: [t]", "tags: [t]\nreferences: [{title: A paper, doi: 10.1000/xyz}]", itsOutline},
	{"## Part\n", "## Part\n\n## Part two\n", itsOutline},
	{"## Part", "## Part\n\n### More", itsOutline},
	{"Text of b.", "Text of b, see [a](a).", itsOutline},
	{"Text of b.", "Text of b, see <https://doi.org/10.1000/xyz>.", itsOutline},
	{"Text of b.", strings.Repeat("Text of b. ", 100), itsOutline}, // it takes another minute
}

// TestShowEqualsAssemble: a site shown by the structure of the one before, which has answered for all facts, has the same
// facts and problems as one assembled from nothing, whatever is asked of it, also when
// the article is withdrawn or old addresses lead to it; and what is not words is part of
// the outline. Facts that need no look, by what was noted of them, are what they were.
func TestShowEqualsAssemble(t *testing.T) {
	forms := map[string]string{"plain": "", "withdrawn": "withdrawn: {date: 2026-11-04, reason: Wrong.}\n", "with an alias": "aliases: [/old/b/]\n",
		"corrected": "corrections: [{date: 2026-11-03, text: It was 27.}]\n"}
	met, facts, told, looks := [3]int{}, 0, 0, looks{needed: map[string]int{}}
	for form, keys := range forms {
		b := "---\ntitle: Title of b\ndescription: Dek of b.\ndate: 2026-11-02\nauthors: [desk]\ntags: [t]\n" + keys + "---\nText of b.\n\n## Part\n\nMore, and [held](c).\n"
		files := map[string]string{
			"content/trials/a.md": piecePage("2026-11-01", "tags: [t]", "corrections: [{date: 2026-11-02, text: Right.}]", "related: [b]") + "\nSee [b](b#part).\n",
			"content/trials/b.md": b,
			"content/trials/c.md": piecePage("2026-12-01"),
			"content/trials/d.md": piecePage("2026-11-05", "after: b"),
		}
		for _, c := range revisions {
			key, _, _ := strings.Cut(c.new[strings.LastIndexByte(c.new, '\n')+1:], ":")
			if keys != "" && strings.HasPrefix(keys, key+":") {
				continue // it stands there already
			}
			const fields = "fields: {after: {type: article, cards: true}}\n"
			old, _ := assembledAs(t, files, Live, fields)
			old.opt.Digest = memo.OfStrings("the outlines")
			after := maps.Clone(files)
			after["content/trials/b.md"] = strings.Replace(b, c.old, c.new, 1)
			want, problems := assembledAs(t, after, Live, fields)
			if problems.Failed() {
				t.Fatalf("%s, %q: %v", form, c.new, problems)
			}
			name := form + ", " + c.new
			changes := changed(old, want)
			if met[changes]++; changes != c.changes {
				t.Errorf("%s: the edit changes %d, want %d", name, changes, c.changes)
			}
			if changes == itsOutline {
				continue
			}
			before := map[string]memo.Answer{}
			for _, key := range keysOf(old) {
				old.Value(key)
				old.Digest(key)
				before[key] = old.Answer(key)
			}
			got, list := old.Structure.Show(want.articles, nil, old)
			list.Sort()
			if diff := cmp.Diff(problems, list); diff != "" {
				t.Errorf("%s: other problems:\n%s", name, diff)
			}
			if got.SameCatalog(old) != (changes == itsText) {
				t.Errorf("%s: the catalog is the same: %v", name, got.SameCatalog(old))
			}
			told += len(list)
			facts += sameFacts(t, name, got, want)
			looks.judge(t, name, before, got, old, want)
		}
	}
	t.Logf("texts, headlines, outlines: %v; %d facts and %d problems compared", met, facts, told)
	t.Logf("%d facts needed no look, %d were what they were for all that; others by family: %v", looks.none, looks.spare, looks.needed)
	if looks.none < 10*looks.spare || len(looks.needed) < 12 {
		t.Error("too little was known, or too much")
	}
	if min(met[itsText], met[itsHeadline], met[itsOutline]) < 8 || facts < 2000 || told < 10 {
		t.Error("too little was compared")
	}
}

// changed says what of the articles of two sites differs.
func changed(old, now *Site) (what int) {
	for i, a := range now.articles {
		switch before := old.articles[i]; {
		case before.OutlineDigest != a.OutlineDigest:
			return itsOutline
		case before.HeadlineDigest != a.HeadlineDigest:
			what = itsHeadline
		}
	}
	return what
}

// looks counts the facts that a build would look at, or not.
type looks struct {
	none, spare int            // needed none; were the same, and looked at
	needed      map[string]int // were others, by family
}

// judge compares what needs no look with what is.
func (l *looks) judge(t *testing.T, name string, before map[string]memo.Answer, now, old, want *Site) {
	parts, known := now.OtherThan(old.Digests())
	if at, ok := now.OtherThanIn(old); !known || !ok || !slices.Equal(parts, at) {
		t.Errorf("%s: the parts %v %v, or %v %v, are others", name, parts, known, at, ok)
	}
	for key, was := range before {
		unchanged := want.Digest(key) == was.Digest
		switch known := !slices.ContainsFunc(was.Of, func(part uint32) bool { return slices.Contains(parts, part) }); {
		case known && !unchanged:
			t.Errorf("%s: the fact %s needs a look", name, key)
		case known:
			l.none++
		case unchanged:
			l.spare++
		default:
			family, _, _ := strings.Cut(key, ":")
			l.needed[family]++
		}
	}
}

// sameFacts compares all facts that can be asked of two sites with the same outputs.
func sameFacts(t *testing.T, name string, got, want *Site) (facts int) {
	for _, key := range keysOf(want) {
		facts++
		if got.Digest(key) != want.Digest(key) {
			t.Errorf("%s: the fact %s differs", name, key)
		}
	}
	return facts
}

// keysOf is the keys of all facts that can be asked of a site.
func keysOf(s *Site) (keys []string) {
	args := map[string]bool{"": true, "main": true, "footer": true, "tags": true, "authors": true, "months": true, "3:trials": true, "sort: title, n: 1": true}
	for _, o := range s.Outputs() {
		args[o.Path], args[o.Layout] = true, true
	}
	families := slices.Concat(slices.Collect(maps.Keys(catalogFacts)), slices.Collect(maps.Keys(storyFacts)))
	for _, family := range families {
		for arg := range args {
			keys = append(keys, family+":"+arg)
		}
	}
	return keys
}
