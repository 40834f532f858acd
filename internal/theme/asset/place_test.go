package asset_test

import (
	"strings"
	"testing"

	"galen/internal/source"
	"galen/internal/theme/asset"
)

// TestPlaces is where scripts and data go: into the folder of what may be kept for ever,
// unless they name others by where they lie themselves, or ask where that is.
func TestPlaces(t *testing.T) {
	others := []source.File{file("js/other.js", "export const a = 1"), file("js/data.json", "[1]"), file("wards.json", "[2]")}
	tests := []struct {
		name, text string
		stays      bool
	}{
		{"js/a.js", `document.title = "x"`, false},
		{"js/a.js", `import "/news/js/other.js"`, false},
		{"js/a.js", `fetch("/news/wards.json")`, false},
		{"js/a.js", `const word = "chart.json"`, false}, // no file is called so
		{"js/a.js", `import "./other.js"`, true},
		{"js/a.js", `export * from "./other.js"`, true},
		{"js/a.js", `import("./other.js")`, true},
		{"js/a.js", `importScripts("other.js")`, true},
		{"js/a.js", `new Worker("other.js")`, true},
		{"js/a.js", `fetch("data.json")`, true},
		{"js/a.js", `fetch("../wards.json")`, true},
		{"js/a.js", `const here = import.meta.url`, true},
		{"js/a.js", `const here = document.currentScript.src`, true},
		{"js/list.json", `["data.json"]`, true},
		{"js/list.json", `["/js/data.json"]`, false},
		{"js/list.json", `["elsewhere.json"]`, false},
	}
	for _, c := range tests {
		a := lookup(t, load(t, append(others, file(c.name, c.text))...), c.name)
		if stays := a.Path == c.name; stays != c.stays || !stays && !strings.HasPrefix(a.Path, asset.Immutable) || a.Fingerprinted() == stays {
			t.Errorf("%s: %s is published as %s", c.text, c.name, a.Path)
		}
	}
}
