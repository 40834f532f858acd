package config

import (
	"maps"
	"slices"
	"testing"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/hintcover"
)

// TestGroupsShown: where a group of keys must stand and a word does, a hint shows a group that
// can be pasted, and what it shows is right.
func TestGroupsShown(t *testing.T) {
	parse := func(file, text string) diag.List {
		_, list := Parse(source.NewFile(file, []byte(text)), "")
		list.Sort()
		return list
	}
	below := map[string]string{
		"policies": "publisher", "fonts": "brand", "levels": "check", "categories": "check", "grades": "check", "archive": "check", "elsewhere": "comments",
	}
	lines := []string{
		"podcasts: {rounds: x}", "publish: {live: x}", `publish: {live: {to: "s3://a", purge: x}}`, "help: {sleep: x}", "check: {categories: {news: x}}",
		"fields: {site: {type: group, keys: x}}", "podcasts: [x]",
	}
	for _, key := range slices.Sorted(maps.Keys(shownValues)) {
		switch above := below[key]; {
		case key == "purge" || key == "keys":
		case above != "":
			lines = append(lines, above+": {"+key+": x}")
		default:
			lines = append(lines, key+": x")
		}
	}
	followed := 0
	for _, line := range lines {
		text := least + line + "\n"
		n, left, odd := hintcover.FollowAll("galen.yaml", text, parse)
		followed += n
		switch {
		case n == 0 && odd == nil && left == nil:
			t.Errorf("%q is no mistake", line)
		case odd != nil:
			t.Errorf("%q: nobody can follow: %v | %s", line, odd, odd.Hint)
		case left != nil:
			t.Errorf("%q: after %d hints there is still: %v | %s", line, n, left, left.Hint)
		}
	}
	if followed < 25 {
		t.Errorf("only %d hints were followed", followed)
	}
	if list := parse("galen.yaml", least+"podcasts: {Ward: "+shownShow+"}\n"); len(list) != 1 || list[0].Column != 12 || list[0].Hint != "write  ward" {
		t.Errorf("a wrong name is told elsewhere: %v", list)
	}
}
