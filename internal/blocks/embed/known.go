package embed

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	youtubeID = regexp.MustCompile(`^[A-Za-z0-9_-]{11}$`)
	vimeoID   = regexp.MustCompile(`^[0-9]{5,12}$`)
	vimeoKey  = regexp.MustCompile(`^[0-9a-f]{6,20}$`) // of a film that is not listed
)

// youtube reads the forms that an address of a film has there. What of its query is kept is
// the name of the film and where it begins. It is shown by youtube-nocookie.com, which sets no
// cookies before the film is played.
func youtube(u *url.URL) (Address, bool) {
	query, parts := u.Query(), strings.Split(strings.Trim(u.Path, "/"), "/")
	name := ""
	switch {
	case u.Host == "youtu.be" && len(parts) == 1:
		name = parts[0]
	case parts[0] == "watch" && len(parts) == 1:
		name = query.Get("v")
	case len(parts) == 2 && strings.Contains(" embed shorts live v ", " "+parts[0]+" "):
		name = parts[1]
	}
	if !youtubeID.MatchString(name) {
		return Address{}, false
	}
	a := Address{Site: "YouTube", Page: "https://www.youtube.com/watch?v=" + name, Frame: "https://www.youtube-nocookie.com/embed/" + name + "?autoplay=1&rel=0"}
	if from := seconds(query.Get("t") + query.Get("start")); from > 0 {
		a.Page += "&t=" + strconv.Itoa(from) + "s"
		a.Frame += "&start=" + strconv.Itoa(from)
	}
	return a, true
}

// seconds reads a place in a film: 83, 83s or 1m23s; 0 for none.
func seconds(written string) int {
	if n, err := strconv.Atoi(written); err == nil {
		return n
	}
	d, err := time.ParseDuration(written)
	if err != nil {
		return 0
	}
	return int(d.Seconds())
}

// vimeo reads the forms that an address of a film has there. It is asked not to follow those
// who watch (dnt).
func vimeo(u *url.URL) (Address, bool) {
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	key := u.Query().Get("h")
	if n := len(parts); n > 1 && vimeoKey.MatchString(parts[n-1]) && vimeoID.MatchString(parts[n-2]) {
		parts, key = parts[:n-1], parts[n-1]
	}
	name := parts[len(parts)-1]
	if !vimeoID.MatchString(name) || key != "" && !vimeoKey.MatchString(key) {
		return Address{}, false
	}
	a := Address{Site: "Vimeo", Page: "https://vimeo.com/" + name, Frame: "https://player.vimeo.com/video/" + name + "?autoplay=1&dnt=1"}
	if key != "" {
		a.Page += "/" + key
		a.Frame += "&h=" + key
	}
	return a, true
}
