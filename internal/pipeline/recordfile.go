package pipeline

import (
	"errors"
	"os"
	"path/filepath"

	"galen/internal/diag"
	"galen/internal/record"
)

// The record of a site is read before a build and written after it, whole or not at all.

// readRecord reads the record of a site; one that is not there is empty.
func readRecord(root string) (record.Record, diag.List, error) {
	data, err := recordText(root)
	if err != nil || data == nil {
		return record.Record{}, nil, err
	}
	r, list := record.Read(data)
	return r, list, nil
}

// recordText is the file of the record, nil when there is none.
func recordText(root string) ([]byte, error) {
	file := filepath.Join(root, record.File)
	info, err := os.Stat(file)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err == nil && !info.Mode().IsRegular() { // reading a pipe would wait for ever
		return nil, errors.New("it is not a file, but a folder, a pipe or a device")
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

// staged is a record that waits to be put in place. The zero value is none.
type staged struct{ from, to string }

// commit puts the record in the place of the one that is there.
func (s *staged) commit() error {
	if s.from == "" {
		return nil
	}
	err := os.Rename(s.from, s.to)
	if err == nil {
		s.from = ""
	}
	return err
}

// drop forgets a record that was not put in place.
func (s *staged) drop() {
	if s.from != "" {
		os.Remove(s.from)
	}
}

// stageRecord writes a record beside the one that is there, whole or not at all.
func stageRecord(root string, r record.Record) (s staged, err error) {
	file := filepath.Join(root, record.File)
	text := r.Text()
	if old, err := os.ReadFile(file); err == nil && string(old) == string(text) {
		return s, nil
	}
	stage, err := os.CreateTemp(root, ".record-*")
	if err != nil {
		return s, err
	}
	_, err = stage.Write(text)
	for _, e := range []error{stage.Chmod(0o644), stage.Sync(), stage.Close()} {
		if err == nil {
			err = e
		}
	}
	if err != nil {
		os.Remove(stage.Name())
		return s, err
	}
	return staged{stage.Name(), file}, nil
}
