package site

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"galen/internal/content"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
)

// Templates ask for a file of the folder data by its name, with or without the ending. It is
// read when the first of them asks.

// dataFolder is where those files lie.
const dataFolder = "data/"

// dataFiles are the files of the folder data that a name may stand for.
func (s *Structure) dataFiles(name string) (found []source.File) {
	name = dataFolder + norm.NFC.String(strings.TrimPrefix(name, dataFolder))
	for _, f := range s.data {
		known := norm.NFC.String(f.Path)
		if data.IsValue(known) && (known == name || strings.TrimSuffix(known, path.Ext(known)) == name) {
			found = append(found, f)
		}
	}
	return found
}

// readData reads the file of a name; the list is not empty when there is something wrong
// with it, or with the name.
func (s *Structure) readData(name string) (v data.Value, list diag.List) {
	found := s.dataFiles(name)
	switch len(found) {
	case 0:
		return v, diag.List{s.noData(name)}
	case 1:
		var schema *source.File
		if i := source.Find(s.data, data.SchemaOf(found[0].Path)); i >= 0 {
			schema = &s.data[i]
		}
		now := s.opt.Tables.load(found[0], schema)
		if now.table != nil {
			now.value = s.opt.Tables.value(now.table)
			now.list = append(slices.Clip(now.list), now.table.Addresses()...)
		}
		return now.value, now.list
	}
	return v, diag.List{diag.Errorf(diag.Position{}, "ambiguous-data", "the name %q could mean %s or %s", name, found[0].Path, found[1].Path).
		WithHint("write the extension, too: {{.Data %q}}", strings.TrimPrefix(found[0].Path, dataFolder))}
}

// noData is the problem of a name for which there is no file.
func (s *Structure) noData(name string) diag.Diagnostic {
	d := diag.Errorf(diag.Position{}, "no-data", "there is no file %q in the folder data", name).
		WithHint("put it there as %s.csv, %s.yaml or %s.json", name, name, name)
	if slices.Contains(data.Endings, path.Ext(name)) {
		d = d.WithHint("put it there, or correct the name")
	}
	var names []string
	for _, f := range s.data {
		if data.IsValue(f.Path) {
			short := strings.TrimPrefix(f.Path, dataFolder)
			names = append(names, short, strings.TrimSuffix(short, path.Ext(short)))
		}
	}
	plain := path.Base(strings.ReplaceAll(name, `\`, "/"))
	switch near := diag.Nearest(name, names); {
	case near != "":
		d = d.WithHint("did you mean %q?", near)
	case plain == name:
	case slices.Contains(names, plain):
		d = d.WithHint("use its path in the folder data: {{.Data %q}}", plain)
	case plain == "." || plain == ".." || plain == "/":
		d = d.WithHint("name a file of the folder data: {{.Data \"cases\"}}")
	default:
		ending := ""
		if !slices.Contains(data.Endings, path.Ext(plain)) {
			ending = ".csv"
		}
		d = d.WithHint("move it into the folder data as %s%s, and write {{.Data %q}}", plain, ending, plain)
	}
	return d
}

// reportMisnamed tells of files that were meant to be schemas and are read as none.
func (b *builder) reportMisnamed() {
	if b.folder != "" {
		return
	}
	folders, suspects := map[string][]string{}, []string(nil)
	note := func(name string) {
		if data.IsValue(name) || data.IsSchema(name) {
			folders[path.Dir(name)] = append(folders[path.Dir(name)], path.Base(name))
			if data.IsSchema(name) {
				suspects = append(suspects, name)
			}
		}
	}
	for name := range b.set.Files {
		note(name)
	}
	for _, f := range b.data {
		note(f.Path)
	}
	slices.Sort(suspects)
	for _, name := range suspects {
		beside := folders[path.Dir(name)]
		slices.Sort(beside)
		if d := data.MisnamedSchema(name, beside); d != nil {
			b.add(*d)
			if own := b.files[strings.TrimPrefix(name, "content/")]; own != nil {
				own.read = true // there is no more to say of it
			}
		}
	}
}

// dataOf is what a file of the folder data says: a data.Value, nil of one that is not there
// or that has a mistake.
func (s *Structure) dataOf(name string) any {
	v, list := s.readData(name)
	if list.Failed() {
		return nil
	}
	return v
}

// blockData is what a file of the folder data says, to a block of the site's own.
func (s *Structure) blockData(name string) (data.Value, error) {
	v, list := s.readData(name)
	for _, d := range list {
		if d.Severity == diag.Error {
			return v, d
		}
	}
	return v, nil
}

// checkBlockData reports what is wrong with the files for which a block asks. That there is
// none of a name its template tells, at its place.
func (b *builder) checkBlockData(block string) {
	for _, name := range b.opt.Blocks.Asked(block).Names {
		if b.asked[name] {
			continue
		}
		if b.asked == nil {
			b.asked = map[string]bool{}
		}
		b.asked[name] = true
		for _, d := range b.DataProblems(name) {
			if d.File != "" {
				b.add(d)
			}
		}
	}
}

// BlockData are the names of the files of the folder data for which the blocks of a text
// ask: a fact that shows the text depends on them, too.
func (s *Site) BlockData(path string) (names []string) {
	p, own := s.shownStory(path)
	if p == nil || !own.Blocks {
		return nil
	}
	body := own.Body()
	if own.whole != nil {
		body = own.whole.Body()
	}
	for i := range body.Placeholders {
		if g := &body.Placeholders[i]; g.Kind == content.BlockStart {
			names = append(names, s.opt.Blocks.Asked(g.Target).Names...)
		}
	}
	return names
}

// blockDataDigest stands for all that a block shows of the folder data.
func (f *catalog) blockDataDigest(block string, h memo.Hasher) {
	asked := f.opt.Blocks.Asked(block)
	for _, name := range asked.Names {
		data := f.answer("data:"+name, true)
		h.Digest(data.Digest)
		f.note(data.Of...)
	}
	if asked.Any {
		for _, file := range f.data {
			h.String(file.Path)
			h.Digest(file.Digest)
		}
	}
}

// DataProblems says what is wrong with a file of the folder data; no page depends on it.
func (s *Structure) DataProblems(name string) diag.List {
	_, list := s.readData(name)
	return list
}
