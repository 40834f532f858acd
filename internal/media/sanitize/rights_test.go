package sanitize

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

// xmp is a block of XMP with properties as elements or attributes of its description.
func xmp(attributes, elements string) string {
	return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="` + rdf + `"><rdf:Description rdf:about="" ` +
		`xmlns:dc="` + dublinCore + `" xmlns:photoshop="` + photoshop + `" xmlns:xmpRights="` + xmpRights + `" xmlns:cc="` + commonsNS + `" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="48,8.2N" ` +
		attributes + `>` + elements + `</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}

// iptc is the resources of Photoshop with datasets of record 2.
func iptc(sets map[byte]string) string {
	var data []byte
	for _, id := range []byte{80, 110, 116} {
		if text, ok := sets[id]; ok {
			data = binary.BigEndian.AppendUint16(append(data, 0x1c, 2, id), uint16(len(text)))
			data = append(data, text...)
		}
	}
	b := binary.BigEndian.AppendUint32([]byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00"), uint32(len(data)))
	return string(append(b, data...))
}

// exifTexts is an EXIF block with texts.
func exifTexts(artist, copyright string) string {
	b := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x02")
	at := uint32(8 + 2 + 24 + 4)
	for _, e := range []struct {
		tag  uint16
		text string
	}{{artistTag, artist}, {copyrightTag, copyright}} {
		b = binary.BigEndian.AppendUint16(b, e.tag)
		b = binary.BigEndian.AppendUint16(b, textType)
		b = binary.BigEndian.AppendUint32(b, uint32(len(e.text)))
		b = binary.BigEndian.AppendUint32(b, at)
		at += uint32(len(e.text))
	}
	return string(append(b, 0, 0, 0, 0)) + artist + copyright
}

func TestRights(t *testing.T) {
	xmpSegment := func(attributes, elements string) []byte {
		return jpegSegment(markAPP1, jpegXMP+xmp(attributes, elements))
	}
	iptcSegment := func(sets map[byte]string) []byte { return jpegSegment(markAPP13, iptc(sets)) }
	for _, c := range []struct {
		name     string
		segments [][]byte
		want     Rights
	}{
		// listed
		{"IPTC", [][]byte{iptcSegment(map[byte]string{80: "Jane Roe", 110: "Example Agency", 116: "© 2026 Example Agency"})}, Rights{"Jane Roe / Example Agency", "© 2026 Example Agency", ""}},
		{"XMP", [][]byte{xmpSegment(`photoshop:Credit="Example Agency" xmpRights:WebStatement="https://example.org/terms"`, `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Example</rdf:li></rdf:Alt></dc:rights>`)}, Rights{"Example Agency", "© Example", "https://example.org/terms"}},
		// made up
		{"EXIF", [][]byte{jpegSegment(markAPP1, exifTexts("Jane Roe\x00", "Example\x00"))}, Rights{"Jane Roe", "Example", ""}},
		{"elements", [][]byte{xmpSegment("", "<photoshop:Credit>Agency</photoshop:Credit><dc:creator><rdf:Seq><rdf:li>A. One</rdf:li><rdf:li>B. Two</rdf:li></rdf:Seq></dc:creator>")}, Rights{"A. One, B. Two / Agency", "", ""}},
		{"a licence as a resource", [][]byte{xmpSegment("", `<cc:license rdf:resource="http://creativecommons.org/licenses/by/4.0/"/>`)}, Rights{"", "", "https://creativecommons.org/licenses/by/4.0/"}},
		{"a licence that is no address", [][]byte{xmpSegment(`xmpRights:WebStatement="ask us"`, "")}, Rights{}},
		{"the maker is in the credit", [][]byte{iptcSegment(map[byte]string{80: "Jane Roe", 110: "JANE ROE/Agency"})}, Rights{"JANE ROE/Agency", "", ""}},
		{"XMP before IPTC before EXIF", [][]byte{jpegSegment(markAPP1, exifTexts("Camera Owner\x00", "Owner\x00")), iptcSegment(map[byte]string{80: "Old", 116: "Middle"}), xmpSegment("", "<dc:creator><rdf:Seq><rdf:li>New</rdf:li></rdf:Seq></dc:creator>")}, Rights{"New", "Middle", ""}},
		{"Latin letters", [][]byte{iptcSegment(map[byte]string{110: "Zo\xeb \xa9"})}, Rights{"Zoë ©", "", ""}},
		{"a line break", [][]byte{iptcSegment(map[byte]string{110: "Jane\r\n\tRoe\x00"})}, Rights{"Jane Roe", "", ""}},
		{"only spaces", [][]byte{iptcSegment(map[byte]string{110: "   ", 116: "©"})}, Rights{}},
		{"a whole text", [][]byte{iptcSegment(map[byte]string{110: strings.Repeat("word ", 100)})}, Rights{}},
		{"broken XMP", [][]byte{jpegSegment(markAPP1, jpegXMP+"<x><unclosed")}, Rights{}},
		{"broken IPTC", [][]byte{jpegSegment(markAPP13, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\xff\xff\xff\xff")}, Rights{}},
		{"nothing", nil, Rights{}},
	} {
		p := clean(t, "a.jpg", jpegOf(t, photo(16, 16), 80, c.segments...))
		if p.Rights != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, p.Rights, c.want)
		}
		for _, left := range []string{"Agency", "Jane", "GPSLatitude", "rdf"} {
			if bytes.Contains(p.Data, []byte(left)) {
				t.Errorf("%s: %q is left in the picture", c.name, left)
			}
		}
	}
	tally.Kind(t, "rights in pictures")
}

func TestRightsOfOtherFormats(t *testing.T) {
	text := xmp(`photoshop:Credit="Example Agency"`, "")
	small := photo(4, 4)
	for name, data := range map[string][]byte{
		"a.png":  pngOf(t, small, pngChunk("iTXt", pngXMP+text)),
		"b.png":  pngOf(t, small, pngChunk("eXIf", strings.TrimPrefix(exifTexts("Example Agency\x00", "\x00"), "Exif\x00\x00"))),
		"a.webp": webpOf(vp8x(webpHasXMP, 5, 3), webpChunk("VP8L", vp8l(5, 3, colourRed)), webpChunk("XMP ", []byte(text))),
	} {
		if p := clean(t, name, data); p.Rights != (Rights{Credit: "Example Agency"}) || bytes.Contains(p.Data, []byte("Agency")) {
			t.Errorf("%s: %+v", name, p.Rights)
		}
	}
}

// TestLargestCamera inspects what a camera of 61 megapixels writes, upright and not: the
// colours of two pixels beside each other are one.
func TestLargestCamera(t *testing.T) {
	data := jpegOf(t, photo(16, 16), 80)
	frame, scan := bytes.Index(data, []byte{0xff, markSOF0}), bytes.Index(data, []byte{0xff, markSOS})
	for _, turn := range []orientation{1, 6} {
		large := slices.Concat(data[:2], jpegSegment(markAPP1, "Exif\x00\x00"+string(exif(binary.BigEndian, turn))), data[2:frame],
			jpegSegment(markSOF0, "\x08\x18\xe8\x25\x60\x03\x01\x21\x00\x02\x11\x01\x03\x11\x01"), data[frame+19:scan+14], make([]byte, 400_000), []byte{0xff, markEOI})
		p, problems := Inspect(source.NewFile("a.jpg", large))
		if len(problems) > 0 || p.Width*p.Height < 61_000_000 || p.Memory > turnMemory {
			t.Errorf("turned %d: %d × %d, %d bytes, %v", turn, p.Width, p.Height, p.Memory, problems)
		}
	}
}
