package main

import (
	"os"
	"sync"

	"galen/internal/diag"
)

// stdout is where every command writes what it was asked for. It remembers when that
// could not be written, so that no command has to ask: a configuration or a list that
// is cut short must not look like a whole one.
var stdout outlet

type outlet struct {
	mu  sync.Mutex
	err error // the first
}

func (o *outlet) Write(p []byte) (int, error) {
	n, err := os.Stdout.Write(p)
	if err != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.err == nil {
			o.err = err
		}
	}
	return n, err
}

// failed says that something could not be written, if so.
func (o *outlet) failed() *diag.Diagnostic {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err == nil {
		return nil
	}
	d := diag.Errorf(diag.Position{}, "no-output", "cannot write to standard output: %s", reason(o.err)).
		WithCause(diag.Environment).WithHint("check the disk, or where the output is sent, and run the command again")
	return &d
}
