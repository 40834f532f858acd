package headers

import (
	"regexp"
	"strings"
)

// Formats are the hosts and servers that Write knows. Of s3, which sends no such headers
// itself, it writes a policy of CloudFront, the network in front of it.
var Formats = []string{"netlify", "cloudflare", "nginx", "caddy", "apache", "s3"}

// Write gives rules in the form of a host.
func Write(format string, rules []Rule) string {
	switch format {
	case "nginx":
		return nginx(rules)
	case "caddy":
		return caddy(rules)
	case "apache":
		return apache(rules)
	case "s3":
		return cloudFront(rules)
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

// kept is the folder whose files may be kept for ever, with a slash at either end;
// "" for none.
func kept(rules []Rule) string {
	if len(rules) < 2 {
		return ""
	}
	return strings.TrimSuffix(rules[1].Path, "*")
}

// nginx writes quoted strings as its manual has them: a backslash before a quotation
// mark or a backslash. A dollar sign begins a variable, and cannot be escaped; so it
// is the value of one. No map is written: those of a site may need more room, which has
// to be asked for before the first.
func nginx(rules []Rule) string {
	text := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	value := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", "${galen_dollar}")
	var w strings.Builder
	for _, h := range rules[0].Headers {
		if strings.Contains(h.Value, "$") {
			w.WriteString("# Beside server { … }:\ngeo $galen_dollar { default \"$\"; }\n\n")
			break
		}
	}
	w.WriteString("# In server { … }. A location { … } with an add_header of its own needs these lines again.\n")
	w.WriteString("set $galen_cache \"" + askAgain + "\";\nset $galen_kept \"\";\n")
	if folder := kept(rules); folder != "" {
		w.WriteString("if ($uri ~ \"^" + text.Replace(regexp.QuoteMeta(folder)) + "\") {\n\tset $galen_cache \"\";\n\tset $galen_kept \"" + forEver + "\";\n}\n")
	}
	w.WriteString("add_header Cache-Control $galen_cache always;\n# Not for what is not there, and may be there in a moment.\nadd_header Cache-Control $galen_kept;\n")
	for _, h := range rules[0].Headers {
		if !strings.EqualFold(h.Name, "Cache-Control") {
			w.WriteString("add_header " + h.Name + " \"" + value.Replace(h.Value) + "\" always;\n")
		}
	}
	return w.String()
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
	if folder := kept(rules); folder != "" {
		text += "@kept {\n\tpath " + quote(folder+"*") + "\n\tfile\n}\nheader @kept Cache-Control `" + forEver + "`\n"
	}
	return text
}
