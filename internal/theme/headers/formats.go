package headers

import (
	"net/url"
	"regexp"
	"slices"
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

// File is a file _headers, for Netlify, Cloudflare Pages and others. Where two rules give a
// page the same header, Netlify sends the value of the later one, and Cloudflare both, unless
// the later rule has taken the first back: a line of an exclamation mark and the name, which
// Netlify passes over.
func File(rules []Rule) string {
	var w strings.Builder
	for i, r := range rules {
		w.WriteString(r.Path + "\n")
		for _, h := range r.Headers {
			if i > 0 && rules[0].has(h.Name) {
				w.WriteString("  ! " + h.Name + "\n")
			}
			w.WriteString("  " + h.Name + ": " + h.Value + "\n")
		}
	}
	return w.String()
}

func (r Rule) has(name string) bool {
	return slices.ContainsFunc(r.Headers, func(h Header) bool { return strings.EqualFold(h.Name, name) })
}

// kept is the folder whose files may be kept for ever, with a slash at either end;
// "" for none.
func kept(rules []Rule) string {
	for _, r := range rules[1:] {
		if folder, ok := strings.CutSuffix(r.Path, "*"); ok {
			return folder
		}
	}
	return ""
}

// open is a policy, and the paths of the pages that have it in the place of the site's.
type open struct {
	policy string
	paths  []string // as servers compare them: not escaped
}

// Opened is the number of pages that have a policy of their own.
func Opened(rules []Rule) (n int) {
	for _, o := range opened(rules) {
		n += len(o.paths)
	}
	return n
}

// opened are the policies of single pages, in the order in which they come.
func opened(rules []Rule) (all []open) {
	for _, r := range rules[1:] {
		for _, h := range r.Headers {
			if h.Name != PolicyHeader {
				continue
			}
			path, err := url.PathUnescape(r.Path)
			if err != nil {
				path = r.Path
			}
			at := slices.IndexFunc(all, func(o open) bool { return o.policy == h.Value })
			if at < 0 {
				all, at = append(all, open{policy: h.Value}), len(all)
			}
			all[at].paths = append(all[at].paths, path)
		}
	}
	return all
}

// expression matches the paths of pages, with or without the name of the file, as a regular
// expression of PCRE.
func (o open) expression() string {
	quoted := make([]string, len(o.paths))
	for i, p := range o.paths {
		quoted[i] = regexp.QuoteMeta(p)
	}
	return "^(?:" + strings.Join(quoted, "|") + ")(?:index\\.html)?$"
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
	special := opened(rules)
	for _, h := range rules[0].Headers {
		switch {
		case strings.EqualFold(h.Name, "Cache-Control"):
		case h.Name == PolicyHeader && len(special) > 0:
			w.WriteString("set $galen_policy \"" + value.Replace(h.Value) + "\";\n")
			for _, o := range special {
				w.WriteString("if ($uri ~ \"" + text.Replace(o.expression()) + "\") {\n\tset $galen_policy \"" + value.Replace(o.policy) + "\";\n}\n")
			}
			w.WriteString("add_header " + h.Name + " $galen_policy always;\n")
		default:
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
	policies := ""
	for _, h := range rules[0].Headers {
		sent := quote(h.Value)
		if special := opened(rules); h.Name == PolicyHeader && len(special) > 0 {
			policies = "map {path} {galen_policy} {\n"
			for _, o := range special {
				policies += "\t" + "`~" + o.expression() + "`" + " " + quote(o.policy) + "\n"
			}
			policies += "\tdefault " + sent + "\n}\n"
			sent = "{galen_policy}"
		}
		if !strings.EqualFold(h.Name, "Cache-Control") {
			w.WriteString("\t" + h.Name + " " + sent + "\n")
		}
	}
	text := "# In the block of the site:\n"
	for _, v := range [][2]string{{open, "galen_open `\\{`"}, {backslash, "galen_backslash `\\`"}} {
		if strings.Contains(w.String()+policies, v[0]) {
			text += "vars " + v[1] + "\n"
		}
	}
	text += policies + "header {\n" + w.String() + "\t?Cache-Control `" + askAgain + "`\n}\n"
	if folder := kept(rules); folder != "" {
		text += "@kept {\n\tpath " + quote(folder+"*") + "\n\tfile\n}\nheader @kept Cache-Control `" + forEver + "`\n"
	}
	return text
}
