package resize

import (
	"image"
	"math"
)

// Scaling is done here rather than by golang.org/x/image/draw for two reasons. It
// counts in whole numbers, so that every processor gives the same bytes, where
// floating-point sums differ by how a processor fuses them. And what it keeps
// between its two passes takes 4 bytes for a pixel, not 32.

// weightBits is the precision of weights; they sum up to 1<<weightBits.
const weightBits = 14

// tapWeights says which samples in a row make one new sample.
type tapWeights struct {
	from    int
	weights []int32
}

// shrunk scales pixels down smoothly (Catmull and Rom's cubic), first across, then
// down. The picture may be a part of a larger one.
func shrunk(m *image.RGBA, width, height int) *image.RGBA {
	size := m.Rect.Size()
	if size.X == width && size.Y == height {
		return m
	}
	narrow := image.NewRGBA(image.Rect(0, 0, width, size.Y))
	across := kernel(size.X, width)
	for y := range size.Y {
		scaleRow(narrow.Pix[y*narrow.Stride:][:4*width], m.Pix[y*m.Stride:], across)
	}
	small := image.NewRGBA(image.Rect(0, 0, width, height))
	sums := make([]int32, 4*width)
	for y, t := range kernel(size.Y, height) {
		clear(sums)
		for i, w := range t.weights {
			row := narrow.Pix[(t.from+i)*narrow.Stride:][:len(sums)]
			for x, v := range row {
				sums[x] += w * int32(v)
			}
		}
		row := small.Pix[y*small.Stride:][:len(sums)]
		for x := range row {
			row[x] = sample(sums[x])
		}
		keepBelowAlpha(row)
	}
	return small
}

// scaleRow scales one row of pixels.
func scaleRow(to, from []byte, across []tapWeights) {
	for x, t := range across {
		var r, g, b, a int32
		pixels := from[4*t.from:][:4*len(t.weights)]
		for i, w := range t.weights {
			p := pixels[4*i:][:4]
			r += w * int32(p[0])
			g += w * int32(p[1])
			b += w * int32(p[2])
			a += w * int32(p[3])
		}
		p := to[4*x:][:4]
		p[0], p[1], p[2], p[3] = sample(r), sample(g), sample(b), sample(a)
	}
	keepBelowAlpha(to)
}

// sample rounds a weighted sum. The cubic may go beyond the darkest and the
// lightest of what it sums up.
func sample(sum int32) byte {
	return byte(min(max(0, (sum+1<<(weightBits-1))>>weightBits), 255))
}

// keepBelowAlpha keeps colours within what their pixels' opacity allows, as RGBA
// has it.
func keepBelowAlpha(row []byte) {
	for x := 3; x < len(row); x += 4 {
		if a := row[x]; a < 255 {
			row[x-3], row[x-2], row[x-1] = min(row[x-3], a), min(row[x-2], a), min(row[x-1], a)
		}
	}
}

// kernel gives the taps for scaling a row of so many samples to fewer.
func kernel(from, to int) []tapWeights {
	all := make([]tapWeights, to)
	scale := max(1, float64(from)/float64(to))
	for i := range all {
		// The conversions keep products from being fused with sums.
		centre := float64((float64(i)+0.5)*float64(from))/float64(to) - 0.5
		first := max(0, int(math.Ceil(centre-float64(2*scale))))
		last := min(from-1, int(math.Floor(centre+float64(2*scale))))
		weights := make([]float64, last-first+1)
		sum := 0.0
		for j := range weights {
			weights[j] = cubic(math.Abs(float64(first+j)-centre) / scale)
			sum += weights[j]
		}
		all[i] = tapWeights{first, whole(weights, sum)}
	}
	return all
}

// cubic is Catmull and Rom's, at a distance from its centre.
func cubic(d float64) float64 {
	switch {
	case d < 1:
		return float64(float64(float64(1.5*d)-2.5)*float64(d*d)) + 1
	case d < 2:
		return float64(float64(float64(float64(float64(-0.5*d)+2.5)*d)-4)*d) + 2
	}
	return 0
}

// whole rounds weights so that they sum up exactly; what rounding leaves goes to
// the heaviest.
func whole(weights []float64, sum float64) []int32 {
	all := make([]int32, len(weights))
	left, heaviest := int32(1<<weightBits), 0
	for i, w := range weights {
		all[i] = int32(math.Round(w / sum * (1 << weightBits)))
		left -= all[i]
		if all[i] > all[heaviest] {
			heaviest = i
		}
	}
	all[heaviest] += left
	return all
}
