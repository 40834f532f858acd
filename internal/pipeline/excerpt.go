package pipeline

import (
	"cmp"
	"regexp"
	"strings"

	"galen/internal/content"
	"galen/internal/words"
)

// keyedValue is what a manuscript has of a key of a study or of a reference: study.endpoint Stroke.
var keyedValue = regexp.MustCompile(`^(study|references)(?:\.[a-z_-]+)*\.([a-z_-]+) (.*)$`)

// excerpt is the beginning of what a sentence of an article says, long enough to find it. A fact of a study is called
// what its page calls it; of a reference it is the words alone.
func (e *snapshot) excerpt(a *content.Article, s content.Sentence) string {
	text := s.Text
	if m := keyedValue.FindStringSubmatch(text); m != nil {
		text = m[3]
		spoken := e.cfg.Words.For(cmp.Or(a.Lang.Text, e.cfg.Language))
		if label := spoken.Find("study.fact." + m[2]); label != "" && m[1] == "study" {
			text = spoken.Say("field.named", words.Text("label", label)) + " " + text
		}
	}
	const most = 70
	if len(text) <= most {
		return text
	}
	if at := strings.LastIndexByte(text[:most], ' '); at > 0 {
		return text[:at] + " …"
	}
	return text
}
