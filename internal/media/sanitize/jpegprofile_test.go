package sanitize

import (
	"bytes"
	"fmt"
	"image"
	"strings"
	"testing"

	"galen/internal/source"
)

// TestProfileInParts: a profile that is too large for one segment of a JPEG is published
// whole and without its texts, in whatever order its parts stand; one of which a part is
// missing is left out.
func TestProfileInParts(t *testing.T) {
	whole := append(icc("text\x00\x00\x00\x00(c) CANARY\x00"), bytes.Repeat([]byte("0123456789"), 9000)...) // 90 KB
	part := func(number, count int, body []byte) []byte {
		return jpegSegment(markAPP2, profileName+string([]byte{byte(number), byte(count)})+string(body))
	}
	a, b, c := whole[:200], whole[200:60_000], whole[60_000:]
	note := jpegSegment(0xfe, "CANARY between")
	for name, segments := range map[string][][]byte{
		"in order":              {part(1, 3, a), part(2, 3, b), part(3, 3, c)},
		"in another order":      {part(3, 3, c), note, part(1, 3, a), part(2, 3, b)},
		"cut within a text":     {part(1, 3, whole[:150]), part(2, 3, whole[150:60_000]), part(3, 3, c)},
		"in two":                {part(1, 2, whole[:60_000]), note, part(2, 2, c)},
		"! the second missing":  {part(1, 3, a), part(3, 3, c)},
		"! the last missing":    {part(1, 3, a), part(2, 3, b)},
		"! one twice":           {part(1, 3, a), part(2, 3, b), part(2, 3, b), part(3, 3, c)},
		"! of different counts": {part(1, 3, a), part(2, 2, b), part(3, 3, c)},
		"! a number of zero":    {part(0, 3, a), part(1, 3, b), part(2, 3, c)},
		"! an empty segment":    {jpegSegment(markAPP2, profileName), part(1, 1, a)},
	} {
		p, list := Clean(source.NewFile("a.jpg", jpegOf(t, image.NewGray(image.Rect(0, 0, 8, 8)), 80, segments...)))
		if list.Failed() {
			t.Errorf("%s: %v", name, list)
			continue
		}
		got, want := JPEGProfile(p.Colours), quietProfile(whole)
		if strings.HasPrefix(name, "!") {
			want = nil
		}
		if !bytes.Equal(got, want) || !bytes.Contains(p.Data, p.Colours) {
			t.Errorf("%s: %d bytes of a profile, want %d", name, len(got), len(want))
		}
		if bytes.Contains(p.Data, []byte("(c) CANARY")) || (want == nil) == bytes.Contains(p.Data, []byte(profileName)) {
			t.Errorf("%s: the file holds what it should not", name)
		}
		if again, _ := Clean(source.NewFile("a.jpg", p.Data)); !bytes.Equal(again.Data, p.Data) {
			t.Errorf("%s: cleaned again, it is another", name)
		}
	}
	var many [][]byte
	for i := range 255 {
		many = append(many, part(i+1, 255, bytes.Repeat([]byte{1}, 60_000)))
	}
	if p, list := Clean(source.NewFile("a.jpg", jpegOf(t, image.NewGray(image.Rect(0, 0, 8, 8)), 80, many...))); list.Failed() || len(p.Colours) > 0 {
		t.Error("a profile of 15 MB is published", fmt.Sprint(list))
	}
}
