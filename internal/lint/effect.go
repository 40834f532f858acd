package lint

import (
	"galen/internal/lint/quantity"
)

// The words around numbers, in the sentence of a quantity. Rules ask for them only where there
// is a quantity that they judge, which few sentences have.
var (
	// effectWords claim that something changed.
	effectWords = newForm(`(?i)\b(?:cut(?:s|ting)?|reduc(?:ed?|es|ing|tions?)|lower(?:ed|s|ing)?|prevent(?:ed|s|ing)?|protect(?:ed|s|ing|ion)?|rais(?:ed?|es|ing)|increas(?:ed?|es|ing)|improv(?:ed?|es|ing|ements?)|slash(?:ed|es)?|halv(?:ed?|es)|doubl(?:ed?|es)|boost(?:ed|s)?|benefit(?:ed|s)?|effective|works?|worked|help(?:ed|s)?|fewer|likel(?:y|ier)|sav(?:ed?|es|ing)|extend(?:ed|s)?|prolong(?:ed|s)?|slow(?:ed|s|er)?|eas(?:ed?|es)|shrank|shrinks?|better|worse|harm(?:ed|s)?|higher|longer|short(?:er|ened|ens)|less|dropped|fell|rose|curb(?:ed|s)?|reliev(?:ed?|es)|faster|quicker|sooner|superior|outperform(?:ed|s)?|beats?|ward(?:ed|s) off|stav(?:ed|es) off|gain(?:ed|s)?|made a difference|paid off|quell(?:ed|s)?|dampen(?:ed|s)?|trimm?(?:ed|s)?|danger(?:ous)?|survived)\b`)
	// denials leave it open, or deny it.
	denials = newForm(`(?i)\b(?:not?|n[’']t|non-?significant(?:ly)?|nor|neither|never|nothing|nobody|chance|uncertain(?:ty)?|inconclusive|unclear|unproven|cannot|without|crosse[sd]|includes? (?:1|one|zero|no)|too (?:wide|small|few)|similar|same|whether|fail(?:ed|s)?|may be nothing|little|hardly|barely|insignificant)\b|n[’']t\b`)
	// takenBack are what a sentence behind a claim says of it.
	takenBack = newForm(`(?i)\b(?:chance|not (?:statistically )?significant|no clear|rule out|uncertain(?:ty)?|inconclusive|too (?:wide|small|few))\b`)
)

// saidOf is a sentence of numbers, and the one behind it, which may take back what it says.
func saidOf(p *block, s *quantity.Sentence) (sentence, behind string) {
	return s.Text[s.From:s.To], p.text[s.To:min(len(p.text), s.To+200)]
}

// deniedEffect reports whether a sentence leaves open what it says, or what follows does.
func (r *reading) deniedEffect(p *block, s *quantity.Sentence) bool {
	sentence, behind := saidOf(p, s)
	return r.form(denials).MatchString(sentence) || r.form(takenBack).MatchString(behind)
}

// claimsEffect reports whether the sentence of a quantity claims an effect, and neither it nor what
// follows takes that back.
func (r *reading) claimsEffect(p *block, s *quantity.Sentence) bool {
	sentence, _ := saidOf(p, s)
	return r.form(effectWords).MatchString(sentence) && !r.deniedEffect(p, s)
}
