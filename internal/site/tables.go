package site

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"galen/internal/blocks/table"
	"galen/internal/content"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
)

// Files of data lie beside the documents or in the folder data. A document names one in a
// block; the structure reads it, once, and tells what is wrong with it. What a block shows
// of it is drawn where the text is filled, and so is part of the facts that show the text:
// an edited cell makes anew what shows it.

// Tables remembers the tables that were read, by their bytes, from one structure to the
// next. It is safe for concurrent use.
type Tables struct {
	mu   sync.Mutex
	read map[memo.Digest]readTable

	values map[*data.Table]data.Value // of those that templates asked for
}

// value is a table as templates see it.
func (t *Tables) value(of *data.Table) data.Value {
	t.mu.Lock()
	defer t.mu.Unlock()
	v, known := t.values[of]
	if !known {
		if v = of.Value(); t.values == nil || len(t.values) > 100 {
			t.values = map[*data.Table]data.Value{}
		}
		t.values[of] = v
	}
	return v
}

// readTable is what came of a file and its schema.
type readTable struct {
	table *data.Table
	value data.Value // as templates see it, of a file of YAML or JSON
	list  diag.List
}

// load reads a table, or a file of YAML or JSON for templates, unless one with the same bytes
// and name was read before.
func (t *Tables) load(f source.File, schema *source.File) readTable {
	digest := memo.OfStrings(f.Path, f.Digest.String())
	if schema != nil {
		digest = memo.OfStrings(digest.String(), schema.Digest.String())
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if known, ok := t.read[digest]; ok {
		return known
	}
	var now readTable
	var rules *data.Schema
	if schema != nil {
		rules, now.list = data.ReadSchema(schema.Loaded())
	}
	var problems diag.List
	if data.IsTable(f.Path) {
		now.table, problems = data.Read(f)
		now.list = append(append(now.list, problems...), rules.Check(now.table)...)
	} else {
		now.value, problems = data.ReadValue(f, rules)
		now.list = append(now.list, problems...)
	}
	if now.list.Failed() {
		now.table = nil
	}
	if t.read == nil || len(t.read) > 1000 {
		t.read = map[memo.Digest]readTable{}
	}
	t.read[digest] = now
	return now
}

// dataFile finds the file of data that a document names.
func (s *Structure) dataFile(d *content.Document, target string) *file {
	for _, name := range content.TableFiles(d.File, target) {
		if f := s.files[norm.NFC.String(strings.TrimPrefix(name, "content/"))]; f != nil && data.IsTable(name) && inFolder(name, f) {
			return f
		}
	}
	return nil
}

// inFolder reports whether a file lies in the folder of its name: the names of the files
// below content have lost that folder.
func inFolder(name string, f *file) bool {
	return strings.HasPrefix(name, "content/") == strings.HasPrefix(f.at.File, "content/")
}

// checkFigure reads the file of a table or chart, and publishes it if it is offered.
func (b *builder) checkFigure(p *page, t content.Target, at diag.Position) {
	f := b.dataFile(p.document, t.Target)
	if f == nil {
		b.add(b.withDataHint(diag.Errorf(at, "no-data", "there is no file %q", t.Target), p.document, t.Target))
		return
	}
	if t.Kind == content.OfferedFigure {
		b.publishFile(f, p.kind != WithdrawnPage && !p.hidden)
	}
	if !f.read {
		f.read = true
		var schema *source.File
		if found, ok := b.find(data.SchemaOf(f.at.File)); ok {
			schema = &found
			if own := b.files[strings.TrimPrefix(found.Path, "content/")]; own != nil {
				own.read = true
			}
		}
		now := b.opt.Tables.load(b.original(f.at.File), schema)
		f.table = now.table
		b.add(now.list...)
	}
	if p.article != nil {
		b.drawn[p.article.id] = p
		return
	}
	b.add(b.checkFigures(p, p.own.Words)...)
}

// withDataHint adds the nearest file of data, or where to put it.
func (b *builder) withDataHint(d diag.Diagnostic, in *content.Document, target string) diag.Diagnostic {
	beside := path.Dir(content.TableFiles(in.File, target)[0])
	var names []string
	for name, f := range b.files {
		if data.IsTable(name) && (strings.HasPrefix(f.at.File, "data/") || path.Dir(f.at.File) == beside) {
			names = append(names, path.Base(name))
		}
	}
	slices.Sort(names)
	if near := diag.Nearest(path.Base(target), names); near != "" {
		return d.WithHint("did you mean %q?", near)
	}
	for _, name := range names {
		if strings.EqualFold(name, path.Base(target)) || strings.TrimSuffix(name, path.Ext(name)) == strings.TrimSuffix(path.Base(target), path.Ext(target)) {
			return d.WithHint("did you mean %q?", name)
		}
	}
	return d.WithHint("put it in %s or in the folder data", beside)
}

// checkFigures draws what a text shows of files, and says what does not fit them.
func (s *Structure) checkFigures(p *page, own *content.Words) (list diag.List) {
	for i := range own.Body().Placeholders {
		g := &own.Body().Placeholders[i]
		if g.Kind != content.Figure {
			continue
		}
		if f := s.dataFile(p.document, g.Target); f != nil && f.table != nil {
			_, problems := g.Figure.Draw(f.table, s.words, table.Link{})
			list = append(list, problems...)
		}
	}
	return list
}

// figure draws a table or a chart.
func (s *Structure) figure(d *content.Document, g content.Placeholder, address func(string) string) string {
	f := s.dataFile(d, g.Target)
	if f == nil || f.table == nil {
		return ""
	}
	link := table.Link{Format: strings.ToUpper(strings.TrimPrefix(path.Ext(f.at.File), "."))}
	if f.shown {
		link.URL = address(s.ofSite(f.out))
	}
	text, _ := g.Figure.Draw(f.table, s.wordsIn(cmp.Or(g.Language, d.Lang.Text)), link)
	return text
}
