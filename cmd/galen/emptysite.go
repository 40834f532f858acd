package main

// emptySite is what  galen init --empty  writes, by path: as little as a site can be.
var emptySite = map[string]string{
	"galen.yaml": `# The configuration of the site. Every key is described in Galen's README.md.
# Write your own title, address and publisher, and then delete this line:
sample: true
title: My health news
baseURL: https://my-health-news.example/
language: en-GB
timezone: Europe/London

# The pages that say by which rules you work belong here, too:
#   policies: {ethics: /ethics/, corrections: /corrections-policy/}
publisher:
  name: My health news

menus:
  main:
    - {title: News, url: /news/}
`,
	"content/_index.md": `---
title: My health news
---
`,
	"content/news/_index.md": `---
title: News
description: News about health.
---
`,
	"content/authors/news-desk.md": `---
name: News desk
kind: desk
role: Health news
---
`,
}
