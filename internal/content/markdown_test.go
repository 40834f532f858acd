package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// typicalBody is a text of about 870 words: paragraphs with links, emphasis and
// typographic marks, a list, a table, a picture, a quotation and a footnote.
func typicalBody() string {
	const section = `## How the trial was done, part NUMBER

The [trial](/health/a-trial/) compared *two ways* of measuring blood pressure: at home, and in the clinic. People who took part
were **not told** which of the two the doctors would go by, and each of them was asked to measure "at rest", sitting, and at the same
hour of the day. That is what most guidelines say; whether it matters is what the trial's authors wanted to know.[^NUMBER]

A cuff that is too small gives values that are too high -- by as much as 10 mm Hg in some people -- and one that is too large gives
values that are too low. The [paper](https://journal.example/doi/10.1000/98760 "The paper") doesn't say how many had to be measured
again, and its authors didn't answer our question about it before this article was published.

- The arm rests on a table, at the height of the heart
- Five minutes of rest come first, without a telephone
- Two values are taken, and the *second* one counts
- The cuff goes on bare skin, see ` + "`cuff size`" + `

> We had thought that the hour of the day would matter more than it did, and that resting would matter less. Neither was so.

`
	const table = `| Where | People | Mean, mm Hg |
|:------|-------:|:-----------:|
| Home | 412 | 131 |
| Clinic | 398 | 138 |
| Both | 810 | 134 |

![A cuff around an upper arm that rests on a table](cuff.jpg "Bare skin, and a table")

`
	var b strings.Builder
	for _, n := range []string{"1", "2"} {
		b.WriteString(strings.ReplaceAll(section, "NUMBER", n))
	}
	b.WriteString(table)
	for _, n := range []string{"3", "4"} {
		b.WriteString(strings.ReplaceAll(section, "NUMBER", n))
	}
	for _, n := range []string{"1", "2", "3", "4"} {
		b.WriteString("[^" + n + "]: Each of them says so, the older ones as well.\n")
	}
	return b.String()
}

// BenchmarkMarkdown is all that is done with the text of a typical article.
func BenchmarkMarkdown(b *testing.B) {
	file := source.NewFile("content/health/x.md", []byte(goodHeader+typicalBody()))
	p, list, ok := split(file)
	if !ok {
		b.Fatal(list)
	}
	rules := Rules{Zone: time.UTC, Home: "https://news.example/"}
	b.ReportAllocs()
	for b.Loop() {
		var said textseg.Text
		var references []Reference
		body, _, _, list := markdown(file.Path, p, "x", rules, &references, &said)
		if list.Failed() || body.Words < 800 || body.Words > 950 {
			b.Fatal(body.Words, list)
		}
	}
}
