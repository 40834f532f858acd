package config

import "galen/internal/typography"

// set gives the texts that readers see the typographic marks that articles have.
func (c *Config) set(style *typography.Style) {
	texts := []*string{
		&c.Title, &c.Description, &c.Publisher.Name, &c.Comments.Elsewhere.Title, &c.Newsletter.Title, &c.Newsletter.Text,
		&c.Support.Title, &c.Support.Text, &c.Support.Label,
	}
	for _, links := range c.Menus {
		for i := range links {
			texts = append(texts, &links[i].Title)
		}
	}
	for i := range c.Help {
		h := &c.Help[i]
		texts = append(texts, &h.Title, &h.Text)
		for k := range h.Links {
			texts = append(texts, &h.Links[k].Title)
		}
	}
	for _, text := range texts {
		*text = style.Text(*text)
	}
	for name, label := range c.Labels {
		c.Labels[name] = style.Text(label)
	}
}
