package config

import (
	"regexp"
	"strconv"
	"time"

	"galen/internal/diag"
	"galen/internal/fields"
)

// Publish are the targets that galen publish knows.
type Publish struct {
	At      diag.Position
	Targets []PublishTarget // in the order of galen.yaml
}

// PublishTarget is one place where readers get the site from.
type PublishTarget struct {
	Name     string
	To       fields.Word   // s3://bucket, sftp://user@host/folder, or a folder
	Default  bool          // used when no target is named
	Keep     time.Duration // how long files that the site no longer names stay there
	Releases int           // how many earlier releases can be brought back
}

const maxTargets = 20

func readPublish(r *fields.Reader) (p Publish) {
	g := r.Group("publish")
	if g == nil {
		return p
	}
	p.At = r.Place("publish")
	for i, name := range g.Keys() {
		t := g.Group(name)
		if t == nil || i >= maxTargets {
			continue
		}
		t.Require("a target of publish", map[string]string{"to": "to: s3://my-bucket"})
		p.Targets = append(p.Targets, PublishTarget{
			Name: name, To: t.Spelled("to", 1000), Default: t.Flag("default"),
			Keep: readDays(t, "keep", 30), Releases: t.Count("releases", 10, 1, 100),
		})
		t.Done(map[string]string{"url": "to", "target": "to", "bucket": "to", "history": "releases"})
	}
	g.Done(nil)
	return p
}

var days = regexp.MustCompile(`^([0-9]{1,4})(d|w)$`)

// readDays reads a span such as 30d or 4w; it is given in days when it is absent.
func readDays(g *fields.Reader, key string, otherwise int) time.Duration {
	const day = 24 * time.Hour
	w := g.Spelled(key, 10)
	if w.Text == "" {
		return time.Duration(otherwise) * day
	}
	m := days.FindStringSubmatch(w.Text)
	if m == nil {
		g.Problem(key, "bad-span", "write a number of days or weeks: "+key+": 30d", "%q is not a span of time", w.Text)
		return time.Duration(otherwise) * day
	}
	n, _ := strconv.Atoi(m[1])
	if m[2] == "w" {
		n *= 7
	}
	return time.Duration(n) * day
}
