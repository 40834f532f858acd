package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"galen/internal/diag"
	"galen/internal/pipeline"
)

// Timers are read by other programs, each with its own way to quote. They build or publish at
// the instants that are known, and once an hour: what is scheduled later, or was missed
// because clocks changed, is published then, and a timer that nobody renews goes on. A
// publication stays for what comes due within the hour, so that it is not late for what
// nobody knew of when the timer was written.

// timed are the words with which a timer runs the program.
func timed(opt pipeline.Options, folder, target string) ([]string, error) {
	args := []string{"build"}
	if target != "" {
		args = []string{"publish", target, "--for", "59m"}
		opt.Release = false // that is what publishing means
	}
	if opt.Release {
		args = append(args, "--release")
	}
	args = append(args, "--source", folder)
	if opt.Output != "" {
		full, err := filepath.Abs(opt.Output)
		if err != nil {
			return nil, err
		}
		args = append(args, "--output", full)
	}
	if opt.BaseURL != "" {
		args = append(args, "--base-url", opt.BaseURL)
	}
	return args, nil
}

// timerFits reports a word that a timer cannot hold.
func timerFits(f forecast, refused, what string) error {
	for _, word := range append([]string{f.program}, f.args...) {
		if i := strings.IndexAny(word, "\n\r\x00"+refused); i >= 0 {
			return diag.Errorf(diag.Position{}, "bad-path", "%s cannot hold %q, which has the character %q", what, word, word[i:i+1]).
				WithCause(diag.Usage).WithHint("give the folder another name, or put the command into a script and run that")
		}
	}
	return nil
}

// nextSystemd writes a service and its timer (systemd.service, systemd.timer and
// systemd.time in the manual of systemd). In the command, a percent sign begins a
// specifier and a dollar sign a variable; both are doubled.
func nextSystemd(w io.Writer, f forecast) error {
	if err := timerFits(f, "", "a systemd unit"); err != nil {
		return err
	}
	quote := func(s string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "%", "%%", "$", "$$").Replace(s) + `"`
	}
	program := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "%", "%%").Replace(f.program) + `"` // no variables there
	var words []string
	for _, a := range f.args {
		words = append(words, quote(a))
	}
	name, verb := "galen-"+f.args[0], "Build"
	if f.args[0] == "publish" {
		verb = "Publish"
	}
	fmt.Fprintf(w, "# %s.service\n[Unit]\nDescription=%s the site\n\n[Service]\nType=oneshot\n# The keys of the target, one NAME=value a line.\nEnvironmentFile=-/etc/default/galen\nExecStart=%s %s\n\n", name, verb, program, strings.Join(words, " "))
	fmt.Fprint(w, "# "+name+".timer\n[Unit]\nDescription=The times at which the site changes by itself, and every hour\n\n[Timer]\nAccuracySec=1s\nPersistent=true\nOnCalendar=hourly\n")
	for _, c := range f.changes {
		at := c.At.UTC()
		if at.Nanosecond() > 0 {
			at = at.Truncate(time.Second).Add(time.Second)
		}
		fmt.Fprintf(w, "OnCalendar=%s UTC\n", at.Format(time.DateTime))
	}
	fmt.Fprint(w, "\n[Install]\nWantedBy=timers.target\n")
	return nil
}

// nextCron writes lines of a crontab. Cron counts in minutes, so that an instant
// within one is met at its end, and in the local time of its machine: the cron of
// Debian knows no other zone. A percent sign ends a command, in quotation marks too.
func nextCron(w io.Writer, f forecast) error {
	if err := timerFits(f, "%", "a crontab"); err != nil {
		return err
	}
	quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
	words := []string{quote(f.program)}
	for _, a := range f.args {
		if plain := strings.Trim(a, "abcdefghijklmnopqrstuvwxyz-"); plain != "" {
			a = quote(a)
		}
		words = append(words, a)
	}
	command := strings.Join(words, " ")
	fmt.Fprintf(w, "# Times are those of this machine, %s. The first line looks every hour.\n0 * * * * %s\n", time.Now().Format("MST (-07:00)"), command)
	var lines []string
	for _, c := range f.changes {
		at := c.At.Add(time.Minute - 1).Truncate(time.Minute).Local()
		line := fmt.Sprintf("%d %d %d %d * %s", at.Minute(), at.Hour(), at.Day(), at.Month(), command)
		if at.Minute() > 0 && !slices.Contains(lines, line) { // else the first line is in time
			lines = append(lines, line)
		}
	}
	for _, line := range lines {
		fmt.Fprintln(w, line)
	}
	return nil
}
