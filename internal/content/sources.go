package content

import (
	"path"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// Sources is what a story rests on beside its references.
type Sources struct {
	Release frontmatter.Word // a text file: the news release, to compare the story with
}

// sources reads the key of that name.
func (h *headerDecoder) sources() Sources {
	if v := h.Raw("sources"); v.Kind == frontmatter.List {
		h.Problem("sources", "wrong-type", "list papers and pages under  references,  and write  sources: {release: release.txt}  for a news release", `"sources" must be a group of keys, and this is a list`)
		return Sources{}
	}
	g := h.Group("sources")
	if g == nil {
		return Sources{}
	}
	s := Sources{Release: g.Line("release", maxText)}
	if s.Release.Text != "" && !strings.HasSuffix(s.Release.Text, ".txt") {
		h.add(diag.Errorf(s.Release.At, "bad-release", "the news release %q is not a text file", s.Release.Text).WithHint("save its text beside the article, in a file whose name ends in .txt"))
		s.Release.Text = ""
	}
	g.Done(sourceNames)
	return s
}

// ReleaseFile is the path of the news release in the project, "" when none is
// named.
func (a *Outline) ReleaseFile() string {
	if a.Sources.Release.Text == "" {
		return ""
	}
	return path.Join(path.Dir(a.File), a.Sources.Release.Text)
}

// Prose reads a file once more for its words and those of the parts that it shows. It is
// nil when the file cannot be read.
func Prose(f source.File, parts Parts) *textseg.Text {
	p, _, ok := split(f)
	if !ok {
		return nil
	}
	return p.compose(f.Path, nil, parts).prose(f.Path)
}
