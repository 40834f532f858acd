package search_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"galen/internal/search"
	"galen/internal/testing/chromium"
)

// TestScript asks the script, in a browser, what the reference is asked.
func TestScript(t *testing.T) {
	cases := map[string]map[string][]byte{ // the files of an index, by folder
		"library": buildIn(search.NewCache(nil).Analyzer("en", glossary), libraryArticles()),
		"large":   build(corpus(700, 80, 11)),
		"none":    build(nil),
	}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		folder, name, _ := strings.Cut(r.URL.Path[1:], "/")
		switch {
		case r.URL.Path == "/search.js":
			w.Header().Set("Content-Type", "text/javascript")
			w.Write(search.Script())
		case cases[folder][name] != nil:
			w.Header().Set("Content-Type", "application/octet-stream")
			w.Write(cases[folder][name])
		case r.URL.Path == "/":
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:")
			fmt.Fprint(w, "<!doctype html><title>x</title><link rel=icon href=data:,>")
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(site.Close)
	tab := chromium.Open(t, chromium.Start(t), site.URL+"/")
	tab.Go(t, "")
	queries := map[string][]string{"none": {"placebo", ""}, "large": largeQueries()}
	for _, c := range queryCases {
		queries["library"] = append(queries["library"], c.query)
	}
	asked, found := 0, 0
	for folder, list := range queries {
		got := askAll(t, tab, folder, list)
		for i, q := range list {
			want := answer(cases[folder], q)
			if got[i] != want {
				t.Errorf("%s, %q: the script finds %s, and the reference %s", folder, q, got[i], want)
			}
			if asked++; !strings.HasPrefix(want, "|") {
				found++
			}
		}
	}
	if asked < 300 || found < asked/2 {
		t.Errorf("%d queries, %d of which found something", asked, found)
	}
	var texts []string
	for _, c := range wordCases {
		texts = append(texts, c.text)
	}
	packed, _ := json.Marshal(texts)
	expression := fmt.Sprintf(`(async () => { const s = await import("/search.js"); return %s.map(t => s.wordsOf(t).map(w => new TextDecoder().decode(Uint8Array.from(w, c => c.charCodeAt(0)))).join(" ")) })()`, packed)
	for i, got := range evaluate(t, tab, expression) {
		if got != wordCases[i].forms {
			t.Errorf("%q: the script reads %q, want %q", wordCases[i].text, got, wordCases[i].forms)
		}
	}
	if all := tab.Complaints(); len(all) > 0 {
		t.Errorf("the browser complains: %q", all)
	}
}

// askAll gives the answers of the script as answer has them.
func askAll(t *testing.T, tab *chromium.Tab, folder string, queries []string) []string {
	packed, _ := json.Marshal(queries)
	return evaluate(t, tab, fmt.Sprintf(`(async () => {
		const s = await import("/search.js"), index = s.open("/%s/"), all = [];
		for (const q of %s) {
			const r = await s.search(index, q);
			const urls = await Promise.all(r.articles.map(async a => (await index.card(a))[0]));
			const said = [...r.instead.map(p => p.join("=")), ...r.missing.map(w => "-" + w)].sort();
			all.push(urls.join(" ") + "|" + said.join(" "));
		}
		return all;
	})()`, folder, packed))
}

func evaluate(t *testing.T, tab *chromium.Tab, expression string) []string {
	t.Helper()
	v, err := chromedp.Run(tab.Context, chromedp.Evaluate[[]string](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// largeQueries are words of the titles of the large index: as they are, with slips, and begun.
func largeQueries() (all []string) {
	r := rand.New(rand.NewPCG(2, 2))
	for _, a := range corpus(700, 80, 11)[:300] {
		words := strings.Fields(a.Title)
		r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		words = slices.Clone(words[:1+r.IntN(5)])
		w := &words[0]
		switch at := r.IntN(len(*w)); r.IntN(5) {
		case 0:
			*w = (*w)[:at] + (*w)[at+1:]
		case 1:
			*w = (*w)[:at] + "e" + (*w)[at:]
		case 2:
			*w = (*w)[:max(4, at)%len(*w)]
		case 3:
			*w += "ing"
		}
		all = append(all, strings.Join(words, " "))
	}
	return all
}
