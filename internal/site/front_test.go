package site

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// desks is a random site whose editors arrange its pages.
type desks struct {
	r     *rand.Rand
	files map[string]string
	urls  []string // of all articles
	seen  map[string]bool
	kinds map[string]string
	pages map[string]*frontPage // by path
}

// frontPage is what editors wrote of a page, in the order of the keys.
type frontPage struct {
	lead, picks, pins []string // addresses of what stands there now, also of what is held back
}

// TestNoStoryTwice: on 200 random sites no page of a list shows an article twice, unless a
// shelf may; all of its newest articles are there, nothing that is held back or was
// withdrawn, no empty shelf; and editors have their way.
func TestNoStoryTwice(t *testing.T) {
	met := map[string]int{}
	for seed := range uint64(200) {
		d := newDesks(seed)
		s, problems := assembledAs(t, d.files, Live, fmt.Sprintf("pageSize: %d\nmenus: {main: [{title: Trials, url: /trials/}]}\n", 1+d.r.IntN(12)))
		for _, p := range problems {
			if p.Severity == 0 {
				t.Fatalf("site %d: %v", seed, p)
			}
			met[p.Code]++
		}
		for path, page := range d.pages {
			f, ok := s.Value("front:" + path).(Front)
			if !ok {
				t.Fatalf("site %d: no front of %s", seed, path)
			}
			d.check(t, fmt.Sprintf("site %d, %s", seed, path), page, f, s.Value("list:"+path).(List), met)
		}
		for _, o := range s.Outputs() {
			if f, ok := s.Value("front:" + o.Path).(Front); ok && f.Rest.Number > 0 {
				met["archive"]++
				if l := s.Value("list:" + o.Path).(List); !slices.Equal(cardURLs(f.Rest.Cards), cardURLs(l.Cards)) || f.Lead != nil {
					t.Errorf("site %d: %s is not what its list is", seed, o.Path)
				}
			}
		}
	}
	for _, what := range []string{"no article", "lead", "own lead", "pinned lead", "news leads", "pick", "filled up", "pin below", "shelf", "selected", "repeated", "lessons", "rail", "rest",
		"passed over", "archive", "past", "held-pick", "withdrawn-pick", "listed-twice"} {
		if met[what] == 0 {
			t.Errorf("%s was not met", what)
		}
	}
	t.Log(met)
}

func newDesks(seed uint64) *desks {
	r := rand.New(rand.NewPCG(seed, 15))
	d := &desks{r, map[string]string{}, nil, map[string]bool{}, map[string]string{}, map[string]*frontPage{}}
	kinds := [][]string{{"news", "explainer", "guide", "opinion"}, {"explainer", "guide"}, {"news"}, {"news", "news", "guide"}}[r.IntN(4)]
	for i := range r.IntN(45) {
		folder := []string{"trials", "health", "health/heart"}[r.IntN(3)]
		kind := kinds[r.IntN(len(kinds))]
		lines := []string{"kind: " + kind, "tags: [" + []string{"sleep", "flu"}[r.IntN(2)] + "]"}
		state := r.IntN(12)
		switch state {
		case 0:
			lines = append(lines, "draft: true")
		case 1:
			lines = append(lines, "embargo: 2026-11-22T10:00:01")
		case 2:
			lines = append(lines, "expires: 2026-11-22T10:00")
		case 3:
			lines = append(lines, "withdrawn: {date: 2026-11-20, reason: Wrong.}")
		}
		url := fmt.Sprintf("/%s/a%02d/", folder, i)
		d.files[fmt.Sprintf("content/%s/a%02d.md", folder, i)] = piecePage(fmt.Sprintf("2026-%02d-%02d", 1+r.IntN(10), 1+r.IntN(28)), lines...)
		d.urls, d.seen[url], d.kinds[url] = append(d.urls, url), state > 3, kind
	}
	for path, title := range map[string]string{"/": "Home", "/health/": "Health", "/health/heart/": "Heart", "/trials/": "Trials"} {
		d.pages[path] = &frontPage{}
		d.files["content"+path+"_index.md"] = "---\ntitle: " + title + "\ndescription: D.\n" + d.arrange(d.pages[path]) + "---\n"
	}
	return d
}

// arrange writes the keys of a page.
func (d *desks) arrange(p *frontPage) string {
	if len(d.urls) == 0 || d.r.IntN(4) == 0 {
		return ""
	}
	var b strings.Builder
	if d.r.IntN(2) == 0 {
		b.WriteString("lead: " + d.placing(&p.lead) + "\n")
	}
	for _, list := range []struct {
		key string
		of  *[]string
	}{{"picks", &p.picks}, {"pins", &p.pins}} {
		if d.r.IntN(2) == 0 {
			var all []string
			for range 1 + d.r.IntN(6) {
				all = append(all, d.placing(list.of))
			}
			b.WriteString(list.key + ": [" + strings.Join(all, ", ") + "]\n")
		}
	}
	if d.r.IntN(3) == 0 {
		b.WriteString("shelves:\n")
		for range 1 + d.r.IntN(3) {
			from := []string{"health", "trials", "/health/heart/"}[d.r.IntN(3)]
			b.WriteString([]string{
				"  - " + from, fmt.Sprintf("  - {title: S, from: %s, n: %d}", from, 1+d.r.IntN(5)),
				"  - {title: Guides, from: {kind: guide, sort: oldest, n: 3}}", "  - {title: Again, from: " + from + ", repeat: yes}", "  - {from: " + from + ", until: 2026-11-22T10:00}",
			}[d.r.IntN(5)] + "\n")
		}
	}
	return b.String()
}

// placing names an article, until a time that is past, to come, or not at all.
func (d *desks) placing(of *[]string) string {
	url := d.urls[d.r.IntN(len(d.urls))]
	name := url
	if d.r.IntN(2) == 0 {
		name = strings.Trim(url, "/")
		name = name[strings.LastIndex(name, "/")+1:]
	}
	if end := d.r.IntN(4); end == 0 {
		return "{article: " + name + ", until: 2026-11-22T10:00}"
	} else if end == 1 {
		name = "{article: " + name + ", until: 2026-11-22T10:00:01}"
	}
	*of = append(*of, url)
	return name
}

func cardURLs(cards []Card) (all []string) {
	for _, c := range cards {
		all = append(all, c.URL)
	}
	return all
}

// visible are those of some articles that readers may see, each once.
func (d *desks) visible(all []string) (some []string) {
	for _, url := range all {
		if d.seen[url] && !slices.Contains(some, url) {
			some = append(some, url)
		}
	}
	return some
}

func (d *desks) check(t *testing.T, name string, page *frontPage, f Front, l List, met map[string]int) {
	t.Helper()
	newest := cardURLs(l.Cards)
	if f.Lead == nil {
		met["no article"]++
		if len(newest) > 0 || len(d.visible(slices.Concat(page.lead, page.picks, page.pins))) > 0 {
			t.Errorf("%s: no lead", name)
		}
		return
	}
	shown, places := map[string]int{}, []string{f.Lead.URL}
	places = append(places, cardURLs(f.Picks)...)
	for i, s := range append(slices.Clone(f.Shelves), f.Rails...) {
		if len(s.Cards) == 0 {
			t.Errorf("%s: the shelf %q is empty", name, s.Title)
		}
		switch {
		case s.Title == "Again":
			met["repeated"]++
			for _, url := range cardURLs(s.Cards) {
				shown[url] += 0
				d.mustSee(t, name, url)
			}
			continue
		case s.Title == "Guides":
			met["selected"]++
			for _, url := range cardURLs(s.Cards) {
				if d.kinds[url] != "guide" {
					t.Errorf("%s: %s is no guide", name, url)
				}
			}
		case i >= len(f.Shelves):
			met["rail"]++
		case s.Title == "Explainers and guides":
			met["lessons"]++
		default:
			met["shelf"]++
		}
		places = append(places, cardURLs(s.Cards)...)
	}
	places = append(places, cardURLs(f.Rest.Cards)...)
	met["rest"] += len(f.Rest.Cards)
	for _, url := range places {
		d.mustSee(t, name, url)
		if shown[url]++; shown[url] > 1 {
			t.Errorf("%s: %s stands there twice: %v", name, url, places)
		}
	}
	for _, url := range newest {
		if _, there := shown[url]; !there {
			t.Errorf("%s: %s stands nowhere", name, url)
		}
	}
	met["passed over"] += len(page.lead) + len(page.picks) - len(d.visible(page.lead)) - len(d.visible(page.picks))
	d.checkTop(t, name, page, f, newest, met)
}

func (d *desks) mustSee(t *testing.T, name, url string) {
	t.Helper()
	if !d.seen[url] {
		t.Errorf("%s: %s is shown, which readers may not see", name, url)
	}
}

// checkTop checks the lead, what stands beside it, and what is pinned.
func (d *desks) checkTop(t *testing.T, name string, page *frontPage, f Front, newest []string, met map[string]int) {
	t.Helper()
	pins := d.visible(page.pins)
	isNews := func(url string) bool { return d.kinds[url] == "news" }
	queue := slices.Concat(pins, slices.DeleteFunc(slices.Clone(newest), func(url string) bool { return !isNews(url) }), newest)
	met["lead"]++
	want := slices.Concat(queue, d.visible(page.picks), d.visible(page.lead))[0]
	switch own := d.visible(page.lead); {
	case len(own) > 0:
		want = own[0]
		met["own lead"]++
	case len(pins) > 0:
		met["pinned lead"]++
	case len(newest) > 0 && isNews(want) && want != newest[0]:
		met["news leads"]++
	}
	if f.Lead.URL != want {
		t.Errorf("%s: the lead is %s, want %s", name, f.Lead.URL, want)
	}
	beside := d.visible(slices.Concat(page.picks, queue))
	beside = slices.DeleteFunc(beside, func(url string) bool { return url == want })
	beside = beside[:min(4, len(beside))]
	if got := cardURLs(f.Picks); !slices.Equal(got, beside) {
		t.Errorf("%s: beside the lead stand %v, want %v", name, got, beside)
	}
	met["pick"] += len(d.visible(page.picks))
	if n := len(d.visible(page.picks)); n > 0 && n < len(beside) {
		met["filled up"]++
	}
	below := cardURLs(f.Rest.Cards)
	for i, url := range below {
		if slices.Contains(pins, url) {
			met["pin below"]++
		} else if i+1 < len(below) && slices.Contains(pins, below[i+1]) {
			t.Errorf("%s: what is pinned does not stand above the rest: %v, pins %v", name, below, pins)
		}
	}
}
