package redirect

import "strings"

// MaxCloudflare is how many lines of a file _redirects Cloudflare Pages takes.
const MaxCloudflare = 2000

// File is a file _redirects for any host. Netlify answers with a page that lies at the
// address unless the status is followed by an exclamation mark; Cloudflare does not take
// such a line, and reads the next.
func File(rules []Rule) string { return netlify(rules) + cloudflare(rules) }

// netlify writes one line for each address: Netlify reads both forms of it as one.
func netlify(rules []Rule) string {
	var w strings.Builder
	for _, r := range rules {
		if from := escaped(r.From); r.Gone() {
			w.WriteString(from + " " + from + " 410!\n")
		} else {
			w.WriteString(from + " " + escaped(r.To) + " 301!\n")
		}
	}
	return w.String()
}

// cloudflare writes lines for both forms of each address. It knows no 410.
func cloudflare(rules []Rule) string {
	var w strings.Builder
	for _, r := range rules {
		if r.Gone() {
			continue
		}
		for _, from := range both(r.From) {
			w.WriteString(escaped(from) + " " + escaped(r.To) + " 301\n")
		}
	}
	return w.String()
}
