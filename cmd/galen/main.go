// Command galen turns a folder of Markdown articles into a health-news site.
//
//	galen init my-site      a site to begin with
//	galen new article …     a new article, ready to be written
//	galen serve             the site in a browser, every edit as it is saved
//	galen build             the site, in public/
//	galen watch             the same, again whenever something changes
//
// How it speaks: what went well is one line on standard output; problems go to
// standard error, as package diag writes them. The exit code is 0 when all is
// well, 1 for a mistake in the content, the templates or the static files, 2
// for one in the command line or galen.yaml, 3 when the machine gets in the way
// (a full disk, missing permission, another galen at work), and 129, 130 or 143
// when it was stopped by SIGHUP, Ctrl-C or SIGTERM. The first signal ends what is
// being done, the second the program; neither leaves a site half in place, and a
// build whose site is in place by then has succeeded.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"galen/internal/diag"
	"galen/internal/output"
)

func main() {
	limitGarbage()
	os.Exit(run(os.Args[1:]))
}

// run is the whole program; it returns the exit code.
func run(args []string) (exit int) {
	defer func() {
		if fault := recover(); fault != nil {
			diag.Printer{}.Text(os.Stderr, diag.List{diag.Fault("", fault)})
			exit = 3
		}
	}()
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	go heed(cancel)

	var code int
	root := commands(&code)
	root.SetArgs(args)
	root.SetOut(&stdout)
	c, err := root.ExecuteContextC(ctx)
	if d := stdout.failed(); d != nil {
		diag.Printer{}.Text(os.Stderr, diag.List{*d})
		return d.ExitCode()
	}
	if err != nil {
		d := usage(c, err)
		diag.Printer{}.Text(os.Stderr, diag.List{d})
		return d.ExitCode()
	}
	if code == complete {
		return 0
	}
	if s, ok := context.Cause(ctx).(stopped); ok {
		fmt.Fprintln(os.Stderr, "stopped")
		return s.code()
	}
	return code
}

// complete, as the exit code of a command, stands for 0 even though a signal came:
// what the signal was to stop had been done.
const complete = -1

// heed cancels at the first signal and ends the program at the second, unless a site
// is being put in place, or has been since the first: then the program ends by itself
// when that is done, and further signals are not heard. A signal that whoever started the program ignores, as nohup does, is ignored.
func heed(cancel context.CancelCauseFunc) {
	signals := make(chan os.Signal, 8)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		if !signal.Ignored(s) {
			signal.Notify(signals, s)
		}
	}
	first := stopped{<-signals}
	swaps := output.Swaps()
	cancel(first)
	<-signals
	output.Interrupt(swaps, func() { os.Exit(first.code()) })
}

// stopped is the cause of a context that a signal ended.
type stopped struct{ signal os.Signal }

func (s stopped) Error() string { return s.signal.String() }

// code is 128 and the signal's number, as shells have it.
func (s stopped) code() int {
	if number, ok := s.signal.(syscall.Signal); ok {
		return 128 + int(number)
	}
	return 130
}

// commands is the tree of commands. Each leaves its exit code in code.
func commands(code *int) *cobra.Command {
	root := &cobra.Command{
		Use:           "galen",
		Short:         "A static site generator for health newsrooms",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(buildCommand(code), watchCommand(code), serveCommand(code), initCommand(code), newCommand(code), checkCommand(code), reviewCommand(code), translationCommand(code), headersCommand(code), redirectsCommand(code), reportCommand(code), nextCommand(code), publishCommand(code), releasesCommand(code), announceCommand(code), ciCommand(code), wordsCommand(code), manCommand(code), lspCommand(code), versionCommand())
	groups(root)
	return root
}
