package sanitize

import (
	"maps"
	"slices"
	"strings"
)

// svgElements are the elements of SVG 1.1 and 2 that are published. Missing are
// those that run or fetch something (script, image, feImage, a, foreignObject),
// those that move (animate and its kin, which could change any attribute), and
// those that no browser shows.
var svgElements = words(`
	svg g defs symbol use switch title desc style
	path rect circle ellipse line polyline polygon text tspan textPath
	linearGradient radialGradient stop pattern clipPath mask marker
	filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
	feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
	feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
	feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`)

var elementNames = slices.Sorted(maps.Keys(svgElements))

// textOnly are the elements whose inside an HTML reader would take for a web
// page, or that hold no elements anyway.
var textOnly = words("title desc style")

// refusedHints say what to do about the refused elements that editors meet.
var refusedHints = map[string]string{
	"script":           "delete it: a picture must not run programs",
	"foreignObject":    `delete it; in Illustrator, export with "Preserve Illustrator Editing Capabilities" switched off`,
	"image":            "take the photo out of the drawing, or export the whole as a JPEG or PNG",
	"feImage":          "remove the filter that loads a picture",
	"a":                "remove the link from the shape: put the link around the picture in the article",
	"animate":          "remove the animation",
	"animateMotion":    "remove the animation",
	"animateTransform": "remove the animation",
	"set":              "remove the animation",
	"flowRoot":         `browsers do not show this text: in Inkscape, choose "Text", then "Convert to Text"`,
	"font":             "turn the text into paths",
}

// svgAttributes are the attributes without a prefix that are published. Others
// are left out; href, and those that begin with "on" or "aria-", are judged by
// rule.
var svgAttributes = words(`
	id class style lang role media type version baseProfile
	requiredFeatures requiredExtensions systemLanguage

	x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d dx dy rotate width height points pathLength
	viewBox preserveAspectRatio zoomAndPan transform transform-origin transform-box

	gradientUnits gradientTransform spreadMethod offset
	patternUnits patternContentUnits patternTransform
	clipPathUnits maskUnits maskContentUnits mask-type
	markerUnits markerWidth markerHeight orient refX refY
	textLength lengthAdjust startOffset method spacing side path

	filterUnits primitiveUnits filterRes in in2 result mode values tableValues slope
	intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias
	targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant
	specularConstant specularExponent limitingConeAngle pointsAtX pointsAtY pointsAtZ
	azimuth elevation z scale xChannelSelector yChannelSelector stdDeviation radius
	baseFrequency numOctaves seed stitchTiles

	alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
	color-interpolation-filters color-profile color-rendering cursor direction display
	dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color
	flood-opacity font font-family font-feature-settings font-kerning font-size
	font-size-adjust font-stretch font-style font-variant font-weight
	glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size
	isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid
	marker-start mask mix-blend-mode opacity overflow paint-order pointer-events
	shape-inside shape-rendering stop-color stop-opacity stroke stroke-dasharray
	stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
	stroke-width tab-size text-align text-anchor text-decoration text-indent
	text-orientation text-overflow text-rendering unicode-bidi vector-effect visibility
	white-space word-spacing writing-mode`)

// freeText are the published attributes that are never read as CSS.
var freeText = words("id class lang role requiredFeatures requiredExtensions systemLanguage version baseProfile")

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
