// Package identifier knows the numbers by which papers, trials and people are
// found, and judges them by their form.
//
//	DOI     10.1056/NEJMoa2034577   a paper, a preprint, a data set (doi.org)
//	PMID    33301246                a record of PubMed
//	PMCID   PMC7745181              a full text in PubMed Central
//	NCT     NCT04368728             a study registered at ClinicalTrials.gov
//	ISRCTN  ISRCTN50189673          a study registered at the ISRCTN registry
//	EUCT    2022-501234-12-00       a trial registered at the EU's CTIS
//	ORCID   0000-0002-1825-0097     a person (orcid.org)
//
// Whoever has found a paper has its address at hand, so Parse takes that as well,
// and what people write before a number, such as "doi:" or "PMID", and gives the
// bare identifier in the spelling of its registry. Only an ORCID iD has a check
// character that its registry documents; the others are judged by their form
// alone, so one that is well formed need not exist.
package identifier

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Kind is a sort of identifier.
type Kind int

// The kinds.
const (
	DOI Kind = iota
	PMID
	PMCID
	NCT
	ISRCTN
	EUCT
	ORCID
)

// registry is who gives out identifiers of a kind.
type registry struct {
	name, example string
	form          *regexp.Regexp
	hosts         []string // of pages whose address holds the identifier
	before, after string   // what stands around it in the canonical address
	upper         bool     // its letters are capitals
}

// kinds describes each kind. Sources of the forms: the DOI Handbook, chapter 2
// (with Crossref's advice on the length of the prefix); PubMed's and PubMed
// Central's own numbering; ClinicalTrials.gov; isrctn.com; Regulation (EU)
// 536/2014's numbering in CTIS; orcid.org.
var kinds = [...]registry{
	DOI: {name: "DOI", example: "10.1056/NEJMoa2034577", form: regexp.MustCompile(`^10\.\d{4,9}(\.\d+)*/\S+$`),
		hosts: []string{"doi.org", "dx.doi.org"}, before: "https://doi.org/"},
	PMID: {name: "PMID", example: "33301246", form: regexp.MustCompile(`^[1-9]\d{0,7}$`),
		hosts: []string{"pubmed.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov"}, before: "https://pubmed.ncbi.nlm.nih.gov/", after: "/"},
	PMCID: {name: "PMCID", example: "PMC7745181", form: regexp.MustCompile(`^PMC[1-9]\d{0,7}$`), upper: true,
		hosts: []string{"pmc.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov"}, before: "https://pmc.ncbi.nlm.nih.gov/articles/", after: "/"},
	NCT: {name: "NCT number", example: "NCT04368728", form: regexp.MustCompile(`^NCT\d{8}$`), upper: true,
		hosts: []string{"clinicaltrials.gov"}, before: "https://clinicaltrials.gov/study/"},
	ISRCTN: {name: "ISRCTN", example: "ISRCTN50189673", form: regexp.MustCompile(`^ISRCTN\d{8}$`), upper: true,
		hosts: []string{"isrctn.com"}, before: "https://www.isrctn.com/"},
	EUCT: {name: "EU CT number", example: "2022-501234-12-00", form: regexp.MustCompile(`^20\d\d-5\d{5}-\d\d-\d\d$`),
		hosts: []string{"euclinicaltrials.eu"}, before: "https://euclinicaltrials.eu/ctis-public/view/"},
	ORCID: {name: "ORCID iD", example: "0000-0002-1825-0097", form: regexp.MustCompile(`^(\d{4}-){3}\d{3}[\dX]$`), upper: true,
		hosts: []string{"orcid.org"}, before: "https://orcid.org/"},
}

// String is the kind's name as readers know it.
func (k Kind) String() string { return kinds[k].name }

// Example is a well-formed identifier of the kind.
func (k Kind) Example() string { return kinds[k].example }

// URL is where an identifier leads.
func (k Kind) URL(id string) string {
	return kinds[k].before + (&url.URL{Path: id}).EscapedPath() + kinds[k].after // old DOIs hold < > and #
}

// Parse reads an identifier, bare, with its kind's name before it, or as an
// address. It reports false when there is none of this kind.
func (k Kind) Parse(text string) (id string, ok bool) {
	id = strings.TrimSpace(text)
	if id == "" {
		return "", false
	}
	if address, web := webAddress(id); web {
		if id, ok = k.within(address); !ok {
			return "", false
		}
	} else {
		id = k.bare(id)
	}
	if kinds[k].upper {
		id = strings.ToUpper(id)
	}
	if !kinds[k].form.MatchString(id) || k == ORCID && !orcidChecks(id) {
		return "", false
	}
	return id, true
}

// Registered reads the number of a study in any of the registries that are known
// here.
func Registered(text string) (kind Kind, id string, ok bool) {
	for _, k := range []Kind{NCT, ISRCTN, EUCT} {
		if id, ok := k.Parse(text); ok {
			return k, id, true
		}
	}
	return 0, "", false
}

// doiWithin is a DOI in the path of a publisher's page.
var doiWithin = regexp.MustCompile(`/(10\.\d{4,9}(?:\.\d+)*/.+)$`)

// pageOf is what publishers put behind a DOI for the parts of a page.
var pageOf = []string{".full.pdf", ".full", ".pdf", "/full", "/fulltext", "/abstract", "/pdf", "/epdf", "/meta", "/"}

// Mentioned finds the paper that an address leads to: by its DOI, also in the
// address of a publisher, or by its PMID; both are "" for other pages. It is for
// looking the paper up; an address is no proof of a number.
func Mentioned(address string) (doi, pmid string) {
	if !strings.Contains(address, "10.") && !strings.Contains(address, "ncbi.nlm.nih.gov") {
		return "", "" // nearly all
	}
	if doi, ok := DOI.Parse(address); ok {
		return doi, ""
	}
	if pmid, ok := PMID.Parse(address); ok && strings.Contains(address, "/") {
		return "", pmid
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "", ""
	}
	m := doiWithin.FindStringSubmatch(u.Path)
	if m == nil {
		return "", ""
	}
	doi = m[1]
	for _, end := range pageOf {
		doi = strings.TrimSuffix(doi, end)
	}
	return DOI.known(doi), ""
}

// known is an identifier if it is well formed, and "" otherwise.
func (k Kind) known(id string) string {
	id, _ = k.Parse(id)
	return id
}

// label is what people write before the number itself.
var label = regexp.MustCompile(`(?i)^(doi|pmid|pmcid|orcid|orcid id|eu ct|euct)\b[:\s]\s*|^(nct|isrctn|pmc)\s+`)

// bare takes away what people write before an identifier, and puts the letters
// that belong to it right.
func (k Kind) bare(id string) string {
	if id >= "A" { // most are numbers
		id = unlabelled(id)
	}
	if k == PMCID {
		id, _, _ = strings.Cut(id, ".") // the version of a text
	}
	return id
}

func unlabelled(id string) string {
	m := label.FindStringSubmatchIndex(id)
	if m == nil {
		return id
	}
	prefix := ""
	if m[4] >= 0 { // part of the number, with a space behind it
		prefix = strings.ToUpper(id[m[4]:m[5]])
	}
	return prefix + id[m[1]:]
}

// webAddress reads an address, with or without its scheme.
func webAddress(text string) (*url.URL, bool) {
	lower := strings.ToLower(text)
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") {
		host, _, _ := strings.Cut(strings.TrimPrefix(lower, "www."), "/")
		if !slices.ContainsFunc(kinds[:], func(r registry) bool { return slices.Contains(r.hosts, host) }) {
			return nil, false
		}
		text = "https://" + text
	}
	address, err := url.Parse(text)
	return address, err == nil
}

// within finds the identifier in an address of one of the kind's hosts.
func (k Kind) within(address *url.URL) (string, bool) {
	if !slices.Contains(kinds[k].hosts, strings.TrimPrefix(strings.ToLower(address.Host), "www.")) {
		return "", false
	}
	path := strings.Trim(address.Path, "/")
	if k == DOI { // the only one with slashes in it
		return path, true
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if k == PMID && i > 0 && parts[i-1] != "pubmed" {
			break // the number of a book or a gene
		}
		if id := k.bare(part); kinds[k].form.MatchString(strings.ToUpper(id)) {
			return id, true
		}
	}
	return "", false
}

// orcidChecks checks the last character of an ORCID iD: ISO 7064 MOD 11-2, as
// ORCID's documentation describes it.
func orcidChecks(id string) bool {
	digits, total := strings.ReplaceAll(id, "-", ""), 0
	for i := range 15 {
		total = (total + int(digits[i]-'0')) * 2
	}
	return digits[15] == "0123456789X"[(12-total%11)%11]
}
