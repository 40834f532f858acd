package rules

import (
	"fmt"
	"slices"
	"strings"
)

// Named are problems of a story that a word names in place of a number: they are
// found when its file is read, and so no level of galen.yaml and no waiver speaks
// of them. In the order of their words.
var Named = []Rule{
	{
		"bad-identifier", "A number of a reference that cannot be one", Error, EveryLanguage,
		"A DOI, a PMID or the number of a study with a wrong form leads readers nowhere, or to another paper. What it was copied with (a full stop, brackets, \"doi:\", the address of the page) is taken off. Whether a number that could be one exists is not looked up.",
		jama + " (attribution)", "pmid: PMC12345", "pmid: 31978945",
	},
	{
		"bad-orcid", "An ORCID iD that cannot be one", Error, EveryLanguage,
		"An ORCID iD tells one author from all others of the same name. Its last character checks the rest, so that a slip of the pen is seen.",
		"ORCID, on the structure of its identifiers (ISO 7064, MOD 11-2)", "orcid: 0000-0002-1825-0079", "orcid: 0000-0002-1825-0097",
	},
	{
		"duplicate-reference", "A reference that is listed twice", Error, EveryLanguage,
		"One paper under two numbers looks like two papers that agree.",
		jama + " (attribution)", "the same DOI twice, once as an address", "one reference, cited twice",
	},
	{
		"missing-key", "A story without headline, dek, date or author", Error, EveryLanguage,
		"Readers must be able to see who wrote a story, and when. Without its date they cannot know whether it still holds; without a name nobody answers for it. A desk may be an author.",
		jama + " (authorship and currency)", "title and description, and no date", "date: 2026-11-22, and authors: [news-desk]",
	},
	{
		"retracted", "A reference to a paper that was retracted", Error, EveryLanguage,
		"A retracted paper must not be leaned on. A story about the retraction itself says that it knows. Papers are looked up in the table that galen.yaml names under retractions.",
		"Committee on Publication Ethics, Retraction guidelines; the Retraction Watch table, published by Crossref", "a doi that the table has as retracted", "another source, or acknowledged: retraction",
	},
	{
		"unsought-paper", "A paper that cannot be looked up", Note, EveryLanguage,
		"The table of retractions knows papers by DOI and PMID. A paper that is given by a PMCID or an address alone is not found in it, whether it was retracted or not.",
		"Crossref, Retraction Watch data", "{title: A trial of a drug, pmcid: PMC7745181}", "{title: A trial of a drug, pmcid: PMC7745181, pmid: 33301246}",
	},
	{
		"unused-reference", "A reference that the text never cites", Warning, EveryLanguage,
		"Where a text cites references by their numbers, one that is never cited looks like support that nobody can check.",
		jama + " (attribution)", "five references, four of them cited", "[@who-2024] where it is used, or one reference fewer",
	},
}

// Explained gives the rule or the named problem of a code, in capitals or not.
func Explained(code string) (Rule, bool) {
	if r, ok := Find(strings.ToUpper(code)); ok {
		return r, true
	}
	i := slices.IndexFunc(Named, func(r Rule) bool { return r.Code == strings.ToLower(code) })
	if i < 0 {
		return Rule{}, false
	}
	return Named[i], true
}

// named is the part of the manual about named problems.
func named() string {
	var b strings.Builder
	b.WriteString("\n## What every story needs\n\nThese are found when a file is read, in a build as in a check. No level and no waiver speaks of them.\n")
	for _, r := range Named {
		fmt.Fprintf(&b, "\n### %s\n\n**%s.**\n%s\n\n", r.Code, r.Title, r.Why)
		fmt.Fprintf(&b, "Source: %s.\n\n- Before: `%s`\n- After: `%s`\n", strings.TrimSuffix(r.Source, "."), r.Before, r.After)
	}
	return b.String()
}
