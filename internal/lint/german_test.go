package lint

import (
	"fmt"
	"slices"
	"testing"

	"galen/internal/diag"
	"galen/internal/lint/rules"
)

// foreignStory is a text in another language than English: the headline, the dek, and the paragraphs.
type foreignStory struct{ code, title, dek, text string }

// in is the story as a file of the kind news.
func (s foreignStory) in(language string) string {
	return fmt.Sprintf("---\ntitle: %q\ndescription: %q\nlang: %s\nkind: news\ndate: 2026-11-01\nauthors: [desk]\ndisclosures: [None declared.]\n---\n\n%s\n", s.title, s.dek, language, s.text)
}

// plantedInGerman are faults in German, one a story, in words that nobody took from the vocabulary.
var plantedInGerman = []foreignStory{
	{"HN201", "Medizinischer Durchbruch bei Rheuma", "Zwölf Menschen nahmen die Tabletten ein halbes Jahr lang.", "Bei acht von ihnen ging die Schwellung zurück."},
	{"HN201", "Forscher verkünden sensationellen Erfolg gegen Heuschnupfen", "Die Nasentropfen wurden in Graz erprobt.", "Dort leben viele Menschen mit Heuschnupfen."},
	{"HN202", "Tropfen gegen trockene Augen", "Ärzte sprechen von einem kleinen Wunder: Schon nach Tagen war alles vergessen.", "Die Tropfen gibt es in der Apotheke."},
	{"HN202", "Neues Pflaster im Test", "Das Pflaster gilt als Meilenstein der Wundversorgung.", "Es wurde in Kiel entwickelt."},
	{"HN210", "Spritze gegen Migräne", "Die Klinik in Bern hat sie erprobt.", "Das Ergebnis ist geradezu revolutionär, und die Klinik will im Frühjahr weitere Termine vergeben."},
	{"HN210", "Tee aus den Anden", "Er kommt jetzt in die Läden.", "Der Tee aus den Anden wird seit Wochen als Allheilmittel gehandelt."},
	{"HN211", "Gel für Gelenke", "Eine Firma stellt es her.", "„Das ist ein echter Quantensprung“, sagte der Leiter der Abteilung."},
	{"HN212", "Linse aus dem Labor", "Sie ist weich.", "Die Linse könnte eines Tages vielen Menschen beim Sehen helfen."},
	{"HN220", "Impfung gegen Akne", "Ein Versuch in Wien.", "In einer Phase-1-Studie mit 18 Freiwilligen bekam jeder die Impfung. Das Mittel ist sicher und wirksam, teilte das Institut mit."},
	{"HN220", "Herzpumpe", "Sie wurde in Ulm gebaut.", "Die Pumpe wurde in einer Phase-II-Studie geprüft. Sie hat keine Nebenwirkungen, heißt es in Ulm."},
	{"HN221", "Tablette gegen Gicht", "Die Ergebnisse sind da.", "Auf dem Kongress der Kardiologen in München wurden die Ergebnisse der Studie vorgestellt. Die Tablette half vielen."},
	{"HN222", "Extrakt lässt Tumoren schrumpfen", "Forscher aus Basel melden einen Erfolg.", "Die Forscher gaben den Extrakt vier Wochen lang.\n\nDanach maßen sie die Geschwulste.\n\nSie waren kleiner geworden.\n\nDer Extrakt stammt aus Beeren.\n\nIm Versuch bekamen ihn Mäuse mit Darmkrebs. Die Mäuse, die den Extrakt bekamen, hatten kleinere Tumoren."},
	{"HN223", "Wie gut schützt die Maske?", "Eine Auswertung aus Leipzig.", "Die Auswertung ist als Preprint auf medRxiv erschienen. Sie umfasst drei Winter."},
	{"HN230", "Olivenöl und das Herz", "Eine Auswertung aus Spanien.", "Wer täglich Olivenöl aß, hatte ein um 25 Prozent geringeres Risiko für einen Herzinfarkt."},
	{"HN230", "Impfstoff gegen Gürtelrose", "Er ist teuer.", "Der Impfstoff halbierte das Risiko einer Demenz."},
	{"HN230", "Blutdruck im Griff", "Wie viel bringt eine Senkung?", "Die Zahl der Schlaganfälle sank um 40 Prozent, wenn die Werte niedrig waren."},
	{"HN231", "Akupunktur bei Knieschmerz", "Ein Versuch in Jena.", "Von den 32 Patienten, die teilnahmen, hatten 75 Prozent weniger Schmerzen."},
	{"HN232", "Lichttherapie", "Sie wird in Oslo erprobt.", "96 Prozent der 22 Teilnehmerinnen schliefen besser."},
	{"HN233", "Schluckimpfung", "Die Behörde hat sie geprüft.", "Von den Geimpften hatten 14 von 56 Kindern Fieber (28 Prozent)."},
	{"HN233", "Neue Hüfte", "Wie lange hält sie?", "Bei 45 von 300 Menschen, also 20 Prozent, musste sie nach zehn Jahren ersetzt werden."},
	{"HN233", "Schmerzpflaster", "Ein Test.", "Die Haut rötete sich bei 9 der 60 Probanden (19,5 %)."},
	{"HN236", "Masern nehmen zu", "Die Zahlen des Jahres.", "Die Zahl der Fälle hat sich verdreifacht, von 120 auf 260."},
	{"HN236", "Weniger Unfälle", "Die Bilanz der Klinik.", "Die Zahl der Stürze ging um 110 Prozent zurück."},
	{"HN236", "Fieber richtig messen", "Was Eltern wissen sollten.", "Ab 39 °C (100 °F) sollte ein Kind zum Arzt."},
	{"HN236", "Grippewelle flacht ab", "Die Zahlen der Woche.", "Die Zahl der Einweisungen sank um 50 Prozent von 800 auf 600."},
	{"HN238", "Impfquote sinkt", "Die Zahlen der Kassen.", "Die Quote fiel von 60 Prozent auf 54 Prozent, ein Minus von 6 Prozent."},
	{"HN239", "Vitamin D und Knochen", "Eine Studie mit 4000 Menschen.", "Das Vitamin schützte vor Brüchen (relatives Risiko 0,94; 95-%-Konfidenzintervall 0,85 bis 1,04)."},
	{"HN239", "Bewegung bei Depression", "Ein Versuch in Köln.", "Der Sport wirkte besser als Gespräche (p = 0,11)."},
	{"HN241", "Schlaf und Diabetes", "Eine Auswertung.", "Wer schlecht schlief, erkrankte öfter (Odds Ratio 1,7)."},
	{"HN242", "Creme gegen Falten", "Sie kostet 80 Euro.", "Die Creme verringert Falten um bis zu 60 Prozent."},
	{"HN310", "Antikörper bei Asthma", "Die Ergebnisse aus Lyon.", "In der randomisierten Studie nahmen 210 Patienten teil. Die Universität bezahlte sie."},
	{"HN112", "Trauer um einen Sänger", "Er wurde 31 Jahre alt.", "Der Sänger nahm sich am Sonntag das Leben. Er hinterlässt zwei Töchter."},
}

// TestPlantedInGerman: of the faults that are planted in German, at least four of five are found.
func TestPlantedInGerman(t *testing.T) {
	c, found := New(rules.Settings{}), 0
	for i, s := range plantedInGerman {
		list := findings(t, c, "content/health/x.md", s.in("de"))
		if slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == s.code }) {
			found++
		} else {
			t.Logf("%d: %s is not found in %q: %v", i, s.code, s.text, list)
		}
	}
	t.Logf("%d of %d are found", found, len(plantedInGerman))
	if len(plantedInGerman) < 30 || found*5 < len(plantedInGerman)*4 {
		t.Errorf("%d of %d are found", found, len(plantedInGerman))
	}
}
