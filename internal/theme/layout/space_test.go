package layout

import (
	"testing"

	"galen/internal/source"
)

// TestSpaces shows which white space stays, one rule after the other.
func TestSpaces(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"between blocks none", "<div>\n  <p> a </p>\n  <p>b</p>\n</div>\n", "<div><p>a</p><p>b</p></div>"},
		{"in a line one", "<p>a  b\n\n c</p>", "<p>a b\nc</p>"},
		{"the first of several", "<p>a <b> b </b> c</p>", "<p>a <b>b </b>c</p>"},
		{"beside objects one", "<p>a <img src=x> b <button> c </button></p>", "<p>a <img src=x> b <button> c</button></p>"},
		{"an empty element is seen", "<p>a <i></i> b</p>", "<p>a <i></i> b</p>"},
		{"beside a line break none", "<p>a <br> b</p>", "<p>a<br>b</p>"},
		{"kept as it is", "<pre>\n  a <b> b</b>\n</pre> <textarea>  x\n</textarea>", "<pre>\n  a <b> b</b>\n</pre><textarea>  x\n</textarea>"},
		{"around values", "<p> {{.Title}} {{.Title}} </p>", "<p>T T</p>"},
		{"branches of blocks", "<div> {{if .Title}} <p>a</p> {{else}} <p>b</p> {{end}} </div>", "<div><p>a</p></div>"},
		{"branches of text", "<p>a {{if .Title}} b {{end}} c</p>", "<p>a b c</p>"},
		{"a branch not taken", "<p>a {{if .Dek}} b {{end}} c</p>", "<p>a c</p>"},
		{"a branch that may be empty", "<div> {{if .Dek}}b{{end}} <i>c</i> </div>", "<div> <i>c</i></div>"},
		{"a loop of blocks", "<ul> {{range .Tags}} <li> {{.}} </li> {{end}} </ul>", "<ul><li>x</li><li>y</li></ul>"},
		{"a loop of text", "<p> {{range .Tags}} {{.}} {{end}} </p>", "<p>x y </p>"},
		{"a loop meets itself", "<div>{{range .Tags}} <i>{{.}}</i>{{end}}<p>z</p></div>", "<div> <i>x</i> <i>y</i><p>z</p></div>"},
		{"a loop that goes on early", "<div>{{range .Tags}} x{{if .}}{{continue}}{{end}}<p></p>{{end}}</div>", "<div> x x</div>"},
		{"a loop that breaks off", "<div>{{range .Tags}}<p></p>{{if .}}{{break}}{{end}}<p></p>{{end}} y</div>", "<div><p></p> y</div>"},
		{"a part of blocks", "<div> {{template \"block\" .}} </div>", "<div><p>b</p></div>"},
		{"a part of text", "<p>a {{template \"text\" .}} , b</p>", "<p>a <b>t</b> , b</p>"},
		{"the ends of a file", "<p>({{template \"text\" .}})</p>", "<p>(<b>t</b>)</p>"},
		{"a part within a tag", "<p title=\"{{template \"words\" .}}\" class='{{block \"in\" .}} a  b {{end}}'>a</p>", "<p title=\"a  b\" class=' a  b '>a</p>"},
		{"a part within pre", "<pre>{{template \"outer\" .}}</pre>", "<pre><b>  a  b </b></pre>"},
		{"within tags", "<p  a = 'b'\n c=\"d  e\"   hidden ><img  src=x /><a href=/x/ >z</a ><path d=x /></p>", "<p a='b' c=\"d  e\" hidden><img src=x><a href=/x/>z</a><path d=x /></p>"},
		{"actions within tags", "<p {{if .Title}} hidden {{end}} ><b{{if .Title}} id=\"x\"{{end}}>a</b></p>", "<p hidden><b id=\"x\">a</b></p>"},
		{"comments", "<p>a<!-- b -->c {{/* d */}} e</p> <!doctype HTML>", "<p>ac e</p><!doctype html>"},
		{"titles", "<title>\n a  {{.Title}} \n</title>", "<title>a T</title>"},
		{"drawings", "<p>a <svg> <g> <path /> </g> <text> b <tspan> c </tspan> d </text> </svg> e</p>", "<p>a <svg><g><path/></g><text>b <tspan>c </tspan>d </text></svg> e</p>"},
		{"scripts", "<script>\n let a = 1 ;\n</script> <script type=\"text/plain\"> a </script>", "<script>\n let a = 1 ;\n</script><script type=\"text/plain\"> a </script>"},
		{"scripts with actions", "<script> let a = {{.Title}} ;</script>", "<script> let a = \"T\" ;</script>"},
		{"styles", "<style>\n a { color : #ffffff }\n</style>", "<style>a{color:#fff}</style>"},
		{"JSON", "<script type=\"application/ld+json\"> { \"a\" : [ 1 , \" x \" ] } </script>", "<script type=\"application/ld+json\">{\"a\":[1,\" x \"]}</script>"},
		{"JSON with actions", "<script type=\"application/ld+json\">\n { \"a\" : {{.Title}} , \"b\" : \" {{.Title}} \\\" {\" }\n</script>", "<script type=\"application/ld+json\">{\"a\":\"T\",\"b\":\" T \\\" {\"}</script>"},
		{"names beside actions", "<p a {{if .Title}}b {{end}}c {{range .Tags}} d {{end}} e / f = 'x' >z</p>", "<p a b c d d e / f='x'>z</p>"},
		{"no tag out of pieces", "<p>a <<!-- b -->i> c</p>", "<p>a &lt;i> c</p>"},
		{"not a tag", "<p>a < b <3 &lt; & </p>", "<p>a &lt; b &lt;3 &lt; &</p>"},
	}
	parts := []source.File{
		source.NewFile("templates/_block.html", []byte("\n<p>b</p>\n")),
		source.NewFile("templates/_text.html", []byte("\n<b>t</b>\n")),
		source.NewFile("templates/_words.html", []byte("a  b\n")),
		source.NewFile("templates/_outer.html", []byte("<b>{{template \"inner\" .}}</b>\n")),
		source.NewFile("templates/_inner.html", []byte("{{define \"x\"}}{{end}}{{template \"kept\"}}\n")),
		source.NewFile("templates/_kept.html", []byte("{{\"\"}}  a  b {{\"\"}}")),
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := append([]source.File{source.NewFile("templates/x.html", []byte(test.text))}, parts...)
			minified, problems := Load(files, Rules{Data: (*news)(nil)})
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if got := string(execute(t, minified, "x", &news{Title: "T", Tags: []string{"x", "y"}})); got != test.want {
				t.Errorf("%s\ngives %q\nwant  %q", test.text, got, test.want)
			}
		})
	}
}
