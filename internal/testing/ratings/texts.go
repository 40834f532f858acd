package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint"
	"galen/internal/lint/rules"
	"galen/internal/source"
)

// rated is a text and what editors answered, by criterion: true where it failed.
type rated struct {
	id     string
	failed map[string]bool
}

// questions are words by which the question about a criterion is known, by the names that
// checklists have for them.
var questions = []struct{ words, criterion string }{
	{"costs of the intervention", "cost"},
	{"quantify the benefits", "benefits"},
	{"quantify the harms", "harms"},
	{"quality of the evidence", "evidence"},
	{"disease-mongering", "proportion"},
	{"conflicts of interest", "independence"},
	{"existing alternatives", "alternatives"},
	{"availability", "availability"},
	{"novelty", "novelty"},
	{"sensational", "reporting"},
	{"rely solely", "reporting"},
}

// ratings reads a file of reviews.
func ratings(name string) ([]rated, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var reviews []struct {
		ID       string `json:"news_id"`
		Criteria []struct{ Question, Answer string }
	}
	if err := json.Unmarshal(data, &reviews); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var all []rated
	met := map[string]bool{}
	for _, review := range reviews {
		if met[review.ID] {
			continue
		}
		met[review.ID] = true
		r := rated{review.ID, map[string]bool{}}
		for _, c := range review.Criteria {
			for _, q := range questions {
				if strings.Contains(strings.ToLower(c.Question), q.words) && (c.Answer == "Satisfactory" || c.Answer == "Not Satisfactory") {
					r.failed[q.criterion] = c.Answer == "Not Satisfactory"
				}
			}
		}
		all = append(all, r)
	}
	return all, nil
}

// described finds the description in the metadata of a text, which are a Python dictionary.
var described = regexp.MustCompile(`'description': (?:'([^']*)'|"([^"]*)")`)

// article reads a text that was rated; an empty one when there is none.
func article(folder, id string) (string, error) {
	data, err := os.ReadFile(filepath.Join(folder, id+".json"))
	if os.IsNotExist(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	var text struct {
		Title, Text string
		Metadata    any `json:"meta_data"`
	}
	if err := json.Unmarshal(data, &text); err != nil {
		return "", fmt.Errorf("%s: %w", id, err)
	}
	if strings.TrimSpace(text.Text) == "" {
		return "", nil
	}
	description := ""
	switch m := text.Metadata.(type) {
	case string:
		if found := described.FindStringSubmatch(m); found != nil {
			description = found[1] + found[2]
		}
	case map[string]any:
		description, _ = m["description"].(string)
	}
	return file(text.Title, description, "news", text.Text), nil
}

// file writes an article of the texts that it has.
func file(title, description, kind, text string) string {
	title, description, text = printed(title), printed(description), printed(text)
	line := func(s, otherwise string) string {
		if s = strings.Join(strings.Fields(s), " "); s == "" {
			s = otherwise
		}
		return strconv.Quote(s)
	}
	escaped := strings.NewReplacer("#", `\#`, "<", "&lt;", "[", `\[`, "{", `\{`, "*", `\*`, "`", "'", ":::", `\:::`).Replace(text)
	var paragraphs []string
	for p := range strings.SplitSeq(escaped, "\n\n") {
		paragraphs = append(paragraphs, strings.Join(strings.Fields(p), " "))
	}
	return fmt.Sprintf("---\ntitle: %s\ndescription: %s\nkind: %s\ndate: 2026-11-01\nauthors: [desk]\n---\n\n%s\n",
		line(title, "Untitled"), line(description, "No description."), kind, strings.Join(paragraphs, "\n\n"))
}

// printed leaves out the control characters that no page can hold.
func printed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return ' '
		}
		return r
	}, s)
}

// checker applies the rules as they are without settings.
var checker = lint.New(rules.Settings{})

// judged is what the rules say of an article.
func judged(id, text string) (*content.Article, error) {
	parsed, list := content.Parse(source.NewFile("content/health/"+id+".md", []byte(text)), content.Rules{Zone: time.UTC, Check: checker.Article})
	a, ok := parsed.(*content.Article)
	if !ok || a.Broken {
		return nil, fmt.Errorf("%s cannot be read: %v", id, first(list))
	}
	return a, nil
}

func first(list diag.List) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].Message
}
