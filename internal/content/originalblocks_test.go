package content

import (
	"context"
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// TestBlocksOfOriginal: a block of a translation that shows other numbers than that of its original is told, with both
// places; its words are its own.
func TestBlocksOfOriginal(t *testing.T) {
	const (
		stroke = ":::risk\noutcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: \"https://paper.test/1\"\n:::\n\n"
		ictus  = ":::risk\noutcome: un ictus\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 años\nsource: \"https://paper.test/1\"\n:::\n\n"
		fall   = ":::risk\noutcome: a fall\nwithout: 40 in 1000\nwith: 30 in 1000\nover: 1 year\nsource: \"https://paper.test/2\"\n:::\n\n"
		caida  = ":::risk\noutcome: una caída\nwithout: 4%\nwith: 3%\nover: 12 meses\nsource: \"https://paper.test/2\"\n:::\n\n"
		second = ":::study\ndesign: one-arm\nresults: preprint\nparticipants: 26\ncondition: Flu\nregistry: NCT05869955\n:::\n\n"
		otro   = ":::study\ndesign: one arm\nresults: preprint\nparticipants: 26\ncondition: Gripe\nregistry: NCT05869955\n:::\n\n"
		harm   = "harms:\n  - {outcome: a rash, without: 4 in 1000, with: 6 in 1000}\nsource"
		dano   = "harms:\n  - {outcome: un sarpullido, without: 4 in 1000, with: 6 in 1000}\nsource"
	)
	in := func(text, old, now string) string {
		if !strings.Contains(text, old) {
			t.Fatalf("no %q in %s", old, text)
		}
		return strings.Replace(text, old, now, 1)
	}
	for _, c := range []struct{ original, translation, at, also, what string }{
		{stroke, ictus, "", "", ""},
		{stroke + fall, ictus + caida, "", "", ""},
		{stroke + fall, caida + ictus, "", "", ""},
		{stroke + fall, caida, "", "", ""},
		{stroke, ictus + caida, "", "", ""},
		{second, otro, "", "", ""},
		{second + stroke, ictus + otro, "", "", ""},
		{stroke, in(ictus, "with: 15", "with: 5"), "11:7", "14:7", `has another "with": 15 in 1000`},
		{stroke, in(ictus, "without: 20", "without: 200"), "10:10", "13:10", `has another "without": 20 in 1000`},
		{stroke, in(ictus, "5 años", "50 años"), "12:7", "15:7", `has another "over": 5 years`},
		{stroke, in(ictus, "5 años", "60 meses"), "", "", ""},
		{stroke, in(ictus, "5 años", "cinco años"), "", "", ""},
		{stroke, in(ictus, "with: 15 in 1000", "with: 15 in 1000\nwith-interval: 12 to 19"), "12:16", "11:4", `does not say "with-interval"`},
		{in(stroke, "with: 15 in 1000", "with: 15 in 1000\nwith-interval: 12 to 19"), in(ictus, "with: 15 in 1000", "with: 15 in 1000\nwith-interval: 12 to 20"), "12:16", "15:16", `has another "with-interval": 12 to 19 in 1000`},
		{in(stroke, "with: 15 in 1000", "with: 15 in 1000\nwith-interval: 12 to 19"), ictus, "", "", ""},
		{stroke, in(ictus, "over:", "wanted: true\nover:"), "12:9", "11:4", `has another "wanted": false`},
		{in(stroke, "source", harm), in(ictus, "source", dano), "", "", ""},
		{in(stroke, "source", harm), in(ictus, "source", in(dano, "6 in", "5 in")), "14:56", "17:49", `has another "with": 6 in 1000`},
		{stroke + fall, ictus + in(caida, "3%", "1%"), "19:7", "22:7", `has another "with": 30 in 1000`},
		{stroke + fall, in(caida, "3%", "1%") + ictus, "11:7", "22:7", `has another "with": 30 in 1000`},
		{second, in(otro, "26", "260"), "11:15", "14:15", `has another "participants": 26`},
		{second, in(otro, "NCT05869955", "NCT04368728"), "13:11", "16:11", `has another "registry": NCT05869955`},
		{second, in(otro, "participants: 26\n", ""), "", "", ""},
		{in(second, "participants: 26\n", ""), otro, "11:15", "11:4", `does not say "participants"`},
		{in(stroke, "20 in", "many in"), ictus, "", "", ""},
	} {
		study := "study: {design: one-arm, results: preprint}"
		files := []source.File{
			source.NewFile("content/news/flu.es.md", []byte(lines("title: Gripe", "description: Lo que se sabe.", "disclosures: [Ninguno.]")+"Texto.\n\n"+c.translation)),
			source.NewFile("content/news/flu.md", []byte(lines("title: Flu", "description: What is known.", "date: 2026-11-22", study, "authors: [desk]", "disclosures: [None declared.]")+"Text.\n\n"+c.original)),
		}
		rules := Rules{Zone: time.UTC, Codes: map[string]string{"es": "es"}}
		rules.Parts = ReadParts(source.FilesOf(files), rules)
		_, _, list := ParseAll(context.Background(), source.FilesOf(files), rules, nil)
		met := false
		for _, d := range list {
			if d.Code != "other-study" {
				continue
			}
			met = true
			if c.at == "" || !strings.HasPrefix(d.Error(), "content/news/flu.es.md:"+c.at+": ") || !strings.Contains(d.Message, c.what) ||
				len(d.Also) != 1 || !strings.HasPrefix(d.Also[0].String(), "content/news/flu.md:"+c.also) {
				t.Errorf("of\n%s and\n%s: %v, also %v; wanted %s: %s, also %s", c.original, c.translation, d, d.Also, c.at, c.what, c.also)
			}
		}
		if c.at != "" && !met {
			t.Errorf("of\n%s and\n%s nothing is told: %v", c.original, c.translation, list)
		}
	}
}
