package render

import (
	"strconv"
	"time"

	"galen/internal/site"
)

// films adds those of other sites. contentUrl is left out: it is that of the file of a film,
// and the other site gives none. A film of which nobody says since when it is there is left
// out, as search engines refuse it.
func (g *graph) films(a site.Article) {
	for i, f := range a.Films {
		if f.Uploaded == "" {
			continue
		}
		n := node{"@type": "VideoObject", "@id": g.page.Canonical + "#film-" + strconv.Itoa(i+1), "name": f.Title, "description": f.Title, "thumbnailUrl": f.Poster,
			"embedUrl": f.Frame, "url": f.URL, "uploadDate": f.Uploaded, "isPartOf": ref(a.Canonical + "#article")}
		if f.Length != "" {
			n["duration"] = f.Length
		}
		g.add(n)
	}
}

// recordings adds the films and the sound of an article.
func (g *graph) recordings(a site.Article, article node) {
	var films, sound []node
	for _, r := range a.Recordings {
		n := node{"@type": "AudioObject", "name": r.Title, "description": a.Description, "contentUrl": r.Canonical, "encodingFormat": r.MediaType,
			"duration": isoDuration(r.Duration), "inLanguage": r.Language}
		for property, text := range map[string]string{"uploadDate": a.Published.Instant, "creditText": r.Credit, "transcript": r.Transcript, "thumbnailUrl": r.Poster} {
			if text != "" {
				n[property] = text
			}
		}
		if r.Captions != "" {
			n["caption"] = node{"@type": "MediaObject", "contentUrl": r.Captions, "encodingFormat": "text/vtt", "inLanguage": r.Language}
		}
		if !r.Film {
			sound = append(sound, n)
			continue
		}
		n["@type"] = "VideoObject"
		films = append(films, n)
	}
	if len(films) > 0 {
		article["video"] = films
	}
	if len(sound) > 0 {
		article["audio"] = sound
	}
}

// isoDuration writes a duration as ISO 8601 has it: PT2M5S.
func isoDuration(d time.Duration) string {
	s := max(1, int(d.Round(time.Second)/time.Second))
	text := "PT"
	if s >= 3600 {
		text += strconv.Itoa(s/3600) + "H"
	}
	if s/60%60 > 0 {
		text += strconv.Itoa(s/60%60) + "M"
	}
	if s%60 > 0 {
		text += strconv.Itoa(s%60) + "S"
	}
	return text
}
