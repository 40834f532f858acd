package search

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmers take the endings off words, by the language's code of ISO 639. Words of any other
// language are left as they are.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "nl": dutch.Stem, "en": english.Stem, "fi": finnish.Stem, "fr": french.Stem, "de": german.Stem,
	"hu": hungarian.Stem, "ga": irish.Stem, "it": italian.Stem, "nb": norwegian.Stem, "nn": norwegian.Stem, "no": norwegian.Stem,
	"pt": portuguese.Stem, "ro": romanian.Stem, "ru": russian.Stem, "es": spanish.Stem, "sv": swedish.Stem, "ta": tamil.Stem, "tr": turkish.Stem,
}

// commonWords are those of which a text is no more about one thing than another. They are
// looked for in titles alone. Words that say when, or with what, are not among them: before surgery, without insulin.
var commonWords = map[string]string{
	"en": `a about all also although am an and any are as at be been being both but by can could did do does doing
		down each few for from had has have having he her here hers him his how however i if in into is it its just may me might more
		most must my no nor not now of off on once only or other our out own per said says same she should so some such s t than that the their
		theirs them then there these they this those to too up us very was we were what when where whether which while who whom why
		will with within would you your yours`,
	"de": `aber alle als also am an auch auf aus bei bis bin bist da damit dann das dass dem den denn der des dich die dies diese dieser dieses doch dort du
		durch ein eine einem einen einer eines er es euch für haben hat hatte hatten hier ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder
		kann können man mehr mit muss nicht noch nun nur ob oder sehr sein seine sich sie sind so soll um und uns vom von war waren was
		weil wenn wer werden wie wir wird wo wurde wurden zu zum zur über`,
	"fr": `à au aux avec ce ces cette cela c d dans de des du elle elles en est et été être il ils j je l la le les leur leurs lui m mais me même mes moi mon n
		ne nos notre nous on ont ou où par pas plus pour qu que qui s sa se ses si son sont sur t ta te tes ton tu un une vos votre vous y`,
	"es": `a al algo como con cual cuando de del donde e el ella ellas ellos en era es esa ese eso esta está estas este esto estos fue ha
		han hay la las le les lo los más me mi mucho muy ni no nos o os otra otro para pero por porque que qué quien se ser si sí sobre son su sus también
		tan te tiene todo todos tu un una uno y ya yo`,
}

// code is the part of a language tag that names the language.
func code(language string) string {
	name, _, _ := strings.Cut(strings.ToLower(language), "-")
	return name
}
