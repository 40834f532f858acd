package sitecheck

import (
	"bytes"
	"path"
	"regexp"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	minhtml "github.com/tdewolff/minify/v2/html"
	minjson "github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/minify/v2/xml"
)

// minifiable are the media types of the files that a minifier can shorten. Scripts are left as
// they are written: what a minifier does to them can change what they do.
var minifiable = map[string]string{
	".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json",
	".xml": "text/xml",
}

// minifier keeps what careful HTML has on purpose: its document and end tags,
// quotation marks, and attributes at their usual value.
var minifier = func() *minify.M {
	m := minify.New()
	m.Add("text/html", &minhtml.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	m.AddFunc("text/xml", xml.Minify)
	m.AddFuncRegexp(regexp.MustCompile(`[/+]json$`), minjson.Minify)
	return m
}()

// Minified judges whether the files are as short as a minifier makes them that
// sees each of them whole: less than 1% may be left to save in all files of a
// type. Two faults are told apart: what the files could be shorter anyhow, and
// what they could be shorter with plain characters where they have character
// references (&#34;), which depends on how many quotation marks writers use.
//
// It also compares the document that a browser makes of each page with what it
// makes of the minified page. Where they differ, white space that readers see
// depends on what a minifier believes.
func Minified(s *Site) []Fault {
	v := &verdict{Site: s}
	sums := map[string]*saving{}
	for _, file := range s.names {
		ext := path.Ext(file)
		if minifiable[ext] == "" {
			continue
		}
		small, err := minifier.Bytes(minifiable[ext], bytes.Clone(s.files[file]))
		if err != nil {
			v.add(file, "the minifier cannot read it: %s", err)
			continue
		}
		if sums[ext] == nil {
			sums[ext] = &saving{}
		}
		sums[ext].add(file, s.files[file], small)
		if p := s.pages[file]; p != nil {
			if was, is := differ(document(p.root), document(newPage(file, p.address, small).root)); was != is {
				v.add(file, "minified, %q becomes %q", was, is)
			}
		}
	}
	for ext, sum := range sums {
		if sum.markup*100 >= sum.bytes && sum.markup > 0 {
			v.add(sum.worst, "all %s files could be %d of %d bytes shorter, this one %d of %d", ext, sum.markup, sum.bytes, sum.most, len(s.files[sum.worst]))
		} else if sum.saved*100 >= sum.bytes && sum.saved > 0 {
			v.add(sum.worst, "all %s files could be %d of %d bytes shorter without character references, this one %d of %d", ext, sum.saved, sum.bytes, sum.most, len(s.files[sum.worst]))
		}
	}
	return v.faults
}

// saving is what a minifier saves in the files of one type, in bytes.
type saving struct {
	bytes  int // before
	saved  int
	markup int // saved otherwise than by shorter character references
	worst  string
	most   int // saved in the worst file
}

func (s *saving) add(file string, before, after []byte) {
	saved := len(before) - len(after)
	s.bytes, s.saved = s.bytes+len(before), s.saved+saved
	s.markup += saved - (spelling(before) - spelling(after))
	if saved > s.most {
		s.most, s.worst = saved, file
	}
}

var characterReference = regexp.MustCompile(`&(#[0-9]+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);`)

// spelling is how many bytes a text's character references take beyond one each.
func spelling(text []byte) int {
	n := 0
	for _, m := range characterReference.FindAll(text, -1) {
		n += len(m) - 1
	}
	return n
}

// differ gives the first lines in which two documents differ; the same twice
// when they do not.
func differ(a, b []string) (x, y string) {
	for i := range max(len(a), len(b)) {
		x, y = "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return x, y
		}
	}
	return "", ""
}
