package output

import (
	"bytes"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"unicode"

	"galen/internal/memo"
)

// The manifest and the journal are sealed texts: a first line with kind and
// version, lines, and last a line with the digest of all before it. So a text
// that was cut short or damaged is never taken for a whole one.

const sealLength = len("end ") + 2*len(memo.Digest{}) + len("\n")

func seal(text []byte) []byte {
	return fmt.Appendf(text, "end %s\n", memo.Of(text))
}

// unseal gives the lines between the first and the last; ok is false for a text
// that is not whole, current for one that a later galen wrote.
func unseal(text []byte, header string) (lines []string, current, ok bool) {
	cut := len(text) - sealLength
	if cut < 1 || text[cut-1] != '\n' || !bytes.Equal(seal(bytes.Clone(text[:cut])), text) {
		return nil, false, false
	}
	lines = strings.Split(string(text[:cut-1]), "\n")
	return lines[1:], lines[0] == header, true
}

// Limits of a path, in bytes: what disks take for one name, and what object
// stores, to which the output will go, take for the whole.
const (
	maxName = 255
	maxPath = 1024
)

// validPath reports whether a path can be published: relative, slash-separated,
// with nothing in it that leads out of the output, into our own folder, or
// across a line of the manifest.
func validPath(p string) bool { return plainPath(p) || otherPath(p) }

// plainPath reports whether a path is what nearly all are, and valid: short, of
// ASCII letters, digits, dots, hyphens and underscores, no name beginning with
// one of the latter. All paths are looked at in every build.
func plainPath(p string) bool {
	if len(p) > maxName || runtime.GOOS == "windows" { // which has names of its own, such as con
		return false
	}
	begins := true
	for i := range len(p) {
		switch c := p[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9':
			begins = false
		case begins:
			return false
		case c == '/':
			begins = true
		case c != '.' && c != '-' && c != '_':
			return false
		}
	}
	return !begins
}

func otherPath(p string) bool {
	if !fs.ValidPath(p) || p == "." || len(p) > maxPath || !filepath.IsLocal(filepath.FromSlash(p)) {
		return false
	}
	if strings.ContainsRune(p, '\\') || strings.ContainsFunc(p, unicode.IsControl) {
		return false
	}
	for i, name := range strings.Split(p, "/") {
		if len(name) > maxName || i == 0 && strings.EqualFold(name, ownFolder) {
			return false
		}
	}
	return true
}

// parseDigest reads a digest in the one form in which we write it.
func parseDigest(s string) (memo.Digest, bool) {
	d, ok := memo.Parse(s)
	return d, ok && strings.ToLower(s) == s
}
