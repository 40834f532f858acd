package render

import "galen/internal/site"

// Glossary lists the terms that the site explains, alphabetically.
func (v *View) Glossary() []site.Definition { return must[[]site.Definition](v, "glossary") }
