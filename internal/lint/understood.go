package lint

// understood applies the rules that are statements over what the sentences of a story say, and not over phrases. Those
// that a phrase has found already are not told twice.
func (r *reading) understood() {
	if r.vocabulary != nil {
		return
	}
	r.tell()
	if !r.study.news {
		r.sentAway()
		return
	}
	r.quarrels()
	r.reckoned()
	r.timedLevels()
	r.reckonAll()
	for _, rule := range []func(){
		r.unmatched, r.standIns, r.settlesEarly, r.inSomeOnly, r.unseen,
		r.transfers, r.unlicensed, r.amounts, r.unbased, r.unstarted, r.ofHowMany, r.harmedOfHowMany,
		r.uncertainTold, r.rightTold, r.aliveTold, r.bestOf, r.madeOfLinks,
		r.animalsAsPeople, r.namedByIllness, r.toldOfSuicide, r.nowhereToTurn, r.curedOf,
		r.unscaled, r.afterOnly, r.oddsRead, r.sentAway, r.playsDown, r.leftOut,
		r.comparedCounts, r.ratioAsCount, r.praisedUnpriced, r.calledHarmless, r.promisedEarly, r.nullElsewhere,
	} {
		rule()
	}
}
