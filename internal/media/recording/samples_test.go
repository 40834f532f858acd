package recording

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// sample is a file that ffmpeg makes.
type sample struct {
	name  string
	film  bool
	flags string
	want  Recording // without its size
}

const (
	tone   = "-f lavfi -i sine=frequency=440:duration=3 "
	screen = "-f lavfi -i testsrc=duration=2:size=320x180:rate=10 -f lavfi -i sine=duration=2 "
)

// samples are of each kind that can be published, in the varieties that programs write.
var samples = []sample{
	// listed
	{"talk.mp3", false, tone + "-c:a libmp3lame -q:a 4", Recording{Format: "mp3", MediaType: "audio/mpeg", Duration: 3e9}},
	{"talk.m4a", false, tone + "-c:a aac", Recording{Format: "m4a", MediaType: "audio/mp4", Duration: 3e9}},
	{"walk.mp4", true, screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -movflags +faststart", Recording{Format: "mp4", MediaType: "video/mp4", Film: true, Duration: 2e9, Width: 320, Height: 180}},
	{"talk.ogg", false, tone + "-c:a libopus", Recording{Format: "ogg", MediaType: "audio/ogg", Duration: 3e9}},
	{"vorbis.ogg", false, tone + "-c:a libvorbis", Recording{Format: "ogg", MediaType: "audio/ogg", Duration: 3e9}},
	{"walk.webm", true, screen + "-c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus", Recording{Format: "webm", MediaType: "video/webm", Film: true, Duration: 2e9, Width: 320, Height: 180}},
	// made up
	{"steady.mp3", false, tone + "-c:a libmp3lame -b:a 96k -write_xing 0 -id3v2_version 0", Recording{Format: "mp3", MediaType: "audio/mpeg", Duration: 3e9}},
	{"speech.mp3", false, tone + "-ac 1 -ar 22050 -c:a libmp3lame -b:a 32k -metadata title=Speech -write_id3v1 1", Recording{Format: "mp3", MediaType: "audio/mpeg", Duration: 3e9}},
	{"phone.mp3", false, tone + "-ac 1 -ar 8000 -c:a libmp3lame -b:a 16k", Recording{Format: "mp3", MediaType: "audio/mpeg", Duration: 3e9}},
	{"late.mp4", true, screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac", Recording{Format: "mp4", MediaType: "video/mp4", Film: true, Duration: 2e9, Width: 320, Height: 180}},
	{"silent.mp4", true, "-f lavfi -i testsrc=duration=2:size=320x180:rate=10 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -movflags +faststart", Recording{Format: "mp4", MediaType: "video/mp4", Film: true, Duration: 2e9, Width: 320, Height: 180}},
	{"vp9.webm", true, screen + "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libvorbis", Recording{Format: "webm", MediaType: "video/webm", Film: true, Duration: 2e9, Width: 320, Height: 180}},
	{"talk.weba", false, tone + "-c:a libopus -f webm", Recording{Format: "webm", MediaType: "audio/webm", Duration: 3e9}},
	{"talk.opus", false, tone + "-c:a libopus", Recording{Format: "ogg", MediaType: "audio/ogg", Duration: 3e9}},
	{"talk.oga", false, tone + "-c:a libvorbis", Recording{Format: "ogg", MediaType: "audio/ogg", Duration: 3e9}},
	{"plain.mp4", true, screen + "-c:v libx264 -profile:v baseline -preset ultrafast -pix_fmt yuv420p -c:a aac -movflags +faststart", Recording{Format: "mp4", MediaType: "video/mp4", Film: true, Duration: 2e9, Width: 320, Height: 180}},
	{"main.mp4", true, screen + "-c:v libx264 -profile:v main -pix_fmt yuvj420p -c:a aac -movflags +faststart", Recording{Format: "mp4", MediaType: "video/mp4", Film: true, Duration: 2e9, Width: 320, Height: 180}},
	{"av1.mp4", true, screen + "-c:v libaom-av1 -usage realtime -cpu-used 8 -pix_fmt yuv420p10le -c:a aac -movflags +faststart", Recording{Format: "mp4", MediaType: "video/mp4", Film: true, Duration: 2e9, Width: 320, Height: 180}},
	{"walk.m4v", true, screen + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -movflags +faststart -f mp4", Recording{Format: "mp4", MediaType: "video/mp4", Film: true, Duration: 2e9, Width: 320, Height: 180}},
}

// ffmpeg is the program, or the test is skipped with the reason.
func ffmpeg(t testing.TB) string {
	t.Helper()
	program, err := exec.LookPath("ffmpeg")
	if err != nil {
		t.Skip("SKIPPED: ffmpeg makes the recordings that this test needs, and is not installed (Debian: apt install ffmpeg)")
	}
	return program
}

var (
	madeOnce sync.Mutex
	made     = map[string][]byte{}
)

// make1 gives a sample's bytes, made once.
func make1(t testing.TB, name, flags string) []byte {
	t.Helper()
	program := ffmpeg(t)
	madeOnce.Lock()
	defer madeOnce.Unlock()
	key := name + " " + flags
	if data, ok := made[key]; ok {
		return data
	}
	file := filepath.Join(t.TempDir(), name)
	arguments := append([]string{"-hide_banner", "-loglevel", "error", "-y", "-bitexact"}, strings.Fields(flags)...)
	if said, err := exec.Command(program, append(arguments, file)...).CombinedOutput(); err != nil {
		t.Fatalf("ffmpeg %s: %v\n%s", flags, err, said)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	made[key] = data
	return data
}
