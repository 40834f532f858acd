package sanitize

import (
	"bytes"
	"encoding/binary"

	"galen/internal/diag"
)

// The blocks of a GIF (GIF89a specification, appendix A).
const (
	gifExtension   = 0x21
	gifFrame       = 0x2c
	gifTrailer     = 0x3b
	gifControl     = 0xf9 // an extension: delay and transparency of the next frame
	gifApplication = 0xff // an extension: whatever a program wants to add
	gifHeader      = 13
)

// gifFile walks a GIF, keeping its header, its frames with their controls, and
// how often the animation repeats.
type gifFile struct {
	rest   []byte
	kept   []byte
	frames int
}

func cleanGIF(data []byte) (Picture, diag.List) {
	g := gifFile{rest: data, kept: make([]byte, 0, len(data))}
	if len(data) < gifHeader {
		return Picture{}, diag.List{truncated("GIF")}
	}
	p := Picture{Width: int(binary.LittleEndian.Uint16(data[6:])), Height: int(binary.LittleEndian.Uint16(data[8:]))}
	problems := sizeFaults("GIF", p.Width, p.Height)
	if !g.take(gifHeader + colourTable(data[10])) {
		return Picture{}, append(problems, truncated("GIF"))
	}
	problems = append(problems, g.walk()...)
	p.Data, p.Moves, p.Clear, p.Memory = g.kept, g.frames > 1, true, int64(p.Width)*int64(p.Height)
	return p, problems
}

// walk goes from block to block up to the trailer.
func (g *gifFile) walk() diag.List {
	for len(g.rest) > 0 {
		whole := true
		switch g.rest[0] {
		case gifTrailer:
			if g.frames == 0 {
				return diag.List{damaged("GIF", "it holds no pixels")}
			}
			g.kept = append(g.kept, gifTrailer)
			return nil
		case gifExtension:
			whole = g.extension()
		case gifFrame:
			if len(g.rest) < 10 {
				return diag.List{truncated("GIF")}
			}
			width, height := binary.LittleEndian.Uint16(g.rest[5:]), binary.LittleEndian.Uint16(g.rest[7:])
			if problems := sizeFaults("GIF", int(width), int(height)); problems != nil {
				return problems
			}
			whole = g.take(10+colourTable(g.rest[9])+1) && g.takeBlocks()
			g.frames++
		default:
			return diag.List{damaged("GIF", "it has a part that no GIF has")}
		}
		if !whole {
			break
		}
	}
	return diag.List{truncated("GIF")}
}

// colourTable is the length of the table that a byte of flags announces.
func colourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// take keeps the next n bytes; false when there are fewer.
func (g *gifFile) take(n int) bool {
	if len(g.rest) < n {
		return false
	}
	g.kept, g.rest = append(g.kept, g.rest[:n]...), g.rest[n:]
	return true
}

// takeBlocks keeps data blocks up to the empty one that ends them.
func (g *gifFile) takeBlocks() bool {
	n := blocksLength(g.rest)
	return n > 0 && g.take(n)
}

// blocksLength is the length of a row of data blocks, with the empty one that
// ends it; 0 when that is missing.
func blocksLength(data []byte) int {
	for at := 0; at < len(data); at += 1 + int(data[at]) {
		if data[at] == 0 {
			return at + 1
		}
	}
	return 0
}

// extension keeps a frame's control and the animation's repetition; comments,
// texts and what else programs add are left out. False when it breaks off.
func (g *gifFile) extension() bool {
	if len(g.rest) < 2 {
		return false
	}
	label, body := g.rest[1], g.rest[2:]
	n := blocksLength(body)
	if n == 0 {
		return false
	}
	body, g.rest = body[:n], body[n:]
	switch {
	case label == gifControl && n == 6 && body[0] == 4:
		g.kept = append(append(g.kept, gifExtension, label), body...)
	case label == gifApplication:
		g.kept = append(g.kept, repetition(body)...)
	}
	return true
}

// repetition is the extension that says how often an animation repeats, made
// anew so that nothing else is in it; empty for any other extension.
func repetition(body []byte) []byte {
	const heading = 12
	if !bytes.HasPrefix(body, []byte("\x0bNETSCAPE2.0")) && !bytes.HasPrefix(body, []byte("\x0bANIMEXTS1.0")) {
		return nil
	}
	times := body[heading:]
	if len(times) < 4 || times[0] != 3 || times[1] != 1 {
		return nil
	}
	out := append([]byte{gifExtension, gifApplication}, body[:heading]...)
	return append(append(out, times[:4]...), 0)
}
