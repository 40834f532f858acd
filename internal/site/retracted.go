package site

import (
	"net/url"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/content/identifier"
	"galen/internal/content/retraction"
	"galen/internal/diag"
	"galen/internal/frontmatter/civildate"
	"galen/internal/words"
)

// noticeKinds are content.Notices by what the table of retractions calls them.
var noticeKinds = map[retraction.Nature]string{retraction.Retraction: "retraction", retraction.Concern: "concern", retraction.Correction: "correction"}

// notice is what has been said of a reference since it was published, nil for
// nothing: what the table of retractions lists or, if that is graver, what the
// editor says.
func (s *Structure) notice(r content.Reference) *Notice {
	kind, listed := s.listed(r)
	if gravity(r.Acknowledged) < gravity(kind) {
		kind, listed = r.Acknowledged, retraction.Notice{}
	}
	if kind == "" {
		return nil
	}
	called := kind
	if listed.Replaced() {
		called = "replacement"
	}
	n := &Notice{Kind: kind, Text: s.words.Say("notice." + called), Reason: listed.Reason}
	if !listed.On.IsZero() {
		n.On = s.when(civildate.Moment{Time: listed.On, Day: true})
		n.Text = s.words.Say("notice.dated."+called, words.Text("date", n.On.Text))
	}
	if doi, ok := identifier.DOI.Parse(listed.DOI); ok && doi != r.DOI { // some journals give the notice the paper's own
		n.URL = identifier.DOI.URL(doi)
	}
	return n
}

// listed is what the table of retractions says of a reference.
func (s *Structure) listed(r content.Reference) (kind string, n retraction.Notice) {
	if s.opt.Retractions == nil {
		return "", n
	}
	n, ok := s.opt.Retractions.Notice(paperOf(r))
	if !ok {
		return "", n
	}
	return noticeKinds[n.Nature], n
}

// paperOf is the paper that a reference names: by its identifiers or, if it has
// none, by its address.
func paperOf(r content.Reference) (doi, pmid string) {
	if r.DOI == "" && r.PMID == "" {
		return identifier.Mentioned(r.URL)
	}
	return r.DOI, r.PMID
}

// gravity orders notices: the least is the gravest, and nothing comes last.
func gravity(kind string) int {
	if kind == "" {
		return len(content.Notices)
	}
	return slices.Index(content.Notices, kind)
}

// retracted judges every article's references by the table of retractions.
func (b *builder) retracted() {
	for i, a := range b.all {
		b.retractedIn(i, a)
	}
}

func (b *builder) retractedIn(i int, a *content.Outline) {
	if b.opt.Retractions != nil {
		b.linkedIn(i, a)
	}
	for _, r := range a.References {
		kind, n := b.listed(r)
		known, listed := gravity(r.Acknowledged), gravity(kind)
		switch {
		case listed < known:
			b.add(unacknowledged(r, kind, n))
		case b.opt.Retractions != nil && known < listed:
			b.add(unlisted(r, kind, n))
		case b.opt.Retractions != nil && kind == "":
			b.unsought(r)
		}
	}
}

// unlisted is the problem of a notice that the editor acknowledges and the table
// does not list, or lists as something less.
func unlisted(r content.Reference, kind string, n retraction.Notice) diag.Diagnostic {
	if kind == "" {
		return diag.Warningf(r.At, "unlisted-notice", "a %s of this reference is acknowledged, but the table of retractions lists none", r.Acknowledged).
			WithHint("download a newer table, check the identifiers, or delete the key  acknowledged")
	}
	less := map[string]string{"concern": "an expression of concern", "correction": "a correction"}[kind]
	return diag.Warningf(r.At, "unlisted-notice", "a %s of this reference is acknowledged, but the table of retractions lists only %s%s", r.Acknowledged, less, onDay(n)).
		WithHint("write  acknowledged: %s  or, if the paper was retracted since, download a newer table", kind)
}

// journals are pages of papers in whose addresses no DOI can be read.
var journals = []string{"thelancet.com", "sciencedirect.com", "cell.com", "jamanetwork.com", "nejm.org", "bmj.com", "acpjournals.org", "mdpi.com", "academic.oup.com"}

// unsought notes a reference to a paper that the table cannot be asked about, so that
// nobody takes silence for an answer.
func (b *builder) unsought(r content.Reference) {
	doi, pmid := paperOf(r)
	if pmid != "" || doi != "" && !(r.DOI == "" && identifier.GuessedDOI(r.URL)) {
		return
	}
	paper := r.PMCID != "" || r.Kind == "paper" || r.Kind == "preprint" || r.Kind == "abstract"
	if u, err := url.Parse(r.URL); err == nil && r.Kind == "" {
		host := strings.TrimPrefix(u.Hostname(), "www.")
		paper = paper || strings.Count(u.Path, "/") > 1 && slices.ContainsFunc(journals, func(j string) bool { return host == j || strings.HasSuffix(host, "."+j) })
	}
	if paper {
		d := diag.Warningf(r.At, "unsought-paper", "this paper cannot be looked up in the table of retractions, which knows papers by DOI and PMID").
			WithHint("add its DOI or PMID, which is on the page of the paper:  doi: 10.…")
		d.Severity = diag.Note
		b.add(d)
	}
}

// linkedIn judges the papers that the text of an article links to without listing
// them among its references.
func (b *builder) linkedIn(number int, a *content.Outline) {
	judged := map[string]bool{}
	for _, r := range a.References {
		doi, pmid := paperOf(r)
		judged[identifier.Work(doi)], judged[pmid] = true, true
	}
	defer b.setChecking(textPlace{})
	for i, p := range a.Papers {
		key := identifier.Work(p.DOI) + p.PMID
		if judged[key] {
			continue
		}
		judged[key] = true
		b.setChecking(textPlace{article: number + 1, paper: i + 1})
		r := content.Reference{DOI: p.DOI, PMID: p.PMID}
		if kind, n := b.listed(r); kind != "" {
			d := unacknowledged(r, kind, n)
			d.Hint = strings.Replace(d.Hint, "  here", "  to it among the references", 1)
			b.add(d)
		}
	}
}

// onDay is " on 4 June 2020", or nothing when the table has no date.
func onDay(n retraction.Notice) string {
	if n.On.IsZero() {
		return ""
	}
	return " on " + n.On.Format("2 January 2006")
}

// unacknowledged is the problem of a notice that the editor has not said to know
// of: an error for a retraction, a warning for less.
func unacknowledged(r content.Reference, kind string, n retraction.Notice) diag.Diagnostic {
	on := onDay(n)
	if n.Reason != "" {
		on += " (" + n.Reason + ")"
	}
	read := ""
	if n.DOI != "" {
		read = "read https://doi.org/" + n.DOI + ", then "
	}
	switch {
	case n.Replaced():
		return diag.Errorf(r.At, "retracted", "this paper was retracted and replaced by a corrected one%s", on).
			WithHint("%scheck that the article follows the new one; then add  acknowledged: retraction  here, and the page will say so", read)
	case kind == "retraction":
		return diag.Errorf(r.At, "retracted", "this paper was retracted%s", on).
			WithHint("%sbase the article on something else; if it is about the retraction, add  acknowledged: retraction  here, and the page will say so", read)
	case kind == "concern":
		return diag.Warningf(r.At, "concern", "its journal has expressed concern about this paper%s", on).
			WithHint("%ssay so in the text, and add  acknowledged: concern  here", read)
	}
	return diag.Warningf(r.At, "corrected", "this paper was corrected%s", on).
		WithHint("%scheck that the article is still right, and add  acknowledged: correction  here", read)
}
