package content

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// TestIdentified writes numbers as people copy them under their keys: what becomes
// of each, and that a hint that says what to write leads to an article without the
// problem.
func TestIdentified(t *testing.T) {
	cases := []struct{ key, text, link string }{ // link: where the reference leads; "hint": refused, and the hint works; "": refused
		{"doi", "10.1016/S0140-6736(20)31180-6.", "https://doi.org/10.1016/S0140-6736%2820%2931180-6"},
		{"doi", "(10.1056/NEJMoa2034577)", "https://doi.org/10.1056/NEJMoa2034577"},
		{"doi", "<https://doi.org/10.1056/NEJMoa2034577>", "https://doi.org/10.1056/NEJMoa2034577"},
		{"doi", "https://www.nejm.org/doi/full/10.1056/NEJMoa2034577", "https://doi.org/10.1056/NEJMoa2034577"},
		{"doi", "10.1101/2020.01.30.927871v1", "https://doi.org/10.1101/2020.01.30.927871"},
		{"doi", "see 10.1056/NEJMoa2034577 and its appendix", "hint"},
		{"doi", "PMID: 33301246", "hint"},
		{"doi", "NCT04368728", "hint"},
		{"doi", "DRKS00012345", "hint"},
		{"doi", "10.1056/NEJMoa...", ""},
		{"pmid", "PMID33301246", "https://pubmed.ncbi.nlm.nih.gov/33301246/"},
		{"pmid", "https://pubmed.ncbi.nlm.nih.gov/?term=33301246", "https://pubmed.ncbi.nlm.nih.gov/33301246/"},
		{"pmid", "PMID: 33301246; PMCID: PMC7745181", "hint"},
		{"pmid", "PMC7745181", "hint"},
		{"pmid", "10.1056/NEJMoa2034577", "hint"},
		{"pmcid", "7745181", "hint"},
		{"pmcid", "https://europepmc.org/article/PMC/PMC7745181", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7745181/"},
		{"nct", "ClinicalTrials.gov Identifier: NCT04368728", "https://clinicaltrials.gov/study/NCT04368728"},
		{"nct", "NCT04368728 (phase 3)", "hint"},
		{"nct", "ISRCTN50189673", "hint"},
		{"nct", "ACTRN12605000097628", "hint"},
		{"isrctn", "50189673", "https://www.isrctn.com/ISRCTN50189673"},
		{"isrctn", "https://doi.org/10.1186/ISRCTN50189673", "https://www.isrctn.com/ISRCTN50189673"},
		{"registry", "NCT04368728", "https://clinicaltrials.gov/study/NCT04368728"},
		{"registry", "DRKS00012345", "https://drks.de/search/en/trial/DRKS00012345"},
		{"registry", "EUCTR2019-001234-38-DE", "https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:2019-001234-38"},
		{"registry", "CRD42020123456", "https://www.crd.york.ac.uk/PROSPERO/view/CRD42020123456"},
		{"registry", "the trial DRKS00012345 in Germany", "hint"},
		{"registry", "CTRI 2020", ""},
		{"registry", "NCT04368728 and NCT04368729", "hint"},
		{"doi", "10.1056/NEJMoa2034577, 10.1016/S0140-6736(20)31180-6", "hint"},
		{"pmid", "33301246, 33301247", "hint"},
		{"url", "<https://www.who.int/x>", "https://www.who.int/x"},
		{"url", "(https://www.who.int/x).", "https://www.who.int/x"},
		{"url", "https://www.who.int/x.", "https://www.who.int/x"},
		{"url", "\u200bhttps://www.who.int/x\u200b", "https://www.who.int/x"},
		{"url", "https://en.wikipedia.org/wiki/Trial_(law)", "https://en.wikipedia.org/wiki/Trial_(law)"},
		{"url", "https://www.who.int/a–b", "https://www.who.int/a–b"},
		{"url", "https://www.who.int/x (accessed 3 May 2020)", "hint"},
		{"url", "https://www.who.int/my report.pdf", "hint"},
		{"url", "See https://www.who.int/x for more", "hint"},
		{"url", "[WHO](https://www.who.int/x)", "hint"},
		{"url", "www.who.int/x", "hint"},
		{"url", "who.int", "hint"},
		{"url", "https://www.who.int/x https://www.who.int/y", ""},
		{"url", "the library", ""},
	}
	write := regexp.MustCompile(`write  (\w+): (\S+)`)
	hints := 0
	for _, c := range cases {
		article := func(key, text string) string {
			return "---\ntitle: T\ndescription: D.\ncategory: health\nauthors: [ada]\ndate: 2026-01-02\nreferences:\n  - {title: A paper, " +
				key + ": " + strconv.Quote(text) + "}\n---\nWords.\n"
		}
		link, hint := referenceLink(t, article(c.key, c.text))
		if c.link != "hint" {
			if link != c.link {
				t.Errorf("%s: %q leads to %q, want %q (hint %q)", c.key, c.text, link, c.link, hint)
			}
			continue
		}
		m := write.FindStringSubmatch(hint)
		if link != "" || m == nil || strings.HasPrefix(hint, "write, for") {
			t.Errorf("%s: %q leads to %q, hint %q", c.key, c.text, link, hint)
			continue
		}
		hints++
		if link, hint = referenceLink(t, article(m[1], m[2])); link == "" {
			t.Errorf("%s: %q: the hint %q does not work: %s", c.key, c.text, m[0], hint)
		}
	}
	t.Logf("%d cases, %d hints applied", len(cases), hints)
}

func referenceLink(t *testing.T, text string) (link, hint string) {
	t.Helper()
	document, list := Parse(source.NewFile("content/health/x.md", []byte(text)), Rules{Zone: time.UTC})
	for _, d := range list {
		if d.Code == "bad-identifier" || d.Code == "missing-key" || d.Code == "bad-url" {
			return "", d.Hint
		}
	}
	a, ok := document.(*Article)
	if !ok || len(a.References) != 1 {
		t.Fatalf("%v: %v", document, list)
	}
	return a.References[0].Link(), ""
}
