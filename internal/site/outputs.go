package site

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"galen/internal/diag"
	"galen/internal/media/resize"
	"galen/internal/memo"
	"galen/internal/source"
)

// Output is one file that the site consists of. How it is made follows from Kind.
type Output struct {
	File    string // slash-separated, below the output folder
	Kind    OutputKind
	Format  FeedFormat    // of a feed
	Path    string        // of the whole site
	Edition string        // the language of the edition that makes it; "" for the site's own, and for files that all share
	Layout  string        // or the name of a sitemap
	At      diag.Position // where its layout is named, or the source file that it belongs to; may be empty
	Data    []byte
	Disk    string          // where the bytes of a large file are; see source.File
	Digest  memo.Digest     // of the bytes, or of all that the Print depends on
	Print   *resize.Variant // of a picture
	Lasts   bool            // its name holds the digest of its content, so that whoever has it need never ask again
}

// Bytes gives the bytes of an output of the kind file. A file that is no longer what it was
// when the site was read is an error.
func (o Output) Bytes() ([]byte, error) {
	data, err := source.File{Data: o.Data, Disk: o.Disk, Digest: o.Digest}.Bytes()
	if errors.Is(err, source.ErrChanged) {
		err = diag.Errorf(diag.Position{File: o.File}, "changed", "the file was changed while the site was being built").
			WithCause(diag.Environment).WithHint("build again")
	}
	return data, err
}

// Unit is the digest of what the output is, apart from the facts it shows.
func (o Output) Unit() memo.Digest {
	return memo.OfStrings(o.Kind.String(), o.Format.String(), o.Path, o.Layout, o.Digest.String(), o.Edition)
}

// plan is what follows from a site's shape alone, and is worked out when first
// asked for.
type plan struct {
	once    sync.Once
	outputs []Output
	next    time.Time
}

func (s *Structure) planned() *plan {
	s.plan.once.Do(func() {
		p := s.plan
		p.outputs, p.next = s.allOutputs(), s.nextChange()
		for _, e := range s.others() {
			if next := e.nextChange(); p.next.IsZero() || !next.IsZero() && next.Before(p.next) {
				p.next = next
			}
		}
	})
	return s.plan
}

// Outputs lists every file of the site, sorted by File. The list is not to be
// changed.
func (s *Structure) Outputs() []Output { return s.planned().outputs }

// Output finds a file of the site.
func (s *Structure) Output(file string) (Output, bool) {
	outputs := s.Outputs()
	i, ok := slices.BinarySearchFunc(outputs, file, func(o Output, file string) int { return cmp.Compare(o.File, file) })
	if !ok {
		return Output{}, false
	}
	return outputs[i], true
}

// ownOutputs are the files of an edition alone.
func (s *Structure) ownOutputs() []Output {
	all := make([]Output, 0, len(s.order)+len(s.order)/16+len(s.aliases)+len(s.files))
	for _, p := range s.order {
		if p.hidden {
			continue
		}
		all = append(all, Output{File: output(p.path), Kind: PageOutput, Path: p.path, Layout: p.layout, At: p.layoutAt()})
		for _, f := range s.formats(p) {
			all = append(all, Output{File: output(p.path + FeedFile(f)), Kind: FeedOutput, Format: f, Path: p.path})
		}
	}
	for _, a := range s.aliases {
		if a.to.hidden {
			continue
		}
		all = append(all, Output{File: output(a.path), Kind: RedirectOutput, Path: a.path, Layout: RedirectPage.defaultLayout(), At: a.at})
	}
	all = append(append(append(all, s.sitemapOutputs()...), s.searchOutputs()...), s.chapterOutputs()...)
	for _, p := range s.posters() {
		all = append(all, Output{File: output(p.path + posterFile), Kind: PosterOutput, Path: p.path})
	}
	return all
}

func (s *Structure) allOutputs() []Output {
	all := append(append(s.ownOutputs(), s.searchScript()...), s.siteMapsOutputs()...)
	for _, e := range s.others() {
		for _, o := range e.ownOutputs() {
			o.File, o.Path, o.Edition = e.folder+"/"+o.File, e.whole(o.Path), e.language
			all = append(all, o)
		}
	}
	own := map[string]bool{}
	for _, a := range s.assets.All() {
		own[a.Path] = true
	}
	// A feed or sitemap of the site's own takes the place of ours.
	all = slices.DeleteFunc(all, func(o Output) bool { return own[o.File] && o.Kind != PageOutput })
	all = append(all, s.hostFiles()...)
	for _, a := range s.assets.All() {
		if s.joined(a.Name) || s.unusedSheet(a.Name) {
			continue
		}
		all = append(all, Output{File: a.Path, Kind: FileOutput, Data: a.Data, Disk: a.Disk, Digest: a.Digest, Lasts: a.Fingerprinted()})
	}
	for _, f := range s.files {
		if f.shown && f.photo == nil {
			all = append(all, Output{File: f.out, Kind: FileOutput, Data: f.data, Disk: f.disk, Digest: f.digest, Lasts: f.lasts()})
		}
	}
	all = append(all, s.printOutputs()...)
	if s.Unlisted() {
		unlist(all)
	}
	slices.SortFunc(all, func(a, b Output) int { return cmp.Compare(a.File, b.File) })
	return all
}

// The files that name the sitemaps, and the news of the last two days.
const (
	sitemapsFile = "sitemap.xml"
	newsFile     = "sitemap-news.xml"
)

// sitemapOutputs are the sitemaps of an edition; a preview has none.
func (s *Structure) sitemapOutputs() (all []Output) {
	if s.Unlisted() {
		return nil
	}
	for _, m := range s.ownSitemaps() {
		all = append(all, Output{File: strings.TrimPrefix(m.Path, "/"), Kind: SitemapOutput, Path: m.Path, Layout: m.Title})
	}
	if len(s.fresh()) > 0 { // the schema of sitemaps does not allow one without an address
		all = append(all, Output{File: newsFile, Kind: NewsOutput})
	}
	return all
}

// siteMapsOutputs are the file that names all sitemaps.
func (s *Structure) siteMapsOutputs() []Output {
	if s.Unlisted() {
		return nil
	}
	return []Output{{File: sitemapsFile, Kind: SitemapsOutput}}
}

// layoutAt is where a page's layout is named, or its file.
func (p *page) layoutAt() diag.Position {
	if p.document != nil && p.document.Layout.Text != "" {
		return p.document.Layout.At
	}
	return diag.Position{File: p.at.File}
}

// headersFile reports whether there is a file of headers.
func (s *Structure) headersFile() bool {
	return !s.MetaPolicy() || len(s.cfg.Headers) > 0 || s.Unlisted()
}

// headers are the further HTTP headers, in the order configured.
func (s *Structure) headers() []Header {
	var all []Header
	for _, h := range s.cfg.Headers {
		all = append(all, Header{h.Name, h.Value})
	}
	return all
}
