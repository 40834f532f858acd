package content

import (
	"strconv"
	"strings"

	extast "github.com/yuin/goldmark/extension/ast"

	"galen/internal/content/directive"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/writtendate"
)

// timeline is dated events: a list of definitions whose terms are dates, in their order.
type timeline struct{}

func readTimeline(*frontmatter.Reader, *validator, *directive.Node) block { return timeline{} }

func (timeline) said() []blockText { return nil }

func (timeline) check(in *validator, n *directive.Node) {
	list := n.FirstChild()
	if list == nil || list.Kind() != extast.KindDefinitionList || list.NextSibling() != nil {
		in.blockProblem(n, in.timelineHint(n), "a timeline must be a list of dates and events")
		return
	}
	var before instant
	direction := 0 // 1: the oldest first; -1: the newest; 0: not clear yet
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != extast.KindDefinitionTerm {
			continue
		}
		written := strings.TrimSpace(plain(c, in.source))
		at, ok := writtendate.In(written, in.rules.Language)
		if !ok {
			in.blockProblem(c, dateHint(written, in.rules.Language), "%q is not a date", written)
			continue
		}
		if before.Year != 0 {
			step := at.Compare(before)
			if direction == 0 {
				direction = step
			} else if step != 0 && step != direction {
				in.blockProblem(c, "put the events in order of date, oldest first or newest first", "%q is out of order", written)
			}
		}
		before = at
	}
}

func (timeline) set(s *htmlRenderer, n *directive.Node) {
	s.block(`<div class="timeline">`)
	s.below(n)
	s.block("</div>")
}

// instant is a date of which day or month may be open.
type instant = writtendate.Date

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
