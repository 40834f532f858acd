package lint

import (
	"galen/internal/lint/claims"
)

var (
	// lastWord makes an end of a question, or asks that all act on it.
	lastWord = newCue(`(?i)\b(?:(?:shown|proven|proved|found|known) to (?:be (?:\w+ )?(?:safe|effective)|work)|(?:proved|proven|shown) (?:safe|effective)|safe and effective|(?:is|are|found) the (?:answer|solution|cure|remedy)|(?:shows?|showed|showing|demonstrat\w+) that (?:\w+ ){1,5}works?|settl(?:es|ed|ing) (?:the|this|it|any|how|what|whether|once)|(?:question|matter|puzzle|debate)\b.{0,40}\b(?:has been|is|has now been) (?:answered|settled|closed|solved)|prov(?:es|ed|en|ing)\b|is (?:all )?(?:the )?proof|proof (?:that|of|enough)|(?:no|without|beyond|leaves? no|little) (?:\w+ )?doubt|confirm(?:s|ed) (?:that|the|it)|establish(?:es|ed) (?:that|the|it)|definitive(?:ly)?|conclusive(?:ly)?|(?:is|are|was|were) (?:now )?(?:certain|enough)|enough to (?:show|prove|say|conclude|change)|(?:is|are) (?:now )?(?:safe|effective|ready|proven|clear)\b|now know|we know|end of the|works\b|(?:should|must|ought to|need to|needs to|can) (?:now |all |therefore |start to |begin to |no longer )?(?:be (?:offered|given|used|made|available|rolled|routine|standard|banned|prescribed|recommended|adopted|replaced|told|switched|stopped|the)|start|begin|order|offer|take|switch|use|adopt|give|stop|replace|become|recommend|prescribe|leave|avoid|eat|drink|make|throw|forget|change|ask|buy|do)|ready for|for (?:everyone|all)\b|new standard|routine (?:in|for|at|within)|cur(?:es|ed)\b|guarantee[sd]?|changes? everything|gives? .{0,30}\bback (?:to|their|his|her)|back to (?:people|those|patients)|rewrites?|overturns?|(?:do|does|did|doing|did) away with|no longer (?:be )?(?:need(?:s|ed)?|have to|has to|necessary|requires?|required|a (?:death|life))|(?:is|are) (?:now )?(?:a )?(?:things? of the past|history|obsolete|unnecessary|redundant|superfluous)|(?:makes?|made|making|renders?|rendered|leaves?) (?:\w+[’'\w-]* ){1,5}(?:unnecessary|obsolete|redundant|superfluous|needless|history|(?:a )?things? of the past)|(?:will|can) (?:now |soon )?(?:replace|spare|end)|(?:has|have) (?:now )?(?:replaced|ended|conquered|beaten)|consign\w*|sounds? the (?:death )?knell|farewell to|goodbye to|days of .{1,40} are over|puts? an end|solved|turned? back|spells? the end|an answer (?:to|for))`)
	// fewPeople says that a study was small, or the first of its kind.
	firstStep = newCue(`(?i)\b(?:pilot|first-in-human|feasibility|proof[- ]of[- ]concept|phase (?:1|one|I|2|two|II)\b|early[- ]stage|preliminary|small (?:study|trial)|a (?:handful|dozen) of|case (?:report|series)|first (?:two|three|four|five|six|seven|eight|nine|ten|\d+|patient|person|volunteer|recipient|man|woman|people))`)
	// tooSmall takes it back.
	tooSmall = newCue(`(?i)\b(?:(?:far |much )?too (?:small|few|early|short|soon)|few people|(?:not|no|never|cannot|hardly|nor) (?:\w+ ){0,3}(?:prove|proof|settle|show whether|tell|judge|know|conclude|advice|enough|draw|certain)|larger (?:trial|study|one)|bigger (?:trial|study)|might (?:well )?be chance|no advice|more (?:studies|research|trials)|whether)\b`)
)

// settlesEarly finds the last word said of a study in few people, or of a first step: HN220.
func (r *reading) settlesEarly() {
	if !r.all.Any(claims.Study|given|claims.Settles) || r.all.Any(claims.Beasts) {
		return
	}
	largest, _ := r.counts()
	small := largest > 0 && largest < 50 && !r.study.large
	if largest >= 300 || !small && !r.study.early && !r.says(firstStep) {
		return
	}
	if largest == 0 && !r.study.early && !r.says(firstStep) {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if !l.meets(lastWord) || r.hedgedBefore(l, lastWord) || l.meets(unsure) {
			continue
		}
		if !(l.signs | r.nearby(i)).Any(claims.Study|given|claims.Persons) || l.meets(adviceLine) {
			continue
		}
		if r.says(tooSmall) {
			return
		}
		r.raise("HN220", l, lastWord, "say what was seen and in how many people, and that so few, so early, cannot settle it", "%q about a first step in few people, which cannot show it")
		return
	}
}

// adviceLine asks for more work, and not for use.
var adviceLine = newCue(`(?i)\b(?:should be (?:tested|studied|repeated|confirmed|read)|call|text|ring)\b`)

var (
	// noneOverall says that a study found nothing for all who took part.
	noneOverall = newCue(`(?i)\bneither\b.{0,60}\bnor\b|\b(?:unchanged|(?:was|were|is|are) the same in (?:both|all|the two)|(?:drug|thinner|treatment|pill|jab|vaccine|therapy|operation|device|implant|class|app|programme|diet|supplement|it) (?:\w+ )?failed\b|failed (?:trial|study|drug)|(?:trial|study) (?:that )?(?:had )?(?:failed|flopped)|in vain|nothing for (?:most|the)|fail(?:ed|s)? to|did (?:not|nothing)|didn[’']t|does not|no (?:\w+ )?(?:benefit|difference|effect|better|gain|advantage|improvement|impact|fewer|reduction)|made no|not (?:help|work|matter|cut|prevent|reduce|differ|do better|significant)|made (?:little|no)|missed|no more|about the same|the same (?:number|share|rate)|equally|as many|without (?:benefit|effect|success)|fell short|disappoint\w+|flopped|came to nothing|drew a blank|negative)\b`)
	// inSome names some of them, and a good result.
	inSome = newCue(`(?i)\b(?:(?:people|patients|women|men|children|adults|babies|smokers|participants|volunteers) (?:with|whose|who|aged|over|under|treated|given|born)\b|(?:but|yet|though|however|while|except)\b.{0,12}\b(?:in|among) (?:the )?\w+s\b|(?:in|among|amongst|for) (?:\w+ ){0,3}(?:people|patients|women|men|children|adults|babies|smokers|participants|volunteers) (?:with|whose|who|aged|over|under|in their|on|born)\b|those (?:over|under|aged|with|whose|who|born)\b|\w+-\w+ (?:patients|people|women|men|children|adults)\b|(?:in|among|amongst|for|of) (?:(?:the|those|patients|people|women|men|children|smokers|participants|volunteers|adults|babies|\d+|\w+) ){0,4}?(?:(?:aged |under |over |below |above |younger than |older than |at least )\d+|(?:under|over|aged|younger|older|with (?:a|an|the|high|low|severe|mild|type|early|late|no|more|less|at)|whose|who (?:had|were|took|ate|did|carried|smoked|drank|lived|weighed|began|started|never)|born|living|carrying|taking)\b)|(?:women|men|smokers|non-smokers|boys|girls|the (?:youngest|oldest|fittest|heaviest|leanest|elderly|over-\d+s|under-\d+s)|over-\d+s|under-\d+s|early risers|morning people|night owls|city dwellers|carriers|left-handers|vegetarians|redheads|older (?:women|men|people|adults|patients)|younger (?:women|men|people|adults|patients))\b|subgroups?|sub-groups?|when (?:they|the (?:researchers|team|data|figures|results|participants)) (?:were |was |looked |sorted |split |sliced |divided |broke |dug ))`)
	// helpsThem says that it worked in them.
	helpsThem = newCue(`(?i)\b(?:stood out|stands out|regain(?:s|ed)?|got well|sooner|recovered|half as|twice as|rose|rarer|brighter|stronger|higher|the most|most of all|did best|did well|benefit(?:s|ed)? most|more often|less often|lifted|lasted|works?|worked|helps?|helped|can (?:lower|cut|reduce|prevent|expect|benefit|ease|protect|halve)|lower(?:ed|s)?|cut(?:s|ting)?|reduc(?:ed|es|tion)|halv(?:ed|es)|fewer|less|better|benefit(?:s|ed)?|protect(?:s|ed)?|prevent(?:s|ed)?|improv(?:ed|es|ement)|eas(?:ed|es)|effective|success|gain(?:ed|s)?|longer|pays off|paid off|should (?:take|use|be)|sav(?:ed|es)|drop(?:ped)?|fell|slow(?:ed|s)?)\b`)
	// oneOfMany takes it back.
	oneOfMany = newCue(`(?i)\b(?:chance|luck|lucky|coincidence|read (?:too )?much|caution(?:s|ed)?|cautious\w*|warn(?:s|ed)?|slice|something will|not planned|cannot|no (?:proof|more than)|hypothes\w+|may (?:well )?be|might (?:well )?be|seemed to|only hints?|new trial|unreliable|fluke|played down|nobody should)\b`)
)

// inSomeOnly finds a good result of some of the people where there was none for all: HN229.
func (r *reading) inSomeOnly() {
	if !r.all.Any(claims.Study|given) || !r.all.Any(claims.Betters|claims.Causes) || !r.workedInSome() {
		return
	}
	none := r.telling(noneOverall, 0)
	if none == nil {
		none = r.telling(sliced, 0)
	}
	if none == nil {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role == body && l.in.running >= opening || !r.short() && l.in.role == body && !l.lead && l != none {
			return
		}
		at := inSome.FindString(l.text)
		if at == "" || !l.meets(helpsThem) && !(r.short() && l.signs.Any(claims.Betters)) || l == none && !l.meets(turns) {
			continue
		}
		if l != none && !turns.MatchString(l.text+none.text) && !l.lead && !r.lines[max(0, i-1)].lead {
			continue
		}
		if r.says(oneOfMany) || r.plannedBefore() {
			return
		}
		r.raise("HN229", l, inSome, "say what came out for all, and that who looks at enough groups finds one by chance", "%q: nothing was found for all, and one of several groups does better by chance often enough")
		return
	}
}

// workedInSome reports whether a sentence of which inSomeOnly may say something names some of the people and a good result.
func (r *reading) workedInSome() bool {
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role == body && l.in.running >= opening {
			return false
		}
		if l.meets(inSome) && (l.meets(helpsThem) || r.short() && l.signs.Any(claims.Betters)) {
			return true
		}
		if !r.short() && l.in.role == body && !l.lead {
			return false
		}
	}
	return false
}

// sliced says that the people of a study were sorted, and looked at by groups.
var sliced = newCue(`(?i)\b(?:(?:fresh|new|later|renewed) (?:look|analysis|reading)|(?:sort|split|divid|group|slic|break)ing (?:\w+ ){0,3}(?:by|into|according)|sub-?groups?|post[- ]hoc|secondary analysis|(?:closer|further|second|another|separate) look at|(?:look(?:ed|ing)|zoomed|homed|focus\w*|concentrat\w+|drilled) (?:in |down )?(?:only |just |separately |solely )?(?:at|on|in|into) (?:only |just |the |those )|(?:sort|split|divid|slic|stratif|broke|broken)\w* (?:down |up )?(?:by|into|according)|(?:one )?of (?:the )?(?:\d+|several|many|a dozen|\w+) (?:\w+ )?(?:groups|subgroups|slices|categories|cuts|ways|subsets)|(?:only|just) (?:in|among|for)|confined to|limited to|restricted to|except (?:in|for)|after (?:the|it) (?:trial )?(?:had )?ended|re-?analys\w+|among the \d+ who|subset|those who (?:stuck|completed|took (?:every|all|at least)|adhered|finished))\b`)

// turns are words that set one group off from the rest.
var turns = newCue(`(?i)\b(?:but|yet|however|though|although|except|nevertheless|still|even so|only|once|when|while|instead|overall)\b`)
