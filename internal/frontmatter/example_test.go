package frontmatter

import (
	"testing"

	"galen/internal/diag"
)

func TestInTOML(t *testing.T) {
	for _, c := range []struct{ message, hint, want string }{
		{``, `add the line  title: What a phase 1 trial is`, `add the line  title = "What a phase 1 trial is"`},
		{``, `add the line  date: 2026-11-22`, `add the line  date = 2026-11-22`},
		{``, `add the line  authors: [news-desk]`, `add the line  authors = ["news-desk"]`},
		{``, `write  draft: true  or  draft: false, without quotation marks`, `write  draft = true  or  draft = false, without quotation marks`},
		{``, `write, for example,  updated: 2026-11-22, or delete the line`, `write, for example,  updated = 2026-11-22, or delete the line`},
		{``, `write, for example,  pageSize: 20`, `write, for example,  pageSize = 20`},
		{``, `write  - {date: 2026-11-22, text: "What was wrong, and what is right."}`, `write  {date = 2026-11-22, text = "What was wrong, and what is right."}`},
		{``, `rename the file, or use  slug: flu-season`, `rename the file, or use  slug = "flu-season"`},
		{``, `put it in quotation marks: title: "20\"26"`, `put it in quotation marks: title = "20\"26"`},
		{`"image" must be a group of keys, and this is text`, hintGroup, `write its keys on lines of their own below  [image],  at the end of the front matter`},
		{`"references" must be a list, and this is text`, hintItems, `write its items in brackets, with commas between them:  references = [ … ]`},
		// What is no example stays.
		{``, `did you mean "title"?`, `did you mean "title"?`},
		{``, `choose one of: news, guide`, `choose one of: news, guide`},
		{``, `write each key as  key = value,  and text in quotation marks: title = "Flu season"`, `write each key as  key = value,  and text in quotation marks: title = "Flu season"`},
		{``, `let  galen review sign  write it`, `let  galen review sign  write it`},
		{``, ``, ``},
	} {
		list := diag.List{diag.Errorf(diag.Position{}, "test", "%s", c.message).WithHint("%s", c.hint)}
		if InTOML(list); list[0].Hint != c.want {
			t.Errorf("%q: %q\nwant %q", c.hint, list[0].Hint, c.want)
		}
	}
}
