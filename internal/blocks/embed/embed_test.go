package embed

import (
	"regexp"
	"strings"
	"testing"
)

// declared are sites as galen.yaml declares them.
var declared = []Site{
	{Name: "Films", Address: "https://films.example/w/{id}", Frame: "https://player.films.example/embed/{id}?quiet=1"},
	{Name: "Posts", Post: true, Address: "https://posts.example/status?of={id}", Frame: "https://posts.example/frame/{id}"},
	{Name: "Here", Address: "http://127.0.0.1:8080/{id}", Frame: "http://127.0.0.1:8080/{id}"},
}

// TestFind: addresses of films as they are copied, and what becomes of them. What follows
// readers about is gone.
func TestFind(t *testing.T) {
	const film, frame = "https://www.youtube.com/watch?v=aqz-KE-bpKQ", "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0"
	for _, tt := range []struct{ written, page, frame string }{
		// listed
		{film, film, frame},
		{"https://vimeo.com/1084537", "https://vimeo.com/1084537", "https://player.vimeo.com/video/1084537?autoplay=1&dnt=1"},
		// made up
		{"https://youtube.com/watch?v=aqz-KE-bpKQ", film, frame},
		{"https://m.youtube.com/watch?v=aqz-KE-bpKQ&feature=share", film, frame},
		{"https://music.youtube.com/watch?v=aqz-KE-bpKQ&si=Zx1", film, frame},
		{"https://youtu.be/aqz-KE-bpKQ?si=abcdefg", film, frame},
		{"https://YouTu.be/aqz-KE-bpKQ", film, frame},
		{"https://www.youtube.com/embed/aqz-KE-bpKQ?utm_source=mail", film, frame},
		{"https://www.youtube.com/shorts/aqz-KE-bpKQ", film, frame},
		{"https://www.youtube.com/live/aqz-KE-bpKQ/", film, frame},
		{"https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ", film, frame},
		{"https://www.youtube.com/watch?list=PL1&v=aqz-KE-bpKQ&index=2", film, frame},
		{"https://youtu.be/aqz-KE-bpKQ?t=83", film + "&t=83s", frame + "&start=83"},
		{"https://youtu.be/aqz-KE-bpKQ?t=1m23s&si=x", film + "&t=83s", frame + "&start=83"},
		{film + "&t=83s#comments", film + "&t=83s", frame + "&start=83"},
		{"https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?start=9", film + "&t=9s", frame + "&start=9"},
		{film + "&t=soon", film, frame},
		{"https://player.vimeo.com/video/1084537?h=abcdef12&badge=0", "https://vimeo.com/1084537/abcdef12", "https://player.vimeo.com/video/1084537?autoplay=1&dnt=1&h=abcdef12"},
		{"https://vimeo.com/1084537/abcdef12?share=copy", "https://vimeo.com/1084537/abcdef12", "https://player.vimeo.com/video/1084537?autoplay=1&dnt=1&h=abcdef12"},
		{"https://vimeo.com/channels/staffpicks/1084537", "https://vimeo.com/1084537", "https://player.vimeo.com/video/1084537?autoplay=1&dnt=1"},
		{"https://films.example/w/a1-b_2?utm_source=x", "https://films.example/w/a1-b_2", "https://player.films.example/embed/a1-b_2?quiet=1"},
		{"https://FILMS.example/w/a1/", "https://films.example/w/a1", "https://player.films.example/embed/a1?quiet=1"},
		{"https://posts.example/status?of=77&from=mail", "https://posts.example/status?of=77", "https://posts.example/frame/77"},
		{"http://127.0.0.1:8080/a1.html", "http://127.0.0.1:8080/a1.html", "http://127.0.0.1:8080/a1.html"},
	} {
		a, problem := Find(tt.written, declared)
		if problem != nil || a.Page != tt.page || a.Frame != tt.frame {
			t.Errorf("%s: %+v %v", tt.written, a, problem)
		}
	}
	if a, problem := Find("https://posts.example/status?of=77", declared); problem != nil || !a.Post || a.Origin() != "https://posts.example" {
		t.Errorf("a post: %+v %v", a, problem)
	}
}

// TestProblems: what is no film is said, and a hint that names an address leads to one.
func TestProblems(t *testing.T) {
	for written, want := range map[string]string{
		// listed
		"https://films.elsewhere.example/x":      "on a site that Galen does not know",
		"http://youtu.be/aqz-KE-bpKQ":            "is not encrypted",
		"https://www.youtube.com/watch?v=abc":    "names no film",
		"https://www.youtube.com/@galen":         "names no film",
		"https://www.youtube.com/":               "names no film",
		"https://www.youtube.com/playlist?list=": "names no film",
		// made up
		"https://www.youtube.com/watch":                         "names no film",
		"https://youtu.be/":                                     "names no film",
		"https://youtu.be/aqz-KE-bpK":                           "names no film",
		"https://youtu.be/aqz-KE-bpKQ/more":                     "names no film",
		"https://vimeo.com/galen":                               "names no film",
		"https://vimeo.com/1084537/about":                       "names no film",
		"https://player.vimeo.com/video/1084537?h=<x>":          "names no film",
		"https://films.example/users/1":                         "is not like the addresses in galen.yaml for Films",
		"https://films.example/w/a1/more":                       "is not like the addresses in galen.yaml for Films",
		"https://films.example/w/":                              "is not like the addresses in galen.yaml for Films",
		"https://films.example.evil.example/w/a1":               "on a site that Galen does not know",
		"https://youtube.com.evil.example/watch?v=aqz-KE-bpKQ":  "on a site that Galen does not know",
		"https://name:word@www.youtube.com/watch?v=aqz-KE-bpKQ": "is not the address of a page",
		"javascript:alert(1)":                                   "is not the address of a page",
		"//youtu.be/aqz-KE-bpKQ":                                "is not the address of a page",
		"aqz-KE-bpKQ":                                           "is not the address of a page",
		"http://127.0.0.1:8081/a1":                              "is not encrypted",
	} {
		_, problem := Find(written, declared)
		if problem == nil || problem.What == "" || !strings.Contains(problem.What, want) || problem.Hint == "" {
			t.Errorf("%s: %+v, want %q", written, problem, want)
			continue
		}
		if _, better, ok := strings.Cut(problem.Hint, "looks like  "); ok {
			if _, problem := Find(better, declared); problem != nil {
				t.Errorf("%s: the hint does not help: %s %v", written, better, problem)
			}
		}
	}
	_, problem := Find("http://youtu.be/aqz-KE-bpKQ?si=x", nil)
	if _, again := Find(strings.TrimPrefix(problem.Hint, "write  "), nil); again != nil {
		t.Errorf("%s: %v", problem.Hint, again)
	}
}

// TestDeclared: a site that is declared as the hint says is known by the address that was
// written.
func TestDeclared(t *testing.T) {
	for written, frame := range map[string]string{
		"https://www.tiktok.com/@galen/video/7301234567890123456?lang=en": "https://www.tiktok.com/embed/v2/7301234567890123456",
		"https://www.dailymotion.com/video/x8abcde":                       "https://www.dailymotion.com/embed/video/x8abcde",
		"https://www.instagram.com/p/CxAbCdEfGhI/":                        "https://www.instagram.com/p/CxAbCdEfGhI/embed/",
		"https://films.elsewhere.example/watch/a1":                        "https://films.elsewhere.example/embed/a1",
		"https://films.elsewhere.example/a1/":                             "https://films.elsewhere.example/embed/a1",
	} {
		_, problem := Find(written, nil)
		m := regexp.MustCompile(`embeds: \[\{name: "([^"]+)", address: "([^"]+)", frame: "([^"]+)"(, kind: post)?\}\]`).FindStringSubmatch(problem.Hint)
		if m == nil {
			t.Errorf("%s: %s", written, problem.Hint)
			continue
		}
		if a, problem := Find(written, []Site{{m[1], m[4] != "", m[2], m[3]}}); problem != nil || a.Frame != frame || PatternProblem(m[2]) != "" || PatternProblem(m[3]) != "" {
			t.Errorf("%s: %v %v %v", written, m, a, problem)
		}
	}
}

// TestPatterns: what galen.yaml may declare.
func TestPatterns(t *testing.T) {
	for pattern, want := range map[string]string{
		"https://films.example/w/{id}": "", "https://films.example/w?v={id}&x=1": "", "http://localhost:8080/{id}": "", "http://127.0.0.1/{id}": "", "https://films.example:8443/{id}": "",
		"https://films.example/w/": "{id} once", "https://films.example/{id}/{id}": "{id} once", "https://films.example/{name}": "{id} once",
		"http://films.example/{id}": "https://", "https://{id}.films.example/": "its host", "films.example/{id}": "not an address", "https://Films.example/{id}": "small letters",
		"https://films.example/{id};x": "not an address", "https://a b/{id}": "not an address", "ftp://films.example/{id}": "https://", "https://a@films.example/{id}": "not an address",
		"https://films.example/{id}\"": "not an address", "https://films.example/#{id}": "not an address",
	} {
		if got := PatternProblem(pattern); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", pattern, got, want)
		}
	}
}
