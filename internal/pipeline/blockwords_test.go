package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/testing/tally"
)

// wordsSite is a site in whose documents blocks can be planted.
var wordsSite = map[string]string{
	"galen.yaml":               "title: Test\nbaseURL: https://news.galen-test.org/\ntimezone: Europe/London\nlanguage: en\ndescription: A site.\n",
	"content/_index.md":        "---\ntitle: Home\n---\nText.\n",
	"content/health/_index.md": "---\ntitle: Health\ndescription: About health.\n---\nText.\n",
	"content/authors/ann.md":   "---\nname: Ann Example\nrole: Reporter\n---\nText.\n",
	"content/about.md":         "---\ntitle: About\n---\nText.\n",
	"content/health/walk.vtt":  "WEBVTT\n\n00:00.500 --> 00:05.500\nText.\n",
	"content/health/talk.txt":  "Text.\n",
	"data/cases.csv":           "Region,Cases\nNorth,12\n",
	"content/health/piece.md":  piece + "Text.\n",
	"content/health/walk.jpg":  "a picture",
	"content/health/walk.mp4":  "a film",
	"content/health/talk.mp3":  "a recording",
}

const (
	piece  = "---\ntitle: A piece\ndescription: About it.\ndate: 2026-11-02\nauthors: [ann]\nkind: explainer\n---\n"
	films  = piece + ":::video {src=walk.mp4 title=\"A walk\" poster=walk.jpg captions=walk.vtt}\nA nurse walks.\n:::\n\n:::audio {src=talk.mp3 title=\"A talk\" transcript=talk.txt}\n:::\n"
	tables = piece + ":::table\nfile: cases.csv\ncaption: Cases\n:::\n"
	risky  = ":::risk\noutcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: https://www.who.int/x\n"
	home   = "---\ntitle: Home\n---\n"
)

// plantedWords are words in files, and the finding that there has to be at them, alone of its
// rule; where "" is the code, there is to be none of HN2 and HN4 in the file.
var plantedWords = []struct {
	file, text, word, code string
	beside                 string // what the article says
}{
	// listed
	{"content/_index.md", home + "A miracle cure for asthma.\n", "miracle", "HN210", ""},
	{"content/health/_index.md", "---\ntitle: Health\ndescription: About health.\n---\nA miracle cure for asthma.\n", "miracle", "HN210", ""},
	{"content/authors/ann.md", "---\nname: Ann Example\nrole: Reporter\n---\nShe found a miracle cure for asthma.\n", "miracle", "HN210", ""},
	{"content/about.md", "---\ntitle: About\nlayout: page\n---\nA miracle cure for asthma.\n", "miracle", "HN210", ""},
	{"content/_index.md", home + risky + ":::\n\nThe risk of a stroke was 30 in 1000 without it.\n", "30 in 1000", "HN235", ""},
	{"content/_index.md", home + ":::note {title=\"A breakthrough\"}\nText.\n:::\n", "breakthrough", "HN210", ""},
	{"content/_index.md", home + ":::note\nAsk TK first.\n:::\n", "TK", "HN400", ""},
	{"content/health/walk.vtt", "WEBVTT\n\n00:00.500 --> 00:05.500\nA miracle cure for asthma.\n", "miracle", "HN210", films},
	{"content/health/walk.vtt", "WEBVTT\n\n00:00.500 --> 00:05.500\nText.\n\n00:06.500 --> 00:09.500\nTK\n", "TK", "HN400", films},
	{"content/health/talk.txt", "Text.\n\nA miracle cure for asthma.\n", "miracle", "HN210", films},
	{"content/health/talk.txt", "Text TK.\n", "TK", "HN400", films},
	{"data/cases.csv", "Region,Cases,Remark\nNorth,12,A miracle cure\nSouth,3,none\n", "miracle", "HN210", tables},
	{"data/cases.csv", "Region,Cases\nTK,12\n", "TK", "HN400", tables},
	{"content/health/piece.md", piece + ":::table\ncaption: Doses\ncolumns: [Age, Drug]\nrows:\n  - [Under 5, a miracle drug]\n:::\n", "miracle", "HN210", ""},
	{"content/health/piece.md", piece + ":::table\ncaption: Doses\ncolumns: [Age, Dose]\nrows:\n  - [Under 5, to come]\n:::\n", "to come", "HN400", ""},
	{"content/health/piece.md", piece + ":::chart\nkind: bar\ntitle: A miracle drug\ndescription: D.\ncolumns: [Group, Risk]\nrows:\n  - [A, 2]\n:::\n", "miracle", "HN210", ""},
	{"content/health/piece.md", piece + ":::chart\nkind: bar\ntitle: T\ndescription: A miracle drug.\ncolumns: [Group, Risk]\nrows:\n  - [A, 2]\n:::\n", "miracle", "HN210", ""},
	{"content/health/piece.md", piece + ":::timeline\n12 March 2024\n: A miracle cure for asthma\n:::\n", "miracle", "HN210", ""},
	{"content/health/piece.md", piece + "## Questions\n\n:::faq\n### Is it so?\nA miracle cure for asthma.\n:::\n", "miracle", "HN210", ""},
	{"content/health/piece.md", piece + ":::audio {src=talk.mp3 title=\"A talk\"}\nA miracle cure for asthma.\n:::\n", "miracle", "HN210", ""},
	// made up
	{"content/_index.md", home + ":::table\nfile: cases.csv\ncaption: A groundbreaking table\n:::\n", "groundbreaking", "HN210", ""},
	{"content/_index.md", home + ":::table\ncaption: C\ncolumns: [A, \"a miracle drug\"]\nrows:\n  - [x, y]\n:::\n", "miracle", "HN210", ""},
	{"content/health/_index.md", "---\ntitle: Health\ndescription: A breakthrough.\n---\nText.\n", "breakthrough", "HN202", ""},
	{"content/about.md", "---\ntitle: About\n---\nThey measured the the pressure.\n", "the pressure", "HN280", ""},
	{"content/about.md", "---\ntitle: About\n---\nOf 26 people, 24 of 26 (96%) improved.\n", "96%", "HN233", ""},
	{"content/about.md", "---\ntitle: About\n---\n:::timeline\n12 March 2024\n: To come\n:::\n", ": To come", "HN400", ""},
	{"content/about.md", "---\ntitle: About\nwaivers: [{rule: HN210, reason: It is the title of a film., until: 2026-12-31}]\n---\nThe Miracle Worker, a miracle cure for boredom.\n", "", "", ""},
	{"content/about.md", "---\ntitle: About\n---\nA hype word is `miracle cure`.\n", "", "", ""},
	{"content/about.md", "---\ntitle: About\n---\nA `fake miracle`, and a miracle drug.\n", "miracle drug", "HN210", ""},
	{"content/health/walk.vtt", "WEBVTT\n\n00:00.500 --> 00:05.500\nIt is a game\n\n00:06.000 --> 00:09.500\nchanger for all.\n", "game", "HN210", films},
	{"content/health/walk.vtt", "WEBVTT\n\n00:00.500 --> 00:05.500\n<v Ann>A <i>miracle</i> cure &amp; more.\n", "miracle", "HN210", films},
	{"content/health/walk.vtt", "WEBVTT\n\nNOTE a miracle TK\n\n00:00.500 --> 00:05.500\nText.\n", "", "", films},
	{"content/health/walk.vtt", "WEBVTT\n\n00:00.500 --> 00:05.500\nThat rose in 24 of 26 people (96%).\n", "96%", "HN233", films},
	{"content/health/talk.txt", "It was\na game\nchanger for all.\n", "game", "HN210", films},
	{"content/health/talk.txt", "See https://www.example.com/x now.\n", "https", "HN404", films},
	{"content/health/talk.txt", "To be confirmed\n", "To be", "HN400", films},
	{"content/health/talk.txt", "Her brother died by suicide in May.\n", "died by suicide", "HN112", films},
	{"content/health/walk.vtt", "WEBVTT\n\n00:00.500 --> 00:01.500\nShe killed herself.\n", "killed herself", "HN112", films},
	{"data/cases.csv", "Region,Cases,Remark\nNorth,12,\"A \"\"groundbreaking drug\"\"\"\n", "groundbreaking", "HN211", tables},
	{"data/cases.csv", "Region;A miracle drug\nNorth;12\n", "miracle", "HN210", tables},
	{"data/cases.csv", "sep=;\nRegion;Remark\nNorth;A miracle drug\n", "miracle", "HN210", tables},
	{"data/cases.csv", "Region,Remark\nÅland,A miracle drug\n", "miracle", "HN210", tables},
	{"data/cases.csv", "Region,Cases\nto be confirmed,12\n", "to be", "HN400", tables},
	{"data/cases.csv", "Region,Cases,Remark\nNorth,12,A miracle TK\n", "", "", piece + ":::table\nfile: cases.csv\ncolumns: [Region, Cases]\ncaption: C\n:::\n"},
	{"data/cases.csv", "Region,Cases,Remark\nNorth,12,A miracle TK\n", "", "", piece + ":::chart\nkind: bar\nfile: cases.csv\nx: Region\ny: Cases\ntitle: T\ndescription: D\n:::\n"},
	{"data/cases.csv", "Region,Cases,Remark\nNorth,12,A miracle cure for asthma\n", "", "", piece + "Nothing shows it.\n"},
	{"content/health/piece.md", piece + ":::table\ncaption: To come\ncolumns: [Age, Dose]\nrows:\n  - [Under 5, x]\n:::\n", "To come", "HN400", ""},
	{"content/health/piece.md", piece + ":::table\ncaption: Doses\nnote: TBC\ncolumns: [Age, Dose]\nrows:\n  - [Under 5, x]\n:::\n", "note", "HN400", ""},
	{"content/health/piece.md", piece + ":::table\ncaption: Doses\ncolumns: [Age, Dose]\nrows:\n  - [TK, 14]\n:::\n", "TK", "HN400", ""},
	{"content/health/piece.md", piece + ":::note {title=\"To come\"}\nText.\n:::\n", "To come", "HN400", ""},
	{"content/health/piece.md", piece + ":::note\n- [insert name], a nurse\n:::\n", "[insert", "HN400", ""},
	{"content/health/piece.md", piece + strings.Replace(risky, "a stroke", "a miracle stroke", 1) + ":::\n", "miracle", "HN210", ""},
	{"content/health/piece.md", piece + risky + "treatment: groundbreaking pills\n:::\n", "groundbreaking", "HN210", ""},
	{"content/health/piece.md", piece + risky + "harms:\n  - {outcome: a \"game-changing\" rash, without: 1 in 1000, with: 2 in 1000}\n:::\n", "game", "HN211", ""},
	{"content/health/piece.md", piece + risky + "who: people aged 50\nover: 5 years\n:::\n", "", "", ""},
	{"content/health/piece.md", piece + "| A | B |\n| --- | --- |\n| x | to be confirmed |\n", "to be", "HN400", ""},
}

// TestWordsOfBlocks: whatever a reader sees is asked for hype and for placeholders, on every
// kind of page and in every file that a block shows, and the finding stands at the word.
func TestWordsOfBlocks(t *testing.T) {
	tally.Kind(t, "words that readers see", "plantedWords")
	for _, c := range plantedWords {
		root := t.TempDir()
		put := func(name, text string) {
			path := filepath.Join(root, filepath.FromSlash(name))
			os.MkdirAll(filepath.Dir(path), 0o755)
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for name, text := range wordsSite {
			put(name, text)
		}
		if c.beside != "" {
			put("content/health/piece.md", c.beside)
		}
		put(c.file, c.text)
		r, _ := Check(context.Background(), Options{Source: root, At: "2026-11-20T09:00"})
		want := diag.Locate(c.file, []byte(c.text), max(0, strings.Index(c.text, c.word)))
		found := 0
		for _, d := range r.Problems {
			if d.File != c.file || !strings.HasPrefix(d.Code, "HN2") && !strings.HasPrefix(d.Code, "HN4") && d.Code != "HN112" {
				continue
			}
			if d.Code != c.code {
				if c.code == "" || d.Code != "HN212" {
					t.Errorf("%s: %q: unasked: %v", c.file, c.text, d)
				}
				continue
			}
			if found++; d.Position != want {
				t.Errorf("%s: %q: at %v, want %v: %v", c.file, c.text, d.Position, want, d)
			}
		}
		if found != 1 && c.code != "" {
			t.Errorf("%s: %q: found %d times: %v", c.file, c.text, found, r.Problems)
		}
	}
}
