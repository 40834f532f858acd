package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"galen/internal/diag"
	"galen/internal/pipeline"
)

// stay is how long a publication stays for what comes due, and what it does before each.
type stay struct {
	span time.Duration // 0: not at all
	pull bool          // takes in what is new in the repository first
}

// longest is how long a publication may stay: schedules run more often than that.
const longest = 24 * time.Hour

// staying publishes, and again at each instant at which the site changes by itself, until
// the span is over or something goes wrong. Next is such an instant as of the last
// publication. One that finds another staying for the same target leaves it to that.
// With a clock that stands still (SOURCE_DATE_EPOCH) there is nothing to wait for.
func (s stay) staying(ctx context.Context, folder, target string, code *int, publish func() error, next func() time.Time) error {
	if s.span < 0 || s.span > longest {
		return fmt.Errorf("--for can be at most %s, not %s", longest, s.span)
	}
	if s.span > 0 {
		free, release := alone(folder, target)
		if !free {
			fmt.Fprintln(os.Stderr, "another galen publish is running for this target, and publishes what is due")
			return nil
		}
		defer release()
	}
	for end := time.Now().Add(s.span); ; {
		if s.pull {
			if d := pulled(ctx, folder); d != nil {
				return fail(code, *d)
			}
		}
		if err := publish(); err != nil || *code != 0 {
			return err
		}
		at := next()
		if at.IsZero() || !at.Before(end) || os.Getenv("SOURCE_DATE_EPOCH") != "" {
			return nil
		}
		fmt.Fprintf(os.Stderr, "the site changes by itself at %s: waiting\n", at.Format("15:04:05 MST"))
		select {
		case <-time.After(time.Until(at)):
		case <-ctx.Done():
			return nil
		}
	}
}

// alone reports whether nobody else stays for a target of the site. Where that cannot be
// known, the lock of the target keeps two apart.
func alone(folder, target string) (free bool, release func()) {
	dir := filepath.Join(folder, pipeline.CacheFolder)
	if os.MkdirAll(dir, 0o755) != nil {
		return true, func() {}
	}
	lock := flock.New(filepath.Join(dir, "stay-"+url.PathEscape(target)))
	locked, err := lock.TryLock()
	if err != nil {
		return true, func() {}
	}
	return locked, func() { _ = lock.Unlock() }
}

// pulled takes in what is new in the repository that the site lies in.
func pulled(ctx context.Context, folder string) *diag.Diagnostic {
	out, err := exec.CommandContext(ctx, "git", "-C", folder, "pull", "--quiet", "--ff-only").CombinedOutput()
	if err == nil || ctx.Err() != nil {
		return nil
	}
	hint := "check the repository with  git status"
	if errors.Is(err, exec.ErrNotFound) {
		hint = "install git, or leave out --pull"
	}
	said, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	d := diag.Errorf(diag.Position{}, "no-pull", "the repository could not be updated: %s", cmp.Or(said, err.Error())).WithCause(diag.Environment).WithHint("%s", hint)
	return &d
}
