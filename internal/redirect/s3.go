package redirect

import (
	"fmt"
	"strings"
)

// s3 writes a script that makes the pages at former addresses redirects of the website
// endpoint of a bucket, by the command line of Amazon. A bucket knows no 410.
func s3(rules []Rule) string {
	quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
	var w strings.Builder
	w.WriteString("#!/bin/sh\n# Usage, in the folder that was published:  sh THIS-FILE BUCKET\n" +
		"# At the website endpoint of the bucket, former addresses then answer 301. A bucket cannot answer 410.\nset -eu\nbucket=$1\nmoved() {\n" +
		"\taws s3api put-object --bucket \"$bucket\" --key \"$1\" --body \"$1\" --content-type 'text/html; charset=utf-8' --website-redirect-location \"$2\" >/dev/null\n}\n")
	for _, r := range rules {
		if r.Gone() {
			continue
		}
		fmt.Fprintf(&w, "moved %s %s\n", quote(r.File), quote(escaped(r.To)))
	}
	return w.String()
}
