package identifier

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		text string
		want string // "" for none
	}{
		{DOI, "10.1056/NEJMoa2034577", "10.1056/NEJMoa2034577"},
		{DOI, " doi: 10.1056/NEJMoa2034577 ", "10.1056/NEJMoa2034577"},
		{DOI, "DOI:10.1056/NEJMoa2034577", "10.1056/NEJMoa2034577"},
		{DOI, "https://doi.org/10.1016/S0140-6736(17)30933-9", "10.1016/S0140-6736(17)30933-9"},
		{DOI, "http://dx.doi.org/10.1016%2FS0140-6736(17)30933-9", "10.1016/S0140-6736(17)30933-9"},
		{DOI, "doi.org/10.1000/xyz", "10.1000/xyz"},
		{DOI, "10.1000.10/123456", "10.1000.10/123456"},
		{DOI, "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2", "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"},
		{DOI, "10.12/short", ""},
		{DOI, "10.1056/with space", ""},
		{DOI, "11.1056/x", ""},
		{DOI, "https://www.nejm.org/doi/full/10.1056/NEJMoa2034577", ""},
		{DOI, "33301246", ""},
		{PMID, "33301246", "33301246"},
		{PMID, "PMID: 33301246", "33301246"},
		{PMID, "https://pubmed.ncbi.nlm.nih.gov/33301246/", "33301246"},
		{PMID, "https://pubmed.ncbi.nlm.nih.gov/33301246/?dopt=Abstract#x", "33301246"},
		{PMID, "www.ncbi.nlm.nih.gov/pubmed/33301246", "33301246"},
		{PMID, "https://www.ncbi.nlm.nih.gov/books/33301246", ""},
		{PMID, "033301246", ""},
		{PMID, "333012467", ""},
		{PMID, "PMC7745181", ""},
		{PMCID, "PMC7745181", "PMC7745181"},
		{PMCID, "pmc7745181.2", "PMC7745181"},
		{PMCID, "PMCID: PMC7745181", "PMC7745181"},
		{PMCID, "https://pmc.ncbi.nlm.nih.gov/articles/PMC7745181/", "PMC7745181"},
		{PMCID, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7745181/", "PMC7745181"},
		{PMCID, "7745181", ""},
		{NCT, "NCT04368728", "NCT04368728"},
		{NCT, "nct04368728", "NCT04368728"},
		{NCT, "NCT 04368728", "NCT04368728"},
		{NCT, "https://clinicaltrials.gov/study/NCT04368728?term=x", "NCT04368728"},
		{NCT, "https://www.clinicaltrials.gov/ct2/show/NCT04368728", "NCT04368728"},
		{NCT, "NCT0436872", ""},
		{NCT, "https://clinicaltrials.gov/search?term=x", ""},
		{NCT, "https://elsewhere.example/NCT04368728", ""},
		{ISRCTN, "ISRCTN50189673", "ISRCTN50189673"},
		{ISRCTN, "https://www.isrctn.com/ISRCTN50189673", "ISRCTN50189673"},
		{ISRCTN, "ISRCTN5018967", ""},
		{EUCT, "2022-501234-12-00", "2022-501234-12-00"},
		{EUCT, "2022-401234-12", ""},
		{ORCID, "0000-0002-1825-0097", "0000-0002-1825-0097"},
		{ORCID, "https://orcid.org/0000-0002-9079-593X", "0000-0002-9079-593X"},
		{ORCID, "0000-0002-9079-593x", "0000-0002-9079-593X"},
		{ORCID, "0000-0002-1825-0098", ""},
		{ORCID, "0000-0002-1825-009", ""},
		{ORCID, "0000000218250097", ""},
	} {
		got, ok := c.kind.Parse(c.text)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s %q: %q, %v, want %q", c.kind, c.text, got, ok, c.want)
		}
	}
}

// TestAddress: where an identifier leads holds that identifier.
func TestAddress(t *testing.T) {
	for k := range Kind(len(kinds)) {
		id := k.Example()
		if got, ok := k.Parse(k.URL(id)); !ok || got != id {
			t.Errorf("%s: %s leads to %s, which holds %q", k, id, k.URL(id), got)
		}
	}
	if got, want := DOI.URL("10.1002/a<b>c#d"), "https://doi.org/10.1002/a%3Cb%3Ec%23d"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestRegistered(t *testing.T) {
	for text, want := range map[string]Kind{"NCT04368728": NCT, "https://www.isrctn.com/ISRCTN50189673": ISRCTN, "2022-501234-12-00": EUCT} {
		if kind, _, ok := Registered(text); !ok || kind != want {
			t.Errorf("%s: %s, %v", text, kind, ok)
		}
	}
	if _, id, ok := Registered("33301246"); ok {
		t.Errorf("33301246 is taken for %s", id)
	}
}

// FuzzParse: whatever is accepted is of its form, and is read again as itself.
func FuzzParse(f *testing.F) {
	for k := range Kind(len(kinds)) {
		f.Add(int(k), k.Example())
		f.Add(int(k), k.URL(k.Example()))
	}
	f.Fuzz(func(t *testing.T, kind int, text string) {
		k := Kind(uint(kind) % uint(len(kinds)))
		id, ok := k.Parse(text)
		if !ok {
			return
		}
		if strings.ContainsAny(id, " \t\n") || !kinds[k].form.MatchString(id) {
			t.Errorf("%s: %q gives %q", k, text, id)
		}
		if again, ok := k.Parse(id); !ok || again != id {
			t.Errorf("%s: %q gives %q, and that %q", k, text, id, again)
		}
	})
}
