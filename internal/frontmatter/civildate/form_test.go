package civildate

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// isoForm is what apart takes apart, as a pattern.
var isoForm = regexp.MustCompile(`^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?: ?(Z|z|[+-]\d\d:?\d\d))?)?$`)

// TestApart holds apart to the pattern, with texts that nearly fit it.
func TestApart(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	whole := []string{"2026-11-22", "2026-11-22T09:30", "2026-11-22 09:30:15", "2026-11-22t09:30:15.25Z", "2026-11-22 09:30:15 +01:00", "2026-11-22T09:30-0400", "2026-11-22 09:30z"}
	const characters = "0123456789-:.+TtZz é"
	fit := 0
	for range 50_000 {
		text := []byte(whole[r.IntN(len(whole))])
		for range r.IntN(3) {
			at, c := r.IntN(len(text)), characters[r.IntN(len(characters))]
			switch r.IntN(4) {
			case 0:
				text = append(text[:at], text[at+1:]...)
			case 1:
				text = append(text[:at], append([]byte{c}, text[at:]...)...)
			case 2:
				text[at] = c
			case 3:
				text = text[:max(at, 1)]
			}
		}
		m := isoForm.FindStringSubmatch(string(text))
		w, ok := apart(string(text))
		if ok != (m != nil) {
			t.Fatalf("%q fits: %v", text, ok)
		}
		if !ok {
			continue
		}
		fit++
		var got []string
		for i, n := range []int{w.year, w.month, w.day, w.hour, w.minute, w.second} {
			number := strings.Repeat("0", 4) + strconv.Itoa(n)
			got = append(got, number[len(number)-len(m[i+1]):])
		}
		if strings.Join(got, " ") != strings.Join(m[1:7], " ") || w.offset != m[7] || w.timed != (m[4] != "") {
			t.Fatalf("%q is taken for %+v", text, w)
		}
	}
	if fit < 5000 {
		t.Errorf("only %d texts fit", fit)
	}
}

func BenchmarkParse(b *testing.B) {
	z := zone(b, "Europe/London")
	for _, text := range []string{"2026-11-22", "2026-11-22T09:30", "2026-08-19T17:24:00Z"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			var m Moment
			for b.Loop() {
				m, _ = Parse(text, z)
			}
			if m.Time.Equal(time.Time{}) {
				b.Fatal(text)
			}
		})
	}
}
