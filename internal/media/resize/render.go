package resize

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"

	"golang.org/x/image/webp"

	"galen/internal/diag"
	"galen/internal/media/sanitize"
)

// Render gives the bytes of variants of one original to use, in any order: those
// that are kept, and then those that must be made, for which the original is
// decoded once. An error of use ends it; one of the picture is a diag.Diagnostic
// at its file.
func (r *Cache) Render(ctx context.Context, variants []Variant, use func(i int, data []byte) error) error {
	var missing []int
	for i, p := range variants {
		if p.IsOriginal() {
			data, err := r.given(p)
			if err == nil {
				err = use(i, data)
			}
			if err != nil {
				return err
			}
			continue
		}
		if data, ok := r.store.load(p.Key()); ok {
			if err := use(i, data); err != nil {
				return err
			}
			continue
		}
		missing = append(missing, i)
	}
	if len(missing) == 0 {
		return nil
	}
	n := variants[0].Original
	if err := r.memory.Acquire(ctx, n.work()); err != nil {
		return err
	}
	defer r.memory.Release(n.work())
	return r.renderMissing(ctx, variants, missing, use)
}

// Variant gives the bytes of one variant.
func (r *Cache) Variant(ctx context.Context, p Variant) (data []byte, err error) {
	err = r.Render(ctx, []Variant{p}, func(_ int, made []byte) error {
		data = made
		return nil
	})
	return data, err
}

// given is the file itself, without metadata and upright.
func (r *Cache) given(p Variant) ([]byte, error) {
	clean := func() ([]byte, error) {
		f := p.Original.file
		data, err := f.Bytes()
		if err != nil {
			return nil, decodeFault(f.Path, err)
		}
		f.Data = data
		c, list := sanitize.Clean(f)
		if len(list) > 0 {
			return nil, list[0]
		}
		return c.Data, nil
	}
	if p.Original.Orientation == 1 {
		return clean()
	}
	return r.LoadOrMake(p.Key(), func() ([]byte, error) {
		if err := r.memory.Acquire(context.Background(), p.Original.work()); err != nil {
			return nil, err
		}
		defer r.memory.Release(p.Original.work())
		r.decoded.Add(1)
		return clean()
	})
}

// work is how many bytes it takes at most to make variants of an original: what
// decoding takes, and twice what the first scaling leaves.
func (n *Original) work() int64 {
	w, h := int64(n.Width), int64(n.Height)
	for w/2 >= widestVariant && h/2 >= widestVariant {
		w, h = w/2, h/2
	}
	return n.Memory + 8*w*h
}

// widestVariant is the widest of all variants.
const widestVariant = 1920

// renderMissing decodes the original and makes the variants that are not kept.
func (r *Cache) renderMissing(ctx context.Context, variants []Variant, missing []int, use func(i int, data []byte) error) error {
	n := variants[missing[0]].Original
	pixels, colours, err := r.decode(n)
	if err != nil {
		return err
	}
	// By width from the widest, because the pixels of the largest level are then
	// free to go, and by crop, so that one scaling serves all formats.
	slices.SortFunc(missing, func(i, j int) int {
		a, b := variants[i], variants[j]
		return cmp.Or(b.Width-a.Width, cmp.Compare(a.Shape, b.Shape), a.Focus.X-b.Focus.X, a.Focus.Y-b.Focus.Y, cmp.Compare(a.Format, b.Format))
	})
	var last Variant
	var m *image.RGBA
	for _, i := range missing {
		p := variants[i]
		if err := ctx.Err(); err != nil {
			return err
		}
		if m == nil || p.Shape != last.Shape || p.Focus != last.Focus || p.Width != last.Width {
			m, last = pixels.cut(p), p
		}
		data, err := r.encode(p, m, pixels.grey, colours)
		if err != nil {
			return err
		}
		r.made.Add(1)
		r.swept.Do(r.store.sweep)
		r.store.keep(p.Key(), data)
		if err := use(i, data); err != nil {
			return err
		}
	}
	return nil
}

// decode gives the pixels of an original, and what says how their colours are
// meant.
func (r *Cache) decode(n *Original) (*pyramid, []byte, error) {
	p, list := readPicture(n.file)
	if len(list) > 0 {
		return nil, nil, list[0]
	}
	r.decoded.Add(1)
	m, err := decoders[n.Format](bytes.NewReader(p.Data))
	if err != nil {
		return nil, nil, diag.Errorf(diag.Position{File: n.file.Path}, "picture-damaged", "the pixels of the picture cannot be read").
			WithHint("open it in a picture editor and save it again, or copy the file again from where it came from")
	}
	if size := m.Bounds().Size(); size.X*size.Y != n.Width*n.Height {
		return nil, nil, errors.New("a picture does not have the size in its header") // the inspection has read the same header
	}
	return newPyramid(n, m), p.Colours, nil
}

var decoders = map[string]func(*bytes.Reader) (image.Image, error){
	"jpeg": func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) },
	"png":  func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) },
	"gif":  func(r *bytes.Reader) (image.Image, error) { return gif.Decode(r) },
	"webp": func(r *bytes.Reader) (image.Image, error) { return webp.Decode(r) },
}
