package pipeline

import (
	"bytes"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	copydesk "galen/internal/lint"
	"galen/internal/source"
)

// unfinished judges all that is no article: the other pages, categories, authors, parts, and
// galen.yaml, where unfinished work is looked for. Sample reviews are those of the starter's
// desks. Articles are looked at when they are parsed.
func (e *snapshot) unfinished(told map[string]bool) (list diag.List) {
	var judged diag.List
	samples := map[string]bool{} // ids of authors whom the starter made up
	for _, d := range e.others {
		file := d.File
		f, _ := e.content(file)
		found := copydesk.UnfinishedIn(d.Document, e.cfg.Language, f.Data, frontMatter(f.Data))
		all := d.Findings.Joined(found)
		judged = append(judged, e.checker.JudgeIn(d.category, d.Document, all, e.beside(nil, d.Document, d.Words, told), e.now)...)
		if id, isAuthor := strings.CutPrefix(file, "content/"+content.AuthorsFolder+"/"); isAuthor && (sample(found) || d.Sample.File != "") {
			samples[strings.TrimSuffix(id, ".md")] = true
		}
	}
	for _, d := range e.others {
		list = append(list, unread(d.Document, d.ai)...)
	}
	for f := range e.tree.Content.Beginning(content.PartsFolder) {
		if content.IsPart(f.Path) {
			list = append(list, copydesk.Unfinished(f.Path, e.cfg.Language, f.Loaded().Data, 0)...)
		}
	}
	list = append(list, e.exampleBase()...)
	for _, a := range e.articles {
		list = append(list, unread(&a.Document, a.AI)...)
		if a.Reviewed != nil && samples[a.Reviewed.By.Text] {
			list = append(list, diag.Warningf(a.Reviewed.By.At, "HN405", "%q is a desk of the starter site: nobody has reviewed this article", a.Reviewed.By.Text).
				WithHint("name somebody who has, or delete the key  reviewed"))
		}
	}
	return append(judged, e.levelled(list, "")...)
}

// exampleBase looks for unfinished work in galen.yaml. The address of the site counts
// as it is used: --base-url may have replaced it.
func (e *snapshot) exampleBase() diag.List {
	text := e.tree.Config.Data
	var kept diag.List
	at := diag.Position{File: source.ConfigFile, Line: 1, Column: 1}
	for _, d := range copydesk.Unfinished(source.ConfigFile, e.cfg.Language, text, len(text)) {
		line := bytes.Split(text, []byte("\n"))[d.Line-1]
		if bytes.HasPrefix(line, []byte("baseURL:")) {
			at = d.Position
			continue
		}
		kept = append(kept, d)
	}
	if base := e.cfg.Base.URL(); copydesk.Example(base) && e.cfg.Sample.File == "" {
		kept = append(kept, diag.Warningf(at, "HN404", "the address of the site, %q, is only an example and leads nowhere", base).
			WithHint("write the real address of the site in galen.yaml:  baseURL: https://…"))
	}
	return kept
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

// forPublic makes unfinished work an error: a build for the public refuses it.
func forPublic(list diag.List) diag.List {
	for i := range list {
		if strings.HasPrefix(list[i].Code, "HN40") && list[i].Coded() {
			list[i].Severity = diag.Error
		}
	}
	return list
}

// unread reports what a program wrote and no editor has checked, but in a sample, which is
// refused as a whole.
func unread(d *content.Document, ai *content.AI) diag.List {
	if !ai.Unchecked() || d.Sample.File != "" {
		return nil
	}
	return diag.List{diag.Warningf(ai.By.At, "HN407", "a program wrote this, and no editor has checked it").
		WithHint("check it against its sources, and name who did:  reviewed_by: the name of a file in content/authors")}
}

// samples are the files that came with Galen and were not written over, which a build for
// the public refuses. Articles that it leaves out are not looked at.
func (e *snapshot) samples() (list diag.List) {
	if at := e.cfg.Sample; at.File != "" {
		list = append(list, diag.Errorf(at, "HN406", "this is the configuration that  galen init  wrote").
			WithHint("write the title, address and publisher of your own site, and delete this line"))
	}
	add := func(d *content.Document) {
		if d.Sample.File != "" && !d.Draft {
			list = append(list, diag.Errorf(d.Sample, "HN406", "this is a sample of the starter site").
				WithHint("write your own text in its place and delete this line, or delete the file; or start again with  galen init --empty my-site"))
		}
	}
	for _, a := range e.articles {
		add(&a.Document)
	}
	for _, d := range e.others {
		add(d.Document)
	}
	return list
}
