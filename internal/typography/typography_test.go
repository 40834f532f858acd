package typography

import (
	"strings"
	"testing"
	"unicode/utf8"

	"galen/internal/locale"
	"galen/internal/testing/tally"
)

// TestKind4Quotations is kind 4 of the issue: what an English newsroom types, and what is
// set.
func TestKind4Quotations(t *testing.T) {
	tally.Kind(t, 4)
	cases := [][2]string{
		// listed: opening marks, whatever letter follows
		{"a 'trial' b", "a ‘trial’ b"},
		{"the 'no' vote", "the ‘no’ vote"},
		{"'evidence' and 'normal'", "‘evidence’ and ‘normal’"},
		{"'long Covid' or 'less'", "‘long Covid’ or ‘less’"},
		{"'more' and 'success'", "‘more’ and ‘success’"},
		{"called it 'the sanctity of the backlog.'", "called it ‘the sanctity of the backlog.’"},
		// made up
		{"'Élan' and 'éclair'", "‘Élan’ and ‘éclair’"},
		{"'β-blocker' and 'вакцина'", "‘β-blocker’ and ‘вакцина’"},
		{"'T cells', 'N of 1', 'E. coli', 'L-dopa'", "‘T cells’, ‘N of 1’, ‘E. coli’, ‘L-dopa’"},
		{"'s' is a letter, 'm' too, and 'd'", "‘s’ is a letter, ‘m’ too, and ‘d’"},
		{"'relative' and 're-analysis'", "‘relative’ and ‘re-analysis’"},
		// listed: apostrophes before digits and at the start of words
		{"class of '99 ok", "class of ’99 ok"},
		{"the class of '99's success, and '68's", "the class of ’99’s success, and ’68’s"},
		{"winter '19", "winter ’19"},
		{"('99)", "(’99)"},
		{"'Twas", "’Twas"},
		{"'cause I said so", "’cause I said so"},
		{"the '70s, 'til, 'tis, 'em", "the ’70s, ’til, ’tis, ’em"},
		{"rock 'n' roll", "rock ’n’ roll"},
		// made up
		{"in 'Murica and the 'murica of it", "in ’Murica and the ’murica of it"},
		{"rock 'n' roll, R 'n' B, the 'n' in it", "rock ’n’ roll, R ’n’ B, the ‘n’ in it"},
		{"the '90s-like '90s look", "the ’90s-like ’90s look"},
		{"'Ello, said he; 'scuse me", "’Ello, said he; ’scuse me"},
		{"rock-'n'-roll and fish 'n' chips", "rock-’n’-roll and fish ’n’ chips"},
		{"the '20s and the '30s", "the ’20s and the ’30s"},
		{"the '90s' music", "the ’90s’ music"},
		{"since '98, and in '05.", "since ’98, and in ’05."},
		{"of '19-'20", "of ’19-’20"},
		{"class of '99 met the Smiths' dog", "class of ’99 met the Smiths’ dog"},
		{"a 'flu jab", "a ’flu jab"},
		{"'I left 'cause I could,' he said.", "‘I left ’cause I could,’ he said."},
		{"the 'cause' of it", "the ‘cause’ of it"},
		{"'cause and effect' is a phrase", "‘cause and effect’ is a phrase"},
		{"'20 mg twice a day' was the dose", "‘20 mg twice a day’ was the dose"},
		{"'2026 was better'", "‘2026 was better’"},
		{"'100 per cent', '5 a day'", "‘100 per cent’, ‘5 a day’"},
		// listed: possessives and contractions
		{"The Smiths' dog; Nurses' union; 1990s' fashion", "The Smiths’ dog; Nurses’ union; 1990s’ fashion"},
		{"Yahoo!'s page", "Yahoo!’s page"},
		// made up
		{"don't, isn't, we're, I'd, it's, o'clock, O'Brien, l'été", "don’t, isn’t, we’re, I’d, it’s, o’clock, O’Brien, l’été"},
		{"the 1990's, HER2's, é's", "the 1990’s, HER2’s, é’s"},
		{"'The Smiths' dog barked,' she said", "‘The Smiths’ dog barked,’ she said"},
		{"(WHO)'s and \"Nature\"'s", "(WHO)’s and “Nature”’s"},
		{"fo'c's'le y'all'd've", "fo’c’s’le y’all’d’ve"},
		// listed: nested
		{`"'You want me to watch what?'" says`, "“‘You want me to watch what?’” says"},
		{"'It's jolly good!' he laughed.", "‘It’s jolly good!’ he laughed."},
		// made up
		{`'She said "no" twice'`, "‘She said “no” twice’"},
		{`'"No," he said'`, "‘“No,” he said’"},
		{`"He called it 'safe'."`, "“He called it ‘safe’.”"},
		{`"one 'two "three" two' one"`, "“one ‘two “three” two’ one”"},
		// made up: after brackets, dashes, punctuation; at ends
		{`("so") ["so"] {"so"}`, "(“so”) [“so”] {“so”}"},
		{`word—"quoted"—word`, "word—“quoted”—word"},
		{`word -- "quoted" -- word`, "word – “quoted” – word"},
		{`word--"quoted"--word`, "word–“quoted”–word"},
		{`so-called "wonder-drug"-like`, "so-called “wonder-drug”-like"},
		{`"either"/"or", 'either'/'or'`, "“either”/“or”, ‘either’/‘or’"},
		{`"...and then," he said, "..."`, "“…and then,” he said, “…”"},
		{`"I was--"`, "“I was–”"},
		{`He said: "Yes."`, "He said: “Yes.”"},
		{`it was "good", "better"; and "best".`, "it was “good”, “better”; and “best”."},
		{`"¿Qué?" "«Mot»"`, "“¿Qué?” “«Mot»”"},
		{`"😀" and '😀'`, "“😀” and ‘😀’"},
		{`"$5" or "£5", '€5'`, "“$5” or “£5”, ‘€5’"},
		{"\"a\u00a0b\"\u00a0c", "“a\u00a0b”\u00a0c"},
		// made up: Chinese and Japanese put no spaces beside them
		{`他说"你好"吗`, "他说“你好”吗"},
		{`『"重点"』です'要点'です`, "『“重点”』です‘要点’です"},
		{`"重点"。"然后"，`, "“重点”。“然后”，"},
		// listed: feet and inches
		{`5'10" tall`, `5'10" tall`},
		{`a 6" pipe, 6' long`, `a 6" pipe, 6' long`},
		{`"a 6" pipe"`, `“a 6" pipe”`},
		// made up: feet, inches, minutes and seconds stay as they were typed
		{`40° 26' 46" N`, `40° 26' 46" N`},
		{`he was 6' 2" and she 5' 4"`, `he was 6' 2" and she 5' 4"`},
		{`"He is 5'10"," she said`, `“He is 5'10",” she said`},
		{`a 21" and a 24" screen`, `a 21" and a 24" screen`},
		{`'an 8' wall' it was`, `‘an 8' wall’ it was`},
		{`(6")`, `(6")`},
		{`"at 26" and 'in 20'`, "“at 26” and ‘in 20’"},
		{`in "Covid 19", of 'phase 2'.`, "in “Covid 19”, of ‘phase 2’."},
		{`he is 5' 11'' and she 6'0''`, `he is 5' 11'' and she 6'0''`},
		{`51°30'26'' N`, `51°30'26'' N`},
		{`f'(x) and "g'(x)"`, `f'(x) and “g'(x)”`},
		{`"a 6"" and "12""`, `“a 6"” and “12"”`},
		// made up: what is not clear stays
		{`an "" and a '' alone`, `an "" and a '' alone`},
		{`a " b ' c`, `a " b ' c`},
		{`wo"rd`, `wo"rd`},
		// Dashes, ellipses and angles.
		{"one -- two --- three... four....", "one – two — three… four…."},
		{"https://news.example/a--b...c and www.a--b.example, xn--bcher-kva.example", "https://news.example/a--b...c and www.a--b.example, xn--bcher-kva.example"},
		{`see "https://news.example/a--b"`, "see “https://news.example/a--b”"},
		{"p << 0.05 and x<<y and <<word>>, a >> b", "p << 0.05 and x<<y and «word», a >> b"},
		{"1-2 a - b . c", "1-2 a - b . c"},
		// What is set already.
		{"“It’s ‘so’ – …”", "“It’s ‘so’ – …”"},
		{"", ""},
	}
	for _, c := range cases {
		if got := English.Text(c[0]); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
		if again := English.Text(c[1]); again != c[1] {
			t.Errorf("%s is set again as %s", c[1], again)
		}
	}
}

// TestEveryLetter: a word is quoted whatever letter it begins or ends with.
func TestEveryLetter(t *testing.T) {
	n := 0
	for _, c := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéèüñøåßçžłőİıαβγδθλμσωΑΣабвгджийыэюяАЯЪ" {
		for _, word := range []string{string(c), string(c) + "ru", string(c) + "o m", "mo" + string(c), string(c) + "'s"} {
			for _, mark := range []string{"'", `"`} {
				n++
				set := English.Text("the " + mark + word + mark + " said")
				want := "the “" + strings.ReplaceAll(word, "'", "’") + "” said"
				if mark == "'" {
					want = strings.NewReplacer("“", "‘", "”", "’").Replace(want)
				}
				if set != want {
					t.Errorf("%s, want %s", set, want)
				}
			}
		}
	}
	if n < 800 {
		t.Errorf("only %d", n)
	}
}

func TestKind4Languages(t *testing.T) {
	tally.Kind(t, 4)
	const typed = `Das "Wort" und 'Wort', l'eau -- so...`
	for tag, want := range map[string]string{
		// listed
		"de": "Das „Wort“ und ‚Wort‘, l’eau – so…",
		"fr": "Das «\u202fWort\u202f» und “Wort”, l’eau – so…",
		// made up
		"":           "Das “Wort” und ‘Wort’, l’eau – so…",
		"en-GB":      "Das “Wort” und ‘Wort’, l’eau – so…",
		"de-CH":      "Das «Wort» und ‹Wort›, l’eau – so…",
		"de-DE-1996": "Das „Wort“ und ‚Wort‘, l’eau – so…",
		"es-ES":      "Das «Wort» und “Wort”, l’eau – so…",
		"es-MX":      "Das “Wort” und ‘Wort’, l’eau – so…",
		"pt":         "Das “Wort” und ‘Wort’, l’eau – so…",
		"pt-PT":      "Das «Wort» und “Wort”, l’eau – so…",
		"pl":         "Das „Wort” und «Wort», l’eau – so…",
		"sv":         "Das ”Wort” und ’Wort’, l’eau – so…",
		"ru":         "Das «Wort» und „Wort“, l’eau – so…",
		"fr-CA":      "Das «\u00a0Wort\u00a0» und “Wort”, l’eau – so…",
		"fr-CH":      "Das «\u202fWort\u202f» und ‹\u202fWort\u202f›, l’eau – so…",
		"nl-BE":      "Das “Wort” und ‘Wort’, l’eau – so…",
		"ja":         "Das 「Wort」 und 『Wort』, l’eau – so…",
		"zh-TW":      "Das 「Wort」 und 『Wort』, l’eau – so…",
		"fa":         "Das «Wort» und ‹Wort›, l’eau – so…",
		"hu":         "Das „Wort” und »Wort«, l’eau – so…",
		"sw":         "Das “Wort” und ‘Wort’, l’eau – so…",
		"ar":         "Das ”Wort“ und ’Wort‘, l’eau – so…",
		"tlh":        `Das "Wort" und 'Wort', l'eau – so…`,
	} {
		if got := For(tag).Text(typed); got != want {
			t.Errorf("%q: %s, want %s", tag, got, want)
		}
	}
}

// FuzzText: what is set has the same words, in any language, and is not set otherwise when it is
// set again.
func FuzzText(f *testing.F) {
	f.Add(`"It's a 'cap'", 5'10" -- <<so>>...`, "de")
	f.Add(`'"'"'`, "fr")
	f.Add("« Oui! » dit-il: \"non?\" a;b 12:30 https://a.example/b?c: d", "fr-CA")
	f.Add(`”x" 'y’ "z“ 6" 'til`, "sv")
	f.Fuzz(func(t *testing.T, text, tag string) {
		if len(text) > 200 || !utf8.ValidString(text) {
			t.Skip()
		}
		all := func(s string) string {
			for _, mark := range []string{"“", "”", "‘", "’", "„", "‚", "«", "»", "‹", "›", "「", "」", "『", "』", " ", "\u00a0", "\u202f", `"`, "'", "-", "–", "—", ".", "…", "<", ">"} {
				s = strings.ReplaceAll(s, mark, "")
			}
			return s
		}
		set := For(tag).Text(text)
		if all(set) != all(text) {
			t.Errorf("%q became %q", text, set)
		}
		if again := For(tag).Text(set); again != set {
			t.Errorf("%s: %q became %q, and that %q", tag, text, set, again)
		}
	})
}

// TestDecisions holds the marks of at least 40 locales against CLDR, but for those that were
// decided otherwise.
func TestDecisions(t *testing.T) {
	t.Parallel()
	tags := strings.Fields("af am ar az bg bn bs ca cs cy da de de-AT el en en-US es-419 es-MX et eu fa fi fil ga gl he hi hr hu hy id is it it-CH ja ka kk ko lo lt lv " +
		"mk mr ms nb nn no pl pt pt-PT ro ru si sk sl sq sr sr-Latn sv sw ta te th tr uk ur vi zh zh-TW zu")
	for _, tag := range tags {
		outer, inner := locale.For(tag).Quotations()
		if s := For(tag); s.double != outer || s.single != inner || s.spacing != nil {
			t.Errorf("%s: %q %q, want %q %q", tag, s.double, s.single, outer, inner)
		}
	}
	if len(tags) < 40 {
		t.Errorf("only %d", len(tags))
	}
	for tag, d := range decisions {
		outer, inner := locale.For(tag).Quotations()
		if s := For(tag); d != nil && s.double == outer && s.single == inner {
			t.Errorf("%s: the decision is what CLDR has", tag)
		}
	}
}

// TestSpacing: French has spaces beside its marks, in each country its own.
func TestSpacing(t *testing.T) {
	t.Parallel()
	for _, tt := range [][3]string{
		{"fr", "Pourquoi? Voici: non; oui!", "Pourquoi\u202f? Voici\u00a0: non\u202f; oui\u202f!"},
		{"fr", "Pourquoi ? Voici : non ; oui !", "Pourquoi\u202f? Voici\u00a0: non\u202f; oui\u202f!"},
		{"fr-CH", "Pourquoi? Voici: non", "Pourquoi\u202f? Voici\u202f: non"},
		{"fr-CA", "Pourquoi? Voici: non ; oui", "Pourquoi? Voici\u00a0: non\u202f; oui"},
		{"fr", "à 12:30, 3:1, https://a.example/?b: c, a?b", "à 12:30, 3:1, https://a.example/?b: c, a?b"},
		{"fr", "50 %: bon; 5 €! (Vraiment?) Quoi?! Non…? Etc.: ici", "50 %\u00a0: bon\u202f; 5 €\u202f! (Vraiment\u202f?) Quoi\u202f?! Non…\u202f? Etc.\u00a0: ici"},
		{"fr", "« Oui » et «non», \"l'avis\": \"Bien!\"", "«\u202fOui\u202f» et «non», «\u202fl’avis\u202f»\u00a0: «\u202fBien\u202f!\u202f»"},
		{"fr", "a\u00a0: b\u202f! \"!\" (?) :-) ::", "a\u00a0: b\u202f! «\u202f!\u202f» (?) :-) ::"},
		{"fr", "\"Il a dit 'non' hier\"", "«\u202fIl a dit “non” hier\u202f»"},
		{"en", "Why ? Here: « so »", "Why ? Here: « so »"}, {"de", "Warum? Hier : so", "Warum? Hier : so"},
	} {
		if got := For(tt[0]).Text(tt[1]); got != tt[2] {
			t.Errorf("%s %q:\n got %q\nwant %q", tt[0], tt[1], got, tt[2])
		}
		if got := For(tt[0]).Text(tt[2]); got != tt[2] {
			t.Errorf("%s %q is set again as %q", tt[0], tt[2], got)
		}
	}
	if got := For("fr").Unspaced().Text(`Yahoo! et "moi" : a`); got != "Yahoo! et «\u202fmoi\u202f»\u00a0: a" {
		t.Errorf("%q", got)
	}
}

func BenchmarkText(b *testing.B) {
	for b.Loop() {
		English.Text("What a phase 1 trial is, and why its results don't show that a 'wonder drug' works")
	}
}

// TestElisions: each language has its own words that begin with an apostrophe.
func TestElisions(t *testing.T) {
	for _, tt := range [][3]string{
		{"nl", "'s ochtends en 't is", "’s ochtends en ’t is"}, {"nl", "zei 'het' en 'nee'", "zei ‘het’ en ‘nee’"},
		{"de", "so 'ne Sache", "so ’ne Sache"}, {"de", "das 'neue' Mittel", "das ‚neue‘ Mittel"}, {"en", "'s ochtends' here", "‘s ochtends’ here"},
		{"fr", `l'"étude" et d'"un" mot`, "l’«\u202fétude\u202f» et d’«\u202fun\u202f» mot"}, {"it", `l'"effetto" e un'"alta" dose`, "l’«effetto» e un’«alta» dose"},
		{"fr", `"l'"étude" dit"`, "«\u202fl’«\u202fétude\u202f» dit\u202f»"}, {"it", `all'("uno")`, `all'(«uno»)`},
		{"de", "die '68er, in den '90er Jahren", "die ’68er, in den ’90er Jahren"}, {"de", "das '68er' Heft", "das ‚68er‘ Heft"},
		{"nl", "'s avonds zei Jonas' broer 'nee', 's-Hertogenbosch", "’s avonds zei Jonas’ broer ‘nee’, ’s-Hertogenbosch"}, {"af", "dit is 'n toets vir 'n kind", "dit is ’n toets vir ’n kind"},
		{"it", "gli anni '80, il '900, un po' di 'ndrangheta", "gli anni ’80, il ’900, un po’ di ’ndrangheta"}, {"cy", "y gath 'ma a'r ci, i'w 'weld'", "y gath ’ma a’r ci, i’w ‘weld’"},
		{"he", `צה"ל אמר "שלום" ו"צה"ל"`, `צה"ל אמר ”שלום” ו”צה"ל”`}, {"uk", `м'який "знак"`, "м’який «знак»"}, {"ja", `「a」"b"です'c'`, "「a」「b」です『c』"},
		{"ar", `قال "نعم" و"لا" وبال"كل"`, "قال ”نعم“ و”لا“ وبال”كل“"}, {"it", "'un po' di tutto' disse", "“un po’ di tutto” disse"},
		{"tr", "Türkiye'de 'aşı' \"var\"", "Türkiye’de ‘aşı’ “var”"}, {"ko", `"한국"은 '좋다'고`, "“한국”은 ‘좋다’고"},
		{"en", "the '68er' group", "the ‘68er’ group"},
	} {
		if got := For(tt[0]).Text(tt[1]); got != tt[2] {
			t.Errorf("%s %q: %q, want %q", tt[0], tt[1], got, tt[2])
		}
	}
}
