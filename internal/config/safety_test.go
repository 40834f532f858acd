package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
)

// TestReaders: what readers may send, what pages may cost, and what keeps them
// safe arrive as they are written.
func TestReaders(t *testing.T) {
	c, problems := said(t, `policy: meta
budgets: {article: 14KB, requests: 3, script: 0}
comments: {endpoint: "https://Forms.example/c?x=1", days: 30, privacy: /privacy/, elsewhere: {title: Talk, url: "https://talk.example/?q={url}&t={title}"}}
newsletter: {endpoint: /api/subscribe, privacy: /privacy/, field: address}
support: {title: No advertisements, text: Readers pay., url: /support/}
`)
	if problems != "" {
		t.Fatal(problems)
	}
	if c.Policy != "meta" || c.Budgets != (Budgets{true, 14 * 1024, 3, 0, -1, false}) {
		t.Errorf("policy %s, budgets %v", c.Policy, c.Budgets)
	}
	at := func(line, column int) diag.Position {
		return diag.Position{File: "galen.yaml", Line: line, Column: column}
	}
	word := func(text string, line, column int) frontmatter.Word {
		return frontmatter.Word{Text: text, At: at(line, column)}
	}
	wantComments := Comments{Endpoint: word("https://Forms.example/c?x=1", 6, 22), Origin: "https://forms.example", Days: 30, Privacy: word("/privacy/", 6, 72),
		Elsewhere: Elsewhere{"Talk", word("https://talk.example/?q={url}&t={title}", 6, 113)}}
	wantLetter := Newsletter{Endpoint: word("/api/subscribe", 7, 24), Field: "address", Privacy: word("/privacy/", 7, 49)}
	wantSupport := Support{Title: "No advertisements", Text: "Readers pay.", URL: word("/support/", 8, 62)}
	for _, d := range []string{cmp.Diff(wantComments, c.Comments), cmp.Diff(wantLetter, c.Newsletter), cmp.Diff(wantSupport, c.Support)} {
		if d != "" {
			t.Error(d)
		}
	}
	if c, _ := said(t, "budgets: {article: 9000, over: error}\n"); !c.Budgets.Strict {
		t.Errorf("%v", c.Budgets)
	}
	if c, _ := said(t, "budgets: {article: 9000, over: warn}\n"); c.Budgets.Strict {
		t.Errorf("%v", c.Budgets)
	}
	if c, _ := said(t, "budgets: {article: 9000}\n"); c.Budgets != (Budgets{true, 9000, -1, -1, -1, false}) {
		t.Errorf("%v", c.Budgets)
	}
}

// TestReadersMistaken is each of those keys mistaken.
func TestReadersMistaken(t *testing.T) {
	for text, want := range map[string]string{
		"policy: none\n":                                                 `4:9: error: unknown policy "none"`,
		"budgets: {article: small}\n":                                    `4:20: error: "small" is not a size`,
		"budgets: {article: 3MB}\n":                                      `4:20: error: "3MB" is not a size`,
		"budgets: {requests: 0}\n":                                       `4:21: error: "requests" must be a whole number from 1 to 100`,
		"budgets: {over: stop}\n":                                        `4:17: error: unknown over "stop"`,
		"budgets: {scripts: 0}\n":                                        `4:11: error: unknown key "scripts"`,
		"comments: {endpoint: \"https://a.example\"}\n":                  `a form needs a privacy page that says how its data are used`,
		"comments: {endpoint: forms.example, privacy: /p/}\n":            `4:22: error: the endpoint "forms.example" has no https:// before the host`,
		"comments: {endpoint: \"http://a.example/\", privacy: /p/}\n":    `is not secure`,
		"comments: {endpoint: \"//a.example/\", privacy: /p/}\n":         `does not name its protocol`,
		"comments: {endpoint: \"javascript:x\", privacy: /p/}\n":         `begins with javascript:`,
		"comments: {days: many}\n":                                       `"days" must be a whole number from 0 to 3650`,
		"comments: {elsewhere: {title: x}}\n":                            `needs the key "url"`,
		"comments: {elsewhere: {title: x, url: \"https://a/{what}\"}}\n": `is not the address of a page`,
		"newsletter: {endpoint: /x}\n":                                   `a newsletter needs the key "privacy"`,
		"support: {title: x}\n":                                          `a note on support needs the key "text"`,
		"headers: {Link: \"<https://a.example/x>; rel=preconnect\"}\n":   `4:17: error: the header "Link" makes browsers contact "https://a.example/x"`,
		"headers: {Link: \"<//a.example>; rel=preload; as=image\"}\n":    `the header "Link" makes browsers contact "//a.example"`,
		"headers: {Refresh: \"0; url=https://a.example/\"}\n":            `the header "Refresh" makes`,
		"headers: {Reporting-Endpoints: 'x=\"https://a.example/r\"'}\n":  `the header "Reporting-Endpoints" makes`,
		"headers: {Content-Security-Policy: \"img-src https://b.example; report-uri https://a.example/r\"}\n": `contact "https://a.example/r"`,
	} {
		_, list := Parse(source.NewFile("galen.yaml", []byte(least+text)), "")
		found := false
		for _, d := range list {
			found = found || strings.Contains(d.Error(), want) && d.Hint != "" && d.Cause == diag.Usage
		}
		if !found {
			t.Errorf("%s%v, want %s", text, list, want)
		}
	}
	for _, good := range []string{
		"headers: {Link: \"</site.css>; rel=preload; as=style\"}\n", "headers: {X-Source: \"https://a.example\"}\n",
		"allow: [\"https://a.example\"]\nheaders: {Link: \"<https://a.example/x>; rel=preconnect\"}\n",
		"headers: {Content-Security-Policy: \"img-src https://b.example\"}\n", "headers: {Link: \"<https://t.example/x.css>; rel=preload\"}\n",
	} {
		if _, problems := said(t, good); problems != "" {
			t.Errorf("%s%s", good, problems)
		}
	}
}
