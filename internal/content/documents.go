package content

func documentOf(v any) *Document {
	switch d := v.(type) {
	case *Article:
		return &d.Document
	case *Category:
		return &d.Document
	case *Author:
		return &d.Document
	case *Term:
		return &d.Document
	case *Page:
		return &d.Document
	}
	return nil
}

func wordsOf(v any) *Words {
	switch d := v.(type) {
	case *Article:
		return &d.Words
	case *Category:
		return &d.Words
	case *Author:
		return &d.Words
	case *Term:
		return &d.Words
	case *Page:
		return &d.Words
	}
	return nil
}
