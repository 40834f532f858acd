package site

import (
	"html"
	"strings"

	"galen/internal/content"
)

// studyBox is the facts of a further study, where its block stands in the text. They are
// those of templates/_study.html, under a title that tells the two apart.
func (s *Structure) studyBox(a *content.Study) string {
	v, w := s.study(a), s.words
	var b strings.Builder
	b.WriteString(`<div class="study" role="note"><p class="study-title">` + html.EscapeString(w.Say("study.another")) + `</p><p class="evidence">`)
	if v.Name != "" {
		b.WriteString("<b>" + html.EscapeString(v.Name) + "</b>, ")
	}
	b.WriteString(html.EscapeString(v.Kind+": "+v.Summary) + "</p><dl>")
	for _, f := range []struct{ name, text string }{
		{"condition", v.Condition}, {"treatment", v.Treatment}, {"design", strings.TrimSpace(v.DesignText + " " + v.PhaseText)},
		{"participants", v.Participants}, {"comparator", v.Comparator}, {"endpoint", v.Endpoint}, {"results", v.ResultsText},
		{"status", v.StatusText}, {"setting", v.Setting}, {"sponsor", v.Sponsor},
	} {
		if f.text != "" {
			b.WriteString("<dt>" + html.EscapeString(w.Say("study.fact."+f.name)) + "</dt><dd>" + html.EscapeString(f.text) + "</dd>")
		}
	}
	if r := v.Registry; r.URL != "" {
		b.WriteString("<dt>" + html.EscapeString(w.Say("study.fact.registry")) + `</dt><dd><a href="` + html.EscapeString(r.URL) + `">` + html.EscapeString(r.Title) + "</a></dd>")
	}
	b.WriteString("</dl></div>")
	return b.String()
}
