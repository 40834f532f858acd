package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// TestAnnounce compares what a webhook is told with what a build says that it changed. Nothing that is
// held back is ever told.
func TestAnnounce(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var told []map[string][]string
	var status atomic.Int64
	status.Store(http.StatusOK)
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var c map[string][]string
		json.NewDecoder(r.Body).Decode(&c)
		mu.Lock()
		defer mu.Unlock()
		answer := int(status.Load())
		if w.WriteHeader(answer); answer == http.StatusOK {
			told = append(told, c)
		}
	}))
	t.Cleanup(hook.Close)
	d := newSmallDesk(t)
	d.write("content/health/secret.md", "---\ntitle: Canary\ndescription: Held.\ndate: 2026-11-01\nembargo: 2026-12-24T09:00\nauthors: [desk]\n---\nHeld.\n")
	d.write("galen.yaml", d.read("galen.yaml")+"\npublish:\n  live: {to: www, purge: {webhook: \""+hook.URL+"\"}}\n")
	run := func(args ...string) string {
		cmd := exec.Command("galen", args...)
		cmd.Dir = d.dir
		cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1795341600")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("galen %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	out := run("publish")
	if len(told) != 1 || len(told[0]["articles"]) != 1 {
		t.Fatalf("%v\n%s", told, out)
	}
	run("build", "--output", "../plain")
	d.edit("content/health/measles.md", "\nText.", "\nOther text.")
	d.edit("content/health/measles.md", "date: 2026-11-01", "date: 2026-11-01\nupdated: 2026-11-22")
	var built struct{ Added, Changed, Removed []string }
	if err := json.Unmarshal([]byte(run("build", "--output", "../plain", "--format", "json")), &built); err != nil {
		t.Fatal(err)
	}
	run("publish")
	var want []string
	for _, f := range slices.Concat(built.Added, built.Changed, built.Removed) {
		want = append(want, "https://test.example/"+strings.TrimSuffix(f, "index.html"))
	}
	slices.Sort(want)
	if got := told[1]["addresses"]; !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("told %v\nwant %v", got, want)
	}
	if got := told[1]["articles"]; !slices.Equal(got, []string{"https://test.example/health/measles/"}) {
		t.Errorf("articles %v", got)
	}

	// A failure is a warning, and can be made good.
	status.Store(http.StatusForbidden)
	d.edit("content/health/measles.md", "Other text.", "Third text.")
	d.edit("content/health/measles.md", "updated: 2026-11-22", "updated: 2026-11-22T09:30")
	if out := run("publish"); !strings.Contains(out, "warning: 127.0.0.1") || !strings.Contains(out, "galen announce live") {
		t.Error(out)
	}
	again := exec.Command("galen", "announce", "live")
	again.Dir = d.dir
	if out, err := again.CombinedOutput(); again.ProcessState.ExitCode() != 3 || !strings.Contains(string(out), "error: 127.0.0.1") {
		t.Errorf("%v\n%s", err, out)
	}
	status.Store(http.StatusOK)
	run("announce", "live")
	if len(told) != 3 || !slices.Contains(told[2]["articles"], "https://test.example/health/measles/") {
		t.Errorf("%v", told)
	}
	run("publish")
	if len(told) != 3 {
		t.Error("nothing changed, and somebody was told")
	}
	for _, c := range told {
		for _, list := range c {
			if strings.Contains(strings.Join(list, " "), "secret") {
				t.Errorf("a held article was told: %v", list)
			}
		}
	}
}
