package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"runtime/pprof"

	"galen/internal/diag"
)

// profiled runs work, and writes a CPU profile of it when a file is named. What is
// there already is written over only if it is a profile.
func profiled(file string, work func()) error {
	if file == "" {
		work()
		return nil
	}
	failed := func(err error) error {
		return diag.Errorf(diag.Position{}, "no-profile", "--profile: %s cannot be written: %s", file, reason(err)).
			WithCause(diag.Environment).WithHint("name a file that can be written")
	}
	if !isProfile(file) {
		return diag.Errorf(diag.Position{}, "no-profile", "--profile: %s exists and is not a profile", file).WithCause(diag.Usage).
			WithHint("name a new file, such as  cpu.pprof")
	}
	out, err := os.Create(file)
	if err != nil {
		return failed(err)
	}
	defer out.Close()
	w := &watched{to: out}
	if err := pprof.StartCPUProfile(w); err != nil {
		return failed(err)
	}
	work()
	pprof.StopCPUProfile()
	if err := out.Close(); w.err == nil {
		w.err = err
	}
	if w.err != nil {
		return failed(w.err)
	}
	return nil
}

// isProfile reports whether a file may be written over by a profile: there is none, it
// is empty, or it begins as the gzip data that profiles are. A device is no file.
func isProfile(file string) bool {
	info, err := os.Stat(file)
	if err != nil || info.Mode()&fs.ModeDevice != 0 || info.Size() == 0 {
		return true // whoever creates it says what is wrong
	}
	f, err := os.Open(file)
	if err != nil || !info.Mode().IsRegular() {
		return err != nil
	}
	defer f.Close()
	start := make([]byte, 2)
	_, err = io.ReadFull(f, start)
	return err == nil && bytes.Equal(start, []byte{0x1f, 0x8b})
}

// watched remembers the first error of writing.
type watched struct {
	to  io.Writer
	err error
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if w.err == nil {
		w.err = err
	}
	return n, err
}
