package render

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/site"
)

// article is a text of about that many bytes, with the variety of prose.
func article(r *rand.Rand, size int) []byte {
	words := strings.Fields("the of a people trial was number risk group drug placebo in and to found after weeks dose blood heart measured compared who were not")
	var w bytes.Buffer
	for w.Len() < size {
		fmt.Fprintf(&w, "%s%d ", words[r.IntN(len(words))], r.IntN(9))
	}
	return w.Bytes()
}

func TestCompressed(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{0, 1, 100, 15_000, 80_000} {
		data := article(r, size)
		var want bytes.Buffer
		z, _ := gzip.NewWriterLevel(&want, 6)
		z.Write(data)
		z.Close()
		if n := compressed(data, -1); n != want.Len() {
			t.Errorf("%d bytes have %d compressed, want %d", size, n, want.Len())
		}
		if n := compressed(data, 1<<20); n < want.Len() && size > 1000 || n > len(data)+100 {
			t.Errorf("%d bytes have %d the quick way", size, n)
		}
	}
}

func TestWorst(t *testing.T) {
	r := New(nil, nil)
	var list diag.List
	for i := range 25 {
		file := fmt.Sprintf("content/%02d.md", i)
		list = append(list, diag.Errorf(diag.Position{File: file}, "over-budget", "over"))
		r.scales.over[file] = (i * 7) % 25
	}
	list = append(list, diag.Errorf(diag.Position{File: "content/x.md"}, "other", "other"))
	got := r.Worst(list)
	if len(got) != 1+worst+1 || got[0].Code != "other" || r.scales.over[got[1].File] != 24 || r.scales.over[got[worst].File] != 15 || !strings.HasPrefix(got[worst+1].Message, "15 more") {
		t.Errorf("%v", got)
	}
	if few := r.Worst(list[:worst]); len(few) != worst {
		t.Errorf("%v", few)
	}
}

func TestWeights(t *testing.T) {
	w := Weights{Budget: site.Budgets{Article: 14 * 1024, Requests: 3, Script: 0}, Articles: 2, Heaviest: "/a/", Bytes: 10_138, Requests: 2}
	want := "budget of 2 articles: at most 9.9 KB of 14 KB compressed (/a/), at most 2 of 3 requests before they are shown, at most 0 of 0 script"
	if w.String() != want {
		t.Errorf("%s", w)
	}
	if (Weights{}).String() != "budget: no article was made anew" {
		t.Error(Weights{}.String())
	}
}

// BenchmarkCompressed weighs a page the quick way and the usual one.
func BenchmarkCompressed(b *testing.B) {
	page := article(rand.New(rand.NewPCG(1, 2)), 14_000)
	for name, enough := range map[string]int{"quick": 1 << 20, "usual": -1} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				compressed(page, enough)
			}
		})
	}
}
