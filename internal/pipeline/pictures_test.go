package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// TestSecondBuildDecodesNone builds a site with photographs again and again: what
// was decoded once is not decoded any more, as long as either the output or the
// store of prints is there.
func TestSecondBuildDecodesNone(t *testing.T) {
	w := newWorkshop(t, nil)
	files := w.state.files
	files["galen.yaml"] += "socialCards: true\n"
	files.sync(t, w.warm.dir, nil)
	clean := outputFiles(nil)
	built := func(what string, decodes bool) {
		t.Helper()
		command := new(Builder)
		if r := command.Run(context.Background(), w.options(w.warm)); r.Problems.Failed() {
			t.Fatal(what, listed(r.Source, r.Problems))
		}
		decoded := 0
		if command.last != nil {
			decoded = command.last.room.Decoded()
		}
		if (decoded > 0) != decodes {
			t.Errorf("%s: %d pictures were decoded", what, decoded)
		}
		out := look(t, w.warm.out)
		if clean == nil {
			clean = out
		}
		if fault := clean.differs(out, what); fault != "" {
			t.Error(fault)
		}
	}
	store := filepath.Join(w.warm.dir, CacheFolder, picturesFolder)
	built("the first build", true)
	built("nothing changed", false)
	check(t, os.RemoveAll(w.warm.out))
	built("the output is gone", false)
	ledgers, err := filepath.Glob(filepath.Join(w.warm.dir, CacheFolder, "outputs-*"))
	check(t, err)
	for _, l := range ledgers {
		check(t, os.Remove(l))
	}
	built("the ledger is gone", false)
	check(t, os.RemoveAll(store))
	built("the store is gone", false)
	check(t, os.RemoveAll(store))
	check(t, os.RemoveAll(w.warm.out))
	built("both are gone", true)
	kept, err := filepath.Glob(filepath.Join(store, "*", "*"))
	check(t, err)
	for _, file := range kept {
		check(t, os.Truncate(file, 20))
	}
	check(t, os.RemoveAll(w.warm.out))
	built("the store is damaged, and the output gone", true)
	built("mended", false)
}
