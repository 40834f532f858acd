package lint

import (
	"strings"
	"testing"

	"galen/internal/testing/tally"
)

// secondBlocks are blocks below one with 20 and 15 strokes in 1000 within 5 years, and whether
// they disagree with it.
var secondBlocks = []struct {
	lines string
	told  bool
}{
	// listed
	{"outcome: a stroke\nwithout: 30 in 1000\nwith: 15 in 1000\nover: 5 years", true},
	// made up
	{"outcome: a stroke\nwithout: 20 in 1000\nwith: 10 in 1000\nover: five years", true},
	{"outcome: Strokes\nwithout: 4%\nwith: 3%\nover: 60 months", true},
	{"outcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years", false},
	{"outcome: a stroke\nwithout: 2%\nwith: 1.5%\nover: 5 years", false},
	{"outcome: a stroke\nwithout: 2 in 100\nwith: 2 in 100\nover: 5 years", false},
	{"outcome: a stroke\nwithout: 40 in 1000\nwith: 30 in 1000\nover: 10 years", false},
	{"outcome: a heart attack\nwithout: 30 in 1000\nwith: 15 in 1000\nover: 5 years", false},
	{"outcome: a stroke\nwithout: 30 in 1000\nwith: 15 in 1000\nover: 5 years\nwho: women", false},
	{"outcome: a stroke\nwithout: 30 in 1000\nwith: 15 in 1000\nover: 5 years\ntreatment: statins", false},
	{"outcome: a stroke\nwithout: 30 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: https://b.example/", false},
}

// TestRiskPairs: two blocks give the same numbers for the same outcome, people, time and source.
func TestRiskPairs(t *testing.T) {
	tally.Kind(t, "risk: two blocks", "secondBlocks")
	const first = "Words.\n\n:::risk\noutcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\ntreatment: tablets\nsource: https://a.example/\n:::\n\n"
	for _, c := range secondBlocks {
		lines := c.lines
		if !strings.Contains(lines, "treatment:") {
			lines += "\ntreatment: tablets"
		}
		if !strings.Contains(lines, "source:") {
			lines += "\nsource: https://a.example/"
		}
		list := foundInText(first + ":::risk\n" + lines + "\n:::")
		if (len(list) == 1) != c.told || len(list) > 1 {
			t.Errorf("%s: %v", c.lines, list)
		}
	}
}

// captionsOfPictures are words of the picture above an article, and the number that disagrees.
var captionsOfPictures = []struct{ key, text, number string }{
	// listed
	{"caption", "The tablets halve the risk of a stroke.", "halve"},
	{"alt", "Chart: strokes fell by 60%.", "60%"},
	// made up
	{"caption", "With the tablets, 3% of people had a stroke.", "3%"},
	{"alt", "The number needed to treat to prevent one stroke is 50", "50"},
	{"caption", "The tablets cut the risk of a stroke by a quarter.", ""},
	{"caption", "The tablets halve the risk of a heart attack.", ""},
	{"alt", "Two tablets, 50% of their size", ""},
}

// TestRiskOfPictures: what is said of the picture above an article agrees with its blocks.
func TestRiskOfPictures(t *testing.T) {
	tally.Kind(t, "risk: words of pictures", "captionsOfPictures")
	const block = "Words.\n\n:::risk\noutcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\ntreatment: tablets\nsource: https://a.example/\n:::\n"
	for _, c := range captionsOfPictures {
		words := map[string]string{"alt": "Tablets", "caption": "Tablets"}
		words[c.key] = c.text
		front := strings.Replace(usual, "---\n\n", "image:\n  src: a.svg\n  credit: Us\n  alt: \""+words["alt"]+"\"\n  caption: \""+words["caption"]+"\"\n---\n\n", 1)
		list := foundBelow(front, block)
		if c.number == "" && len(list) > 0 || c.number != "" && (len(list) != 1 || !strings.Contains(list[0].Message, `"`+c.number+`"`) || list[0].Line < 7 || list[0].Line > 12) {
			t.Errorf("%s: %s: %v", c.key, c.text, list)
		}
	}
}
