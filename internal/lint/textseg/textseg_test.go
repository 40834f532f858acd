package textseg

import (
	"strings"
	"testing"

	"galen/internal/diag"
)

// TestPlaces: every byte of a block knows where it was written.
func TestPlaces(t *testing.T) {
	const file = "---\ntitle: T\n---\nIt's **very** [rare](/flu/)&nbsp;now.\nAsk.[^1]\n"
	at := func(s string) int { return strings.Index(file, s) }
	b := NewBuilder("content/a.md", diag.NewLines("content/a.md", []byte(file)))
	b.Begin(Paragraph, 0)
	b.Write("It", at("It"))
	b.Put("’", at("'s"), 1)
	b.Write("s ", at("s **"))
	b.Write("very", at("very"))
	b.Write(" ", at(" [rare"))
	b.Link("/flu/")
	b.Write("rare", at("rare"))
	b.Unlink()
	b.Put("\u00a0", at("&nbsp"), 6)
	b.Write("now.", at("now"))
	b.Put(" ", at("\nAsk"), 1)
	b.Write("Ask.", at("Ask"))
	b.Note()
	b.End()
	b.Begin(Paragraph, 0)
	b.Write("  ", 0)
	b.End()
	text := b.Text()
	if len(text.Blocks) != 1 {
		t.Fatalf("%d blocks", len(text.Blocks))
	}
	block := &text.Blocks[0]
	if want := "It’s very rare\u00a0now. Ask."; block.Text != want {
		t.Fatalf("text %q, want %q", block.Text, want)
	}
	for _, tt := range []struct {
		word         string
		line, column int
	}{
		{"It", 4, 1}, {"’", 4, 3}, {"s very", 4, 4}, {"very", 4, 8}, {"ry rare", 4, 10}, {"rare", 4, 16}, {"\u00a0", 4, 28}, {"now", 4, 34}, {"Ask", 5, 1}, {"sk.", 5, 2},
	} {
		if got, want := block.At(strings.Index(block.Text, tt.word)), (diag.Position{File: "content/a.md", Line: tt.line, Column: tt.column}); got != want {
			t.Errorf("%q at %v, want %v", tt.word, got, want)
		}
	}
	if got := block.At(len(block.Text)); got.Line != 5 || got.Column != 5 {
		t.Errorf("the end is at %v", got)
	}
	if got := block.At(1000); got.Line != 5 || got.Column != 5 {
		t.Errorf("beyond the end is at %v", got)
	}
	if l := block.Links[0]; block.Cut(l.Span) != "rare" || l.Address != "/flu/" {
		t.Errorf("link %q to %q", block.Cut(l.Span), l.Address)
	}
	if block.Notes[0] != len(block.Text) {
		t.Errorf("note at %d", block.Notes[0])
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"One two.", "One|two"},
		{"a well-known patient’s 12,000 of 0.05%", "a|well-known|patient’s|12,000|of|0.05"},
		{"phase 1/2 CAR-T—and more", "phase|1|2|CAR-T|and|more"},
		{"in the U.S. and e.g. here", "in|the|U.S|and|e.g|here"},
		{"end.Next -5 '90s O'Neill’", "end|Next|5|90s|O'Neill"},
		{"one, two,three 1,a", "one|two|three|1|a"},
		{"naïve Übung été", "naïve|Übung|été"},
		{"soft\u00adhyphen non‑breaking", "soft\u00adhyphen|non‑breaking"},
		{"-- ’ ' .", ""},
	} {
		var got []string
		for _, w := range Words(tt.text) {
			got = append(got, tt.text[w.From:w.To])
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, s, tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, tt := range []string{ // | is where they are to be divided
		"One. |Two.",
		"No stop",
		"Dr. Smith saw Mr. Jones vs. Ms. Wu. |Then she left.",
		"A rise, e.g. Of 5 mg, i.e. 10 in all. |Good.",
		"It was 0.05. |See Fig. 2 and No. 5.",
		"Sold in the U.S. Food law applies in the U.S. |The rest is free.",
		"J. K. Rowe and J.P. Moore wrote it. |It is long.",
		"Take vitamin C. |Doctors say so.",
		"“It works.” |She left.",
		"“Is it safe?” asked the desk. |Yes!",
		"He waited... and left… |Then it rained.",
		"See Roe et al. (2019). |It ended.",
		"It works. |mRNA vaccines too.",
		"(It was so.) |Next.",
		"At 10 a.m. Monday it began. |At 5 p.m. |It ended.",
		"1. Wash your hands. |2020 was long.",
		"In 2020. |26 people.",
		"What?! |Really.",
	} {
		text := strings.ReplaceAll(tt, "|", "")
		var got []string
		for _, s := range Sentences(text) {
			got = append(got, text[s.From:s.To])
		}
		if s := strings.Join(got, " |"); s != tt {
			t.Errorf("got  %s\nwant %s", s, tt)
		}
	}
}

func TestQuotations(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"none", ""},
		{"“One,” he said, “two.”", "One,|two."},
		{`"One," he said, "two."`, "One,|two."},
		{"‘The patients’ rights,’ she said.", "The patients’ rights,"},
		{"It’s ‘safe’ for the patients’ use", "safe"},
		{"“He said ‘no’ twice”", "He said ‘no’ twice"},
		{"“It goes on", "It goes on"},
		{`5'10" tall and 6'1" tall`, ""},
		{"the ’90s", ""},
	} {
		var got []string
		for _, q := range Quotations(tt.text) {
			got = append(got, tt.text[q.From:q.To])
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, s, tt.want)
		}
	}
}
