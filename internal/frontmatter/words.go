package frontmatter

import (
	"regexp"
	"strings"
)

// words say in an editor's terms what a decoder says in its own.
type words []struct{ said, message, hint string }

// translate is the first of the words that fits what was said.
func translate(list words, said, message, hint string) (string, string) {
	for _, w := range list {
		if strings.Contains(said, w.said) {
			return w.message, w.hint
		}
	}
	return message, hint
}

const (
	notClosed  = "quotation marks are opened but not closed"
	escape     = `\ cannot be used before this character`
	escapeHint = `write \\ for a backslash, or use single quotation marks`
	dateHint   = "write the date as 2026-11-22, or with a time as 2026-11-22T09:30:00"
	tomlText   = `write text in quotation marks: title = "Flu season"`
	references = "references (&x, *x) are not supported"
	tags       = "type tags (!x) are not supported"
	quoteIt    = "put the value in quotation marks"
	tabs       = "a tab is used to indent"
)

var yamlWords = words{
	{"directive", "a line cannot begin with %", "delete it, or " + quoteIt},
	{"mapping values are not allowed", "a colon followed by a space is not allowed here", `put the whole value in quotation marks: title: "Flu: what now"`},
	{"found unexpected end of stream", notClosed, "close them on the same line"},
	{"did not find expected ',' or ']'", "a list is opened with [ but not closed", "close it with ]"},
	{"did not find expected ',' or '}'", "a group is opened with { but not closed", "close it with }"},
	{"found character that cannot start any token", "a value cannot begin with this character", quoteIt},
	{"did not find expected node content", "a value is missing here", "write it; if it begins with , ] or } put it in quotation marks, and close each [ with ]"},
	{"found unknown escape character", escape, escapeHint},
	{"hexadecimal number", escape, escapeHint},
	{"Unicode character escape code", escape, escapeHint},
	{"unknown anchor", "a value that begins with * refers to another one, which is not supported", "put the value in quotation marks, or write it out"},
	{"exceeded max depth", "lists are nested too deeply", "a header needs no nested lists"},
	{"did not find expected key", "a key was expected here", "check the quotation marks and the indentation of this line and of the one above"},
	{"did not find expected '-' indicator", "a list item was expected here", `begin each item of a list with "- ", all at the same indentation`},
	{"could not find expected ':'", `this line has no "key: value"`, "add the colon, or indent the line if it continues the value above"},
	{"block sequence entries are not allowed", "a list cannot begin here", `write it on the lines below its key, each item after "- "`},
	{"mapping keys are not allowed", "a value cannot begin with a question mark", quoteIt},
	{"indentation indicator", "this is not allowed after | or >", "begin the text on the next line, indented by two spaces"},
	{"expected comment or line break", "this is not allowed after | or >", "begin the text on the next line, indented by two spaces"},
	{"comment without preceding whitespace", "a comment needs a space before its #", "add the space, or " + quoteIt},
	{"tab", tabs, "use spaces"},
	{"document indicator", "the header holds two documents", "keep one list of keys, without a line of --- or ... inside"},
	{"<document start>", "this line is not allowed in a header", "delete it, or write it as  key: value"},
	{"document-end marker", "this line is not allowed in a header", "delete it"},
	{"YAML document", "a line cannot begin with %", "delete it"},
	{"tag", tags, quoteIt},
	{"alphabetic or numeric character", references, quoteIt},
	{"alias", references, "write the value out"},
}

// twice is what the TOML decoder says about a key that stands at two places.
var twice = regexp.MustCompile(`already (exists|defined)|should be a table`)

var tomlWords = words{
	{"at start of value", "a value cannot begin with this character", tomlText},
	{"expected value", "a value is missing here", tomlText},
	{"expected keyword", "this word is not a value", `write true or false, or text in quotation marks: title = "Flu season"`},
	{"strings must be quoted", "this word is not a value", tomlText},
	{"impossible date", "there is no such date", "check the month and the day"},
	{"array is incomplete", "a list is opened with [ but not closed", "close it with ]"},
	{"expected ',' or ']'", "a list is opened with [ but not closed", "close it with ], and separate its items by commas"},
	{"inline table is incomplete", "a group is opened with { but not closed", "close it with }"},
	{"expected ',' or '}'", "a group is opened with { but not closed", "close it with }, and separate its keys by commas"},
	{"comma", "there is a comma too many", "delete it"},
	{"table name", "the name of a table is opened with [ but not closed", "close it with ]"},
	{"cannot have new lines", notClosed, "close them on the same line"},
	{"unterminated", notClosed, "close them on the same line"},
	{"not terminated", notClosed, "close them with three of the same"},
	{"too many quotes", "there are too many quotation marks here", "open and close the text with the same ones"},
	{"expected '='", `this line has no "key = value"`, "add the equals sign"},
	{"expected newline", "something follows the value on its line", "write each key on a line of its own, and text in quotation marks"},
	{"at start of key", "a key cannot begin with this character", "write keys in the letters a to z, or put them in quotation marks"},
	{"expected key", "a key is missing here", tomlText},
	{"levels deep", "lists are nested too deeply", "a header needs no nested lists"},
	{"leading zeroes", "a number cannot begin with a zero", tomlText},
	{"escape", escape, escapeHint},
	{"control characters", "there is a control character here", "delete it"},
	{"carriage return", "there is a lone carriage return (CR) here", "delete it"},
	{"already", "this key or table already appears above", "keep one of the two"},
	{"should be", "this key or table already appears above", "keep one of the two"},
	{"date", "this is not a date", dateHint},
	{"time", "this is not a time", dateHint},
	{"hour", "this is not a time", dateHint},
	{"minutes", "this is not a time", dateHint},
	{"seconds", "this is not a time", dateHint},
	{"a : separator", "this is not a time", dateHint},
	{"colon", "this is not a time", dateHint},
	{"digit", "this is not a number", tomlText},
	{"number", "this is not a number", tomlText},
	{"float", "this is not a number", tomlText},
}
