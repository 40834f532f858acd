package preview

import (
	"strings"
	"testing"
)

// studio is a site whose pictures take long to make: only their tags are known.
type studio struct {
	Files
	made map[string]int
}

func (s studio) File(path string) (File, bool) {
	s.made[path]++
	return s.Files.File(path)
}

func (s studio) ETag(path string) (string, bool) {
	return "tag of " + path, strings.HasSuffix(path, ".jpg")
}

// TestPicturesAreNotMadeForTheView: a page that names three sizes of a picture has
// them in its view, and none of them is made before a browser asks for it.
func TestPicturesAreNotMadeForTheView(t *testing.T) {
	page := []byte(`<!doctype html><title>x</title><link rel="stylesheet" href="/a.css"><img src="/b-640.jpg" srcset="/b-320.jpg 320w, /b-640.jpg 640w, /b.jpg 1280w" alt="">`)
	s := New(Options{MediaType: func(string) string { return "text/html" }})
	site := studio{Files{"index.html": {page, "1"}, "a.css": {[]byte("a{}"), "2"}, "b.jpg": {[]byte("b"), "3"}}, map[string]int{}}
	s.Publish(site)
	e := s.edition.Load()
	v := s.viewOf(e, s.show(e, "/"))
	for path, want := range map[string]string{"/a.css": "2", "/b.jpg": "tag of b.jpg", "/b-320.jpg": "tag of b-320.jpg", "/b-640.jpg": "tag of b-640.jpg"} {
		if v.Parts[path] != want {
			t.Errorf("%s: %q, want %q", path, v.Parts[path], want)
		}
	}
	for path, n := range site.made {
		if strings.HasSuffix(path, ".jpg") {
			t.Errorf("%s was made %d times", path, n)
		}
	}
}
