package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os/exec"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// view is how a page is looked at: on a screen of so many pixels, in a scheme of
// colours.
type view struct {
	width, height int64
	scheme        string
	screen        bool // only what the screen shows, not the whole page
}

// camera is a browser.
type camera struct {
	ctx   context.Context
	close func()
}

func newCamera(ctx context.Context) (*camera, error) {
	file, err := exec.LookPath("chromium")
	if err != nil {
		return nil, err
	}
	ctx, stop := chromedp.NewExecAllocator(ctx, append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(file), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("disable-component-update", true))...)
	ctx, _ = chromedp.NewContext(ctx)
	if err := chromedp.Do(ctx); err != nil {
		stop()
		return nil, err
	}
	return &camera{ctx, func() { chromedp.Cancel(ctx); stop() }}, nil
}

// settled waits until every picture, those further down included, can be drawn, and a search that the address asks for has
// said what it found.
const settled = `Promise.all([
	...[...document.images].map(i => { i.loading = "eager"; return i.decode().catch(() => {}) }),
	(async () => {
		const said = document.querySelector("[data-search-status]")
		const done = () => !said || !location.hash || said.textContent && said.textContent !== said.dataset.waiting
		for (let n = 0; n < 100 && !done(); n++) await new Promise(next => setTimeout(next, 50))
	})(),
]).then(() => true)`

// take takes a picture of a page, a PNG.
func (c *camera) take(url string, v view) ([]byte, error) {
	ctx, stop := chromedp.NewContext(c.ctx)
	defer stop()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: v.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(v.width, v.height)); err != nil {
		return nil, err
	}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
		return nil, err
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		return nil, err
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](settled, chromedp.EvalAwaitPromise)); err != nil {
		return nil, err
	}
	shot := chromedp.FullScreenshot(100)
	if v.screen {
		shot = chromedp.CaptureScreenshot()
	}
	data, err := chromedp.Run(ctx, shot)
	if err != nil || !v.screen {
		return data, err
	}
	return pack(data)
}

// spread picks n colours that differ, the most frequent first.
func spread(colours []color.Color, n int) (some color.Palette) {
	const apart = 3 * 9 * 9 << 16 // squared, of channels with 16 bits
	for _, c := range colours {
		if len(some) == n {
			break
		}
		if r, g, b, _ := c.RGBA(); len(some) > 0 {
			x, y, z, _ := some.Convert(c).RGBA()
			dr, dg, db := int64(r)-int64(x), int64(g)-int64(y), int64(b)-int64(z)
			if dr*dr+dg*dg+db*db < apart {
				continue
			}
		}
		some = append(some, c)
	}
	return some
}

// pack makes a PNG smaller: it keeps 256 of its colours. Pages are flat, so that
// nobody sees the difference.
func pack(data []byte) ([]byte, error) {
	drawn, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	often := map[color.Color]int{}
	b := drawn.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			often[color.RGBAModel.Convert(drawn.At(x, y))]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(often), func(p, q color.Color) int {
		return cmp.Or(often[q]-often[p], strings.Compare(fmt.Sprint(p), fmt.Sprint(q)))
	})
	flat := image.NewPaletted(b, spread(colours, 256))
	nearest := map[color.Color]uint8{}
	for _, c := range colours {
		nearest[c] = uint8(flat.Palette.Index(c))
	}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			flat.SetColorIndex(x, y, nearest[color.RGBAModel.Convert(drawn.At(x, y))])
		}
	}
	var small bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&small, flat); err != nil {
		return nil, err
	}
	return small.Bytes(), nil
}
