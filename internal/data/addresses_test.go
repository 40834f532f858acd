package data

import (
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/source"
)

// TestAddresses: what no page may link to is refused at its place in a file that templates
// see, with what to write where that is known.
func TestAddresses(t *testing.T) {
	refused := []struct{ text, hint string }{
		// listed
		{"javascript:alert(1)", "https://"}, {"data:text/html,x", "https://"}, {`/\evil.example`, "https://evil.example"}, {`..\files\x.pdf`, "../files/x.pdf"},
		// made up
		{"JavaScript:alert(1)", ""}, {"javascript: alert( 1 )", ""}, {"vbscript:x", ""}, {`\\evil.example`, "https://evil.example"}, {`https:\\evil.example`, "https://evil.example"},
		{"https:/x.example", "https://x.example"}, {"//evil.example/x", "https://evil.example/x"}, {"ftp://x.example/", ""}, {"file:///etc", ""}, {`files\x.pdf`, "files/x.pdf"},
		{`/files\x.pdf`, "/files/x.pdf"}, {"data:image/png;base64,AAAA", ""}, {`.\x.pdf`, "./x.pdf"},
	}
	fine := []string{
		"https://a.example/a?b=c#d", "http://a.example", "/health/", "../x.pdf", "./x", "#x", "mailto:a@b.example", "tel:+44123", "sms:+44123", "North", "data: 5 of 10", "Data", "10:30", "5/12", "n/a",
		"DOI:10.1000/x", "HLA-B*57:01", `AC\DC`, `\alpha`, "a.example", "https", "Note: see below", "and/or", "../..", "JavaScript is a language", "...",
	}
	for _, c := range refused {
		for name, text := range map[string]string{"a.csv": "Name,Link\nOne,\"" + c.text + "\"\n", "a.yaml": "link: '" + c.text + "'\n", "a.json": `{"link": "` + strings.ReplaceAll(c.text, `\`, `\\`) + `"}`} {
			list := addressesIn(name, text)
			if len(list) != 1 || !list.Failed() || list[0].Column < 5 || !strings.Contains(list[0].Hint, c.hint) {
				t.Errorf("%s in %s: %v", c.text, name, list)
			}
		}
	}
	for _, text := range fine {
		for name, text := range map[string]string{"a.csv": "Name,Link\nOne,\"" + text + "\"\n", "a.yaml": "link: '" + text + "'\n"} {
			if list := addressesIn(name, text); len(list) > 0 {
				t.Errorf("%s: %v", text, list)
			}
		}
	}
	t.Logf("%d refused, %d not", len(refused), len(fine))
}

// addressesIn are the problems of a file that templates see.
func addressesIn(name, text string) diag.List {
	f := source.NewFile(name, []byte(text))
	if !IsTable(name) {
		_, list := ReadValue(f, nil)
		return list
	}
	table, problems := Read(f)
	if table == nil {
		return problems
	}
	return append(problems, table.Addresses()...)
}
