package content

import (
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/tally"
)

// A hint works when what it says is done and nothing is told any more. Each row is a text, words
// of a hint that it gets, and the text as that hint has it.
var blockHints = []struct{ text, hint, done string }{
	// listed
	{"::part{two words}", "content/_parts/two-words.md and write  ::part{two-words}", "::part{two-words}"},
	{":::part{help}", "write  ::part{help}", "::part{help}"},
	{"::part: help", "{help}  after part", "::part {help}"},
	{"::Part{help}", "write  ::part{help}", "::part{help}"},
	{"::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=\"A \\\"film\\\"\" poster=\"a.jpg\"}", `title='A "film"'`, "::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title='A \"film\"' poster=\"a.jpg\"}"},
	{":::timeline\n12. März 2024\n: It began.\n:::", "12 March 2024", ":::timeline\n12 March 2024\n: It began.\n:::"},
	{":::timeline\n12. März\n: It began.\n:::", "12 March 2024", ":::timeline\n12 March 2024\n: It began.\n:::"},
	// made up: parts
	{":::part{help}\n:::", "delete the line of  :::", "::part{help}"},
	{":::note\n:::part{help}\nWords.\n:::", "write  ::part{help}", ":::note\n::part{help}\nWords.\n:::"},
	{":::part{help}\nWords.\n:::", "write  ::part{help}", "::part{help}\nWords."},
	{":::part help", "begin the line with two colons", "::part {help}"},
	{"::PART{help}", "write  ::part{help}", "::part{help}"},
	{"::part:help", "{help}  after part", "::part{help}"},
	{"::part[help]", "{help}  after part", "::part{help}"},
	{"::part(help)", "{help}  after part", "::part{help}"},
	{"::part “help”", "{help}  after part", "::part{help}"},
	{"::part{{help}}", "{help}  after part", "::part{help}"},
	{"::part{name: help}", "write  ::part{help}", "::part{help}"},
	{"::part{_parts/help.md}", "write  ::part{help}", "::part{help}"},
	{"::part{help.md#top}", "write  ::part{help}", "::part{help}"},
	{"::part{help title=\"x\"}", `unknown key`, "::part{help}"},
	{"::include{file=help.md}", "write  ::part{help}", "::part{help}"},
	{"::part{When to ring}", "_parts/when-to-ring.md", "::part{when-to-ring}"},
	// made up: names and what follows them
	{":::Note\nStop.\n:::", "write  note", ":::note\nStop.\n:::"},
	{":::WARNING\nStop.\n:::", "write  warning", ":::warning\nStop.\n:::"},
	{":::note: Mind this\nStop.\n:::", `{title="Mind this"}`, ":::note {title=\"Mind this\"}\nStop.\n:::"},
	{":::note title: Mind this\nStop.\n:::", `{title="Mind this"}`, ":::note {title=\"Mind this\"}\nStop.\n:::"},
	{":::note (part 1 of 2)\nStop.\n:::", `{title="part 1 of 2"}`, ":::note {title=\"part 1 of 2\"}\nStop.\n:::"},
	{":::note {Mind this}\nStop.\n:::", `title="Mind this"`, ":::note {title=\"Mind this\"}\nStop.\n:::"},
	{":::note {.lead}\nStop.\n:::", `{title="Title"}`, ":::note {title=\"Title\"}\nStop.\n:::"},
	{":::timeline Events\n2024\n: It began.\n:::", "delete it", ":::timeline\n2024\n: It began.\n:::"},
	{":::timeline {Events}\n2024\n: It began.\n:::", "delete the braces", ":::timeline\n2024\n: It began.\n:::"},
	{":::timeline {.x}\n2024\n: It began.\n:::", "delete the braces", ":::timeline\n2024\n: It began.\n:::"},
	{":::faq Questions\n## A?\n\nB.\n:::", "delete it", ":::faq\n## A?\n\nB.\n:::"},
	{":::quote {new}\nAsk.\n:::", "new=true", ":::quote {new=true by=\"A nurse\"}\nAsk.\n:::"},
	{":::quote A nurse\nAsk.\n:::", `{by="A nurse"}`, "Ask.\n\n:::quote {by=\"A nurse\"}\nAsk.\n:::"},
	{"::embed https://youtu.be/aqz-KE-bpKQ", `{url="https://youtu.be/aqz-KE-bpKQ"}`, "::embed {url=\"https://youtu.be/aqz-KE-bpKQ\" title=\"A film\" poster=\"a.jpg\"}"},
	{":::audio talk.mp3\nWords.\n:::", `{src="talk.mp3"}`, ":::audio {src=\"talk.mp3\" title=\"A talk\"}\nWords.\n:::"},
	// made up: quotation marks
	{":::note {title='It\\'s so'}\nStop.\n:::", `title="It's so"`, ":::note {title=\"It's so\"}\nStop.\n:::"},
	{":::note {title=\"A \"film\" here\"}\nStop.\n:::", `title='A "film" here'`, ":::note {title='A \"film\" here'}\nStop.\n:::"},
	{":::note {title=\"It's \\\"so\\\" here\"}\nStop.\n:::", `title="It's “so” here"`, ":::note {title=\"It's “so” here\"}\nStop.\n:::"},
	{":::note {title=\"A\" film}\nStop.\n:::", `title="A film"`, ":::note {title=\"A film\"}\nStop.\n:::"},
	// made up: dates
	{":::timeline\n12 mars 2024\n: It began.\n:::", "write  12 March 2024", ":::timeline\n12 March 2024\n: It began.\n:::"},
	{":::timeline\n12 March\n: It began.\n:::", "write the year, too, such as  12 March 2024", ":::timeline\n12 March 2024\n: It began.\n:::"},
	{":::timeline\n5 de mayo de 2021\n: It began.\n:::", "write  5 May 2021", ":::timeline\n5 May 2021\n: It began.\n:::"},
	{":::timeline\n13/03/2024\n: It began.\n:::", "write  13 March 2024", ":::timeline\n13 March 2024\n: It began.\n:::"},
	{":::timeline\n12/03/2024\n: It began.\n:::", "12 March 2024  or  3 December 2024", ":::timeline\n3 December 2024\n: It began.\n:::"},
	{":::timeline\n- 3. Mai 2021: It began.\n:::", "a line  3 May 2021", ":::timeline\n3 May 2021\n: It began.\n:::"},
	{":::timeline\nMarch\n: It began.\n:::", "write the year, too, such as  March 2024", ":::timeline\nMarch 2024\n: It began.\n:::"},
	{":::timeline\nsoon\n: It began.\n:::", "write a year", ":::timeline\n2024\n: It began.\n:::"},
	// made up: questions
	{":::faq\nCan I drive?\n\nYes.\n:::", "such as  ## Can I drive?", ":::faq\n## Can I drive?\n\nYes.\n:::"},
	{"## A\n\nB.\n\n### C\n\n:::note\n:::faq\nCan I drive?\n\nYes.\n:::\n:::", "such as  #### Can I drive?", "## A\n\nB.\n\n### C\n\n:::note\n:::faq\n#### Can I drive?\n\nYes.\n:::\n:::"},
}

// TestBlockHintsWork: what a hint about a block says solves the problem.
func TestBlockHintsWork(t *testing.T) {
	tally.Kind(t, "hints of blocks", "blockHints")
	followed(t, blockHints)
}

// followed does what hints say.
func followed(t *testing.T, cases []struct{ text, hint, done string }) {
	right := 0
	for _, c := range cases {
		parts := map[string]string{"help": "Ring."}
		problems := toldWith(parts, c.text)
		if !slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return strings.Contains(d.Message+"\n"+d.Hint, c.hint) }) {
			t.Errorf("%q: no hint %q in %v", c.text, c.hint, withHints(problems))
			continue
		}
		for _, d := range problems {
			if name, _, ok := strings.Cut(strings.TrimPrefix(d.Hint, "save its text as "+PartsFolder), ".md"); ok {
				parts[name] = "Its text."
			}
		}
		if left := toldWith(parts, c.done); len(left) > 0 {
			t.Errorf("%q: the hint does not work: %q: %v", c.text, c.done, withHints(left))
			continue
		}
		right++
	}
	t.Logf("%d of %d right", right, len(cases))
}

// toldWith parses an article beside parts.
func toldWith(parts map[string]string, text string) diag.List {
	rules := Rules{Zone: time.UTC, Home: "https://news.example/"}
	var files []source.File
	for name, part := range parts {
		files = append(files, source.NewFile(PartsFolder+name+".md", []byte(part)))
	}
	rules.Parts = ReadParts(source.FilesOf(files), rules)
	_, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+text+"\n")), rules)
	return ofPiece(list)
}

// ofPiece leaves out that a piece of a text, such as a heading, is no text of an article.
func ofPiece(list diag.List) diag.List {
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.Code == "no-text" })
}

func withHints(list diag.List) (all []string) {
	for _, d := range list {
		all = append(all, d.Error()+" | "+d.Hint)
	}
	return all
}
