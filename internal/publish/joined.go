package publish

import (
	"bytes"
	"errors"
	"io"
)

// joined reads a body between a head and a tail. It can be read again from its beginning.
type joined struct {
	head, tail []byte
	body       io.ReadSeeker
	size       int64 // of the body

	now io.Reader
}

func (j *joined) length() int64 { return int64(len(j.head)) + j.size + int64(len(j.tail)) }

func (j *joined) Read(p []byte) (int, error) { return j.now.Read(p) }

// Seek goes back to the beginning, and nowhere else.
func (j *joined) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekStart {
		return 0, errors.New("joined bytes are read from their beginning")
	}
	if _, err := j.body.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	j.now = io.MultiReader(bytes.NewReader(j.head), io.LimitReader(j.body, j.size), bytes.NewReader(j.tail))
	return 0, nil
}
