package content

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"galen/internal/source"
)

func comments(text string) (Comments, []string) {
	c, list := ParseComments(source.NewFile("content/health/flu.comments.yaml", []byte(text)), Rules{Zone: time.UTC})
	var said []string
	for _, d := range list {
		said = append(said, d.Error())
		if d.Hint == "" {
			said = append(said, "no hint")
		}
	}
	return c, said
}

const twoComments = `- name: News desk
  date: 2026-11-20T11:00
  reply_to: ada-1
  text: It was.
- name: Ada
  date: 2026-11-20T09:30
  id: ada-1
  text: |
    Was the *dose* the same? See <https://a.example/x> or [this](https://b.example/).

    - one
    - two
`

func TestComments(t *testing.T) {
	c, said := comments(twoComments)
	if len(said) > 0 {
		t.Fatal(said)
	}
	if c.Article != "content/health/flu.md" || len(c.List) != 2 {
		t.Fatalf("%v", c)
	}
	ada, desk := c.List[0], c.List[1]
	if ada.Name != "Ada" || ada.ID != "ada-1" || desk.ReplyTo != "ada-1" || ada.At.Line != 6 || desk.At.Line != 2 {
		t.Errorf("%v", c.List)
	}
	want := `<p>Was the <em>dose</em> the same? See <a href="https://a.example/x" rel="nofollow ugc">https://a.example/x</a> or ` +
		`<a href="https://b.example/" rel="nofollow ugc">this</a>.</p><ul><li>one</li><li>two</li></ul>`
	if d := cmp.Diff(want, ada.HTML); d != "" {
		t.Error(d)
	}
	for file, want := range map[string]string{
		"content/health/flu.comments.yaml": "content/health/flu.md", "content/health/flu/comments.yaml": "content/health/flu/index.md",
		"content/health/comments.yml": "", "content/x.yaml": "", "content/comments.md": "",
	} {
		if got, ok := commentsOf(file); ok != (want != "") || ok && got != want {
			t.Errorf("%s belongs to %q", file, got)
		}
	}
	for _, nothing := range []string{"", "\n\n", "# none yet\n"} {
		if c, said := comments(nothing); len(c.List)+len(said) > 0 {
			t.Errorf("%q: %v %v", nothing, c, said)
		}
	}
}

// TestCommentsMistaken is each mistake, with its place.
func TestCommentsMistaken(t *testing.T) {
	one := func(rest string) string { return "- name: Ada\n  date: 2026-11-20\n" + rest }
	for text, want := range map[string]string{
		"- name: Ada\n  date: 2026-11-20\n":                                           `1:3: error: a comment needs the key "text"`,
		one("  txt: x\n"):                                                             `3:3: error: unknown key "txt"`,
		one("  text: 5\n"):                                                            `3:9: error: "text" must be text, and this is a number`,
		one("  text: <b>x</b>\n"):                                                     `3:9: error: HTML is not allowed in a comment: "<b>"`,
		one("  text: |\n    <div>\n    x\n"):                                          `error: HTML is not allowed in a comment: "<div>"`,
		one("  text: |\n    a\n\n    <script>f()</script>\n"):                         `error: HTML is not allowed in a comment: "<script>f()</script>"`,
		one("  text: \"![x](https://a.example/x.png)\"\n"):                            `3:9: error: a comment cannot show a picture`,
		one("  text: \"# Big\"\n"):                                                    `3:9: error: a comment cannot have headings`,
		one("  text: \"[x](javascript:f)\"\n"):                                        `3:9: error: the address "javascript:f" is not allowed in a comment`,
		one("  text: \"[x](/about/)\"\n"):                                             `3:9: error: the address "/about/" is not allowed in a comment`,
		one("  text: \"[x](//a.example)\"\n"):                                         `not allowed in a comment`,
		one("  text: x\n  reply_to: bob\n"):                                           `4:13: error: there is no comment "bob" to reply to`,
		one("  text: x\n  id: a\n  reply_to: a\n"):                                    `5:13: error: this comment replies to itself`,
		one("  text: x\n  id: a b\n"):                                                 `4:7: error: the id "a b" cannot be part of an address`,
		one("  text: x\n  id: a\n") + one("  text: y\n  id: a\n"):                     `8:7: error: the id "a" appears here a second time`,
		strings.Replace(twoComments, "date: 2026-11-20T11:00", "date: 2026-11-19", 1): `2:9: error: the reply is dated before "ada-1", which it replies to`,
		"name: Ada\n":              `error: unknown key "name"`,
		"- just text\n":            `an item of "comments" must be a group of keys`,
		"- name: [\n":              `error: `,
		one("  text: \"\\x07\"\n"): `error: `,
		one("  text: " + strings.Repeat("x", maxComment+1) + "\n"): `the limit is 20000`,
		one("  text: |\n    " + strings.Repeat("[", 5000) + "\n"):  `3:9: error: this paragraph has more than`,
	} {
		_, said := comments(text)
		if all := strings.Join(said, "\n"); !strings.Contains(all, want) || strings.Contains(all, "no hint") || strings.Contains(all, ":0:") {
			t.Errorf("%.200s\n%s\nwant %s", text, all, want)
		}
	}
	ring := "- {name: A, date: 2026-11-20, id: a, reply_to: b, text: x}\n- {name: B, date: 2026-11-20, id: b, reply_to: a, text: x}\n- {name: C, date: 2026-11-20, reply_to: a, text: x}\n"
	if _, said := comments(ring); len(said) < 2 {
		t.Errorf("a ring: %v", said)
	}
}

// FuzzComments: no file of comments gives a tag, an address or an attribute that a
// comment may not have.
func FuzzComments(f *testing.F) {
	f.Add(twoComments)
	f.Add("- {name: A, date: 2026-11-20, text: \"a\\n\\n> b `c` <d> ![e](f)\"}")
	f.Add("- name: A\n  date: 2026-11-20\n  text: \"[a](https://x \\\"t\\\")\"\n")
	f.Add("---\n- x\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, said := comments(text)
		for _, s := range said {
			if s == "no hint" {
				t.Errorf("without a hint: %q", said)
			}
		}
		for _, one := range c.List {
			for start, end := range tags(one.HTML) {
				tag := one.HTML[start:end]
				name := strings.Trim(strings.Fields(strings.Trim(tag, "</>") + " ")[0], "/")
				switch name {
				case "p", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "br", "hr":
				case "a":
					if tag != "</a>" && !strings.HasPrefix(tag, `<a href="http`) && !strings.HasPrefix(tag, `<a href="mailto:`) && !strings.HasPrefix(strings.ToLower(tag), `<a href="http`) {
						t.Errorf("%s", tag)
					}
				default:
					t.Errorf("the tag %s", tag)
				}
			}
		}
	})
}
