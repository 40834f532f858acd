package content

import (
	"maps"
	"slices"
	"strings"

	"galen/internal/frontmatter"
)

// switches are keys with which other generators hold an article back, the other
// way round than draft.
var switches = []string{"published", "publish", "public", "visible", "active"}

// done reports the keys that are missing, and those that there are not.
func (h *headerDecoder) done() {
	if !slices.ContainsFunc(switches, h.isSwitch) {
		h.Done(otherNames)
		return
	}
	other, before := maps.Clone(otherNames), len(*h.list)
	for _, key := range switches {
		if h.isSwitch(key) {
			delete(other, key) // a date may be called published, too
		}
	}
	h.Done(other)
	for i, d := range (*h.list)[before:] {
		if d.Code != "unknown-key" {
			continue
		}
		at := slices.IndexFunc(switches, func(key string) bool { return d.Message == `unknown key "`+key+`"` })
		if at < 0 || !h.isSwitch(switches[at]) {
			continue
		}
		if slices.Contains([]string{"true", "yes", "on"}, strings.ToLower(h.Peek(switches[at]).Text)) {
			(*h.list)[before+i] = d.WithHint("delete the line: an article is published unless it is a draft")
		} else {
			(*h.list)[before+i] = d.WithHint("to keep it unpublished, write  draft: true")
		}
	}
}

// isSwitch reports whether a key is there and on or off.
func (h *headerDecoder) isSwitch(key string) bool {
	v := h.Peek(key)
	return v.Kind == frontmatter.Bool || v.Kind == frontmatter.Text && slices.Contains([]string{"yes", "no", "on", "off"}, strings.ToLower(v.Text))
}
