package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// helpSite are files beside those of the small site.
var helpSite = map[string]string{
	"content/health/mumps.md":           "---\ntitle: Mumps\ndescription: About mumps.\ndate: 2026-11-02\nauthors: [desk]\n---\nText.\n",
	"content/authors/ada.md":            "---\nname: Ada Byron\nrole: Writes\n---\nWrites.\n",
	"content/conditions/lupus.md":       "---\ntitle: Lupus\n---\nWhat it is.\n",
	"content/health/children/_index.md": "---\ntitle: Children\ndescription: About children.\n---\n",
}

const helpConfig = "taxonomies: {conditions: Conditions}\nfields: {stage: {type: \"choice [planned, running]\", help: \"How far it has come\"}}\n"

// helpDesk is a site with something to name, opened by an editor.
func helpDesk(t *testing.T) (*desk, *editor) {
	t.Helper()
	d := newSmallDesk(t)
	for name, text := range helpSite {
		d.write(name, text)
	}
	d.write("galen.yaml", d.read("galen.yaml")+helpConfig)
	e := startEditor(t, d.dir)
	e.begin("utf-8")
	e.openFile(measlesFile, d.read(measlesFile)+"\n[x](/nowhere/)\n")
	e.has(measlesFile, "leads nowhere") // by now the site has been looked at
	return d, e
}

const caret = "‸"

// writeAt makes a text with a caret that of the document, and gives the place of the caret.
func (e *editor) writeAt(name, text string) map[string]any {
	e.Helper()
	before, after, found := strings.Cut(text, caret)
	if !found {
		e.Fatalf("%q has no caret", text)
	}
	e.replace(name, -1, 0, before+after)
	return map[string]any{"textDocument": map[string]string{"uri": e.uri(name)}, "position": e.place(before+after, len(before))}
}

// askAt gives what the server answers to a question about a place.
func askAt[T any](e *editor, method, name, text string) (result T) {
	e.Helper()
	r := e.ask(method, e.writeAt(name, text))
	if r.Error != nil {
		e.Fatalf("%s of %q: %+v", method, text, r.Error)
	}
	if err := json.Unmarshal(r.Result, &result); err != nil {
		e.Fatalf("%s of %q: %v", method, text, err)
	}
	return result
}

type offered struct {
	IsIncomplete bool
	Items        []struct {
		Label, Detail string
		TextEdit      struct {
			Range   shownRange
			NewText string
		}
	}
}

// TestEditorCompletion: what is offered where, and what the document is when it is taken.
func TestEditorCompletion(t *testing.T) {
	t.Parallel()
	d, e := helpDesk(t)
	front := func(lines string) string { return "---\n" + lines + "\n---\nText.\n" }
	body := func(text string) string { return d.read(measlesFile) + text }
	tried := 0
	for _, c := range []struct {
		text   string
		offers string // a label, and behind a bar what is said of it
		lacks  string
		after  string // a part of the document when it is taken
	}{
		{front("titl‸"), "title|the headline", "slug", "---\ntitle: \n---"},
		{front("‸"), "embargo|it is not published before", "orcid", "---\nembargo: \n---"},
		{front("desc‸: x"), "description|the dek", "", "---\ndescription: x\n"},
		{front("title: [unfinished\nst‸"), "study", "orcid", "\nstudy: \n"},
		{front("sta‸"), "stage|How far it has come", "", ""},
		{front("cond‸"), "conditions|Conditions", "", ""},
		{front("stage: ‸"), "running", "desk", "stage: running\n"},
		{front("kind: ex‸"), "explainer", "news", "kind: explainer\n"},
		{front("draft: ‸"), "true", "", ""},
		{front("category: hea‸"), "health/children|Children", "", "category: health/children\n"},
		{front("also_in: [health, ‸]"), "health/children", "", "also_in: [health, health/children]"},
		{front("authors: [byr‸]"), "ada|Ada Byron", "desk", "authors: [ada]"},
		{front("authors:\n  - a‸"), "ada", "", "  - ada\n"},
		{front("reviewed: {by: ‸, on: 2026-11-02}"), "desk|Test desk", "lupus", "{by: desk, on: 2026-11-02}"},
		{front("reviewed:\n  by: ‸"), "ada", "", "  by: ada\n"},
		{front("related: [mum‸]"), "mumps|Mumps", "measles", "related: [mumps]"},
		{front("conditions: [‸]"), "lupus|Lupus", "desk", "conditions: [lupus]"},
		{front("title: ‸"), "", "mumps", ""},
		{body("See [x](/mu‸)."), "/health/mumps/|Mumps", "", "See [x](/health/mumps/)."},
		{body("See [x](mum‸)."), "mumps", "", "See [x](mumps)."},
		{body("😀 [x](/authors/‸"), "/authors/ada/|Ada Byron", "/health/mumps/", "😀 [x](/authors/ada/"},
		{body(":::no‸"), "note", "risk", ":::note"},
		{body("::: ‸"), "key-points", "", "::: key-points"},
		{body("plain ‸"), "", "note", ""},
		{"no front matter ‸", "", "title", ""},
		{"‸", "", "title", ""},
	} {
		list := askAt[offered](e, "textDocument/completion", measlesFile, c.text)
		label, detail, _ := strings.Cut(c.offers, "|")
		found := false
		for _, item := range list.Items {
			if item.Label == c.lacks {
				t.Errorf("%q offers %q", c.text, c.lacks)
			}
			if item.Label != label {
				continue
			}
			found = true
			if !strings.HasPrefix(item.Detail, detail) {
				t.Errorf("%q: %s is said to be %q, not %q", c.text, label, item.Detail, detail)
			}
			plain := strings.Replace(c.text, caret, "", 1)
			from, to := offsetAt(plain, item.TextEdit.Range.Start), offsetAt(plain, item.TextEdit.Range.End)
			if after := plain[:from] + item.TextEdit.NewText + plain[to:]; !strings.Contains(after, c.after) {
				t.Errorf("%q becomes %q, without %q", c.text, after, c.after)
			}
			tried++
		}
		if !found && label != "" {
			t.Errorf("%q does not offer %q: %+v", c.text, label, list.Items)
		}
	}
	if tried < 20 {
		t.Errorf("%d completions were taken", tried)
	}
	author := askAt[offered](e, "textDocument/completion", measlesFile, front("‸"))
	if len(author.Items) < 30 {
		t.Errorf("an article has %d keys", len(author.Items))
	}
	e.openFile("content/authors/ada.md", "---\n---\n")
	author = askAt[offered](e, "textDocument/completion", "content/authors/ada.md", "---\n‸\n---\n")
	has := func(label string) bool {
		return slices.ContainsFunc(author.Items, func(i struct {
			Label, Detail string
			TextEdit      struct {
				Range   shownRange
				NewText string
			}
		}) bool {
			return i.Label == label
		})
	}
	if !has("orcid") || has("embargo") {
		t.Errorf("the keys of an author are %+v", author.Items)
	}
	e.leave()
}

// offsetAt is the byte of a position that counts bytes.
func offsetAt(text string, p shownPosition) int {
	at := 0
	for range p.Line {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	return at + p.Character
}

// TestEditorHover: keys, links, names and rules are explained, and lead to their files.
func TestEditorHover(t *testing.T) {
	t.Parallel()
	d, e := helpDesk(t)
	good := d.read(measlesFile)
	for _, c := range []struct {
		text, says, file string
	}{
		{strings.Replace(good, "date:", "da‸te:", 1), "`date`: when it was published", ""},
		{strings.Replace(good, "[desk]", "[de‸sk]", 1), "**Test desk**", "content/authors/desk.md"},
		{strings.Replace(good, "tags:", "category: heal‸th\ntags:", 1), "**Health**", "content/health/_index.md"},
		{strings.Replace(good, "tags:", "conditions: [lupus‸]\ntags:", 1), "**Lupus**", "content/conditions/lupus.md"},
		{strings.Replace(good, "tags:", "related: [mu‸mps]\ntags:", 1), "**Mumps**", "content/health/mumps.md"},
		{good + "[x](/health/mu‸mps/)\n", "**Mumps**\n\n`/health/mumps/`", "content/health/mumps.md"},
		{good + "a [x](mumps.md‸) b\n", "**Mumps**", "content/health/mumps.md"},
		{good + "[x‸](https://test.example/health/mumps/)\n", "**Mumps**", "content/health/mumps.md"},
		{good + "[x](https://else‸where.example/)\n", "", ""},
		{good + "[x](/now‸here/)\n", "", ""},
		{good + "plain te‸xt\n", "", ""},
		{strings.Replace(good, "tags:", "waivers: [{rule: HN2‸31, reason: x, until: 2027-01-01}]\ntags:", 1), "**HN231** A percentage of a small group", ""},
	} {
		got := askAt[*struct{ Contents struct{ Value string } }](e, "textDocument/hover", measlesFile, c.text)
		if value := ""; got != nil {
			value = got.Contents.Value
			if c.says == "" || !strings.Contains(value, c.says) {
				t.Errorf("%q: %q, want %q", c.text, value, c.says)
			}
		} else if c.says != "" {
			t.Errorf("%q: nothing is said, want %q", c.text, c.says)
		}
		to := askAt[*struct{ URI string }](e, "textDocument/definition", measlesFile, c.text)
		switch {
		case to == nil && c.file == "":
		case to == nil || c.file == "" || to.URI != e.uri(c.file):
			t.Errorf("%q leads to %+v, want %q", c.text, to, c.file)
		}
	}
	// Over the words that a rule is broken by.
	e.replace(measlesFile, -1, 0, good+"\nOf the 26 people, 96% improved.\n")
	p := e.has(measlesFile, "26")
	r := e.ask("textDocument/hover", map[string]any{"textDocument": map[string]string{"uri": e.uri(measlesFile)}, "position": p.Range.Start})
	if !strings.Contains(string(r.Result), "**"+p.Code+"**") {
		t.Errorf("over a broken rule: %s", r.Result)
	}
	e.leave()
}

// TestEditorFixes: a correction that is offered takes its problem away.
func TestEditorFixes(t *testing.T) {
	t.Parallel()
	d, e := helpDesk(t)
	good := d.read(measlesFile)
	for _, c := range []struct{ text, problem, title string }{
		{strings.Replace(good, "title:", "titel:", 1), `unknown key "titel"`, "Change to “title”"},
		{good + "\nSee [é 😀](/health/mump/).\n", "leads nowhere", "Change to “/health/mumps/”"},
		{strings.Replace(good, "[desk]", "[dsek]", 1), `"dsek"`, "Change to “desk”"},
		{strings.Replace(good, "tags:", "category: helth\ntags:", 1), `"helth"`, "Change to “health”"},
		{strings.ReplaceAll(strings.Replace(good, "kind:", "", 1), "tags:", "kind: exlainer\ntags:"), `"exlainer"`, "Change to “explainer”"},
	} {
		e.replace(measlesFile, -1, 0, c.text)
		p := e.has(measlesFile, c.problem)
		r := e.ask("textDocument/codeAction", map[string]any{"textDocument": map[string]string{"uri": e.uri(measlesFile)}, "range": p.Range, "context": map[string]any{"diagnostics": []any{}}})
		var actions []struct {
			Title, Kind string
			Edit        struct {
				Changes map[string][]struct {
					Range   shownRange
					NewText string
				}
			}
		}
		if err := json.Unmarshal(r.Result, &actions); err != nil {
			t.Fatal(err)
		}
		if len(actions) != 1 || actions[0].Title != c.title || actions[0].Kind != "quickfix" {
			t.Errorf("%s: got %s", c.problem, r.Result)
			continue
		}
		edit := actions[0].Edit.Changes[e.uri(measlesFile)][0]
		e.replace(measlesFile, offsetAt(c.text, edit.Range.Start), offsetAt(c.text, edit.Range.End), edit.NewText)
		e.lacks(measlesFile, c.problem)
	}
	if r := e.ask("textDocument/codeAction", map[string]any{"textDocument": map[string]string{"uri": e.uri(measlesFile)}, "range": shownRange{}, "context": map[string]any{"only": []string{"refactor"}}}); string(r.Result) != "[]" {
		t.Errorf("other actions: %s", r.Result)
	}
	e.leave()
}

// TestEditorHeadings: the outline of a document.
func TestEditorHeadings(t *testing.T) {
	t.Parallel()
	_, e := helpDesk(t)
	type symbol struct {
		Name     string
		Range    shownRange
		Children []symbol
	}
	list := askAt[[]symbol](e, "textDocument/documentSymbol", measlesFile, "---\ntitle: X\n# remark: no\n---\n## One\n\n### Two ##\n\n```\n# code\n```\n\n## Three\r\n‸####### no\n")
	if len(list) != 2 || list[0].Name != "One" || len(list[0].Children) != 1 || list[0].Children[0].Name != "Two" || list[1].Name != "Three" {
		t.Errorf("got %+v", list)
	}
	if got := list[0].Range; got != (shownRange{shownPosition{4, 0}, shownPosition{12, 0}}) {
		t.Errorf("the first reaches over %+v", got)
	}
	e.leave()
}

// TestEditorPlaces: a problem leads to the page about its rule, where the site has one, and to the
// other places that take part in it.
func TestEditorPlaces(t *testing.T) {
	t.Parallel()
	d := newSmallDesk(t)
	d.write("galen.yaml", strings.Replace(d.read("galen.yaml"), "test.example", "test-news.net", 1))
	d.write("content/editorial-rules.md", "---\ntitle: Rules\n---\n### HN231\n\nText.\n")
	d.write("content/health/mumps.md", strings.Replace(helpSite["content/health/mumps.md"], "title:", "aliases: [/old/]\ntitle:", 1))
	e := startEditor(t, d.dir)
	e.begin()
	good := d.read(measlesFile)
	e.openFile(measlesFile, strings.Replace(good, "tags:", "aliases: [/😀/, /old/]\ntags:", 1)+"\nOf the 26 people, 96% improved [x](/nowhere/).\n")
	e.has(measlesFile, "leads nowhere") // by now the site has been looked at
	e.replace(measlesFile, 0, 0, "")
	e.until(measlesFile, func(list []shownProblem) string {
		for _, p := range list {
			if p.Code == "HN231" && p.CodeDescription.Href == "https://test-news.net/editorial-rules/#hn231" {
				return ""
			}
		}
		return "no problem leads to its page"
	})
	e.openFile("content/health/mumps.md", d.read("content/health/mumps.md"))
	p := e.has("content/health/mumps.md", "already one of")
	if also := p.RelatedInformation; len(also) != 1 || also[0].Location.URI != e.uri(measlesFile) || also[0].Location.Range.Start != (shownPosition{5, 16}) {
		t.Errorf("the other place is %+v", also)
	}
	e.leave()
}
