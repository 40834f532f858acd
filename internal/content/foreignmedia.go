package content

import (
	"cmp"
	"path"
	"regexp"
	"strings"

	"galen/internal/address"
	"galen/internal/blocks/embed"
)

// mediaBlock is the block that plays a file of the site, and how to write it; "" for a file
// that lies elsewhere, or is neither film nor sound.
func mediaBlock(file, title string) (mended, hint string) {
	kind := ""
	switch strings.ToLower(path.Ext(file)) {
	case ".mp4", ".webm":
		kind = "video"
	case ".mp3", ".m4a", ".ogg":
		kind = "audio"
	}
	if kind == "" || address.Scheme(file) != "" || strings.HasPrefix(file, "//") || strings.ContainsAny(file, "\"<>\n") {
		return "", ""
	}
	name := strings.TrimSuffix(file, path.Ext(file))
	title = strings.ReplaceAll(title, `"`, "'")
	opening := `:::audio {src="` + file + `" title="` + cmp.Or(title, "What readers hear") + `"}`
	if kind == "video" {
		opening = `:::video {src="` + file + `" title="` + cmp.Or(title, "What the film shows") + `" poster="` + name + `.jpg" captions="` + name + `.vtt"}`
	}
	return opening + "\nWhat is said.\n:::", "write  " + opening + "  on a line of its own, below it what is said, and  :::  on the line below that"
}

// filmBlock is the block that shows a film of YouTube or Vimeo; "" for any other address.
func filmBlock(address, title string) string {
	a, problem := embed.Find(address, nil)
	if problem != nil {
		return ""
	}
	title = cmp.Or(oneLine(strings.ReplaceAll(title, `"`, "'")), "What the film is called")
	return `::embed{url="` + a.Page + `" title="` + title + `" poster="film.jpg"}`
}

var (
	mediaSource = regexp.MustCompile(`(?i)\b(?:src|file|mp3|mp4|m4a|ogg|webm|url)\s*=\s*["'“]?([^\s"'“”<>\]}]+)`)
	mediaFile   = regexp.MustCompile(`[^\s"'“”<>()\[\]{}=]+\.(?i:mp4|webm|mp3|m4a|ogg)\b`)
)

// mendMedia is mediaBlock for the file that a shortcode or a tag names.
func mendMedia(written, title string) (mended, hint string) {
	for _, m := range mediaSource.FindAllStringSubmatch(written, -1) {
		if mended, hint = mediaBlock(m[1], title); mended != "" {
			return mended, hint
		}
	}
	return mediaBlock(mediaFile.FindString(written), title)
}
