package pipeline

import (
	"bytes"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	copydesk "galen/internal/lint"
	"galen/internal/lint/rules"
	"galen/internal/source"
)

// unfinished looks for unfinished work in all that is no article: the other pages,
// categories, authors, parts, and galen.yaml. Sample reviews are those of the starter's
// desks. Articles are looked at when they are parsed.
func (e *snapshot) unfinished() diag.List {
	var list diag.List
	samples := map[string]bool{} // ids of authors whom the starter made up
	for _, file := range e.others {
		f, _ := e.content(file)
		found := copydesk.Unfinished(file, f.Data, frontMatter(f.Data))
		list = append(list, found...)
		if id, isAuthor := strings.CutPrefix(file, "content/"+content.AuthorsFolder+"/"); isAuthor && sample(found) {
			samples[strings.TrimSuffix(id, ".md")] = true
		}
	}
	for _, f := range e.tree.Content {
		if content.IsPart(f.Path) {
			list = append(list, copydesk.Unfinished(f.Path, f.Loaded().Data, 0)...)
		}
	}
	list = append(list, e.exampleBase()...)
	for _, a := range e.articles {
		if a.Reviewed != nil && samples[a.Reviewed.By.Text] {
			list = append(list, diag.Warningf(a.Reviewed.By.At, "HN405", "%q is a desk of the starter site: nobody has reviewed this article", a.Reviewed.By.Text).
				WithHint("name somebody who has, or delete the key  reviewed"))
		}
	}
	return e.levelled(list)
}

// exampleBase looks for unfinished work in galen.yaml. The address of the site counts
// as it is used: --base-url may have replaced it.
func (e *snapshot) exampleBase() diag.List {
	text := e.tree.Config.Data
	var kept diag.List
	at := diag.Position{File: source.ConfigFile, Line: 1, Column: 1}
	for _, d := range copydesk.Unfinished(source.ConfigFile, text, len(text)) {
		line := bytes.Split(text, []byte("\n"))[d.Line-1]
		if bytes.HasPrefix(line, []byte("baseURL:")) {
			at = d.Position
			continue
		}
		kept = append(kept, d)
	}
	if base := e.cfg.Base.URL(); copydesk.Example(base) {
		kept = append(kept, diag.Warningf(at, "HN404", "the address of the site, %q, is only an example, and leads nowhere", base).
			WithHint("write in galen.yaml the address at which the site will live:  baseURL: https://…"))
	}
	return kept
}

// notArticles are the files of pages, categories and authors that are published.
func notArticles(set content.Set) (files []string) {
	if set.Home != nil {
		files = append(files, set.Home.File)
	}
	for _, c := range set.Categories {
		files = append(files, c.File)
	}
	for _, a := range set.Authors {
		files = append(files, a.File)
	}
	for _, p := range set.Pages {
		if !p.Draft {
			files = append(files, p.File)
		}
	}
	return files
}

// frontMatter is the offset at which a text's front matter ends.
func frontMatter(text []byte) int {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if len(text) < 4 || !bytes.HasPrefix(text, []byte("---")) && !bytes.HasPrefix(text, []byte("+++")) {
		return 0
	}
	end := bytes.Index(text[3:], append([]byte("\n"), text[:3]...))
	return max(end, 0) + 3
}

// sample reports whether a starter's sentence is among what was found.
func sample(found diag.List) bool {
	for _, d := range found {
		if d.Code == "HN401" {
			return true
		}
	}
	return false
}

// levelled gives findings the level that the site asks for, and leaves out those of
// rules that are off.
func (e *snapshot) levelled(list diag.List) diag.List {
	kept := list[:0]
	for _, d := range list {
		level := e.cfg.Check.Level(d.Code, "")
		if level == rules.Off {
			continue
		}
		d.Severity = map[rules.Level]diag.Severity{rules.Error: diag.Error, rules.Warning: diag.Warning, rules.Note: diag.Note}[level]
		kept = append(kept, d)
	}
	return kept
}

// forPublic makes unfinished work an error: a build for the public refuses it.
func forPublic(list diag.List) diag.List {
	for i := range list {
		if strings.HasPrefix(list[i].Code, "HN40") && list[i].Coded() {
			list[i].Severity = diag.Error
		}
	}
	return list
}
