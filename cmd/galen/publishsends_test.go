package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// TestPublishSends: a second publication sends nothing, and one after an edit exactly the files that a
// build names as new and changed.
func TestPublishSends(t *testing.T) {
	t.Parallel()
	t.Run("folder", func(t *testing.T) { publishSends(t, filepath.Join(t.TempDir(), "www")) })
	t.Run("s3", func(t *testing.T) {
		store, _ := startStore(t)
		publishSends(t, fmt.Sprintf("s3://site?endpoint=http://%s&region=us-east-1", store))
	})
}

func publishSends(t *testing.T, to string) {
	d := newSmallDesk(t)
	article := func(words string) string {
		return "---\ntitle: A good night\ndescription: About sleep.\ndate: 2026-11-02\nupdated: 2026-11-20\nauthors: [desk]\n---\n" + words + "\n"
	}
	d.write("content/health/sleep.md", article("Sleep well."))
	d.write("galen.yaml", d.read("galen.yaml")+fmt.Sprintf("\npublish:\n  live: {to: %q}\n", to))
	day := "1795305600" // 2026-11-22
	run := func(answer any, args ...string) {
		t.Helper()
		cmd := exec.Command("galen", append(args, "--format", "json")...)
		cmd.Dir = d.dir
		cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+day, "AWS_ACCESS_KEY_ID=test-key", "AWS_SECRET_ACCESS_KEY=test-secret")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		if err := json.Unmarshal(out, answer); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	publish := func() (r struct{ Sent, Removed []string }) {
		t.Helper()
		run(&r, "publish")
		return r
	}
	if first := publish(); len(first.Sent) < 20 {
		t.Fatalf("only %d files: %v", len(first.Sent), first.Sent)
	}
	if again := publish(); len(again.Sent)+len(again.Removed) > 0 {
		t.Errorf("nothing changed, and %v was sent, %v removed", again.Sent, again.Removed)
	}
	day = "1795651200" // 2026-11-26
	d.write("content/health/sleep.md", article("Sleep very well, and long."))
	d.edit("content/health/sleep.md", "updated: 2026-11-20", "updated: 2026-11-25")
	var build struct{ Added, Changed, Removed []string }
	run(&build, "build", "--release")
	want := slices.Sorted(slices.Values(slices.Concat(build.Added, build.Changed)))
	sent := publish()
	if !slices.Equal(sent.Sent, want) || !slices.Equal(sent.Removed, build.Removed) || len(want) < 2 || len(want) > 20 {
		t.Errorf("sent %v, removed %v; the build changed %v, and removed %v", sent.Sent, sent.Removed, want, build.Removed)
	}
	t.Logf("%d files sent after an edit, as the build named them", len(sent.Sent))
}
