package main

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"galen/internal/testing/chromium"
	"galen/internal/testing/testport"
	"galen/internal/testing/testtime"
)

// policies are what the site says in its headers; none means the preview's own.
var policies = []struct{ name, policy string }{
	{"the preview's policy", ""},
	{"a policy of the site's", "default-src 'none'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
}

// screens are three pages on the screen, and the desk at which they are written.
type screens struct {
	*desk
	article, home, about *chromium.Tab
}

const (
	abstracts = "content/understanding-research/conference-abstracts.md"
	aboutFile = "content/about.md"
)

// open opens a page of a preview, and waits until its stream of events works.
func open(t testing.TB, browser context.Context, site, page string, opts ...chromedp.ContextOption) *chromium.Tab {
	t.Helper()
	b := chromium.Open(t, browser, site, opts...)
	b.Go(t, page)
	testtime.Await(t, func() string {
		if b.Events() == 0 {
			return "the stream of " + page + " has said nothing"
		}
		return ""
	})
	return b
}

// TestBrowser edits a site while its pages are on the screen.
func TestBrowser(t *testing.T) {
	t.Parallel()
	browser := chromium.Start(t)
	for _, p := range policies {
		t.Run(p.name, func(t *testing.T) {
			d := newDesk(t)
			if p.policy != "" {
				d.edit("galen.yaml", "\npublisher:", fmt.Sprintf("\nheaders:\n  Content-Security-Policy: %q\n\npublisher:", p.policy))
			}
			d.edit("templates/article.html", `<div class="prose">`, `<details><summary>More</summary><p>What is said in passing.</p></details><div class="prose">`)
			_, site := d.serve()
			checkPolicy(t, site, p.policy)
			s := &screens{d, open(t, browser, site, "understanding-research/conference-abstracts/"), open(t, browser, site, ""), open(t, browser, site, "about/")}
			for _, b := range []*chromium.Tab{s.article, s.home, s.about} {
				b.Do(t, "window.marker = 'the same page'")
			}
			for _, step := range steps {
				if !t.Run(step.name, func(t *testing.T) { s.TB = t; step.take(s, t) }) {
					break
				}
			}
			for _, b := range []*chromium.Tab{s.article, s.home, s.about} {
				if said := b.Complaints(); len(said) > 0 {
					t.Errorf("complaints: %s", strings.Join(said, "\n"))
				}
				b.Is(t, "window.marker === 'the same page'")
				if n := b.Loads(); n != 1 {
					t.Errorf("the page was loaded %d times", n)
				}
			}
		})
	}
}

// checkPolicy checks that pages come with the policy that is meant.
func checkPolicy(t *testing.T, site, policy string) {
	answer, err := http.Get(site)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	got := answer.Header.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "frame-ancestors 'none'"} {
		if !strings.Contains(got, want) {
			t.Errorf("the policy is %q", got)
		}
	}
	if strings.Contains(got, "require-trusted-types-for") != strings.Contains(policy, "require-trusted-types-for") {
		t.Errorf("the policy is %q, want that of %q", got, policy)
	}
}

var steps = []struct {
	name string
	take func(s *screens, t *testing.T)
}{
	{"an edited text shows, and the place is kept", (*screens).editText},
	{"what is put in above does not move what is read", (*screens).editAbove},
	{"a title shows on the home page", (*screens).editTitle},
	{"a page that shows nothing of it hears nothing", (*screens).editElsewhere},
	{"a mistake in a template is shown, and mended", (*screens).breakTemplate},
	{"a mistake in front matter is shown, and mended", (*screens).breakFrontMatter},
	{"a style sheet restyles", (*screens).editStyle},
	{"a draft is shown, and marked", (*screens).addDraft},
}

func (s *screens) editText(t *testing.T) {
	s.about.Do(t, `window.changes = 0; new MutationObserver(list => window.changes += list.length).observe(document, {subtree: true, childList: true, attributes: true, characterData: true})`)
	s.article.Do(t, `document.querySelector("details").open = true; scrollTo({top: 900, behavior: "instant"})`)
	before := chromium.Value[float64](t, s.article, "scrollY")
	if before < 500 {
		t.Fatalf("the page is too short: scrolled to %v", before)
	}
	s.edit(abstracts, "About one in five of the human studies", "Every fifth of the human studies")
	s.article.UntilText(t, "Every fifth of the human studies")
	if after := chromium.Value[float64](t, s.article, "scrollY"); after != before {
		t.Errorf("was scrolled to %v, now to %v", before, after)
	}
	s.article.Is(t, `document.querySelector("details").open`)
}

func (s *screens) editAbove(t *testing.T) {
	s.article.Do(t, `document.querySelector("#what-happens-to-them-later").scrollIntoView({behavior: "instant"})`)
	const place = `document.querySelector("#what-happens-to-them-later").getBoundingClientRect().top`
	before := chromium.Value[float64](t, s.article, place)
	s.edit(abstracts, "Meeting results are news", "One paragraph that was not there.\nIt has two sentences.\n\nMeeting results are news")
	s.article.UntilText(t, "One paragraph that was not there.")
	if after := chromium.Value[float64](t, s.article, place); after-before > 2 || before-after > 2 {
		t.Errorf("the heading that was read was at %v, now at %v", before, after)
	}
	s.article.Is(t, `document.querySelector("details").open`)
}

func (s *screens) editTitle(t *testing.T) {
	s.edit(abstracts, "Presented at a meeting: what", "Heard at a meeting: what")
	s.home.UntilText(t, "Heard at a meeting: what")
	s.article.UntilText(t, "Heard at a meeting: what")
	s.article.Is(t, `document.title.startsWith("Heard at a meeting: what")`)
	s.article.Is(t, `document.querySelectorAll("h1").length === 1 && document.querySelectorAll("title").length === 1`)
}

func (s *screens) editElsewhere(t *testing.T) {
	if changes := chromium.Value[int](t, s.about, "window.changes"); changes != 0 {
		t.Errorf("the page about the site was changed %d times", changes)
	}
	s.put(aboutFile, s.read(aboutFile)+"\nA last word.\n")
	s.about.UntilText(t, "A last word.")
	if n := s.about.Events(); n != 2 {
		t.Errorf("the page about the site has heard %d events, want that of its own edit besides the first", n)
	}
}

// panel is what is shown over a page; empty when nothing is.
const panel = `(document.querySelector("galen-problems")?.shadowRoot.querySelector(".list").innerText ?? "")`

func (s *screens) breakTemplate(t *testing.T) {
	s.edit("templates/article.html", "{{.Category.Title}}</a>", "{{.Category.Titel}}</a>")
	before, _, _ := strings.Cut(s.read("templates/article.html"), ".Titel")
	line, column := 1+strings.Count(before, "\n"), len(before)-strings.LastIndexByte(before, '\n')
	for _, b := range []*chromium.Tab{s.article, s.home, s.about} {
		shows(t, b, fmt.Sprintf("templates/article.html:%d:%d\n", line, column), `error: there is no "Titel" here`, fmt.Sprintf("\n  %d | ", line), "{{.Category.Titel}}</a>{{end}}", "   ^\n", `hint: did you mean "Title"?`)
		b.Is(t, `document.elementFromPoint(innerWidth / 2, 20)?.localName === "galen-problems"`)
	}
	s.article.Is(t, `document.querySelector("h1").innerText.startsWith("Heard at a meeting")`)
	s.edit("templates/article.html", "{{.Category.Titel}}</a>", "{{.Category.Title}}</a>")
	for _, b := range []*chromium.Tab{s.article, s.home, s.about} {
		b.Until(t, panel+" === ''")
	}
}

func (s *screens) breakFrontMatter(t *testing.T) {
	s.edit(abstracts, "\ndescription: ", "\ndescripton: ")
	shows(t, s.article, abstracts+":4:1\n", `error: unknown key "descripton"`, "\n  4 | descripton: Much health news", "\n    | ^\n", `hint: did you mean "description"?`)
	s.edit(abstracts, "\ndescripton: ", "\ndescription: ")
	s.article.Until(t, panel+" === ''")
}

// shows waits for the panel of problems, and checks what it says.
func shows(t *testing.T, b *chromium.Tab, words ...string) {
	t.Helper()
	b.Until(t, panel+" !== ''")
	text := chromium.Value[string](t, b, panel)
	for _, want := range words {
		if !strings.Contains(text, want) {
			t.Errorf("the panel does not say %q but\n%s", want, text)
		}
	}
}

func (s *screens) editStyle(t *testing.T) {
	s.put("static/site.css", s.read("static/site.css")+"\nbody { background: rgb(1, 2, 3) }\n")
	for _, b := range []*chromium.Tab{s.article, s.home, s.about} {
		b.Until(t, `getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)"`)
		b.Until(t, `document.querySelectorAll("link[rel=stylesheet][href*='site.']").length === 1`)
	}
	s.article.Is(t, `document.querySelector("details").open`)
}

func (s *screens) addDraft(t *testing.T) {
	s.put("content/health/half-written.md", "---\ntitle: Half written\ndescription: Not finished.\ndate: 2026-11-01\nauthors: [news-desk]\ndraft: true\n---\nFirst words.\n")
	s.home.UntilText(t, "Half written")
	s.home.Is(t, `[...document.querySelectorAll(".card, .brief li")].some(el => el.innerText.includes("Half written") && el.querySelector(".held")?.innerText === "Draft")`)
	draft := open(t, s.home.Context, s.home.Site, "health/half-written/")
	draft.Is(t, `document.querySelector(".notice").innerText === "Draft: readers do not see this page" && document.querySelector(".notice").checkVisibility()`)
	s.edit("content/health/half-written.md", "draft: true\n", "")
	draft.Until(t, `!document.querySelector(".notice")`)
	if said := draft.Complaints(); len(said) > 0 {
		t.Errorf("complaints: %s", strings.Join(said, "\n"))
	}
}

// TestBrowserReturns looks at pages that come back: from behind another, from
// nowhere, and when the preview is started again.
func TestBrowserReturns(t *testing.T) {
	t.Parallel()
	browser := chromium.Start(t)
	d := newSmallDesk(t)
	port := strconv.Itoa(testport.Free(t))
	preview, site := d.serve("--port", port)
	measlesTab := open(t, browser, site, "health/measles/")
	measlesTab.Do(t, "window.marker = 'the same page'")

	t.Run("from behind another", func(t *testing.T) {
		other := open(t, measlesTab.Context, site, "health/", chromedp.WithNewWindow(false))
		measlesTab.Until(t, `document.visibilityState === "hidden"`)
		d.edit(measles, "Text.", "New text.")
		d.edit("content/health/_index.md", "About health.", "All about health.")
		other.UntilText(t, "All about health.")
		measlesTab.Is(t, `!document.body.innerText.includes("New text.")`) // a page that nobody sees has no stream
		if _, err := chromedp.Call(measlesTab.Context, page.BringToFront, cdp.Empty{}); err != nil {
			t.Fatal(err)
		}
		measlesTab.UntilText(t, "New text.")
	})
	t.Run("from nowhere", func(t *testing.T) {
		nowhere := open(t, browser, site, "seasons/colds/")
		nowhere.UntilText(t, "Page not found")
		d.put(category, aboutSeason)
		d.put(colds, aboutColds)
		nowhere.UntilText(t, "Colds come and go.")
		d.remove(colds)
		nowhere.UntilText(t, "Page not found")
	})
	t.Run("when the preview is started again", func(t *testing.T) {
		preview.stop()
		measlesTab.Until(t, `document.querySelector("galen-problems")?.shadowRoot.querySelector(".chip").innerText.includes("does not answer") ?? false`)
		d.edit(measles, "New text.", "Newer text.")
		if _, again := d.serve("--port", port); again != site {
			t.Fatalf("started again at %s, not %s", again, site)
		}
		measlesTab.UntilText(t, "Newer text.")
		measlesTab.Until(t, `!document.querySelector("galen-problems")`)
	})
	measlesTab.Is(t, "window.marker === 'the same page'")
}
