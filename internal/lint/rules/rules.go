package rules

import "slices"

// Sources that several rules share.
const (
	schwitzer = `Gary Schwitzer's seven words not to use in medical news, and the ten "superlatives" counted by Abola and Prasad (JAMA Oncology, 2016)`
	criteria  = "the ten criteria of HealthNewsReview.org, which the Association of Health Care Journalists published again as a newsroom checklist in 2024"
	jama      = "the JAMA benchmarks: authorship, attribution, disclosure, currency (Silberg, Lundberg and Musacchio, JAMA, 1997)"
	risk      = criteria + " (criterion 2); the Cochrane review of ways to present risks (Akl and others, 2011)"
)

// editors is the source of rules about what is published and stays published.
const editors = "International Committee of Medical Journal Editors, Recommendations for the conduct, reporting, editing and publication of scholarly work"

// Rules is the whole book, by code.
var Rules = slices.Concat(judging, finishing)

// judging are those about what a text says, and how it came to be.
var judging = []Rule{
	{
		"HN101", "An article that is not what a reviewer signed", Error, EveryLanguage,
		"A sign-off says that a named person has checked, on that day, the words as they are, and what they rest on: the facts of the study, references and where they are cited, where links lead, pictures in the text. When one of these changes, or the name or the day, the line \"Reviewed by\" is no longer true. It is not true either when the hash is taken out that binds the name to the words. Whoever changes something asks for the review again; how lines are broken, tags and the picture above the text do not matter.",
		editors + " (corrections and version control)", "reviewed: {by: evidence-desk, on: 2026-01-10, hash: 2-48e989bdede6c795}, and one word changed since", "galen review sign content/health/flu.md --by evidence-desk",
	},
	{
		"HN102", "A review that comes due", Warning, EveryLanguage,
		"What was right two years ago may hurt somebody today. Guides and explainers say, with review_every, how long a review lasts. A month before it ends the newsroom is told, and from that day on the page tells its readers.",
		"NHS digital service manual: health content is reviewed at least every three years", "review_every: 36mo, last reviewed three years ago", "the article checked, corrected and signed again",
	},
	{
		"HN103", "A review that is not bound to the text", Note, EveryLanguage,
		"The article names a reviewer and not the words that were reviewed. Any change since would go unnoticed. It is noted once the site has begun to sign its reviews.",
		"Galen", "reviewed: {by: evidence-desk, on: 2026-01-10}", "galen review sign content/health/flu.md --by evidence-desk",
	},
	{
		"HN104", "News that is to be reviewed again", Error, EveryLanguage,
		"News and opinion belong to their day, and show it. Only guides and explainers are kept up to date.",
		"NHS digital service manual, on reviewing content", "kind: news, and review_every: 36mo", "kind: guide, and review_every: 36mo",
	},
	{
		"HN105", "What changed in silence after it was published", Error, EveryLanguage,
		"Readers who come back, and those who quoted the article, are not told that it says something else now. A release compares every published article with record.jsonl: word for word, and also its byline, disclosures, statement about AI, checklist, review and how long it lasts, pictures, links, citations, kind, tags, corrections, readers' comments, and the titles that it gives to what it leads to. The names, roles and credentials of authors and reviewers are held as well, since a file in content/authors stays that of one person, and so are plain pages and what the glossary says. A new correction that says what was wrong and what is right accepts the changes of one release, and so does a new \"updated\", if it is of the day of the release or the day before; there is no way to mark a change as too small to tell.",
		editors + " (corrections); Google News, on transparency and dates", "a number corrected, and nothing else", "corrections: [{date: 2026-11-22, text: It was 26 people, and not 62.}]",
	},
	{
		"HN106", "An address that readers know and that leads nowhere", Error, EveryLanguage,
		"An article that vanishes takes every link to it along, and its mistakes stay where they were copied. It is moved (aliases) or withdrawn, which leaves a notice that says why. An alias on an article that says other things is no move, unless a correction there tells of it; and an article that is made to expire after it was published is gone as well.",
		editors + " (retractions); Committee on Publication Ethics, Retraction guidelines: retracted articles are not removed", "the file deleted", "withdrawn: {date: 2026-11-22, reason: The paper that it reports was retracted.}",
	},
	{
		"HN107", "A day that is still to come", Error, EveryLanguage,
		"Readers are told when an article was reviewed, updated, corrected or withdrawn. None of that can have happened on a day that has not come yet. An article that waits for its day may be dated up to then.",
		"Google Search Central, on dates: no dates of the future; " + editors + " (corrections)", "updated: 2027-12-01, written in 2026", "updated: 2026-11-22",
	},
	{
		"HN108", "A review of one's own article", Error, EveryLanguage,
		"\"Reviewed by\" tells readers that somebody else has checked what an author wrote.",
		editors + " (peer review: independent experts)", "authors: [news-desk], reviewed: {by: news-desk, on: 2026-11-22}", "authors: [news-desk], reviewed: {by: evidence-desk, on: 2026-11-22}",
	},
	{
		"HN109", "A record that has lost something", Warning, EveryLanguage,
		"What changed in silence is found by comparing with record.jsonl. An article that this file does not know, or no longer knows, is entered as it stands now, whatever readers were shown before. So a release says when the file is empty, or is not as the last one left it.",
		"Galen", "record.jsonl emptied, or a line deleted", "record.jsonl restored from version control",
	},
	{
		"HN110", "A study or a product, and no disclosure", Error, EveryLanguage,
		"Whoever writes about a study or a product says who has an interest in it. That nobody has is a statement too, and is typed: None declared.",
		jama + " (disclosure); " + editors + " (disclosure of interests)", "product: Examplin, and no disclosures", "disclosures: [None declared.]",
	},
	{
		"HN112", "A topic of life and death, and nowhere to turn", Error, Shipped,
		"Among the readers of such a story are some whom it is about. The page says where to find help, in the reader's own country, before the notes; a help line that the text gives with its number is such a place. The topic is known by a tag, or by the words of title, description and text; suicide genes, attacks and laws on assisted dying are another.",
		"World Health Organization, Preventing suicide: a resource for media professionals (update 2023)", "tags: [suicide], and no help box in galen.yaml", "help: {suicide: {title: …, links: [{title: …, url: \"tel:…\"}]}}",
	},
	{
		"HN113", "A translation that is older than its original", Warning, EveryLanguage,
		"A signed translation holds what its original said that day. When words of the original change, readers of one language are told what is no longer said in the other. The warning names the paragraphs; whoever has translated them signs again. After a time that the site chooses, the page of the translation says so to its readers.",
		"Galen", "translated: {on: 2026-01-10, hash: 2-48e989bdede6c795}, and one word of the original changed since", "galen translation sign content/health/flu.es.md",
	},
	{
		"HN114", "A translation that is not bound to its original", Note, EveryLanguage,
		"Nothing tells which words of the original were translated. Any change of them would go unnoticed. The same holds of words that an older signature does not cover. It is noted once the site has begun to sign its translations.",
		"Galen", "flu.es.md beside flu.md, without the key translated", "galen translation sign content/health/flu.es.md",
	},
	{
		"HN190", "A waiver whose time is over", Error, EveryLanguage,
		"A waiver silences a rule in one article until a day that its author chose. After that day somebody must look again: correct the text, or give a new reason and a new day.",
		"Galen", "waivers: [{rule: HN210, reason: title of the study, until: 2026-01-31}]", "waivers: []",
	},
	{
		"HN191", "A waiver that silences nothing", Note, EveryLanguage,
		"The text no longer breaks the rule, or never did. A waiver that stays would hide the next breach.",
		"Galen", "waivers: [{rule: HN210, reason: title of the study, until: 2027-01-31}]", "waivers: []",
	},
	{
		"HN201", "A hype word in the headline", Error, FourLanguages,
		"Many people read only the headline. `Breakthrough`, `hope`, `miracle`, `cure` and their like promise more than almost any study can show, and they say nothing: the finding would.",
		schwitzer, "title: Breakthrough for lung disease", "title: Lung function rose in 8 of 12 people in an early trial",
	},
	{
		"HN202", "A hype word in the dek", Error, FourLanguages,
		"The sentence under the headline is read as its proof, and shown wherever the story is shared. It should hold the finding and its limits.",
		schwitzer, "description: A new treatment offers new hope for patients.", "description: Twelve people took the drug for six months. Nobody was compared with them.",
	},
	{
		"HN210", "A hype word in the text", Warning, FourLanguages,
		"Words of wonder stand where a number should. Say what was found, in how many people, compared with what. Uses that are terms are left alone: breakthrough infection, breakthrough therapy designation, cure rate, no cure.",
		schwitzer, "The promising results stem from a small trial.", "In a trial of 12 people, 8 could walk further after six months.",
	},
	{
		"HN211", "A hype word in a quotation", Note, FourLanguages,
		"A quotation is somebody else's word, and may stand. It is still the newsroom that chose it: is there a sentence of theirs that says what was found?",
		schwitzer, "“This is a breakthrough,” the researcher said.", "“Eight of the twelve could walk further,” the researcher said.",
	},
	{
		"HN212", "A phrase that promises", Note, FourLanguages,
		"`First of its kind`, `cutting-edge`, `may one day`, `researchers hope`: phrases that say little and are nearly always in the release. Often the sentence is better without.",
		schwitzer + "; the red flags of HealthNewsReview.org", "The first-of-its-kind therapy may one day help millions.", "The therapy has been given to 12 people.",
	},
	{
		"HN213", "A first that nobody has looked up", Note, English,
		"\"World's first\" and \"for the first time\" are what every release says. That a thing is new is no finding; that nobody did it before is a claim about all the years before.",
		criteria + " (criterion 9)", "For the first time, doctors have …", "Doctors have … ; the team found no earlier report of it.",
	},
	{
		"HN214", "Words that make a person of an illness", Warning, FourLanguages,
		"An addict, a schizophrenic, wheelchair-bound, committed suicide: such words make a fault or a crime of an illness, and people who have it read them, or do not seek help for fear of them. Name the person first. Quotations and names of things are left alone.",
		"World Health Organization, Preventing suicide: a resource for media professionals (update 2023), in English, German, French and Spanish; Deutscher Presserat, Pressekodex, Richtlinie 8.7; National Institute on Drug Abuse, Words matter; AP Stylebook; NHS digital service manual, on inclusive content", "He committed suicide. The clinic is for addicts.", "He died by suicide. The clinic is for people with a drug addiction.",
	},
	{
		"HN215", "A suicide or an eating disorder, told as guidance asks not to", Warning, FourLanguages,
		"How and where it was done, one reason for it, peace at last, a wave of suicides: readers in distress follow what they read. The same is true of weights and calories in a story about an eating disorder.",
		"World Health Organization, Preventing suicide: a resource for media professionals (update 2023), in English, German, French and Spanish; Samaritans' media guidelines; Deutscher Presserat, Pressekodex, Richtlinie 8.7; Programme Papageno (France); Ministerio de Sanidad (Spain), Recomendaciones para el tratamiento del suicidio (2020); Beat, media guidelines on eating disorders", "She took her own life because she had failed an exam.", "She died by suicide. Her school has asked counsellors to stay.",
	},
	{
		"HN220", "A settled word about a phase 1 or 2 trial", Warning, FourLanguages,
		"Phase 1 trials look for doses and for common harms in a few people, phase 2 trials for signs that a treatment does something. Neither can show that it is safe or that it works. Say what was seen and in how many, and that it cannot settle the question.",
		"US Food and Drug Administration, The drug development process, step 3: clinical research", "The phase 1 trial showed that the drug is safe.", "None of the 12 people in the phase 1 trial had a serious side effect; a trial of this size can miss harms that affect 1 in 4.",
	},
	{
		"HN221", "Results from a meeting, not said to lack peer review", Warning, FourLanguages,
		"What is shown at a meeting has been checked by few, in a few hundred words, and much of it is never published in full. Readers must learn that in the first paragraphs.",
		"Cochrane review of full publication of abstracts (Scherer and others, 2018); HealthNewsReview.org on news from meetings", "The results were presented at a heart meeting.", "The results were presented at a heart meeting and have not been peer reviewed.",
	},
	{
		"HN222", "An animal or laboratory study, said too late", Warning, FourLanguages,
		"Most of what works in mice or in cells does not work in people. Headline, dek or the first paragraphs must say who or what was studied, and no headline about mice speaks of patients.",
		criteria, "title: Berry extract reverses memory loss", "title: Berry extract improves memory in mice",
	},
	{
		"HN223", "A preprint, not said to lack peer review", Warning, FourLanguages,
		"A preprint is a manuscript that no independent expert has checked yet. Readers must learn that in the first paragraphs, and nothing is settled by one.",
		"medRxiv's own advice to journalists: preprints should not be reported as established information", "The study, posted on medRxiv, found …", "The study is a preprint: it has not been peer reviewed.",
	},
	{
		"HN224", "A word of cause above a study that only watched", Warning, English,
		"Who follows people, or asks them, sees what goes together. People who drink coffee differ from others in a hundred ways, and each may be the cause. \"Prevents\", \"cuts the risk\", \"damages\" claim what only a trial can show.",
		"Adams and others on causal claims in news (BMC Medicine, 2019); Haber and others (PLOS One, 2018); HealthNewsReview.org, on association and causation", "Coffee prevents gout (a survey of 9,000 people)", "Coffee drinkers have less gout",
	},
	{
		"HN225", "A word of cause in the text about a study that only watched", Note, English,
		"The study saw what goes together, and the sentence says what makes what.",
		"Haber and others (PLOS One, 2018); HealthNewsReview.org, on association and causation", "The study shows that naps prevent strokes.", "People who napped had fewer strokes. Whether the naps were the reason the study cannot say.",
	},
	{
		"HN226", "A treatment that gets the credit, and nobody was compared", Warning, English,
		"Many get better without treatment: illnesses pass, people join a study on their worst day, and whoever expects to get better often does. Where all were treated and nobody was compared, nobody knows what the treatment did.",
		criteria + " (criterion 4); Boutron and Ravaud, on spin (PNAS, 2018)", "Cream clears eczema in 12 children", "Eczema went away in 12 children who used a cream; nobody was compared",
	},
	{
		"HN227", "Results that only a company has told", Warning, English,
		"A company says that its trial reached its goal, and nobody else has seen a figure. What is told first is what sounds best. Say so near the top, and ask for the data.",
		criteria + " (criteria 4 and 10)", "The drug met its primary endpoint, the company said.", "The company says that the drug met its main goal. It has published no data, and nobody outside has checked them.",
	},
	{
		"HN228", "A stand-in for what matters", Note, English,
		"Cholesterol, blood pressure, the time until a tumour grows: these stand in for strokes and deaths, and more than once a drug that mended the one did nothing for the other. Say what was measured.",
		"Fleming and DeMets (Annals of Internal Medicine, 1996); the FDA's table of surrogate endpoints", "The pill prevents heart attacks by lowering cholesterol.", "The pill lowered cholesterol. Whether it prevents heart attacks is not known.",
	},
	{
		"HN229", "A result of some of the people", Note, English,
		"Where the whole shows nothing, a part of it may, by chance: young women, those who took every pill, those with a higher value. Such a result is a question for the next trial.",
		"Wang and others (New England Journal of Medicine, 2007); Boutron and others (JAMA, 2010)", "In a subgroup of women over 60 the drug worked.", "The drug made no difference. In women over 60 it did, which may be chance: nobody had planned to look.",
	},
	{
		"HN230", "A relative change without the absolute one", Warning, FourLanguages,
		"“Halves the risk” can mean from 2 in 10 to 1 in 10, or from 2 in a million to 1 in a million. Without the figures at the start and at the end nobody can tell which. Calls that have “trebled” may be three, or three thousand.",
		risk, "The drug cut the risk of stroke by 30%.", "The drug cut the risk of stroke by 30%: 7 of 1,000 people had one, compared with 10 of 1,000 without it.",
	},
	{
		"HN231", "A percentage of a small group, without the count", Warning, FourLanguages,
		"With fewer than a hundred people, a percentage sounds more exact than it is. Print the count; the percentage may stay after it.",
		criteria + " (criterion 2)", "Of the 26 people, 96% stopped their other drugs.", "Of the 26 people, 25 (96%) stopped their other drugs.",
	},
	{
		"HN232", "A percentage that no count can give", Error, FourLanguages,
		"No whole number of people out of this group gives this percentage, however it is rounded. Either the group is another one, or a number is wrong.",
		"arithmetic; compare the GRIM test (Brown and Heathers, 2017)", "95% of the 26 people improved.", "25 of the 26 people (96%) improved.",
	},
	{
		"HN233", "A count and a percentage that disagree", Error, FourLanguages,
		"The count, divided by the group, is not the percentage beside it.",
		"arithmetic", "24 of 26 people (96%) improved.", "25 of 26 people (96%) improved.",
	},
	{
		"HN234", "A percentage of participants, and no number of participants", Warning, FourLanguages,
		"A percentage means little until the reader knows of how many. The story gives no number of people anywhere. The same holds for people who came to harm after a treatment: seven mean one thing among 50, and another among 50,000.",
		risk, "Of the participants, 60% felt better.", "Of the 48 participants, 29 (60%) felt better.",
	},
	{
		"HN235", "A number that disagrees with the picture of a risk", Error, English,
		"The text gives another number for the outcome of a block “risk” than the block does: a risk, a relative change, a difference, or a number needed to treat. One of them is wrong, or the text speaks of other people or another time, and does not say so. The whole text is compared, but for what stands below a heading that names other people, another time, another treatment or another study.",
		"arithmetic", "a block with 20 and 15 in 1000 strokes, and in the text: The tablets cut the risk of stroke by half.", "The tablets cut the risk of stroke by a quarter.",
	},
	{
		"HN236", "Numbers that contradict each other", Error, FourLanguages,
		"Two numbers that stand together cannot both be right: what doubled is not half as much again, nothing falls by more than all of it, a part is no larger than its whole, all parts are the whole, an accuracy lies between sensitivity and specificity, and 38C is not 98F. One of them is wrong; the reader cannot tell which.",
		"arithmetic; compare the GRIM test (Brown and Heathers, 2017)", "Calls doubled, from 40 to 60 a day.", "Calls rose by half, from 40 to 60 a day.",
	},
	{
		"HN237", "A percentage above the text that is not in it", Warning, English,
		"The headline or the dek gives a percentage, and the text gives another one of the same outcome. One of them was changed later, or belongs to something else. Or the headline speaks of most of them, and the text counts fewer than half.",
		editors + " (accuracy)", "Drug cuts strokes by 40%, and in the text: Strokes fell by 30%.", "Drug cuts strokes by 30%",
	},
	{
		"HN238", "Percent where percentage points are meant", Warning, FourLanguages,
		"From 20% to 15% is five percentage points, and a quarter less. \"A drop of 5%\" says that 20% became 19%.",
		"arithmetic; " + risk, "It fell from 20% to 15%, a drop of 5%.", "It fell from 20% to 15%, a drop of five percentage points.",
	},
	{
		"HN239", "An interval or a p-value that does not carry the claim", Warning, FourLanguages,
		"An interval from 0.8 to 1.1 holds fewer deaths, as many, and more. p = 0.08 is no clear difference, and \"a trend\" or \"just missed\" does not make one of it. \"Highly significant\" says how sure a result is, not how large. Nor does such a number prove that there is no difference. Two polls that are closer than their margin show no change.",
		"Boutron and others, on spin (JAMA, 2010); the American Statistical Association, on p-values (2016)", "It lowered deaths (hazard ratio 0.9, 95% CI 0.8 to 1.1).", "It made no clear difference to deaths (hazard ratio 0.9, 95% CI 0.8 to 1.1).",
	},
	{
		"HN240", "A passage from the news release", Warning, EveryLanguage,
		"A release is written to be used, and says what its sender wants to be said. A story that rests on a release uses its own words, and adds what the release leaves out.",
		criteria + " (criterion 10)", "sources: {release: release.txt}, and a paragraph of release.txt in the text", "the same facts in the newsroom's words, with the source named",
	},
	{
		"HN241", "An odds or hazard ratio in the open", Warning, FourLanguages,
		"Few readers know what an odds ratio is, and those who think they do read it as a risk, which is smaller. Ratios are for papers; give how many of 100 or 1,000 it happened to, with and without.",
		risk + "; CONSORT, item 17b", "Deaths were fewer (hazard ratio 0.71).", "Of 1,000 people 10 died with the drug, and 14 without it.",
	},
	{
		"HN242", "The best case told as the usual one", Warning, FourLanguages,
		"\"Up to 50%\" is true if one person had it. Readers take it for what they will get; say what most had, or the average and the range.",
		"the US Federal Trade Commission's study of \"up to\" claims (2012); the UK's Advertising Standards Authority, on the same", "The cream eases pain by up to 50%.", "The cream eased pain by a fifth on average; for one person in ten by half.",
	},
	{
		"HN243", "How often a test is right, and not whom it alarms", Warning, English,
		"A test that is right in 99 of 100 people, used on 10,000 of whom one is ill, alarms a hundred who are well. How many it finds says nothing without how many it calls ill that are not.",
		"STARD 2015; Gigerenzer and others, on health statistics (Psychological Science in the Public Interest, 2007)", "The blood test is 99% accurate.", "The test finds 80 of 100 people who have the cancer, and alarms 5 of 100 who do not.",
	},
	{
		"HN244", "Survival as a proof that screening helps", Warning, English,
		"Who is found earlier lives longer with the diagnosis, even if everybody dies on the same day as without it. Only deaths can be compared: how many of 1,000 who were screened, and of 1,000 who were not.",
		"Wegwarth and others (Annals of Internal Medicine, 2012); Gigerenzer and others (2007)", "Of the women whose cancer screening found, 95% were alive after five years.", "Of 1,000 women who were screened 4 died of it, and of 1,000 who were not 5.",
	},
	{
		"HN245", "A statistic that is made to say what it does not", Warning, English,
		"A p-value of 0.03 is not a probability of 97% that the effect is real. Half live longer than the median. An odds ratio is not how much likelier something is. A difference that is not significant is not none. How sure a positive test is depends on how many have the illness.",
		"American Statistical Association, statement on p-values (2016); Altman and Bland, Absence of evidence is not evidence of absence (BMJ, 1995); " + risk, "Since the p-value was 0.03, the drug works with a probability of 97 percent.", "Chance alone would give such a difference in 3 of 100 such trials.",
	},
	{
		"HN246", "What was found in some, told of others", Warning, English,
		"A study shows something in those who took part. Athletes are no patients, young men no old women, one country no other. Whether it holds of others is a question of its own, and the story says that it is not known.",
		"CONSORT 2010, item 21 (generalisability); Rothwell, External validity of randomised controlled trials (Lancet, 2005)", "Twenty-four racers were faster after the juice, and people with fatigue can expect the same lift.", "Twenty-four racers were faster after the juice. Whether it helps people with fatigue was not studied.",
	},
	{
		"HN247", "What nobody has approved, told as if it could be had", Warning, English,
		"Readers who are ill ask for what they read of. A treatment that regulators have not approved, or have approved for something else, can be had in trials only, and the story says so where it speaks of getting it.",
		criteria + " (criterion 8)", "Anyone with headaches can ask for the spray, which its maker will send to regulators next year.", "The spray is not approved, and can be had in trials only.",
	},
	{
		"HN248", "An amount that cannot be right", Warning, English,
		"A point or a unit that slipped makes a poison of a dose, and readers take what they read. The rule knows how much of some things people take in a day, how warm they are, and what blood pressure they have, and finds amounts far outside.",
		"Institute for Safe Medication Practices, list of error-prone abbreviations and dose designations; World Health Organization, Medication without harm (2017)", "Adults should eat no more than 6 mg of salt a day.", "Adults should eat no more than 6 g of salt a day.",
	},
	{
		"HN249", "Advice that keeps readers from care", Warning, English,
		"Somebody who reads that the tablets can go into the bin, or that a tight chest is best slept off, may do it. What a doctor has prescribed is left off with a doctor, if at all; and where every minute counts the story says whom to call. The rule looks for such advice in the story's own words and in quotations, and is silent where the sentences around it name somebody to ask, or warn.",
		"the UK's CAP Code, rule 12.2 (essential treatment must not be discouraged); the NHS, on heart attacks (call 999 at once) and on coming off antidepressants", "Once your readings are normal, stop taking your tablets.", "Once your readings are normal, ask your doctor whether you still need the tablets. Do not stop on your own.",
	},
	{
		"HN250", "An abbreviation that is never spelled out", Note, English,
		"Readers who do not know the letters lose the sentence. Write the words at first use with the letters after them, or only the words. Letters that everybody knows better than the words (DNA, HIV) need nothing.",
		"CDC Clear Communication Index; NHS digital service manual, on abbreviations", "Patients with ILD were weaker. ILD was common.", "Patients with interstitial lung disease (ILD) were weaker. ILD was common.",
	},
	{
		"HN251", "An abbreviation whose letters are not in its words", Warning, English,
		"The letters in brackets are not in the words before them, in that order. One of the two is wrong, and the reader will remember the wrong one.",
		"NHS digital service manual, on abbreviations", "pulmonary function capacity (pFVC)", "percent predicted forced vital capacity (pFVC)",
	},
	{
		"HN252", "An abbreviation that is introduced and not used", Note, English,
		"The letters in brackets are never used again. Leave them out.",
		"NHS digital service manual, on abbreviations", "people with interstitial lung disease (ILD)", "people with interstitial lung disease",
	},
	{
		"HN253", "An abbreviation that is spelled out too late", Note, English,
		"The words come only after the letters have been used. Move them to the first use.",
		"NHS digital service manual, on abbreviations", "ILD was common. Interstitial lung disease (ILD) scars the lungs.", "Interstitial lung disease (ILD) was common. It scars the lungs.",
	},
	{
		"HN260", "A reading grade above the limit", Note, English,
		"The text is among the hardest tenth of what newspapers and health agencies publish, or above the limit that galen.yaml sets; a guide is above the grade that is advised for patients, or a plain-language version above grade 6, which is that of a reading age of 11 years. The Flesch-Kincaid grade counts words in a sentence and syllables in a word. It knows nothing of sense, but long sentences of long words are hard for everyone.",
		"Flesch and Kincaid, 1975; the American Medical Association and the US National Institutes of Health advise grade 6 to 8 for patients; the Patient Information Forum, Using plain language in health information, a reading age of 9 to 11 years", "one sentence of 45 words", "three sentences of 15 words",
	},
	{
		"HN261", "A section that is much harder than the rest", Note, English,
		"The article as a whole keeps its limit, and this section is three grades or more above it. Often it holds the method or the side effects, which readers need as much as the rest.",
		"Flesch and Kincaid, 1975; the Clear Communication Index of the US Centers for Disease Control and Prevention", "## Side effects, followed by sentences of 40 words", "## Side effects, followed by a list",
	},
	{
		"HN270", "A study that cannot be looked up", Warning, English,
		"A study is named, and there is neither a link nor a reference. Add it to the references, or link it where it is named. Where the text cites its references, so does every paragraph in which a study is new to the reader.",
		jama + " (attribution)", "A new study in a medical journal found that …", "A new study found that … , with the study under references, or linked",
	},
	{
		"HN271", "An agency or institution without a link", Note, English,
		"A statement is put into the mouth of an institution, and nothing leads to it.",
		jama + " (attribution)", "According to the World Health Organization, …", "According to the [World Health Organization](https://www.who.int/…), …",
	},
	{
		"HN272", "A number of people without a source", Note, English,
		"How many people have an illness is an estimate that somebody made, in some year. Say who, or link it.",
		jama + " (attribution)", "About 2 million people have the illness.", "About 2 million people have the illness, [by an estimate of 2024](https://…).",
	},
	{
		"HN280", "A word written twice", Note, FourLanguages,
		"The word that ends one line and begins the next is what the eye of its writer passes over, and that of a reader does not. Words that may stand twice on purpose, such as that, are left alone.",
		"Galen", "They measured the the pressure.", "They measured the pressure.",
	},
	{
		"HN310", "A trial without its registry number", Warning, FourLanguages,
		"The registry says what the trial set out to measure, in whom and until when, before anybody knew the result. Its number lets readers compare.",
		"International Committee of Medical Journal Editors, on trial registration; CONSORT", "The phase 2 trial enrolled 80 people.", "references: [{title: Register entry, nct: NCT00000000}]",
	},
	{
		"HN311", "A trial without the one who paid", Warning, FourLanguages,
		"Who pays for a trial has an interest in its result. Say who it is, in the text or in the study's front matter.",
		jama + " (disclosure); " + criteria + " (criterion 6)", "The phase 2 trial enrolled 80 people.", "The phase 2 trial, which the maker of the drug paid for, enrolled 80 people.",
	},
	{
		"HN312", "A trial, and no disclosure", Warning, FourLanguages,
		"Readers of a story about a trial are told what interests its writers, reviewers and sources have. That there are none is typed too: None declared.",
		jama + " (disclosure)", "a story about a trial without the key disclosures", "disclosures: [\"None declared.\"]",
	},
	{
		"HN313", "A text that contradicts the study's box", Warning, FourLanguages,
		"The box of facts is what readers look at first, and what cards and search engines show. Where it gives another number of people, another phase or another registry number than the text, or results that the text has and it has not, one of the two is wrong.",
		editors + " (accuracy)", "study: {phase: 1, participants: 26, …}, and \"The phase 3 trial had 62 people.\"", "study: {phase: 3, participants: 62, …}",
	},
	{
		"HN314", "A checklist that claims what is not there", Warning, English,
		"The panel \"How this story was reported\" tells readers what is in the story. A criterion is met where the story has a word about it, or the answer says where.",
		criteria, "checklist: {cost: met}, and no word about a price", "checklist: {cost: missing}",
	},
	{
		"HN315", "A topic that may touch a reader, and nowhere to turn", Note, Shipped,
		"Stories about overdoses, eating disorders, rape or violence at home are read by people who live with them. A box that says where to find help costs nobody anything.",
		"World Health Organization, Preventing suicide: a resource for media professionals (update 2023), on which guidance for these topics is modelled", "a story about eating disorders without a help box", "help: [eating-disorders], which galen.yaml describes",
	},
	{
		"HN320", "Criteria that the story does not meet", Note, English,
		"A story about a treatment or a test tells what it costs, and what somebody says who is not part of it. The text has no word of one of these, or of both. What else there is and whether it can be had belong in it as well, but words are no sign of whether a story tells that. What is called free, and has a fee, is not free.",
		criteria, "a story about a new drug without its price", "The drug has no price yet; similar ones cost about £2,000 a year.",
	},
	{
		"HN321", "No word about harms of the treatment", Warning, English,
		"Every treatment that does something also harms someone. The story has no word of what this one did, not even that nothing was reported. What the illness does is no harm of the treatment, nor are the side effects of other treatments, and \"fewer side effects\" says of none what it is, nor does \"side effects were manageable\". Of an early trial that has told of harms it says where they are called acceptable without a count. Stories about food, exercise and talking are not asked.",
		criteria + " (criterion 3)", "a story about a new drug for pain without its side effects", "Nine of the 80 people stopped because of nausea.",
	},
	{
		"HN322", "A benefit, and no number of how large", Warning, English,
		"“Significantly better” can mean that one person in a hundred was helped, or every second. The story says that a treatment does something, and there is no percentage, no count of people, no days or points in a sentence about its effect. Doses, and how many people have the illness, say nothing of it.",
		criteria + " (criterion 2); CONSORT, item 17", "People on the drug felt significantly better.", "Of 40 people on the drug 30 felt better, and of 40 without it 22 did.",
	},
	{
		"HN323", "A study, and nobody who paid for it", Warning, English,
		"Who pays for a study, holds the patent or sells the product has an interest in its result. HN311 asks that of trials; this rule of every other study of a treatment or a test. The disclosures of the article count when they say more than that there are none. A study that its maker planned or paid for is not independent.",
		criteria + " (criterion 6); " + jama + " (disclosure)", "The study followed 900 people who used the device.", "The study, which the Wellcome Trust paid for, followed 900 people who used the device.",
	},
	{
		"HN324", "A study, and no sign of how good the evidence is", Note, English,
		"Readers are told at least two things of three: how the study was made (did chance decide who got what, was anybody compared?), in how many people, and what it cannot show. The story tells one of them, or none. The block of facts about the study tells all.",
		criteria + " (criterion 4)", "Researchers found that the pill eases pain.", "In a pilot study of 12 people, the pain eased. Nobody was compared with them, so it may have eased without the pill.",
	},
	{
		"HN330", "A newsroom that does not say how it works", Note, EveryLanguage,
		"Readers who wonder whom to believe look for the rules that a newsroom has given itself: its ethics, and what it does about mistakes. Each is a page, and galen.yaml names it, so that search engines find it too. It is said once for the site, by galen check.",
		"the Trust Project's indicator of best practices; Google News, on transparency", "publisher: {name: Example Health}", "publisher: {name: Example Health, policies: {ethics: /ethics/, corrections: /corrections-policy/}}",
	},
}
