package pipeline

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path"
	"strings"
)

// Recordings beside articles, and their transcripts in files. No site begins with any.

func isRecording(name string) bool { return path.Ext(name) == ".mp3" }

// silence is a recording of as many frames of MPEG audio (layer III, 128 kbit/s, 44.1 kHz)
// without a sound, which are 26 ms each.
func silence(frames int) string {
	frame := make([]byte, 417)
	copy(frame, "\xff\xfb\x90\xc4")
	return string(bytes.Repeat(frame, frames))
}

// editMedia adds a recording to an article, changes or deletes one, its transcript, or the
// block that plays it.
func editMedia(s *state, r *rand.Rand) string {
	n := 40 + r.IntN(100)
	name := choose(r, s.those(isRecording))
	if name == "" || r.IntN(4) == 0 {
		article := choose(r, s.those(isArticle))
		name = fmt.Sprintf("%s/talk-%d.mp3", path.Dir(article), n)
		s.files[name] = silence(n)
		words := strings.TrimSuffix(name, ".mp3") + ".txt"
		transcript := pick(r, "Good evening.", path.Base(words))
		if transcript == path.Base(words) {
			s.files[words] = fmt.Sprintf("Good evening %d.\n", n)
		}
		s.files[article] += fmt.Sprintf("\n:::audio {src=%s title=\"Talk %d\" transcript=%q}\n:::\n", path.Base(name), n, transcript)
		return "recording " + name + " of " + article
	}
	switch words := strings.TrimSuffix(name, ".mp3") + ".txt"; r.IntN(6) {
	case 0:
		delete(s.files, name)
		return "delete " + name
	case 1:
		s.files[name] = s.files[name][:len(s.files[name])-r.IntN(400)] // cut off
		return "cut " + name
	case 2, 3:
		if s.files[words] != "" {
			s.files[words] = fmt.Sprintf("Good morning %d.\n", n)
			return "transcript " + words
		}
		fallthrough
	default:
		s.files[name] = silence(n)
		return "recording " + name
	}
}
