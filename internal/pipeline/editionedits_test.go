package pipeline

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"galen/internal/site"
	"galen/internal/testing/testtime"
	"galen/internal/words"
)

// bilingual is what the newsroom has in Spanish at first.
func bilingual(files sourceFiles) {
	files["galen.yaml"] = setKey(files["galen.yaml"], "languages", spanish)
	files["content/_index.es.md"] = "---\ntitle: Noticias del día\ndescription: Lo nuevo.\n---\n\nLos [editores](/about/) escribieron [la primera](piece-01).\n"
	files["content/about.es.md"] = "---\ntitle: Quiénes somos\ndescription: Nosotros.\nslug: nosotros\n---\n\nVea [ética](ethics.md) y [la redacción](/authors/desk/).\n"
	files["content/authors/ada.es.md"] = "---\nname: Ada Łódź\nrole: Editora\nslug: doctora\n---\n\nAda edita [noticias](/health/).\n"
	for i, folder := range newsFolders {
		files["content/"+folder+"/_index.es.md"] = fmt.Sprintf("---\ntitle: Sección %d\ndescription: Todo.\nslug: seccion-%d\n---\n\nSobre [nosotros](/about/).\n", i, i)
	}
	maps.Copy(files, spanishTerms)
	for i := 1; i <= 9; i += 2 {
		files[translationOf(newsFile(i), "es")] = twinPiece(i, files[newsFile(i)])
	}
	for _, name := range []string{"content/health/held-draft.md", "content/health/held-embargo.md", "content/trials/held-scheduled.md", "content/trials/held-expired.md", "content/food/ends-soon.md"} {
		files[translationOf(name, "es")] = twinPiece(len(name), files[name])
	}
}

const (
	spanish        = `{es: {title: La dosis, description: Noticias de salud., taxonomies: {conditions: Enfermedades, places: Lugares}}}`
	spanishArabic  = `{es: {title: La dosis, description: Noticias de salud., taxonomies: {conditions: Enfermedades, places: Lugares}}, ar: {title: الجرعة, taxonomies: {conditions: الأمراض, places: أماكن}}}`
	spanishInOther = `{es: {title: La dosis diaria, taxonomies: {conditions: Enfermedades, places: Sitios}, fields: {stage: Fase}, menus: {main: [{title: Quiénes, url: about.es.md}]}}}`
)

// spanishTerms are the terms that have a page in Spanish. One of them has the address that another has in English.
var spanishTerms = sourceFiles{
	"content/conditions/immune.es.md":    "---\ntitle: Inmunes\nslug: gout\n---\n",
	"content/conditions/rheumatic.es.md": "---\ntitle: Reumas\nslug: reumas\n---\n",
	"content/conditions/gout.es.md":      "---\ntitle: Gota\nslug: gota\n---\n\nDuele.\n",
}

// editIdentity gives a translation of a person, a term or the page of corrections an address of its own, or takes it.
func editIdentity(s *state, r *rand.Rand) string {
	name := pick(r, "content/authors/ada.es.md", "content/authors/ada.es.md", "content/authors/desk.es.md", "content/conditions/gout.es.md", "content/conditions/gout.es.md",
		"content/conditions/lupus.es.md", "content/corrections.es.md", "content/corrections.es.md")
	n := r.IntN(9)
	text := fmt.Sprintf("---\ntitle: Nombre %d\ndescription: Qué es.\n---\n", n)
	if strings.Contains(name, "authors") {
		text = fmt.Sprintf("---\nrole: Papel %d\n---\n\nVida.\n", n)
	}
	if s.files[name] != "" && r.IntN(4) == 0 {
		delete(s.files, name)
		return "identity: none of " + name
	}
	slug := pick(r, "", fmt.Sprintf("otro-%d", n), fmt.Sprintf("otro-%d", n), "gout", "lupus", "ada")
	s.files[name] = setKey(text, "slug", slug)
	return "identity: " + name + ": address " + slug
}

// translationOf is the file of a translation.
func translationOf(name, code string) string {
	return strings.TrimSuffix(name, ".md") + "." + code + ".md"
}

func twinPiece(n int, original string) string {
	image := ""
	if strings.Contains(original, "\nimage:") {
		image = "image: {alt: Lo que muestra}\n"
	}
	return fmt.Sprintf("---\ntitle: Artículo %d\ndescription: De qué trata.\nslug: pieza-%02d\ntags: [sueño]\ndisclosures: [Ninguno.]\n"+image+"---\n\nTexto %d de la FDA. Vea [otro](piece-%02d) y [el primero](/health/piece-01/).\n", n, n, n, 1+n%13)
}

// isTwin reports whether a file is a translation of an article or page.
func isTwin(name string) bool {
	return isText(name) && !strings.Contains(name, ".plain.") && (strings.HasSuffix(name, ".es.md") || strings.HasSuffix(name, ".ar.md")) && !strings.HasPrefix(path.Base(name), "_index")
}

// editTwin changes a translation, or its original in what its translations have from it, or the languages of the
// site.
func editTwin(s *state, r *rand.Rand) string {
	original := choose(r, s.those(func(name string) bool { return isArticle(name) && !isTwin(name) && !strings.Contains(name, ".plain.") }))
	twin := choose(r, s.those(isTwin))
	if original == "" || twin == "" {
		return "nothing"
	}
	n := r.IntN(100)
	set := func(name, key, value string) string {
		s.files[name] = setKey(s.files[name], key, value)
		return name + ": " + key + ": " + value
	}
	of := strings.Replace(strings.Replace(twin, ".es.md", ".md", 1), ".ar.md", ".md", 1)
	switch r.IntN(30) {
	case 28, 29:
		return editTwinHeading(s, r)
	case 25, 26, 27:
		return editTwinFacts(s, r, twin, of)
	case 24:
		name := pick(r, "content/glossary.es.yaml", "content/glossary.es.yaml", "content/glossary.yaml")
		s.files[name] = fmt.Sprintf("- {term: FDA, expansion: %s, article: piece-%02d}\n", pick(r, "Agencia de medicamentos", "la agencia"), 1+n%13)
		return "glossary: " + name
	case 21, 22, 23:
		return editIdentity(s, r)
	case 0:
		name := translationOf(original, pick(r, "es", "es", "ar"))
		s.files[name] = twinPiece(n, s.files[original])
		return "translation " + name
	case 19, 20:
		return editPlain(s, r, pick(r, original, twin))
	case 1:
		delete(s.files, twin)
		return "no translation " + twin
	case 2:
		s.files[twin] += fmt.Sprintf("\nMás texto %d, vea [esto](%s).\n", n, pick(r, "piece-01", "/health/piece-03/", "/es/nosotros/", "../about.md"))
		return "text of " + twin
	case 3, 4:
		if s.files[of] == "" {
			return "nothing"
		}
		key := pick(r, "embargo", "draft", "expires", "date", "withdrawn", "study")
		return "original: " + set(of, key, map[string]string{
			"embargo": pick(r, "2026-11-22T18:00", "2026-11-21", "2026-11-22T12:00"), "draft": pick(r, "true", "false", ""), "expires": pick(r, "2026-11-22", "2026-11-24", ""),
			"date": pick(r, "2026-11-20", "2026-11-23", "2026-11-01"), "withdrawn": pick(r, "", "{date: 2026-11-22, reason: It was wrong.}"),
			"study": pick(r, "", "{design: randomised-controlled, results: peer-reviewed, participants: 40}"),
		}[key])
	case 5, 6:
		key := pick(r, "title", "slug", "embargo", "draft", "expires", "description", "tags", "authors")
		return "twin: " + set(twin, key, map[string]string{
			"title": fmt.Sprintf("Otro título %d", n), "slug": pick(r, fmt.Sprintf("otro-%d", n), ""), "embargo": pick(r, "2026-11-22T18:00", ""), "draft": pick(r, "true", ""),
			"expires": pick(r, "2026-11-22", ""), "description": fmt.Sprintf("De qué %d.", n), "tags": pick(r, "[sueño]", "[vacunas, sueño]"), "authors": pick(r, "[ada]", "[desk]", ""),
		}[key])
	case 7:
		name := choose(r, s.those(func(name string) bool { return path.Base(name) == "_index.es.md" && name != "content/_index.es.md" }))
		if name == "" {
			return "nothing"
		}
		return "category: " + set(name, pick(r, "slug", "title"), pick(r, fmt.Sprintf("s-%d", n), fmt.Sprintf("seccion-%d", n)))
	case 8:
		languages := pick(r, spanish, spanish, spanishArabic, spanishInOther)
		if languages == spanishArabic {
			for _, folder := range newsFolders {
				s.files["content/"+folder+"/_index.ar.md"] = "---\ntitle: قسم\ndescription: كل شيء.\n---\n"
			}
		}
		return "languages: " + set("galen.yaml", "languages", languages)
	case 9:
		return "clock: " + moveClock(s, r)
	case 15, 16, 17, 18:
		return editSignedTwin(s, r)
	case 12, 13:
		if s.files[of] == "" {
			return "nothing"
		}
		key := pick(r, "corrections", "corrections", "ai")
		if r.IntN(2) == 0 {
			return "of all: " + set(of, key, sharedStatement(r, key, n))
		}
		return "of one: " + set(twin, key, sharedStatement(r, key, n))
	case 14:
		tag := pick(r, "es", "es", "en", "ar")
		name := words.Folder + tag + ".yaml"
		s.files[name] = someWords(r, tag)
		return "words: " + name + ": " + s.files[name]
	case 10:
		name := pick(r, "content/authors/desk.es.md", "content/authors/ada.es.md", "content/ethics.es.md")
		if s.files[name] != "" {
			delete(s.files, name)
			return "no translation " + name
		}
		s.files[name] = "---\n" + pick(r, "name: La redacción\nrole: Reporteros", "name: Ada\nrole: Editora") + "\n---\n\nTexto.\n"
		if strings.Contains(name, "ethics") {
			s.files[name] = "---\ntitle: Ética\n---\n\nSin regalos.\n"
		}
		return "translation " + name
	}
	if s.files[of] == "" {
		return "nothing"
	}
	return "original: " + set(of, "title", fmt.Sprintf("Of %d things", n))
}

// plainOf is the file of the plain-language version of an article.
func plainOf(name string) string {
	rest, code := strings.TrimSuffix(name, ".md"), ""
	if isTwin(name) {
		rest, code = rest[:len(rest)-len(".es")], rest[len(rest)-len(".es"):]
	}
	return rest + ".plain" + code + ".md"
}

// editPlain changes the plain-language version of an article, or writes or deletes it.
func editPlain(s *state, r *rand.Rand, article string) string {
	n := r.IntN(100)
	if some := s.those(func(name string) bool { return strings.Contains(name, ".plain.") }); len(some) > 0 && r.IntN(2) == 0 {
		name := choose(r, some)
		if r.IntN(2) == 0 {
			delete(s.files, name)
			return "no plain version " + name
		}
		key := pick(r, "title", "draft", "slug", "embargo", "expires", "ai", "image", "kind")
		value := map[string]string{
			"title": fmt.Sprintf("Easy %d", n), "draft": pick(r, "", "true"), "slug": pick(r, "", fmt.Sprintf("easy-%d", n)), "embargo": pick(r, "", "2026-11-22T18:00"), "expires": pick(r, "", "2026-11-24"),
			"ai": sharedStatement(r, "ai", n), "image": pick(r, "", "{alt: Easy to see}"), "kind": pick(r, "", "plain", "plain", "news"),
		}[key]
		s.files[name] = setKey(s.files[name], key, value)
		return "plain key: " + name + ": " + key + ": " + value
	}
	name := plainOf(article)
	s.files[name] = fmt.Sprintf("---\ntitle: In easy words %d\ndescription: Easy.\nkind: plain\n---\n\nEasy text %d. See [another](piece-%02d).\n", n, n, 1+n%13)
	return "plain version " + name
}

// sharedStatement is what an original or a translation says that all languages show.
func sharedStatement(r *rand.Rand, key string, n int) string {
	if key == "ai" {
		return pick(r, "", fmt.Sprintf("{used: true, how: A program wrote %d lines., reviewed_by: desk}", n), "{used: false}", fmt.Sprintf("{how: Un programa escribió %d líneas.}", n))
	}
	return pick(r, "", fmt.Sprintf("[{date: 2026-11-20, text: It was %d.}]", n), fmt.Sprintf("[{date: 2026-11-20, text: It was %d.}, {date: 2026-11-22T10:00, text: It was in May.}]", n))
}

// twinKinds are parts of what is told of edits of languages, one at least of each kind.
var twinKinds = []string{
	"translation content", "no translation", "text of", "original: ", ": embargo:", ": draft:", ": expires:", ": withdrawn:", ": study:", ": date:", "twin: ", ": slug:", "category: ", "languages: ",
	"clock: ", "of all: ", "of one: ", ": corrections: [", ": ai: {", "words: ", "plain version ", "plain key: ", "no plain version ",
	"identity: content/authors/", "identity: content/conditions/", "identity: content/corrections", "identity: none of", "glossary: content/glossary.es.yaml",
	"signed twin ", "original of a signed twin: ", "original of a signed twin is corrected: ", "notice after ", "clock to a notice: ",
	"block of both: ", "no block of one: ", "study of both: ", "withdrawal of both: ", "related of one: ", "language of nothing: ",
	"link to a heading of a translation: ", "link to a heading of a translation held back: ",
}

// TestEditionEdits is TestEquivalence for a newsroom in two and three languages: three of four edits are about
// translations and their originals. The long run is
//
//	go test ./internal/pipeline -run TestEditionEdits -scripts 1200 -timeout 0
//
// of which this test plays a quarter
func TestEditionEdits(t *testing.T) {
	testtime.Plain(t)
	met := map[string]int{}
	edits, builds, failing := 0, 0, 0
	for seed := *firstSeed; seed < *firstSeed+uint64(max(3, *scripts/4)); seed++ {
		script := editionScript(seed)
		p := playBilingual(t, script)
		edits, builds, failing = edits+len(p.told), builds+p.builds, failing+p.failing
		for _, told := range p.told {
			for _, kind := range twinKinds {
				if strings.Contains(told, kind) {
					met[kind]++
				}
			}
		}
		if p.fault != "" {
			script = shrinkPlayed(script[:len(p.told)], func(script []edit) performance { return playBilingual(t, script) })
			t.Fatalf("script %d: %s\nthe shortest script that shows it:\n%s", seed, p.fault, playBilingual(t, script).report(script))
		}
	}
	t.Logf("%d edits, %d builds; after %d the site was in error; %v", edits, builds, failing, met)
	if edits == 0 || failing*2 > edits {
		t.Error("too often the site was in error")
	}
	for _, kind := range twinKinds {
		if *scripts >= 200 && met[kind] == 0 {
			t.Errorf("no edit was of the kind %q", kind)
		}
	}
}

// editionScript is a script in which three of four edits are about translations.
func editionScript(seed uint64) []edit {
	r := rand.New(rand.NewPCG(seed, 33))
	script := make([]edit, scriptSize)
	for i := range script {
		script[i] = edit{"twin", uint64(r.Uint32())}
		if i%4 == 3 {
			script[i].Kind = pick(r, "article key", "body", "category key", "author key", "rename", "delete", "clock", "headline", "template", "picture", "configuration key", "back", "search")
		}
	}
	return script
}

func playBilingual(t testing.TB, script []edit) performance {
	w := bilingualWorkshop(t, nil)
	defer os.RemoveAll(w.dir)
	return w.play(script)
}

func bilingualWorkshop(t testing.TB, forget func(string) bool) *workshop {
	w := newWorkshop(t, forget)
	w.themed = new(Builder)
	bilingual(w.state.files)
	w.state.good = maps.Clone(w.state.files)
	return w
}

// TestTwinsAreNoted: a page that did not note in which languages it is there would be kept wrongly, and --verify says so.
func TestTwinsAreNoted(t *testing.T) {
	w := bilingualWorkshop(t, func(key string) bool {
		_, own := site.EditionOf(key)
		return familyOf(own) == "twins"
	})
	defer os.RemoveAll(w.dir)
	if fault := w.compare(); fault != "" || w.state.failing {
		t.Fatal(fault, w.state.failing)
	}
	twins := w.state.those(isTwin)
	if len(twins) < 5 {
		t.Fatal(twins)
	}
	w.state.files[twins[slices.Index(twins, translationOf(newsFile(3), "es"))]] = setKey(w.state.files[translationOf(newsFile(3), "es")], "slug", "otra-pieza")
	if fault := w.compare(); !strings.Contains(fault, "a warm build gives what a clean build does not") {
		t.Errorf("it was not found: %q", fault)
	}
}
