package headers

import "strings"

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

// fingerprint matches the names of files that may be kept for ever: site.3f2a1b0c.css.
const fingerprint = `\.[0-9a-f]{8}\.[a-z0-9]+$`

func nginx(rules []Rule) string {
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", "${galen_dollar}")
	var w strings.Builder
	w.WriteString("# Beside server { … }:\n" +
		"map $uri $galen_cache {\n\tdefault \"public, max-age=0, must-revalidate\";\n\t\"~" + strings.ReplaceAll(fingerprint, `\`, `\\`) + "\" \"" + forEver + "\";\n}\n\n" +
		"# In server { … }. A location { … } with an add_header of its own needs these lines again.\n" +
		"add_header Cache-Control $galen_cache always;\n")
	for _, h := range rules[0].Headers {
		if !strings.EqualFold(h.Name, "Cache-Control") {
			w.WriteString("add_header " + h.Name + " \"" + quote.Replace(h.Value) + "\" always;\n")
		}
	}
	if text := w.String(); strings.Contains(text, "{galen_dollar}") { // nginx has no other way to write one
		return "# Beside server { … }:\ngeo $galen_dollar { default \"$\"; }\n\n" + text
	}
	return w.String()
}

func caddy(rules []Rule) string {
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	var w strings.Builder
	w.WriteString("# In the block of the site:\n@kept path_regexp " + fingerprint + "\nheader {\n")
	for _, h := range rules[0].Headers {
		w.WriteString("\t" + h.Name + " \"" + quote.Replace(h.Value) + "\"\n")
	}
	w.WriteString("}\nheader @kept Cache-Control \"" + forEver + "\"\n")
	return w.String()
}
