package diag

import (
	"encoding/json"
	"strings"
	"testing"
)

// some is a list with everything that the formats have to say.
var some = List{
	{Position: Position{"content/a b.md", 3, 5}, Code: "HN201", Message: "50% of, say: two", Hint: "mend it"},
	{Position: Position{"galen.yaml", 1, 0}, Severity: Warning, Code: "x", Message: "a\nb"},
	{Severity: Note, Code: "HN201", Message: "nowhere", Also: []Position{{"content/c.md", 2, 1}, {}}},
}

func TestGitHub(t *testing.T) {
	var b strings.Builder
	if err := GitHub(&b, some); err != nil {
		t.Fatal(err)
	}
	want := "::error file=content/a b.md,line=3,col=5,title=HN201::50%25 of, say: two%0Ahint: mend it\n" +
		"::warning file=galen.yaml,line=1,title=x::a%0Ab\n" +
		"::notice title=HN201::nowhere\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// TestSARIF: what the standard requires is there, and each result names its rule
// by number.
func TestSARIF(t *testing.T) {
	var b strings.Builder
	if err := SARIF(&b, some, []SARIFRule{{"HN201", "A title", "Why."}, {"HN999", "Unused", "No."}}); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID               string
						ShortDescription *struct{ Text string }
					}
				}
			}
			ColumnKind string
			Results    []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn int }
					}
				}
				RelatedLocations []any
			}
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || log.Runs[0].ColumnKind != "unicodeCodePoints" || len(log.Runs[0].Results) != len(some) {
		t.Fatalf("got %s", b.String())
	}
	run := log.Runs[0]
	if rules := run.Tool.Driver.Rules; len(rules) != 2 || rules[0].ID != "HN201" || rules[0].ShortDescription.Text != "A title" || rules[1].ShortDescription != nil {
		t.Errorf("rules %+v", rules)
	}
	for i, r := range run.Results {
		if r.RuleID != some[i].Code || run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID || r.Level != some[i].Severity.String() {
			t.Errorf("result %d: %+v", i, r)
		}
	}
	first := run.Results[0]
	if at := first.Locations[0].PhysicalLocation; at.ArtifactLocation.URI != "content/a%20b.md" || at.Region.StartLine != 3 || at.Region.StartColumn != 5 || first.Message.Text != "50% of, say: two: mend it" {
		t.Errorf("got %+v", first)
	}
	if last := run.Results[2]; len(last.Locations) != 0 || len(last.RelatedLocations) != 1 {
		t.Errorf("got %+v", last)
	}
	b.Reset()
	if err := SARIF(&b, nil, nil); err != nil || !strings.Contains(b.String(), `"results": []`) {
		t.Errorf("nothing: %v, %s", err, b.String())
	}
}

// TestNotes: a note has its word, its code when people look it up, and stops
// nothing; All prints every one.
func TestNotes(t *testing.T) {
	var many List
	for range Limit + 2 {
		many = append(many, Diagnostic{Position: Position{File: "a.md"}, Severity: Note, Code: "HN212", Message: "m"})
	}
	if many.Failed() || many.ExitCode() != 0 {
		t.Error("notes stop something")
	}
	var short, long strings.Builder
	Printer{}.Text(&short, many)
	Printer{All: true}.Text(&long, many)
	if !strings.HasPrefix(short.String(), "a.md: note: m [HN212]\n") || !strings.HasSuffix(short.String(), "… and 2 more notes\n") {
		t.Errorf("got %s", short.String())
	}
	if n := strings.Count(long.String(), "\n"); n != Limit+2 {
		t.Errorf("%d lines", n)
	}
	if got := (Diagnostic{Severity: Warning, Code: "unknown-key", Message: "m"}).Error(); got != "warning: m" {
		t.Error(got)
	}
}

// TestFind: a value's place in a file, from some place on.
func TestFind(t *testing.T) {
	l := NewLines("a.md", []byte("one é two\nthree two\n"))
	for _, c := range []struct {
		near   Position
		words  string
		offset int
		want   string
	}{
		{Position{"a.md", 1, 1}, "two", 0, "a.md:1:7 true"},
		{Position{"a.md", 1, 8}, "two", 0, "a.md:2:7 true"},
		{Position{"a.md", 1, 1}, "one é two", 7, "a.md:1:7 true"},
		{Position{"a.md", 2, 1}, "one", 0, "a.md:2:1 false"},
		{Position{"a.md", 9, 9}, "one", 0, "a.md:9:9 false"},
		{Position{"a.md", 2, 99}, "one", 0, "a.md:2:99 false"},
		{Position{}, "one", 0, " false"},
	} {
		at, ok := l.Find(c.near, c.words, c.offset)
		got := at.String() + map[bool]string{true: " true", false: " false"}[ok]
		if c.near.File == "" {
			got = got[len(at.String()):]
		}
		if got != c.want {
			t.Errorf("%v %q: got %q, want %q", c.near, c.words, got, c.want)
		}
	}
}
