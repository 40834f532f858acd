package asset

import (
	"cmp"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/unicode/norm"

	"galen/internal/diag"
	"galen/internal/media/sanitize"
	"galen/internal/memo"
	"galen/internal/source"
)

// folder is static/ while it is being turned into assets.
type folder struct {
	rules  Rules
	items  []*item // in the order of their names
	byName map[string]*item
}

// item is one file on its way.
type item struct {
	file  source.File
	kind  kind
	asset Asset
	lines *diag.Lines // of the checked text
	list  diag.List

	named []named // what a script, JSON file or page names
	kept  bool    // published under its own name

	unknown bool // it is a script, and may fetch what nobody can know

	css   []byte // of a style sheet: its checked text
	edits []edit // of a style sheet: the addresses that change
	state state  // of a style sheet
}

// named is a text in a script, JSON file or page that may name a static file.
type named struct {
	text   string
	offset int
	must   bool // the file must exist
}

func newFolder(files []source.File, rules Rules) *folder {
	rules.Root = "/" + strings.Trim(rules.Root, "/") + "/"
	if rules.Root == "//" {
		rules.Root = "/"
	}
	f := &folder{rules: rules, byName: map[string]*item{}}
	for _, file := range files {
		name := norm.NFC.String(strings.TrimPrefix(file.Path, "static/")) // the same on every system
		k := kindOf(name)
		i := &item{file: file, kind: k, kept: !k.fingerprint || keepsName(name), asset: Asset{Name: name, Path: name, MediaType: k.mediaType}}
		f.items = append(f.items, i)
		if f.byName[name] == nil {
			f.byName[name] = i
		}
	}
	slices.SortFunc(f.items, func(a, b *item) int { return cmp.Compare(a.asset.Name, b.asset.Name) })
	return f
}

// prepare does everything that needs no other file, on all processors.
func (f *folder) prepare() {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, i := range f.items {
		g.Go(func() error {
			if fault := diag.Recovered(i.file.Path, func() { i.prepare(f.rules); i.secret() }); fault != nil {
				i.list = append(i.list, *fault)
			}
			return nil
		})
	}
	g.Wait()
}

func (i *item) prepare(rules Rules) {
	switch i.kind.treatment {
	case copied:
		i.asset.Data, i.asset.Disk = i.file.Data, i.file.Disk
		i.signed()
	case icon:
		i.icon()
	case drawing, raster:
		i.picture()
	default:
		checked, list := i.checkedText()
		if i.list = list; list.Failed() {
			return
		}
		i.lines = diag.NewLines(i.file.Path, checked)
		i.text(checked, rules)
	}
}

// signed reports a file whose bytes are not what its name says.
func (i *item) signed() {
	body, size, err := i.file.Open()
	if err != nil {
		i.list = append(i.list, diag.Errorf(diag.Position{File: i.file.Path}, "unreadable", "the file cannot be read: it was changed or removed in the meantime").
			WithCause(diag.Environment).WithHint("build again"))
		return
	}
	defer body.Close()
	if d := mislabelled(i.file.Path, body, size, strings.ToLower(path.Ext(i.file.Path))); d != nil {
		i.list = append(i.list, *d)
	}
}

// checkedText is the file's text. A script may hold every character there is
// (ECMA-262, 11.1): what no page can carry may stand between its quotation marks.
func (i *item) checkedText() ([]byte, diag.List) {
	if i.kind.treatment == script {
		return source.Code(i.file)
	}
	return source.Text(i.file)
}

func (i *item) text(checked []byte, rules Rules) {
	switch i.kind.treatment {
	case text:
		i.asset.Data = checked
		if isXML(i.kind.mediaType) {
			i.xml(checked, rules)
		}
	case exactText:
		i.asset.Data = i.file.Data
	case page:
		i.page(checked, rules)
	case sheet:
		i.sheet(checked)
	case script:
		i.script(checked, rules)
	case data:
		i.json(checked, rules)
	}
}

func (i *item) picture() {
	p, list := sanitize.Clean(i.file)
	if i.list = list; list.Failed() {
		return
	}
	small, list := Shrink(i.file.Path, p)
	i.list = append(i.list, list...)
	i.asset.Data, i.asset.Width, i.asset.Height = small, p.Width, p.Height
	i.asset.MediaType = p.MediaType
}

// problem notes an error at an offset of the checked text. More than anybody
// will read of one file are not kept.
func (i *item) problem(offset int, code, hint, format string, args ...any) {
	if len(i.list) >= diag.Limit {
		return
	}
	d := diag.Errorf(i.lines.At(offset), code, format, args...)
	d.Hint = hint
	i.list = append(i.list, d)
}

// fingerprint gives all but style sheets their final path.
func (f *folder) fingerprint() {
	for _, i := range f.items {
		if i.kind.treatment != sheet {
			i.finish()
		}
	}
}

// finish gives an item whose bytes are final its digest and path. One with an
// error is emptied.
func (i *item) finish() {
	if i.list.Failed() {
		i.asset.Data, i.asset.Disk, i.asset.Width, i.asset.Height = nil, "", 0, 0
		return
	}
	i.asset.Digest, i.asset.Size = i.file.Digest, i.file.Size()
	if i.asset.Disk == "" {
		i.asset.Digest, i.asset.Size = memo.Of(i.asset.Data), int64(len(i.asset.Data))
	}
	if !i.kept {
		i.asset.Path = Fingerprinted(i.asset.Name, i.asset.Digest)
	}
}
