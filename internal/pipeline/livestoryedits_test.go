package pipeline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/testing/testtime"
)

// The newsroom has one live story, which only the edits of this file change.

const liveStoryFile = "content/health/as-it-happens.md"

const newsLiveStory = `---
title: As it happens
description: What is known by now.
date: 2026-11-22T05:00
kind: live
authors: [desk]
tags: [flu]
references: [{id: report, title: A report, url: "https://report.example/"}, {id: map, title: A map, url: "https://map.example/"}]
---

The introduction, see [what was found](piece-01).

:::key-points
- 62 people.
:::

## 2026-11-22 14:30 Later today

Not yet [@map], see ![A map](/shared.png).

## 12:40 Noon

Said at noon [@report], see [the second](piece-02).

### More of it

:::note
Wait.
:::

## 09:00 Morning

First words.
`

// editLive adds an entry to the live story, edits or deletes one, ends the story, or makes it
// another kind of article.
func editLive(s *state, r *rand.Rand) string {
	text, there := s.files[liveStoryFile]
	if !there {
		s.files[liveStoryFile] = newsLiveStory
		return "live story"
	}
	top, rest, _ := strings.Cut(text, "\n## ")
	entries := strings.Split(rest, "\n## ")
	if rest == "" {
		entries = nil
	}
	done := ""
	switch kind := r.IntN(10); {
	case kind < 4 || len(entries) == 0:
		at := s.now.In(zone(s)).Add(pick(r, -time.Minute, -time.Hour, time.Hour, 30*time.Hour))
		done = at.Format("2006-01-02 15:04:05") + " " + pick(r, "News", "*More* news", "Word of it") + fmt.Sprintf("\n\nEntry %d, see [it](%s).\n", r.IntN(100), pick(r, "piece-05", "/health/piece-01/#what-was-found", "held-draft", "piece-07"))
		entries = append(entries, done)
		slices.SortFunc(entries, func(a, b string) int { return strings.Compare(b, a) })
	case kind < 6:
		i := r.IntN(len(entries))
		entries[i] += fmt.Sprintf("\nAlso %d [@%s].\n", r.IntN(100), pick(r, "report", "map"))
		done = "words of " + entries[i][:16]
	case kind == 6:
		i := r.IntN(len(entries))
		done = "delete " + entries[i][:5]
		if i > 0 || len(entries) == 1 || entries[1][4] == '-' { // else the next would lose its day
			entries = slices.Delete(entries, i, i+1)
		}
	case kind == 7:
		top = setKey(top, "ended", pick(r, "", s.now.In(zone(s)).Add(pick(r, -time.Minute, time.Hour)).Format("2006-01-02T15:04:05")))
		done = "ended"
	case kind == 8:
		key := pick(r, "kind", "kind", "draft", "embargo", "expires")
		top = setKey(top, key, map[string]string{"kind": pick(r, "news", "live", "live"), "draft": pick(r, "", "true"), "embargo": pick(r, "", "2026-11-22T18:00"), "expires": pick(r, "", "2026-11-23T18:00")}[key])
		done = key
	default:
		top = strings.Replace(top, "The introduction", "The beginning", 1)
		done = "introduction"
	}
	text = top
	for _, e := range entries {
		text += "\n## " + strings.TrimSpace(e) + "\n"
	}
	s.files[liveStoryFile] = text
	return "live story: " + done
}

// zone is that of the newsroom.
func zone(s *state) *time.Location {
	_, name, _ := strings.Cut(s.files["galen.yaml"], "\ntimezone: ")
	name, _, _ = strings.Cut(name, "\n")
	if z, err := time.LoadLocation(name); err == nil {
		return z
	}
	return time.UTC
}

// TestLiveStories: after each edit of a live story, and each step of the clock, a warm build
// gives what a clean one does.
func TestLiveStories(t *testing.T) {
	testtime.Plain(t)
	edits, failing := 0, 0
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 7))
		script := make([]edit, 24)
		for i := range script {
			script[i] = edit{pick(r, "live", "live", "live", "clock", "headline"), uint64(r.Uint32())}
		}
		p := play(t, script, nil)
		edits, failing = edits+len(p.told), failing+p.failing
		if p.fault != "" {
			t.Errorf("seed %d: %s\n%s", seed, p.fault, strings.Join(p.told, "\n"))
		}
	}
	if t.Logf("%d edits, %d of sites in error", edits, failing); edits < 60 || failing*4 > edits {
		t.Error("the edits do not test enough")
	}
}
