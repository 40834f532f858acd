package headers

import (
	"fmt"
	"regexp"
	"strings"
)

// Formats are the hosts and servers that Write knows, with what each is.
var Formats = []string{"netlify", "cloudflare", "nginx", "caddy"}

// Write gives rules in the form of a host.
func Write(format string, rules []Rule) string {
	switch format {
	case "nginx":
		return nginx(rules)
	case "caddy":
		return caddy(rules)
	}
	return File(rules)
}

// File is a file _headers, for Netlify, Cloudflare Pages and others.
func File(rules []Rule) string {
	var w strings.Builder
	for _, r := range rules {
		w.WriteString(r.Path + "\n")
		for _, h := range r.Headers {
			w.WriteString("  " + h.Name + ": " + h.Value + "\n")
		}
	}
	return w.String()
}

// split takes the paths of the rules that keep files for ever apart: endings that all
// such files and no others have, and single files.
func split(rules []Rule) (endings, files []string) {
	for _, r := range rules[1:] {
		if before, ending, ok := strings.Cut(r.Path, "*"); ok {
			endings = append(endings, "^"+regexp.QuoteMeta(before)+".*"+regexp.QuoteMeta(ending)+"$")
		} else {
			files = append(files, r.Path)
		}
	}
	return endings, files
}

// nginx writes quoted strings as its manual has them: a backslash before a quotation
// mark or a backslash. A dollar sign begins a variable, and cannot be escaped; so it
// is the value of one.
func nginx(rules []Rule) string {
	text := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	value := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", "${galen_dollar}")
	endings, files := split(rules)
	var w strings.Builder
	w.WriteString("# Beside server { … }:\n")
	for _, r := range rules[:1] {
		for _, h := range r.Headers {
			if strings.Contains(h.Value, "$") && !strings.Contains(w.String(), "geo") {
				w.WriteString("geo $galen_dollar { default \"$\"; }\n")
			}
		}
	}
	w.WriteString(roomFor(files))
	w.WriteString("map $uri $galen_cache {\n\tdefault \"" + askAgain + "\";\n")
	for _, e := range endings {
		w.WriteString("\t\"~" + text.Replace(e) + "\" \"" + forEver + "\";\n")
	}
	for _, f := range files {
		w.WriteString("\t\"" + text.Replace(f) + "\" \"" + forEver + "\";\n")
	}
	w.WriteString("}\n# What is not there may be there in a moment.\nmap $status $galen_kept {\n\tdefault \"" + askAgain + "\";\n\t\"~^[23]\" $galen_cache;\n}\n")
	w.WriteString("\n# In server { … }. A location { … } with an add_header of its own needs these lines again.\nadd_header Cache-Control $galen_kept always;\n")
	for _, h := range rules[0].Headers {
		if !strings.EqualFold(h.Name, "Cache-Control") {
			w.WriteString("add_header " + h.Name + " \"" + value.Replace(h.Value) + "\" always;\n")
		}
	}
	return w.String()
}

// roomFor makes the tables of nginx large enough for file names, where they are not by
// themselves (ngx_http_map_module: 64 bytes a name, 2048 names).
func roomFor(files []string) string {
	longest := 0
	for _, f := range files {
		longest = max(longest, len(f))
	}
	var text string
	if longest > 40 {
		size := 128
		for size < longest+40 {
			size *= 2
		}
		text += fmt.Sprintf("map_hash_bucket_size %d; # if nginx says that it is there already, delete this line and give the other at least this number\n", size)
	}
	if len(files) > 1000 {
		text += fmt.Sprintf("map_hash_max_size %d; # likewise\n", 4*len(files))
	}
	return text
}

// caddy writes values between backticks, in which nothing is escaped. A brace begins a
// placeholder, and a backslash before one takes it away; so both are the values of
// variables, and a value never holds one itself.
func caddy(rules []Rule) string {
	const open, backslash, nothing = "{http.vars.galen_open}", "{http.vars.galen_backslash}", "{http.vars.galen_nothing}"
	hide := strings.NewReplacer("{", open, `\`, backslash)
	quote := func(s string) string {
		s = hide.Replace(s)
		if s == "}" { // by itself it ends a block, quoted or not
			s += nothing
		}
		if strings.Contains(s, "`") {
			return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"`
		}
		return "`" + s + "`"
	}
	endings, files := split(rules)
	pattern := endings
	for _, f := range files {
		pattern = append(pattern, "^"+regexp.QuoteMeta(f)+"$")
	}
	var w strings.Builder
	for _, h := range rules[0].Headers {
		if !strings.EqualFold(h.Name, "Cache-Control") {
			w.WriteString("\t" + h.Name + " " + quote(h.Value) + "\n")
		}
	}
	text := "# In the block of the site:\n"
	for _, v := range [][2]string{{open, "galen_open `\\{`"}, {backslash, "galen_backslash `\\`"}} {
		if strings.Contains(w.String(), v[0]) {
			text += "vars " + v[1] + "\n"
		}
	}
	text += "header {\n" + w.String() + "\t?Cache-Control `" + askAgain + "`\n}\n"
	if len(pattern) > 0 {
		brace := strings.NewReplacer(`\{`, `\x7b`, `\}`, `\x7d`, "`", `\x60`)
		text += "@kept {\n\tpath_regexp `" + brace.Replace(strings.Join(pattern, "|")) + "`\n\tfile\n}\nheader @kept Cache-Control `" + forEver + "`\n"
	}
	return text
}
