package content

import (
	"context"
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// parsedTwin parses files, with what was parsed before, and gives the translation content/flu.es.md.
func parsedTwin(t *testing.T, old *Parsed, files map[string]string) (*Page, *Parsed) {
	t.Helper()
	var all []source.File
	for _, name := range []string{"content/_parts/help.md", "content/flu.es.md", "content/flu.md"} {
		if text, there := files[name]; there {
			all = append(all, source.NewFile(name, []byte(text)))
		}
	}
	rules := Rules{Zone: time.UTC, Codes: map[string]string{"es": "es"}}
	rules.Parts = ReadParts(source.FilesOf(all), rules)
	set, parsed, _ := ParseAll(context.Background(), source.FilesOf(all), rules, old)
	for _, p := range set.Pages {
		if p.File == "content/flu.es.md" {
			return p, parsed
		}
	}
	t.Fatal("there is no translation")
	return nil, nil
}

// bindTwin is what content/flu.es.md is bound to once it is signed.
func bindTwin(files map[string]string) Original {
	var all []source.File
	for _, name := range []string{"content/_parts/help.md", "content/flu.es.md", "content/flu.md"} {
		all = append(all, source.NewFile(name, []byte(files[name])))
	}
	return ReadParts(source.FilesOf(all), Rules{Zone: time.UTC, Codes: map[string]string{"es": "es"}}).Bind(all[1], time.UTC)
}

// TestFollow: a translation is parsed again when its original changes, comes or goes, or a part does that the
// original shows; and it is outdated as long as the words are others than those that were signed.
func TestFollow(t *testing.T) {
	files := map[string]string{
		"content/_parts/help.md": "Call 111.\n",
		"content/flu.es.md":      "---\ntitle: Gripe\n---\n\nTexto.\n",
		"content/flu.md":         "---\ntitle: Flu\n---\n\nIt spreads.\n\n::part{help}\n",
	}
	files["content/flu.es.md"] = "---\ntitle: Gripe\ntranslated: {on: 2026-11-01, hash: " + bindTwin(files).Hash + "}\n---\n\nTexto.\n"
	var old *Parsed
	for _, step := range []struct {
		name, text string
		original   string
		outdated   bool
	}{
		{"content/flu.md", files["content/flu.md"], "content/flu.md", false},
		{"content/flu.md", strings.Replace(files["content/flu.md"], "It spreads.", "It\n**spreads**.", 1), "content/flu.md", false},
		{"content/flu.md", strings.Replace(files["content/flu.md"], "It spreads.", "It spread.", 1), "content/flu.md", true},
		{"content/flu.md", files["content/flu.md"], "content/flu.md", false},
		{"content/_parts/help.md", "Call 112.\n", "content/flu.md", true},
		{"content/_parts/help.md", "Call 111.\n", "content/flu.md", false},
		{"content/flu.md", "", "", false},
		{"content/flu.md", files["content/flu.md"], "content/flu.md", false},
		{"content/flu.md", "---\ntitle: [\n---\n\nIt spreads.\n", "content/flu.md", false},
		{"content/flu.md", files["content/flu.md"], "content/flu.md", false},
		{"content/_parts/help.md", "", "content/flu.md", true},
	} {
		files[step.name] = step.text
		if step.text == "" {
			delete(files, step.name)
		}
		var p *Page
		if p, old = parsedTwin(t, old, files); p.Original != step.original || p.Outdated != step.outdated {
			t.Errorf("after %s became %q: original %q, outdated %v", step.name, step.text, p.Original, p.Outdated)
		}
	}
}

// TestParagraphs: what stands in a paragraph of its own, and which key it is of.
func TestParagraphs(t *testing.T) {
	text := "---\ntitle: Flu. It spreads.\ndescription: What is known.\nstudy: {participants: 40, phase: 2}\n---\n\n## In winter\n\nOne. Two\nand three.\n\n- a\n- b\n\n| A | B |\n|---|---|\n| x |   |\n\n> Said.\n\n    code\n"
	var got []string
	for _, p := range ManuscriptOf(source.NewFile("content/health/flu.md", []byte(text)), Parts{}, time.UTC).paragraphs(false) {
		got = append(got, p.Key+":"+p.Text)
	}
	want := "title:Flu. It spreads.|description:What is known.|study:study.participants 40|study:study.phase 2|:In winter|:One. Two and three.|:a|:b|:A|:B|:x|:(an empty cell)|:Said.|:code"
	if said := strings.Join(got, "|"); said != want {
		t.Errorf("%s\nwant\n%s", said, want)
	}
}
