package sanitize

import (
	"path"
	"strings"

	"galen/internal/diag"
)

// format is a kind of picture that can be published.
type format struct {
	name       string // Picture.Format
	shown      string // what people call it
	mediaType  string
	extensions []string // lower case; the first is the one to recommend
	clean      func(data []byte) (Picture, diag.List)
}

var formats = []format{
	{"jpeg", "JPEG", "image/jpeg", []string{".jpg", ".jpeg", ".jpe", ".jfif"}, cleanJPEG},
	{"png", "PNG", "image/png", []string{".png", ".apng"}, cleanPNG},
	{"gif", "GIF", "image/gif", []string{".gif"}, cleanGIF},
	{"webp", "WebP", "image/webp", []string{".webp"}, cleanWebP},
	{"svg", "SVG", "image/svg+xml", []string{".svg"}, cleanSVG},
}

// unpublished are the extensions of pictures that Galen knows and refuses, with
// what to do instead. They count as pictures so that none is published as it
// is: most carry the place where they were taken.
var unpublished = map[string]string{
	".heic": "save it as a JPEG",
	".heif": "save it as a JPEG",
	".tif":  "save it as a JPEG or PNG",
	".tiff": "save it as a JPEG or PNG",
	".bmp":  "save it as a PNG",
	".psd":  "save it as a JPEG or PNG",
	".dng":  "save it as a JPEG",
	".avif": "save it as a WebP, JPEG or PNG",
	".jxl":  "save it as a WebP, JPEG or PNG",
	".svgz": "save it as an SVG that is not compressed",
}

// IsPicture reports whether the extension of a file's name is one of a picture,
// in capitals or not. Clean judges every such file; those whose format cannot be
// published (HEIC, TIFF, AVIF and the like) it refuses.
func IsPicture(path string) bool {
	ext := extension(path)
	_, refused := unpublished[ext]
	return refused || byExtension(ext) != nil
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

func byExtension(ext string) *format {
	for i, f := range formats {
		for _, e := range f.extensions {
			if e == ext {
				return &formats[i]
			}
		}
	}
	return nil
}
