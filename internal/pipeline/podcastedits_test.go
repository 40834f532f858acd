package pipeline

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"galen/internal/testing/testtime"
)

// The newsroom begins without a show. The first edit of one declares it, and adds an episode.

const episodeFile = "content/trials/episode.md"

const newsEpisode = `---
title: The first round
description: A nurse and a doctor talk.
date: 2026-11-19
authors: [desk]
audio: {src: round.mp3, transcript: round.txt, show: rounds, chapters: [{at: "0:00", title: Hello}, {at: "0:01", title: Bye}]}
---

What they say, see [the first](piece-01).
`

const newsShow = "{rounds: {title: The round, description: One study a week., image: cover.png, author: Dose, category: Science}}"

// editPodcast declares a show with an episode, or changes it, its episode or their files.
func editPodcast(s *state, r *rand.Rand) string {
	n := r.IntN(100)
	text := s.files[episodeFile]
	if text == "" || !strings.Contains(s.files["galen.yaml"], "\npodcasts:") {
		s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "podcasts", newsShow)
		maps.Copy(s.files, sourceFiles{
			episodeFile: newsEpisode, "content/trials/round.mp3": silence(90), "content/trials/round.txt": "Hello.\n", "static/cover.png": cover(1),
		})
		return "new show"
	}
	switch r.IntN(9) {
	case 0, 1:
		return editShow(s, r)
	case 2, 3:
		return editEpisode(s, r)
	case 4:
		value := pick(r, "", "{src: round.mp3, transcript: round.txt}", "{src: round.mp3, transcript: round.txt, show: squares}")
		s.files[episodeFile] = setKey(text, "audio", value)
		return "no episode: " + value
	case 5:
		key := pick(r, "draft", "title", "embargo", "expires")
		s.files[episodeFile] = setKey(text, key, map[string]string{
			"draft": pick(r, "", "true"), "title": fmt.Sprintf("Round %d", n), "embargo": pick(r, "", "2026-11-22T18:00"), "expires": pick(r, "", "2026-11-23T18:00"),
		}[key])
		return "article: " + key
	case 6:
		s.files["content/trials/round.mp3"] = silence(60 + n)
		return "recording"
	case 7:
		s.files["content/trials/round.txt"] = fmt.Sprintf("Hello %d.\n", n)
		return "transcript"
	}
	s.files["static/cover.png"] = cover(n)
	return "cover"
}

// editShow changes the author of the show, and sometimes more of it, or declares another one, too.
func editShow(s *state, r *rand.Rand) string {
	n := r.IntN(1000)
	value := fmt.Sprintf("{rounds: {title: %s, description: %s, image: cover.png, author: Dose %d, category: %s%s}%s}",
		pick(r, "The round", fmt.Sprintf("Round %d", n)), pick(r, "One study a week.", fmt.Sprintf("%d studies a week.", n)), n, pick(r, "Science", "News"),
		pick(r, "", ", explicit: true", fmt.Sprintf(", email: d%d@news.example", n), ", language: de"),
		pick(r, "", ", squares: {title: Squares, description: None., image: cover.png, author: Dose, category: Arts}"))
	s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "podcasts", value)
	return "show: " + value
}

// editEpisode changes the number of the episode, and sometimes more of it.
func editEpisode(s *state, r *rand.Rand) string {
	if s.files[episodeFile] == "" {
		return ""
	}
	n := 1 + r.IntN(1000)
	value := fmt.Sprintf("{src: round.mp3, transcript: round.txt, show: rounds, episode: %d%s%s%s}", n,
		pick(r, "", fmt.Sprintf(", title: Round %d", n)), pick(r, "", fmt.Sprintf(", guid: g-%d, season: 1", n)),
		pick(r, "", fmt.Sprintf(`, chapters: [{at: "0:00", title: Part %d}]`, n)))
	s.files[episodeFile] = setKey(s.files[episodeFile], "audio", value)
	return "episode: " + value
}

// cover is a picture as directories of podcasts take it; another n gives another one.
func cover(n int) string {
	img := image.NewPaletted(image.Rect(0, 0, 1400, 1400), color.Palette{color.White, color.Black})
	for i := range 1400 {
		img.SetColorIndex(i, n, 1)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.String()
}

// withShow is a script of every third seed in which each sixth edit is of a show. Cheats, whose
// scripts are written down by their seeds, have scripts without it.
func withShow(seed uint64, script []edit) []edit {
	for i := 2; seed%3 == 0 && i < len(script); i += 6 {
		script[i].Kind = "podcast"
	}
	return script
}

// episodes is how many of the edits that were made are of a show that was there.
func episodes(script []edit, told []string) (n int) {
	for i, words := range told {
		if script[i].Kind == "podcast" && words != "" && words != "new show" {
			n++
		}
	}
	return n
}

// TestPodcasts is TestEquivalence with scripts in which every other edit is of a show.
func TestPodcasts(t *testing.T) {
	testtime.Plain(t)
	edits, failing, met := 0, 0, map[string]int{}
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 9))
		script := randomScript(seed, 24)
		for i := 0; i < len(script); i += 2 {
			script[i] = edit{"podcast", uint64(r.Uint32())}
		}
		p := play(t, script, nil)
		edits, failing = edits+len(p.told), failing+p.failing
		for i, told := range p.told {
			if script[i].Kind == "podcast" {
				name, _, _ := strings.Cut(told, ":")
				met[name]++
			}
		}
		if p.fault != "" {
			t.Errorf("seed %d: %s", seed, p.report(script))
		}
	}
	t.Logf("%d edits, %d of sites in error; %v", edits, failing, met)
	for _, name := range []string{"new show", "show", "episode", "no episode", "article", "recording", "transcript", "cover"} {
		if met[name] == 0 {
			t.Errorf("no edit was of the kind %q", name)
		}
	}
	if failing*2 > edits {
		t.Error("too often the site was in error")
	}
}
