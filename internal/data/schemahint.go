package data

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Schemas whose columns stand elsewhere than below "columns", or are no groups of keys.

// unruled reports columns that do not stand below "columns", and those of which no group of keys
// says what they must hold.
func unruled(top frontmatter.Value) (list diag.List) {
	columns := slices.IndexFunc(top.Entries, func(e frontmatter.Entry) bool { return e.Key == "columns" })
	if columns >= 0 {
		for _, e := range top.Entries[columns].Value.Entries {
			if e.Value.Kind != frontmatter.Map && !e.Value.Empty() {
				list = append(list, diag.Errorf(e.Value.At, "wrong-type", "the rules for the column %q must be a group of keys", e.Key).WithHint("write  %s", ruled(e)))
			}
		}
		return list
	}
	for _, e := range top.Entries {
		if diag.Nearest(e.Key, []string{"columns"}) != "" {
			continue // which the reader tells
		}
		hint := "write  columns: {" + ruled(e) + "}"
		if len(top.Entries) > 1 {
			hint = "write a line  columns:  above the first column, and below it, indented by two spaces,  " + ruled(e)
		}
		list = append(list, diag.Errorf(e.At, "unknown-key", "the column %q is not below the key columns", e.Key).WithHint("%s", hint))
	}
	return list
}

// ruled is a column as a schema has it, guessed from what somebody wrote.
func ruled(e frontmatter.Entry) string {
	key := e.Key
	if strings.ContainsAny(key, " :,{}[]\"'#") {
		key = strconv.Quote(key)
	}
	switch v := e.Value; {
	case v.Kind == frontmatter.Map:
		return key + ": {" + strings.Join(ruleExamples(v), ", ") + "}"
	case v.Kind == frontmatter.List && len(v.Items) > 0:
		return key + ": {choices: " + quotedList(v) + "}"
	default:
		kind := strings.ToLower(v.Text)
		if !slices.Contains(typeNames[:], kind) {
			kind = cmp.Or(diag.Nearest(kind, typeNames[:]), "text")
		}
		return key + ": {type: " + kind + "}"
	}
}

// ruleExamples are the keys of a group, each with its value where that is one word.
func ruleExamples(v frontmatter.Value) (all []string) {
	for _, e := range v.Entries {
		key := cmp.Or(ruleKeys[e.Key], e.Key)
		switch {
		case !slices.Contains(keysOfRules, key):
		case e.Value.Kind == frontmatter.List:
			all = append(all, key+": "+quotedList(e.Value))
		case e.Value.Kind != frontmatter.Map:
			all = append(all, key+": "+e.Value.Text)
		}
	}
	if all == nil {
		return []string{"type: text"}
	}
	return all
}

// keysOfRules are what a schema may say of a column.
var keysOfRules = []string{"type", "unit", "required", "min", "max", "choices"}

func quotedList(v frontmatter.Value) string {
	var all []string
	for _, item := range v.Items {
		if item.Text != "" {
			all = append(all, strconv.Quote(item.Text))
		}
	}
	return "[" + strings.Join(all, ", ") + "]"
}
