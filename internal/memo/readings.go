package memo

// Readings are the facts that a unit noted, with their digests at that time.
type Readings []reading

type reading struct {
	key    string
	digest Digest
}

// Read gives the keys their digests.
func Read(keys []string, facts func(key string) Digest) Readings {
	r := make(Readings, len(keys))
	for i, key := range keys {
		r[i] = reading{key, facts(key)}
	}
	return r
}

// Current reports whether every fact still has the same digest.
func (r Readings) Current(now func(key string) Digest) bool {
	for _, f := range r {
		if now(f.key) != f.digest {
			return false
		}
	}
	return true
}
