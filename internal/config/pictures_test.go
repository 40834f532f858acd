package config

import (
	"fmt"
	"testing"
)

func TestPictures(t *testing.T) {
	for _, c := range []struct{ text, want, problems string }{
		{"", "[avif webp] false (min-width: 46rem) 41rem, 100vw false", ""},
		{"pictures: {formats: []}\n", "[] true (min-width: 46rem) 41rem, 100vw false", ""},
		{"pictures: {formats: [webp, webp], sizes: \"(min-width: 60em) 30em, 90vw\"}\nsocialCards: true\n", "[webp] true (min-width: 60em) 30em, 90vw true", ""},
		{"pictures: {formats: [gif, jpeg]}\n", "", `4:22 unknown-format: unknown format of pictures "gif"; 4:27 unknown-format: unknown format of pictures "jpeg"`},
		{"pictures: {sizes: '50vw\"><b'}\n", "", `4:19 bad-sizes: "50vw\"><b" is not valid in the attribute sizes`},
		{"pictures: {format: [webp]}\n", "", `4:12 unknown-key: unknown key "format"`},
		{"socialCards: yes\n", "", `4:14 not-true-or-false: "socialCards" must be true or false, and this is "yes"`},
	} {
		got, problems := said(t, c.text)
		if p := got.Pictures; problems != c.problems || c.problems == "" && fmt.Sprint(p.Formats, p.Chosen, " ", p.Sizes, " ", p.SocialCards) != c.want {
			t.Errorf("%q: %v %q\nwant %s %q", c.text, p, problems, c.want, c.problems)
		}
	}
}
