package content

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

// TestSlugProblem is cases 50 to 53: what cannot be a part of a URL.
func TestSlugProblem(t *testing.T) {
	for slug, want := range map[string]string{
		"flu": "", "covid-19": "", "2026": "", "здоровье": "", "安全": "", "größe": "", "a--b": "", "conference": "", "nul-hypothesis": "", "हिन्दी": "",
		strings.Repeat("a", 150): "",

		"":                       "is empty",
		"Flu":                    "holds a capital letter",
		"ǅ":                      "holds a capital letter",
		"größE":                  "holds a capital letter",
		"gro\u0308ße":            "holds letters in decomposed form (NFD)",
		"../x":                   "would lead outside its folder",
		"..":                     "would lead outside its folder",
		".":                      "would lead outside its folder",
		"a..b":                   "would lead outside its folder",
		"/x":                     "would lead outside its folder",
		"a/b":                    "would lead outside its folder",
		`a\b`:                    "would lead outside its folder",
		"%2e%2e":                 "would lead outside its folder",
		"%2F":                    "would lead outside its folder",
		"index.html":             `holds the character "."`,
		"flu.":                   `holds the character "."`,
		".hidden":                `holds the character "."`,
		"a b":                    `holds the character " "`,
		"a_b":                    `holds the character "_"`,
		"a\u200bb":               "holds the character \"\u200b\"",
		"a\u00a0b":               "holds the character \"\u00a0\"",
		"a:b":                    `holds the character ":"`,
		"a?b":                    `holds the character "?"`,
		"a#b":                    `holds the character "#"`,
		"\u202eflu":              "holds the character \"\u202e\"",
		"😀":                      `holds the character "😀"`,
		"con":                    "is a name that Windows reserves",
		"lpt9":                   "is a name that Windows reserves",
		"-flu":                   "begins or ends with a hyphen",
		"flu-":                   "begins or ends with a hyphen",
		"-":                      "begins or ends with a hyphen",
		strings.Repeat("a", 151): "is longer than 150 bytes",
		strings.Repeat("é", 150): "is longer than 150 bytes",
	} {
		if got := slugProblem(slug); got != want {
			t.Errorf("%q %s, want %q", slug, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Flu: what now?":          "flu-what-now",
		"  A  b  ":                "a-b",
		"C":                       "c",
		"c++":                     "c-plus-plus",
		"#":                       "",
		"":                        "",
		"…":                       "",
		"It's the patient’s":      "its-the-patients",
		"Здоровье и наука":        "здоровье-и-наука",
		"GRÖSSE":                  "grösse",
		"gro\u0308ße":             "größe",
		"e'\u0301":                "é", // what stood between the letter and its accent is gone
		"100 % sure — 1/2":        "100-sure-1-2",
		"a_b/c\\d.e":              "a-b-c-d-e",
		"\u202eevil":              "evil",
		"x² + y³":                 "x2-y3",
		"Covid-19 --- and after!": "covid-19-and-after",
	} {
		if got := Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestSlugsOfScripts: a title in any script has a slug of its own, and one that slugProblem
// passes; letters that only look foreign stay what they are.
func TestSlugsOfScripts(t *testing.T) {
	met := 0
	for _, c := range []struct{ text, want, tag string }{
		{"高血圧の薬", "高血圧の薬", "ja"}, {"コーヒー・紅茶", "コーヒー-紅茶", "ja"}, {"ﾜｸﾁﾝ", "ワクチン", "ja"}, {"疫苗（2026年）", "疫苗-2026年", "zh"}, {"백신 접종", "백신-접종", "ko"},
		{"ผู้ป่วยควรพบแพทย์", "ผู้ป่วยควรพบแพทย์", "th"}, {"لقاح الإنفلونزا", "لقاح-الإنفلونزا", "ar"}, {"هل اللقاح آمن؟", "هل-اللقاح-آمن", "ar"}, {"טיפול בכאב", "טיפול-בכאב", "he"},
		{"Großer Test für Ärzte", "großer-test-für-ärzte", "de"}, {"Æbler og Øl på Ærø", "æbler-og-øl-på-ærø", "da"}, {"L’étude d’Œuvre", "létude-dœuvre", "fr"}, {"¿Qué es el año?", "qué-es-el-año", "es"},
		{"ΕΜΒΟΛΙΟ ΓΡΙΠΗΣ", "εμβολιο-γριπης", "el"}, {"Iğdır’da İLAÇ", "ığdırda-ilaç", "tr"}, {"PM₂.₅", "pm2-5", "fr"}, {"HER2+", "her2-plus", "es"}, {"HER2−", "her2-minus", "ja"},
	} {
		met++
		if got := SlugIn(c.text, c.tag); got != c.want || slugProblem(got) != "" {
			t.Errorf("SlugIn(%q, %q) = %q %s, want %q", c.text, c.tag, got, slugProblem(got), c.want)
		}
	}
	if met < 18 {
		t.Error(met)
	}
}

// TestKind5Slugs is kind 5 of the issue: what is different stays different, and what
// is the same is one. Titles that had a slug without such signs keep theirs.
func TestKind5Slugs(t *testing.T) {
	tally.Kind(t, 5)
	cases := [][3]string{ // text, slug, language
		// listed
		{"CO₂ levels", "co2-levels", ""}, {"CO levels", "co-levels", ""}, {"½ dose", "1-2-dose", ""}, {"Ⅳ therapy", "iv-therapy", ""},
		{"CO₂ and 10⁹ µg", "co2-and-109-μg", ""}, {"№ 5", "no-5", ""}, {"℃", "c", ""}, {"37 ℃", "37-c", ""},
		{"HER2+", "her2-plus", ""}, {"HER2-", "her2-minus", ""}, {"HER2−", "her2-minus", ""}, {"HER2", "her2", ""},
		{"ER+/HER2− breast cancer", "er-plus-her2-minus-breast-cancer", ""}, {"ER±", "er-plus-minus", ""}, {"C++", "c-plus-plus", ""}, {"C", "c", ""},
		{"IĞDIR'da aşı", "ığdırda-aşı", "tr"}, {"IŞIK", "ışık", "tr-TR"}, {"İZMİR", "izmir", "tr"}, {"İZMİR", "izmir", ""}, {"ILIK", "ılık", "az"}, {"ILIK", "ilik", ""},
		{"ΣΑΣ ΟΔΟΣ", "σας-οδος", "el"}, {"ΣΑΣ ΟΔΟΣ", "σας-οδος", ""}, {"Σ", "σ", ""}, {"2Σ", "2σ", ""},
		// made up
		{"H₂O and x²", "h2o-and-x2", ""}, {"CD4⁺ T cells", "cd4-plus-t-cells", ""}, {"Ca²⁺ channels", "ca2-plus-channels", ""}, {"Na+, K+", "na-plus-k-plus", ""},
		{"65+", "65-plus", ""}, {"HER2- breast cancer", "her2-minus-breast-cancer", ""}, {"¼ and ¾", "1-4-and-3-4", ""}, {"Ⅻ", "xii", ""}, {"ｆｕｌｌ　width", "full-width", ""},
		{"Botox™ and ®", "botox-and", ""}, {"a´s", "a-s", ""}, {"ﬁbre", "fibre", ""}, {"㎎ dose", "mg-dose", ""}, {"①②", "12", ""}, {"5 µg", "5-μg", ""}, {"5 μg", "5-μg", ""},
		// made up: as before
		{"Pre- and post-natal care", "pre-and-post-natal-care", ""}, {"5-, 10- and 15-year survival", "5-10-and-15-year-survival", ""}, {"5- to 10-year-olds", "5-to-10-year-olds", ""},
		{"Vitamin C + zinc", "vitamin-c-zinc", ""}, {"A+B and a-b", "a-b-and-a-b", ""}, {"-5 to +5", "5-to-5", ""}, {"Covid-19 -- and after", "covid-19-and-after", ""},
		{"Long-term", "long-term", ""}, {"What a phase 1/2 trial is", "what-a-phase-1-2-trial-is", ""}, {"Γρίπη", "γρίπη", ""}, {"Grippe – was nun?", "grippe-was-nun", "de"}, {"flu -", "flu", ""},
	}
	for _, c := range cases {
		if got := SlugIn(c[0], c[2]); got != c[1] {
			t.Errorf("SlugIn(%q, %q) = %q, want %q", c[0], c[2], got, c[1])
		}
		if again := SlugIn(c[1], c[2]); again != c[1] {
			t.Errorf("the slug of %q is %q", c[1], again)
		}
	}
}

func TestKind5FileSlugs(t *testing.T) {
	tally.Kind(t, 5)
	for title, want := range map[string]string{
		// listed
		"Con": "con-article", "Index": "index-article", strings.Repeat("a", 300): strings.Repeat("a", 150),
		// made up
		"nul": "nul-article", "AUX": "aux-article", "COM¹": "com1-article", "lpt9": "lpt9-article", "_index": "index-article",
		"Flu": "flu", "Con artists": "con-artists", strings.Repeat("é", 300): strings.Repeat("é", 75),
		strings.Repeat("word ", 60): strings.TrimSuffix(strings.Repeat("word-", 30), "-"), strings.Repeat("日", 300): strings.Repeat("日", 50),
	} {
		got := Slugs{}.File(title)
		if got != want || slugProblem(got) != "" {
			t.Errorf("File(%q) = %q %s, want %q", title, got, slugProblem(got), want)
		}
	}
}

// TestSlugIsASlug: whatever a text is, its slug is one, unless it is too long,
// reserved, or holds letters that have no small form.
func TestSlugIsASlug(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 5000 {
		var text []rune
		for range 1 + r.IntN(12) {
			text = append(text, []rune{rune(r.IntN(0x250)), rune(r.IntN(0x3000)), 0x300 + rune(r.IntN(0x70)), '\'', ' ', 'a', 'İ', 'ß'}[r.IntN(8)])
		}
		slug := Slug(string(text))
		if why := slugProblem(slug); why != "" && slug != "" && why != "holds a capital letter" {
			t.Fatalf("Slug(%q) = %q, which %s", string(text), slug, why)
		}
		if Slug(slug) != slug || !norm.NFC.IsNormalString(slug) {
			t.Fatalf("Slug(%q) = %q, whose slug is %q", string(text), slug, Slug(slug))
		}
	}
}

// TestASCII: how languages write their letters in those of ASCII.
func TestASCII(t *testing.T) {
	t.Parallel()
	languages := map[string]bool{}
	for _, c := range []struct{ text, want, tag string }{
		{"Größere Übergewichtsstudie: Ärzte", "groessere-uebergewichtsstudie-aerzte", "de"}, {"STRASSE und Straße", "strasse-und-strasse", "de-AT"}, {"Zoë naïve coöperatie", "zoe-naive-cooperatie", "nl"},
		{"L’étude d’Œuvre à Noël", "letude-doeuvre-a-noel", "fr"}, {"¿Qué es el año?", "que-es-el-ano", "es"}, {"Vacinação e coração", "vacinacao-e-coracao", "pt-BR"},
		{"Blåbær og øl på Ærø", "blaabaer-og-oel-paa-aeroe", "da"}, {"Sjukvård för äldre på Öland", "sjukvard-for-aldre-pa-oland", "sv"}, {"Ääni ja yö", "aani-ja-yo", "fi"}, {"Þórður og ðað", "thordur-og-dad", "is"},
		{"IĞDIR’da aşı ve GÖZ ilacı", "igdirda-asi-ve-goz-ilaci", "tr"}, {"Szczepienia: żółć, łóżko, ŚWIĘTO", "szczepienia-zolc-lozko-swieto", "pl"}, {"Příliš žluťoučký kůň", "prilis-zlutoucky-kun", "cs"},
		{"Hőség és gyűlés", "hoseg-es-gyules", "hu"}, {"Sănătate și țară", "sanatate-si-tara", "ro"}, {"Đorđe čeka", "djordje-ceka", "hr"}, {"Tiêm chủng đầy đủ, Thuốc ơi", "tiem-chung-day-du-thuoc-oi", "vi"}, {"Sağlamlıq və dərman", "saglamliq-ve-derman", "az"},
		{"Εμβόλιο της γρίπης", "emvolio-tis-gripis", "el"}, {"ΕΥΧΑΡΙΣΤΩ, αυτός και αύριο", "efcharisto-aftos-kai-avrio", "el"}, {"μπάλα, εμπόριο, άγγελος, ουρανός, Μαΐου", "bala-emporio-angelos-ouranos-maiou", "el"},
		{"Здоровье и прививки: щенок, объект", "zdorove-i-privivki-shchenok-obekt", "ru"}, {"Її здоров’я, згода, Ялта і гриби", "yii-zdorovia-zghoda-yalta-i-hryby", "uk"}, {"Ваксина срещу грип в България", "vaksina-sreshtu-grip-v-balgaria", "bg"},
		{"Љубав и здравље, ђак", "ljubav-i-zdravlje-djak", "sr"}, {"Ѓорѓи и ќерка", "gjorgji-i-kjerka", "mk"},
		{"β-blockers, IFN-γ and TGF-β1", "beta-blockers-ifn-gamma-and-tgf-beta1", "en"}, {"5 µg and 5 mg", "5-mcg-and-5-mg", "en"}, {"CO₂ and HER2−", "co2-and-her2-minus", "en"}, {"١٢ ٣", "12-3", "en"},
		{"Covid-19 — was nun?", "covid-19-was-nun", "de"},
		{"高血圧", "", "ja"}, {"لقاح", "", "ar"}, {"วัคซีน", "", "th"}, {"COVID と 咳", "", "ja"}, {"ქართული", "", "ka"},
	} {
		languages[c.tag] = true
		s := Slugs{c.tag, true}
		got := s.Of(c.text)
		if c.want == "" {
			if s.Fits(got) || got != SlugIn(c.text, c.tag) {
				t.Errorf("%s %q: %q", c.tag, c.text, got)
			}
			continue
		}
		if got != c.want || !s.Fits(got) || slugProblem(got) != "" || s.Of(got) != got {
			t.Errorf("%s %q: %q, want %q", c.tag, c.text, got, c.want)
		}
	}
	if len(languages) < 25 {
		t.Error(len(languages))
	}
}

func TestAliasFits(t *testing.T) {
	for path, want := range map[string]bool{
		"/old/flu/": true, "/flu.html": true, "/Old/Flu": true, "/": true, "/2019/03/x.php": true, "/größe/": true,
		"": false, "flu": false, "//evil.example": false, "/a//b": false, "/../x": false, "/a..b": false, `/a\b`: false, "/a%2e": false, "/a?b": false, "/a#b": false,
		"/con": false, "/a/NUL.html": false, "/a./b": false, "/a /b": false, "/ a": false, "/" + strings.Repeat("a", 151): false,
	} {
		if got := aliasFits(path); got != want {
			t.Errorf("aliasFits(%q) = %v", path, got)
		}
	}
}

// TestSlugOfAFile: the slug comes from the key or the name of the file, and one
// mistake gives one report.
func TestSlugOfAFile(t *testing.T) {
	for _, tt := range []struct{ file, key, slug, problem string }{
		{"content/health/flu.md", "", "flu", ""},
		{"content/health/flu/index.md", "", "flu", ""},
		{"content/health/Flu.md", "slug: flu", "flu", ""},
		{"content/health/gro\u0308ße.md", "", "größe", ""}, // macOS writes names of files so
		{"content/health/x.md", "slug: 2026", "2026", ""},
		{"content/health/Flu.md", "", "flu", `content/health/Flu.md: error: the name of this file becomes its URL, and "Flu" holds a capital letter`},
		{"content/health/con.md", "", "con-article", `content/health/con.md: error: the name of this file becomes its URL, and "con" is a name that Windows reserves`},
		{"content/health/x.md", "slug: ../x", "x", `content/health/x.md:6:7: error: the slug "../x" would lead outside its folder`},
		{"content/health/x.md", "slug:", "x", ""},
		{"content/health/Flu.md", "slug: ''", "flu", `content/health/Flu.md: error: the name of this file becomes its URL, and "Flu" holds a capital letter`},
		{"content/health/x.md", "slug: [a]", "x", `content/health/x.md:6:7: error: "slug" must be text, and this is a list`},
		{"content/health/x.md", "slug: " + strings.Repeat("a", 300), strings.Repeat("a", 150), `content/health/x.md:6:7: error: the slug "` + strings.Repeat("a", 300) + `" is longer than 150 bytes`},
		{"content/health/x.md", "slug: " + strings.Repeat("a", 401), "x", `content/health/x.md:6:7: error: "slug" has 401 characters; the limit is 400`},
	} {
		head := "---\ntitle: T\ndescription: D\ndate: 2026-11-01\nauthors: [desk]\n"
		document, list := Parse(source.NewFile(tt.file, []byte(head+tt.key+"\n---\nText.\n")), Rules{Zone: time.UTC})
		got := ""
		if len(list) > 0 {
			got = list[0].Error()
		}
		if got != tt.problem || len(list) > 1 {
			t.Errorf("%s with %q: %v\nwant %s", tt.file, tt.key, list, tt.problem)
		}
		if slug := documentOf(document).Slug.Text; slug != tt.slug {
			t.Errorf("%s with %q has the slug %q, want %q", tt.file, tt.key, slug, tt.slug)
		}
	}
}
