// Command ratings measures the editorial rules against texts that editors have rated, and
// counts what the rules say of texts that are good.
//
//	go run ./internal/testing/ratings -reviews HealthRelease.json -texts content/HealthRelease -ids even
//	go run ./internal/testing/ratings -plain explainers -kind explainer
//	go run ./internal/testing/ratings -plain agencies -language de -show all
//
// The ratings are in the format of the public data set FakeHealth (Dai, Sun and Wang, 2020),
// which holds what the editors of HealthNewsReview.org said of news releases and stories:
//
//	-reviews  a JSON list of {"news_id": …, "criteria": [{"question": …, "answer": …}, …]}
//	-texts    a folder with <news_id>.json for each: {"title": …, "text": …, "meta_data": …}
//
// Both are in the repository github.com/EnyanDai/FakeHealth: dataset/reviews/HealthRelease.json (and
// HealthStory.json), and dataset/content/HealthRelease. Of each review this command reads news_id and,
// of each of its criteria, question and answer: "Satisfactory", "Not Satisfactory", or "Not Applicable",
// which counts for nothing. A review that comes twice counts once.
//
// Where the file of reviews cannot be had, those of releases are also in the repository
// github.com/ashwani227/gpt4AnalysisFakeHealth, in "Approach 1/Output Data/FakeHealthRelease.xlsx".
// Its columns are Index (the news_id), Url (of the review), Source Url (of the release), Title,
// Description (the text), GPT 4, Review (the criteria as a list in the syntax of Python, of which each
// has question, answer and explanation) and Analysis. Index and Review are all that is needed.
//
// None of it is part of this repository: whoever measures fetches it, and does not commit it.
//
// Each text becomes an article of the kind news with its title, its description if it has one,
// and its paragraphs. A rule raises a criterion when it finds that the text does not meet it.
// For each criterion the table says of how many texts the editors answered "Not Satisfactory"
// (fail) or "Satisfactory" (pass), what share failed (base), how many of each were raised, how
// often a raised text had failed (precision), and how many of those that failed were raised
// (recall). A precision no better than the base carries no information.
//
// So that the figures mean something, rules are tuned on the texts with an even id (-ids even)
// and judged once, at the end, on those with an odd one (-ids odd). With -show harms the ids are
// printed that the rules and the editors judge otherwise.
//
// With -plain it reads a folder of plain texts (.txt and .md, a paragraph between empty lines; a
// first line without a full stop is the headline) that are known to be good, and counts findings
// by level and by rule, for every 1,000 words: a false alarm is among them if any is. With -show all
// each error and warning is printed.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
)

func main() {
	reviews := flag.String("reviews", "", "the JSON file with the ratings")
	texts := flag.String("texts", "", "the folder with the texts that were rated")
	ids := flag.String("ids", "even", "the texts that are read, by the last digit of their ids: even, odd or all")
	show := flag.String("show", "", "a criterion of which the ids are printed that are judged otherwise")
	plain := flag.String("plain", "", "a folder of good texts; what is found in them is counted")
	language := flag.String("language", "en", "the language of the texts")
	kind := flag.String("kind", "news", "the kind of article that those texts are")
	flag.Parse()
	checker.Read(*language)
	var err error
	switch {
	case *plain != "" && *reviews == "":
		err = count(os.Stdout, *plain, *kind, *show)
	case *plain == "" && *reviews != "" && *texts != "" && wanted[*ids] != nil:
		err = compare(os.Stdout, *reviews, *texts, wanted[*ids], *show)
	default:
		fmt.Fprintln(os.Stderr, cmp.Or(flag.Arg(0), "name  -reviews FILE -texts FOLDER  (with -ids even, odd or all), or  -plain FOLDER"))
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// wanted are the texts that are read, by their ids.
var wanted = map[string]func(id string) bool{
	"all":  func(string) bool { return true },
	"even": func(id string) bool { return !odd(id) },
	"odd":  odd,
}

func odd(id string) bool { return id != "" && (id[len(id)-1]-'0')%2 == 1 }
