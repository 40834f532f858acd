package lint

import (
	"slices"
	"testing"

	"galen/internal/diag"
	"galen/internal/lint/rules"
)

// hitsElsewhere are passages in other languages in which a rule finds something, and what it quotes or counts.
var hitsElsewhere = map[string][][2]string{
	"de": {
		{"HN214", "Die Zahl der Selbstmorde ist gesunken."},
		{"HN214", "Nach dem missglückten Suizidversuch kam er in die Klinik."},
		{"HN214", "Er ist seit dem Unfall an den Rollstuhl gefesselt."},
		{"HN215", "In der Stadt gab es eine Suizidwelle."},
		{"HN215", "Sie nahm sich das Leben, weil sie durch die Prüfung fiel."},
		{"HN215", "Er nahm sich das Leben und sprang von einer Brücke."},
		{"HN231", "Von den 32 Patienten hatten 75 Prozent weniger Schmerzen."},
		{"HN232", "Von den 26 Patienten ging es 95 % besser."},
		{"HN232", "95 Prozent der sechsundzwanzig Patientinnen waren zufrieden."},
		{"HN233", "Zwölf von vierzig Kindern (35 Prozent) brachen ab."},
		{"HN233", "Bei 1.200 der 12 000 Befragten (15 %) war das so."},
		{"HN230", "Das Risiko für einen Schlaganfall sank um 30 Prozent."},
		{"HN236", "Die Zahl der Anrufe hat sich von 40 auf 60 verdoppelt."},
		{"HN236", "Die Kosten stiegen um 20 Prozent von 100 auf 150 Euro."},
		{"HN236", "Sie nahm 500 mg (5 g)."},
		{"HN238", "Der Anteil sank von 20 auf 15 Prozent, ein Rückgang um 5 Prozent."},
		{"HN239", "Die Tablette senkte die Zahl der Stürze (RR 0,92; 95-%-KI: 0,80–1,06)."},
		{"HN239", "Das Ziel wurde fast signifikant erreicht."},
		{"HN242", "Der Tee lindert Schmerzen um bis zu 40 Prozent."},
		{"HN280", "Die Klinik von von Bern."},
	},
	"fr": {
		{"HN214", "Il a commis un suicide dans sa cellule."},
		{"HN214", "Depuis l’accident, il est cloué dans un fauteuil roulant."},
		{"HN214", "Après une tentative de suicide ratée, elle a été hospitalisée."},
		{"HN215", "La région a connu une vague de suicides."},
		{"HN215", "Elle s’est suicidée parce qu’elle avait raté son examen."},
		{"HN231", "Sur les 32 patients, 75 % ont eu mal à la tête."},
		{"HN232", "Sur les vingt-six patientes, 95 % se sont senties mieux."},
		{"HN233", "Douze patients sur quarante (35 %) ont arrêté."},
		{"HN233", "C’est arrivé à 1 200 des 12 000 personnes (15 %)."},
		{"HN230", "Le médicament réduit de 30 % le risque d’AVC."},
		{"HN230", "L’aspirine divise par deux le risque de cancer."},
		{"HN236", "Le nombre d’appels a doublé, passant de 40 à 60 par jour."},
		{"HN236", "Les décès ont diminué de 130 %."},
		{"HN236", "Il a pris 500 mg (5 g)."},
		{"HN238", "Le taux est passé de 20 % à 15 %, soit une baisse de 5 %."},
		{"HN239", "Le comprimé réduit les chutes (RR 0,92 ; IC à 95 % : 0,80-1,06)."},
		{"HN239", "La crème a été plus efficace (p = 0,11)."},
		{"HN241", "Ceux qui dorment mal tombent malades (odds ratio 1,7)."},
		{"HN242", "Le thé soulage jusqu’à 40 % de la douleur."},
		{"HN280", "La clinique de de Lyon."},
	},
	"es": {
		{"HN214", "El actor cometió suicidio en su casa."},
		{"HN214", "Desde el accidente está postrada en una silla de ruedas."},
		{"HN214", "Tras un intento fallido de suicidio ingresó en el hospital."},
		{"HN215", "Hay una ola de suicidios en la región."},
		{"HN215", "Se suicidó porque suspendió un examen."},
		{"HN231", "De los 32 pacientes, el 75 % tuvieron dolor."},
		{"HN232", "De los veintiséis pacientes, el 95 % mejoró."},
		{"HN233", "Doce de los cuarenta pacientes (35 %) lo dejaron."},
		{"HN233", "Le pasó a 1.200 de las 12 000 personas (15 %)."},
		{"HN230", "El fármaco reduce un 30 % el riesgo de ictus."},
		{"HN230", "El café duplica el riesgo de infarto."},
		{"HN236", "Las llamadas se duplicaron, de 40 a 60 al día."},
		{"HN236", "Las muertes cayeron un 130 %."},
		{"HN236", "Tomó 500 mg (5 g)."},
		{"HN238", "La tasa bajó del 20 % al 15 %, un descenso del 5 %."},
		{"HN239", "La pastilla redujo las caídas (RR 0,92; IC del 95 %: 0,80 a 1,06)."},
		{"HN239", "La crema fue más eficaz (p = 0,11)."},
		{"HN241", "Los que duermen mal enferman más (odds ratio 1,7)."},
		{"HN242", "El té alivia el dolor hasta un 40 %."},
		{"HN280", "La clínica de de Lugo."},
	},
}

// missesElsewhere are passages in which no rule has an error or a warning.
var missesElsewhere = map[string][]string{
	"de": {
		"Drei Menschen starben 2025 durch Suizid. Hilfe: Telefonseelsorge 0800 111 0 111.",
		"„Das war kein Selbstmord“, sagte der Bruder. Hilfe gibt die Telefonseelsorge.",
		"25 von 26 Patienten (96 %) ging es besser.",
		"Von den 40 Frauen brachen 12 ab, also 30 Prozent.",
		"Die Zahl der Anrufe hat sich verdoppelt, von 40 auf 81 am Tag.",
		"Der Anteil sank von 20 auf 15 Prozent, also um fünf Prozentpunkte.",
		"Das Risiko sank um 30 Prozent: 7 von 1.000 Menschen hatten einen Schlaganfall, ohne das Mittel 10 von 1.000.",
		"Ein klarer Unterschied zeigte sich nicht (p = 0,08).",
		"Das Medikament senkte die Zahl der Stürze (95-%-KI 0,7 bis 0,9).",
		"Ein Wundermittel ist das nicht, und einen Durchbruch sieht auch niemand.",
		"Am 12. März 2026 kamen 30 Kinder; der 31. Patient kam im April, und bis zu 50 Milliliter sind erlaubt.",
		"Die Terroristen verübten ein Selbstmordattentat, bei dem 1,5 Mio. Euro Schaden entstanden.",
		"Die Fälle nahmen um 130 Prozent zu, und die Inzidenz lag bei 12 je 100.000 Einwohner.",
	},
	"fr": {
		"Trois personnes sont mortes par suicide en 2025. Aide : appelez le 3114.",
		"25 patients sur 26 (96 %) se sont sentis mieux.",
		"Sur les 40 femmes, 12 ont arrêté, soit 30 %.",
		"Le nombre d’appels a doublé, passant de 40 à 81 par jour.",
		"Le taux est passé de 20 % à 15 %, soit une baisse de cinq points.",
		"Le risque a baissé de 30 % : 7 personnes sur 1 000 ont eu un AVC, contre 10 sur 1 000 sans le comprimé.",
		"Aucune différence claire n’a été observée (p = 0,08).",
		"Le médicament a réduit les chutes (IC à 95 % : 0,7-0,9).",
		"Ce n’est pas un remède miracle, et personne n’y voit une percée de l’extrême droite.",
		"Il faut boire jusqu’à 50 millilitres ; l’attente dure jusqu’à 6 semaines.",
		"L’attentat suicide a fait 12 blessés, et la cellule se suicide : c’est l’apoptose.",
	},
	"es": {
		"Tres personas murieron por suicidio en 2025. Ayuda: llame al 024.",
		"25 de los 26 pacientes (96 %) mejoraron.",
		"De las 40 mujeres, 12 lo dejaron, es decir, el 30 %.",
		"Las llamadas se duplicaron, de 40 a 81 al día.",
		"La tasa bajó del 20 % al 15 %, un descenso de cinco puntos porcentuales.",
		"El riesgo bajó un 30 %: 7 de cada 1.000 personas tuvieron un ictus, frente a 10 de cada 1.000 sin la pastilla.",
		"No se observó una diferencia clara (p = 0,08).",
		"La pastilla redujo las caídas (IC del 95 %: 0,7 a 0,9).",
		"No es un milagro, y nadie ve en ello una cura; la esperanza de vida es de 80 años.",
		"Se pueden tomar hasta 50 mililitros; la espera es de hasta 6 semanas.",
		"El atentado suicida dejó 12 heridos, y las células se suicidan: es la apoptosis.",
	},
}

// TestElsewhere: rules of numbers, of words and of form find in German, French and Spanish what they find in
// English, and leave alone what only looks like it.
func TestElsewhere(t *testing.T) {
	c, hits, misses := New(rules.Settings{}), 0, 0
	for tag, list := range hitsElsewhere {
		for _, row := range list {
			found := findings(t, c, "content/health/x.md", foreignStory{title: "A", dek: "B.", text: row[1]}.in(tag))
			if hits++; !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == row[0] }) {
				t.Errorf("%s: %s is not found in %q: %v", tag, row[0], row[1], found)
			}
		}
	}
	for tag, list := range missesElsewhere {
		if len(list) < 10 {
			t.Errorf("%s: %d near misses", tag, len(list))
		}
		for _, text := range list {
			misses++
			for _, d := range findings(t, c, "content/health/x.md", foreignStory{title: "A", dek: "B.", text: text}.in(tag)) {
				if d.Severity < diag.Note {
					t.Errorf("%s: false alarm in %q: %s", tag, text, d.Message)
				}
			}
		}
	}
	if hits < 40 || misses < 30 {
		t.Errorf("%d hits and %d near misses", hits, misses)
	}
}

// toldElsewhere are sentences about topics of help boxes, and lines that stand for words to come; missing a code, they
// are about something else.
var toldElsewhere = []struct{ tag, code, text string }{
	{"de", "HN112", "Der Sänger nahm sich am Sonntag das Leben."},
	{"fr", "HN112", "Le chanteur s’est donné la mort dimanche."},
	{"es", "HN112", "El cantante se quitó la vida el domingo."},
	{"it", "HN112", "Il cantante si è tolto la vita domenica."},
	{"nl", "HN112", "De zanger maakte zondag een eind aan zijn leven."},
	{"pt-BR", "HN112", "O cantor tirou a própria vida no domingo."},
	{"cy", "HN112", "Bu farw’r canwr drwy hunanladdiad ddydd Sul."},
	{"ar", "HN112", "انتحر المغني يوم الأحد."},
	{"de", "HN315", "Magersucht trifft Mädchen. Wer an Magersucht leidet, braucht Hilfe. Magersucht kann tödlich sein."},
	{"fr", "HN315", "L’anorexie mentale touche les filles. L’anorexie mentale se soigne. L’anorexie mentale peut tuer."},
	{"es", "HN315", "La anorexia afecta a las chicas. La anorexia se trata. La anorexia puede matar."},
	{"it", "HN315", "I disturbi alimentari colpiscono le ragazze. I disturbi alimentari si curano. I disturbi alimentari uccidono."},
	{"nl", "HN315", "Een eetstoornis treft meisjes. Een eetstoornis is te behandelen. Een eetstoornis kan dodelijk zijn."},
	{"pt-BR", "HN315", "A bulimia afeta meninas. A bulimia tem tratamento. A bulimia pode matar."},
	{"cy", "HN315", "Mae anhwylderau bwyta yn gyffredin. Gellir trin anhwylderau bwyta. Gall anhwylderau bwyta ladd."},
	{"ar", "HN315", "تصيب اضطرابات الأكل الفتيات. تعالج اضطرابات الأكل. قد تقتل اضطرابات الأكل."},
	{"de", "", "Der Attentäter sprengte sich in die Luft; das Selbstmordattentat traf einen Markt."},
	{"fr", "", "L’attentat suicide a touché un marché."},
	{"es", "", "El atentado suicida alcanzó un mercado."},
	{"it", "", "L’attentato suicida ha colpito un mercato."},
	{"nl", "", "De zelfmoordaanslag trof een markt."},
	{"pt-BR", "", "O ataque suicida atingiu um mercado."},
	{"cy", "", "Cafodd yr ymosodiad hunanladdol ei gondemnio."},
	{"ar", "", "استهدف هجوم انتحاري سوقا."},
}

// TestHelpElsewhere: topics of help boxes are known in the languages of the theme.
func TestHelpElsewhere(t *testing.T) {
	c, met := New(rules.Settings{}), map[string]int{}
	for _, row := range toldElsewhere {
		met[row.code]++
		found := findings(t, c, "content/health/x.md", foreignStory{title: "A", dek: "B.", text: row.text}.in(row.tag))
		is := func(code string) bool {
			return slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == code })
		}
		if row.code != "" && !is(row.code) || row.code == "" && (is("HN112") || is("HN315")) {
			t.Errorf("%s: want %q in %q: %v", row.tag, row.code, row.text, found)
		}
	}
	if met["HN112"] < 8 || met["HN315"] < 8 || met[""] < 8 {
		t.Errorf("%v", met)
	}
}

// TestStandsElsewhere: lines that stand for words to come in other languages, and lines that do not.
func TestStandsElsewhere(t *testing.T) {
	n := 0
	for text, want := range map[string]bool{
		"Text folgt": true, "Wird noch ergänzt.": true, "[Zahl einfügen]": true, "## Titel hier einfügen": true, "À compléter": true, "Légende à venir…": true, "[source manquante]": true,
		"Pendiente de escribir": true, "Título aquí": true, "Testo qui": true, "Tekst volgt": true, "Texto aqui": true, "Testun i ddod": true, "النص هنا": true,
		"Text folgt dem Bild.": false, "Die Zahl folgt": false, "À suivre": false, "Próximamente": false, "[sagte er]": false, "Por escribir a mano pagan poco.": false,
	} {
		n++
		if got := len(Unfinished("x.md", "en", []byte("---\ntitle: T\n---\n"+text+"\n\nWorte.\n"), len("---\ntitle: T\n---\n"))) > 0; got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if n < 15 {
		t.Errorf("%d lines", n)
	}
}
