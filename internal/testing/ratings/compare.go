package main

import (
	"fmt"
	"io"
	"slices"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint"
)

// hyped are the rules about words that the editors called sensational.
var hyped = []string{"HN201", "HN202", "HN210"}

// raised reports whether one of the findings raises a criterion.
func raised(list diag.List, criterion string) bool {
	if criterion == "reporting" {
		return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return slices.Contains(hyped, d.Code) })
	}
	return slices.ContainsFunc(lint.Unmet(list, criterion), func(code string) bool { return code != "HN320" || criterion == "cost" })
}

// score counts texts: first those that editors failed, then those that they passed.
type score struct{ raised, silent [2]int }

// compare prints how the rules and the editors judge the same texts.
func compare(w io.Writer, reviews, texts string, wanted func(string) bool, show string) error {
	all, err := ratings(reviews)
	if err != nil {
		return err
	}
	scores, otherwise, read := map[string]*score{}, []string{}, 0
	for _, r := range all {
		if !wanted(r.id) {
			continue
		}
		text, err := article(texts, r.id)
		if err != nil {
			return err
		}
		if text == "" {
			continue
		}
		a, err := judged(r.id, text)
		if err != nil {
			return err
		}
		read++
		for criterion, failed := range r.failed {
			is := raised(a.Findings, criterion)
			if criterion == show && is != failed {
				otherwise = append(otherwise, fmt.Sprintf("%s  raised %v, failed %v", r.id, is, failed))
			}
			if scores[criterion] == nil {
				scores[criterion] = &score{}
			}
			scores[criterion].add(is, failed)
		}
	}
	if read == 0 {
		return fmt.Errorf("no text in %s has a rating in %s", texts, reviews)
	}
	fmt.Fprintf(w, "%d texts\n\n%-14s %5s %5s %5s  %12s %12s %9s %6s\n", read, "criterion", "fail", "pass", "base", "raised f/p", "silent f/p", "precision", "recall")
	for _, criterion := range content.Criteria {
		if s := scores[criterion]; s != nil {
			s.print(w, criterion)
		}
	}
	slices.Sort(otherwise)
	for _, line := range otherwise {
		fmt.Fprintln(w, line)
	}
	return nil
}

func (s *score) add(raised, failed bool) {
	group := 0
	if !failed {
		group = 1
	}
	if raised {
		s.raised[group]++
	} else {
		s.silent[group]++
	}
}

func (s *score) print(w io.Writer, criterion string) {
	fail, pass := s.raised[0]+s.silent[0], s.raised[1]+s.silent[1]
	fmt.Fprintf(w, "%-14s %5d %5d %5s  %12s %12s %9s %6s\n", criterion, fail, pass, share(fail, fail+pass),
		fmt.Sprintf("%d/%d", s.raised[0], s.raised[1]), fmt.Sprintf("%d/%d", s.silent[0], s.silent[1]),
		share(s.raised[0], s.raised[0]+s.raised[1]), share(s.raised[0], fail))
}

// share is a part of a whole with two decimals; a dash of nothing.
func share(part, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", float64(part)/float64(of))
}
