package asset

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"galen/internal/diag"
	"galen/internal/media/sanitize"
	"galen/internal/source"
)

// An .ico file holds the same picture in several sizes, each a PNG or an old
// bitmap: a header of 6 bytes, an entry of 16 bytes for each picture, then the
// pictures. It is put together anew, so that no byte comes along that no browser
// reads, and each PNG loses its metadata.

const (
	iconHeader = 6
	iconEntry  = 16
	pngMagic   = "\x89PNG\r\n\x1a\n"
)

// icon checks and cleans an .ico file.
func (i *item) icon() {
	old := i.file.Data
	count := 0
	if len(old) >= iconHeader {
		count = int(binary.LittleEndian.Uint16(old[4:]))
	}
	if len(old) < iconHeader || string(old[:4]) != "\x00\x00\x01\x00" || count == 0 {
		i.badIcon("the name ends in %q but the file is not an icon", ".ico")
		return
	}
	if len(old) < iconHeader+count*iconEntry {
		i.badIcon("the icon ends too early")
		return
	}
	head := bytes.Clone(old[:iconHeader+count*iconEntry])
	var pictures []byte
	for n := range count {
		entry := head[iconHeader+n*iconEntry:][:iconEntry]
		part, problem := i.iconPart(entry, old)
		if problem != "" {
			i.badIcon("%s", problem)
			return
		}
		binary.LittleEndian.PutUint32(entry[8:], uint32(len(part)))
		binary.LittleEndian.PutUint32(entry[12:], uint32(len(head)+len(pictures)))
		pictures = append(pictures, part...)
		i.asset.Width = max(i.asset.Width, side(entry[0]))
		i.asset.Height = max(i.asset.Height, side(entry[1]))
		if len(pictures) > len(old) { // entries that share one picture could multiply it
			i.badIcon("the pictures of the icon overlap")
			return
		}
	}
	i.asset.Data = append(head, pictures...)
}

// side is a width or height of an entry, where 0 stands for 256.
func side(b byte) int {
	if b == 0 {
		return 256
	}
	return int(b)
}

// iconPart cuts one picture out of an icon and cleans it.
func (i *item) iconPart(entry, icon []byte) (part []byte, problem string) {
	size := int64(binary.LittleEndian.Uint32(entry[8:]))
	from := int64(binary.LittleEndian.Uint32(entry[12:]))
	if from+size > int64(len(icon)) {
		return nil, "the icon ends too early"
	}
	part = icon[from : from+size]
	switch {
	case bytes.HasPrefix(part, []byte(pngMagic)):
		p, list := sanitize.Clean(source.NewFile("icon.png", part))
		if list.Failed() {
			return nil, fmt.Sprintf("a picture in the icon is damaged: %s", list[0].Message)
		}
		return p.Data, ""
	case len(part) >= 40 && binary.LittleEndian.Uint32(part) == 40:
		return part, ""
	}
	return nil, "a part of the icon is not a picture"
}

func (i *item) badIcon(format string, args ...any) {
	i.list = append(i.list, diag.Errorf(diag.Position{File: i.file.Path}, "bad-icon", format, args...).
		WithHint("make it again from a PNG, with a program that writes .ico files"))
}
