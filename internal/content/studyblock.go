package content

import (
	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// studyBlock is a further study of an article, whose first one stands in its front
// matter. Its box is made by the site, as that of the first is.
type studyBlock struct{ *Study }

func readStudyBlock(r *frontmatter.Reader, in *validator, n *directive.Node) block {
	r.Require("a study", needStudy)
	b := studyBlock{readStudy(r)}
	sound(r, b.Study)
	if in.part {
		in.problem(in.lines.At(in.start+n.NameAt), "bad-block", "move these lines into the article that reports it, and delete the block here: into its front matter, indented below a line  study:,  or, if that has one, into its text",
			"a study belongs in the article that reports it, not in a part")
	}
	in.studies = append(in.studies, b.Study)
	return b
}

// said is nothing: rules know a study by its facts.
func (studyBlock) said() []blockText { return nil }

func (b studyBlock) check(in *validator, n *directive.Node) {
	in.gap(n, Placeholder{Kind: StudyBox, At: b.At, Study: b.Study})
}

func (studyBlock) set(s *htmlRenderer, n *directive.Node) {
	s.block("")
	if g := s.gap(n); g != nil {
		s.cut(*g)
	}
}

// further reports studies of blocks where front matter has no first one. The article
// is nil of other documents.
func (h *headerDecoder) further(a *Article, studies []*Study) {
	switch {
	case len(studies) == 0:
	case a == nil:
		for _, s := range studies {
			h.add(diag.Errorf(s.At, "bad-block", "only an article reports a study").WithHint("delete the block"))
		}
	case IsPart(studies[0].At.File): // which was told there
	case !h.Has("study"):
		h.add(diag.Errorf(studies[0].At, "bad-block", "this is the first study of the article, which belongs in the front matter").
			WithHint("move these lines to the front matter, indented below a line  study:  and delete the block"))
	}
}

// AllStudies are the studies that an article reports: that of its front matter, then
// those of its blocks.
func (a *Article) AllStudies() []*Study {
	if a.Study == nil {
		return a.Body().Studies
	}
	return append([]*Study{a.Study}, a.Body().Studies...)
}
