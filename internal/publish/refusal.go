package publish

import (
	"fmt"
	"net/http"
	"strings"

	"galen/internal/diag"
)

// refusal is what an answer of a store or host means.
type refusal int

// The refusals that are told apart.
const (
	refusedOtherwise refusal = iota
	unknownKey               // the store does not know who asks
	noKey                    // nobody was named
	noBucket                 // there is no such bucket, container, site or project
	noObject
	changedMeanwhile // a condition of the request does not hold
	forbidden
)

// refusalOf is what the status of a host's answer means (RFC 9110, 15.5).
func refusalOf(status int) refusal {
	switch status {
	case http.StatusUnauthorized:
		return unknownKey
	case http.StatusForbidden:
		return forbidden
	case http.StatusNotFound:
		return noBucket
	}
	return refusedOtherwise
}

// manner is how the refusals of a kind of store are told.
type manner struct {
	store       string // its address, without anything secret
	bucket      string // what it keeps files in, with its name: bucket "x"
	keys        string // where keys come from, to be checked
	noKeys      string // what to do when there are none
	permissions map[string]string
}

// problem tells what went wrong when verb was tried on key.
func (m manner) problem(kind refusal, err error, verb, key string) error {
	where := strings.TrimSuffix(m.store+"/"+key, "/")
	switch kind {
	case noObject:
		return fmt.Errorf("%s: %w", where, errNotFound)
	case changedMeanwhile:
		return fmt.Errorf("%s: %w", where, errChanged)
	case unknownKey:
		return refuse("bad-key", m.keys, "%s does not know these keys", m.store)
	case noKey:
		return refuse("no-key", m.noKeys, "no keys for %s were found", m.store)
	case noBucket:
		return refuse("no-bucket", "make it at the provider, or correct the address in galen.yaml", "there is no %s", m.bucket)
	case forbidden:
		return refuse("forbidden", "give it the permission "+m.permissions[verb], "the key is not allowed to %s %s", verb, where)
	}
	return refuse("target-refused", "check the connection and the address of the target, and publish again to send what is missing",
		"cannot %s %s: %s", verb, where, firstLine(err))
}

func refuse(code, hint, format string, args ...any) error {
	return diag.Errorf(diag.Position{}, code, format, args...).WithCause(diag.Environment).WithHint("%s", hint)
}

// firstLine is an error in one line.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
