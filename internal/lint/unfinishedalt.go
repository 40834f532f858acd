package lint

import (
	"bytes"
	"regexp"
	"strings"
)

var (
	fileAlt  = regexp.MustCompile(`(?i)^([^\s/][^/]{0,80}\.(jpe?g|jfif|png|gif|webp|svg|heic|tiff?|bmp|avif)|(img|dsc[nf]?|pxl|mvi|dji|gopr|p)[ _-]?\d{3,}.*|(image|img|photo|picture|pic|foto|bild|graphic|chart|figure|fig|scan|screenshot|untitled|unnamed|download|alt|alt text)[ _-]?\d{0,4}|\d{8}[_-]\d{6}.*|(screenshot|screen shot|whatsapp image)[ _]\d.*)$`)
	frontAlt = regexp.MustCompile(`^(?:.*[{,] ?| *)alt: *("[^"]*"|'[^']*'|[^,}]*)`)
	bodyAlt  = regexp.MustCompile(`!\[([^\]\n]*)\]\(`)
)

// alts looks at the alternative texts of pictures.
func (u *unfinished) alts(at int, line []byte, front bool) {
	form := bodyAlt
	switch {
	case front && bytes.Contains(line, []byte("alt:")):
		form = frontAlt
	case front || !bytes.Contains(line, []byte("![")):
		return
	}
	for _, m := range form.FindAllSubmatchIndex(line, -1) {
		alt := strings.Trim(string(line[m[2]:m[3]]), `"' `)
		if (!front || bytes.IndexByte(line, '{') >= 0) && u.template(at+m[2], "alt", alt) {
			continue
		}
		if alt != "" && fileAlt.MatchString(alt) && !coded(line, m[2]) {
			u.found(at+m[2], "HN403", "say what the picture shows, for those who cannot see it", "the alternative text %q names a file, and says nothing of the picture", alt)
		}
	}
}
