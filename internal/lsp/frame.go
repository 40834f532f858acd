package lsp

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
)

// maxBody is how long a message may be: a text of that size is no article.
const maxBody = 64 << 20

// maxHeader is how many bytes one line of a header may have.
const maxHeader = 4096

// errTooLong ends the connection: what follows such a message cannot be found.
var errTooLong = errors.New("a message is longer than 64 MB")

// errHeader says that a header has no length that could be used. The next header is looked
// for in what follows.
var errHeader = errors.New("a message has no usable Content-Length")

// readFrame reads one message. The error is io.EOF also when the stream ends within one.
func readFrame(r *bufio.Reader) ([]byte, error) {
	length := -1
	for begun := false; ; {
		line, err := readLine(r)
		if err != nil {
			return nil, err
		}
		if line == "" {
			if !begun { // an empty line between messages
				continue
			}
			break
		}
		begun = true
		name, value, _ := strings.Cut(line, ":")
		if !strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64)
		switch {
		case err != nil || n < 0:
			length = -1
		case n > maxBody:
			return nil, errTooLong
		default:
			length = int(n)
		}
	}
	if length < 0 {
		return nil, errHeader
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, io.EOF
	}
	return body, nil
}

// readLine reads a line of a header, without its end. Of one that is too long it gives the
// beginning.
func readLine(r *bufio.Reader) (string, error) {
	var line []byte
	for {
		c, err := r.ReadByte()
		if err != nil {
			return "", io.EOF
		}
		if c == '\n' {
			return strings.TrimSuffix(string(line), "\r"), nil
		}
		if len(line) < maxHeader {
			line = append(line, c)
		}
	}
}
