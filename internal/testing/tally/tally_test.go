package tally

import "testing"

// reported is a table of the file that count reads in its own test.
var reported = []string{
	"before any mark",
	// Listed: with words behind it.
	"one", "two",
	// another comment changes nothing
	"three",
	// made up
	"four",
}

// TestCount counts in this file.
func TestCount(t *testing.T) {
	local := []struct{ a []string }{
		// listed
		{[]string{"one"}},
		{[]string{
			// made up
			"in a row",
		}},
		// made up
		{nil}, {nil}, {nil},
	}
	if len(local) != 5 || len(reported) != 5 {
		t.Fatal("count the rows of this test anew")
	}
	for _, c := range []struct {
		function       string
		tables         []string
		listed, madeUp int
	}{
		{"TestCount", nil, 2, 4}, {"TestCount", []string{"reported"}, 5, 5}, {"none", []string{"reported"}, 3, 1}, {"none", nil, 0, 0},
	} {
		listed, madeUp, err := count("tally_test.go", c.function, c.tables)
		if err != nil || listed != c.listed || madeUp != c.madeUp {
			t.Errorf("%s %v: %d and %d, want %d and %d; %v", c.function, c.tables, listed, madeUp, c.listed, c.madeUp, err)
		}
	}
	if _, _, err := count("none.go", "TestCount", nil); err == nil {
		t.Error("a file that is not there")
	}
}
