package lint

import (
	"slices"
	"strings"
	"testing"

	"galen/internal/lint/rules"
)

// scleroderma is a story of the kind that newsrooms make of a release: what its phase 1 trial found is told as proven, in
// the words of those who hope to sell it.
const scleroderma = `---
title: "One infusion and the pills are gone: a breakthrough for scleroderma"
description: "Altered T cells bring new hope to people with systemic sclerosis, and a paradigm shift to the care of their illness"
kind: news
date: 2026-11-01
authors: [desk]
---

A beacon of hope shines for people with systemic sclerosis (SSc). One dose of BMS-986353 not only improved lung function and softened the skin of those who had it; an astonishing 96% stopped every other drug for the illness. The results were presented at ACR Convergence 2025.

The Phase 1 Breakfree-1 trial enrolled 26 patients whom other drugs had not helped. The promising treatment is a revolutionary use of a person's own immune cells, and an innovative approach to making them saves time.

Apart from the impressive 96% who stayed free of them, the median relative pulmonary function capacity (pFVC) was up by 10% after half a year, and the modified Rodnan skin score (mRSS) was down by 13.5 points. A new study with more people has shown nothing yet.

In all, the trial demonstrated a manageable safety profile. The risks of BMS-986353 are therefore acceptable for people who are as ill as that.
`

// TestScleroderma: such a story is told what a careful editor says of it: of hype, of small groups, of letters, of what
// is missing; that a phase 1 trial settles nothing, that nobody was compared, and that harms are called small.
func TestScleroderma(t *testing.T) {
	counts := map[string]int{}
	for _, d := range findings(t, New(rules.Settings{}), "content/health/x.md", scleroderma) {
		counts[d.Code]++
	}
	for code, least := range map[string]int{
		"HN201": 1, "HN202": 1, "HN210": 3, "HN212": 2, "HN220": 2, "HN221": 1, "HN226": 1, "HN231": 2, "HN251": 1, "HN252": 1, "HN270": 1, "HN310": 1, "HN311": 1, "HN312": 1,
		"HN320": 1, "HN321": 1, "HN324": 1,
	} {
		if counts[code] < least {
			t.Errorf("%d findings of %s, want %d", counts[code], code, least)
		}
	}
	fair := strings.NewReplacer("not only improved lung function", "was given to all, and nobody was compared; it may have improved lung function",
		"demonstrated a manageable safety profile", "saw fever in 3 of the 26 people").Replace(scleroderma)
	for _, d := range findings(t, New(rules.Settings{}), "content/health/x.md", fair) {
		if slices.Contains([]string{"HN226", "HN321"}, d.Code) {
			t.Errorf("told fairly: %s %s", d.Code, d.Message)
		}
	}
}
