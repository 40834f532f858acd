// Package identifier knows the numbers by which papers, studies and people are
// found, and judges them by their form.
//
//	DOI     10.1056/NEJMoa2034577   a paper, a preprint, a data set (doi.org)
//	PMID    33301246                a record of PubMed
//	PMCID   PMC7745181              a full text in PubMed Central
//	ORCID   0000-0002-1825-0097     a person (orcid.org)
//	NCT …   NCT04368728             a study, in one of the registries of trials
//
// The nouns: a kind is a sort of identifier, described by one row of a table
// (kinds); a registry is a kind whose numbers name studies: those of the World
// Health Organization's network (ICTRP), ClinicalTrials.gov, the EU's two and, for
// systematic reviews, PROSPERO. A work is what a DOI names, whichever version of it.
//
// Whoever has found a paper has its address at hand, or has copied the number out
// of a sentence. So Parse takes an address as well, and what people write before a
// number, such as "doi:" or "PMID"; it takes off the marks of the place that the
// number was copied from (clean.go), and gives the bare identifier in the spelling
// of its registry. Where a text holds more than that, Parse refuses it, and Within
// finds the number for a hint. Only an ORCID iD has a check character that its
// registry documents; the others are judged by their form alone, so one that is
// well formed need not exist.
//
// Mentioned is for the addresses of papers, those of publishers included: it finds
// the paper, to look it up. Work names it without its version.
package identifier

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// String is the kind's name as readers know it.
func (k Kind) String() string { return kinds[k].name }

// Example is a well-formed identifier of the kind.
func (k Kind) Example() string { return kinds[k].example }

// URL is where an identifier leads.
func (k Kind) URL(id string) string {
	r := &kinds[k]
	if r.entry != nil {
		return r.entry(id)
	}
	return r.before + (&url.URL{Path: id}).EscapedPath() + r.after // old DOIs hold < > and #
}

// Parse reads an identifier, bare, with its kind's name before it, or as an
// address. It reports false when there is none of this kind, or more than that.
func (k Kind) Parse(text string) (id string, ok bool) {
	id = Clean(text)
	if id == "" {
		return "", false
	}
	if i := strings.Index(id, "://"); i > len("https") { // doi: https://…
		id = unlabelled(id)
	}
	if address, web := webAddress(id); web {
		if id, ok = k.within(address); !ok {
			return "", false
		}
	} else {
		id = k.bare(id)
	}
	return k.spelled(id)
}

// Read is Parse for what stands under the kind's own key, where a number needs no
// letters before it to be known for what it is, and the address of a publisher's
// page is as good as the DOI in it.
func (k Kind) Read(text string) (id string, ok bool) {
	if id, ok := k.Parse(text); ok {
		return id, true
	}
	copied := Clean(text)
	if text = unlabelled(copied); k == DOI {
		doi, _ := Mentioned(text)
		return doi, doi != ""
	}
	if k == PMCID && text == copied {
		return "", false // as likely the number of PubMed
	}
	if prefix := kinds[k].prefix; prefix != "" && allDigits(text) {
		return k.spelled(prefix + text)
	}
	return "", false
}

// spelled is an identifier in the spelling of its registry, if it is of the form.
func (k Kind) spelled(id string) (string, bool) {
	r := &kinds[k]
	if r.spell != nil {
		id = r.spell(id)
	}
	if !r.form.MatchString(id) || strings.Contains(id, "...") || k == ORCID && !orcidChecks(id) {
		return "", false
	}
	return id, true
}

// Registered reads the number of a study in any of the registries.
func Registered(text string) (kind Kind, id string, ok bool) {
	for k := NCT; int(k) < len(kinds); k++ {
		if id, ok := k.Parse(text); ok {
			return k, id, true
		}
	}
	return 0, "", false
}

// Registries are the names of the registries, with an example of each one's
// numbers, in the order of the table.
func Registries() (names []string) {
	for k := NCT; int(k) < len(kinds); k++ {
		names = append(names, k.String()+" ("+k.Example()+")")
	}
	return names
}

// known is an identifier if it is well formed, and "" otherwise.
func (k Kind) known(id string) string {
	id, _ = k.Parse(id)
	return id
}

// bare takes away what people write before an identifier.
func (k Kind) bare(id string) string {
	if id >= "A" { // most are numbers
		id = unlabelled(id)
	}
	switch {
	case k == PMCID:
		id, _, _ = strings.Cut(id, ".") // the version of a text
	case k == DOI:
		id = bareDOI(id)
	case kinds[k].prefix != "":
		id = joined(kinds[k].prefix, id)
	}
	return id
}

// joined takes out what stands between the letters and the digits of a number:
// NCT 04368728, ISRCTN: 50189673, PMC-7745181.
func joined(prefix, id string) string {
	if len(id) <= len(prefix) || !strings.EqualFold(id[:len(prefix)], prefix) {
		return id
	}
	rest := strings.TrimLeft(id[len(prefix):], " \t:#-")
	if rest == "" || rest[0] < '0' || rest[0] > '9' {
		return id
	}
	return prefix + strings.ReplaceAll(rest, " ", "")
}

// webAddress reads an address, with or without its scheme.
func webAddress(text string) (*url.URL, bool) {
	lower := strings.ToLower(text)
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") {
		host, _, _ := strings.Cut(strings.TrimPrefix(lower, "www."), "/")
		if !strings.Contains(host, ".") || !slices.ContainsFunc(kinds[:], func(r registry) bool { return slices.Contains(r.hosts, host) }) {
			return nil, false
		}
		text = "https://" + text
	}
	address, err := url.Parse(text)
	return address, err == nil
}

// within finds the identifier in an address of one of the kind's hosts.
func (k Kind) within(address *url.URL) (string, bool) {
	host := hostName(address)
	if k == ISRCTN && host == "doi.org" { // entries have DOIs as well
		id, ok := strings.CutPrefix(strings.ToUpper(strings.Trim(address.Path, "/")), "10.1186/")
		return id, ok && strings.HasPrefix(id, "ISRCTN")
	}
	if !slices.Contains(kinds[k].hosts, host) {
		return "", false
	}
	path := strings.Trim(address.Path, "/")
	if k == DOI { // the only one with slashes in it
		return bareDOI(path), true
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if k == PMID && i > 0 && parts[i-1] != "pubmed" && !strings.EqualFold(parts[i-1], "med") {
			continue // the number of a book or a gene
		}
		if kinds[k].digits && host != ictrp && allDigits(part) {
			part = kinds[k].prefix + part
		}
		for _, part := range []string{part, strings.TrimSuffix(part, ".aspx"), strings.TrimSuffix(part, "-En")} {
			if id, ok := k.spelled(k.bare(part)); ok && (k != PMID || host != "europepmc.org" || i > 0) {
				return id, true
			}
		}
		if i+1 < len(parts) { // EUCTR's: 2019-001234-38/DE; PMC's at Europe PMC: PMC/7745181
			if id, ok := k.spelled(k.bare(part + parts[i+1])); ok && k != PMID {
				return id, true
			}
		}
	}
	for _, key := range idKeys {
		value := address.Query().Get(key)
		_, after, _ := strings.Cut(value, ":") // query=eudract_number:2019-001234-38
		for _, value := range []string{value, after} {
			if id, ok := k.spelled(k.bare(Clean(value))); ok {
				return id, true
			}
		}
	}
	return "", false
}

// idKeys are what addresses name a number by, behind their question mark.
var idKeys = []string{"term", "TrialID", "query", "ID", "id", "trialid"}

func hostName(address *url.URL) string {
	host := strings.TrimPrefix(strings.ToLower(address.Hostname()), "www.")
	return strings.TrimPrefix(strings.TrimPrefix(host, "classic."), "beta.")
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// orcidChecks checks the last character of an ORCID iD: ISO 7064 MOD 11-2, as
// ORCID's documentation describes it.
func orcidChecks(id string) bool {
	digits, total := strings.ReplaceAll(id, "-", ""), 0
	for i := range 15 {
		total = (total + int(digits[i]-'0')) * 2
	}
	return digits[15] == "0123456789X"[(12-total%11)%11]
}

// label is what people write before the number itself, one or more of them.
var label = regexp.MustCompile(`(?i)^(?:(?:` + strings.Join([]string{
	`(?:pubmed|pm|pmc|doi|orcid|nct|isrctn|eudract|eu[ -]?ct|ctis|drks|trial|study|registry|registration|reg\.?|isrctn registry|clinicaltrials\.gov|prospero|` +
		`utn|who|ictrp|jprn|umin-ctr|anzctr|crd|chictr|ctri|cris|rebec|repec|rpcec|irct|pactr|tctr|slctr|lbctr|ntr|omon|itmctr|jrct)` +
		`(?:[ -]?(?:registry|registration|register|record|trial|study|identifier|identification|number|no\.?|nr\.?|id|ids|code))*`,
	`pmid|pmcid|identifier|number|registered (?:as|at|with|under)|unique identifier`,
}, `|`) + `)\s*(?:[:=#,]\s*|\s+)|jprn-)+`)

// unlabelled takes the labels off. Those that are the letters of the number
// itself, NCT or PMC, are given back by joined and Read.
func unlabelled(id string) string {
	m := label.FindString(id)
	if m == "" {
		if rest, ok := cutFold(id, "pmid"); ok && allDigits(rest) {
			return rest
		}
		return id
	}
	rest := strings.TrimSpace(id[len(m):])
	if rest == "" {
		return id
	}
	for _, r := range &kinds { // the letters before the last mark may be part of the number
		if r.prefix == "" || rest[0] < '0' || rest[0] > '9' {
			continue
		}
		last := strings.TrimRight(m, " \t:=#-")
		if n := len(last) - len(r.prefix); n >= 0 && strings.EqualFold(last[n:], r.prefix) && (n == 0 || last[n-1] == ' ' || last[n-1] == ':') {
			return r.prefix + rest
		}
	}
	return rest
}

func cutFold(text, prefix string) (string, bool) {
	if len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix) {
		return text[len(prefix):], true
	}
	return text, false
}
