package risk

import "strings"

// leadsOf are, by language, the words that begin a label that needs no word before it; the
// first two are with and without. The label of a language that is not here is judged as an
// English one, whose words such a site has.
var leadsOf = map[string][]string{
	"de": strings.Fields("mit ohne in im nach unter bei die auf vor während von unbehandelt behandelt geimpft ungeimpft nicht"),
	"fr": strings.Fields("avec sans sous en dans après par à sur qui traités traitées vaccinés vaccinées non pendant de du ayant prenant recevant chez"),
	"es": strings.Fields("con sin en tras bajo por a que quienes tratados tratadas vacunados vacunadas sometidos asignados expuestos no durante de del"),
	"it": strings.Fields("con senza in nel nella dopo a che trattati trattate vaccinati vaccinate non durante di del sotto"),
	"nl": strings.Fields("met zonder in op na onder die bij van tijdens behandeld gevaccineerd niet"),
	"pt": strings.Fields("com sem em no na nos nas após sob que tratados tratadas vacinados vacinadas não durante de do"),
	"cy": strings.Fields("gyda heb ar yn mewn wedi sydd nad a o"),
	"ar": strings.Fields("مع بدون من دون في بعد قبل الذين اللواتي تحت على بلا"),
}

// foreignLeads are the leads of a language by its BCP 47 tag, nil for English.
func foreignLeads(tag string) []string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return leadsOf[base]
}
