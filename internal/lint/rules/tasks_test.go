package rules

import (
	"strings"
	"testing"
)

// TestTasks: each rule is of one task, and tasks name no code that is none.
func TestTasks(t *testing.T) {
	of := map[string]int{}
	for _, task := range Tasks {
		for code := range strings.FieldsSeq(task.Codes) {
			of[code]++
			if _, known := Find(code); !known {
				t.Errorf("%s: no rule %s", task.Name, code)
			}
		}
	}
	for _, r := range Rules {
		if of[r.Code] != 1 || Task(r.Code) < 0 {
			t.Errorf("%s is of %d tasks, want one", r.Code, of[r.Code])
		}
	}
	for _, code := range []string{"", "HN", "unknown-key", "HN999"} {
		if Task(code) >= 0 {
			t.Errorf("%q is of %q", code, Tasks[Task(code)].Name)
		}
	}
	if len(of) < 50 {
		t.Errorf("%d codes", len(of))
	}
}
