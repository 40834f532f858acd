package redirect

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"galen/internal/diag"
)

// Merge puts the lines of a site's own file _redirects before ours: hosts take the first
// that fits.
func Merge(own []byte, ours string) string {
	if len(own) == 0 {
		return ours
	}
	return string(bytes.TrimRight(own, "\n")) + "\n" + ours
}

// line is a line of a file _redirects that leads from one address to another.
type line struct {
	from, to string // in the form without a slash at the end
	at       diag.Position
}

// read gives the lines of a file that lead from one address of the site to another one of
// it. Patterns, other sites and addresses that are only shown elsewhere (status 200) are
// not among them.
func read(file string, text []byte, home string) (lines []line) {
	n := 0
	for row := range bytes.Lines(text) {
		n++
		words := strings.Fields(string(row))
		if len(words) < 2 || strings.HasPrefix(words[0], "#") || strings.ContainsAny(words[0], "*:") || len(words) > 2 && !strings.HasPrefix(words[2], "3") {
			continue
		}
		from, to := bare(words[0], home), bare(words[1], home)
		if strings.HasPrefix(from, "/") && strings.HasPrefix(to, "/") {
			lines = append(lines, line{from, to, diag.Position{File: file, Line: n, Column: 1}})
		}
	}
	return lines
}

// bare is an address of the site in one form, however it is written.
func bare(address, home string) string {
	if rest, own := strings.CutPrefix(address, strings.TrimSuffix(home, "/")+"/"); own && home != "" {
		address = "/" + rest
	}
	address, _, _ = strings.Cut(address, "#")
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	return "/" + strings.Trim(address, "/")
}

// Chains reports the lines of a site's own file with which a reader would be sent on more
// than once, or round and round. Home is the origin of the site, https://host.
func Chains(file string, text []byte, rules []Rule, home string) (list diag.List) {
	leads := map[string]string{} // where an address leads
	owner := map[string]string{} // and who says so
	for _, r := range rules {
		if !r.Gone() {
			leads[bare(r.From, "")], owner[bare(r.From, "")] = bare(r.To, ""), "an alias"
		}
	}
	lines := read(file, text, home)
	for _, l := range lines {
		switch before, taken := owner[l.from]; {
		case taken && leads[l.from] == l.to:
			list = append(list, diag.Warningf(l.at, "led-twice", "%s already leads to %s", l.from, l.to).WithHint("delete this line: %s says the same", before))
		case taken:
			list = append(list, diag.Errorf(l.at, "led-twice", "%s already leads to %s: see %s", l.from, leads[l.from], before).WithHint("delete one of the two"))
		default:
			leads[l.from], owner[l.from] = l.to, fmt.Sprintf("line %d", l.at.Line)
		}
	}
	for _, l := range lines {
		end, steps := follow(leads, l.from)
		switch {
		case steps < 0:
			list = append(list, diag.Errorf(l.at, "redirect-loop", "%s leads back to itself", l.from).WithHint("delete this line, or let it lead to a page"))
		case steps > 1:
			list = append(list, diag.Errorf(l.at, "redirect-chain", "%s leads to %s, which leads on to %s", l.from, l.to, end).WithHint("write  %s %s/ 301", l.from, end))
		}
	}
	for _, r := range rules { // an alias that a line leads on
		if next, on := leads[bare(r.To, "")]; on && !r.Gone() {
			at := diag.Position{File: file}
			for _, l := range lines {
				if l.from == bare(r.To, "") {
					at = l.at
				}
			}
			list = append(list, diag.Errorf(at, "redirect-chain", "%s is an alias of %s, which this line leads on to %s", r.From, r.To, next).
				WithHint("delete this line, or move the alias to the page at %s", next))
			break
		}
	}
	return list
}

// follow gives the last address that one leads to, and in how many steps; -1 when there is
// no last one.
func follow(leads map[string]string, from string) (end string, steps int) {
	for end = from; steps <= len(leads); steps++ {
		next, on := leads[end]
		if !on {
			return end, steps
		}
		end = next
	}
	return end, -1
}
