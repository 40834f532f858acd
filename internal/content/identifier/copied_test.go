package identifier

import (
	"testing"

	"galen/internal/testing/tally"
)

const lancetDOI = "10.1016/S0140-6736(20)31180-6"

// TestKind10Copied holds the marks of the places that numbers are copied from: what is
// read under the kind's own key, and for what is refused, what is found in it.
func TestKind10Copied(t *testing.T) {
	tally.Kind(t, 10)
	cases := []struct {
		kind   Kind
		text   string
		want   string // "" when it is refused
		within string // what the hint says then
	}{
		// listed
		{DOI, lancetDOI + ".", lancetDOI, ""},
		{DOI, lancetDOI + ",", lancetDOI, ""},
		{DOI, lancetDOI + ")", lancetDOI, ""},
		{DOI, lancetDOI + ").", lancetDOI, ""},
		{DOI, "\u200b" + lancetDOI + "\u200b", lancetDOI, ""},
		{DOI, "10.1016/S0140\u20106736(20)31180\u20106", lancetDOI, ""},
		{DOI, "(10.1056/NEJMoa2034577)", "10.1056/NEJMoa2034577", ""},
		{DOI, "<https://doi.org/10.1056/NEJMoa2034577>", "10.1056/NEJMoa2034577", ""},
		{DOI, "https://www.nejm.org/doi/full/10.1056/NEJMoa2034577?query=featured_home", "10.1056/NEJMoa2034577", ""},
		{DOI, "10.1101/2020.01.30.927871v1", "10.1101/2020.01.30.927871", ""},
		{PMID, "PMID33301246", "33301246", ""},
		{PMID, "https://pubmed.ncbi.nlm.nih.gov/?term=33301246", "33301246", ""},
		{PMCID, "7745181", "", "PMC7745181"},
		{PMCID, "https://europepmc.org/article/PMC/PMC7745181", "PMC7745181", ""},
		{NCT, "ClinicalTrials.gov: NCT04368728", "NCT04368728", ""},
		{NCT, "ClinicalTrials.gov Identifier: NCT04368728", "NCT04368728", ""},
		{NCT, "NCT04368728.", "NCT04368728", ""},
		{NCT, "https://classic.clinicaltrials.gov/ct2/show/NCT04368728", "NCT04368728", ""},
		{ISRCTN, "50189673", "ISRCTN50189673", ""},
		{ISRCTN, "https://doi.org/10.1186/ISRCTN50189673", "ISRCTN50189673", ""},
		// made up
		{NCT, "https://beta.clinicaltrials.gov/study/NCT04368728", "NCT04368728", ""},
		{ACTRN, "ACTRN12605000097628p", "ACTRN12605000097628", ""},
		{DOI, "10.1056/NEJMoa2034577, " + lancetDOI, "", ""},
		{DOI, lancetDOI + ";", lancetDOI, ""},
		{DOI, lancetDOI + "]", lancetDOI, ""},
		{DOI, lancetDOI + "}>\"'", lancetDOI, ""},
		{DOI, "10.1016/S0140\u20136736(20)31180\u22126", lancetDOI, ""},
		{DOI, "(" + lancetDOI + ")", lancetDOI, ""},
		{DOI, "[doi:10.1056/NEJMoa2034577].", "10.1056/NEJMoa2034577", ""},
		{DOI, "“10.1056/NEJMoa2034577”", "10.1056/NEJMoa2034577", ""},
		{DOI, "`10.1056/NEJMoa2034577`", "10.1056/NEJMoa2034577", ""},
		{DOI, "\ufeff10.1056/NEJMoa2034577\u00a0", "10.1056/NEJMoa2034577", ""},
		{DOI, "DOI = 10.1056/NEJMoa2034577", "10.1056/NEJMoa2034577", ""},
		{DOI, "doi: https://doi.org/10.1056/NEJMoa2034577.", "10.1056/NEJMoa2034577", ""},
		{DOI, "10.1056/NEJMoa2034577?utm_source=x", "10.1056/NEJMoa2034577", ""},
		{DOI, "https://doi.org/10.1056/NEJMoa2034577/", "10.1056/NEJMoa2034577", ""},
		{DOI, "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)31180-6/fulltext", lancetDOI, ""},
		{DOI, "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2", "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2", ""},
		{DOI, "10.1016/0140-6736(75)90130-6", "10.1016/0140-6736(75)90130-6", ""},
		{DOI, "arXiv:2101.00001v2", "10.48550/arXiv.2101.00001", ""},
		{DOI, "10.48550/arXiv.2101.00001v2", "10.48550/arXiv.2101.00001", ""},
		{DOI, "10.1016/S0140-6736...", "", ""},
		{DOI, "10.1016/S0140-6736…", "", ""},
		{DOI, "Mehra 2020, 10.1016/S0140-6736(20)31180-6, Lancet", "", lancetDOI},
		{DOI, "10.1056/NEJMoa2034577; 10.1056/NEJMoa2035389", "", ""},
		{PMID, "PubMed ID: 33301246.", "33301246", ""},
		{PMID, "PubMed PMID: 33301246", "33301246", ""},
		{PMID, "https://europepmc.org/article/MED/33301246", "33301246", ""},
		{PMID, "PMID: 33301246; PMCID: PMC7745181", "", "33301246"},
		{PMID, "PMC7745181", "", ""},
		{PMCID, "PMC 7745181", "PMC7745181", ""},
		{PMCID, "PMC ID: 7745181", "PMC7745181", ""},
		{PMCID, "https://europepmc.org/article/PMC/7745181", "PMC7745181", ""},
		{PMCID, "https://europepmc.org/articles/PMC7745181?pdf=render", "PMC7745181", ""},
		{NCT, "ClinicalTrials.gov number, NCT04368728", "NCT04368728", ""},
		{NCT, "ClinicalTrials.gov ID NCT04368728", "NCT04368728", ""},
		{NCT, "Trial registration: ClinicalTrials.gov NCT04368728", "NCT04368728", ""},
		{NCT, "(NCT04368728)", "NCT04368728", ""},
		{NCT, "NCT-04368728", "NCT04368728", ""},
		{NCT, "NCT: 04368728", "NCT04368728", ""},
		{NCT, "NCT number: 04368728", "NCT04368728", ""},
		{NCT, "https://clinicaltrials.gov/ct2/show/record/NCT04368728", "NCT04368728", ""},
		{NCT, "phase 3 (NCT04368728), n=43 548", "", "NCT04368728"},
		{NCT, "NCT04368728 and NCT04470427", "", ""},
		{ISRCTN, "ISRCTN registry: ISRCTN50189673", "ISRCTN50189673", ""},
		{ISRCTN, "ISRCTN 5018 9673", "ISRCTN50189673", ""},
		{ORCID, "ORCID iD: 0000-0002-1825-0097.", "0000-0002-1825-0097", ""},
		{ORCID, "0000\u20110002\u20111825\u20110097", "0000-0002-1825-0097", ""},
	}
	for _, c := range cases {
		got, ok := c.kind.Read(c.text)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s %q: %q, want %q", c.kind, c.text, got, c.want)
		}
		if c.want == "" {
			if within := c.kind.Within(c.text); within != c.within {
				t.Errorf("%s within %q: %q, want %q", c.kind, c.text, within, c.within)
			} else if id, ok := c.kind.Read(within); within != "" && (!ok || id != within) {
				t.Errorf("%s: the hint %q does not work", c.kind, within)
			}
		}
	}
}

// TestKind10Registries: the numbers of every registry, as they are and as they are copied.
func TestKind10Registries(t *testing.T) {
	tally.Kind(t, 10)
	cases := []struct {
		kind       Kind
		text, want string
	}{
		// listed
		{DRKS, "DRKS00012345", "DRKS00012345"},
		{ACTRN, "ACTRN12605000097628", "ACTRN12605000097628"},
		{ChiCTR, "ChiCTR2000029308", "ChiCTR2000029308"},
		{CTRI, "CTRI/2020/05/025271", "CTRI/2020/05/025271"},
		{JRCT, "jRCT2031200001", "jRCT2031200001"},
		{EudraCT, "2019-001234-38", "2019-001234-38"},
		{EudraCT, "EUCTR2019-001234-38-DE", "2019-001234-38"},
		{PACTR, "PACTR202004890123456", "PACTR202004890123456"},
		{IRCT, "IRCT20200317046797N1", "IRCT20200317046797N1"},
		{KCT, "KCT0001234", "KCT0001234"},
		{PROSPERO, "CRD42020123456", "CRD42020123456"},
		{UMIN, "UMIN000012345", "UMIN000012345"},
		{NTR, "NTR1234", "NTR1234"},
		{NTR, "NL8123", "NL8123"},
		{REBEC, "RBR-2qn9dm", "RBR-2qn9dm"},
		{TCTR, "TCTR20200403001", "TCTR20200403001"},
		{LBCTR, "LBCTR2020043495", "LBCTR2020043495"},
		{SLCTR, "SLCTR/2020/012", "SLCTR/2020/012"},
		{EUCT, "EU CT number: 2022-501234-12-00", "2022-501234-12-00"},
		// made up
		{NCT, "Trial: NCT04368728;", "NCT04368728"},
		{ISRCTN, "isrctn50189673", "ISRCTN50189673"},
		{EUCT, "CTIS2022-501234-12-00", "2022-501234-12-00"},
		{EudraCT, "EudraCT number 2019-001234-38.", "2019-001234-38"},
		{EudraCT, "https://www.clinicaltrialsregister.eu/ctr-search/trial/2019-001234-38/DE", "2019-001234-38"},
		{EudraCT, "https://www.clinicaltrialsregister.eu/ctr-search/search?query=2019-001234-38", "2019-001234-38"},
		{EudraCT, "2019\u2010001234\u201038", "2019-001234-38"},
		{ACTRN, "https://www.anzctr.org.au/ACTRN12605000097628.aspx", "ACTRN12605000097628"},
		{ACTRN, "ANZCTR: ACTRN12605000097628", "ACTRN12605000097628"},
		{ChiCTR, "chictr2000029308", "ChiCTR2000029308"},
		{ChiCTR, "ChiCTR-TRC-10000123", "ChiCTR-TRC-10000123"},
		{ITMCTR, "ITMCTR2022000001", "ITMCTR2022000001"},
		{CTRI, "ctri/2020/05/025271.", "CTRI/2020/05/025271"},
		{RPCEC, "RPCEC00000123", "RPCEC00000123"},
		{DRKS, "DRKS-ID: DRKS00012345", "DRKS00012345"},
		{DRKS, "https://drks.de/search/de/trial/DRKS00012345", "DRKS00012345"},
		{IRCT, "IRCT138904144321N1", "IRCT138904144321N1"},
		{JRCT, "JRCTs031200001", "jRCTs031200001"},
		{JRCT, "https://jrct.niph.go.jp/en-latest-detail/jRCT2031200001", "jRCT2031200001"},
		{UMIN, "JPRN-UMIN000012345", "UMIN000012345"},
		{JapicCTI, "JapicCTI-184031", "JapicCTI-184031"},
		{JMA, "JMA-IIA00123", "JMA-IIA00123"},
		{OMON, "NL-OMON20012", "NL-OMON20012"},
		{REBEC, "rbr-2QN9DM", "RBR-2qn9dm"},
		{REPEC, "PER-012-20", "PER-012-20"},
		{PROSPERO, "PROSPERO CRD42020123456", "CRD42020123456"},
		{ChiCTR, "https://trialsearch.who.int/Trial2.aspx?TrialID=ChiCTR2000029308", "ChiCTR2000029308"},
		{UMIN, "https://trialsearch.who.int/Trial2.aspx?TrialID=JPRN-UMIN000012345", "UMIN000012345"},
	}
	seen := map[Kind]bool{}
	for _, c := range cases {
		seen[c.kind] = true
		kind, id, ok := Registered(c.text)
		if !ok || kind != c.kind || id != c.want {
			t.Errorf("%q: %s %q, want %s %q", c.text, kind, id, c.kind, c.want)
		}
		if text := "The trial (" + c.want + ") began in 2020."; !Numbered(text) {
			t.Errorf("no number is found in %q", text)
		}
		if address := c.kind.URL(c.want); !Numbered(address) && c.kind != OMON && c.kind != SLCTR {
			t.Errorf("no number is found in %q", address)
		}
	}
	for k := NCT; int(k) < len(kinds); k++ {
		if !seen[k] {
			t.Errorf("no case for %s", k)
		}
	}
	for _, text := range []string{
		"33301246", "50189673", "NCT0436872", "DRKS0001234", "ChiCTR", "2019-001234", "2022-501234-12", "PER-12-20", "NL", "KCT", "CTRI/2020", "RBR-x", "1999-001234-38",
		"10.1056/NEJMoa2034577", "https://example.org/NCT04368728", "UMIN", "CRD", "jRCT",
	} {
		if kind, id, ok := Registered(text); ok {
			t.Errorf("%q is taken for the %s %s", text, kind, id)
		}
	}
	for _, text := range []string{"", "Phone 2019-00-12", "the NCTP", "an NL team", "NL12 of", "a PER-012 form", "the UMIN centre", "CTRI said", "2019-2020 and 12-14", "XNCT04368728", "1-2-3", "120120-123456-12"} {
		if Numbered(text) {
			t.Errorf("a number is found in %q", text)
		}
	}
}

// TestKind10Works: what names one paper is one work.
func TestKind10Works(t *testing.T) {
	tally.Kind(t, 10)
	cases := [][]string{
		// listed
		{"10.1101/2020.01.30.927871", "10.1101/2020.01.30.927871v1", "https://www.biorxiv.org/content/10.1101/2020.01.30.927871v1",
			"https://www.biorxiv.org/content/10.1101/2020.01.30.927871v2.full", "https://www.biorxiv.org/content/10.1101/2020.01.30.927871v1.full.pdf+html",
			"https://www.biorxiv.org/content/biorxiv/early/2020/02/02/2020.01.30.927871.full.pdf", "https://www.biorxiv.org/content/early/2020/01/31/2020.01.30.927871",
			"https://www.biorxiv.org/content/10.1101/2020.01.30.927871v1.supplementary-material"},
		{"10.48550/arxiv.2101.00001", "https://arxiv.org/abs/2101.00001", "https://arxiv.org/pdf/2101.00001v3.pdf", "https://arxiv.org/html/2101.00001v1", "10.48550/arXiv.2101.00001v2"},
		{"10.21203/rs.3.rs-100956", "https://www.researchsquare.com/article/rs-100956/v3", "10.21203/rs.3.rs-100956/v1", "https://doi.org/10.21203/rs.3.rs-100956/v2"},
		{"10.1016/s0140-6736(20)31180-6", "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)31180-6", "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736%2820%2931180-6/fulltext",
			"https://www.sciencedirect.com/science/article/pii/S0140673620311806", "https://linkinghub.elsevier.com/retrieve/pii/S0140673620311806", "https://www.thelancet.com/pdfs/journals/lancet/PIIS0140-6736(20)31180-6.pdf",
			"https://www.sciencedirect.com/science/article/abs/pii/S0140673620311806?via%3Dihub", "10.1016/S0140-6736(20)31180-6."},
		{"10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2", "10.1002/(sici)1097-0258(19980815/30)17:15/16%3c1661::aid-sim968%3e3.0.co;2-2"},
		// made up
		{"10.1101/2020.03.22.20040758", "https://www.medrxiv.org/content/10.1101/2020.03.22.20040758v3.full-text", "https://www.medrxiv.org/content/medrxiv/early/2020/04/10/2020.03.22.20040758.full.pdf"},
		{"10.31234/osf.io/abcde", "10.31234/osf.io/abcde_v2"},
		{"10.12688/f1000research.12345", "10.12688/f1000research.12345.2"},
		{"10.26434/chemrxiv-2021-abcde", "10.26434/chemrxiv-2021-abcde-v2"},
		{"10.20944/preprints202101.0001", "https://www.preprints.org/manuscript/202101.0001/v2"},
		{"10.2139/ssrn.3571484", "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3571484"},
		{"10.1038/s41586-020-2012-7", "https://www.nature.com/articles/s41586-020-2012-7.pdf"},
		{"10.1371/journal.pone.0123456", "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456"},
		{"10.7554/elife.12345", "https://elifesciences.org/articles/12345"},
		{"10.1136/bmj.m123", "https://www.bmj.com/content/368/bmj.m123.full"},
		{"10.1002/14651858.cd015017.pub2"}, {"10.1002/14651858.cd015017.pub3"},
	}
	for _, c := range cases {
		for _, name := range c {
			doi := name
			if m, _ := Mentioned(name); m != "" {
				doi = m
			}
			if got := Work(doi); got != c[0] {
				t.Errorf("%s: %q, want %q", name, got, c[0])
			}
		}
	}
}
