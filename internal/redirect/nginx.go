package redirect

import (
	"fmt"
	"strings"
)

// nginx writes a table (ngx_http_map_module) and a location for each notice, which
// are looked up after percent signs have been resolved.
func nginx(rules []Rule) string {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	var table, gone strings.Builder
	longest, n := 0, 0
	for _, r := range rules {
		for _, from := range both(r.From) {
			if r.Gone() {
				fmt.Fprintf(&gone, "location = \"%s\" { error_page 410 \"%sindex.html\"; return 410; }\n", quoted.Replace(from), quoted.Replace(strings.TrimSuffix(r.From, "/")+"/"))
				continue
			}
			longest, n = max(longest, len(from)), n+1
			fmt.Fprintf(&table, "\t\"%s\" \"%s\";\n", quoted.Replace(from), escaped(r.To))
		}
	}
	text := "# Beside server { … }, above any other map { … }:\n" + roomFor(longest, n) + "map $uri $galen_moved {\n\tdefault \"\";\n" + table.String() + "}\n"
	text += "\n# In server { … }, where root stands too:\nabsolute_redirect off; # if it is already there, delete this line\n"
	return text + "if ($galen_moved) { return 301 $galen_moved; }\n" + gone.String()
}

// roomFor makes the tables of nginx large enough, where they are not by themselves
// (ngx_http_map_module: 64 bytes an address, 2048 addresses).
func roomFor(longest, n int) (text string) {
	if longest > 40 {
		size := 128
		for size < longest+40 {
			size *= 2
		}
		text += fmt.Sprintf("map_hash_bucket_size %d; # if nginx reports a duplicate, delete this line and raise the other one to at least this number\n", size)
	}
	if n > 1000 {
		text += fmt.Sprintf("map_hash_max_size %d; # likewise\n", 4*n)
	}
	return text
}
