package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"galen"
	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/output"
	"galen/internal/pipeline"
	"galen/internal/publish"
	"galen/internal/site"
)

// publication is what the commands publish and releases are told.
type publication struct {
	build    pipeline.Options
	verb     string // of the command
	format   string
	dryRun   bool
	verify   bool
	rollback bool
	release  string // that a rollback brings back, "" for the one before
	revive   bool
	chosen   bool      // the folder to build in has been chosen
	next     time.Time // when the site that was published will change by itself; zero: never
}

func publishCommand(code *int) *cobra.Command {
	var p publication
	var s stay
	c := &cobra.Command{
		Use:   "publish [TARGET]",
		Short: "Build the site for the public and publish it",
		Long: `Build the site as galen build --release does, and publish it to a target of galen.yaml:

    publish:
      live: {to: "s3://my-bucket?region=eu-central-1"}
      preview: {to: /srv/preview, drafts: true}

A target with drafts: true is a preview for colleagues, as galen build --drafts makes
it: search engines are asked not to list any page, and there are no feeds.

A target is an object store (s3://bucket, gs://bucket, azure://container?account=name),
a host (netlify://site-id, cloudflare-pages://account-id/project), a server
(sftp://user@host/folder) or a folder. Only what changed is sent, in an order that
never leaves readers with a page whose files are missing. Keys come from the
environment (the README lists their names) or the usual files of the protocol, never
from galen.yaml.`,
		Example: "  galen publish --dry-run\n  galen publish live\n  galen publish --rollback",
		Args:    func(_ *cobra.Command, args []string) error { return p.fits(args) },
		RunE: func(c *cobra.Command, args []string) error {
			args = p.targetOf(args)
			if !p.rollback && (p.release != "" || p.revive) {
				return errors.New("--release and --bring-back-withdrawn need --rollback: without it the site as it is now is published")
			}
			name := strings.Join(args, "")
			return s.staying(c.Context(), p.build.Source, name, code, func() error {
				return p.open(c.Context(), code, args, p.publish)
			}, func() time.Time { return p.next })
		},
	}
	p.flags(c, "publish")
	f := c.Flags()
	f.StringVar(&p.build.Output, "output", "public", "the folder to build in (by default public in the site's folder, for a preview one in .galen)")
	f.StringVar(&p.build.BaseURL, "base-url", "", "use this address instead of baseURL in galen.yaml")
	f.IntVar(&p.build.Jobs, "jobs", runtime.GOMAXPROCS(0), "how many pages to make in parallel")
	f.BoolVar(&p.dryRun, "dry-run", false, "build, and say what would be sent and removed")
	f.BoolVar(&p.verify, "verify", false, "check every file of the target instead of trusting its list")
	f.DurationVar(&s.span, "for", 0, "keep running for this long (1h), and publish again whenever something is due")
	f.BoolVar(&s.pull, "pull", false, "before that, get what is new in the repository (git pull --ff-only)")
	f.BoolVar(&p.rollback, "rollback", false, "bring back the previous release, or the one that --release names")
	f.StringVar(&p.release, "release", "", "the release to bring back; galen releases lists them")
	f.BoolVar(&p.revive, "bring-back-withdrawn", false, "let a rollback show articles that have since been withdrawn, or are not published now")
	return c
}

// targetOf takes the release out of the words of a rollback, wherever it stands among them.
func (p *publication) targetOf(args []string) []string {
	if !p.rollback || p.release != "" {
		return args
	}
	i := slices.IndexFunc(args, func(word string) bool { return strings.Contains(word, "Z-") })
	if i < 0 {
		return args
	}
	p.release = args[i]
	return slices.Delete(slices.Clone(args), i, i+1)
}

// fits is an error when more is named than a target, and what a rollback brings back.
func (p *publication) fits(args []string) error {
	look := *p
	targets := look.targetOf(args)
	switch {
	case len(targets) < 2:
		return nil
	case p.rollback:
		return fmt.Errorf("a rollback takes a target and a release, but got %s: galen releases lists them", strings.Join(args, ", "))
	}
	return fmt.Errorf("only one target can be published at a time, but %s were named", strings.Join(args, " and "))
}

func (p *publication) flags(c *cobra.Command, verb string) {
	p.verb = verb
	c.Flags().StringVar(&p.build.Source, "source", ".", "the folder of the site")
	c.Flags().StringVar(&p.format, "format", "text", "output format: text or json")
}

// open finds the target that was named, connects to it and does the work.
func (p *publication) open(ctx context.Context, code *int, args []string, work func(context.Context, config.PublishTarget, publish.Target) error) error {
	if p.format != "text" && p.format != "json" {
		return fmt.Errorf("--format must be text or json, not %q", p.format)
	}
	now, err := buildClock()
	if err != nil {
		return err
	}
	p.build.Now, p.build.Builtin, p.build.Release = now, galen.Starter, true
	known, r := pipeline.Targets(p.build)
	if r.Problems.Failed() {
		printer(r.Source).Text(os.Stderr, r.Problems)
		*code = r.Problems.ExitCode()
		return nil
	}
	chosen, problem := choose(known, p.verb, args)
	if problem != nil {
		return p.report(code, r.Source, *problem)
	}
	p.buildFor(chosen)
	address, problem := p.address(chosen.To.Text)
	if problem != nil {
		problem.Position = chosen.To.At
		return p.report(code, r.Source, *problem)
	}
	if problem := p.alone(known, chosen, address); problem != nil {
		return p.report(code, r.Source, *problem)
	}
	target, err := publish.Open(address)
	if err == nil {
		err = errors.Join(work(ctx, chosen, target), target.Close())
	}
	if d, ok := errors.AsType[diag.Diagnostic](err); ok {
		if d.Position.File == "" && d.Cause == diag.Usage {
			d.Position = chosen.To.At
		}
		return p.report(code, r.Source, d)
	}
	if failed, ok := errors.AsType[reported](err); ok {
		*code = failed.code
		return nil
	}
	if err != nil && ctx.Err() == nil {
		return p.report(code, r.Source, diag.Errorf(diag.Position{}, "publish", "%s", reason(err)).WithCause(diag.Environment).
			WithHint("publish again to send what is missing"))
	}
	return nil
}

// buildFor says how the site is built for a target, and where: a preview never in the folder
// of what is public.
func (p *publication) buildFor(t config.PublishTarget) {
	p.build.Release, p.build.Drafts = !t.Drafts, t.Drafts
	if p.chosen || p.build.Output != "public" && p.build.Output != "" {
		return
	}
	p.chosen = true
	p.build.Output = filepath.Join(p.build.Source, "public")
	if t.Drafts {
		p.build.Output = filepath.Join(p.build.Source, pipeline.CacheFolder, "preview-"+url.PathEscape(t.Name))
	}
}

func (p *publication) report(code *int, source func(string) []byte, d diag.Diagnostic) error {
	list := diag.List{d}
	printer(source).Text(os.Stderr, list)
	*code = list.ExitCode()
	return nil
}

// choose finds the target that is meant.
func choose(known config.Publish, verb string, args []string) (config.PublishTarget, *diag.Diagnostic) {
	var names []string
	for _, t := range known.Targets {
		names = append(names, t.Name)
		if len(args) == 1 && t.Name == args[0] || len(args) == 0 && (t.Default || len(known.Targets) == 1) {
			return t, nil
		}
	}
	var d diag.Diagnostic
	switch {
	case len(names) == 0:
		d = diag.Errorf(diag.Position{File: "galen.yaml"}, "no-target", "galen.yaml has no target to publish to").WithCause(diag.Usage).
			WithHint("add, for example,  publish: {live: {to: \"s3://my-bucket\"}}")
	case len(args) == 0:
		d = diag.Errorf(known.At, "no-default", "there are several targets, and none is the default").WithCause(diag.Usage).
			WithHint("name one: galen %s %s; or write  default: true  in it", verb, names[0])
	default:
		d = diag.Errorf(known.At, "unknown-target", "there is no target %q", args[0]).WithCause(diag.Usage).
			WithHint("choose one of: %s", strings.Join(names, ", "))
		if near := diag.Nearest(args[0], names); near != "" {
			d = d.WithHint("did you mean %q?", near)
		}
	}
	return config.PublishTarget{}, &d
}

// reported is the end of a publication of which everything has been said.
type reported struct{ code int }

func (reported) Error() string { return "what went wrong was reported" }

// publish builds and sends, or brings a release back.
func (p *publication) publish(ctx context.Context, t config.PublishTarget, target publish.Target) error {
	opt := p.options(t)
	start := time.Now()
	line := progressLine{out: os.Stderr, start: start, on: p.format == "text" && term.IsTerminal(int(os.Stderr.Fd()))}
	opt.Progress = func(done, total int, bytes int64) {
		line.show(fmt.Sprintf("%d of %d files, %s", done, total, size(bytes)))
	}
	var r publish.Report
	var err error
	if p.rollback {
		opt.HeldBack = p.heldBack(ctx)
		r, err = target.Rollback(ctx, p.release, p.revive, opt)
	} else {
		var s publish.Site
		if s, err = p.built(ctx, &line); err != nil {
			return err
		}
		r, err = target.Publish(ctx, s, opt)
	}
	line.clear()
	if err != nil {
		return err
	}
	if r.Back != "" && !p.dryRun && len(r.Sent)+len(r.Removed) > 0 {
		if d := pipeline.NoteRollback(p.build.Source, t.Name, r.Back, start); d != nil {
			d.Severity = diag.Warning
			printer(nil).Text(os.Stderr, diag.List{*d})
		}
	}
	if err := p.tell(&stdout, t, r, time.Since(start)); err != nil || p.dryRun || len(r.Sent)+len(r.Removed) == 0 {
		return err
	}
	return p.announce(ctx, t, target)
}

// heldBack asks the source of the site what a rollback must not show.
func (p *publication) heldBack(ctx context.Context) map[string]string {
	why := pipeline.HeldBack(ctx, p.build)
	if why == nil && ctx.Err() == nil {
		printer(nil).Text(os.Stderr, diag.List{diag.Warningf(diag.Position{}, "unread", "the site's source cannot be read, so it is not known which articles have expired or are under embargo").
			WithHint("run galen check to see what is wrong with it, and check that the release shows what it should")})
	}
	return why
}

// built builds the site for the public.
func (p *publication) built(ctx context.Context, line *progressLine) (publish.Site, error) {
	opt := p.build
	opt.NoRecord = p.dryRun
	opt.OnProgress, opt.OnPicture = line.files, line.pictures
	r := pipeline.Run(ctx, opt)
	line.clear()
	diag.Printer{Source: r.Source, Color: printer(nil).Color}.Text(os.Stderr, r.Problems)
	if r.Problems.Failed() {
		fmt.Fprintln(os.Stderr, "\nnothing was published")
		return publish.Site{}, reported{r.Problems.ExitCode()}
	}
	if ctx.Err() != nil {
		return publish.Site{}, ctx.Err()
	}
	p.next = r.Next
	return siteOf(r, opt.Output)
}

// cacheOf is how long files may be kept by who they are sent to, by their role.
var cacheOf = map[site.Role]string{
	site.RolePermanent: "public, max-age=31536000, immutable",
	site.RoleOther:     "public, max-age=0, must-revalidate",
	site.RoleLeaf:      "public, max-age=0, must-revalidate",
	site.RoleList:      "public, max-age=0, must-revalidate",
}

// siteOf describes what a build left for a target.
func siteOf(r pipeline.Result, folder string) (publish.Site, error) {
	manifest, err := output.ReadManifest(folder)
	if err != nil {
		return publish.Site{}, err
	}
	s := publish.Site{Folder: folder, Base: r.Base}
	for _, l := range r.Listing {
		e, ok := manifest.Lookup(l.File)
		if !ok {
			return publish.Site{}, diag.Errorf(diag.Position{File: l.File}, "changed", "this file of the output is missing").
				WithCause(diag.Environment).WithHint("run galen publish again; let nothing else write to the output folder")
		}
		s.Files = append(s.Files, publish.File{
			Path: l.File, Digest: e.Digest.String(), Size: e.Size, Type: l.MediaType, Cache: cacheOf[l.Role], Stage: publish.Stage(l.Role),
		})
		switch last := &s.Files[len(s.Files)-1]; {
		case l.Article:
			last.Kind = publish.Article
		case l.Feed:
			last.Kind = publish.Feed
		}
		if l.Gone {
			s.Withdrawn = append(s.Withdrawn, l.File)
		}
	}
	slices.SortFunc(s.Files, func(a, b publish.File) int { return strings.Compare(a.Path, b.Path) })
	return s, nil
}

func (p *publication) options(t config.PublishTarget) publish.Options {
	return publish.Options{Keep: t.Keep, Releases: t.Releases, Who: whoami(), Jobs: 8, DryRun: p.dryRun, Verify: p.verify}
}

// whoami is how another publisher is told who holds the lock.
func whoami() string {
	name, host := "somebody", "another machine"
	if u, err := user.Current(); err == nil {
		name = u.Username
	}
	if h, err := os.Hostname(); err == nil {
		host = h
	}
	return name + " on " + host
}

// tell says what was done.
func (p *publication) tell(w io.Writer, t config.PublishTarget, r publish.Report, took time.Duration) error {
	if p.format == "json" {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(struct {
			Target string `json:"target"`
			publish.Report
			Seconds float64 `json:"seconds"`
		}{t.Name, r, took.Seconds()})
	}
	verb := "published"
	if p.dryRun {
		verb = "would publish"
		for _, path := range r.Sent {
			fmt.Fprintf(w, "send    %s\n", path)
		}
		for _, path := range r.Removed {
			fmt.Fprintf(w, "remove  %s\n", path)
		}
	}
	if len(r.Sent)+len(r.Removed) == 0 {
		_, err := fmt.Fprintf(w, "%s is up to date: release %s\n", t.Name, r.Release)
		return err
	}
	if r.Mended {
		fmt.Fprintln(w, "an earlier publication was interrupted; it is now complete")
	}
	_, err := fmt.Fprintf(w, "%s %s to %s, %s removed, in %s: release %s\n", verb, count(len(r.Sent), "file", "files")+" ("+size(r.Bytes)+")",
		t.Name, count(len(r.Removed), "file", "files"), seconds(took), r.Release)
	return err
}

// size is a number of bytes for a person.
func size(bytes int64) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 1_000_000:
		return fmt.Sprintf("%.1f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// The roles of a site's files and the stages of a publication are the same, in the same order.
var _ = [1]struct{}{}[int(publish.List)-int(site.RoleList)]
