// Package taxonomy reads what a site declares to gather its articles by, beside categories
// and tags:
//
//	taxonomies:
//	  conditions: {title: Conditions, tree: true, about: MedicalCondition}
//	  places: Places
//	  series: {title: In several parts}
//
// The name of a taxonomy is the key by which articles are filed under its terms
// (conditions: [lupus]), the folder of the pages that terms may have
// (content/conditions/lupus.md), and the beginning of their addresses (/conditions/lupus/).
// The value is its title, or a group of keys:
//
//	title        of the page of all terms; without, the name in words
//	description  the sentence under it
//	tree         true: a term may lie below another, which its page names as its parent
//	about        the type of schema.org that terms are of, one of Types; without, none
//	declared     true: articles may only name terms that have a page
//	feeds        false: terms have no feeds
//
// One taxonomy is there without being declared: series, whose articles stand in an order.
package taxonomy

import (
	"slices"
	"strings"

	"galen/internal/diag"
)

// Declaration is what a site says of a taxonomy.
type Declaration struct {
	Name        string
	Title       string // "" for one that the site does not declare
	Description string
	Tree        bool
	Ordered     bool   // its articles are parts that follow each other
	About       string // one of Types, or ""
	Declared    bool   // terms without a page are errors
	Feeds       bool
	At          diag.Position // in galen.yaml; zero for one that the site does not declare
}

// Medical reports whether its terms may have a medical code.
func (d *Declaration) Medical() bool { return Types[d.About] }

// Series is the name of the taxonomy that every site has.
const Series = "series"

// Types are those of schema.org that terms can be of, each with whether it is one of those
// that may have a medical code.
var Types = map[string]bool{
	"MedicalCondition": true, "InfectiousDisease": true, "MedicalSignOrSymptom": true, "MedicalTest": true, "MedicalProcedure": true, "MedicalTherapy": true,
	"MedicalDevice": true, "Drug": true, "DrugClass": true, "DietarySupplement": true, "Substance": true, "AnatomicalStructure": true, "AnatomicalSystem": true,
	"MedicalCause": true, "MedicalRiskFactor": true, "LifestyleModification": true, "MedicalEntity": true,
	"Place": false, "Organization": false, "Person": false, "Product": false, "Event": false, "Thing": false,
}

// Declarations are those of a site, in the order of galen.yaml.
type Declarations []Declaration

// Named is the declaration of a taxonomy; nil when there is none.
func (d Declarations) Named(name string) *Declaration {
	if i := slices.IndexFunc(d, func(t Declaration) bool { return t.Name == name }); i >= 0 {
		return &d[i]
	}
	return nil
}

// Key stands for all that decides how documents are read: two declarations with one key
// read every document alike.
func (d Declarations) Key() string {
	var b strings.Builder
	for _, t := range d {
		b.WriteString(t.Name)
		if t.Tree {
			b.WriteString(" tree")
		}
		b.WriteString("\x1e")
	}
	return b.String()
}
