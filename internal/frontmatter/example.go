package frontmatter

import (
	"regexp"
	"strings"

	"galen/internal/diag"
)

// InTOML rewrites the hints of a list for a writer of TOML. The examples in hints
// are YAML. One stands behind two spaces, and ends before two more, before a comma
// that the sentence goes on after, or with the hint.
func InTOML(list diag.List) {
	for i := range list {
		list[i].Hint = tomlHint(list[i])
	}
}

// The hints that are more than an example.
const (
	hintGroup = "write its keys on lines of their own below it, indented by two spaces"
	hintItems = `begin each item on a line of its own with "- "`
)

var (
	aboutKey  = regexp.MustCompile(`^"([^"]+)"`)                            // the key that a message is about
	quotedKey = regexp.MustCompile(`: ([A-Za-z_-]+): ("(?:[^"\\]|\\.)*")$`) // … in quotation marks: title: "2026"
	goesOn    = regexp.MustCompile(`,( (or|without|then) .*)?$`)
)

func tomlHint(d diag.Diagnostic) string {
	key := "key"
	if m := aboutKey.FindStringSubmatch(d.Message); m != nil {
		key = m[1]
	}
	switch d.Hint {
	case hintGroup:
		return "write its keys on lines of their own below  [" + key + "],  at the end of the front matter"
	case hintItems:
		return "write its items in brackets, with commas between them:  " + key + " = [ … ]"
	}
	parts := strings.Split(quotedKey.ReplaceAllString(d.Hint, ": $1 = $2"), "  ")
	for i, part := range parts[1:] {
		rest := goesOn.FindString(part)
		parts[i+1] = inTOML(strings.TrimSuffix(part, rest)) + rest
	}
	return strings.Join(parts, "  ")
}

// inTOML is an example in TOML; what is none stays as it is.
func inTOML(example string) string {
	bare := strings.TrimPrefix(example, "- ")
	v, list := YAML("", bare, 1)
	if list.Failed() || len(v.Entries) == 0 || strings.Contains(v.Entries[0].Key, " ") {
		return example
	}
	text := tomlValue(v)
	if !strings.HasPrefix(bare, "{") { // a line, and not a value
		text = strings.TrimSuffix(strings.TrimPrefix(text, "{"), "}")
	}
	return text
}

// tomlValue writes a value in TOML, on one line.
func tomlValue(v Value) string {
	var all []string
	switch v.Kind {
	case Map:
		for _, e := range v.Entries {
			all = append(all, e.Key+" = "+tomlValue(e.Value))
		}
		return "{" + strings.Join(all, ", ") + "}"
	case List:
		for _, item := range v.Items {
			all = append(all, tomlValue(item))
		}
		return "[" + strings.Join(all, ", ") + "]"
	case Number, Bool, Date:
		return v.Text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v.Text) + `"`
}
