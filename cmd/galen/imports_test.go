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
	{"frontmatter/civildate", ""},
	{"frontmatter/writtendate", ""},
	{"address", ""},
	{"content/identifier", "address"},
	{"timing", ""},
	{"config/brand", ""},
	{"media/socialcard", ""},
	{"theme/privacy", ""},
	{"locale", ""},
	{"typography", "diag locale"},
	{"locale/generate", ""},
	{"search", "diag memo"},
	{"theme/headers", "theme/privacy"},
	{"redirect", "diag"},
	{"noindex", ""},
	{"theme/javascript", "theme/privacy"},
	{"lint/rules", "locale"},
	{"lint/textseg", "diag"},
	{"lint/vocabulary", ""},
	{"lint/quantity", "lint/textseg lint/vocabulary"},
	{"lint/claims", "lint/textseg"},
	{"lint/automaton", ""},
	{"source", "diag memo"},
	{"frontmatter", "address diag frontmatter/civildate source"},
	{"data", "address diag frontmatter source"},
	{"fields", "diag frontmatter"},
	{"words", "diag frontmatter locale source typography"},
	{"selection", "diag fields frontmatter frontmatter/civildate typography"},
	{"taxonomy", "diag fields frontmatter"},
	{"blocks/table", "data diag frontmatter words"},
	{"blocks/svgpath", ""},
	{"blocks/chart", "blocks/svgpath blocks/table data diag frontmatter frontmatter/writtendate words"},
	{"blocks/risk", "blocks/svgpath diag frontmatter words"},
	{"blocks/embed", "theme/privacy"},
	{"content/retraction", "content/identifier diag source"},
	{"media/recording", "diag"},
	{"config", "address blocks/embed config/brand diag fields frontmatter lint/rules locale media/recording source taxonomy theme/privacy typography words"},
	{"media/sanitize", "diag source"},
	{"media/captions", "diag"},
	{"media/resize", "diag media/sanitize memo source"},
	{"theme/asset", "diag media/sanitize memo source theme/javascript theme/privacy"},
	{"content/directive", "diag frontmatter"},
	{"content", "address blocks/chart blocks/embed blocks/risk blocks/table content/directive content/identifier data diag fields frontmatter frontmatter/civildate frontmatter/writtendate lint/rules lint/textseg memo selection source taxonomy timing typography words"},
	{"lint", "blocks/risk content content/identifier diag frontmatter lint/automaton lint/claims lint/quantity lint/rules lint/textseg lint/vocabulary typography"},
	{"theme/layout", "diag memo source theme/asset theme/javascript theme/privacy words"},
	{"theme/ownblock", "content/directive data diag frontmatter memo source theme/layout"},
	{"site", "address blocks/table config content content/identifier content/retraction data diag fields frontmatter frontmatter/civildate lint/textseg locale media/captions media/recording media/resize media/sanitize media/socialcard memo noindex redirect search selection source taxonomy theme/asset theme/headers theme/ownblock theme/privacy typography words"},
	{"render", "data diag media/resize media/socialcard memo noindex redirect site theme/asset theme/headers theme/layout theme/privacy timing"},
	{"output", "diag memo"},
	{"record", "diag memo"},
	{"publish", "diag"},
	{"publish/announce", ""},
	{"publish/workflow", ""},
	{"pipeline", "config content content/retraction data diag fields frontmatter/civildate lint lint/rules lint/textseg locale media/resize memo output record redirect render search selection site source taxonomy theme/asset theme/headers theme/layout theme/ownblock timing typography words"},
	{"lsp", "diag lint/rules memo pipeline source"},
	{"watch", "diag"},
	{"preview", "diag"},
	{"revision", ""},
	{"packaging", ""},
	{"testing/benchmark", ""},
	{"testing/screenshots", ""},
	{"testing/ratings", "content diag lint lint/rules source"},
	{"testing/testtime", ""},                                   // for tests
	{"testing/tally", ""},                                      // for tests: the cases of a kind of fault
	{"testing/testport", ""},                                   // for tests: ports for the servers that they start
	{"testing/hintcover", "diag"},                              // for tests: the hints in the source of a package
	{"testing/webserver", "testing/testport testing/testtime"}, // for tests: nginx, Caddy and Apache
	{"testing/chromium", "testing/testtime"},                   // for tests: pages in a browser
	{"testing/readers", ""},                                    // tests alone: what readers see
	{"testing/searcher", "search"},                             // for tests: what the script of package search finds, in Go
	{"testing/searchbench", "memo search testing/searcher"},    // the search and Pagefind side by side
	{"testing/sitecheck", ""},                                  // for tests: its own eyes on what the others have made
}

// TestHouse checks every import of the project against the table.
func TestHouse(t *testing.T) {
	t.Parallel()
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
