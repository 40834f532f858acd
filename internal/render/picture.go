package render

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"galen/internal/diag"
	"galen/internal/media/resize"
	"galen/internal/media/socialcard"
	"galen/internal/memo"
	"galen/internal/site"
)

// apart divides outputs into the prints, by the photograph that they show, and all
// others.
func apart(outputs []site.Output) (others []site.Output, photos [][]site.Output) {
	place := map[string]int{}
	for i, o := range outputs {
		if o.Kind != site.PictureOutput {
			if others != nil {
				others = append(others, o)
			}
			continue
		}
		if others == nil {
			others = append(make([]site.Output, 0, len(outputs)), outputs[:i]...)
		}
		n, known := place[o.Path]
		if !known {
			n = len(photos)
			place[o.Path], photos = n, append(photos, nil)
		}
		photos[n] = append(photos[n], o)
	}
	if others == nil {
		others = outputs
	}
	return others, photos
}

// photographs makes the prints of one photograph after the other, those of each
// together, so that it is decoded once.
func (w *worker) photographs(ctx context.Context, photos [][]site.Output, next, shown *atomic.Int64) error {
	for {
		n := int(next.Add(1)) - 1
		if n >= len(photos) {
			return nil
		}
		if err := w.photograph(ctx, photos[n]); err != nil {
			return err
		}
		if w.plan.OnPicture != nil {
			w.plan.OnPicture(int(shown.Add(1)), len(photos))
		}
	}
}

func (w *worker) photograph(ctx context.Context, outputs []site.Output) error {
	var wanted []site.Output
	var prints []resize.Variant
	for _, o := range outputs {
		if w.plan.OnDone != nil {
			w.plan.OnDone()
		}
		if !w.current(o) {
			wanted, prints = append(wanted, o), append(prints, *o.Print)
		}
	}
	if len(prints) == 0 {
		return nil
	}
	w.facts.Reset()
	began := w.plan.Watch.Now()
	defer w.plan.Watch.Part("photographs", began)
	err := w.site.Pictures().Render(ctx, prints, func(i int, data []byte) error { return w.put(wanted[i], data) })
	var d diag.Diagnostic
	if errors.As(err, &d) && d.File == outputs[0].Path { // of the picture, not of the output folder
		w.list = append(w.list, d)
		return nil
	}
	return err
}

// images are an article's pictures for search engines: its own in their three shapes,
// that for other sites first, or else what those are shown.
func images(a site.Article) (all []node) {
	if i := a.Image; i != nil {
		for _, c := range []*site.Crop{i.Wide, i.Standard, i.Square} {
			if c != nil {
				n := image(i)
				n["url"] = c.Canonical
				all = append(all, n)
			}
		}
	}
	if len(all) == 0 && a.Social != nil {
		all = append(all, image(a.Social))
	}
	return all
}

// socialCard draws what other sites show of an article without a photograph.
func socialCard(v *View) ([]byte, error) {
	p := must[site.Poster](v, "poster:"+v.path)
	key := memo.OfStrings(socialcard.Version, p.Headline, p.Site, fmt.Sprint(p.Paper, p.Ink, p.Accent))
	return v.site.Pictures().LoadOrMake(key, socialcard.Poster{Headline: p.Headline, Site: p.Site, Paper: p.Paper, Ink: p.Ink, Accent: p.Accent}.Draw)
}
