package publish

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
)

var namedKeys = regexp.MustCompile(`\.galen/[\w./-]*[\w-]`)

// TestDamagedNotes: whatever is wrong with what a bucket keeps below .galen, the next
// publication either sees to it or says what to remove; and when that is removed, the
// next one is whole.
func TestDamagedNotes(t *testing.T) {
	m := newMemory()
	inMemory(m).publish(t, site(t, 1, 6))
	var keys []string
	for key := range m.objects {
		if strings.HasPrefix(key, ".galen/") {
			keys = append(keys, key)
		}
	}
	if len(keys) < 2 {
		t.Fatal(keys)
	}
	refused := 0
	for _, key := range keys {
		for what, damage := range map[string]func(text string) string{
			"garbage":         func(string) string { return "garbage" },
			"cut":             func(text string) string { return text[:len(text)/2] },
			"empty":           func(string) string { return "" },
			"another release": func(string) string { return `{"current":"20200101-000000-abcdef"}` },
			"a list":          func(string) string { return "[]" },
			"gone":            nil,
		} {
			m := newMemory()
			p := inMemory(m)
			p.publish(t, site(t, 1, 6))
			if damage == nil {
				delete(m.objects, key)
			} else if o, ok := m.objects[key]; ok {
				o.text = damage(o.text)
				m.objects[key] = o
			} else { // a list of a release, which has another name
				continue
			}
			next := site(t, 2, 5)
			*p.clock = p.clock.Add(time.Hour) // a lock has ended
			_, err := p.Publish(context.Background(), next, p.options())
			var d diag.Diagnostic
			if errors.As(err, &d) {
				refused++
				named := namedKeys.FindAllString(d.Hint, -1)
				if len(named) == 0 {
					t.Errorf("%s of %s: %s, and the hint names nothing to remove: %s", what, key, d.Error(), d.Hint)
				}
				for _, k := range named {
					delete(m.objects, k)
				}
				_, err = p.Publish(context.Background(), next, p.options())
			}
			if err != nil {
				t.Errorf("%s of %s: the hint does not help: %v", what, key, err)
				continue
			}
			p.whole(t, what+" of "+key)
			for _, f := range next.Files {
				if text, ok := p.read(f.Path); !ok || sum(text) != f.Digest {
					t.Errorf("%s of %s: %s is not what was published", what, key, f.Path)
				}
			}
		}
	}
	t.Logf("%d keys, %d refused", len(keys), refused)
}
