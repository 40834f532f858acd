package render

import (
	"bytes"
	"encoding/json"
	"time"

	"galen/internal/site"
)

// JSON Feed 1.1 (jsonfeed.org/version/1.1).
type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Home        string       `json:"home_page_url"`
	Self        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language"`
	Authors     []jsonAuthor `json:"authors"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Original  string       `json:"external_url,omitempty"`
	Language  string       `json:"language,omitempty"`
	Title     string       `json:"title"`
	Summary   string       `json:"summary"`
	HTML      string       `json:"content_html"`
	Image     string       `json:"image,omitempty"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified"`
	Authors   []jsonAuthor `json:"authors"`
	Tags      []string     `json:"tags,omitempty"`
}

func jsonHead(c channel, w *bytes.Buffer) error {
	return writeJSON(w, jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: c.Title, Home: c.Home, Self: c.self, Description: c.Description,
		Language: c.Language, Authors: []jsonAuthor{{c.Publisher.Title, c.Publisher.URL}}, Items: []jsonItem{},
	})
}

func jsonEntry(i site.Item, w *bytes.Buffer) error {
	j := jsonItem{
		ID: i.URL, URL: i.URL, Original: i.Original, Language: i.Language, Title: i.Title, Summary: i.Description, HTML: i.HTML,
		Published: i.Published.Format(time.RFC3339), Modified: i.Modified.Format(time.RFC3339), Tags: i.Tags,
	}
	if i.Image != nil {
		j.Image = i.Image.Canonical
	}
	for _, p := range i.Authors {
		j.Authors = append(j.Authors, jsonAuthor{p.Title, p.URL})
	}
	if err := writeJSON(w, j); err != nil || len(i.Fields) == 0 {
		return err
	}
	w.Truncate(w.Len() - 1) // the bracket at its end
	for _, f := range i.Fields {
		key, _ := json.Marshal("_" + f.Name)
		w.WriteByte(',')
		w.Write(key)
		w.WriteByte(':')
		if err := writeJSON(w, jsonField{f.Label, f.Text, f.URL, f.Items}); err != nil {
			return err
		}
	}
	w.WriteByte('}')
	return nil
}

// jsonField is an extension of an item, whose name begins with _: a field of the site's own.
type jsonField struct {
	Label string   `json:"label"`
	Text  string   `json:"text"`
	URL   string   `json:"url,omitempty"`
	Items []string `json:"items,omitempty"`
}

func writeJSON(w *bytes.Buffer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // no browser reads it as HTML, and it is shorter
	err := e.Encode(v)
	w.Truncate(len(bytes.TrimRight(w.Bytes(), "\n")))
	return err
}
