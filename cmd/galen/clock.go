package main

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"galen/internal/diag"
	"galen/internal/pipeline"
)

// buildClock is the time to build for, unless --at says otherwise: that of
// SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch), or now.
func buildClock() (time.Time, error) {
	const name = "SOURCE_DATE_EPOCH"
	text := os.Getenv(name)
	if text == "" {
		return time.Now(), nil
	}
	wrong := func(format string, args ...any) (time.Time, error) {
		return time.Time{}, diag.Errorf(diag.Position{}, "bad-date", name+" "+format, args...).WithCause(diag.Usage).
			WithHint("give the seconds since 1 January 1970, such as  %s=$(date +%%s)", name)
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return wrong("must be a number of seconds, not %q", text)
	}
	if t := time.Unix(n, 0); pipeline.Plausible(t) {
		return t, nil
	}
	for _, unit := range []struct {
		name string
		size int64
	}{{"milliseconds", 1e3}, {"microseconds", 1e6}, {"nanoseconds", 1e9}} {
		if t := time.Unix(n/unit.size, 0).UTC(); pipeline.Plausible(t) {
			_, err := wrong("is %q, which is not a time between 1990 and 2100", text)
			return time.Time{}, err.(diag.Diagnostic).WithHint("it counts seconds, and these seem to be %s of %s: write  %s=%d", unit.name, t.Format(time.DateOnly), name, n/unit.size)
		}
	}
	return wrong("is %q, which is not a time between 1990 and 2100", text)
}

// atFlag adds the flag --at, which has a value whenever it is given.
func atFlag(c *cobra.Command, at *string, usage string) {
	c.Flags().Var((*atValue)(at), "at", usage)
}

type atValue string

func (*atValue) Type() string     { return "string" }
func (v *atValue) String() string { return string(*v) }

func (v *atValue) Set(text string) error {
	if strings.TrimSpace(text) == "" {
		return errors.New("no time")
	}
	*v = atValue(text)
	return nil
}
