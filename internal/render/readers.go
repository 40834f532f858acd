package render

import "galen/internal/site"

// Comments are what readers say on an article, and the form for more.
func (v *View) Comments() (site.Comments, error) {
	return only[site.Comments](v, "Comments", "comments", "articles")
}

// Newsletter is the form to subscribe; its Action is empty when there is none.
func (v *View) Newsletter() site.Newsletter { return must[site.Newsletter](v, "newsletter") }

// Support is the note that asks for support; its Title is empty when there is none.
func (v *View) Support() site.Support { return must[site.Support](v, "support") }
