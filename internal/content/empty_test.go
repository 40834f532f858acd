package content

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
	"galen/internal/testing/tally"
)

// emptyForms are the ways in which a key is left without a value.
var (
	emptyYAML = []string{
		// listed
		"", `""`, "''", "~", "null", "[]",
		// made up
		"' '", "{}", "['']", "[~]", "{x: ''}", "{x: }", "[{x: ''}]", "{x: {y: []}}",
	}
	emptyTOML = []string{
		// listed
		`""`, "''", "[]",
		// made up
		`" "`, "{}", `[""]`, `{x = ""}`, `[{x = ""}]`, `{x = {y = []}}`,
	}
)

// blanks is a file with one place, %s, where a key with an empty value goes.
type blanks struct {
	name, file, yaml, toml string
	nested                 bool // the place is in a group, after a comma
	required               []string
}

const (
	headYAML = "title: T\ndescription: D.\ndate: 2026-11-01\nauthors: [ada]\ndisclosures: [None declared.]\n"
	headTOML = "title = 'T'\ndescription = 'D.'\ndate = 2026-11-01\nauthors = ['ada']\ndisclosures = ['None declared.']\n"
)

func article2(name, yaml, toml string, required ...string) blanks {
	return blanks{name, "content/health/x.md", headYAML + yaml + "\n", headTOML + toml + "\n", true, required}
}

// everywhere are the groups of keys that there are in Markdown files.
var everywhere = []blanks{
	{"article", "content/health/x.md", headYAML + "%s\n", headTOML + "%s\n", false, []string{"title", "description", "date", "authors", "disclosures"}},
	{"page", "content/about.md", "title: T\n%s\n", "title = 'T'\n%s\n", false, []string{"title"}},
	{"category", "content/health/_index.md", "title: T\ndescription: D.\n%s\n", "title = 'T'\ndescription = 'D.'\n%s\n", false, []string{"title", "description"}},
	{"home", "content/_index.md", "title: T\n%s\n", "title = 'T'\n%s\n", false, []string{"title"}},
	{"author", "content/authors/x.md", "name: T\nrole: R\n%s\n", "name = 'T'\nrole = 'R'\n%s\n", false, []string{"name", "role"}},
	article2("image", "image: {src: a.jpg, alt: A%s}", "image = {src = 'a.jpg', alt = 'A'%s}", "src", "alt"),
	article2("reviewed", "reviewed: {by: ada, on: 2026-11-01%s}", "reviewed = {by = 'ada', on = 2026-11-01%s}", "by", "on"),
	article2("study", "study: {design: one-arm, results: none-yet%s}", "study = {design = 'one-arm', results = 'none-yet'%s}", "design", "results"),
	article2("withdrawn", "withdrawn: {date: 2026-11-02, reason: Wrong%s}", "withdrawn = {date = 2026-11-02, reason = 'Wrong'%s}", "date", "reason"),
	article2("ai", "ai: {used: false%s}", "ai = {used = false%s}", "used"),
	article2("checklist", "checklist: {cost: met%s}", "checklist = {cost = 'met'%s}", "cost"),
	article2("criterion", "checklist: {cost: {met: here%s}}", "checklist = {cost = {met = 'here'%s}}", "met"),
	article2("sources", "sources: {release: a.txt%s}", "sources = {release = 'a.txt'%s}", "release"),
	article2("reference", "references: [{title: T, doi: 10.1000/xyz%s}]", "references = [{title = 'T', doi = '10.1000/xyz'%s}]", "title", "doi"),
	article2("correction", "corrections: [{date: 2026-11-02, text: It was 26.%s}]", "corrections = [{date = 2026-11-02, text = 'It was 26.'%s}]", "date", "text"),
	article2("related", "related: [{title: T, url: /x/%s}]", "related = [{title = 'T', url = '/x/'%s}]", "title", "url"),
	article2("breadcrumb", "breadcrumbs: [{title: T, url: /x/%s}]", "breadcrumbs = [{title = 'T', url = '/x/'%s}]", "title", "url"),
	article2("waiver", "waivers: [{rule: HN210, reason: R, until: 2027-01-01%s}]", "waivers = [{rule = 'HN210', reason = 'R', until = 2027-01-01%s}]", "rule", "reason", "until"),
}

// TestKind7EmptyIsAbsent writes every optional key in every form of an empty value, in
// YAML and in TOML: the document is the one without the key. A required key stays an
// error. The keys are those that the code asks for, taken from what it says of an
// unknown one.
func TestKind7EmptyIsAbsent(t *testing.T) {
	tally.Kind(t, 7, "emptyYAML", "emptyTOML")
	tried, keysTried := 0, 0
	for _, b := range everywhere {
		keys := b.keys(t)
		for _, toml := range []bool{false, true} {
			want, list := b.parse(toml, "")
			if list.Failed() {
				t.Fatalf("%s: %v", b.name, list)
			}
			for _, key := range keys {
				if slices.Contains(b.required, key) {
					continue
				}
				keysTried++
				for _, form := range b.forms(toml) {
					tried++
					got, list := b.parse(toml, b.line(toml, key, form))
					if list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.Code == "empty-draft" && key == "draft" }); len(list) > 0 {
						t.Errorf("%s, %s = %q: %v", b.name, key, form, list)
					} else if d := cmp.Diff(want, got, sameDocument...); d != "" {
						t.Errorf("%s, %s = %q is not as absent:\n%s", b.name, key, form, d)
					}
				}
			}
		}
	}
	t.Logf("%d keys, %d forms of keys", keysTried, tried)
	if keysTried < 178 || tried < 2047 {
		t.Errorf("only %d keys, %d forms", keysTried, tried)
	}
}

// sameDocument leaves out where things stand and what the bytes were.
var sameDocument = []cmp.Option{
	cmp.Exporter(func(reflect.Type) bool { return true }), cmpopts.IgnoreTypes(diag.Position{}, memo.Digest{}), cmpopts.EquateEmpty(),
}

// TestRequiredStaysRequired: an empty value in the place of one that must be there
// is said to be empty.
func TestRequiredStaysRequired(t *testing.T) {
	tried := 0
	for _, key := range []string{"title", "description", "date", "authors"} {
		for _, form := range emptyYAML {
			head := strings.Replace(headYAML, "\n"+key+":", "\nxxx:", 1)
			head = strings.Replace("\n"+head, "\n"+key+":", "\nxxx:", 1)
			head = strings.Join(slices.DeleteFunc(strings.Split(head, "\n"), func(l string) bool { return strings.HasPrefix(l, "xxx") || l == "" }), "\n")
			_, list := Parse(source.NewFile("content/health/x.md", []byte("---\n"+head+"\n"+key+": "+form+"\n---\nText.\n")), Rules{Zone: time.UTC})
			if tried++; len(list) != 1 || list[0].Code != "empty-value" || list[0].Line != 6 || list[0].Hint == "" {
				t.Errorf("%s: %s: %v", key, form, list)
			}
		}
	}
	t.Logf("%d forms", tried)
}

// TestEmptyComments is the same for comments and the glossary.
func TestEmptyComments(t *testing.T) {
	tried := 0
	for _, form := range emptyYAML {
		for _, key := range []string{"id", "reply_to"} {
			f := source.NewFile("content/health/x.comments.yaml", []byte("- name: Ada\n  date: 2026-11-20\n  text: Hm.\n  "+key+": "+form+"\n"))
			c, list := ParseComments(f, Rules{Zone: time.UTC})
			if tried++; len(list) > 0 || len(c.List) != 1 {
				t.Errorf("comment, %s: %s: %v", key, form, list)
			}
		}
		for _, key := range []string{"expansion", "meaning"} {
			other := map[string]string{"expansion": "meaning", "meaning": "expansion"}[key]
			entries, list := ParseGlossary(source.NewFile(GlossaryFile, []byte("- term: ILD\n  "+other+": interstitial lung disease\n  "+key+": "+form+"\n")))
			if tried++; len(list) > 0 || len(entries) != 1 {
				t.Errorf("glossary, %s: %s: %v", key, form, list)
			}
		}
	}
	t.Logf("%d forms", tried)
}

func (b blanks) forms(toml bool) []string {
	if toml {
		return emptyTOML
	}
	return emptyYAML
}

func (b blanks) line(toml bool, key, form string) string {
	is := ": "
	if toml {
		is = " = "
	}
	if b.nested {
		return ", " + key + is + form
	}
	return key + is + form
}

func (b blanks) parse(toml bool, line string) (any, diag.List) {
	fence, text := "---\n", b.yaml
	if toml {
		fence, text = "+++\n", b.toml
	}
	return Parse(source.NewFile(b.file, []byte(fence+fmt.Sprintf(text, line)+fence+"Text.\n")), Rules{Zone: time.UTC})
}

// keys are those that the code knows in this place.
func (b blanks) keys(t *testing.T) []string {
	_, list := b.parse(false, b.line(false, "qqqqqqqq", "1"))
	for _, d := range list {
		if keys, found := strings.CutPrefix(d.Hint, "the keys are: "); found {
			return strings.Split(keys, ", ")
		}
	}
	t.Fatalf("%s: no keys are named: %v", b.name, list)
	return nil
}
