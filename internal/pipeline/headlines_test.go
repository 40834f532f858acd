package pipeline

import (
	"fmt"
	"os"
	"testing"
)

// TestHeadlinesInTurn: what a text of one article shows of another by its headline is shown anew each time
// that this changes, also where nothing else of the site has changed since.
func TestHeadlinesInTurn(t *testing.T) {
	w := newWorkshop(t, nil)
	defer os.RemoveAll(w.dir)
	parts := []string{newsFile(2), newsFile(6), newsFile(10)} // of a series
	for _, name := range parts {                              // which do not show each other otherwise
		w.state.files[name] = setKey(w.state.files[name], "related", "[piece-01, piece-03, piece-04, piece-05, piece-07]")
	}
	for i := range 6 {
		if fault := w.compare(); fault != "" || w.state.failing {
			t.Fatalf("after %d edits: %s", i, fault)
		}
		name := parts[i%len(parts)]
		w.state.files[name] = setKey(w.state.files[name], "title", fmt.Sprintf("Title %d", i))
	}
	if w.watch.structures < 4 {
		t.Errorf("the structure was kept %d times", w.watch.structures)
	}
}
