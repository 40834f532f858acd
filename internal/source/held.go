package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"galen/internal/memo"
)

// largeFile is the size from which a picture beside the articles, or a file that readers
// download, is not held in memory: a newsroom has gigabytes of photographs and recordings.
const largeFile = 64 << 10

// ErrChanged says that a file which was left on disk is no longer what it was.
var ErrChanged = errors.New("the file was changed in the meantime")

// Bytes gives a file's bytes. Those that were left on disk are read; if they are
// others by now, the error is ErrChanged.
func (f File) Bytes() ([]byte, error) {
	if f.Disk == "" {
		return f.Data, nil
	}
	data, err := os.ReadFile(f.Disk)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrChanged
	case err == nil && memo.Of(data) != f.Digest:
		return nil, ErrChanged
	}
	return data, err
}

// Body is a file's bytes, to be read in pieces.
type Body interface {
	io.ReaderAt
	io.Closer
}

// Open opens a file's bytes, wherever they are, and says how many there are.
func (f File) Open() (Body, int64, error) {
	if f.Disk == "" {
		return held{bytes.NewReader(f.Data)}, int64(len(f.Data)), nil
	}
	file, err := os.Open(f.Disk)
	if err != nil {
		return nil, 0, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, 0, err
	}
	return file, info.Size(), nil
}

// held is bytes at hand.
type held struct{ io.ReaderAt }

func (held) Close() error { return nil }

// Loaded is the file with its bytes at hand, if they are still to be had.
func (f File) Loaded() File {
	if data, err := f.Bytes(); err == nil {
		f.Data = data
	}
	return f
}

// read reads a file of the project, or only its digest where the bytes stay on
// disk.
func read(p, full string) (File, error) {
	if !staysOnDisk(p) {
		data, err := os.ReadFile(full)
		return NewFile(p, data), err
	}
	file, err := os.Open(full)
	if err != nil {
		return File{}, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || info.Size() < largeFile {
		data, err := io.ReadAll(file)
		return NewFile(p, data), err
	}
	digest, err := memo.OfReader(file)
	return File{Path: p, Disk: full, Digest: digest, size: info.Size()}, err
}

// staysOnDisk reports whether a file of this name, when it is large, is read only
// by those who publish it. Pictures of static are cleaned when they are loaded.
func staysOnDisk(p string) bool {
	beside, static := strings.HasPrefix(p, "content/"), strings.HasPrefix(p, "static/")
	switch strings.ToLower(path.Ext(p)) {
	case ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".webp", ".gif":
		return beside
	case ".pdf", ".zip", ".gz", ".epub", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".mp4", ".m4v", ".webm", ".weba":
		return beside || static
	}
	return false
}
