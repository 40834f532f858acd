package captions

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/testing/tally"
)

const good = "WEBVTT\n\n"

// told writes what was found as line:column code.
func told(list diag.List) string {
	var all []string
	for _, d := range list {
		all = append(all, fmt.Sprintf("%d:%d %s", d.Line, d.Column, strings.TrimPrefix(d.Code, "captions-")))
	}
	return strings.Join(all, ", ")
}

// faults are files with what is wrong with each, and a file that follows the hints. A fix
// of "" is for hints that name a command.
var faults = []struct{ name, text, want, fixed string }{
	// listed
	{"no heading", "00:01.000 --> 00:04.000\nHello\n", "1:1 heading", good + "00:01.000 --> 00:04.000\nHello\n"},
	{"times run backwards", good + "00:04.000 --> 00:01.000\nHello\n", "3:1 order", good + "00:01.000 --> 00:04.000\nHello\n"},
	{"order", good + "00:05.000 --> 00:06.000\nTwo\n\n00:01.000 --> 00:02.000\nOne\n", "6:1 order", good + "00:01.000 --> 00:02.000\nOne\n\n00:05.000 --> 00:06.000\nTwo\n"},
	{"overlap", good + "00:01.000 --> 00:04.000\nOne\n\n00:03.000 --> 00:06.000\nTwo\n", "6:1 overlap", good + "00:01.000 --> 00:03.000\nOne\n\n00:03.000 --> 00:06.000\nTwo\n"},
	{"empty cue", good + "00:01.000 --> 00:04.000\n\n00:05.000 --> 00:06.000\nTwo\n", "3:1 empty", good + "00:05.000 --> 00:06.000\nTwo\n"},
	{"too fast", good + "00:01.000 --> 00:02.000\n" + strings.Repeat("ten chars ", 4) + "\n", "3:1 fast", good + "00:01.000 --> 00:03.100\n" + strings.Repeat("ten chars ", 4) + "\n"},
	{"SubRip", "1\n00:00:01,000 --> 00:00:04,000\nHello\n\n2\n00:00:05,000 --> 00:00:06,000\nWorld\n", "1:1 other", good + "1\n00:00:01.000 --> 00:00:04.000\nHello\n\n2\n00:00:05.000 --> 00:00:06.000\nWorld\n"},
	{"wrong arrow", good + "00:01.000 -> 00:04.000\nHello\n", "3:11 time", good + "00:00:01.000 --> 00:00:04.000\nHello\n"},
	{"comma", good + "00:01,000 --> 00:04,000\nHello\n", "3:6 time", good + "00:00:01.000 --> 00:00:04.000\nHello\n"},
	// made up
	{"small letters", "webvtt\n\n00:01.000 --> 00:04.000\nHello\n", "1:1 heading", good + "00:01.000 --> 00:04.000\nHello\n"},
	{"heading with a colon", "WEBVTT:\n\n00:01.000 --> 00:04.000\nHello\n", "1:1 heading", good + "00:01.000 --> 00:04.000\nHello\n"},
	{"space before", " WEBVTT\n\n00:01.000 --> 00:04.000\nHello\n", "1:1 heading", good + "00:01.000 --> 00:04.000\nHello\n"},
	{"no empty line", "WEBVTT\n00:01.000 --> 00:04.000\nHello\n", "2:1 heading", good + "00:01.000 --> 00:04.000\nHello\n"},
	{"long arrow", good + "00:01.000 ---> 00:04.000\nHello\n", "3:11 time", good + "00:00:01.000 --> 00:00:04.000\nHello\n"},
	{"typeset arrow", good + "00:01.000 –> 00:04.000\nHello\n", "3:11 time", good + "00:00:01.000 --> 00:00:04.000\nHello\n"},
	{"real arrow", good + "00:01.000 → 00:04.000\nHello\n", "3:11 time", good + "00:00:01.000 --> 00:00:04.000\nHello\n"},
	{"escaped arrow", good + "00:01.000 --&gt; 00:04.000\nHello\n", "3:11 time", good + "00:00:01.000 --> 00:00:04.000\nHello\n"},
	{"hyphen", good + "00:01.000 - 00:04.000\nHello\n", "3:11 time", good + "00:00:01.000 --> 00:00:04.000\nHello\n"},
	{"YouTube's comma", good + "0:00:01.000,0:00:04.000\nHello\n", "3:12 time", good + "00:00:01.000 --> 00:00:04.000\nHello\n"},
	{"no thousandths", good + "00:01 --> 00:04\nHello\n", "3:1 time", good + "00:00:01.000 --> 00:00:04.000\nHello\n"},
	{"second time is bad", good + "00:01.000 --> 0:4.0\nHello\n", "3:15 time", good + "00:00:01.000 --> 00:00:04.000\nHello\n"},
	{"one digit of hours", good + "0:00:01.000 --> 0:00:04.000\nHello\n", "3:1 time", good + "00:00:01.000 --> 00:00:04.000\nHello\n"},
	{"seconds alone", good + "1.5 --> 4.0\nHello\n", "3:1 time", good + "00:00:01.500 --> 00:00:04.000\nHello\n"},
	{"no times", good + "start --> end\nHello\n", "3:1 time", good + "00:01.000 --> 00:04.000\nHello\n"},
	{"same time", good + "00:01.000 --> 00:01.000\nHello\n", "3:1 order", good + "00:01.000 --> 00:02.000\nHello\n"},
	{"no empty line between", good + "00:01.000 --> 00:02.000\nOne\n00:03.000 --> 00:04.000\nTwo\n", "5:1 time", good + "00:01.000 --> 00:02.000\nOne\n\n00:03.000 --> 00:04.000\nTwo\n"},
	{"text alone", good + "Hello there\n\n00:03.000 --> 00:04.000\nTwo\n", "3:1 time", good + "00:01.000 --> 00:02.000\nHello there\n\n00:03.000 --> 00:04.000\nTwo\n"},
	{"broken by an empty line", good + "00:01.000 --> 00:02.000\nOne\n\nand more\n", "6:1 time", good + "00:01.000 --> 00:02.000\nOne\nand more\n"},
	{"no captions", "WEBVTT\n\nNOTE nothing yet\n", "1:1 empty", good + "00:01.000 --> 00:04.000\nHello\n"},
	{"nothing", "", "1:1 empty", good + "00:01.000 --> 00:04.000\nHello\n"},
	{"white space in a cue", good + "00:01.000 --> 00:04.000\n<i> </i>\n", "3:1 empty", good + "00:01.000 --> 00:04.000\n[music]\n"},
	{"old align", good + "00:01.000 --> 00:04.000 align:middle\nHello\n", "3:25 time", good + "00:01.000 --> 00:04.000 align:center\nHello\n"},
	{"unknown setting", good + "00:01.000 --> 00:04.000 postion:10%\nHello\n", "3:25 time", good + "00:01.000 --> 00:04.000 position:10%\nHello\n"},
	{"coordinates of SubRip", good + "00:01.000 --> 00:04.000 X1:40\nHello\n", "3:25 time", good + "00:01.000 --> 00:04.000\nHello\n"},
	{"less than", good + "00:01.000 --> 00:04.000\nA risk <5 % a year\n", "4:8 markup", good + "00:01.000 --> 00:04.000\nA risk &lt;5 % a year\n"},
	{"font", good + "00:01.000 --> 00:04.000\n<font color=red>Hi</font>\n", "4:1 markup, 4:19 markup", good + "00:01.000 --> 00:04.000\nHi\n"},
	{"em", good + "00:01.000 --> 00:04.000\nSo <em>Hi</em>\n", "4:4 markup, 4:10 markup", good + "00:01.000 --> 00:04.000\nSo <i>Hi</i>\n"},
	{"capitals", good + "00:01.000 --> 00:04.000\n<I>Hi</I>\n", "4:1 markup, 4:6 markup", good + "00:01.000 --> 00:04.000\n<i>Hi</i>\n"},
	{"no end", good + "00:01.000 --> 00:04.000\nZoë says <i>Hi\n", "4:10 markup", good + "00:01.000 --> 00:04.000\nZoë says <i>Hi</i>\n"},
	{"no beginning", good + "00:01.000 --> 00:04.000\nHi</b>\n", "4:3 markup", good + "00:01.000 --> 00:04.000\nHi\n"},
	{"nobody", good + "00:01.000 --> 00:04.000\n<v>Hi\n", "4:1 markup", good + "00:01.000 --> 00:04.000\n<v Interviewer>Hi\n"},
	{"SubStation in the text", good + "00:01.000 --> 00:04.000\n{\\an8}Hi\n", "4:1 markup", good + "00:01.000 --> 00:04.000\nHi\n"},
	{"SubStation", "[Script Info]\nTitle: x\n", "1:1 other", ""},
	{"TTML", "<?xml version=\"1.0\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\"/>\n", "1:1 other", ""},
	{"a web page", "<!DOCTYPE html>\n<html>\n", "1:1 other", ""},
	{"other text", "We walked to the clinic.\n", "1:1 heading, 1:1 time", good + "00:01.000 --> 00:04.000\nWe walked to the clinic.\n"},
	{"fast in Chinese", good + "00:01.000 --> 00:02.000\n" + strings.Repeat("水", 12) + "\n", "3:1 fast", good + "00:01.000 --> 00:02.300\n" + strings.Repeat("水", 12) + "\n"},
	{"all at once", "webvtt\n\n00:04,000 -> 00:01,000\n\n00:01.000 --> 00:02.000\n<x>Hi\n", "1:1 heading, 3:11 time, 3:1 order, 3:1 empty, 6:1 markup", good + "00:01.000 --> 00:02.000\nHi\n"},
}

func TestFaults(t *testing.T) {
	tally.Kind(t, "captions", "faults")
	for _, c := range faults {
		_, list := Parse("film.vtt", []byte(c.text))
		if got := told(list); got != c.want {
			t.Errorf("%s: %s, want %s\n%v", c.name, got, c.want, list)
		}
		for _, d := range list {
			if d.Hint == "" || d.Message == "" || d.File != "film.vtt" {
				t.Errorf("%s: %+v", c.name, d)
			}
			if _, line, ok := strings.Cut(d.Hint, "write  "); ok && strings.Contains(line, arrow) && c.fixed != "" && !strings.Contains(c.fixed, strings.TrimSpace(line)) && d.Code == "captions-time" && !strings.Contains(c.want, ",") {
				t.Errorf("%s: the hint %q is not what was done", c.name, d.Hint)
			}
		}
		if c.fixed == "" {
			continue
		}
		if _, list := Parse("film.vtt", []byte(c.fixed)); len(list) > 0 {
			t.Errorf("%s, mended: %v", c.name, list)
		}
	}
}

func TestSilent(t *testing.T) {
	for name, text := range map[string]string{
		"plain":        good + "00:01.000 --> 00:04.000\nHello\n",
		"hours":        good + "00:00:01.000 --> 100:00:04.000\nHello\n",
		"title":        "WEBVTT - About vaccination\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:04.000\nHello\n",
		"notes":        good + "NOTE by the desk\nsecond line\n\nNOTE\n\n00:01.000 --> 00:04.000\nHello\n",
		"styles":       good + "STYLE\n::cue { color: white }\n\nREGION\nid:a\n\n00:01.000 --> 00:04.000 region:a\nHello\n",
		"names":        good + "intro\n00:01.000 --> 00:04.000\nHello\n\n2\n00:05.000 --> 00:06.000\nWorld\n",
		"settings":     good + "00:01.000 --> 00:04.000 line:0 position:50%,center size:80% align:start vertical:rl\nHello\n",
		"tabs":         good + "00:01.000\t-->\t00:04.000\talign:end\nHello\n",
		"no spaces":    good + "00:01.000-->00:04.000\nHello\n",
		"opening":      good + "00:01.000 --> 00:04.000\nWe open 9:00 – 17:00\n9:00 to 17:00 is when\n",
		"ampersand":    good + "00:01.000 --> 00:04.000\nQ&A, 5 > 3 &amp; 2 &lt; 3\n",
		"tags":         good + "00:01.000 --> 00:04.000\n<v.loud Zoë>An <i>old</i> <c.red>word</c> <00:02.000><b>here</b></v>\n",
		"two speakers": good + "00:01.000 --> 00:04.000\n<v A>Yes\n<v B>No\n",
		"ruby":         good + "00:01.000 --> 00:04.000\n<ruby>水<rt>みず</ruby>\n",
		"touching":     good + "00:01.000 --> 00:02.000\nOne\n\n00:02.000 --> 00:03.000\nTwo\n",
		"many lines":   good + "\n\n00:01.000 --> 00:04.000\nOne\nand two\n\n\n",
	} {
		track, list := Parse("film.vtt", []byte(text))
		if len(list) > 0 || len(track.Cues) == 0 {
			t.Errorf("%s: %v", name, list)
		}
	}
}

func TestText(t *testing.T) {
	track, list := Parse("film.vtt", []byte(good+"00:01.000 --> 00:04.000\n<v Nurse>Wash your\nhands &amp; <i>wait</i>.\n\n00:05.000 --> 00:06.000\n<v Nurse>Then dry them.\n\n00:07.000 --> 00:09.000\n[music]\n"))
	if want := "Nurse: Wash your hands & wait. Then dry them.\n[music]"; len(list) > 0 || track.Text() != want {
		t.Errorf("%q %v", track.Text(), list)
	}
	if c := track.Cues[2]; c.From != 7*time.Second || c.To != 9*time.Second || c.At != (diag.Position{File: "film.vtt", Line: 10, Column: 1}) {
		t.Errorf("%+v", c)
	}
}

func TestWithin(t *testing.T) {
	track, _ := Parse("film.vtt", []byte(good+"00:01.000 --> 00:04.000\nOne\n\n00:05.000 --> 00:06.000\nTwo\n"))
	for film, want := range map[time.Duration]string{6 * time.Second: "", 5600 * time.Millisecond: "", 5 * time.Second: "6:1 beyond", 2 * time.Second: "3:1 beyond, 6:1 beyond"} {
		if got := told(track.Within(film)); got != want {
			t.Errorf("a film of %v: %s, want %s", film, got, want)
		}
	}
}

// TestFFmpeg reads what a program writes that millions use, and follows the hint that
// names it.
func TestFFmpeg(t *testing.T) {
	program, err := exec.LookPath("ffmpeg")
	if err != nil {
		t.Skip("SKIPPED: ffmpeg is not installed (Debian: apt install ffmpeg)")
	}
	folder := t.TempDir()
	srt := "1\n00:00:01,000 --> 00:00:04,000\nHello & <i>welcome</i>\n\n2\n00:00:05,000 --> 00:00:06,500\nWorld\n"
	if err := os.WriteFile(filepath.Join(folder, "captions.srt"), []byte(srt), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(arguments ...string) {
		command := exec.Command(program, append([]string{"-loglevel", "error", "-y"}, arguments...)...)
		command.Dir = folder
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", arguments, err, said)
		}
	}
	run("-i", "captions.srt", "captions.ass")
	ass, err := os.ReadFile(filepath.Join(folder, "captions.ass"))
	if err != nil {
		t.Fatal(err)
	}
	_, list := Parse("captions.vtt", ass)
	if told(list) != "1:1 other" || !strings.Contains(list[0].Hint, "ffmpeg -i captions.ass captions.vtt") {
		t.Fatal(list)
	}
	run("-i", "captions.ass", "captions.vtt")
	vtt, err := os.ReadFile(filepath.Join(folder, "captions.vtt"))
	if err != nil {
		t.Fatal(err)
	}
	if track, list := Parse("captions.vtt", vtt); len(list) > 0 || len(track.Cues) != 2 {
		t.Errorf("%v\n%s", list, vtt)
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range faults {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		track, list := Parse("film.vtt", []byte(text))
		if len(track.Cues) == 0 && len(list) == 0 {
			t.Fatal("nothing is found, and nothing said")
		}
		lines := strings.Count(text, "\n") + 1
		for _, d := range list {
			if d.Line < 1 || d.Line > lines || d.Column < 1 || d.Hint == "" || d.Message == "" {
				t.Fatalf("%+v", d)
			}
		}
		for _, c := range track.Cues {
			if c.To <= c.From || strings.TrimSpace(c.Text) == "" {
				t.Fatalf("%+v", c)
			}
		}
		track.Text()
	})
}
