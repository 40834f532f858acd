package source

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func alike(a, b File) bool { return a.Path == b.Path && string(a.Data) == string(b.Data) }

// TestFiles edits lists of files at random: what an edit gives is, block for block, what these files give from
// nothing, and shares with the list before all blocks but those of the edit.
func TestFiles(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	texts := map[string]string{}
	var list Files
	split, joined, shared := 0, 0, 0
	for step := range 6000 {
		p := fmt.Sprintf("content/%c/%d.md", 'a'+r.IntN(4), r.IntN(900))
		before := list
		switch n := r.IntN(40); {
		case n == 0:
			p = p[:len("content/a")]
			maps.DeleteFunc(texts, func(name, _ string) bool { return len(name) > len(p) && name[:len(p)+1] == p+"/" })
			list = list.without(p)
		case n < 12:
			delete(texts, p)
			list = list.without(p)
		default:
			texts[p] = fmt.Sprint(r.IntN(3))
			list = list.with(NewFile(p, []byte(texts[p])))
		}
		var want []File
		for _, name := range slices.Sorted(maps.Keys(texts)) {
			want = append(want, NewFile(name, []byte(texts[name])))
		}
		fresh := FilesOf(want)
		if !list.Same(fresh) || !slices.EqualFunc(list.List(), want, alike) {
			t.Fatalf("step %d, %s: %d files in %d blocks, want %d in %d",
				step, p, list.Len(), len(list.blocks), len(want), len(fresh.blocks))
		}
		if f, found := list.Find(p); found != (texts[p] != "") || found && string(f.Data) != texts[p] {
			t.Fatalf("step %d: %s is found: %v", step, p, found)
		}
		want = slices.DeleteFunc(want, func(f File) bool { return f.Path[:len("content/c/")] != "content/c/" })
		if !slices.EqualFunc(slices.Collect(list.Beginning("content/c/")), want, alike) {
			t.Fatalf("step %d: other files begin so", step)
		}
		others := slices.Clone(list.blocks)
		others = slices.DeleteFunc(others, func(b *Block) bool { return slices.Contains(before.blocks, b) })
		if len(p) > len("content/a") && len(others) > 2 {
			t.Fatalf("step %d, %s: %d blocks are new", step, p, len(others))
		}
		switch {
		case len(list.blocks) > len(before.blocks):
			split++
		case len(list.blocks) < len(before.blocks):
			joined++
		}
		shared += len(list.blocks) - len(others)
	}
	if split == 0 || joined == 0 || shared == 0 {
		t.Errorf("%d splits, %d joins, %d blocks shared", split, joined, shared)
	}
}

// TestFindInForms: a file is found by its name in either form of Unicode, and no other is.
func TestFindInForms(t *testing.T) {
	files := FilesOf([]File{{Path: "a"}, {Path: norm.NFD.String("é")}, {Path: "ü"}})
	for name, want := range map[string]string{
		"a": "a", "é": norm.NFD.String("é"), norm.NFD.String("é"): norm.NFD.String("é"), norm.NFD.String("ü"): "ü",
		"e": "", "è": "", "": "",
	} {
		if got, found := files.Find(name); got.Path != want || found != (want != "") {
			t.Errorf("%q is found as %q", name, got.Path)
		}
	}
}
