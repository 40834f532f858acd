package judge

import (
	"bytes"
	"path"
	"regexp"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	minhtml "github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	minjson "github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
)

// minifiable are the media types of the files that a minifier can shorten.
var minifiable = map[string]string{
	".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json", ".js": "text/javascript", ".mjs": "text/javascript",
}

// minifier keeps what careful HTML has on purpose: its document and end tags,
// quotation marks, and attributes at their usual value.
var minifier = func() *minify.M {
	m := minify.New()
	m.Add("text/html", &minhtml.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	m.AddFuncRegexp(regexp.MustCompile(`^(application|text)/(x-)?(java|ecma)script$|^module$`), js.Minify)
	m.AddFuncRegexp(regexp.MustCompile(`[/+]json$`), minjson.Minify)
	return m
}()

// Minified judges whether the files are as short as a minifier makes them that
// sees each of them whole: less than 1% may be left to save in all files of a
// type. It also compares the document that a browser makes of each page with
// what it makes of the minified page: where they differ, white space that
// readers see depends on the minifier's mistakes.
func Minified(s *Site) []Fault {
	v := &verdict{Site: s}
	type sum struct {
		before, after, saved int
		worst                string
	}
	sums := map[string]*sum{}
	for _, file := range s.names {
		ext := path.Ext(file)
		data := s.files[file]
		if minifiable[ext] == "" {
			continue
		}
		small, err := minifier.Bytes(minifiable[ext], bytes.Clone(data))
		if err != nil {
			v.add(file, "the minifier cannot read it: %s", err)
			continue
		}
		if sums[ext] == nil {
			sums[ext] = &sum{}
		}
		total := sums[ext]
		total.before, total.after = total.before+len(data), total.after+len(small)
		if saved := len(data) - len(small); saved > total.saved {
			total.saved, total.worst = saved, file
		}
		if p := s.pages[file]; p != nil {
			if was, is := differ(document(p.root), document(newPage(file, p.address, small).root)); was != is {
				v.add(file, "minified, %q becomes %q", was, is)
			}
		}
	}
	for ext, total := range sums {
		if saved := total.before - total.after; saved*100 >= total.before && saved > 0 {
			v.add(total.worst, "all %s files together could be %d of %d bytes shorter, this one %d of %d", ext, saved, total.before, total.saved, len(s.files[total.worst]))
		}
	}
	return v.faults
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
