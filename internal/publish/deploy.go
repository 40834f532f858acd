// Package publish brings a built site to its readers, and never shows them a mixed one.
//
// The words used here:
//
//   - A Site is what a build left in the output folder: its files, each with its digest and
//     what a host is to send with it.
//   - A Target is where readers get the site from: a bucket of an object store, a host that takes
//     a site whole, or a folder on this machine or behind SFTP.
//   - A Release is the list of the files of a site as it went public. A target keeps the last
//     few, with the bytes they need, so that one of them can be brought back.
//   - A File is permanent when its name changes with its bytes. Permanent files that the site
//     no longer names stay for a while (Options.Keep), for pages that readers still hold.
//
// # How a bucket is published
//
// A bucket is one of Amazon S3 or a store that speaks its protocol, of Google Cloud Storage, or a
// container of Azure Blob Storage. It knows no folders that could be exchanged, so the order of the requests carries the
// promise: permanent files first, then other files, then leaf pages, then lists, feeds, the home
// page and sitemaps, and removals last. At every moment a reader gets an old page or a new one,
// and all that it names.
//
// What is known of a bucket lies in the bucket itself, below .galen/:
//
//	.galen/lock              who is publishing, and until when that holds
//	.galen/state             the release that is public, and the one that is on its way
//	.galen/releases/ID       a Release, as gzipped JSON
//	.galen/objects/DIGEST    bytes of earlier releases
//
// The lock is taken by a conditional write, so that two publishers cannot interleave, and it is a
// lease: a publisher that was killed loses it after a few minutes, and at once for others of its machine. The release on its way is
// noted before the first visible change. If the state names one, an earlier run was cut off, and
// each file in which the two releases differ is looked at before it is believed.
//
// # How a host is published
//
// Netlify and Cloudflare Pages take a site whole, as a list of paths and hashes, ask for the bytes
// that they do not have, and put it before readers in one step. What a publication was cut off in is
// never seen. They have no lock and no conditional write: before its bytes are sent, and at
// Cloudflare once more before the end, a publication asks whether another one has gone public since
// it was planned, and gives up if so.
//
// What is known of a host is part of the site itself, in a folder galen-MARK, where MARK cannot be
// guessed; it stands in the title of the deployment, which readers do not get:
//
//	galen-MARK/index.json    the releases that can be brought back, the latest first
//	galen-MARK/ID            a Release and the host's hashes, as gzipped JSON
//
// Bytes that the host has lost end nothing but what needs them: a file that was only kept is left
// out, and a rollback to them is refused.
//
// # How a folder is published
//
// A folder holds each release whole, in releases/ID, and current, a symbolic link to one of them.
// Files that stay as they were are hard links to the release before. One rename moves the link:
// that is the publication. The web server's root is current.
//
// # Whose problem it is
//
// Errors are diag.Diagnostic. A wrong address in galen.yaml is cause Usage; a host that refuses,
// cannot be reached or is locked is cause Environment.
package publish

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"galen/internal/diag"
)

// Stage is when a file is sent: in this order, removals after the last.
type Stage int

// The stages. A later file may name an earlier one, and no file a later one without which it
// would be broken.
const (
	Permanent Stage = iota // named after its digest
	Other                  // pictures, downloads and scripts that keep their names
	Leaf                   // articles, plain pages, notices and redirects
	List                   // home, categories, feeds, sitemaps, robots.txt
	stages    int   = iota
)

// File is one file of a release.
type File struct {
	Path   string `json:"path"`            // slash-separated, below the site's root
	Digest string `json:"sha256"`          // of its bytes, in hexadecimal
	Size   int64  `json:"size"`            // bytes
	Type   string `json:"type,omitempty"`  // Content-Type
	Cache  string `json:"cache,omitempty"` // Cache-Control
	Stage  Stage  `json:"stage"`
	Kind   Kind   `json:"kind,omitempty"`
	Until  int64  `json:"until,omitempty"` // of a file that is only kept: when it may go, in Unix seconds
}

// Kind is what a file is for those who are told of changes.
type Kind string

// The kinds of files that somebody is told of.
const (
	Article Kind = "article" // a page
	Feed    Kind = "feed"
)

// same reports whether a target that has f would be left as it is for g.
func (f File) same(g File) bool {
	return f.Digest == g.Digest && f.Type == g.Type && f.Cache == g.Cache
}

// Site is a built site.
type Site struct {
	Folder    string // the output folder
	Base      string // the address of the home page, with a slash at the end
	Files     []File
	Withdrawn []string // paths of the pages that are notices of a withdrawal, or lead to one
}

// Release is a version of the site as it went public.
type Release struct {
	ID        string    `json:"id"`
	At        time.Time `json:"at"`
	By        string    `json:"by"`
	Base      string    `json:"base,omitempty"`
	Files     []File    `json:"files"`               // sorted by path; those that are only kept included
	Withdrawn []string  `json:"withdrawn,omitempty"` // withdrawn pages: its notices, and what earlier releases said of pages that it lacks
	Rollback  string    `json:"rollback,omitempty"`  // the release that this one brought back
}

// Options say how to publish.
type Options struct {
	Keep     time.Duration // how long permanent files stay that the site no longer names
	Releases int           // how many releases are kept, at least 1
	Who      string        // whom another publisher is told of
	Now      func() time.Time
	Lease    time.Duration     // how long a lock holds that is not renewed
	Jobs     int               // requests at a time
	DryRun   bool              // only say what would be done
	Verify   bool              // do not believe the noted state: list the target and compare
	HeldBack map[string]string // what a rollback must not show, by path, and why: "has expired"
	Progress func(done, total int, bytes int64)
}

// withDefaults fills in what is not chosen.
func (o Options) withDefaults() Options {
	o.Releases = max(1, o.Releases)
	o.Jobs = max(1, o.Jobs)
	o.Lease = cmp.Or(o.Lease, 3*time.Minute)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Progress == nil {
		o.Progress = func(int, int, int64) {}
	}
	return o
}

// Report is what was done, or would be.
type Report struct {
	Release string   `json:"release"`                // now public
	Before  string   `json:"before,omitempty"`       // public until now
	Sent    []string `json:"sent"`                   // paths
	Removed []string `json:"removed"`                // paths
	Kept    int      `json:"kept"`                   // files that stay a while though the site does not name them
	Bytes   int64    `json:"bytes"`                  // of what was sent
	Back    string   `json:"brought_back,omitempty"` // the release that a rollback made public again
	Mended  bool     `json:"repaired,omitempty"`     // an earlier run had been cut off
	DryRun  bool     `json:"dry_run,omitempty"`
}

// Target is a place where readers get the site from.
type Target interface {
	// Publish makes the site public.
	Publish(ctx context.Context, site Site, opt Options) (Report, error)
	// Releases lists what can be brought back, the latest first; the first is public.
	Releases(ctx context.Context) ([]Release, error)
	// Rollback makes an earlier release public again: the one before when id is empty. A page
	// that has been withdrawn since, or is held back, is not brought back unless revive is set.
	Rollback(ctx context.Context, id string, revive bool, opt Options) (Report, error)
	// Close ends the connection.
	Close() error
}

// newRelease describes a site as a release; kept are files that it does not name. It is later than
// the release before, also where the clocks of two machines differ, so that ids sort by time.
func newRelease(site Site, kept []File, before Release, opt Options) Release {
	at := opt.Now().UTC().Truncate(time.Second)
	if !at.After(before.At) {
		at = before.At.Add(time.Second)
	}
	files := byPath(slices.Concat(site.Files, kept))
	r := Release{At: at, By: opt.Who, Base: site.Base, Files: files, Withdrawn: withdrawals(site, before)}
	r.ID = at.Format("20060102T150405Z") + "-" + digestOf(files)[:8]
	return r
}

// withdrawals are the pages of a site that were withdrawn, and those of the release before that the
// site has no page for: what was withdrawn is not forgotten when its notice goes.
func withdrawals(site Site, before Release) []string {
	all := slices.Clone(site.Withdrawn)
	files := byPath(site.Files)
	for _, path := range before.Withdrawn {
		if _, there := (Release{Files: files}).find(path); !there {
			all = append(all, path)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// named are the files that belong to the release's own pages.
func (r Release) named() []File {
	return slices.DeleteFunc(slices.Clone(r.Files), func(f File) bool { return f.Until != 0 })
}

// index finds the files of a release.
func (r Release) index() map[string]File {
	m := make(map[string]File, len(r.Files))
	for _, f := range r.Files {
		m[f.Path] = f
	}
	return m
}

// chosen is the id of the release that a rollback of a target is to bring back: the one that is
// named, or the one before the public one, which stands first in the history.
func chosen(target, id string, history []string) (string, error) {
	switch {
	case id == "" && len(history) > 1:
		return history[1], nil
	case id == "":
		return "", diag.Errorf(diag.Position{}, "no-release", "%s has no earlier release to bring back", target).
			WithCause(diag.Usage).WithHint("there is one once a second publication has changed something")
	case !slices.Contains(history, id):
		return "", diag.Errorf(diag.Position{}, "no-release", "%s has no release %q", target, id).
			WithCause(diag.Usage).WithHint("galen releases lists those that can be brought back: %s", strings.Join(history, ", "))
	}
	return id, nil
}

// revived are the pages of a release that is to be brought back which readers must not see as
// articles, and why: those that the release that is public knows as withdrawn, and those that
// are held back.
func revived(public, back Release, held map[string]string) map[string]string {
	why := map[string]string{}
	for _, path := range public.Withdrawn {
		why[path] = "has since been withdrawn"
	}
	maps.Copy(why, held)
	there := back.index()
	maps.DeleteFunc(why, func(path, _ string) bool {
		_, shown := there[path]
		return !shown || slices.Contains(back.Withdrawn, path)
	})
	return why
}

// refuseRevival is what is said of them.
func refuseRevival(id string, why map[string]string) error {
	pages := map[string][]string{}
	for _, path := range slices.Sorted(maps.Keys(why)) {
		pages[why[path]] = append(pages[why[path]], path)
	}
	var parts []string
	for _, reason := range slices.Sorted(maps.Keys(pages)) {
		parts = append(parts, fmt.Sprintf("%s, which %s", list(pages[reason]), reason))
	}
	return diag.Errorf(diag.Position{}, "withdrawn", "the release %s shows %s", id, strings.Join(parts, ", and ")).
		WithHint("correct the site and publish it, or use --bring-back-withdrawn to bring it back anyway")
}

// list names the first few of many.
func list(paths []string) string {
	const most = 3
	if len(paths) <= most {
		return strings.Join(paths, ", ")
	}
	return strings.Join(paths[:most], ", ") + " and others"
}
