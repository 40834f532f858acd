package diag

import (
	"errors"
	"strings"
	"sync"
	"testing"
)

// TestGuard: a fault in a goroutine comes back as an error that names the file, and any
// other error as it is.
func TestGuard(t *testing.T) {
	var wg sync.WaitGroup
	given := errors.New("no space left")
	got := make([]error, 4)
	for i, work := range []func() error{
		func() error { return nil },
		func() error { return given },
		func() error { var list []int; return errors.New(string(rune(list[3]))) },
		func() error { panic(strings.Repeat("x", 1000)) },
	} {
		guarded := Guard("content/a.md", work)
		wg.Go(func() { got[i] = guarded() })
	}
	wg.Wait()
	if got[0] != nil || got[1] != given {
		t.Error(got[:2])
	}
	for _, err := range got[2:] {
		var d Diagnostic
		if !errors.As(err, &d) || d.Code != "fault" || d.File != "content/a.md" || !strings.Contains(d.Hint, "please report it") || len(d.Message) > 300 || strings.Contains(d.Message, "\n") {
			t.Errorf("%v", err)
		}
	}
}
