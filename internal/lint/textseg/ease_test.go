package textseg

import (
	"math"
	"strings"
	"testing"
)

// TestForeignSyllables holds syllables against a count by hand, with hyphens where words
// are divided.
func TestForeignSyllables(t *testing.T) {
	met := 0
	for tag, words := range map[string]string{
		"de": "Imp-fung Krank-heit Bau-er Ge-sund-heit Stu-di-e Wir-kung Herz Ärz-te Blut-hoch-druck Vi-rus Säu-re heu-te Ne-ben-wir-kung Pa-ti-ent zwei-te Typ",
		"es": "es-tu-dio dí-a va-cu-na cán-cer que gui-a-ron pro-hi-bir hoy po-e-ta en-fer-me-dad sa-lud muy a-é-re-o pin-güi-no ries-go ciu-dad cui-da-do le-er",
		"fr": "ma-la-die vac-cin é-tude san-té ré-a-li-té eau pa-tient ef-fi-ca-ci-té ris-que per-sonnes na-ïf cœur oui trai-te-ment nuit hô-pi-tal thé-â-tre",
		"it": "stu-dio vac-ci-no ma-lat-ti-a sa-lu-te per-ché cuo-re guar-da-re in-ten-si-tà più pau-ra a-e-re-o quel-lo",
		"nl": "on-der-zoek ziek-te moei-te vac-cin hart huis pa-ti-ënt ge-zond-heid twee nieuw mooi de-zelf-de bloed-druk",
		"pt": "es-tu-do do-en-ça va-ci-na co-ra-ção pes-so-as sa-ú-de não pul-mões pra-i-a ris-co que á-gua mui-to",
	} {
		wrong, all := 0, strings.Fields(words)
		var odd []string
		for _, w := range all {
			want := strings.Count(w, "-") + 1
			if got := formulas[tag].vowels.syllables(strings.ReplaceAll(w, "-", "")); got != want {
				wrong += max(got-want, want-got)
				odd = append(odd, w)
			}
			met++
		}
		t.Logf("%s: %d words, off by %d: %v", tag, len(all), wrong, odd)
		if 100*wrong > 15*len(all) {
			t.Errorf("%s: %d of %d words: %v", tag, wrong, len(all), odd)
		}
	}
	if met < 80 {
		t.Errorf("%d words", met)
	}
}

// TestEaseIn holds the formulas against what they give by hand, and that no other language
// has one.
func TestEaseIn(t *testing.T) {
	for _, c := range []struct {
		tag, text                   string
		sentences, words, syllables int
		want                        float64
	}{
		{"de-AT", "Die Impfung wirkt. Sie ist gut.", 2, 6, 7, 180 - 3 - 58.5*7/6},
		{"es", "La vacuna funciona. Es segura.", 2, 5, 11, 206.835 - 2.5 - 62.3*11/5},
		{"fr-CA", "Le vaccin marche. Il est sûr.", 2, 6, 7, 207 - 1.015*3 - 73.6*7/6},
		{"it", "Il vaccino funziona. È sicuro.", 2, 5, 11, 89 + (300*2-10*24)/5.0},
		{"nl", "Het vaccin werkt. Het is goed.", 2, 6, 7, 206.84 - 0.93*3 - 77*7.0/6},
		{"pt-BR", "A vacina funciona. Ela é segura.", 2, 6, 13, 248.835 - 1.015*3 - 84.6*13/6},
	} {
		e, ok := EaseIn(&Text{Blocks: []Block{{Text: c.text}}}, c.tag)
		if !ok || e.Sentences != c.sentences || e.Words != c.words || e.Syllables != c.syllables || math.Abs(e.Value()-c.want) > 0.001 {
			t.Errorf("%s: %+v, %v, want %+v", c.tag, e, ok, c)
		}
	}
	for _, tag := range []string{"", "en", "en-GB", "ja", "ar", "cy", "th", "tr"} {
		if e, ok := EaseIn(&Text{Blocks: []Block{{Text: "A b."}}}, tag); ok {
			t.Errorf("%s: %+v", tag, e)
		}
	}
}
