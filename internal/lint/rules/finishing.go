package rules

// finishing are the rules about what is not finished, or not the site's own.
var finishing = []Rule{
	{
		"HN400", "Words that stand for others to come", Warning, EveryLanguage,
		"`TK`, `TODO`, `To be written`, `Lorem ipsum`, `[insert name]`: whoever wrote it meant to come back. Readers who meet it stop believing the rest. A build for the public refuses it.",
		"Galen", "description: To be written.", "description: In a trial of 12 people, 8 could walk further after six months.",
	},
	{
		"HN401", "Words of the template or of the starter site", Warning, EveryLanguage,
		"The file that galen new writes, and the starter site, say what should stand in the place of their own words. Published, they are untrue. A build for the public refuses them.",
		"Galen", "This is a starter desk.", "The news desk writes about health policy.",
	},
	{
		"HN402", "A section with nothing in it", Warning, EveryLanguage,
		"A heading promises something. Readers, and those who have headings read to them, go there and find the next heading. A build for the public refuses it.",
		"Web Content Accessibility Guidelines 2.2, success criterion 2.4.6 (headings and labels)", "## What it costs, followed by ## What it means", "## What it costs, followed by what it costs",
	},
	{
		"HN403", "An alternative text that names a file", Warning, EveryLanguage,
		"Whoever cannot see the picture has the alternative text read out. The name that a camera gave to the file tells nothing. A build for the public refuses it.",
		"Web Content Accessibility Guidelines 2.2, success criterion 1.1.1 (non-text content), failure F30", "![IMG_2041.jpg](IMG_2041.jpg)", "![A nurse takes blood from a child](IMG_2041.jpg)",
	},
	{
		"HN404", "An address that is only an example", Warning, EveryLanguage,
		"Names that end in .example, and example.com, are kept free for examples and lead nowhere. In a link they lose readers; as baseURL they spoil every feed, sitemap and shared link. A build for the public refuses them.",
		"Internet Engineering Task Force, RFC 2606: Reserved top level DNS names", "baseURL: https://galen-health.example/", "the address at which the site will live",
	},
	{
		"HN405", "A review that nobody made", Warning, EveryLanguage,
		"The article names as its reviewer a desk of the starter site, which is nobody. A build for the public refuses it.",
		"Galen", "reviewed: {by: evidence-desk, on: 2026-11-20}, with the evidence desk of the starter site", "reviewed by a person of your newsroom, or no line  reviewed",
	},
	{
		"HN406", "A sample of the starter site", Error, EveryLanguage,
		"The files that galen init writes are there to be read, tried and written over, and say so by the line  sample: true. A build for the public refuses them; every other build shows them.",
		"Galen", "sample: true", "an article of your own in the place of the sample, without that line; or no file",
	},
	{
		"HN407", "What a program wrote and nobody has checked", Warning, EveryLanguage,
		"Programs that write make mistakes that read well. Whoever publishes their text answers for it, so an editor has to read it against its sources first. A build for the public refuses it until one did.",
		"Paris Charter on AI and Journalism (Reporters Without Borders, 2023), principles 2 and 4", "ai: {used: true, how: A program drafted the text., reviewed_by: nobody}", "ai: {used: true, how: A program drafted the text., reviewed_by: news-desk}",
	},
}
