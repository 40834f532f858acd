package resize

import (
	"encoding/json"
	"errors"
	"path"
	"strings"

	"galen/internal/diag"
	"galen/internal/media/sanitize"
	"galen/internal/memo"
	"galen/internal/source"
)

// Original is a picture of pixels as the newsroom gave it.
type Original struct {
	Format        string      // as sanitize.Picture has it: "jpeg", "png", "gif" or "webp"
	Width, Height int         // upright
	Orientation   int         // how it must be turned, as EXIF numbers it
	Digest        memo.Digest // of what is seen of it: its bytes without metadata, and its orientation
	Coloured      bool        // it says how its colours are meant, and that is not sRGB
	Moves         bool        // an animation
	Clear         bool        // some of it may let the ground through
	Memory        int64       // bytes that decoding takes at most
	Bytes         int         // of the file, without metadata
	Rights        sanitize.Rights

	file source.File
}

// Original inspects a picture file. Its problems are those of sanitize.Clean, but
// for those that only decoding shows. What was inspected once, in this package or by
// one with the same folder, is not read again.
func (r *Cache) Original(f source.File) (*Original, diag.List) {
	key := memo.OfStrings("original", version, strings.ToLower(path.Ext(f.Path)), f.Digest.String())
	r.mu.Lock()
	known := r.known[key]
	r.mu.Unlock()
	if known == nil {
		known = r.load(key)
	}
	if known == nil {
		n, list := inspect(f)
		if len(list) > 0 {
			return nil, list
		}
		known = n
		if text, err := json.Marshal(n); err == nil {
			r.store.keep(key, text)
		}
	}
	r.mu.Lock()
	r.known[key] = known
	r.mu.Unlock()
	n := *known
	n.file = f
	return &n, nil
}

// load gives what was kept of an inspection.
func (r *Cache) load(key memo.Digest) *Original {
	text, ok := r.store.load(key)
	var n Original
	if !ok || json.Unmarshal(text, &n) != nil {
		return nil
	}
	return &n
}

func inspect(f source.File) (*Original, diag.List) {
	p, list := readPicture(f)
	if len(list) > 0 {
		return nil, list
	}
	return &Original{
		Format: p.Format, Width: p.Width, Height: p.Height, Orientation: max(1, p.Orientation), Coloured: coloured(p),
		Moves: p.Moves, Clear: p.Clear, Memory: p.Memory, Bytes: len(p.Data), Rights: p.Rights,
		Digest: memo.OfStrings(string(p.Data), string(rune('0'+max(1, p.Orientation)))),
	}, nil
}

// readPicture reads a file and inspects it.
func readPicture(f source.File) (sanitize.Picture, diag.List) {
	data, err := f.Bytes()
	if err != nil {
		return sanitize.Picture{}, diag.List{decodeFault(f.Path, err)}
	}
	f.Data = data
	return sanitize.Inspect(f)
}

// decodeFault is the problem of a file that was there when the site was read.
func decodeFault(file string, err error) diag.Diagnostic {
	at := diag.Position{File: file}
	if errors.Is(err, source.ErrChanged) {
		return diag.Errorf(at, "picture-changed", "the picture was changed while the site was being built").
			WithCause(diag.Environment).WithHint("build again")
	}
	return diag.Errorf(at, "unreadable", "the picture cannot be read").WithCause(diag.Environment).WithHint("check the permissions and the disk")
}

// Flat reports whether a PNG is a chart or the like, of few colours: to the eye that
// is a guess, but to the line it is certain. A smaller variant of it, whose edges need
// shades between its colours, would take more bytes than it does itself.
func (n *Original) Flat() bool {
	return n.Format == "png" && n.Bytes < n.Width*n.Height/8
}

// coloured reports whether a picture says of its colours what a format without a
// place for that would lose. PNGs mostly say that they are sRGB, which is what
// everyone takes them for.
func coloured(p sanitize.Picture) bool {
	if p.Format != "png" {
		return len(p.Colours) > 0
	}
	return len(p.Colours) > 0 && !strings.Contains(string(p.Colours), "sRGB") && !onlyGamma(p.Colours)
}

// onlyGamma reports whether the chunks of a PNG are one, the gamma of sRGB.
func onlyGamma(chunks []byte) bool {
	return len(chunks) == 16 && string(chunks[4:12]) == "gAMA\x00\x00\xb1\x8f"
}
