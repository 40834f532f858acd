package pipeline

import (
	"testing"
	"testing/fstest"

	"galen/internal/site"
	"galen/internal/source"
)

func TestSpare(t *testing.T) {
	theme := fstest.MapFS{"templates/article.html": {}, "templates/_footer.html": {}}
	file := func(name, text string) source.File { return source.NewFile("templates/"+name, []byte(text)) }
	templates := []source.File{file("_footer.html", ""), file("article.html", `{{template "footer" .}}`)}
	outputs := func() []site.Output { return []site.Output{{Layout: "article"}, {Layout: "artikle"}} }
	for _, c := range []struct {
		file source.File
		want string // the hint
	}{
		{file("articel.html", ""), `did you mean "templates/article.html"?`},
		{file("artikle.html", ""), ""}, // some page has it
		{file("special.html", ""), ""},
		{file("_foter.html", ""), `did you mean "templates/_footer.html"?`},
		{file("_footers.html", `{{template "footers"}}`), ""}, // some template names it
	} {
		list := unusedTemplates(append([]source.File{c.file}, templates...), theme, outputs)
		got := ""
		if len(list) > 0 {
			got = list[0].Hint
		}
		if got != c.want || len(list) > 1 || list.Failed() {
			t.Errorf("%s: %v, hint %q, want %q", c.file.Path, list, got, c.want)
		}
	}
	if list := unusedTemplates(templates, nil, outputs); list != nil {
		t.Error(list)
	}
}
