package site

import (
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"galen/internal/address"
	"galen/internal/content"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/media/sanitize"
	"galen/internal/memo"
	"galen/internal/source"
	"galen/internal/theme/asset"
)

// file is something that lies beside the documents and that one of them uses: a
// picture, or what is offered to download. What no shown document uses is not
// published, so that a picture cannot give away a story under embargo.
type file struct {
	out    string // below the output folder
	data   []byte
	disk   string      // where the bytes of a large download are
	digest memo.Digest // of the bytes
	size   int64       // of a download, likewise
	width  int         // of a picture
	height int
	shown  bool
	photo  *photo // of a picture of pixels; there is no data then
	medium bool   // a film, sound or captions of a page that is shown: out has the digest
	read   bool   // a table or a chart is made of it
	table  *data.Table
	at     diag.Position
}

// lasts reports whether the file's name changes with its bytes.
func (f *file) lasts() bool {
	return strings.HasPrefix(f.out, asset.Immutable) && (f.medium || sanitize.IsPicture(f.at.File))
}

// destination is what a reference leads to: a page, a file or an asset.
type destination struct {
	page  *page
	in    *Structure // the edition of the page; nil: that of who asks
	meant *page      // its translation, in whose place it is shown as long as readers may not see that; nil: none
	feed  string     // of a feed of the page, its file
	file  *file
	asset *asset.Asset
}

// index finds documents by the ways in which editors refer to them.
type index struct {
	byFile     map[string]*page   // by file below content, without .md and /index
	bySlug     map[string][]*page // articles and plain pages
	byDocument map[string]*page   // by file: content/health/flu.md
}

// newIndex makes the index of all pages so far. In an edition, a document is also found by the name of its
// original.
func (b *builder) newIndex() index {
	x := index{map[string]*page{}, map[string][]*page{}, map[string]*page{}}
	for _, p := range b.order {
		if p.document == nil || p.number > 0 {
			continue
		}
		x.byDocument[p.document.File] = p
		for _, file := range []string{p.document.File, content.OriginalFile(p.document.File, b.codes)} {
			name := nameOf(file)
			x.byFile[name] = p
			for _, last := range []string{"/index", "/_index"} {
				if short, cut := strings.CutSuffix(name, last); cut {
					x.byFile[short] = p
				}
			}
		}
		if p.kind.isLinkedBySlug() {
			x.bySlug[p.document.Slug.Text] = append(x.bySlug[p.document.Slug.Text], p)
		}
	}
	return x
}

// nameOf is a file as links name it: below content, without .md.
func nameOf(file string) string {
	return norm.NFC.String(strings.TrimSuffix(strings.TrimPrefix(file, "content/"), ".md"))
}

// find finds what target, written in document d, means: a path of the site
// (/health/flu/), a file beside the document (../trials/phases.md, scan.png),
// or a slug. What is written in a part that the document shows is meant from the folder
// of the parts. It reports whether anything, and whether more than one thing, was
// found.
//
// A name is the same whether its letters are composed (NFC) or not (NFD, as macOS has
// them).
func (s *Structure) find(d *content.Document, target string) (to destination, found, ambiguous bool) {
	target = norm.NFC.String(target)
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		to, found = s.rooted(rooted)
		return to, found, false
	}
	target = strings.TrimPrefix(target, "./")
	beside := path.Join(norm.NFC.String(folderOf(d)), target)
	if p := s.index.byFile[strings.TrimSuffix(beside, ".md")]; p != nil {
		return destination{page: p}, true, false
	}
	if f := s.files[beside]; f != nil {
		return destination{file: f}, true, false
	}
	target = content.AsWritten(target)
	name := strings.Trim(strings.TrimSuffix(target, ".md"), "/")
	if all := s.index.bySlug[name]; len(all) > 0 {
		return destination{page: all[0]}, true, len(all) > 1
	}
	if p := s.index.byFile[strings.TrimPrefix(name, "content/")]; p != nil {
		return destination{page: p}, true, false
	}
	to, found = s.rooted(name)
	return to, found, false
}

// rooted finds a path below the site's root, written without its first slash.
func (s *Structure) rooted(name string) (destination, bool) {
	clean := "/" + strings.Trim(name, "/") + "/"
	if clean == "//" {
		clean = "/"
	}
	for _, p := range []string{clean, "/" + name} {
		if to := s.pages[p]; to != nil {
			return destination{page: to}, true
		}
	}
	if a, ok := s.assets.Lookup(name); ok {
		return destination{asset: &a}, true
	}
	if f := s.files[name]; f != nil {
		return destination{file: f}, true
	}
	name = strings.Trim(name, "/")
	for _, p := range []string{"/" + name + "/", "/" + name} { // a path of the old site may end in .html
		if to := s.byAlias[p]; to != nil {
			return destination{page: to}, true
		}
	}
	if p := s.vacant[clean]; p != nil {
		return destination{page: p}, true
	}
	return s.feedAt(name)
}

// addFiles notes every file that lies beside the documents.
func (b *builder) addFiles() {
	for p, written := range b.set.Files {
		name := norm.NFC.String(strings.TrimPrefix(p, "content/"))
		if first := b.files[name]; first != nil {
			b.add(sameNames(min(first.at.File, p), max(first.at.File, p)))
			p = min(first.at.File, p)
		}
		b.files[name] = &file{at: diag.Position{File: p}, out: name, size: written.Size()}
	}
	for _, f := range b.set.Data {
		if data.IsTable(f.Path) {
			name := norm.NFC.String(f.Path)
			if first := b.files[name]; first != nil {
				b.add(sameNames(first.at.File, f.Path))
				continue
			}
			b.files[name] = &file{at: diag.Position{File: f.Path}, out: name, size: f.Size()}
		}
	}
}

// original is a file beside the documents or in the folder data.
func (b *builder) original(name string) source.File {
	f, _ := b.find(name)
	return f
}

// find is original; ok is false when there is none of the name.
func (b *builder) find(name string) (f source.File, ok bool) {
	if f, ok = b.set.Files[name]; !ok {
		if i := source.Find(b.set.Data, name); i >= 0 {
			return b.set.Data[i], true
		}
	}
	return f, ok
}

// publishFile makes a file ready to be published. Pictures are checked and lose their
// metadata; their name carries the digest of what is left.
func (b *builder) publishFile(f *file, shown bool) {
	if shown {
		f.shown = true
	}
	if f.data != nil {
		return
	}
	original := b.original(f.at.File)
	if isPhoto(f.at.File) {
		f.data = []byte{}
		if f.photo = b.photograph(original, f.out); f.photo != nil {
			f.out = f.photo.given
		}
		return
	}
	f.data, f.disk = original.Data, original.Disk
	if f.data == nil {
		f.data = []byte{}
	}
	f.digest = original.Digest
	if !sanitize.IsPicture(f.at.File) {
		b.add(asset.Check(original, asset.Rules{Root: b.root.Path, Origin: b.cfg.Base.Origin, Allow: b.cfg.Allow})...)
		return
	}
	clean, problems := sanitize.Clean(original)
	b.add(problems...)
	if problems.Failed() {
		return
	}
	small, problems := asset.Shrink(original.Path, clean)
	b.add(problems...)
	f.data, f.digest, f.width, f.height = small, memo.Of(small), clean.Width, clean.Height
	f.out = asset.Fingerprinted(f.out, f.digest)
}

// outside reports whether an address has a scheme, and so is not a path.
func outside(to string) bool { return address.Scheme(to) != "" }

// local makes a full address of the site itself a path: a preview is elsewhere.
func (s *Structure) local(to string) string {
	if path, own := address.Own(s.root.URL(), to); own {
		return path
	}
	return to
}
