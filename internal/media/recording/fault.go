package recording

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"galen/internal/diag"
)

const copyAgain = "copy the file again from where it came from"

// add notes what is wrong with the file, one problem of each code.
func (j *judge) add(d diag.Diagnostic) {
	if !slices.ContainsFunc(j.problems, func(p diag.Diagnostic) bool { return p.Code == d.Code }) {
		j.problems = append(j.problems, d)
	}
}

func (j *judge) fault(code, hint, format string, args ...any) {
	j.add(diag.Errorf(diag.Position{File: j.name}, code, format, args...).WithHint("%s", hint))
}

func (j *judge) unreadable() diag.Diagnostic {
	return diag.Errorf(diag.Position{File: j.name}, "unreadable", "the file cannot be read").
		WithCause(diag.Environment).WithHint("check the permissions and the disk")
}

func (j *judge) truncated(shown string) {
	j.fault("recording-truncated", "it was not copied or uploaded completely: "+copyAgain, "the %s ends too early", shown)
}

// damaged is for a file that contradicts itself; what is a clause.
func (j *judge) damaged(shown, what string) {
	j.fault("recording-damaged", copyAgain+"; if it is like that there, run  "+j.command("-c copy", path.Ext(j.name)), "the %s is damaged: %s", shown, what)
}

// endless is for a file that was recorded or sent live, and was never finished.
func (j *judge) endless(shown, flags string) {
	j.fault("recording-endless", "rewrite it without any loss: run  "+j.command(flags, path.Ext(j.name)), "the %s does not say how long it plays", shown)
}

// unplayable is for a codec that browsers do not know.
func (j *judge) unplayable(shown, codec, flags, ext string) {
	j.fault("recording-unsupported", "export it again as "+playable[ext]+", or run  "+j.command(flags, ext), "not every browser plays this %s: it holds %s", shown, codec)
}

// The flags of ffmpeg for what every browser plays.
const (
	toMP4  = "-c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart"
	toM4A  = "-vn -c:a aac -movflags +faststart"
	toMP3  = "-vn -c:a libmp3lame -q:a 3"
	toOpus = "-vn -c:a libopus"
)

// playable are what to choose when a program exports, by ending.
var playable = map[string]string{
	".mp4": "MP4 with H.264 and AAC", ".m4a": "M4A with AAC", ".mp3": "MP3", ".ogg": "Ogg with Opus", ".webm": "WebM with VP9 and Opus",
}

// command is one of ffmpeg that makes another file beside this one.
func (j *judge) command(flags, ext string) string {
	name := path.Base(j.name)
	made := strings.TrimSuffix(name, path.Ext(name)) + ext
	if strings.EqualFold(made, name) {
		made = strings.TrimSuffix(name, path.Ext(name)) + "-new" + ext
	}
	return "ffmpeg -i " + quoted(name) + " " + flags + " " + quoted(made)
}

// quoted is a name as a command line takes it.
func quoted(name string) string {
	if strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	plain := func(c rune) bool {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("-_./", c)
	}
	if strings.IndexFunc(name, func(c rune) bool { return !plain(c) }) < 0 {
		return name
	}
	return `"` + strings.NewReplacer(`"`, `\"`, `$`, `\$`, "`", "\\`", `!`, `"'!'"`).Replace(name) + `"`
}

// tooLarge holds the file against the site's limit.
func (j *judge) tooLarge(limits Limits) {
	limit, what, key, flags, ext := limits.Audio, "recording", "audio", "-vn -c:a libmp3lame -b:a 64k", ".mp3"
	if j.Film {
		limit, what, key, ext = limits.Film, "film", "film", ".mp4"
		flags = "-vf scale=-2:720 -crf 28 " + toMP4
	}
	if limit > 0 && j.size > limit && !j.problems.Failed() {
		j.fault("recording-too-large", fmt.Sprintf("make it smaller: run  %s  or allow more in galen.yaml:  media: {%s: %d}", j.command(flags, ext), key, (j.size+MB-1)/MB), "the %s has %s; the limit for a %s is %s", what, Megabytes(j.size), what, Megabytes(limit))
	}
}

// Megabytes is a size as people read it, rounded up: 4.3 MB, 640 KB.
func Megabytes(size int64) string {
	unit, name := int64(MB), " MB"
	if size < MB {
		unit, name = 1000, " KB"
	}
	tenths := (size + unit/10 - 1) / (unit / 10)
	if tenths%10 == 0 || size < MB {
		return strconv.FormatInt((tenths+9)/10, 10) + name
	}
	return fmt.Sprintf("%d.%d%s", tenths/10, tenths%10, name)
}

func containsAny(data []byte, texts []string) bool {
	for _, t := range texts {
		if bytes.Contains(data, []byte(t)) {
			return true
		}
	}
	return false
}
