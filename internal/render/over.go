package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/site"
)

// OverBudget is a page that costs its reader more than the budget of galen.yaml. Sizes are
// in bytes, compressed as servers do it (gzip, level 6), without pictures.
type OverBudget struct {
	Output   string // its file, below the output folder
	Source   string // the file that an editor can change; may be empty
	Path     string // its address
	Budget   site.Budgets
	Bytes    int // the HTML of an article and its style sheets
	CSS      int // the style sheets alone
	Requests int // before it can be shown
	Script   int
	Parts    Parts // of an article that is too heavy
}

// Parts are what an article's editor can change of its weight. The parts are
// compressed alone, which is about what each adds to the page.
type Parts struct {
	Words, TextBytes           int
	References, ReferenceBytes int
	StudyBytes                 int // 0: it reports no study
}

func (o OverBudget) heavy() bool    { return o.Budget.Article >= 0 && o.Bytes > o.Budget.Article }
func (o OverBudget) busy() bool     { return o.Budget.Requests >= 0 && o.Requests > o.Budget.Requests }
func (o OverBudget) scripted() bool { return o.Budget.Script >= 0 && o.Script > o.Budget.Script }

// worst is how many articles that are over their budget are named.
const worst = 10

// BudgetProblems tells of pages that are over their budget: of the heaviest articles
// one by one, and of what templates do to many pages once.
func BudgetProblems(all []OverBudget) (list diag.List) {
	var heavy, busy, scripted []OverBudget
	for _, o := range all {
		if o.heavy() {
			heavy = append(heavy, o)
		}
		if o.busy() {
			busy = append(busy, o)
		}
		if o.scripted() {
			scripted = append(scripted, o)
		}
	}
	slices.SortStableFunc(heavy, func(a, b OverBudget) int { return cmp.Or(b.Bytes-a.Bytes, strings.Compare(a.Path, b.Path)) })
	for i, o := range heavy {
		if i == worst {
			list = append(list, o.problem(configFile, "%d more articles weigh more than the budget for a page", len(heavy)-worst).
				WithHint("the heaviest are named above; "+moreRoom))
			break
		}
		list = append(list, o.tooHeavy())
	}
	if len(busy) > 0 {
		o := slices.MaxFunc(busy, func(a, b OverBudget) int { return a.Requests - b.Requests })
		list = append(list, o.problem(o.Source, "the page %s makes a browser load %d files, itself included, before it can show anything%s; the budget is %d",
			o.Path, o.Requests, others(len(busy)), o.Budget.Requests).
			WithHint("in templates and static, join style sheets and load scripts with defer; or write a higher number after requests in the budgets of galen.yaml"))
	}
	if len(scripted) > 0 {
		o := slices.MaxFunc(scripted, func(a, b OverBudget) int { return a.Script - b.Script })
		has, limit := sizes(o.Script, o.Budget.Script)
		list = append(list, o.problem(o.Source, "the page %s loads %s of script%s; the budget is %s", o.Path, has, others(len(scripted)), limit).
			WithHint("remove scripts from the templates, or write a higher number after script in the budgets of galen.yaml"))
	}
	return list
}

const moreRoom = "to allow more, write a higher number after article in the budgets of galen.yaml"

func others(pages int) string {
	switch pages {
	case 1:
		return ""
	case 2:
		return ", and so does 1 more page"
	}
	return fmt.Sprintf(", and so do %d more pages", pages-1)
}

// problem is an error where galen.yaml says so, and else a warning.
func (o OverBudget) problem(file, format string, args ...any) diag.Diagnostic {
	d := diag.Warningf(diag.Position{File: file}, "over-budget", format, args...)
	if o.Budget.Strict {
		d.Severity = diag.Error
	}
	return d
}

// tooHeavy tells an editor how long an article is, and what can be done.
func (o OverBudget) tooHeavy() diag.Diagnostic {
	has, limit := sizes(o.Bytes, o.Budget.Article)
	excess, p := o.Bytes-o.Budget.Article, o.Parts
	rest := o.Bytes - p.TextBytes - p.ReferenceBytes - p.StudyBytes
	if p.Words == 0 || p.TextBytes <= excess {
		return o.problem(o.Source, "the page of this article (%s) weighs %s, and the budget is %s; a shorter text would not help: templates and style sheets take up %s of it",
			o.Path, has, limit, size(rest)).
			WithHint("make the templates and the style sheet smaller, or " + moreRoom)
	}
	words := about(excess * p.Words / p.TextBytes)
	d := o.problem(o.Source, "this article (%s) is about %s too long for the site's budget: the page weighs %s, and the budget is %s; pictures do not count",
		o.Path, plural(words, "word"), has, limit)
	parts := []string{fmt.Sprintf("the text of %s %s", plural(p.Words, "word"), size(p.TextBytes))}
	if p.References > 0 {
		parts = append(parts, fmt.Sprintf("%s about %s", plural(p.References, "reference"), size(p.ReferenceBytes)))
	}
	if p.StudyBytes > 0 {
		parts = append(parts, "the box about the study about "+size(p.StudyBytes))
	}
	parts = append(parts, "the rest of the page "+size(max(rest, 0)))
	leave := "leave it as it is: it is published anyway"
	if o.Budget.Strict {
		leave = "write over: warn in the budgets of galen.yaml"
	}
	return d.WithHint("%s; cut about %s, tell it in two articles that link to each other, or %s; %s", strings.Join(parts, ", "), plural(words, "word"), leave, moreRoom)
}

// about rounds a number of words up, to tens from fifty on.
func about(n int) int {
	if n++; n > 50 {
		n = (n + 9) / 10 * 10
	}
	return n
}

// plural is a number of things, with a comma in the thousands.
func plural(n int, one string) string {
	number := fmt.Sprint(n)
	if n >= 1000 {
		number = fmt.Sprintf("%d,%03d", n/1000, n%1000)
	}
	if n != 1 {
		one += "s"
	}
	return number + " " + one
}

// sizes are what something has and what it may have, told so that they differ.
func sizes(has, limit int) (string, string) {
	a, b := size(has), size(limit)
	if a == b && has != limit {
		a, b = plural(has, "byte"), plural(limit, "byte")
	}
	return a, b
}

// size is a number of bytes for people. A KB has 1,024.
func size(n int) string {
	if n < 1024 && n%1024 != 0 {
		return plural(n, "byte")
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/1024), ".0") + " KB"
}

const configFile = "galen.yaml"
