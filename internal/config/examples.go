package config

// shownValue is a value for a key of galen.yaml that holds a group of keys, as a hint shows it; ""
// of any other key.
func shownValue(key string) string { return shownValues[key] }

// shownValues are by keys, wherever these stand: no two groups of one name hold different things.
var shownValues = map[string]string{
	"publisher": "{name: My health news}", "policies": "{ethics: /ethics/}", "menus": "{main: [{title: News, url: /news/}]}",
	"brand": `{accent: "#00665c"}`, "fonts": "{headings: sans}", "labels": "{topics: Themes}", "headers": "{X-Frame-Options: DENY}",
	"feeds": "{size: 20}", "media": "{film: 200, audio: 80}", "pictures": "{formats: [webp]}", "budgets": "{article: 14KB, requests: 3}",
	"comments":   `{endpoint: "https://forms.example/comments", privacy: /privacy/}`,
	"elsewhere":  `{title: Discuss this on the forum, url: "https://forum.example/?about={url}"}`,
	"newsletter": "{endpoint: /api/subscribe, privacy: /privacy/}",
	"support":    "{title: This site has no advertisements, text: Readers pay for it.}",
	"help":       "{sleep: " + shownHelp + "}",
	"podcasts":   "{ward-round: " + shownShow + "}",
	"publish":    "{live: " + shownTarget + "}", "purge": "{fastly: true}",
	"check": "{words: [wonder shot]}", "levels": "{HN212: off}", "categories": "{opinion: {HN210: note}}", "grades": "{news: 10, guide: 8}",
	"archive": "{before: 2026-12-01, level: warn}",
	"fields":  "{subtitle: line}", "taxonomies": "{conditions: Conditions}", "keys": "{name: line, page: link}",
}

// What stands below keys whose names a site chooses.
const (
	shownHelp   = `{title: If you need to talk to somebody, links: [{title: Ask for help, url: "tel:116123"}]}`
	shownShow   = "{title: The ward round, description: What the show is about., image: podcasts/ward-round.jpg, author: Example Health, category: Health & Fitness}"
	shownTarget = `{to: "s3://my-bucket"}`
)
