package typography

import (
	"strings"
	"sync"

	"galen/internal/locale"
)

// Style is how a language sets its marks, in a region. Nil sets no quotation marks.
type Style struct {
	language string          // without its region
	double   [2]string       // for "
	single   [2]string       // for '
	spacing  *spacing        // of the marks themselves, where a language has such
	typed    map[string]byte // which straight mark one stands for
	angle    byte            // that of « », 0 if they are none of the language
}

// English is the style of English.
var English = For("en")

// The spaces at which no line is broken.
const (
	thin = "\u202f"
	wide = "\u00a0"
)

// decision is what Galen sets otherwise than Unicode's CLDR has it.
type decision struct {
	double, single [2]string
	spacing        *spacing
}

var (
	guillemets = [2]string{"«", "»"}
	pointed    = [2]string{"‹", "›"}
	curly      = [2]string{"“", "”"}
	curlySmall = [2]string{"‘", "’"}
)

// decisions are by locale, and hold for those that vary it; nil is CLDR again.
//
//   - Swiss and Liechtenstein German have guillemets in print, as the Federal Chancellery's rules
//     of spelling (Schreibweisungen) ask; CLDR gives them the marks of Germany.
//   - French has spaces within its marks, which CLDR leaves out, and “ ” within « », where CLDR
//     repeats « » and, for Canada, turns the inner pair round.
//   - Spanish in Spain has « » and “ ” within, as the Ortografía of its academies does; CLDR went
//     over to “ ” with release 46, which is how the press of America does it.
//   - Dutch newspapers have double marks for what was typed as double ones.
var decisions = map[string]*decision{
	"de-CH": {guillemets, pointed, nil}, "de-LI": {guillemets, pointed, nil},
	"fr":    {guillemets, curly, &spacing{within: thin, colon: wide, high: thin, sets: ":;!?"}},
	"fr-CH": {guillemets, pointed, &spacing{within: thin, colon: thin, high: thin, sets: ":;!?"}},
	"fr-CA": {guillemets, curly, &spacing{within: wide, colon: wide, high: thin, sets: ":"}},
	"es":    {guillemets, curly, nil}, "es-419": nil,
	"nl": {curly, curlySmall, nil},
}

// styles are those that were asked for, by tag. There is one Style of each.
var styles sync.Map // of func() *Style

// For is the style of a language, given by its BCP 47 tag; that of one which CLDR does not
// know sets dashes and ellipses alone. No tag is English.
func For(tag string) *Style {
	load, ok := styles.Load(tag)
	if !ok {
		load, _ = styles.LoadOrStore(tag, sync.OnceValue(func() *Style { return styleOf(locale.For(tag)) }))
	}
	return load.(func() *Style)()
}

func styleOf(l *locale.Locale) *Style {
	if l.Tag() == "und" {
		return nil
	}
	s := &Style{}
	s.language, _, _ = strings.Cut(l.Tag(), "-")
	s.double, s.single = l.Quotations()
	for _, tag := range l.Lineage() {
		d, ok := decisions[tag]
		if !ok {
			continue
		}
		if d != nil {
			s.double, s.single, s.spacing = d.double, d.single, d.spacing
		}
		break
	}
	s.typed = map[string]byte{"’": '\''}
	for i := range 2 {
		s.typed[s.single[i]] = '\''
	}
	for i := range 2 {
		s.typed[s.double[i]] = '"'
	}
	if s.double[0] == "«" || s.single[0] == "«" {
		s.angle = s.typed["«"]
	}
	if s.spacing != nil {
		for _, pair := range []*[2]string{&s.double, &s.single} {
			if pair[0] == "«" || pair[0] == "‹" {
				pair[0], pair[1] = pair[0]+s.spacing.within, s.spacing.within+pair[1]
			}
		}
	}
	return s
}

// Unspaced is the style without the spaces that it would put where none were typed: for names
// and for titles of works, which keep the spelling of their own languages.
func (s *Style) Unspaced() *Style {
	if s == nil || s.spacing == nil || s.spacing.sets == "" {
		return s
	}
	bare, kept := *s, *s.spacing
	kept.sets = ""
	bare.spacing = &kept
	return &bare
}

func (s *Style) known() bool { return s != nil }

func (s *Style) opening(mark byte) string { return s.of(mark)[0] }
func (s *Style) closing(mark byte) string { return s.of(mark)[1] }

func (s *Style) of(mark byte) *[2]string {
	if mark == '"' {
		return &s.double
	}
	return &s.single
}

// foreignAngles reports whether « » are no marks of the language: where they are, a view has
// << as a straight mark, or « closes a quotation.
func (s *Style) foreignAngles() bool {
	return s == nil || s.angle == 0 && s.double[0] != "»" && s.single[0] != "»"
}
