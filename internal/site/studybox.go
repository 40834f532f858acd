package site

import (
	"cmp"
	"html"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/words"
)

// StudyFact is a line of the box about a study.
type StudyFact struct {
	Name string // "participants"; how readers are told is study.fact.participants of package words
	Text string
	URL  string // where it can be read; "" of most
	Spoken
}

// Facts are what the box about a study lists, in its order, without those that are not known.
func (v *Study) Facts() []StudyFact {
	all := []StudyFact{
		{Name: "condition", Text: v.Condition}, {Name: "treatment", Text: v.Treatment}, {Name: "design", Text: joined(" ", v.DesignText, v.PhaseText)},
		{Name: "participants", Text: v.Participants}, {Name: "comparator", Text: v.Comparator}, {Name: "endpoint", Text: v.Endpoint}, {Name: "results", Text: v.ResultsText},
		{Name: "status", Text: v.StatusText}, {Name: "setting", Text: v.Setting}, {Name: "sponsor", Text: v.Sponsor},
	}
	for i, f := range all {
		switch f.Name {
		case "condition", "treatment", "comparator", "endpoint", "setting", "sponsor":
			all[i].Spoken = v.spokenIn(f.Name)
		}
	}
	if v.Registry.URL != "" {
		all = append(all, StudyFact{Name: "registry", Text: v.Registry.Title, URL: v.Registry.URL})
	}
	return slices.DeleteFunc(all, func(f StudyFact) bool { return f.Text == "" })
}

// escapeText escapes what stands between tags, as a minifier leaves it.
var escapeText = strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace

// studyBox is the box about a further study, where its block stands in the text. It says what
// that of templates/_study.html says, under a title that tells the two apart.
func (s *Structure) studyBox(d *content.Document, tag string, a *content.Study) string {
	v, w := s.study(d, tag, a), s.words
	var b strings.Builder
	b.WriteString(`<div class="study" role="note"` + s.around(tag).attributes() + `><p class="study-title">` + escapeText(w.Say("study.another")) + `</p><p class="evidence">`)
	if v.Name != "" {
		b.WriteString("<b>" + escapeText(v.Name) + "</b>" + escapeText(w.Say("join.comma")))
	}
	b.WriteString(escapeText(w.Say("field.named", words.Text("label", v.Kind))+" ") + cmp.Or(string(v.SummaryHTML), escapeText(v.Summary)) + "</p><dl>")
	for _, f := range v.Facts() {
		text := escapeText(f.Text)
		if f.URL != "" {
			text = `<a href="` + html.EscapeString(f.URL) + `">` + text + "</a>"
		}
		b.WriteString("<dt>" + escapeText(w.Say("study.fact."+f.Name)) + "</dt><dd" + f.attributes() + ">" + text + "</dd>")
	}
	b.WriteString("</dl></div>")
	return b.String()
}
