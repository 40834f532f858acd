package identifier

import (
	"regexp"
	"strings"
)

// Kind is a sort of identifier.
type Kind int

// The kinds. Those from NCT on are registries of studies.
const (
	DOI Kind = iota
	PMID
	PMCID
	ORCID

	NCT
	ISRCTN
	EUCT
	EudraCT
	ACTRN
	ChiCTR
	ITMCTR
	KCT
	CTRI
	RPCEC
	DRKS
	IRCT
	JRCT
	UMIN
	JapicCTI
	JMA
	LBCTR
	OMON
	NTR
	PACTR
	REBEC
	REPEC
	SLCTR
	TCTR
	PROSPERO
)

// registry is who gives out identifiers of a kind.
type registry struct {
	name, example string
	form          *regexp.Regexp
	prefix        string                 // the letters that its numbers begin with, "" for none
	spell         func(string) string    // puts letters right; nil: they stay
	digits        bool                   // the address of its entry has the digits only
	hosts         []string               // of pages whose address holds the identifier
	before, after string                 // what stands around it in the address of its entry
	entry         func(id string) string // that address, where it is not before, id, after
}

// kinds describes each kind. Sources of the forms: the DOI Handbook, chapter 2
// (with Crossref's advice on the length of the prefix); PubMed's and PubMed
// Central's own numbering; orcid.org; for studies, the primary registries and data
// providers of the WHO's network (ICTRP) and the numbers that they have given out.
// Where a registry has no address made of its number, ICTRP's portal has one.
var kinds = [...]registry{
	DOI: {name: "DOI", example: "10.1056/NEJMoa2034577", form: regexp.MustCompile(`^10\.\d{4,9}(\.\d+)*/[^\s…]+$`),
		hosts: []string{"doi.org", "dx.doi.org"}, before: "https://doi.org/"},
	PMID: {name: "PMID", example: "33301246", form: regexp.MustCompile(`^[1-9]\d{0,7}$`),
		hosts: []string{"pubmed.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov", "europepmc.org"}, before: "https://pubmed.ncbi.nlm.nih.gov/", after: "/"},
	PMCID: {name: "PMCID", example: "PMC7745181", form: regexp.MustCompile(`^PMC[1-9]\d{0,7}$`), prefix: "PMC", spell: strings.ToUpper,
		hosts: []string{"pmc.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov", "europepmc.org"}, before: "https://pmc.ncbi.nlm.nih.gov/articles/", after: "/"},
	ORCID: {name: "ORCID iD", example: "0000-0002-1825-0097", form: regexp.MustCompile(`^(\d{4}-){3}\d{3}[\dX]$`), spell: strings.ToUpper,
		hosts: []string{"orcid.org"}, before: "https://orcid.org/"},

	NCT: {name: "NCT number", example: "NCT04368728", form: regexp.MustCompile(`^NCT\d{8}$`), prefix: "NCT", spell: strings.ToUpper,
		hosts: []string{"clinicaltrials.gov", ictrp}, before: "https://clinicaltrials.gov/study/"},
	ISRCTN: {name: "ISRCTN", example: "ISRCTN50189673", form: regexp.MustCompile(`^ISRCTN\d{8}$`), prefix: "ISRCTN", spell: strings.ToUpper,
		hosts: []string{"isrctn.com", "doi.org", ictrp}, before: "https://www.isrctn.com/"},
	EUCT: {name: "EU CT number", example: "2022-501234-12-00", form: regexp.MustCompile(`^20\d\d-5\d{5}-\d\d-\d\d$`), spell: without("CTIS", "EUCT"),
		hosts: []string{"euclinicaltrials.eu", ictrp}, before: "https://euclinicaltrials.eu/ctis-public/view/"},
	EudraCT: {name: "EudraCT number", example: "2019-001234-38", form: regexp.MustCompile(`^20\d\d-[0-46-9]\d{5}-\d\d$`), spell: eudract,
		hosts: []string{"clinicaltrialsregister.eu", ictrp}, before: "https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:"},
	ACTRN: {name: "ANZCTR number", example: "ACTRN12605000097628", form: regexp.MustCompile(`^ACTRN126\d{11}$`), prefix: "ACTRN", spell: provisional,
		hosts: []string{"anzctr.org.au", ictrp}, before: "https://www.anzctr.org.au/", after: ".aspx"},
	ChiCTR: {name: "ChiCTR number", example: "ChiCTR2000029308", form: regexp.MustCompile(`^ChiCTR(\d{10}|-[A-Z]{2,6}-\d{8})$`), prefix: "ChiCTR", spell: cased("ChiCTR", strings.ToUpper),
		hosts: []string{ictrp}, entry: atICTRP},
	ITMCTR: {name: "ITMCTR number", example: "ITMCTR2022000001", form: regexp.MustCompile(`^ITMCTR\d{10}$`), prefix: "ITMCTR", spell: strings.ToUpper,
		hosts: []string{ictrp}, entry: atICTRP},
	KCT: {name: "CRiS number", example: "KCT0001234", form: regexp.MustCompile(`^KCT\d{7}$`), prefix: "KCT", spell: strings.ToUpper,
		hosts: []string{ictrp}, entry: atICTRP},
	CTRI: {name: "CTRI number", example: "CTRI/2020/05/025271", form: regexp.MustCompile(`^CTRI/20\d\d/\d{2,3}/\d{6}$`), prefix: "CTRI/", spell: strings.ToUpper,
		hosts: []string{ictrp}, entry: atICTRP},
	RPCEC: {name: "RPCEC number", example: "RPCEC00000123", form: regexp.MustCompile(`^RPCEC\d{8}$`), prefix: "RPCEC", spell: strings.ToUpper,
		hosts: []string{"rpcec.sld.cu", ictrp}, before: "https://rpcec.sld.cu/en/trials/", after: "-En"},
	DRKS: {name: "DRKS number", example: "DRKS00012345", form: regexp.MustCompile(`^DRKS\d{8}$`), prefix: "DRKS", spell: strings.ToUpper,
		hosts: []string{"drks.de", ictrp}, before: "https://drks.de/search/en/trial/"},
	IRCT: {name: "IRCT number", example: "IRCT20200317046797N1", form: regexp.MustCompile(`^IRCT\d{9,14}N\d{1,3}$`), prefix: "IRCT", spell: strings.ToUpper,
		hosts: []string{"irct.behdasht.gov.ir", "irct.ir", ictrp}, entry: atICTRP},
	JRCT: {name: "jRCT number", example: "jRCT2031200001", form: regexp.MustCompile(`^jRCTs?\d{9,10}$`), prefix: "jRCT", spell: cased("jRCT", strings.ToLower),
		hosts: []string{"jrct.mhlw.go.jp", "jrct.niph.go.jp", ictrp}, before: "https://jrct.mhlw.go.jp/en-latest-detail/"},
	UMIN: {name: "UMIN number", example: "UMIN000012345", form: regexp.MustCompile(`^UMIN\d{9}$`), prefix: "UMIN", spell: strings.ToUpper,
		hosts: []string{ictrp}, entry: japanese},
	JapicCTI: {name: "JapicCTI number", example: "JapicCTI-184031", form: regexp.MustCompile(`^JapicCTI-\d{6}$`), prefix: "JapicCTI-", spell: cased("JapicCTI-", nil),
		hosts: []string{ictrp}, entry: japanese},
	JMA: {name: "JMA IIA number", example: "JMA-IIA00123", form: regexp.MustCompile(`^JMA-IIA\d{5}$`), prefix: "JMA-IIA", spell: strings.ToUpper,
		hosts: []string{ictrp}, entry: japanese},
	LBCTR: {name: "LBCTR number", example: "LBCTR2020043495", form: regexp.MustCompile(`^LBCTR20\d{8}$`), prefix: "LBCTR", spell: strings.ToUpper,
		hosts: []string{ictrp}, entry: atICTRP},
	OMON: {name: "OMON number", example: "NL-OMON20012", form: regexp.MustCompile(`^NL-OMON\d{4,6}$`), prefix: "NL-OMON", spell: strings.ToUpper, digits: true,
		hosts: []string{"onderzoekmetmensen.nl", ictrp}, entry: omon},
	NTR: {name: "Netherlands Trial Register number", example: "NTR1234", form: regexp.MustCompile(`^(NTR\d{3,5}|NL\d{4,5})$`), prefix: "NTR", spell: strings.ToUpper,
		hosts: []string{"trialregister.nl", ictrp}, entry: atICTRP},
	PACTR: {name: "PACTR number", example: "PACTR202004890123456", form: regexp.MustCompile(`^PACTR20\d{13}$`), prefix: "PACTR", spell: strings.ToUpper,
		hosts: []string{ictrp}, entry: atICTRP},
	REBEC: {name: "ReBEC number", example: "RBR-2qn9dm", form: regexp.MustCompile(`^RBR-[0-9a-z]{6,8}$`), prefix: "RBR-", spell: cased("RBR-", strings.ToLower),
		hosts: []string{"ensaiosclinicos.gov.br", ictrp}, before: "https://ensaiosclinicos.gov.br/rg/"},
	REPEC: {name: "REPEC number", example: "PER-012-20", form: regexp.MustCompile(`^PER-\d{3}-\d\d$`), prefix: "PER-", spell: strings.ToUpper,
		hosts: []string{ictrp}, entry: atICTRP},
	SLCTR: {name: "SLCTR number", example: "SLCTR/2020/012", form: regexp.MustCompile(`^SLCTR/20\d\d/\d{3}$`), prefix: "SLCTR/", spell: slctr,
		hosts: []string{"slctr.lk", ictrp}, entry: func(id string) string {
			return "https://slctr.lk/trials/" + strings.ReplaceAll(strings.ToLower(id), "/", "-")
		}},
	TCTR: {name: "TCTR number", example: "TCTR20200403001", form: regexp.MustCompile(`^TCTR20\d{9}$`), prefix: "TCTR", spell: strings.ToUpper,
		hosts: []string{"thaiclinicaltrials.org", ictrp}, before: "https://www.thaiclinicaltrials.org/show/"},
	PROSPERO: {name: "PROSPERO number", example: "CRD42020123456", form: regexp.MustCompile(`^CRD4\d{10,13}$`), prefix: "CRD", spell: strings.ToUpper,
		hosts: []string{"crd.york.ac.uk"}, before: "https://www.crd.york.ac.uk/PROSPERO/view/"},
}

// ictrp is the host of the search portal of the WHO's network of registries.
const ictrp = "trialsearch.who.int"

func atICTRP(id string) string {
	return "https://" + ictrp + "/Trial2.aspx?TrialID=" + id
}

// japanese is the address of an entry of the three registries that the portal
// gathers as the Japan Primary Registries Network.
func japanese(id string) string { return atICTRP("JPRN-" + id) }

// omon is the address of an entry of the Dutch register, which has the digits only.
func omon(id string) string {
	return "https://onderzoekmetmensen.nl/en/trial/" + strings.TrimPrefix(id, "NL-OMON")
}

// slctr is a number with slashes, which the address of its entry has not.
func slctr(id string) string {
	if rest, ok := cutFold(id, "SLCTR"); ok {
		return "SLCTR" + strings.ReplaceAll(rest, "-", "/")
	}
	return id
}

// provisional spells a number of ANZCTR, which has a p behind it until the entry is complete.
func provisional(id string) string { return strings.TrimSuffix(strings.ToUpper(id), "P") }

// cased spells a number with the letters before it as given, and the rest by more.
func cased(prefix string, more func(string) string) func(string) string {
	return func(id string) string {
		rest, ok := cutFold(id, prefix)
		if !ok {
			return id
		}
		if more != nil {
			rest = more(rest)
		}
		return prefix + rest
	}
}

// without takes letters off that are no part of a number.
func without(prefixes ...string) func(string) string {
	return func(id string) string {
		for _, p := range prefixes {
			if rest, ok := cutFold(id, p); ok {
				return strings.TrimLeft(rest, " -:")
			}
		}
		return id
	}
}

// country is how the EU's register names the part of a trial that is in a country.
var country = regexp.MustCompile(`^(20\d\d-\d{6}-\d\d)[-/]?(?:[A-Z]{2}|3rd|Outside.*)$`)

// eudract is a EudraCT number without the register's letters and the country.
func eudract(id string) string {
	id = without("EUCTR", "EudraCT")(id)
	if m := country.FindStringSubmatch(strings.ToUpper(id)); m != nil {
		return m[1]
	}
	return id
}
