package output

import (
	"encoding/hex"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"galen/internal/memo"
)

// Entry is one file of a site as it was published.
type Entry struct {
	Path   string // slash-separated, relative to the output
	Digest memo.Digest
	Size   int64 // bytes
}

// Manifest is the list of the files of a site, sorted by path. The zero value is
// that of an empty site. It is immutable.
//
// Its text is a header, a line "digest size path" for each file, and a line with
// the digest of all that:
//
//	galen manifest 1
//	9f86d0…0a08 5120 health/flu/index.html
//	end 60303a…dd2f
type Manifest struct {
	entries []Entry
}

const manifestHeader = "galen manifest 1"

// newManifest takes over entries, in any order.
func newManifest(entries []Entry) *Manifest {
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return &Manifest{entries}
}

// Lookup finds the entry of a path.
func (m *Manifest) Lookup(path string) (Entry, bool) {
	i, ok := slices.BinarySearchFunc(m.entries, path, func(e Entry, p string) int { return strings.Compare(e.Path, p) })
	if !ok {
		return Entry{}, false
	}
	return m.entries[i], true
}

// All gives the entries in the order of their paths.
func (m *Manifest) All() iter.Seq[Entry] { return slices.Values(m.entries) }

// Len is the number of files.
func (m *Manifest) Len() int { return len(m.entries) }

// Text is the manifest as it is written; equal sites give equal texts.
func (m *Manifest) Text() []byte {
	text := make([]byte, 0, len(manifestHeader)+1+128*len(m.entries)+sealLength)
	text = append(text, manifestHeader+"\n"...)
	for _, e := range m.entries {
		text = hex.AppendEncode(text, e.Digest[:])
		text = append(text, ' ')
		text = strconv.AppendInt(text, e.Size, 10)
		text = append(text, ' ')
		text = append(text, e.Path...)
		text = append(text, '\n')
	}
	return seal(text)
}

// What ParseManifest can find wrong.
var (
	errDamaged = errors.New("it is damaged")
	errNewer   = errors.New("another version of galen wrote it")
)

// ParseManifest reads what Text wrote, and nothing else: a text that is cut
// short, changed or unsorted is an error.
func ParseManifest(text []byte) (*Manifest, error) {
	lines, current, ok := unseal(text, manifestHeader)
	switch {
	case !ok:
		return nil, errDamaged
	case !current:
		return nil, errNewer
	}
	entries := make([]Entry, len(lines))
	for i, line := range lines {
		if entries[i], ok = parseEntry(line); !ok || i > 0 && entries[i-1].Path >= entries[i].Path {
			return nil, errDamaged
		}
	}
	return &Manifest{entries}, nil
}

func parseEntry(line string) (Entry, bool) {
	digest, rest, _ := strings.Cut(line, " ")
	size, path, _ := strings.Cut(rest, " ")
	d, ok := parseDigest(digest)
	n, err := strconv.ParseInt(size, 10, 64)
	if !ok || err != nil || n < 0 || strconv.FormatInt(n, 10) != size || !validPath(path) {
		return Entry{}, false
	}
	return Entry{path, d, n}, true
}

// ReadManifest reads the manifest of an output for a command that serves or
// deploys it; call Recover first. A folder without one is an error of cause
// Usage: there is no finished site in it.
func ReadManifest(dir string) (*Manifest, error) {
	o := &output{name: dir}
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(manifestFile)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, o.notBuilt()
	case err != nil:
		return nil, o.fault("read", manifestFile, err)
	}
	m, err := ParseManifest(text)
	if err != nil {
		return nil, o.unreadable(manifestFile, err)
	}
	return m, nil
}
