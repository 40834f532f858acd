package diag

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
)

// SARIFRule describes a code in a SARIF file. Those without a description are
// listed by their code alone.
type SARIFRule struct {
	Code  string
	Title string
	Help  string
}

type (
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifRule struct {
		ID    string        `json:"id"`
		Short *sarifMessage `json:"shortDescription,omitempty"`
		Help  *sarifMessage `json:"help,omitempty"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifPlace struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPlace `json:"physicalLocation"`
	}
	sarifResult struct {
		Rule      string          `json:"ruleId"`
		Index     int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
)

// SARIF writes a list as a log of the Static Analysis Results Interchange Format
// 2.1.0 (OASIS), which code hosts show beside the text. Columns count code points,
// as Position does.
func SARIF(w io.Writer, list List, rules []SARIFRule) error {
	used := map[string]int{}
	var known []sarifRule
	for _, code := range codes(list) {
		rule := sarifRule{ID: code}
		if i := slices.IndexFunc(rules, func(r SARIFRule) bool { return r.Code == code }); i >= 0 {
			rule.Short, rule.Help = &sarifMessage{rules[i].Title}, &sarifMessage{rules[i].Help}
		}
		used[code] = len(known)
		known = append(known, rule)
	}
	results := []sarifResult{}
	for _, d := range list {
		d = d.Covered()
		r := sarifResult{Rule: d.Code, Index: used[d.Code], Level: d.Severity.String(), Message: sarifMessage{d.Message}}
		if d.Hint != "" {
			r.Message.Text += ": " + d.Hint
		}
		r.Locations = sarifLocations(d.Position)
		r.Related = sarifLocations(d.Also...)
		results = append(results, r)
	}
	driver := map[string]any{"name": "galen", "rules": orNone(known)}
	run := map[string]any{"tool": map[string]any{"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(map[string]any{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": []any{run},
	})
}

// codes lists the codes of a list, each once, in order.
func codes(list List) []string {
	var all []string
	for _, d := range list {
		all = append(all, d.Code)
	}
	slices.SortFunc(all, cmp.Compare)
	return slices.Compact(all)
}

func sarifLocations(places ...Position) []sarifLocation {
	var all []sarifLocation
	for _, at := range places {
		if at.File == "" {
			continue
		}
		p := sarifPlace{Artifact: sarifArtifact{uri(at.File)}}
		if at.Line > 0 {
			p.Region = &sarifRegion{at.Line, at.Column}
		}
		all = append(all, sarifLocation{p})
	}
	return all
}

func orNone(rules []sarifRule) []sarifRule {
	if rules == nil {
		return []sarifRule{}
	}
	return rules
}
