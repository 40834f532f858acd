package memo

import (
	"reflect"
	"testing"
	"testing/quick"
	"time"

	"github.com/google/go-cmp/cmp"
)

type inner struct {
	A string
	B []string
	C *int
}

type outer struct {
	Text   string
	Again  string
	Number int
	Small  uint8
	Yes    bool
	Digest Digest
	List   []inner
	Maybe  *inner
}

// TestPack: whatever is packed comes back, and nothing that is cut short does.
func TestPack(t *testing.T) {
	round := func(v outer) bool {
		v.Again = v.Text
		packed := string(Pack(v))
		var back outer
		if !Unpack(packed, &back, time.UTC) || !reflect.DeepEqual(v, back) {
			t.Log(cmp.Diff(v, back))
			return false
		}
		for n := range packed {
			var part outer
			if Unpack(packed[:n], &part, time.UTC) {
				t.Logf("%d of %d bytes are enough", n, len(packed))
				return false
			}
		}
		return true
	}
	if err := quick.Check(round, &quick.Config{MaxCount: 200}); err != nil {
		t.Error(err)
	}
}

func TestPackLeavesOut(t *testing.T) {
	type part struct {
		Text   string
		hidden func() `pack:"-"`
	}
	v := part{Text: "x", hidden: func() {}}
	var back part
	if !Unpack(string(Pack(v)), &back, time.UTC) || back.Text != "x" || back.hidden != nil {
		t.Error(back)
	}
}

func TestPackTime(t *testing.T) {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []time.Time{{}, time.Date(2026, 6, 1, 9, 30, 0, 7, zone), time.Date(1960, 1, 1, 0, 0, 0, 0, zone)} {
		var got time.Time
		if !Unpack(string(Pack(want)), &got, zone) || !got.Equal(want) || got.String() != want.String() {
			t.Errorf("%s comes back as %s", want, got)
		}
	}
}

// FuzzUnpack: no bytes make Unpack fail otherwise than by saying so.
func FuzzUnpack(f *testing.F) {
	n := 3
	f.Add(string(Pack(outer{Text: "some text", List: []inner{{B: []string{"x", "longer text"}, C: &n}}})))
	f.Fuzz(func(t *testing.T, data string) {
		var v outer
		Unpack(data, &v, time.UTC)
	})
}

func BenchmarkUnpack(b *testing.B) {
	v := outer{Text: "some text"}
	for range 30 {
		v.List = append(v.List, inner{A: "content/health/flu.md", B: []string{"one", "two", "three three"}})
	}
	packed := string(Pack(v))
	for b.Loop() {
		var back outer
		Unpack(packed, &back, time.UTC)
	}
}
