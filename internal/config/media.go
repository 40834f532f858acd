package config

import (
	"galen/internal/frontmatter"
	"galen/internal/media/recording"
)

// largestMedia is what a limit may be, in megabytes: hosts take no larger files.
const largestMedia = 5000

// readMedia reads how large films and recordings may be, in megabytes.
func readMedia(r *frontmatter.Reader) recording.Limits {
	limits := recording.DefaultLimits
	g := r.Settings("media")
	if g == nil {
		return limits
	}
	limits.Film = recording.MB * int64(g.Count("film", int(limits.Film/recording.MB), 1, largestMedia))
	limits.Audio = recording.MB * int64(g.Count("audio", int(limits.Audio/recording.MB), 1, largestMedia))
	g.Done(map[string]string{"video": "film", "films": "film", "videos": "film", "sound": "audio", "recording": "audio", "recordings": "audio", "podcast": "audio"})
	return limits
}
