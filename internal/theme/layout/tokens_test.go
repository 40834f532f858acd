package layout

import (
	"fmt"
	"strings"

	nethtml "golang.org/x/net/html"
)

// tokens is a page as a browser takes it apart: tags, attributes and texts, with their character
// references resolved, one a line. So two pages may write references where they need none, but a quotation
// mark that ends its attribute, or a < that begins a tag, shows.
func tokens(page string) string {
	var b strings.Builder
	for z := nethtml.NewTokenizer(strings.NewReader(page)); ; {
		kind := z.Next()
		if kind == nethtml.ErrorToken {
			return b.String()
		}
		t := z.Token()
		fmt.Fprintf(&b, "%v %q\n", kind, t.Data)
		for _, a := range t.Attr {
			fmt.Fprintf(&b, "  %s=%q\n", a.Key, a.Val)
		}
	}
}
