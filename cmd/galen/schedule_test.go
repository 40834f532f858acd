package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/testing/testtime"
)

// scheduled is a desk with a target and articles under embargo.
func scheduled(t *testing.T, ends ...time.Time) *desk {
	t.Helper()
	d := newSmallDesk(t)
	live := filepath.Join(t.TempDir(), "live")
	d.must(os.Mkdir(live, 0o755))
	d.write("galen.yaml", d.read("galen.yaml")+fmt.Sprintf("publish: {live: {to: %q}}\n", live))
	for i, at := range ends {
		d.write(fmt.Sprintf("content/health/story-%d.md", i), fmt.Sprintf("---\ntitle: Story %d\ndescription: About it.\ndate: 2026-11-02\nauthors: [desk]\nembargo: %s\n---\nText.\n", i, at.UTC().Format(time.RFC3339)))
	}
	return d
}

// shown reports whether readers see a story at the target.
func shown(t *testing.T, d *desk, story int) bool {
	t.Helper()
	_, live, _ := strings.Cut(d.read("galen.yaml"), "{to: \"")
	live, _, _ = strings.Cut(live, "\"")
	_, err := os.Stat(filepath.Join(live, "current", "health", fmt.Sprintf("story-%d", story), "index.html"))
	return err == nil
}

// TestScheduleForWeeks prints a timer once, and lets it run for twenty days of a simulated
// clock: three embargoes end, two of them after all that was known when it was printed,
// and each story is published at the first instant after its end at which the timer runs,
// at most an hour late. (With the real clock a publication stays for what comes due within
// the hour, as TestStay shows.) Of the hours in which nothing happens, one a day is run.
func TestScheduleForWeeks(t *testing.T) {
	t.Parallel()
	analyze := tool(t, "systemd-analyze")
	start := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	ends := []time.Time{start.Add(3*24*time.Hour + 17*time.Minute), start.Add(9*24*time.Hour + 30*time.Second), start.Add(18*24*time.Hour + 59*time.Minute)}
	d := scheduled(t, ends...)
	run := func(now time.Time, args ...string) string {
		t.Helper()
		cmd := exec.Command("galen", args...)
		cmd.Dir, cmd.Env = d.dir, append(os.Environ(), fmt.Sprintf("SOURCE_DATE_EPOCH=%d", now.Unix()))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: galen %s: %v\n%s", now, strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	unit := run(start, "next", "--format", "systemd")
	if !strings.Contains(unit, `"publish" "live" "--for" "59m" "--source"`) {
		t.Fatal(unit)
	}
	var fires []time.Time
	for line := range strings.Lines(unit) {
		when, ok := strings.CutPrefix(strings.TrimSpace(line), "OnCalendar=")
		if !ok {
			continue
		}
		if out, err := exec.Command(analyze, "calendar", when).CombinedOutput(); err != nil {
			t.Errorf("%s: %s", when, out)
		}
		if at, err := time.Parse(time.DateTime+" MST", when); err == nil {
			fires = append(fires, at)
		} else if when != "hourly" {
			t.Errorf("%s: %v", when, err)
		}
	}
	for hour := start; hour.Before(start.AddDate(0, 0, 20)); hour = hour.Add(time.Hour) {
		near := slices.ContainsFunc(ends, func(end time.Time) bool { return hour.Sub(end).Abs() < time.Hour })
		if near || hour.Hour() == 10 {
			fires = append(fires, hour)
		}
	}
	slices.SortFunc(fires, time.Time.Compare)
	published := map[int]time.Duration{}
	for _, now := range fires {
		run(now, "publish", "live", "--for", "59m")
		for i, end := range ends {
			if _, before := published[i]; shown(t, d, i) && !before {
				published[i] = now.Sub(end)
			}
		}
	}
	t.Logf("%d runs; late by %v", len(fires), published)
	for i := range ends {
		if late, ok := published[i]; !ok || late < 0 || late > time.Hour {
			t.Errorf("story %d: published %v, late by %v", i, ok, late)
		}
	}
	if published[0] != 0 {
		t.Errorf("an instant that was known was met %v late", published[0])
	}
}

// TestStay: a publication stays for what comes due, and publishes it at that second; a
// second one leaves it to that. There is more time until then if a machine needs it.
func TestStay(t *testing.T) {
	t.Parallel()
	window := 6 * time.Second
	for !stays(t, window) {
		if window *= 2; window > testtime.Limit(time.Minute) {
			t.Fatal("two publications do not start in time")
		}
	}
}

// stays is the test for what comes due in a while; false says that the second publication
// had not started by then.
func stays(t *testing.T, window time.Duration) bool {
	t.Helper()
	end := time.Now().Add(window).Truncate(time.Second)
	d := scheduled(t, end)
	start := func() (*exec.Cmd, *speech) {
		cmd, said := exec.Command("galen", "publish", "--for", (2*window).String()), &speech{}
		cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = d.dir, append(os.Environ(), "SOURCE_DATE_EPOCH="), said, said
		d.must(cmd.Start())
		return cmd, said
	}
	first, said := start()
	for !strings.Contains(said.String(), "waiting") {
		if time.Now().After(end) {
			t.Logf("it did not wait before what came due after %v: %s", window, said.String())
			d.must(first.Wait())
			return false
		}
		time.Sleep(20 * time.Millisecond)
	}
	if shown(t, d, 0) && time.Now().Before(end) {
		t.Error("it is shown before its time")
	}
	second, other := start()
	d.must(second.Wait())
	early := time.Now().Before(end)
	if err := first.Wait(); err != nil {
		t.Fatalf("%v: %s", err, said.String())
	}
	if late := time.Since(end); !shown(t, d, 0) || late < 0 || late > testtime.Limit(5*time.Second) {
		t.Errorf("shown %v, %v after its time: %s", shown(t, d, 0), late, said.String())
	}
	if strings.Contains(other.String(), "another galen publish is running") {
		return true
	}
	if early {
		t.Errorf("the second said: %s", other.String())
	}
	return early
}
