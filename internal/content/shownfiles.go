package content

// ShownFiles are the files beside a document whose words its readers are given as those of
// the document: parts, tables, captions and transcripts. Of a name that may stand for files
// in several places all are there, of which one exists as a rule.
func (w *Words) ShownFiles(document string) (all []string) {
	for _, p := range w.Parts {
		if !isDocument(p.Name) {
			all = append(all, PartsFolder+p.Name+".md")
		}
	}
	for _, g := range w.Body().Placeholders {
		switch g.Kind {
		case Figure:
			all = append(all, TableFiles(document, g.Target)...)
		case Captions, Transcript:
			all = append(all, filesBeside(document, g.Target)...)
		default:
		}
	}
	return all
}
