package sanitize

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"

	"galen/internal/testing/tally"
)

// icc makes a profile with one tag of the given data, and one that is no text.
func icc(data string) []byte {
	p := make([]byte, profileHeader)
	copy(p[36:], "acsp")
	copy(p[84:], "0123456789abcdef")
	p = binary.BigEndian.AppendUint32(p, 2)
	from := uint32(len(p) + 2*profileTag)
	for _, t := range []struct {
		name string
		data string
	}{{"desc", data}, {"wtpt", "XYZ \x00\x00\x00\x00CANARY-NUMBR"}} {
		p = append(p, t.name...)
		p = binary.BigEndian.AppendUint32(p, from)
		p = binary.BigEndian.AppendUint32(p, uint32(len(t.data)))
		from += uint32(len(t.data))
	}
	return append(p, data+"XYZ \x00\x00\x00\x00CANARY-NUMBR"...)
}

func iccpChunk(name string, profile []byte) []byte {
	var body bytes.Buffer
	body.WriteString("iCCP" + name + "\x00\x00")
	z := zlib.NewWriter(&body)
	z.Write(profile)
	z.Close()
	chunk := binary.BigEndian.AppendUint32(nil, uint32(body.Len()-4))
	chunk = append(chunk, body.Bytes()...)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body.Bytes()))
}

// TestProfileTexts: no text of a profile is published, every number is.
func TestProfileTexts(t *testing.T) {
	cases := map[string]string{
		"plain text":          "text\x00\x00\x00\x00(c) CANARY\x00",
		"description":         "desc\x00\x00\x00\x00\x00\x00\x00\x07CANARY\x00\x00\x00\x00\x00\x00\x00\x00\x06C\x00A\x00N\x00\x00\x00\x06CANARY",
		"several languages":   "mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenUS\x00\x00\x00\x0c\x00\x00\x00\x1c\x00C\x00A\x00N\x00A\x00R\x00Y",
		"a length too large":  "desc\x00\x00\x00\x00\xff\xff\xff\xffCANARY\x00",
		"languages too many":  "mluc\x00\x00\x00\x00\xff\xff\xff\xff\x00\x00\x00\x0c",
		"nothing but a type":  "text\x00\x00\x00\x00\x00\x00\x00\x00",
		"numbers of a colour": "para\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x33\x33",
	}
	for name, data := range cases {
		before := icc(data)
		after := quietProfile(before)
		plain := strings.ReplaceAll(string(after), "\x00", "")
		if strings.Contains(strings.ReplaceAll(plain, "CANARY-NUMBR", ""), "CANARY") || !strings.Contains(plain, "CANARY-NUMBR") || len(after) != len(before) {
			t.Errorf("%s: %q", name, after)
		}
		if again := quietProfile(after); !bytes.Equal(again, after) {
			t.Errorf("%s is changed again", name)
		}
		if bytes.Contains(before, []byte("para")) && !bytes.Equal(before, after) {
			t.Errorf("%s was changed", name)
		}
		clean := pngProfile(iccpChunk("Name of an owner", before))
		if clean == nil || bytes.Contains(clean, []byte("owner")) || !bytes.Equal(pngProfile(clean), clean) {
			t.Errorf("%s as a chunk: %q", name, clean)
		}
		if crc32.ChecksumIEEE(clean[4:len(clean)-4]) != binary.BigEndian.Uint32(clean[len(clean)-4:]) || int(binary.BigEndian.Uint32(clean)) != len(clean)-12 {
			t.Errorf("%s as a chunk is damaged: %q", name, clean)
		}
	}
	for _, no := range []string{"", "short", strings.Repeat("x", 300)} {
		if string(quietProfile([]byte(no))) != no {
			t.Errorf("%q was changed", no)
		}
	}
	t.Logf("%d cases", len(cases))
}

// TestKind23ProfileBounds: a profile that would unpack without end, or not at all, is left out.
func TestKind23ProfileBounds(t *testing.T) {
	tally.Kind(t, 23)
	for name, chunk := range map[string][]byte{
		// listed
		"200 MB": iccpChunk("icc", make([]byte, 200<<20)),
		// made up
		"a byte more": iccpChunk("icc", make([]byte, maxProfile+1)),
		"no zlib":     append([]byte("\x00\x00\x00\x08iCCPicc\x00\x00abc"), 0, 0, 0, 0),
		"no name":     append([]byte("\x00\x00\x00\x03iCCPicc"), 0, 0, 0, 0),
		"empty":       append([]byte("\x00\x00\x00\x00iCCP"), 0, 0, 0, 0),
	} {
		if clean := pngProfile(chunk); clean != nil {
			t.Errorf("%s is kept: %d bytes", name, len(clean))
		}
	}
	if pngProfile(iccpChunk("icc", make([]byte, maxProfile))) == nil {
		t.Error("a profile of the greatest size is left out")
	}
}
