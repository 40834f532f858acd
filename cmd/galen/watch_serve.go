package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"galen"
	"galen/internal/diag"
	"galen/internal/pipeline"
	"galen/internal/preview"
	"galen/internal/source"
	"galen/internal/theme/asset"
	"galen/internal/watch"
)

// secondLook is how long a mistake that comes right after a change may stay
// unsaid: an editor may still be writing the file.
const secondLook = 30 * time.Millisecond

// follow calls look at once and then whenever the site's source may have
// changed, or the time has come that look named. Look gets the paths that may
// have changed, none for everything, and returns that time; zero is never.
func follow(ctx context.Context, dir string, poll time.Duration, look func(paths []string) time.Time) error {
	w, err := watcher(dir, poll)
	if err != nil {
		return err
	}
	defer w.Close()
	var paths []string
	for {
		var timer <-chan time.Time
		if next := look(paths); !next.IsZero() {
			timer = time.After(max(time.Until(next), 0))
		}
		paths = nil
		select {
		case <-ctx.Done():
			return nil
		case <-timer:
		case change, open := <-w.Changes():
			if !open && w.Fault() != nil {
				return *w.Fault()
			}
			if !change.All {
				paths = change.Paths
				awaitFiles(dir, paths)
			}
		}
	}
}

// watcher watches the source of the site in a folder.
func watcher(dir string, poll time.Duration) (*watch.Watcher, error) {
	if poll < 0 {
		return nil, diag.Errorf(diag.Position{}, "usage", "--poll cannot be %s", poll).WithCause(diag.Usage).WithHint("write how long to wait between checks, such as  --poll 1s")
	}
	return watch.New(watch.Options{
		Root: dir, Folders: []string{"content", "templates", "static", "data", "words"}, Files: []string{source.ConfigFile}, Ignore: source.Ignored, Poll: poll,
		Notice: func(sentence string) { fmt.Fprintln(os.Stderr, sentence) },
	})
}

// changes tells of the files of a site that may have changed, all of them when it names
// none, until ctx ends.
func changes(ctx context.Context, dir string, poll time.Duration, changed func(paths ...string)) error {
	w, err := watcher(dir, poll)
	if err != nil {
		return err
	}
	defer w.Close()
	for {
		select {
		case <-ctx.Done():
			return nil
		case change, open := <-w.Changes():
			switch {
			case open && change.All:
				changed()
			case open:
				awaitFiles(dir, change.Paths)
				changed(change.Paths...)
			case w.Fault() != nil:
				return *w.Fault()
			default:
				return nil
			}
		}
	}
}

// awaitFiles gives those who save a moment: many editors empty the file first, or
// move it out of the way, and a page without its text is not to be seen. What is
// still gone or empty after that moment is meant to be so.
func awaitFiles(dir string, paths []string) {
	late := time.Now().Add(secondLook)
	for time.Now().Before(late) && slices.ContainsFunc(paths, func(p string) bool {
		info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(p)))
		return err != nil || info.Mode().IsRegular() && info.Size() == 0
	}) {
		time.Sleep(time.Millisecond)
	}
}

func watchCommand(code *int) *cobra.Command {
	var opt pipeline.Options
	var poll time.Duration
	c := &cobra.Command{
		Use:   "watch",
		Short: "Build the site, and again whenever something changes",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			opt.Builtin = galen.Starter
			if !c.Flags().Changed("output") {
				opt.Output = filepath.Join(opt.Source, opt.Output)
			}
			ctx, stop := context.WithCancelCause(c.Context())
			defer stop(nil)
			work, wait, told, first := pipeline.Builder{}, backoff{}, dedupReporter{}, true
			err := follow(ctx, opt.Source, poll, func([]string) time.Time {
				began := time.Now()
				r := repeat(ctx, &work, opt)
				again, news := wait.judge(r.Problems, time.Since(began))
				if d := hopeless(r.Problems); d != nil && first {
					stop(d)
				} else if ctx.Err() == nil && news {
					sayBuilt(r, opt, &told, !again.IsZero())
				}
				first = false
				return sooner(r.Next, again)
			})
			if d := (diag.Diagnostic{}); errors.As(context.Cause(ctx), &d) {
				err = d
			}
			return ended(code, opt.Source, err)
		},
	}
	flags(c, &opt, &poll)
	c.Flags().StringVar(&opt.Output, "output", "public", "the folder to write to (by default public in the site's folder)")
	c.Flags().BoolVar(&opt.Drafts, "drafts", false, "a preview for colleagues: show drafts, too, and ask search engines not to list any page")
	return c
}

// flags are those that watch and serve share.
func flags(c *cobra.Command, opt *pipeline.Options, poll *time.Duration) {
	c.Flags().StringVar(&opt.Source, "source", ".", "the folder of the site")
	c.Flags().StringVar(&opt.BaseURL, "base-url", "", "use this address instead of baseURL in galen.yaml")
	c.Flags().IntVar(&opt.Jobs, "jobs", runtime.GOMAXPROCS(0), "how many pages to make in parallel")
	c.Flags().DurationVar(poll, "poll", 0, "check for changes at this interval, such as 1s, instead of waiting for events")
}

// repeat builds, and builds once more before it gives a mistake.
func repeat(ctx context.Context, work *pipeline.Builder, opt pipeline.Options) pipeline.Result {
	opt.Now = time.Now()
	r := work.Run(ctx, opt)
	if r.Problems.Failed() && !ofOutput(r.Problems) {
		time.Sleep(secondLook)
		r = work.Run(ctx, opt)
	}
	return r
}

// sayBuilt tells of a build that changed something, or that failed.
func sayBuilt(r pipeline.Result, opt pipeline.Options, told *dedupReporter, again bool) {
	changed := len(r.Report.Added) + len(r.Report.Changed)
	broken := told.broken()
	switch {
	case r.Problems.Failed():
		told.tell(os.Stderr, printer(r.Source), r.Problems)
		if again {
			fmt.Fprintf(os.Stderr, "the output is unchanged; galen tries again by itself\n\n")
		} else {
			fmt.Fprintf(os.Stderr, "the output is unchanged\n\n")
		}
	case broken || changed+len(r.Report.Removed) > 0:
		told.forget()
		printer(r.Source).Text(os.Stderr, r.Problems)
		fmt.Fprintf(&stdout, "%s %d changed, %d removed in %s\n", time.Now().Format(time.TimeOnly), changed, len(r.Report.Removed), opt.Output)
	}
}

func printer(source func(string) []byte) diag.Printer {
	return diag.Printer{Source: source, Color: term.IsTerminal(int(os.Stderr.Fd())) && os.Getenv("NO_COLOR") == ""}
}

// hopeless gives the first problem that is in no file: the command line is wrong,
// or the folder is not that of a site. A command that begins so had better end.
func hopeless(list diag.List) error {
	for _, d := range list {
		if d.Severity == diag.Error && d.Cause == diag.Usage && d.Position.File == "" {
			return d
		}
	}
	return nil
}

// ended turns the end of a command that runs until it is stopped into its exit
// code.
func ended(code *int, dir string, err error) error {
	var d diag.Diagnostic
	switch {
	case err == nil:
		return nil
	case errors.As(err, &d):
	case errors.Is(err, fs.ErrNotExist):
		d = diag.Errorf(diag.Position{}, "no-folder", "there is no folder %q", dir).WithCause(diag.Usage).WithHint("name the folder of the site with --source")
	default:
		d = diag.Errorf(diag.Position{}, "cannot-watch", "the folder %q cannot be watched: %s", dir, reason(err)).
			WithCause(diag.Environment).WithHint("check that it is a folder and can be read")
	}
	return fail(code, d)
}

func serveCommand(code *int) *cobra.Command {
	var opt pipeline.Options
	var poll time.Duration
	var host string
	var port int
	var open bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser, and every edit as it is saved",
		Long: `Show the site in a browser, and every edit as it is saved.

The preview is for those who write: it shows drafts and scheduled articles, and marks
them. With --at TIME it shows what readers see at that time. It is kept in memory: it
does not read or write public/, unless an earlier build was killed while it replaced
the site; that is completed first.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			opt.Builtin = galen.Starter
			return ended(code, opt.Source, servePreview(c.Context(), opt, poll, host, port, func(url string) {
				fmt.Fprintln(&stdout, url)
				if open {
					openBrowser(url)
				}
			}))
		},
	}
	flags(c, &opt, &poll)
	atFlag(c, &opt.At, "show the site as readers see it at this time (2026-11-22T09:30)")
	c.Flags().StringVar(&host, "host", preview.Loopback, "the address to listen on")
	c.Flags().IntVar(&port, "port", preview.FirstPort, "the first port to try")
	c.Flags().BoolVar(&open, "open", false, "open the browser")
	return c
}

// servePreview serves until ctx ends; it calls ready with the address.
func servePreview(ctx context.Context, opt pipeline.Options, poll time.Duration, host string, port int, ready func(url string)) error {
	// One more than there are processors: while every page is being checked, an edit
	// is then heard of at once, and not only when a page is done (10 ms and more).
	runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1)
	p := pipeline.NewPreview(opt)
	list, _ := p.Update(ctx, time.Now()) // follow does it once more, and reports the problems
	if err := hopeless(list); err != nil {
		return err
	}
	server := preview.New(preview.Options{Base: p.Base(), MediaType: asset.MediaType})
	if now := p.Current(); now != nil {
		server.Publish(showing{now}) // before anybody is told where to look
	}
	listener, err := preview.Listen(host, port, 100)
	if err != nil {
		return err
	}
	failed := make(chan error, 1)
	go func() { failed <- diag.Guard("", func() error { return server.Serve(listener) })() }()
	ready(server.URL(listener))
	s := newScreen(p, server)
	inner, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		if err := <-failed; err != nil {
			fmt.Fprintln(os.Stderr, "error: the preview cannot be served:", reason(err))
		}
		stop()
	}()
	err = follow(inner, opt.Source, poll, func(paths []string) time.Time { return s.update(inner, paths) })
	s.checks.Wait()
	end, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	server.Shutdown(end)
	return err
}

// openBrowser asks the system to show an address; when it cannot, the address
// has been printed.
func openBrowser(url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	if cmd := exec.Command(name, args...); cmd.Start() == nil {
		go cmd.Wait()
	}
}
