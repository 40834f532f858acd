package resize

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"galen/internal/diag"
	"galen/internal/memo"
)

// Formats are those that other programs make, the best first.
var Formats = []string{"avif", "webp"}

// Program is a program that encodes a format.
type Program struct {
	Path    string
	Version string // the first line of what it says of itself
}

// programs are their names, how they are asked for their version, and how to get
// them.
var programs = map[string]struct{ name, version, install string }{
	"avif": {"avifenc", "--version", "libavif-bin"},
	"webp": {"cwebp", "-version", "webp"},
}

// Find looks for the programs of some formats on the machine. What each says of
// its version is kept in the folder of the Cache, and asked anew when the program's
// file is another.
func (r *Cache) Find(formats []string) map[string]Program {
	found := map[string]Program{}
	for _, format := range formats {
		path, err := exec.LookPath(programs[format].name)
		if err != nil {
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		key := memo.OfStrings("program", version, path, info.ModTime().String(), fmt.Sprint(info.Size()))
		said, err := r.LoadOrMake(key, func() ([]byte, error) { return exec.Command(path, programs[format].version).CombinedOutput() })
		if line, _, _ := strings.Cut(string(said), "\n"); err == nil {
			found[format] = Program{path, strings.TrimSpace(line)}
		}
	}
	return found
}

// Lacking says which programs there are not, and how to get them; "" when there
// are all.
func Lacking(formats []string, found map[string]Program) string {
	var names, packages []string
	for _, format := range formats {
		if _, ok := found[format]; !ok {
			names, packages = append(names, programs[format].name), append(packages, programs[format].install)
		}
	}
	if len(names) == 0 {
		return ""
	}
	verb := "is"
	if len(names) > 1 {
		verb = "are"
	}
	return fmt.Sprintf("%s %s not installed (Debian: apt install %s)", strings.Join(names, " and "), verb, strings.Join(packages, " "))
}

// Digest stands for the programs in whatever depends on them.
func Digest(found map[string]Program) memo.Digest {
	text, _ := json.Marshal(found) // sorted by format
	return memo.Of(text)
}

// arguments for a file and what is to be made of it. Settings are part of version.
func (p Program) arguments(format, from, to string) []string {
	if format == "avif" {
		return []string{"-j", "1", "-s", "8", "-y", "420", "--min", "0", "--max", "63", "-a", "end-usage=q", "-a", "cq-level=28", from, to}
	}
	return []string{"-quiet", "-q", "78", "-m", "4", "-metadata", "icc", from, "-o", to}
}

// encode has the program encode a PNG.
func (p Program) encode(format string, png []byte) ([]byte, error) {
	dir, err := os.MkdirTemp("", "galen-picture-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	from, to := filepath.Join(dir, "from.png"), filepath.Join(dir, "to."+format)
	if err := os.WriteFile(from, png, 0o600); err != nil {
		return nil, err
	}
	if said, err := exec.Command(p.Path, p.arguments(format, from, to)...).CombinedOutput(); err != nil {
		last := said[bytes.LastIndexByte(bytes.TrimSpace(said), '\n')+1:]
		return nil, fmt.Errorf("%s: %s", err, bytes.TrimSpace(last))
	}
	return os.ReadFile(to)
}

// encodeFault is the problem of a picture that another program does not encode.
func encodeFault(file, format string, err error) diag.Diagnostic {
	return diag.Errorf(diag.Position{File: file}, "no-encoder", "%s cannot convert this picture: %s", programs[format].name, err).
		WithCause(diag.Environment).WithHint("check the program, or do without it: in galen.yaml, pictures: {formats: []}")
}
