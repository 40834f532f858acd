package content

import (
	"bytes"
	"maps"
	"slices"

	"galen/internal/diag"
	"galen/internal/source"
)

// Keys are the keys of front matter that a document has at its place, by name: those that
// reading it asks for. Of a file whose front matter cannot be read they are those of an empty one.
func Keys(f source.File, rules Rules) []string {
	rules.Check, rules.CheckWords, rules.Unfinished, rules.Watch = nil, nil, nil, nil
	if keys := keysOf(f, rules); keys != nil {
		return keys
	}
	return keysOf(source.NewFile(f.Path, []byte("---\ntitle: X\n---\n")), rules)
}

// keysOf is nil where the front matter cannot be read.
func keysOf(f source.File, rules Rules) []string {
	f = f.Loaded()
	f.Data = bytes.Clone(f.Data)
	p, _, ok := split(f)
	if !ok {
		return nil
	}
	h, folder, name := newHeader(f, p, rules, new(diag.List))
	h.document(folder, name)
	keys := h.Asked()
	if len(keys) == 0 {
		return nil
	}
	return slices.DeleteFunc(keys, func(key string) bool {
		return otherNames[key] != "" || slices.Contains(switches, key)
	})
}

// BlockNames are those of the blocks that a text may have, by name.
func BlockNames(rules Rules) []string {
	all := slices.Collect(maps.Keys(vocabulary))
	all = append(all, slices.Collect(maps.Keys(rules.Blocks))...)
	slices.Sort(all)
	return slices.Compact(all)
}
