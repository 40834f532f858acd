package address

import (
	"net/url"
	"strings"
)

// mail judges what follows mailto: (RFC 6068).
func mail(rest string) Problem {
	to, query, asked := strings.Cut(rest, "?")
	plain := strings.TrimLeft(to, "/")
	right := "mailto:" + strings.ReplaceAll(plain, " ", "")
	if asked {
		right += "?" + strings.ReplaceAll(query, " ", "%20")
	}
	switch {
	case to == "" && asked: // the reader chooses to whom
	case !strings.Contains(plain, "@") || strings.HasPrefix(plain, "@") || strings.HasSuffix(plain, "@"):
		return Problem{Why: "names no mailbox, such as mailto:desk@news.example"}
	case plain != to:
		return Problem{"has slashes after mailto:", right}
	}
	if strings.Contains(rest, " ") {
		return Problem{"holds a space", right}
	}
	return Problem{}
}

// keypad are the letters of a telephone's keys.
const keypad = "abc2def3ghi4jkl5mno6pqrs7tuv8wxyz9"

// dialled is a number as a telephone takes it: digits, * and #, after a + perhaps.
// Letters, as in 1-800-QUIT-NOW, are those of the keys.
func dialled(number string) string {
	var b strings.Builder
	for i, c := range strings.ToLower(number) {
		switch {
		case '0' <= c && c <= '9' || c == '*' || c == '+' && b.Len() == 0:
			b.WriteRune(c)
		case c == '#':
			b.WriteString("%23")
		case 'a' <= c && c <= 'z':
			at := strings.IndexRune(keypad, c)
			b.WriteByte(keypad[at+strings.IndexAny(keypad[at:], "23456789")])
		case c == '(' && strings.HasPrefix(number[i:], "(0)") && strings.HasPrefix(strings.TrimSpace(number), "+"):
			number = number[:i] + "   " + number[i+3:] // +44 (0)20: the 0 is not dialled from abroad
			return dialled(number)
		}
	}
	return b.String()
}

// phone judges what follows tel: (RFC 3966): digits, which - . ( ) may divide.
func phone(rest string) Problem {
	number, parameters, more := strings.Cut(rest, ";")
	right := "tel:" + dialled(strings.ReplaceAll(number, "%20", " "))
	if more {
		right += ";" + parameters
	}
	switch digits := strings.TrimLeft(number, "+"); {
	case strings.Trim(dialled(number), "+") == "" || !strings.ContainsAny(number, "0123456789*"):
		return Problem{Why: "names no telephone number, such as tel:+442079460000"}
	case strings.Contains(number, "(0)") && strings.HasPrefix(number, "+"):
		return Problem{"contains (0), which would be dialled", right}
	case strings.Trim(digits, "0123456789-.()*") != "" && strings.Trim(strings.ReplaceAll(digits, "%23", ""), "0123456789-.()*") != "", len(number)-len(digits) > 1:
		return Problem{"contains something that is not part of a telephone number", right}
	case strings.ContainsAny(parameters, " ?#"):
		return Problem{"contains something that is not part of a telephone number", "tel:" + dialled(number)}
	}
	return Problem{}
}

// text judges what follows sms: (RFC 5724): numbers with commas between, and ?body=
// and a text, in which spaces are written %20.
func text(rest string) Problem {
	end := strings.IndexAny(rest, "?&;")
	if end < 0 {
		end = len(rest)
	}
	numbers, query := rest[:end], rest[end:]
	var right []string
	wrong := false
	for n := range strings.SplitSeq(strings.TrimLeft(numbers, "/"), ",") {
		dial := dialled(strings.ReplaceAll(n, "%20", " "))
		right = append(right, dial)
		wrong = wrong || strings.Trim(strings.TrimPrefix(n, "+"), "0123456789-.()") != "" || n == ""
	}
	write := "sms:" + strings.Join(right, ",")
	if query != "" {
		body := strings.TrimLeft(query, "?&;")
		if i := strings.Index(strings.ToLower(body), "body="); i >= 0 {
			body = body[i+len("body="):]
		}
		if plain, err := url.PathUnescape(body); err == nil {
			body = plain
		}
		write += "?body=" + strings.ReplaceAll(url.QueryEscape(body), "+", "%20")
	}
	switch {
	case strings.Trim(strings.Join(right, ""), "+") == "" || !strings.ContainsAny(numbers, "0123456789"):
		return Problem{Why: "names no number, such as sms:85258"}
	case wrong || strings.HasPrefix(numbers, "/"):
		return Problem{"contains something that is not part of a number", write}
	case query != "" && !strings.HasPrefix(query, "?body="):
		return Problem{"has something other than ?body= after the number", write}
	case strings.ContainsAny(query, " \"<>&#"):
		return Problem{"contains characters that need a % code", write}
	}
	return Problem{}
}
