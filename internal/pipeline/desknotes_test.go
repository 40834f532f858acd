package pipeline

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/content"
	"galen/internal/source"
)

// deskNotes are notes to colleagues, each with the word KANARIE and a number, at all places
// of a text where one may stand.
const deskNotes = `
Before <!-- KANARIE1 --> and %% KANARIE2 %% behind, <!-- KANARIE3
on two lines --> and %% KANARIE4
on two lines %%.

<!--
KANARIE5

## KANARIE5 is no heading
-->

%%
KANARIE6

- KANARIE6 is no item
%%

## A heading for notes <!-- KANARIE7 --> of %% KANARIE8 %% colleagues

- One %% KANARIE9 %%

  %%
  KANARIE10
  %%
- Two <!-- KANARIE11 -->

| Group %% KANARIE12 %% | People |
|---|---|
%% KANARIE13 %%
| A <!-- KANARIE14 --> | many %% KANARIE15 %% |

> Words. %% KANARIE16 %%
>
> %%
> KANARIE17
> %%

:::note
%% KANARIE18 %%
Words <!-- KANARIE19 --> in a box.%% KANARIE20 %%
:::

Words with a note.[^desk]

[^desk]: A note %% KANARIE21 %% for readers.

[//]: # (KANARIE22)
`

// TestDeskNotesStayInside: notes to colleagues are in no byte of what a build writes, the
// pages of a preview or the record, and the preview's panel has them all.
func TestDeskNotesStayInside(t *testing.T) {
	dir, articles := starter(t)
	files := append([]string{"content/about.md", "content/_index.md"}, articles[0], articles[len(articles)-1])
	for _, name := range files {
		plain, _ := os.ReadFile(filepath.Join(dir, name))
		noted := append(plain, deskNotes...)
		os.WriteFile(filepath.Join(dir, name), noted, 0o644)
		for _, s := range content.ManuscriptOf(source.NewFile(name, noted), content.Parts{}, time.UTC).Sentences {
			if strings.Contains(s.Text, "KANARIE") {
				t.Errorf("%s: a sign-off sees %q", name, s.Text)
			}
		}
	}
	opt := Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter}
	if r := Run(context.Background(), opt); r.Problems.Failed() {
		t.Fatal(r.Problems)
	}
	written := 0
	filepath.WalkDir(opt.Output, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			data, _ := os.ReadFile(p)
			written++
			if strings.Contains(strings.ToUpper(p+string(data)), "KANARIE") {
				t.Errorf("%s holds a note", p)
			}
		}
		return err
	})
	if written < 100 {
		t.Errorf("only %d files were written", written)
	}
	p := NewPreview(Options{Source: dir, Builtin: galen.Starter, Jobs: 2})
	if list, _ := p.Update(context.Background(), time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)); list.Failed() {
		t.Fatal(list)
	}
	shown := 0
	for file, text := range everything(p) {
		if strings.Contains(text, "KANARIE") {
			t.Errorf("the preview's %s holds a note", file)
		}
		notes := p.Current().Notes(file)
		if len(notes) == 0 {
			continue
		}
		shown++
		all := fmt.Sprint(notes)
		for n := 1; n <= 22; n++ {
			if !strings.Contains(all, fmt.Sprintf("KANARIE%d", n)) {
				t.Errorf("%s: note %d is not shown", file, n)
			}
		}
		if len(notes) != 22 || notes[0].Line == 0 || notes[0].File == "" {
			t.Errorf("%s: %d notes, %v", file, len(notes), notes[0])
		}
	}
	if shown < len(files) {
		t.Errorf("%d pages show notes, want those of %d files", shown, len(files))
	}
}
