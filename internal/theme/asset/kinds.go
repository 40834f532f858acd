package asset

import (
	"path"
	"slices"
	"strings"

	"galen/internal/media/sanitize"
)

// treatment is what is done to a file before it is published.
type treatment int

const (
	copied    treatment = iota // nothing
	exactText                  // must be text; published to the byte
	text                       // must be text; published without byte-order mark and CRs
	page                       // text, and checked for what it fetches
	sheet                      // CSS
	script                     // JavaScript
	data                       // JSON
	drawing                    // SVG
	raster                     // a picture made of pixels
	icon                       // .ico
)

// kind is what the ending of a name tells.
type kind struct {
	mediaType   string
	treatment   treatment
	fingerprint bool
}

// kinds is fixed, where the standard library would ask the machine's own table.
// Texts say that they are UTF-8; JSON and SVG always are (RFC 8259, RFC 7303).
var kinds = map[string]kind{
	".css":  {"text/css; charset=utf-8", sheet, true},
	".js":   {"text/javascript; charset=utf-8", script, true},
	".mjs":  {"text/javascript; charset=utf-8", script, true},
	".json": {"application/json", data, true},
	".svg":  {"image/svg+xml", drawing, true},

	".webmanifest": {"application/manifest+json", data, false},
	".geojson":     {"application/geo+json", data, false},
	".jsonld":      {"application/ld+json", data, false},
	".map":         {"application/json", text, false},

	".html":  {"text/html; charset=utf-8", page, false},
	".htm":   {"text/html; charset=utf-8", page, false},
	".xhtml": {"application/xhtml+xml; charset=utf-8", page, false},
	".txt":   {"text/plain; charset=utf-8", text, false},
	".md":    {"text/markdown; charset=utf-8", text, false},
	".xml":   {"application/xml; charset=utf-8", text, false},
	".xsl":   {"application/xslt+xml; charset=utf-8", text, false},
	".rss":   {"application/rss+xml; charset=utf-8", text, false},
	".atom":  {"application/atom+xml; charset=utf-8", text, false},
	".vtt":   {"text/vtt; charset=utf-8", text, false},

	".htaccess":     {"text/plain; charset=utf-8", exactText, false},
	".nojekyll":     {"text/plain; charset=utf-8", exactText, false},
	".domains":      {"text/plain; charset=utf-8", exactText, false},
	".assetsignore": {"text/plain; charset=utf-8", exactText, false},
	".surgeignore":  {"text/plain; charset=utf-8", exactText, false},

	// Their formats want CRLF, or programs that read them want the mark.
	".csv": {"text/csv; charset=utf-8", exactText, false},
	".tsv": {"text/tab-separated-values; charset=utf-8", exactText, false},
	".ics": {"text/calendar; charset=utf-8", exactText, false},
	".vcf": {"text/vcard; charset=utf-8", exactText, false},

	".jpg":  {"image/jpeg", raster, false},
	".jpeg": {"image/jpeg", raster, false},
	".jpe":  {"image/jpeg", raster, false},
	".jfif": {"image/jpeg", raster, false},
	".png":  {"image/png", raster, false},
	".apng": {"image/png", raster, false},
	".gif":  {"image/gif", raster, false},
	".webp": {"image/webp", raster, false},
	".avif": {"image/avif", raster, false}, // Galen makes it, and takes none
	".ico":  {"image/x-icon", icon, false},

	".woff2": {"font/woff2", copied, false},
	".woff":  {"font/woff", copied, false},
	".ttf":   {"font/ttf", copied, false},
	".otf":   {"font/otf", copied, false},
	".pdf":   {"application/pdf", copied, false},
	".epub":  {"application/epub+zip", copied, false},
	".zip":   {"application/zip", copied, false},
	".gz":    {"application/gzip", copied, false},
	".wasm":  {"application/wasm", copied, false},
	".docx":  {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", copied, false},
	".xlsx":  {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", copied, false},
	".pptx":  {"application/vnd.openxmlformats-officedocument.presentationml.presentation", copied, false},
	".odt":   {"application/vnd.oasis.opendocument.text", copied, false},
	".ods":   {"application/vnd.oasis.opendocument.spreadsheet", copied, false},
	".mp3":   {"audio/mpeg", copied, false},
	".m4a":   {"audio/mp4", copied, false},
	".ogg":   {"audio/ogg", copied, false},
	".oga":   {"audio/ogg", copied, false},
	".opus":  {"audio/ogg", copied, false},
	".weba":  {"audio/webm", copied, false},
	".m4v":   {"video/mp4", copied, false},
	".wav":   {"audio/wav", copied, false},
	".mp4":   {"video/mp4", copied, false},
	".webm":  {"video/webm", copied, false},
}

// noEnding is for files whose names a standard gives, without an ending.
var noEnding = map[string]kind{
	".well-known/apple-app-site-association": {"application/json", data, false},
	"apple-app-site-association":             {"application/json", data, false},
	"_headers":                               {"text/plain; charset=utf-8", text, false},
	"_redirects":                             {"text/plain; charset=utf-8", text, false},
	"CNAME":                                  {"text/plain; charset=utf-8", text, false},
}

// keptNames are files at the root of static that browsers, services and Galen
// itself know by name. Kinds that are never fingerprinted need no place here.
var keptNames = []string{
	"favicon.svg", "safari-pinned-tab.svg", "mask-icon.svg", // browsers
	"manifest.json",                                  // installable sites
	"sw.js", "service-worker.js", "serviceworker.js", // a service worker lives by its address
	"feed.json", // takes the place of the built-in feed
}

// MediaType gives the media type of a file by its name, application/octet-stream
// when that is unknown. It does not depend on the machine.
func MediaType(path string) string { return kindOf(strings.TrimPrefix(path, "/")).mediaType }

func kindOf(name string) kind {
	if k, ok := noEnding[name]; ok {
		return k
	}
	if k, ok := kinds[strings.ToLower(path.Ext(name))]; ok {
		return k
	}
	if sanitize.IsPicture(name) { // of a format that is refused
		return kind{"application/octet-stream", raster, false}
	}
	return kind{"application/octet-stream", copied, false}
}

// keepsName reports whether a name is known to others.
func keepsName(name string) bool {
	return strings.HasPrefix(name, ".well-known/") || slices.Contains(keptNames, name)
}
