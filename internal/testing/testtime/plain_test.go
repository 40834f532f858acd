package testtime_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestPlainIsRun: what the race detector skips is run by a step of .ci/run without it.
func TestPlainIsRun(t *testing.T) {
	const root = "../../.."
	ci, err := os.ReadFile(root + "/.ci/run")
	if err != nil {
		t.Fatal(err)
	}
	step := regexp.MustCompile(`(?m)^go test -run '([^']+)' (.*)$`).FindStringSubmatch(string(ci))
	if step == nil {
		t.Fatal("no step of .ci/run runs chosen tests")
	}
	chosen := regexp.MustCompile(step[1])
	skipped := regexp.MustCompile(`(?m)^func (Test\w+)\(t \*testing\.T\) \{\n(?:[^}].*\n|\n)*?\ttesttime\.Plain\(t\)`)
	met := 0
	err = fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, "_test.go") || !strings.HasPrefix(name, "internal/") && !strings.HasPrefix(name, "cmd/") {
			return err
		}
		text, err := os.ReadFile(root + "/" + name)
		for _, m := range skipped.FindAllSubmatch(text, -1) {
			met++
			folder, _, _ := strings.Cut(name, "/"+d.Name())
			if !chosen.Match(m[1]) || !strings.Contains(step[2]+" ", "./"+folder+" ") {
				t.Errorf("%s: the race detector skips %s, and .ci/run never runs it", name, m[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if met < 8 {
		t.Errorf("only %d tests were looked at", met)
	}
	t.Logf("%d tests", met)
}
