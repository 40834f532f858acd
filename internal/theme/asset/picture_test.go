package asset_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"galen/internal/media/sanitize"
	"galen/internal/source"
	"galen/internal/theme/asset"
)

// secret stands in for the place where a photo was taken.
const secret = "51.5007N 0.1246W"

// photoPNG is a picture with a comment in it.
func photoPNG(t testing.TB, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	chunk := append([]byte("tEXt"), "Comment\x00"+secret...)
	whole := binary.BigEndian.AppendUint32(nil, uint32(len(chunk)-4))
	whole = append(whole, chunk...)
	whole = binary.BigEndian.AppendUint32(whole, crc32.ChecksumIEEE(chunk))
	const header = 33 // the signature and IHDR
	return append(append(bytes.Clone(b.Bytes()[:header]), whole...), b.Bytes()[header:]...)
}

func photoJPEG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 20, 10)), nil); err != nil {
		t.Fatal(err)
	}
	comment := append([]byte{0xff, 0xfe, 0, byte(2 + len(secret))}, secret...)
	return append(append([]byte{0xff, 0xd8}, comment...), b.Bytes()[2:]...)
}

func TestPictures(t *testing.T) {
	set := load(t, source.NewFile("static/a.png", photoPNG(t, 7, 5)), source.NewFile("static/img/b.JPG", photoJPEG(t)))
	a, b := lookup(t, set, "a.png"), lookup(t, set, "img/b.JPG")
	if a.Width != 7 || a.Height != 5 || a.MediaType != "image/png" || a.Path != "a.png" {
		t.Errorf("%d × %d, %s, %s", a.Width, a.Height, a.MediaType, a.Path)
	}
	if b.Width != 20 || b.Height != 10 || b.MediaType != "image/jpeg" || b.Path != "img/b.JPG" {
		t.Errorf("%d × %d, %s, %s", b.Width, b.Height, b.MediaType, b.Path)
	}
	for _, x := range set.All() {
		if bytes.Contains(x.Data, []byte(secret)) {
			t.Errorf("%s still holds %q", x.Name, secret)
		}
	}
}

func TestBadPictures(t *testing.T) {
	whole := photoPNG(t, 7, 5)
	for name, data := range map[string][]byte{
		"empty.png": nil, "short.png": whole[:len(whole)-5], "other.jpg": whole, "phone.heic": whole, "page.svg": []byte("<html></html>"),
		"script.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><script>x</script></svg>`),
		"style.svg":  []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><style>a{color red}</style></svg>`),
		"attr.svg":   []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><path style="fill"/></svg>`),
	} {
		set, list := asset.Load([]source.File{source.NewFile("static/"+name, data)}, rules)
		if !list.Failed() || list[0].File != "static/"+name {
			t.Errorf("%s: %v", name, list)
		}
		if a := lookup(t, set, name); len(a.Data) != 0 || a.Width != 0 {
			t.Errorf("%s is published anyway: %+v", name, a)
		}
	}
}

// icoFile puts pictures into an .ico file, with a gap of notes between them.
func icoFile(parts ...[]byte) []byte {
	head := []byte{0, 0, 1, 0, byte(len(parts)), 0}
	var body []byte
	for i, p := range parts {
		body = append(body, secret...)
		entry := make([]byte, 16)
		entry[0], entry[1] = byte(16*i), byte(16*i)
		binary.LittleEndian.PutUint32(entry[8:], uint32(len(p)))
		binary.LittleEndian.PutUint32(entry[12:], uint32(6+16*len(parts)+len(body)))
		head = append(head, entry...)
		body = append(body, p...)
	}
	return append(head, body...)
}

func TestIcon(t *testing.T) {
	bitmap := append([]byte{40, 0, 0, 0}, make([]byte, 60)...)
	set := load(t, source.NewFile("static/favicon.ico", icoFile(photoPNG(t, 256, 256), bitmap)))
	a := lookup(t, set, "favicon.ico")
	if a.Width != 256 || a.Height != 256 || a.MediaType != "image/x-icon" || a.Path != "favicon.ico" {
		t.Errorf("%d × %d, %s, %s", a.Width, a.Height, a.MediaType, a.Path)
	}
	if bytes.Contains(a.Data, []byte(secret)) {
		t.Errorf("the icon still holds %q", secret)
	}
	if n := binary.LittleEndian.Uint32(a.Data[6+16+8:]); n != 64 || !bytes.Equal(a.Data[len(a.Data)-64:], bitmap) {
		t.Errorf("the bitmap is not where the icon says: %d bytes", n)
	}
	from, size := binary.LittleEndian.Uint32(a.Data[6+12:]), binary.LittleEndian.Uint32(a.Data[6+8:])
	if _, err := png.Decode(bytes.NewReader(a.Data[from : from+size])); err != nil {
		t.Error(err)
	}
}

func TestBadIcons(t *testing.T) {
	whole := icoFile(photoPNG(t, 4, 4))
	shared := icoFile(append([]byte{40, 0, 0, 0}, make([]byte, 60)...), nil, nil)
	for i := range 3 { // all entries point at one bitmap
		copy(shared[6+16*i+8:6+16*i+16], shared[6+8:6+16])
	}
	for name, data := range map[string][]byte{
		"empty": nil, "png": photoPNG(t, 4, 4), "none": icoFile(), "short": whole[:len(whole)-5], "head": whole[:10], "text": icoFile([]byte("no picture")),
		"damaged": icoFile(photoPNG(t, 4, 4)[:40]), "shared": shared, "cursor": append([]byte{0, 0, 2, 0}, whole[4:]...),
	} {
		if _, list := asset.Load([]source.File{source.NewFile("static/x.ico", data)}, rules); len(list) != 1 || list[0].Code != "bad-icon" || list[0].Hint == "" {
			t.Errorf("%s: %v", name, list)
		}
	}
}

// A picture written into a sheet loses its metadata as well.
func TestDataAddress(t *testing.T) {
	text := "a{background:url(data:image/png;base64," + base64.StdEncoding.EncodeToString(photoPNG(t, 3, 3)) + ")}"
	got := string(lookup(t, load(t, file("a.css", text)), "a.css").Data)
	_, body, _ := strings.Cut(got, "base64,")
	data, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(body, ")}"))
	if err != nil {
		t.Fatalf("%v in %q", err, got)
	}
	if _, err := png.Decode(bytes.NewReader(data)); err != nil || bytes.Contains(data, []byte(secret)) {
		t.Errorf("%v in %q", err, data)
	}
}

func TestShrink(t *testing.T) {
	p, list := sanitize.Clean(source.NewFile("a.svg", []byte(drawing)))
	small, more := asset.Shrink("content/a.svg", p)
	if len(list)+len(more) > 0 || string(small) != drawing {
		t.Errorf("%s %v %v", small, list, more)
	}
	p.Data = []byte(`<svg><style>a{</style></svg>`)
	if _, list := asset.Shrink("content/a.svg", p); len(list) != 1 || list[0].File != "content/a.svg" || list[0].Code != "bad-css" {
		t.Errorf("%v", list)
	}
	if same, _ := asset.Shrink("x.png", sanitize.Picture{Format: "png", Data: []byte("x")}); string(same) != "x" {
		t.Errorf("%q", same)
	}
}
