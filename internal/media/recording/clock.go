package recording

import (
	"fmt"
	"time"
)

// shown is a duration as players show it: 4:07, 1:02:09.
func shown(d time.Duration) string {
	s := int64(d.Round(time.Second) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// ticks is a number of ticks of a clock as a duration; 0 when the clock stands or the
// duration is more than a day, which nobody publishes as one file.
func ticks(n, perSecond uint64) time.Duration {
	if perSecond == 0 || n/perSecond > 24*3600 {
		return 0
	}
	return time.Duration(n/perSecond)*time.Second + time.Duration(n%perSecond*uint64(time.Second)/perSecond)
}
