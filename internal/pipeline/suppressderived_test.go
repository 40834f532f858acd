package pipeline

import (
	"fmt"
	"testing"

	"galen/internal/diag"
)

func TestWithoutEchoes(t *testing.T) {
	at := diag.Position{File: "content/x.md"}
	list := diag.List{diag.Errorf(at, "broken-link", "a"), diag.Errorf(at, "unknown-key", "b"), diag.Errorf(at, "no-category", "c")}
	for _, c := range []struct {
		unread diag.List
		want   int
	}{
		{nil, 3},
		{diag.List{diag.Errorf(at, "link-out", "x")}, 3},
		{diag.List{diag.Warningf(at, "unreadable", "x")}, 3}, // would be published
		{diag.List{diag.Errorf(at, "unreadable", "x")}, 1},
	} {
		before := fmt.Sprint(list)
		if got := suppressDerived(list, c.unread); len(got) != c.want {
			t.Errorf("%v: %v, want %d", c.unread, got, c.want)
		}
		if fmt.Sprint(list) != before {
			t.Error("the list was changed")
		}
	}
}
