package identifier

import "testing"

func TestMentioned(t *testing.T) {
	for address, want := range map[string][2]string{
		"https://doi.org/10.1056/NEJMoa2034577":                                  {"10.1056/NEJMoa2034577", ""},
		"https://www.nejm.org/doi/full/10.1056/NEJMoa2034577":                    {"10.1056/NEJMoa2034577", ""},
		"https://www.nejm.org/doi/10.1056/NEJMoa2034577?query=x#top":             {"10.1056/NEJMoa2034577", ""},
		"https://onlinelibrary.wiley.com/doi/10.1002/art.42087/full":             {"10.1002/art.42087", ""},
		"https://www.medrxiv.org/content/10.1101/2020.03.22.20040758v3.full.pdf": {"10.1101/2020.03.22.20040758", ""},
		"https://link.springer.com/content/pdf/10.1007/s00134-020-05991-x.pdf":   {"10.1007/s00134-020-05991-x", ""},
		"https://pubmed.ncbi.nlm.nih.gov/33301246/":                              {"", "33301246"},
		"https://www.ncbi.nlm.nih.gov/books/NBK1/":                               {"", ""},
		"https://www.nature.com/articles/s41586-020-2008-3_reference.pdf":        {"10.1038/s41586-020-2008-3", ""},
		"https://ssrn.com/abstract=3576222":                                      {"10.2139/ssrn.3576222", ""},
		"https://osf.io/preprints/psyarxiv/abcde_v2":                             {"10.31234/osf.io/abcde_v2", ""},
		"https://psyarxiv.com/abcde/":                                            {"10.31234/osf.io/abcde", ""},
		"https://osf.io/abcde/":                                                  {"", ""},
		"https://example.org/version/10.1/notes":                                 {"", ""},
		"https://example.org/10.1056":                                            {"", ""},
		"/health/10.1056/x":                                                      {"", ""},
		"https://example.org/":                                                   {"", ""},
	} {
		if doi, pmid := Mentioned(address); doi != want[0] || pmid != want[1] {
			t.Errorf("%s: %q, %q, want %q", address, doi, pmid, want)
		}
	}
}
