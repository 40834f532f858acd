package lint

import (
	"strings"
	"testing"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
	"galen/internal/source"
)

// foundInText are the findings of HN235 in the text of an article.
func foundInText(text string) (list diag.List) { return foundBelow(usual, text) }

// foundBelow are those of an article with its own front matter.
func foundBelow(front, text string) (list diag.List) {
	document, _ := content.Parse(source.NewFile("content/health/a.md", []byte(front+text+"\n")), content.Rules{Zone: time.UTC, Home: "https://t.example/", Check: New(rules.Settings{}).Article})
	for _, d := range document.(*content.Article).Findings {
		if d.Code == "HN235" {
			list = append(list, d)
		}
	}
	return list
}

// TestRisksOfWholeText holds what is compared with a block that stands below a heading of
// its own: the whole text, but for sections of something else.
func TestRisksOfWholeText(t *testing.T) {
	const below = "\n\n## What it can do\n\nWords.\n\n### For those over 50\n\n:::risk\noutcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\n" +
		"treatment: blood pressure tablets\nsource: https://a.example/review\n:::\n\n"
	disagree := []string{
		// listed
		"It began with a trial.\n\n## The trial\n\nWords.\n\n## What it means\n\nThe tablets cut the risk of stroke by half.",
		// made up
		"It began.\n\n## The bottom line\n\nThe tablets cut the risk of stroke by half.",
		"It began.\n\n## How sure are we?\n\nStrokes fell by 60%.",
		"It began.\n\n## Questions and answers\n\nWith the tablets, 1% of people had a stroke.",
		"It began.\n\n## Results\n\nWords.\n\n### In short\n\nTo prevent one stroke, the NNT is 50.",
		"It began.\n\n## Blood pressure tablets\n\nThey halve the risk of a stroke.",
		"It began.\n\n## Waiting rooms\n\nThe tablets cut the risk of stroke by half.",
		"It began.\n\n## A cough and other troubles\n\nWords.\n\n## For readers\n\nThe tablets prevent 40% of strokes.",
		"It began.\n\n## Stroke: the numbers\n\n- Without the tablets 3% of people had a stroke.",
		"It began.\n\n#### What you can do\n\nThe tablets cut the risk of stroke by half.",
		"It began.\n\n## What we know\n\n| Risk |\n|---|\n| The tablets halve the risk of a stroke. |",
		"The tablets cut the risk of stroke by half.\n\n## Another treatment\n\nWords.",
		"It began.\n\n## Another treatment\n\nWords.\n\n## The numbers\n\nStrokes fell by half.",
		"It began." + below + "Strokes fell by 60%.",
		"It began." + below + "#### In short\n\nStrokes fell by 60%.",
		"It began." + below + "## What it means\n\nStrokes fell by 60%.",
	}
	agree := []string{
		"It began." + below + "#### Aspirin\n\nStrokes fell by 60%.",
		"It began." + below + "### For those over 70\n\nStrokes fell by 60%.",
		"It began.\n\n## Another treatment\n\nIt cut the risk of stroke by half.",
		"It began.\n\n## Other tablets\n\nThe tablets cut the risk of stroke by half.",
		"It began.\n\n## Aspirin\n\nIt cut the risk of stroke by half.",
		"It began.\n\n## Acupuncture\n\nIt cut the risk of stroke by half.",
		"It began.\n\n## Acupuncture\n\nStrokes fell by 60%.",
		"It began.\n\n## Men and women\n\nStrokes fell by 60%.",
		"It began.\n\n## In men\n\nThe tablets cut the risk of stroke by half.",
		"It began.\n\n## Ten years on\n\nStrokes fell by 60%.",
		"It began.\n\n## The Danish trial\n\nStrokes fell by 60%.",
		"It began.\n\n## An earlier study\n\n### What it found\n\nStrokes fell by 60%.",
		"It began.\n\n## People at high risk\n\nThe tablets cut the risk of stroke by half.",
		"It began.\n\n## A myth\n\nThe tablets cut the risk of stroke by half.",
		"It began.\n\n## Walking and diet\n\nStrokes fell by half.",
		"It began.\n\n## What it means\n\nThe tablets cut the risk of stroke by a quarter.",
		"It began.\n\n## What it means\n\nThe tablets cut the risk of a heart attack by half.",
		"It began.\n\n## What it means\n\nAn earlier trial found 40% fewer strokes.",
		"It began.\n\n## What it means\n\nOver ten years, 4% of people had a stroke.",
	}
	whole := func(text string) string {
		if strings.Contains(text, ":::risk") {
			return text
		}
		return text + below
	}
	for _, text := range disagree {
		if list := foundInText(whole(text)); len(list) != 1 {
			t.Errorf("%s: %d findings: %v", text, len(list), list)
		}
	}
	for _, text := range agree {
		if list := foundInText(whole(text)); len(list) != 0 {
			t.Errorf("%s: %v", text, list)
		}
	}
	t.Logf("%d disagreements, %d agreements", len(disagree), len(agree))
}
