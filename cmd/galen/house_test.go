package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// rooms is the house: each package and the packages of the project that it may
// import. The data travel from the top of this table to its bottom, so no
// package may import one that stands below it.
var rooms = []struct {
	name string
	may  string
}{
	{"diag", ""},
	{"memo", "diag"},
	{"moment", ""},
	{"identifier", ""},
	{"stopwatch", ""},
	{"brand", ""},
	{"poster", ""},
	{"privacy", ""},
	{"typography", ""},
	{"address", ""},
	{"headers", "privacy"},
	{"redirect", "diag"},
	{"noindex", ""},
	{"javascript", "privacy"},
	{"lint", ""},
	{"prose", "diag"},
	{"source", "diag memo"},
	{"fields", "address diag moment source"},
	{"retraction", "diag identifier source"},
	{"config", "address brand diag fields lint privacy source typography"},
	{"picture", "diag source"},
	{"darkroom", "diag memo picture source"},
	{"asset", "diag javascript memo picture privacy source"},
	{"article", "address diag fields identifier lint memo moment prose source stopwatch typography"},
	{"check", "article diag fields identifier lint prose"},
	{"layout", "asset diag javascript memo privacy source"},
	{"site", "address article asset config darkroom diag fields headers identifier memo moment picture poster privacy redirect retraction source typography noindex"},
	{"render", "darkroom diag headers layout memo privacy poster redirect site stopwatch noindex"},
	{"publish", "diag memo"},
	{"record", "diag memo"},
	{"deploy", "diag"},
	{"announce", ""},
	{"build", "article asset check config darkroom diag headers layout lint memo moment prose publish record redirect render retraction site source stopwatch"},
	{"watch", "diag"},
	{"serve", "diag"},
	{"bench", ""},
	{"shots", ""},
	{"allowance", ""}, // for tests
	{"webserver", ""}, // for tests: nginx, Caddy and Apache
	{"judge", ""},     // for tests: its own eyes on what the others have made
}

// TestHouse checks every import of the project against the table.
func TestHouse(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "../../internal/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	const prefix = "galen/internal/"
	seen := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		name := strings.TrimPrefix(words[0], prefix)
		at := slices.IndexFunc(rooms, func(r struct{ name, may string }) bool { return r.name == name })
		if at < 0 {
			t.Errorf("package %s is not in the table", name)
			continue
		}
		seen[name] = true
		for _, imported := range words[1:] {
			if room, own := strings.CutPrefix(imported, prefix); own && !slices.Contains(strings.Fields(rooms[at].may), room) {
				t.Errorf("%s imports %s, which the table does not allow", name, room)
			}
		}
	}
	above := []string{}
	for _, r := range rooms {
		if !seen[r.name] {
			t.Errorf("package %s of the table does not exist", r.name)
		}
		for room := range strings.FieldsSeq(r.may) {
			if !slices.Contains(above, room) {
				t.Errorf("the table lets %s import %s, which does not stand above it", r.name, room)
			}
		}
		above = append(above, r.name)
	}
}
