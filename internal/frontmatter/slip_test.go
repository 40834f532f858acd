package frontmatter

import "testing"

func TestSlips(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"title: 'Don't panic'\n", "2:12 this apostrophe ends the text, because the text began with one | put the text in double quotation marks:  title: \"Don't panic\"\n"},
		{"title: 'It''s what''s new' now\n", "2:26 this apostrophe ends the text, because the text began with one | put the text in double quotation marks:  title: \"'It's what's new' now\"\n"},
		{"title: \"The \"best\" diet\"\n", "2:13 this quotation mark ends the text, because the text began with one | put the text in single quotation marks:  title: 'The \"best\" diet'\n"},
		{"title:T\nkind: news\n", "2:7 a space is missing here, after the colon | write  title: T\n"},
		{"title: T\nkind:news\n", "3:6 a space is missing here, after the colon | write  kind: news\n"},
		{"title:\u00a0É\nkind: news\n", "2:7 there is a no-break space after this colon, which YAML does not accept as a space | write an ordinary space:  title: É\n"},
		{"title: Flu: what now\n", "2:11 a colon followed by a space is not allowed here | put the whole value in quotation marks:  title: \"Flu: what now\"\n"},
		{"title: 'ok' # fine\nkind: 'news'\n", ""},
		// What YAML takes without a word.
		{"title: É #1 cause\n", "2:10 everything after # is a comment, not part of the text: \"#1 cause\" | put the whole text in quotation marks:  \"É #1 cause\"; if it is a comment, move it to a line of its own, above this one\n"},
		{"title: Why patient # 7 matters.\n", "2:20 everything after # is a comment, not part of the text: \"# 7 matters.\" | put the whole text in quotation marks:  \"Why patient # 7 matters.\"; if it is a comment, move it to a line of its own, above this one\n"},
		{"title: T\ntags:\n  - Covid #  19 wave\n", "4:11 everything after # is a comment, not part of the text: \"#  19 wave\" | put the whole text in quotation marks:  \"Covid #  19 wave\"; if it is a comment, move it to a line of its own, above this one\n"},
		{"title: T\ntags:\n  - iron\n    and tea\n  - a -\n    b\npmid: 12 # 3 more\n", ""},
		{"title: #metoo\n", "2:8 without quotation marks, everything after # is a comment, so there is no value here: \"#metoo\" | put it in quotation marks: \"#metoo\"; if it is a comment, write a space after the #\n"},
		{"title: T # a remark\nkind: news ## two\ndraft: true #until Monday\npmid: a#1\n", ""},
		{"title: T\ntags:\n  flu\n  heart\n", "4:3 \"tags\" is one text on several lines, not a list | begin each item on a line of its own with \"- \"\n"},
		{"title: T\n  and more\ntags: flu\n", ""},
		{"title: T\ntags: [flu, é é, x]\n", ""},
	} {
		if got := says(c.text, false, everyKind); got != c.want {
			t.Errorf("%q:\n%swant\n%s", c.text, got, c.want)
		}
	}
}
