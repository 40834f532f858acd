package site

import (
	"bytes"
	"html/template"
	"image"
	"image/jpeg"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// ward is a photograph of a size.
func ward(t *testing.T, width, height int) string {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = byte(i * i / 97)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var digests = regexp.MustCompile(`\.[0-9a-f]{8}\.`)

// pictures are the names of the prints and cards among the outputs, without
// digests.
func pictures(s *Site) string {
	var names []string
	for _, o := range s.Outputs() {
		if o.Kind == PictureOutput || o.Kind == PosterOutput {
			names = append(names, digests.ReplaceAllString(o.File, "."))
		}
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

// TestPhotographs is which prints there are of a photograph, by who shows it.
func TestPhotographs(t *testing.T) {
	const whole = "immutable/health/w-320.jpg immutable/health/w-640.jpg"
	const crops = "immutable/health/w-square-600.jpg immutable/health/w-standard-800.jpg immutable/health/w-wide-320.jpg immutable/health/w-wide-640.jpg immutable/health/w-wide-900.jpg"
	lead, other := "image: {src: w.jpg, alt: A}", "image: {src: w.jpg, alt: A, focus: 0% 0%}"
	for name, c := range map[string]struct{ head, more, want string }{
		"nobody":        {"", "", ""},
		"a text":        {"", "![A](w.jpg)", whole + " immutable/health/w.jpg"},
		"a link":        {"", "[A](w.jpg)", "immutable/health/w.jpg"},
		"its own":       {lead, "", whole + " " + crops + " immutable/health/w.jpg"},
		"two focuses":   {lead, "FOCUS", ""},
		"a draft":       {lead + "\ndraft: true", "![A](w.jpg)", ""},
		"one not there": {"", "Text.", ""},
	} {
		files := map[string]string{
			"content/health/w.jpg": ward(t, 900, 600),
			"content/health/a.md":  piecePage("2026-11-01", c.head) + c.more + "\n",
		}
		if c.more == "FOCUS" {
			files["content/health/b.md"] = piecePage("2026-11-02", other)
		}
		s, list := assembled(t, files, Live)
		if len(list) > 0 {
			t.Fatal(name, list)
		}
		got := pictures(s)
		if c.more == "FOCUS" { // crops around another point are other files, wherever it makes a difference
			if n := strings.Count(got, "immutable/health/w-standard-800.jpg"); n != 2 {
				t.Errorf("%s: %s", name, got)
			}
			continue
		}
		if want := slices.Sorted(slices.Values(strings.Fields(c.want))); got != strings.Join(want, " ") {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, strings.Join(want, " "))
		}
	}
}

// TestPictureInText is how a text shows its pictures.
func TestPictureInText(t *testing.T) {
	s, list := assembled(t, map[string]string{
		"content/health/w.jpg": ward(t, 900, 600),
		"content/health/a.md":  piecePage("2026-11-01") + "![A](w.jpg)\n\n" + strings.Repeat("word ", 500) + "\n\n![B](w.jpg)\n\n![C](heart/rhythm.svg)\n",
		"content/health/b.md":  piecePage("2026-11-02", "image: {src: w.jpg, alt: A}") + "![B](w.jpg)\n",
	}, Live)
	if len(list) > 0 {
		t.Fatal(list)
	}
	const srcset = ` srcset="/immutable/health/w-320.jpg 320w, /immutable/health/w-640.jpg 640w, /immutable/health/w.jpg 900w" sizes="(min-width: 46rem) 41rem, 100vw"`
	const lazy = ` loading="lazy" decoding="async"`
	const img = `<img src="/immutable/health/w.jpg" width="900" height="600"` + srcset
	for path, want := range map[string][]string{
		"/health/a/": {img + ` alt="A">`, img + lazy + ` alt="B">`, `<img src="/immutable/health/heart/rhythm.svg" width="4" height="3"` + lazy + ` alt="C">`},
		"/health/b/": {img + lazy + ` alt="B">`},
	} {
		html := digests.ReplaceAllString(string(s.Value("body:"+path).(template.HTML)), ".")
		for _, w := range want {
			if !strings.Contains(html, w) {
				t.Errorf("%s:\n%s\nwant %s", path, html, w)
			}
		}
	}
	// A feed names one file, in full, and nothing of screens.
	feed := digests.ReplaceAllString(s.Value("item:/health/a/").(Item).HTML, ".")
	if !strings.Contains(feed, `<img src="https://t.example/immutable/health/w.jpg" width="900" height="600" alt="A">`) || strings.Contains(feed, "srcset") {
		t.Errorf("in a feed: %s", feed)
	}
}

// TestSocial is what other sites are given to show.
func TestSocial(t *testing.T) {
	for _, cards := range []bool{false, true} {
		s, list := assembledAs(t, map[string]string{
			"content/health/w.jpg":     ward(t, 900, 600),
			"content/health/small.jpg": ward(t, 90, 60),
			"content/health/photo.md":  piecePage("2026-11-01", "image: {src: w.jpg, alt: A}"),
			"content/health/tiny.md":   piecePage("2026-11-02", "image: {src: small.jpg, alt: A}"),
			"content/health/drawn.md":  piecePage("2026-11-03", "image: {src: heart/rhythm.svg, alt: A}"),
			"content/health/plain.md":  piecePage("2026-11-04"),
		}, Live, map[bool]string{true: "socialCards: true\n"}[cards])
		if len(list) > 0 {
			t.Fatal(list)
		}
		card := func(name, without string) string {
			if cards {
				return "https://t.example/health/" + name + "/card.png 1200×630 T"
			}
			return without
		}
		for name, want := range map[string]string{
			"photo": "https://t.example/immutable/health/w-wide-900.jpg 900×506 A", "tiny": "https://t.example/immutable/health/small.jpg 90×60 A",
			"drawn": card("drawn", ""), "plain": card("plain", ""),
		} {
			got := ""
			if i := s.Value("article:/health/" + name + "/").(Article).Social; i != nil {
				got = digests.ReplaceAllString(i.Canonical, ".") + " " + strconv.Itoa(i.Width) + "×" + strconv.Itoa(i.Height) + " " + i.Alt[:1]
			}
			if got != want {
				t.Errorf("cards %v, %s: %s, want %s", cards, name, got, want)
			}
		}
		if got := strings.Contains(pictures(s), "card.png"); got != cards {
			t.Errorf("cards %v: %s", cards, pictures(s))
		}
	}
}
