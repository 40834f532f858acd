package publish

import (
	"encoding/base64"
	"errors"
	"io"
	"strings"
)

// joined reads parts one after the other, and can be read again from its beginning. No more of a part is in
// memory than is being read.
type joined struct {
	parts []part
	next  int
	now   io.ReadCloser
}

// part is a piece of joined.
type part struct {
	size int64
	open func() (io.ReadCloser, error)
}

// textPart is a part of a text.
func textPart(text string) part {
	return part{int64(len(text)), func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

// bodyPart is a part of as many bytes of a body.
func bodyPart(body io.ReadSeeker, size int64) part {
	return part{size, func() (io.ReadCloser, error) {
		_, err := body.Seek(0, io.SeekStart)
		return io.NopCloser(io.LimitReader(body, size)), err
	}}
}

func (j *joined) length() (n int64) {
	for _, p := range j.parts {
		n += p.size
	}
	return n
}

func (j *joined) Read(p []byte) (int, error) {
	for {
		if j.now == nil {
			if j.next == len(j.parts) {
				return 0, io.EOF
			}
			now, err := j.parts[j.next].open()
			if err != nil {
				return 0, err
			}
			j.now, j.next = now, j.next+1
		}
		n, err := j.now.Read(p)
		if err == io.EOF {
			err = j.Close()
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
}

// Close closes the part that is being read.
func (j *joined) Close() (err error) {
	if j.now != nil {
		err, j.now = j.now.Close(), nil
	}
	return err
}

// Seek goes back to the beginning, and nowhere else.
func (j *joined) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekStart {
		return 0, errors.New("joined bytes are read from their beginning")
	}
	j.next = 0
	return 0, j.Close()
}

// encodedPart is a part of bytes in base64.
func encodedPart(size int64, open func() (io.ReadSeekCloser, error)) part {
	return part{int64(base64.StdEncoding.EncodedLen(int(size))), func() (io.ReadCloser, error) {
		from, err := open()
		return &encoder{from: from}, err
	}}
}

// encoder reads bytes as base64.
type encoder struct {
	from io.ReadCloser
	raw  [3 << 13]byte // a multiple of three: only the last piece is padded
	text []byte
	left []byte // of text
}

func (e *encoder) Read(p []byte) (int, error) {
	if len(e.left) == 0 {
		n, err := io.ReadFull(e.from, e.raw[:])
		if n == 0 {
			return 0, err
		}
		e.text = base64.StdEncoding.AppendEncode(e.text[:0], e.raw[:n])
		e.left = e.text
	}
	n := copy(p, e.left)
	e.left = e.left[n:]
	return n, nil
}

func (e *encoder) Close() error { return e.from.Close() }
