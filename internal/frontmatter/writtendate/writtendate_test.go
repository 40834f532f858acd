package writtendate

import "testing"

// TestDatesOfLanguages: an event is dated as the language of the site does it.
func TestDatesOfLanguages(t *testing.T) {
	for _, c := range []struct {
		language, written string
		want              Date
		ok                bool
	}{
		{"de", "12. März 2024", Date{2024, 3, 12}, true}, {"de-AT", "1. Jänner 2024", Date{2024, 1, 1}, true}, {"de", "Dezember 2023", Date{2023, 12, 0}, true},
		{"de", "12.3.2024", Date{2024, 3, 12}, true}, {"de", "2024", Date{2024, 0, 0}, true}, {"de", "2024-03-12", Date{2024, 3, 12}, true},
		{"de", "31. Juni 2024", Date{2024, 6, 31}, false}, {"de", "12.13.2024", Date{2024, 13, 12}, false}, {"de", "bald", Date{}, false},
		{"de", "Frühjahr 2024", Date{2024, 0, 0}, true}, {"fr", "12 mars 2024", Date{2024, 0, 0}, true}, {"fr", "1er janvier 2024", Date{2024, 0, 0}, true},
		{"en-GB", "12. März 2024", Date{}, false}, {"", "12 March 2024", Date{2024, 3, 12}, true},
	} {
		if got, ok := In(c.written, c.language); ok != c.ok || ok && got != c.want {
			t.Errorf("%s %q: %v %v", c.language, c.written, got, ok)
		}
	}
}

// TestWhole: a date alone is read, and no words beside one.
func TestWhole(t *testing.T) {
	for _, c := range []struct {
		language, written string
		want              Date
		ok                bool
	}{
		{"en", "2024-01", Date{2024, 1, 0}, true}, {"en", "January 2024", Date{2024, 1, 0}, true}, {"en", "Jan 2024", Date{2024, 1, 0}, true}, {"en", "1 January 2024", Date{2024, 1, 1}, true},
		{"en", "January 1, 2024", Date{2024, 1, 1}, true}, {"en", "2024", Date{2024, 0, 0}, true}, {"de", "Jänner 2024", Date{2024, 1, 0}, true}, {"de", "1. März 2024", Date{2024, 3, 1}, true}, {"de", "1.3.2024", Date{2024, 3, 1}, true},
		{"en", "2024-13", Date{}, false}, {"en", "31 June 2024", Date{}, false}, {"en", "2024-01 to 2024-03", Date{}, false}, {"en", "early 2024", Date{}, false}, {"en", "spring 2024", Date{}, false},
		{"en", "1990s", Date{}, false}, {"en", "Wave 2024", Date{}, false}, {"en", "1. März 2024", Date{}, false}, {"fr", "mars 2024", Date{}, false}, {"en", "", Date{}, false}, {"en", "2024/25", Date{}, false}, {"en", "999", Date{}, false},
	} {
		if got, ok := Whole(c.written, c.language); ok != c.ok || ok && got != c.want {
			t.Errorf("%s %q: %v %v", c.language, c.written, got, ok)
		}
	}
}
