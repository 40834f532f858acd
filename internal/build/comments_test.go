package build

import (
	"fmt"
	"math/rand/v2"
	"path"
	"strings"
)

// commentsFile is where the comments of an article lie.
func commentsFile(article string) string {
	if path.Base(article) == "index.md" {
		return path.Dir(article) + "/comments.yaml"
	}
	return strings.TrimSuffix(article, ".md") + ".comments.yaml"
}

// editComments adds a comment to an article, takes all away, or makes a mistake.
func editComments(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	if name == "" {
		return ""
	}
	file := commentsFile(name)
	n := r.IntN(1000)
	switch r.IntN(12) {
	case 0:
		delete(s.files, file)
	case 1:
		s.files[file] += fmt.Sprintf("- {name: Ada, date: %s, text: x, reply_to: nobody}\n", s.now.Format("2006-01-02"))
	default:
		reply := ""
		if strings.Contains(s.files[file], "id: first") {
			reply = ", reply_to: first"
		} else if r.IntN(2) == 0 {
			reply = ", id: first"
		}
		s.files[file] += fmt.Sprintf("- {name: Ada %d, date: %s, text: \"What about *%d*?\"%s}\n", n, s.now.Format("2006-01-02T15:04:05Z07:00"), n, reply)
	}
	return "comments of " + name
}

// carryComments keeps the comments of an article beside it.
func (s *state) carryComments(from, to string) {
	if _, ok := s.files[commentsFile(from)]; ok && isArticle(from) && commentsFile(from) != commentsFile(to) {
		s.carry(commentsFile(from), commentsFile(to))
	}
}
