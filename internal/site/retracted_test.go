package site

import (
	"fmt"
	"strings"
	"testing"

	"galen/internal/content"
	"galen/internal/content/retraction"
	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/tally"
	"galen/internal/words"
)

const tableOfRetractions = `OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,RetractionDOI,Reason
10.1/Gone,11,Retraction,6/4/2020 0:00,10.1000/notice,+Error in Data;
10.1/doubt,0,Expression of concern,2021-05-16,,
10.1/mended,0,Correction,2021-05-16,10.1/mended,
10.1/replaced,0,Retraction,2021-05-16,10.1/replaced,+Error in Data;+Retract and Replace;
10.1101/2020.01.30.927871,0,Retraction,2020-02-02,,
10.48550/arXiv.2101.00001,0,Retraction,2021-02-02,,
10.21203/rs.3.rs-100956/v1,0,Retraction,2021-02-02,,
10.1016/S0140-6736(20)31180-6,0,Retraction,2020-06-05,,
`

// TestKind10Retracted is what a reference to a paper with a notice leads to: a problem
// until it is acknowledged, and words on the page in any case.
func TestKind10Retracted(t *testing.T) {
	tally.Kind(t, 10)
	table, problems := retraction.Read(source.NewFile("data/t.csv", []byte(tableOfRetractions)))
	if problems.Failed() {
		t.Fatal(problems)
	}
	for _, c := range []struct {
		reference content.Reference
		problem   string // severity and code
		notice    string
	}{
		// listed
		{content.Reference{DOI: "10.1/doubt", Acknowledged: "retraction"}, "warning unlisted-notice", "retraction|Retracted|"},
		{content.Reference{DOI: "10.1/replaced"}, "error retracted", "retraction|Retracted and replaced on 16 May 2021|"},
		{content.Reference{URL: "https://www.biorxiv.org/content/10.1101/2020.01.30.927871v1"}, "error retracted", "retraction|Retracted on 2 February 2020|"},
		{content.Reference{URL: "https://www.biorxiv.org/content/biorxiv/early/2020/02/02/2020.01.30.927871.full.pdf"}, "error retracted", "retraction|Retracted on 2 February 2020|"},
		{content.Reference{URL: "https://arxiv.org/abs/2101.00001"}, "error retracted", "retraction|Retracted on 2 February 2021|"},
		{content.Reference{URL: "https://www.researchsquare.com/article/rs-100956/v3"}, "error retracted", "retraction|Retracted on 2 February 2021|"},
		{content.Reference{URL: "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)31180-6/fulltext"}, "error retracted", "retraction|Retracted on 5 June 2020|"},
		{content.Reference{URL: "https://www.sciencedirect.com/science/article/pii/S0140673620311806"}, "error retracted", "retraction|Retracted on 5 June 2020|"},
		{content.Reference{PMCID: "PMC7745181"}, "note unsought-paper", ""},
		// made up
		{content.Reference{DOI: "10.1/fine"}, "", ""},
		{content.Reference{URL: "https://doi.example/10.1/gone"}, "", ""},
		{content.Reference{DOI: "10.1/gone"}, "error retracted", "retraction|Retracted on 4 June 2020|https://doi.org/10.1000/notice"},
		{content.Reference{PMID: "11"}, "error retracted", "retraction|Retracted on 4 June 2020|https://doi.org/10.1000/notice"},
		{content.Reference{DOI: "10.1/gone", Acknowledged: "retraction"}, "", "retraction|Retracted on 4 June 2020|https://doi.org/10.1000/notice"},
		{content.Reference{DOI: "10.1/gone", Acknowledged: "concern"}, "error retracted", "retraction|Retracted on 4 June 2020|https://doi.org/10.1000/notice"},
		{content.Reference{DOI: "10.1/doubt"}, "warning concern", "concern|Expression of concern, 16 May 2021|"},
		{content.Reference{DOI: "10.1/doubt", Acknowledged: "concern"}, "", "concern|Expression of concern, 16 May 2021|"},
		{content.Reference{DOI: "10.1/replaced", Acknowledged: "retraction"}, "", "retraction|Retracted and replaced on 16 May 2021|"},
		{content.Reference{PMCID: "PMC7745181", PMID: "12"}, "", ""},
		{content.Reference{PMCID: "PMC7745181", NCT: "NCT04368728"}, "note unsought-paper", ""},
		{content.Reference{URL: "https://jamanetwork.com/journals/jama/fullarticle/2769034"}, "note unsought-paper", ""},
		{content.Reference{URL: "https://www.sciencedirect.com/science/article/pii/S0092867420302294"}, "note unsought-paper", ""},
		{content.Reference{URL: "https://journal.example/paper", Kind: "paper"}, "note unsought-paper", ""},
		{content.Reference{URL: "https://jamanetwork.com/journals/jama", Kind: "page"}, "", ""},
		{content.Reference{URL: "https://www.who.int/news-room/fact-sheets/detail/diabetes"}, "", ""},
		{content.Reference{URL: "https://www.nejm.org/doi/full/10.1056/NEJMoa2034577"}, "", ""},
		{content.Reference{NCT: "NCT04368728"}, "", ""},
		{content.Reference{DOI: "10.1/mended"}, "warning corrected", "correction|Corrected on 16 May 2021|"},
		{content.Reference{DOI: "10.1/fine", Acknowledged: "retraction"}, "warning unlisted-notice", "retraction|Retracted|"},
	} {
		b := builder{Structure: &Structure{words: words.For("en"), opt: Options{Now: at, Retractions: table}}}
		b.cfg.Language = "en"
		c.reference.At = diag.Position{File: "content/x.md", Line: 7, Column: 5}
		b.retractedIn(0, &content.Outline{References: []content.Reference{c.reference}})
		var got []string
		for _, d := range b.list {
			got = append(got, d.Severity.String()+" "+d.Code)
			if d.Line != 7 || d.Hint == "" {
				t.Errorf("%+v: %v, hint %q", c.reference, d, d.Hint)
			}
		}
		if strings.Join(got, ", ") != c.problem {
			t.Errorf("%+v: %v, want %q", c.reference, got, c.problem)
		}
		notice := ""
		if n := b.notice(c.reference); n != nil {
			notice = fmt.Sprintf("%s|%s|%s", n.Kind, n.Text, n.URL)
		}
		if notice != c.notice {
			t.Errorf("%+v: %q, want %q", c.reference, notice, c.notice)
		}
	}
	linking := builder{Structure: &Structure{words: words.For("en"), opt: Options{Now: at, Retractions: table}}}
	linking.retractedIn(3, &content.Outline{
		References: []content.Reference{{DOI: "10.1/DOUBT", Acknowledged: "concern"}},
		Document: content.Document{Shape: content.Shape{Papers: []content.Paper{
			{DOI: "10.1/fine"}, {DOI: "10.21203/rs.3.rs-100957/v3"}, {PMID: "11"}, {PMID: "11"}, {DOI: "10.1/doubt"},
		}}},
	})
	if len(linking.list) != 1 || linking.list[0].Code != "retracted" || linking.list[0].in != (textPlace{article: 4, paper: 3}) || !strings.Contains(linking.list[0].Hint, "acknowledged: retraction  to it among the references") {
		t.Errorf("links to papers: %v, hint %q", linking.list, linking.list[0].Hint)
	}
	without := builder{Structure: &Structure{}}
	without.retractedIn(0, &content.Outline{References: []content.Reference{{DOI: "10.1/gone", Acknowledged: "retraction"}, {DOI: "10.1/gone"}}})
	if len(without.list) > 0 {
		t.Errorf("without a table: %v", without.list)
	}
}

// TestReferences is a list of references as a page shows it: numbered, with ways
// back to where the text cites them.
func TestReferences(t *testing.T) {
	text := strings.Replace(piecePage("2026-11-01", `references:
  - {id: never, title: Never, url: "https://www.never.example/x"}
  - {id: one, title: One, doi: 10.1000/1, pmid: 1, journal: J, year: 2020, kind: preprint}`), "Text.", "Once [@one], twice [@one].", 1)
	s, problems := assembled(t, map[string]string{"content/trials/x.md": text}, Live)
	if problems.Failed() {
		t.Fatal(problems)
	}
	refs := s.Value("article:/trials/x/").(Article).References
	got := fmt.Sprintf("%+v", refs)
	for _, want := range []string{
		"ID:one Number:1 Title:One", "Journal:J Year:2020 Kind:preprint Note:Preprint, not peer reviewed URL:https://doi.org/10.1000/1 Label:doi:10.1000/1",
		"Links:[{Title:doi:10.1000/1 URL:https://doi.org/10.1000/1} {Title:PMID 1 URL:https://pubmed.ncbi.nlm.nih.gov/1/}]",
		"Back:[{ID:page-cite-1 Number:1 Mark:¹} {ID:page-cite-1-2 Number:2 Mark:²}]", "ID:never Number:2", "Label:never.example",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nholds no %s", got, want)
		}
	}
	if raised(1230) != "¹²³⁰" {
		t.Error(raised(1230))
	}
}
