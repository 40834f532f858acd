package textseg

import "sort"

// place says where the text from an offset on, up to the next place, was written.
type place struct {
	text   int32 // offset in Block.Text
	source int32 // offset in the file
	length int32 // bytes in the file; fewer than in the text when they stand for something else
}

// Offset is where in the file the byte at offset of Text was written.
func (b *Block) Offset(offset int) int {
	if len(b.places) == 0 {
		return 0
	}
	offset = min(max(offset, 0), len(b.Text))
	i := sort.Search(len(b.places), func(i int) bool { return int(b.places[i].text) > offset }) - 1
	p := b.places[max(i, 0)]
	into, size := offset-int(p.text), len(b.Text)-int(p.text)
	if i+1 < len(b.places) {
		size = int(b.places[i+1].text - p.text)
	}
	if size != int(p.length) && into < size { // “&amp;” and the like have one place
		into = 0
	}
	return int(p.source) + min(into, int(p.length))
}
