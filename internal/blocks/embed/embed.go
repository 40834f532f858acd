// Package embed knows the sites whose films and posts an article may show in a frame:
// YouTube, Vimeo, and those that galen.yaml declares under embeds. From the address that
// an editor copies out of the browser it makes two: that of the page there, without what
// follows its readers about, and that of the frame.
//
// Nothing of the other site is loaded before a reader asks for it. The figure shows a
// picture of the site's own. Over it lies a frame that holds a document of one link,
// written in the page itself (srcdoc): who follows it has the film in its place. A second
// link, in words beside the picture, opens the film in the same frame. So there is no
// script, and what a browser can do with frames and policies decides alone:
//
//   - The policy of a page lets frames in from the sites that stand on it, and that of every
//     other page lets in none. See headers.Policy.
//   - What runs in the frame is of another origin, and cannot reach into the page. Of what needs
//     a permission it may play, fill the screen, and show a picture in the picture. These name its
//     origin (allow="fullscreen https://…"), since without a name they are for the document that
//     the frame begins with, and a film could not fill the screen.
//   - It has no sandbox. Players need their scripts and their own storage (allow-scripts and
//     allow-same-origin), and the Nu Html Checker calls the two together an error, since content
//     of the page's own origin could take such a sandbox off; it does not see that this is of
//     another. What a sandbox would add: a click in the frame could not put another page in the
//     place of the article, send a form or begin a download. Without a click no browser lets a
//     frame of another site lead a reader away.
//   - The other site hears at which site it is shown, which YouTube insists on, and not on
//     which page.
//
// A frame with an address and loading="lazy" would not do: where scripts are turned off,
// browsers load it at once (https://html.spec.whatwg.org/#lazy-loading-attributes).
package embed

import (
	"net/url"
	"regexp"
	"strings"

	"galen/internal/theme/privacy"
)

// Site is a site that galen.yaml declares. Each pattern is an address in which {id} stands
// for what names a film or post there.
type Site struct {
	Name    string
	Post    bool   // it has posts, not films
	Address string // of the page that a film has there
	Frame   string // of what is shown in a frame
}

// Address is where a film or post is.
type Address struct {
	Site  string // its name
	Post  bool
	Page  string // to be read there
	Frame string // to be shown here
}

// Origin is the origin that a page has to let frames in from.
func (a Address) Origin() string { return privacy.Origin(a.Frame, "") }

// Problem is why an address cannot be shown.
type Problem struct{ What, Hint string }

// Find reads an address as it is copied from a browser. The problem is nil when it is one of
// a film or post at a site that is known.
func Find(written string, declared []Site) (Address, *Problem) {
	u, err := url.Parse(strings.TrimSpace(written))
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.User != nil {
		return Address{}, &Problem{"is not the address of a page", `copy the address of the film from the browser:  url="https://www.youtube.com/watch?v=…"`}
	}
	u.Host, u.Fragment = strings.ToLower(u.Host), ""
	for _, s := range declared {
		if a, ok := s.find(u); ok {
			return a, nil
		}
	}
	if u.Scheme == "http" {
		u.Scheme = "https"
		return Address{}, &Problem{"is not encrypted", "write  " + u.String()}
	}
	for _, known := range []struct {
		hosts string
		find  func(*url.URL) (Address, bool)
		hint  string
	}{
		{" youtube.com www.youtube.com m.youtube.com music.youtube.com youtu.be youtube-nocookie.com www.youtube-nocookie.com ", youtube,
			"open the film there and copy its address, which looks like  https://www.youtube.com/watch?v=aqz-KE-bpKQ"},
		{" vimeo.com www.vimeo.com player.vimeo.com ", vimeo, "open the film there and copy its address, which looks like  https://vimeo.com/1084537"},
	} {
		if strings.Contains(known.hosts, " "+u.Host+" ") {
			if a, ok := known.find(u); ok {
				return a, nil
			}
			return Address{}, &Problem{"names no film", known.hint}
		}
	}
	for _, s := range declared {
		if p, err := url.Parse(s.Address); err == nil && p.Host == u.Host {
			return Address{}, &Problem{"is not like the addresses in galen.yaml for " + s.Name, "copy the address of the page itself, which looks like  " + strings.Replace(s.Address, Hole, "abc123", 1)}
		}
	}
	return Address{}, &Problem{"is on a site that Galen does not know", "write a link instead:  [What it shows](" + u.String() + "), or declare the site in galen.yaml with the line \"embeds: [" + example(u) + "]\""}
}

// example is how the site of an address is declared. The last part of its path is taken
// for what names the film or post.
func example(u *url.URL) string {
	path := strings.TrimRight(u.EscapedPath(), "/")
	address := "https://" + u.Host + path[:strings.LastIndexByte(path, '/')+1] + Hole
	if path == "" {
		address = "https://" + u.Host + "/" + Hole
	}
	site := strings.TrimPrefix(strings.TrimPrefix(u.Host, "www."), "m.")
	frame, post := frames[site].address, ""
	if frame == "" {
		frame = "https://" + u.Host + "/embed/" + Hole
	}
	if frames[site].post {
		post = ", kind: post"
	}
	return `{name: "` + site + `", address: "` + address + `", frame: "` + frame + `"` + post + `}`
}

// frames are what sites say that a frame of theirs is to show.
var frames = map[string]struct {
	address string
	post    bool
}{
	"tiktok.com":      {"https://www.tiktok.com/embed/v2/" + Hole, false},
	"dailymotion.com": {"https://www.dailymotion.com/embed/video/" + Hole, false},
	"instagram.com":   {"https://www.instagram.com/p/" + Hole + "/embed/", true},
}

// Hole stands in a pattern for what names a film or post.
const Hole = "{id}"

var id = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}`)

// find reads an address by the pattern of a site. What follows the pattern, such as words
// that tell where a reader comes from, is dropped.
func (s Site) find(u *url.URL) (Address, bool) {
	before, after, _ := strings.Cut(s.Address, Hole)
	rest, ok := strings.CutPrefix(u.String(), before)
	name := id.FindString(rest)
	if !ok || name == "" {
		return Address{}, false
	}
	rest, ok = strings.CutPrefix(rest[len(name):], after)
	if rest = strings.TrimPrefix(rest, "/"); !ok || rest != "" && rest[0] != '?' && rest[0] != '&' {
		return Address{}, false
	}
	return Address{s.Name, s.Post, before + name + after, strings.Replace(s.Frame, Hole, name, 1)}, true
}

// PatternProblem says what is wrong with the pattern of an address, "" for nothing. A server
// of this machine, with which a site may be tried, needs no encryption.
func PatternProblem(pattern string) string {
	u, err := url.Parse(strings.Replace(pattern, Hole, "id", 1))
	switch {
	case strings.Count(pattern, "{") != 1 || !strings.Contains(pattern, Hole) || strings.Contains(pattern, "}{"):
		return "must contain " + Hole + " once"
	case err != nil || u.Host == "" || u.User != nil || strings.ContainsAny(pattern, "\"'<>;, \\#"):
		return "is not an address"
	case strings.Contains(strings.TrimPrefix(pattern, u.Scheme+"://"), Hole) && strings.Contains(hostOf(pattern), Hole):
		return "must name its host"
	case u.Scheme == "http" && (u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1"):
		return ""
	case u.Scheme != "https":
		return "must begin with https://"
	case u.Host != strings.ToLower(u.Host):
		return "must have its host in small letters"
	}
	return ""
}

// hostOf is what stands between the scheme and the path of a pattern.
func hostOf(pattern string) string {
	_, rest, _ := strings.Cut(pattern, "://")
	if i := strings.IndexAny(rest, "/?"); i >= 0 {
		rest = rest[:i]
	}
	return rest
}
