package textseg

import (
	"strings"
	"testing"
)

// TestSentencesOfLanguages divides texts with the abbreviations and marks of their languages.
func TestSentencesOfLanguages(t *testing.T) {
	t.Parallel()
	met := map[string]int{}
	for _, c := range [][2]string{
		{"de", "Das gilt z. B. für Fieber, d. h. für 38 °C u. a. auch nachts. ‖Am 3. Mai kam Dr. Roth. ‖Die 2. Dosis wirkte."},
		{"de", "Es half 5 Mio. Menschen usw. ‖Die Studie lief bis 2024. ‖Vitamin D. ‖Das half ca. 25 Prozent, s. Abb. 3 und Nr. 4."},
		{"de", "„Das hilft.“ ‖„Nein!“ ‖Prof. Dr. med. Roth sagte bzw. Frau Roth meinte i. d. R. Nein. ‖Im 19. Jahrhundert war das so."},
		{"de-CH", "Er sagte: «Ja.» ‖Sie nahm 25. ‖Die Dosis war evtl. Grund dafür, z.B. Aspirin."},
		{"fr", "M. Roux et Mme Roux, p. ex. le Dr Roux, cf. Fig. 2 et p. 12. ‖C’est vrai. ‖L’étude date de janv. 2024. ‖Elle a inclus St. Denis etc. ‖Les autres non."},
		{"fr", "« Oui ! » ‖« Non ? » ‖L’hépatite B. ‖Un essai suit."},
		{"es", "La Sra. López y el Dr. Ruiz, p. ej. en EE. UU. y pág. 12. ‖¿Funciona? ‖¡Sí! ‖Vea el n.º 5 de la vacuna. ‖La vitamina D. ‖El ensayo terminó a las 5 p. m. ‖Los otros no."},
		{"es-MX", "Según la Dra. Gil, aprox. 20 mejoraron etc. ‖Otros no."},
		{"it", "Il dott. Rossi e la sig.ra Bianchi, p. es. a pag. 12, cfr. Fig. 3, ecc. ‖La cura funziona. ‖La prof.ssa Verdi, ad es. ieri, disse no."},
		{"nl", "Dhr. Jansen en mevr. De Vries, bijv. Dr. Smit, d.w.z. Nederlanders, enz. ‖De studie liep. ‖Zie blz. 12 e.a. ‖Het was o.a. Covid."},
		{"pt", "A Sra. Lima e o Dr. Reis, p. ex. na pág. 12, aprox. 20 etc. ‖O ensaio acabou no séc. XX. ‖A vitamina C. ‖Os outros não."},
		{"pt-BR", "O Prof. Alves e a Profa. Nunes vieram. ‖Funciona?"},
		{"ar", "هل اللقاح آمن؟ ‖نعم. ‖قال الطبيب إنه آمن."},
		{"ur", "کیا ویکسین محفوظ ہے؟ ‖جی ہاں۔ ‖یہ محفوظ ہے۔"},
		{"hi", "टीका सुरक्षित है। ‖डॉक्टर से पूछें।"},
		{"ja", "薬を飲みましょう。‖「毎日です。」と医師は言った。‖安全ですか？‖はい！"},
		{"zh", "疫苗安全吗？‖安全。‖“可以。”‖请问医生！"},
		{"", "Ask Dr. Who e.g. Tomorrow. ‖It was no. 5. ‖On 3. ‖May it was."},
	} {
		text := strings.ReplaceAll(c[1], "‖", "")
		d := Division{Language: c[0]}
		d.Divide(text)
		if got := mark(text, d.Sentences, "", "‖"); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
		met[c[0]] += strings.Count(c[1], "‖")
	}
	if len(met) < 12 {
		t.Error(met)
	}
	for language, c := range languages {
		if len(c.abbreviations) < 30 || len(c.starters) < 50 || len(c.lettered) < 10 {
			t.Errorf("%s: %d abbreviations, %d starters", language, len(c.abbreviations), len(c.starters))
		}
	}
}
