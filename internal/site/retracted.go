package site

import (
	"slices"
	"strings"

	"galen/internal/article"
	"galen/internal/diag"
	"galen/internal/identifier"
	"galen/internal/moment"
	"galen/internal/retraction"
)

// noticeKinds are article.Notices by what the table of retractions calls them.
var noticeKinds = map[retraction.Nature]string{retraction.Retraction: "retraction", retraction.Concern: "concern", retraction.Correction: "correction"}

// noticeWords word a notice for readers, with its date and without.
var noticeWords = map[string][2]string{
	"retraction": {"Retracted on ", "Retracted"},
	"concern":    {"Expression of concern, ", "Expression of concern"},
	"correction": {"Corrected on ", "Corrected"},
}

// notice is what has been said of a reference since it was published, nil for
// nothing: what the table of retractions lists or, if that is graver, what the
// editor says.
func (s *Site) notice(r article.Reference) *Notice {
	kind, listed := s.listed(r)
	if gravity(r.Acknowledged) < gravity(kind) {
		kind, listed = r.Acknowledged, retraction.Notice{}
	}
	if kind == "" {
		return nil
	}
	n := &Notice{Kind: kind, Text: noticeWords[kind][1], Reason: listed.Reason}
	if !listed.On.IsZero() {
		n.On = s.when(moment.Moment{Time: listed.On, Day: true})
		n.Text = noticeWords[kind][0] + n.On.Text
	}
	if doi, ok := identifier.DOI.Parse(listed.DOI); ok && doi != r.DOI { // some journals give the notice the paper's own
		n.URL = identifier.DOI.URL(doi)
	}
	return n
}

// listed is what the table of retractions says of a reference.
func (s *Site) listed(r article.Reference) (kind string, n retraction.Notice) {
	if s.opt.Retractions == nil {
		return "", n
	}
	doi, pmid := r.DOI, r.PMID
	if doi == "" && pmid == "" {
		doi, pmid = identifier.Mentioned(r.URL)
	}
	n, ok := s.opt.Retractions.Notice(doi, pmid)
	if !ok {
		return "", n
	}
	return noticeKinds[n.Nature], n
}

// gravity orders notices: the least is the gravest, and nothing comes last.
func gravity(kind string) int {
	if kind == "" {
		return len(article.Notices)
	}
	return slices.Index(article.Notices, kind)
}

// retracted judges every article's references by the table of retractions.
func (b *builder) retracted() {
	for _, a := range b.set.Articles {
		b.retractedIn(a)
	}
}

func (b *builder) retractedIn(a *article.Article) {
	if b.opt.Retractions != nil {
		b.linkedIn(a)
	}
	for _, r := range a.References {
		kind, n := b.listed(r)
		known, told := gravity(r.Acknowledged), gravity(kind)
		switch {
		case told < known:
			b.add(unacknowledged(r, kind, n))
		case b.opt.Retractions != nil && known < told:
			b.add(diag.Warningf(r.At, "unlisted-notice", "a %s of this reference is acknowledged, and the table of retractions lists none", r.Acknowledged).
				WithHint("fetch a newer table, check the identifiers, or delete the key  acknowledged"))
		}
	}
}

// linkedIn judges the papers that the text of an article links to without listing
// them among its references.
func (b *builder) linkedIn(a *article.Article) {
	told := map[string]bool{}
	for _, r := range a.References {
		told[strings.ToLower(r.DOI)], told[r.PMID] = true, true
	}
	for _, p := range a.Body.Papers {
		key := strings.ToLower(p.DOI) + p.PMID
		if told[key] {
			continue
		}
		told[key] = true
		r := article.Reference{DOI: p.DOI, PMID: p.PMID, At: p.At}
		if kind, n := b.listed(r); kind != "" {
			d := unacknowledged(r, kind, n)
			d.Hint = strings.Replace(d.Hint, "  here", "  to it among the references", 1)
			b.add(d)
		}
	}
}

// unacknowledged is the problem of a notice that the editor has not said to know
// of: an error for a retraction, a warning for less.
func unacknowledged(r article.Reference, kind string, n retraction.Notice) diag.Diagnostic {
	on := ""
	if !n.On.IsZero() {
		on = " on " + n.On.Format("2 January 2006")
	}
	if n.Reason != "" {
		on += " (" + n.Reason + ")"
	}
	read := ""
	if n.DOI != "" {
		read = "read https://doi.org/" + n.DOI + ", then "
	}
	switch kind {
	case "retraction":
		return diag.Errorf(r.At, "retracted", "this paper was retracted%s", on).
			WithHint("%srest the article on something else; if it is about the retraction, add  acknowledged: retraction  here, and the page will say it", read)
	case "concern":
		return diag.Warningf(r.At, "concern", "its journal has expressed concern about this paper%s", on).
			WithHint("%ssay so in the text, and add  acknowledged: concern  here", read)
	}
	return diag.Warningf(r.At, "corrected", "this paper was corrected%s", on).
		WithHint("%scheck that the article has it right, and add  acknowledged: correction  here", read)
}
