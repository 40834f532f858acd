package retraction

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"galen/internal/content/identifier"
)

// Notice is what a journal has said about a paper.
type Notice struct {
	Nature Nature
	On     time.Time // a day, in UTC; zero when the table does not say
	DOI    string    // of the notice, or ""
	Reason string    // "Error in Data; Unreliable Results", or ""
}

// Replaced reports whether the journal put a corrected paper in the place of the
// one that it took back.
func (n Notice) Replaced() bool {
	return n.Nature == Retraction && strings.Contains(strings.ToLower(n.Reason), "retract and replace")
}

// Notice gives the gravest thing that holds of a paper, which is named by a DOI,
// a PMID or both: that it is retracted, that there is concern about it, or that
// it was corrected. It reports false when there is nothing, or when all was taken
// back: a reinstatement undoes what is not younger than itself.
func (t *Table) Notice(doi, pmid string) (Notice, bool) {
	if t == nil {
		return Notice{}, false
	}
	rows := slices.Clone(t.byPMID[pmid])
	if pmid == "" {
		rows = nil
	}
	if doi = identifier.Work(doi); doi != "" {
		rows = append(rows, t.byDOI[doi]...)
	}
	slices.Sort(rows)
	var all []Notice
	var reinstated time.Time
	back := false
	for _, at := range slices.Compact(rows) {
		n := t.read(int(at))
		if n.Nature == Reinstatement {
			if back = true; n.On.After(reinstated) {
				reinstated = n.On
			}
		} else if n.Nature != other {
			all = append(all, n)
		}
	}
	var gravest Notice
	found := false
	for _, n := range all {
		if back && n.Nature != Correction && !n.On.After(reinstated) {
			continue
		}
		if !found || n.Nature < gravest.Nature || n.Nature == gravest.Nature && n.On.After(gravest.On) {
			gravest, found = n, true
		}
	}
	return gravest, found
}

// read reads the row at an offset.
func (t *Table) read(at int) Notice {
	fields, _, _ := record(t.data, at, nil)
	get := func(c column) string {
		if i := t.columns[c]; i >= 0 && i < len(fields) {
			return strings.TrimSpace(text(fields[i]))
		}
		return ""
	}
	n := Notice{Nature: other, On: day(get(date)), DOI: get(noticeDOI), Reason: reasons(get(reason))}
	if known, ok := natures[strings.ToLower(get(nature))]; ok {
		n.Nature = known
	}
	if identifier.Work(n.DOI) == "" {
		n.DOI = ""
	}
	return n
}

// day reads a date: 8/16/2023 0:00, month first, or 2023-08-16. When the first
// number can be no month, the day comes first.
func day(text string) time.Time {
	text, _, _ = strings.Cut(text, " ")
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return t
	}
	parts := strings.Split(text, "/")
	if len(parts) != 3 {
		return time.Time{}
	}
	var n [3]int
	for i, p := range parts {
		var err error
		if n[i], err = strconv.Atoi(p); err != nil {
			return time.Time{}
		}
	}
	month, d, year := n[0], n[1], n[2]
	if month > 12 {
		month, d = d, month
	}
	t := time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != d || year < 1000 {
		return time.Time{}
	}
	return t
}

// reasons takes the marks off a list of reasons: "+Error in Data;+Unreliable
// Results;".
func reasons(text string) string {
	var all []string
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "+")); part != "" {
			all = append(all, part)
		}
	}
	return strings.Join(all, "; ")
}
