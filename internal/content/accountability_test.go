package content

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// TestAccountability: what the keys say, or what is wrong with them.
func TestAccountability(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"kind: guide\nreview_every: 36mo", "36mo"},
		{"kind: guide\nreview_every: 1 y", "1y"},
		{"kind: explainer\nreview_every: 26w", "26w"},
		{"kind: guide\nreview_every: 0y", `7:15 bad-period: "0y" is not a length of time`},
		{"kind: guide\nreview_every: 3", `7:15 bad-period: "3" is not a length of time`},
		{"kind: guide\nreview_every: [1y]", `7:15 wrong-type: "review_every" must be text, and this is a list`},
		{"review_every: 1y", `6:15 HN104: an article of the kind "news" is not reviewed again: readers see its date`},
		{"withdrawn: {date: 2026-11-22, reason: Wrong.}", "withdrawn 2026-11-22: Wrong."},
		{"withdrawn: {on: 2026-11-22, why: Wrong.}", `6:13 unknown-key: unknown key "on"|6:29 unknown-key: unknown key "why"`},
		{"withdrawn: true", `6:12 wrong-type: "withdrawn" must be a group of keys, and this is true or false`},
		{"withdrawn:", ""},
		{"withdrawn: {date: 2026-11-22, reason: ''}", `6:39 empty-value: "reason" is empty`},
		{"status: withdrawn", `6:9 unknown-key: a withdrawal is not a status: it has a date and a reason`},
		{"status: published", `6:1 unknown-key: unknown key "status"`},
		{"product: Examplin", `6:10 HN110: an article with the key "product" must disclose interests`},
		{"product: [Examplin, Otherol]\ndisclosures: [None declared.]", "about Examplin, Otherol"},
		{"ai: {used: false}", "ai false"},
		{"ai: {used: true, how: It wrote., reviewed_by: ada}", "ai true: It wrote. (ada)"},
		{"ai: {used: true, how: It wrote.}", `6:5 missing-key: a statement about AI needs the key "reviewed_by"`},
		{"ai: {used: maybe}", `6:5 missing-key: a statement about AI needs the key "how"|6:5 missing-key: a statement about AI needs the key "reviewed_by"|6:12 not-true-or-false: "used" must be true or false, and this is "maybe"`},
		{"checklist: {cost: met, harms: {not_applicable: none}, novelty: {missing: to come}}", "cost met|harms not applicable: none|novelty missing: to come"},
		{"checklist: {cost: yes}", `6:19 bad-criterion: "yes" is not an answer to "cost"`},
		{"checklist: {cost: not applicable}", `6:19 bad-criterion: the answer "not applicable" needs a reason`},
		{"checklist: {cost: {met: here, missing: there}}", `6:19 bad-criterion: "cost" needs one answer but has 2`},
		{"checklist: {cost: {met: here, and there}}", `6:31 yaml-syntax: a comma ends the value of "met" before this`},
		{"checklist: {price: met}", `6:13 unknown-key: unknown key "price"`},
		{"help: [crisis]", "help crisis"},
		{"reviewed: {by: ada, on: 2026-11-22, hash: abc}", `6:43 bad-hash: "abc" is not the hash of a text`},
	} {
		text := "---\ntitle: T\ndescription: D.\ndate: 2026-11-01\nauthors: [ada]\n" + c.lines + "\n---\nText.\n"
		document, list := Parse(source.NewFile("content/health/x.md", []byte(text)), Rules{Zone: time.UTC})
		list.Sort()
		var got []string
		for _, d := range list {
			got = append(got, fmt.Sprintf("%d:%d %s: %s", d.Line, d.Column, d.Code, d.Message))
		}
		if len(got) == 0 {
			got = accounted(document.(*Article).Accountability)
		}
		if said := strings.Join(got, "|"); said != c.want {
			t.Errorf("%s\n%s\nwant\n%s", c.lines, said, c.want)
		}
	}
}

// accounted is an Accountability in words.
func accounted(a Accountability) (all []string) {
	if !a.ReviewEvery.IsZero() {
		all = append(all, fmt.Sprintf("%d%s", a.ReviewEvery.Number, a.ReviewEvery.Unit))
	}
	if w := a.Withdrawn; w != nil {
		all = append(all, "withdrawn "+w.Date.ISO()+": "+w.Reason)
	}
	var products []string
	for _, p := range a.Products {
		products = append(products, p.Text)
	}
	if products != nil {
		all = append(all, "about "+strings.Join(products, ", "))
	}
	if ai := a.AI; ai != nil {
		text := fmt.Sprint("ai ", ai.Used)
		if ai.How != "" {
			text += ": " + ai.How + " (" + ai.By.Text + ")"
		}
		all = append(all, text)
	}
	for _, c := range a.Checklist {
		text := c.Name + " " + c.Answer
		if c.Note != "" {
			text += ": " + c.Note
		}
		all = append(all, text)
	}
	for _, h := range a.Help {
		all = append(all, "help "+h.Text)
	}
	return all
}

// TestPeriod: how long a review lasts, in calendar time.
func TestPeriod(t *testing.T) {
	from := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		p    Period
		want string
	}{{Period{Number: 36, Unit: "mo"}, "2029-11-22"}, {Period{Number: 3, Unit: "y"}, "2029-11-22"}, {Period{Number: 2, Unit: "w"}, "2026-12-06"}} {
		if got := c.p.After(from).Format(time.DateOnly); got != c.want {
			t.Errorf("%v after: %s, want %s", c.p, got, c.want)
		}
	}
}
