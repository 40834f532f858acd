package content

import (
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// downloads are the kinds of files of which a link says the kind and the size, by their endings:
// those that a browser saves, or opens in another program. Readers who pay by the megabyte, or
// have no such program, know before they follow it.
var downloads = map[string]string{
	".pdf": "PDF", ".csv": "CSV", ".tsv": "TSV", ".doc": "DOC", ".docx": "DOCX", ".xls": "XLS", ".xlsx": "XLSX", ".ppt": "PPT", ".pptx": "PPTX",
	".odt": "ODT", ".ods": "ODS", ".odp": "ODP", ".rtf": "RTF", ".epub": "EPUB", ".zip": "ZIP", ".gz": "GZ", ".txt": "TXT", ".json": "JSON",
	".mp3": "MP3", ".m4a": "M4A", ".ogg": "OGG", ".opus": "Opus", ".wav": "WAV", ".mp4": "MP4", ".webm": "WebM",
}

// DownloadKind is what a file is called in a link to it, "" when nothing is said of it.
func DownloadKind(name string) string { return downloads[strings.ToLower(path.Ext(name))] }

// saysSize is a size in words: a number and its unit.
var saysSize = regexp.MustCompile(`(?i)\d+(?:[.,]\d+)?[ \x{a0}\x{202f}]?(?:bytes?|[kmg]i?b)\b`)

// offer leaves a gap for what is to be said of a file, before the end of the link to it. A size
// that an editor has said is not said again, but held against the file; neither is the kind.
func (s *htmlRenderer) offer(n ast.Node, g Placeholder) {
	kind := DownloadKind(g.Target)
	if kind == "" {
		return
	}
	text := plain(n, s.source)
	if n.Kind() == ast.KindAutoLink {
		text = string(n.(*ast.AutoLink).Label(s.source))
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	if named := regexp.MustCompile(`(?i)(?:^|[^\pL\pN.])` + kind + `(?:$|[^\pL\pN])`); named.MatchString(text) {
		kind = ""
	}
	s.end("")
	s.cut(Placeholder{Kind: Download, Target: g.Target, Fragment: saysSize.FindString(text), Title: kind, Language: g.Language, At: g.At})
}
