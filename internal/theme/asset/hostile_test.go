package asset_test

import (
	"strings"
	"testing"
	"time"

	"galen/internal/testing/testtime"
	"galen/internal/theme/asset"
)

// Whatever a file holds, there is an answer within two seconds (promise P11),
// and no more problems than anybody will read.
func TestHostile(t *testing.T) {
	const n = 20_000
	repeat := strings.Repeat
	const head = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">`
	tests := []struct{ name, text string }{
		{"a.css", repeat("a{", n)}, {"a.css", repeat("(", n)}, {"a.css", repeat("}", n)}, {"a.css", repeat("a{b:c}", n)},
		{"a.css", "a{b:" + repeat("c(", n) + repeat(")", n) + "}"}, {"a.css", repeat("@layer x{", n)}, {"a.css", repeat("\"\n", n)},
		{"a.css", "a{" + repeat("b:url(x.png);", n) + "}"}, {"a.css", "a{b:" + repeat("url(/a.css),", n) + "c}"}, {"a.css", repeat(`\`, n)},
		{"a.css", "a{--x:" + repeat("{", n)}, {"a.css", repeat("A:is(", n)}, {"a.css", "a{b:url(data:image/png;base64," + repeat("A", n) + ")}"},
		{"a.json", repeat("[", n)}, {"a.json", repeat("[", 9000) + repeat("]", 9000)}, {"a.json", "[" + repeat("1,", n) + "]"},
		{"a.js", repeat("(", n)}, {"a.js", repeat("{", n)}, {"a.js", repeat("`${", n)}, {"a.js", repeat("import './b.js';", n/10)},
		{"a.js", repeat("let a=1;", n)}, {"a.js", "x=" + repeat("a=>", n) + "1"}, {"a.js", repeat("if(a)b();else ", n) + "c()"},
		{"a.svg", head + "<text>" + repeat("a <tspan/>", n/4) + "</text></svg>"}, {"a.svg", head + repeat("<g>", n)},
		{"a.html", repeat("<img src=//x.example>", n)}, {"a.html", repeat("<style>", n)}, {"a.ico", "\x00\x00\x01\x00\xff\xff" + repeat("\x00", 20*n)},
	}
	for _, test := range tests {
		start := time.Now()
		_, list := asset.Load(files(file(test.name, test.text)), rules)
		if took := time.Since(start); took > testtime.Limit(2*time.Second) || len(list) > 51 {
			t.Errorf("%s %.20q… took %v and gave %d problems", test.name, test.text, took, len(list))
		}
	}
}
