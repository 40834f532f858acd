package recording

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/testing/tally"
)

func inspect(name string, data []byte) (Recording, diag.List) {
	return Inspect(name, bytes.NewReader(data), int64(len(data)), DefaultLimits)
}

func codes(list diag.List) string {
	var all []string
	for _, d := range list {
		all = append(all, d.Code)
	}
	return strings.Join(all, " ")
}

// refused fails unless the file is, with words that a person can use.
func refused(t *testing.T, name string, data []byte) diag.List {
	t.Helper()
	r, list := inspect(name, data)
	if !list.Failed() || r != (Recording{}) {
		t.Errorf("%s (%d bytes) is accepted: %+v", name, len(data), r)
		return nil
	}
	for _, d := range list {
		if d.File != name || d.Message == "" || d.Hint == "" || d.Code == "" {
			t.Errorf("%s: incomplete: %+v", name, d)
		}
	}
	return list
}

func TestSamples(t *testing.T) {
	ffmpeg(t)
	tally.Kind(t, "recordings that are accepted", "samples")
	for _, s := range samples {
		data := make1(t, s.name, s.flags)
		got, list := inspect("content/health/"+s.name, data)
		want := s.want
		want.Size, want.Sound = int64(len(data)), want.Film && !strings.HasPrefix(s.name, "silent")
		if off := (got.Duration - want.Duration).Abs(); off < 200*time.Millisecond {
			got.Duration = want.Duration
		}
		if got != want {
			t.Errorf("%s:\n got %+v\nwant %+v\n%v", s.name, got, want, list)
		}
		if late := s.name == "late.mp4"; late != (codes(list) == "recording-late") {
			t.Errorf("%s: %v", s.name, list)
		}
	}
}

// TestCut cuts each sample at twenty places, the same ones in every run.
func TestCut(t *testing.T) {
	ffmpeg(t)
	random := rand.New(rand.NewPCG(14, 20))
	n := 0
	for _, s := range samples {
		data := make1(t, s.name, s.flags)
		for i := range 20 {
			at := 1 + random.IntN(len(data)-1)
			if i == 0 {
				at = 1 + random.IntN(40) // within the heading
			}
			if len(data)-at < 128 && s.name == "speech.mp3" {
				continue // no sound is lost: what is cut is its title
			}
			list := refused(t, s.name, data[:at])
			if at > 100 && len(list) > 0 && list[0].Code != "recording-truncated" {
				t.Errorf("%s cut at %d of %d: %v", s.name, at, len(data), list)
			}
			n++
		}
	}
	t.Logf("%d cut files refused", n)
}

// TestMislabelled gives each sample the name of every other kind.
func TestMislabelled(t *testing.T) {
	ffmpeg(t)
	n := 0
	for _, s := range samples {
		data := make1(t, s.name, s.flags)
		for _, other := range []string{".mp3", ".m4a", ".mp4", ".ogg", ".webm", ".MP3", ".opus", ".mov", ".wav", ".jpg"} {
			format := strings.ToLower(other)
			if strings.Contains(strings.Join(extensions[s.want.Format], " "), format) && !(format == ".opus" && strings.Contains(s.flags, "vorbis")) {
				continue
			}
			name := "a/recording" + other
			list := refused(t, name, data)
			if codes(list) != "recording-mislabelled" {
				t.Errorf("%s named %s: %v", s.name, name, list)
				continue
			}
			if hint, ok := strings.CutPrefix(list[0].Hint, "rename the file to "); ok && !strings.HasPrefix(hint, "end") {
				better, _, _ := strings.Cut(hint, ",")
				if _, list := inspect(better, data); list.Failed() {
					t.Errorf("%s: the hint %q does not help: %v", s.name, list[0].Hint, list)
				}
			}
			n++
		}
	}
	t.Logf("%d mislabelled files refused", n)
}

// TestForeign gives each name what is no recording at all.
func TestForeign(t *testing.T) {
	noise := make([]byte, 40_000)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	for _, c := range []struct{ data, says string }{
		// listed
		{"", "empty (0 bytes)"},
		{"<!DOCTYPE html><html><body>404</body></html>", "a web page"},
		{string(noise), "not a recording"},
		// made up
		{"\ufeff\n<HTML lang=en><head></head>", "a web page"},
		{"version https://git-lfs.github.com/spec/v1\noid sha256:1234", "Git LFS"},
		{"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", "captions"},
		{"PK\x03\x04" + string(noise[:100]), "a ZIP archive"},
		{"%PDF-1.7\n" + string(noise[:100]), "a PDF document"},
		{"\xff\xd8\xff\xe0" + string(noise[:100]), "a JPEG picture"},
		{"just some words about a walk", "text"},
		{string(make([]byte, 5000)), "not a recording"},
		{"x", "not a recording"},
	} {
		for _, name := range []string{"a.mp3", "a.m4a", "a.mp4", "a.ogg", "a.webm"} {
			list := refused(t, name, []byte(c.data))
			if len(list) != 1 || !strings.Contains(list[0].Message, c.says) {
				t.Errorf("%s, %.20q: %v, want %q", name, c.data, list, c.says)
			}
		}
	}
	tally.Kind(t, "what is no recording")
}

// TestUnplayable holds that files which browsers do not play are refused, and that the
// command of each hint makes one that is accepted.
func TestUnplayable(t *testing.T) {
	for _, c := range []struct{ name, flags, code, says string }{
		// listed
		{"walk.mov", screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac", "recording-unsupported", "QuickTime"},
		{"talk.wav", tone, "recording-unsupported", "WAV"},
		{"place.mp4", screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -movflags +faststart -metadata location=+48.1371+011.5753/", "recording-place", "where it was recorded"},
		{"place.m4a", tone + "-c:a aac -metadata location=+48.1371+011.5753/ -f mp4", "recording-place", "where it was recorded"},
		// made up
		{"apple.mp4", screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -movflags +use_metadata_tags -metadata com.apple.quicktime.location.ISO6709=+48.1371+011.5753/", "recording-place", "where it was recorded"},
		{"hevc.mp4", screen + "-c:v libx265 -preset ultrafast -x265-params log-level=none -pix_fmt yuv420p -c:a aac", "recording-unsupported", "HEVC"},
		{"full.mp4", screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv444p -c:a aac -movflags +faststart", "recording-unsupported", "High 4:4:4"},
		{"cutting.mp4", screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv422p -c:a aac", "recording-unsupported", "High 4:2:2"},
		{"deep.mp4", screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p10le -c:a aac", "recording-unsupported", "High 10"},
		{"deep cut.m4v", screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv422p10le -an -f mp4", "recording-unsupported", "High 4:2:2"},
		{"screen.mp4", screen + "-c:v libx264rgb -preset ultrafast -c:a aac", "recording-unsupported", "High 4:4:4"},
		{"studio.mp4", screen + "-c:v libaom-av1 -usage realtime -cpu-used 8 -pix_fmt yuv444p -an", "recording-unsupported", "AV1"},
		{"ten.mp4", screen + "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p10le -an", "recording-unsupported", "VP9"},
		{"tagged.mp4", screen + "-c:v libx265 -tag:v hvc1 -preset ultrafast -x265-params log-level=none -pix_fmt yuv420p10le -c:a aac", "recording-unsupported", "HEVC"},
		{"old.mp4", screen + "-c:v mpeg4 -c:a aac", "recording-unsupported", "MPEG-4 Visual"},
		{"lossless.m4a", tone + "-c:a alac", "recording-unsupported", "Apple Lossless"},
		{"dolby.mp4", screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a ac3", "recording-unsupported", "Dolby Digital"},
		{"walk.mkv", screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac", "recording-unsupported", "Matroska"},
		{"walk.avi", screen + "-c:v mpeg4 -c:a libmp3lame", "recording-unsupported", "AVI"},
		{"talk.flac", tone + "-c:a flac", "recording-unsupported", "FLAC"},
		{"talk.aac", tone + "-c:a aac", "recording-unsupported", "AAC"},
		{"talk.aiff", tone, "recording-unsupported", "AIFF"},
		{"walk.ts", screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac", "recording-unsupported", "MPEG film"},
		{"walk.mpg", screen + "-r 25", "recording-unsupported", "MPEG film"},
		{"walk.ogv", screen + "-c:v libtheora -c:a libvorbis", "recording-unsupported", "Theora"},
		{"speex.ogg", tone + "-ac 1 -ar 16000 -c:a libspeex", "recording-unsupported", "Speex"},
		{"flac.ogg", tone + "-c:a flac", "recording-unsupported", "FLAC"},
		{"live.mp4", screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -movflags +frag_keyframe+empty_moov", "recording-endless", "how long"},
		{"live.webm", screen + "-c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus -live 1", "recording-endless", "how long"},
		{"GPS walk.webm", screen + "-c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus -metadata RECORDING_LOCATION=Munich", "recording-place", "where it was recorded"},
	} {
		data := make1(t, c.name, c.flags)
		list := refused(t, c.name, data)
		if codes(list) != c.code || !strings.Contains(list[0].Message, c.says) {
			t.Errorf("%s: %v", c.name, list)
			continue
		}
		follow(t, c.name, data, list[0].Hint)
	}
	tally.Kind(t, "recordings that browsers do not play")
}

// follow runs the command of a hint and judges what it makes.
func follow(t *testing.T, name string, data []byte, hint string) {
	t.Helper()
	_, command, ok := strings.Cut(hint, "run  ")
	if !ok {
		t.Errorf("%s: no command in %q", name, hint)
		return
	}
	command, _, _ = strings.Cut(command, "  and use")
	command, _, _ = strings.Cut(command, "  or allow")
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
		t.Fatal(err)
	}
	shell := exec.Command("sh", "-c", strings.Replace(command, "ffmpeg", "ffmpeg -loglevel error", 1))
	shell.Dir = folder
	if said, err := shell.CombinedOutput(); err != nil {
		t.Errorf("%s: %s: %v\n%s", name, command, err, said)
		return
	}
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if e.Name() == name {
			continue
		}
		made, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if _, list := inspect(e.Name(), made); len(list) > 0 {
			t.Errorf("%s: what %q makes: %v", name, command, list)
		}
	}
	if len(entries) != 2 {
		t.Errorf("%s: %q made no file", name, command)
	}
}

func TestLate(t *testing.T) {
	for _, s := range samples {
		if s.name == "late.mp4" {
			data := make1(t, s.name, s.flags)
			_, list := inspect(s.name, data)
			if codes(list) != "recording-late" || list[0].Severity != diag.Note {
				t.Fatalf("%v", list)
			}
			follow(t, s.name, data, list[0].Hint)
		}
	}
}

func TestTooLarge(t *testing.T) {
	for _, s := range samples[:3] {
		data := make1(t, s.name, s.flags)
		size := int64(len(data))
		if _, list := Inspect(s.name, bytes.NewReader(data), size, Limits{size, size}); len(list) > 0 {
			t.Errorf("%s as large as may be: %v", s.name, list)
		}
		_, list := Inspect(s.name, bytes.NewReader(data), size, Limits{9000, 9000})
		if codes(list) != "recording-too-large" || !strings.Contains(list[0].Message, Megabytes(size)+"; the limit") || !strings.Contains(list[0].Message, "is 9 KB") {
			t.Errorf("%s: %v", s.name, list)
			continue
		}
		follow(t, s.name, data, list[0].Hint)
	}
}

func TestMegabytes(t *testing.T) {
	for size, want := range map[int64]string{
		1: "1 KB", 149_999: "150 KB", 4_230_000: "4.3 MB", 100 * MB: "100 MB", 100*MB + 1: "100.1 MB", 99_990_000: "100 MB", 51_000_000: "51 MB",
	} {
		if got := Megabytes(size); got != want {
			t.Errorf("%d: %s, want %s", size, got, want)
		}
	}
}

// huge is a film of a size that nobody has memory for, which was cut to its ends.
type huge struct {
	head, tail []byte
	size       int64
}

func (h huge) ReadAt(p []byte, at int64) (int, error) {
	clear(p)
	if at < int64(len(h.head)) {
		copy(p, h.head[at:])
	}
	if from := h.size - int64(len(h.tail)); at+int64(len(p)) > from {
		if at >= from {
			copy(p, h.tail[at-from:])
		} else {
			copy(p[from-at:], h.tail)
		}
	}
	return len(p), nil
}

// TestMemory inspects a film of 60 GB.
func TestMemory(t *testing.T) {
	var late []byte
	for _, s := range samples {
		if s.name == "late.mp4" {
			late = make1(t, s.name, s.flags)
		}
	}
	index := bytes.LastIndex(late, []byte("moov")) - 4
	data := bytes.Index(late, []byte("mdat")) - 4
	const length = 60_000_000_000
	head := append(bytes.Clone(late[:data]), "\x00\x00\x00\x01mdat"...)
	for shift := 56; shift >= 0; shift -= 8 {
		head = append(head, byte(uint64(length)>>shift))
	}
	film := huge{head, late[index:], int64(data) + length + int64(len(late)-index)}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r, list := Inspect("walk.mp4", film, film.size, Limits{})
	runtime.ReadMemStats(&after)
	if list.Failed() || !r.Film || r.Size != film.size {
		t.Errorf("%+v %v", r, list)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 200_000 {
		t.Errorf("%d bytes of memory", used)
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{"a.mp3": "a.mp3", "my walk.mp4": `"my walk.mp4"`, "-a.mp3": "./-a.mp3", "a$b.mp3": `"a\$b.mp3"`, "Zoë.mp3": `"Zoë.mp3"`} {
		if got := quoted(name); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func FuzzInspect(f *testing.F) {
	deep := strings.Repeat("\x7f\xff\xff\xffmeta\x00\x00\x00\x00", 100)
	f.Add([]byte("\x00\x00\x00\x08ftyp\x00\x00\xff\xffmoov"+deep), ".mp4")
	f.Fuzz(func(t *testing.T, data []byte, ext string) {
		name := "a" + ext
		r, list := inspect(name, data)
		if list.Failed() != (r == Recording{}) {
			t.Fatal(fmt.Sprintf("%+v", r), list)
		}
		if !list.Failed() && (r.Duration <= 0 || r.Size != int64(len(data)) || r.Film && (r.Width <= 0 || r.Height <= 0)) {
			t.Fatalf("%+v", r)
		}
		for _, d := range list {
			if d.Message == "" || d.Hint == "" || d.File != name {
				t.Fatalf("%+v", d)
			}
		}
	})
}
