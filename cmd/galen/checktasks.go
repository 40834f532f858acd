package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/lint/rules"
)

// tasks prints what is to be done about findings: each task, how many findings it has, and by which rules.
func tasks(w io.Writer, list diag.List) {
	counts, codes := make([]int, len(rules.Tasks)), make([][]string, len(rules.Tasks))
	for _, d := range list {
		if t := rules.Task(d.Code); t >= 0 {
			counts[t]++
			if !slices.Contains(codes[t], d.Code) {
				codes[t] = append(codes[t], d.Code)
			}
		}
	}
	for t, task := range rules.Tasks {
		if counts[t] > 0 {
			slices.Sort(codes[t])
			fmt.Fprintf(w, "%s: %d (%s)\n", task.Name, counts[t], strings.Join(codes[t], ", "))
		}
	}
}
