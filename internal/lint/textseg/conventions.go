package textseg

import "strings"

// conventionsOf are those of a language, by its BCP 47 tag.
func conventionsOf(tag string) *conventions {
	if tag == "" {
		return english
	}
	base, _, _ := strings.Cut(tag, "-")
	if c := languages[base]; c != nil {
		return c
	}
	return english
}

// languages are the conventions of languages beside English: the abbreviations of newspapers and of
// medicine, and the words that most sentences begin with. A small letter with a full stop is a
// part of an abbreviation, as in z. B., p. ex. and a. m.
var languages = map[string]*conventions{
	"de": {
		ordinals: true,
		abbreviations: lookup(map[string]abbreviated{
			`b d e i m n o s t u v z z.b d.h u.a o.ä v.a i.d.r i.v s.o s.u z.t o.g u.u i.v.m bzw ca vgl evtl ggf inkl exkl sog bspw insb dr drs prof hr
			fr frl med mag dipl ing priv-doz pd st geb gest verh max min mind ggü einschl entspr allg gem zzgl abzgl vs`: never,
			`nr abb tab kap bd abs art ziff tel heft jg`: number,
			`a h ä r usw etc al mio mrd jh jhd std sek jan feb mär apr jun jul aug sep sept okt nov dez str mg kg ml ust uvm u.ä u.v.m n.chr v.chr chr ev`: starter,
		}),
		starters: lookup(map[string]bool{`der die das den dem des ein eine einer eines einem er sie es wir ihr ich man wer was wie wo wann warum dies diese dieser dieses diesem
			im in am an auf aus bei beim mit nach seit von vom vor zu zum zur für gegen ohne um über unter durch doch aber und oder denn wenn weil als ob obwohl auch noch nur schon
			so dann da dort hier jedoch allerdings außerdem zudem dagegen insgesamt laut viele einige manche mehr keine kein alle andere beide jede jeder nun heute damit dabei dafür
			dazu daher deshalb trotzdem bislang bisher inzwischen derzeit zwar kann können hat haben ist sind wird werden war`: true}),
		lettered: lookup(map[string]bool{`vitamin vitamine hepatitis typ gruppe gruppen influenza klasse grad stadium phase teil anhang tabelle faktor protein und oder bis`: true}),
	},
	"fr": {
		abbreviations: lookup(map[string]abbreviated{
			`p n c s j v m mm mme mmes mlle mlles me dr drs pr prs st ste ex p.ex p.-ex cf env apr av éd vs c.-à-d c.à.d s.v.p resp`: never,
			`no nos fig tab art chap vol tél bd réf`:                       number,
			`etc al j.-c janv févr avr juil sept oct nov déc min max h mn`: starter,
		}),
		starters: lookup(map[string]bool{`le la les l un une des de d du ce cet cette ces c il elle ils elles on nous vous je j tu en au aux à dans par pour sur sous avec sans
			selon après avant depuis pendant mais ou et donc or ni car si quand lorsque comme même aussi ainsi cependant toutefois enfin puis alors certains certaines plusieurs tous
			toutes aucun aucune chaque beaucoup peu plus moins qu que qui quoi où son sa ses leur leurs mon notre`: true}),
		lettered: lookup(map[string]bool{`vitamine vitamines hépatite type groupe groupes grippe classe grade stade phase partie annexe tableau facteur protéine et ou à`: true}),
	},
	"es": {
		abbreviations: lookup(map[string]abbreviated{
			`p a n sr sra sres sras srta dr dra dres dras d dña prof profa lic ing gral av avda ej p.ej aprox máx mín ee vs cf dto`: never,
			`pág págs pp núm nº art fig tab cap vol tel tfno ref`:                                                                   number,
			`m uu ee.uu etc al ene feb mar abr jun jul ago sept oct nov dic min h a.m p.m a.c d.c`:                                  starter,
		}),
		starters: lookup(map[string]bool{`el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel su sus se en con de del al por para sin según tras desde
			hasta sobre entre pero y e o u ni que si cuando como aunque porque además también así no ya muy más menos mientras donde quien quienes algunos algunas muchos muchas todos
			todas cada otro otra otros otras nos le les él ella ellos ellas es son está están fue hay`: true}),
		lettered: lookup(map[string]bool{`vitamina vitaminas hepatitis tipo tipos grupo grupos gripe clase grado estadio fase parte anexo tabla factor proteína y o`: true}),
	},
	"it": {
		abbreviations: lookup(map[string]abbreviated{
			`p a n d s es p.es sig sigg sig.ra sig.na dott dott.ssa dottssa dr prof prof.ssa ing avv on sen ad cfr ca c.so v.le max min vs`: never,
			`pag pagg pp nn nr art fig tab cap vol tel rif`:                       number,
			`c ecc etc al gen febbr mar apr giu lug ago sett ott nov dic a.c d.c`: starter,
		}),
		starters: lookup(map[string]bool{`il lo la i gli le l un uno una nel nella nei nelle negli dal dalla dai del della dei delle degli di da in con su per tra fra al alla ai
			alle sul sulla questo questa questi queste quello quella ma e o però anche se quando come perché mentre dopo prima secondo non si ci è sono era ha hanno molti molte alcuni
			alcune tutti tutte ogni altri altre inoltre infatti oggi chi che`: true}),
		lettered: lookup(map[string]bool{`vitamina vitamine epatite tipo tipi gruppo gruppi influenza classe grado stadio fase parte allegato tabella fattore proteina e o`: true}),
	},
	"nl": {
		abbreviations: lookup(map[string]abbreviated{
			`b v o d w z m i t dhr mevr mw dr drs ir ing mr prof bijv bv b.v o.a d.w.z m.a.w m.b.t i.v.m t.a.v t.o.v t.g.v v.a m.n i.p.v z.s.m zgn z.g incl excl resp jhr st
			ca circa max min vgl vs`: never,
			`nr nrs blz p pag art fig tab hfst dl tel`:                                         number,
			`a enz etc e.a al mln mld jl jan feb mrt apr jun jul aug sep sept okt nov dec n.v`: starter,
		}),
		starters: lookup(map[string]bool{`de het een die dat deze dit er hij zij ze we wij ik je jij u men in op aan bij met na van voor uit om over onder door tegen tot sinds
			zonder volgens maar en of want als toen terwijl hoewel omdat ook nog dan daar hier nu niet geen veel sommige alle andere elke ieder meer zo toch daarom daarnaast bovendien
			echter wie wat waar waarom hoe`: true}),
		lettered: lookup(map[string]bool{`vitamine vitamines hepatitis type groep groepen griep klasse graad stadium fase deel bijlage tabel factor eiwit en of`: true}),
	},
	"pt": {
		abbreviations: lookup(map[string]abbreviated{
			`p a n sr sra srs sras srta dr dra drs dras d prof profa profs eng exmo av ex p.ex aprox máx mín cf vs`: never,
			`pág págs pp núm nº art fig tab cap vol tel ref`:                                                        number,
			`m etc al séc jan fev mar abr jun jul ago set out nov dez min h a.c d.c`:                                starter,
		}),
		starters: lookup(map[string]bool{`o a os as um uma uns umas este esta esse essa isso isto aquele no na nos nas do da dos das de em ao à aos às por pelo pela para com sem
			sob sobre entre segundo após até desde mas e ou nem que se quando como embora porque além também assim não já muito mais menos enquanto onde quem alguns algumas muitos
			muitas todos todas cada outro outra outros outras ele ela eles elas nós é são foi há`: true}),
		lettered: lookup(map[string]bool{`vitamina vitaminas hepatite tipo tipos grupo grupos gripe classe grau estágio fase parte anexo tabela fator proteína e ou`: true}),
	},
}
