package typography

import "strings"

// Style is how a language sets its marks. Nil sets no quotation marks.
type Style struct {
	double [2]string // for "
	single [2]string // for '
}

// English is the style of English.
var English = &Style{[2]string{"“", "”"}, [2]string{"‘", "’"}}

// thin is a space that no line is broken at, as French puts it inside its marks.
const thin = "\u202f"

// styles are by language, and by language and region where that differs. They follow
// the delimiters of Unicode's CLDR (common/main/*.xml: quotationStart and
// quotationEnd for ", alternateQuotationStart and alternateQuotationEnd for ').
// French has its space besides, and “ ” within « »; Dutch keeps double marks double.
var styles = map[string]*Style{
	"en":    English,
	"de":    {[2]string{"„", "“"}, [2]string{"‚", "‘"}},
	"de-ch": {[2]string{"«", "»"}, [2]string{"‹", "›"}},
	"de-li": {[2]string{"«", "»"}, [2]string{"‹", "›"}},
	"fr":    {[2]string{"«" + thin, thin + "»"}, [2]string{"“", "”"}},
	"fr-ch": {[2]string{"«" + thin, thin + "»"}, [2]string{"‹" + thin, thin + "›"}},
	"es":    {[2]string{"«", "»"}, [2]string{"“", "”"}},
	"it":    {[2]string{"«", "»"}, [2]string{"“", "”"}},
	"it-ch": {[2]string{"«", "»"}, [2]string{"‹", "›"}},
	"nl":    {[2]string{"“", "”"}, [2]string{"‘", "’"}},
	"pt":    {[2]string{"“", "”"}, [2]string{"‘", "’"}},
	"pt-pt": {[2]string{"«", "»"}, [2]string{"“", "”"}},
	"pl":    {[2]string{"„", "”"}, [2]string{"«", "»"}},
	"cs":    {[2]string{"„", "“"}, [2]string{"‚", "‘"}},
	"sk":    {[2]string{"„", "“"}, [2]string{"‚", "‘"}},
	"da":    {[2]string{"“", "”"}, [2]string{"‘", "’"}},
	"nb":    {[2]string{"«", "»"}, [2]string{"‘", "’"}},
	"no":    {[2]string{"«", "»"}, [2]string{"‘", "’"}},
	"sv":    {[2]string{"”", "”"}, [2]string{"’", "’"}},
	"fi":    {[2]string{"”", "”"}, [2]string{"’", "’"}},
	"ca":    {[2]string{"«", "»"}, [2]string{"“", "”"}},
	"tr":    {[2]string{"“", "”"}, [2]string{"‘", "’"}},
	"ru":    {[2]string{"«", "»"}, [2]string{"„", "“"}},
	"uk":    {[2]string{"«", "»"}, [2]string{"„", "“"}},
	"el":    {[2]string{"«", "»"}, [2]string{"“", "”"}},
	"hu":    {[2]string{"„", "”"}, [2]string{"»", "«"}},
	"ro":    {[2]string{"„", "”"}, [2]string{"«", "»"}},
}

// For is the style of a language, given by its BCP 47 tag; that of one which is not
// known sets dashes and ellipses alone. No tag is English.
func For(tag string) *Style {
	tag = strings.ToLower(tag)
	for tag != "" {
		if s := styles[tag]; s != nil {
			return s
		}
		cut := strings.LastIndexByte(tag, '-')
		if cut < 0 {
			return nil
		}
		tag = tag[:cut]
	}
	return English
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
