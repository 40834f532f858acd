package lint

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// TestOfPages: what is found in the words of a document that is no article comes of a rule that is said to judge such.
func TestOfPages(t *testing.T) {
	asked := New(rules.Settings{})
	met := map[string]bool{}
	files, _ := filepath.Glob("testdata/HN*.txtar")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			text := string(f.Data)
			if f.Name == "want" {
				continue
			}
			if !strings.HasPrefix(text, "---\n") {
				text = usual + text
			}
			var list diag.List
			content.Parse(source.NewFile("content/health/"+f.Name, []byte(text)), content.Rules{Zone: time.UTC, Home: "https://t.example/", Check: func(a *content.Article, text *textseg.Text) diag.List {
				list = asked.Words(&a.Document, &a.Words, text)
				return nil
			}})
			for _, d := range list {
				if met[d.Code] = true; !rules.OfPages(d.Code) {
					t.Errorf("%s: %s is found in a page: %s", name, d.Code, d.Message)
				}
			}
		}
	}
	if len(met) < 12 {
		t.Errorf("only %d rules found anything", len(met))
	}
}
