package config

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"time"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Publish are the targets that galen publish knows.
type Publish struct {
	At      diag.Position
	Targets []PublishTarget // in the order of galen.yaml
}

// PublishTarget is one place where readers get the site from.
type PublishTarget struct {
	Name     string
	To       frontmatter.Word // s3://bucket or another address that publish.Open knows, or a folder
	Default  bool             // used when no target is named
	Drafts   bool             // it is a preview for colleagues
	Keep     time.Duration    // how long files that the site no longer names stay there
	Releases int              // how many earlier releases can be brought back
	Purge    []Purge          // caches that are told what changed
	IndexNow string           // the key by which search engines are told, "" if they are not
	WebSub   string           // the hub that is told of feeds, "" if none is
}

// Purge is a cache that is told what changed. Kind is one of Caches; ID is the zone, the
// distribution or the address of the webhook, empty for the others.
type Purge struct{ Kind, ID string }

// Caches are the kinds of caches, and whether each needs a word more.
var Caches = map[string]string{"cloudflare": "the id of the zone", "cloudfront": "the id of the distribution", "webhook": "an https address", "fastly": "", "bunny": ""}

const maxTargets = 20

func readPublish(r *frontmatter.Reader) (p Publish) {
	g := r.Group("publish")
	if g == nil {
		return p
	}
	p.At = r.Place("publish")
	for i, name := range g.Keys() {
		t := g.GroupLike(name, shownTarget)
		if t == nil {
			continue
		}
		if i == maxTargets {
			g.Misnamed(name, "too-many", "delete this target and those after it", "publish can have at most %d targets", maxTargets)
		}
		t.Require("a target of publish", map[string]string{"to": "to: s3://my-bucket"})
		p.Targets = append(p.Targets, PublishTarget{
			Name: name, To: t.Spelled("to", 1000), Default: t.Flag("default"), Drafts: t.Flag("drafts"),
			Keep: readDays(t, "keep", 30), Releases: t.Count("releases", 10, 1, 100),
			Purge: readPurge(t), IndexNow: readKey(t), WebSub: readHTTPS(t, "websub"),
		})
		if last := p.Targets[len(p.Targets)-1]; last.Drafts {
			for key, given := range map[string]bool{"indexnow": last.IndexNow != "", "websub": last.WebSub != ""} {
				if given {
					t.Problem(key, "preview-told", "delete this line, or  drafts: true", "a preview with drafts must stay private, and %s would announce it", key)
				}
			}
		}
		t.Done(map[string]string{"preview": "drafts", "url": "to", "target": "to", "bucket": "to", "history": "releases"})
	}
	g.Done(nil)
	return p
}

// readPurge reads the caches of a target: purge: {cloudflare: ZONE} or purge: {fastly: true}.
func readPurge(t *frontmatter.Reader) (all []Purge) {
	g := t.Group("purge")
	if g == nil {
		return nil
	}
	for _, kind := range slices.Sorted(maps.Keys(Caches)) {
		switch {
		case Caches[kind] == "":
			if g.Flag(kind) {
				all = append(all, Purge{kind, ""})
			}
		case kind == "webhook":
			if address := readHTTPS(g, kind); address != "" {
				all = append(all, Purge{kind, address})
			}
		default:
			if id := g.Spelled(kind, 100).Text; id != "" {
				all = append(all, Purge{kind, id})
			}
		}
	}
	g.Done(nil)
	return all
}

var indexKey = regexp.MustCompile(`^[A-Za-z0-9-]{8,128}$`)

// readKey reads the key of IndexNow, of which the protocol says what it may be.
func readKey(t *frontmatter.Reader) string {
	w := t.Spelled("indexnow", 200)
	if w.Text != "" && !indexKey.MatchString(w.Text) {
		t.Problem("indexnow", "bad-key", "use 8 to 128 letters, digits and hyphens, and put the same key into static/KEY.txt", "%q is not a key of IndexNow", w.Text)
		return ""
	}
	return w.Text
}

// readHTTPS reads an address to which something is sent; one of this machine may be without encryption.
func readHTTPS(g *frontmatter.Reader, key string) string {
	w := g.Line(key, 1000)
	if w.Text == "" {
		return ""
	}
	u, err := url.Parse(w.Text)
	local := err == nil && (u.Hostname() == "127.0.0.1" || u.Hostname() == "localhost")
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && !(u.Scheme == "http" && local) {
		g.Problem(key, "bad-url", "write, for example,  "+key+": https://hub.example/", "%q is not an https address", w.Text)
		return ""
	}
	return w.Text
}

var days = regexp.MustCompile(`^([0-9]{1,4})(d|w)$`)

// readDays reads a span such as 30d or 4w; it is given in days when it is absent.
func readDays(g *frontmatter.Reader, key string, otherwise int) time.Duration {
	const day = 24 * time.Hour
	w := g.Spelled(key, 10)
	if w.Text == "" {
		return time.Duration(otherwise) * day
	}
	m := days.FindStringSubmatch(w.Text)
	if m == nil {
		g.Problem(key, "bad-span", "write a number of days or weeks: "+key+": 30d", "%q is not a period of time", w.Text)
		return time.Duration(otherwise) * day
	}
	n, _ := strconv.Atoi(m[1])
	if m[2] == "w" {
		n *= 7
	}
	return time.Duration(n) * day
}
