package check

import "galen/internal/diag"

// review notes a review that is bound to no words.
func (r *reading) review() {
	if v := r.article.Reviewed; v != nil && v.Hash.Text == "" && v.By.Text != "" {
		r.list = append(r.list, diag.Errorf(v.At, "HN103", "the review by %q is not bound to the text", v.By.Text).
			WithHint("once it is checked as it is now, run  galen review sign %s --by %s", r.article.File, v.By.Text))
	}
}
