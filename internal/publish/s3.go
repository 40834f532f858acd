package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"galen/internal/diag"
)

// digestKey is the metadata of an object that holds the SHA-256 of its bytes.
const digestKey = "Galen-Sha256"

// s3 is a bucket of Amazon S3, or of a store that speaks its protocol: Cloudflare R2, Backblaze
// B2, DigitalOcean Spaces, Ceph and others.
type s3 struct {
	client         *minio.Client
	bucket, prefix string
}

// openS3 reads an address of the form s3://bucket/folder?endpoint=…&region=…. The endpoint is that of
// Amazon by default; one that begins with http:// is used without encryption, on this machine only.
func openS3(address *url.URL) (Objects, error) {
	query := address.Query()
	endpoint := query.Get("endpoint")
	if endpoint == "" {
		endpoint = os.Getenv("AWS_ENDPOINT_URL_S3")
	}
	if endpoint == "" {
		endpoint = "s3.amazonaws.com"
	}
	if err := encrypted(endpoint); err != nil {
		return nil, err
	}
	rest, plain := strings.CutPrefix(endpoint, "http://")
	endpoint = strings.TrimSuffix(strings.TrimPrefix(rest, "https://"), "/")
	region := query.Get("region")
	if region == "" {
		region = os.Getenv("AWS_REGION")
	}
	if address.Host == "" {
		return nil, badAddress(address.Redacted(), "it names no bucket")
	}
	client, err := minio.New(endpoint, &minio.Options{
		Creds: credentials.NewChainCredentials([]credentials.Provider{
			&credentials.EnvAWS{}, &credentials.FileAWSCredentials{}, &credentials.IAM{Client: &http.Client{Transport: http.DefaultTransport}},
		}),
		Secure: !plain, Region: region,
	})
	if err != nil {
		return nil, diag.Errorf(diag.Position{}, "bad-target", "%s: %s", address.Redacted(), err).WithCause(diag.Usage).
			WithHint("write, for example,  s3://my-bucket?endpoint=https://s3.eu-central-1.amazonaws.com&region=eu-central-1")
	}
	return &s3{client, address.Host, prefixOf(address)}, nil
}

func (s *s3) Describe() string { return "s3://" + s.bucket + strings.TrimSuffix("/"+s.prefix, "/") }

func (s *s3) Stat(ctx context.Context, key string) (Object, error) {
	info, err := s.client.StatObject(ctx, s.bucket, s.prefix+key, minio.StatObjectOptions{})
	if err != nil {
		return Object{}, s.problem(err, "read", key)
	}
	return s.object(info), nil
}

func (s *s3) object(info minio.ObjectInfo) Object {
	return Object{Key: strings.TrimPrefix(info.Key, s.prefix), Size: info.Size, Version: info.ETag, Digest: info.Metadata.Get("X-Amz-Meta-" + digestKey)}
}

func (s *s3) Get(ctx context.Context, key string) ([]byte, Object, error) {
	r, err := s.client.GetObject(ctx, s.bucket, s.prefix+key, minio.GetObjectOptions{})
	if err != nil {
		return nil, Object{}, s.problem(err, "read", key)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, Object{}, s.problem(err, "read", key)
	}
	info, err := r.Stat()
	if err != nil {
		return nil, Object{}, s.problem(err, "read", key)
	}
	return data, s.object(info), nil
}

// putOptions sends bytes in one piece and as they are: with a digest in their header the library
// would write them in chunks, which some stores keep as part of the file.
func putOptions(as File) minio.PutObjectOptions {
	opt := minio.PutObjectOptions{
		ContentType: as.Type, CacheControl: as.Cache,
		SendContentMd5: true, DisableContentSha256: true, DisableMultipart: true,
	}
	if as.Digest != "" {
		opt.UserMetadata = map[string]string{digestKey: as.Digest}
	}
	return opt
}

func (s *s3) Put(ctx context.Context, key string, body io.ReadSeeker, as File) error {
	_, err := s.client.PutObject(ctx, s.bucket, s.prefix+key, body, as.Size, putOptions(as))
	return s.problem(err, "write", key)
}

func (s *s3) PutIf(ctx context.Context, key string, data []byte, version string) (string, error) {
	opt := putOptions(private(len(data)))
	if version == "" {
		opt.SetMatchETagExcept("*")
	} else {
		opt.SetMatchETag(version)
	}
	info, err := s.client.PutObject(ctx, s.bucket, s.prefix+key, bytes.NewReader(data), int64(len(data)), opt)
	return info.ETag, s.problem(err, "write", key)
}

func (s *s3) Copy(ctx context.Context, from, to string, as File) error {
	_, err := s.client.CopyObject(ctx, minio.CopyDestOptions{
		Bucket: s.bucket, Object: s.prefix + to, ReplaceMetadata: true, UserMetadata: map[string]string{digestKey: as.Digest},
		ContentType: as.Type, CacheControl: as.Cache,
	}, minio.CopySrcOptions{Bucket: s.bucket, Object: s.prefix + from})
	return s.problem(err, "copy", from)
}

func (s *s3) Delete(ctx context.Context, key string) error {
	err := s.problem(s.client.RemoveObject(ctx, s.bucket, s.prefix+key, minio.RemoveObjectOptions{}), "remove", key)
	if errors.Is(err, errNotFound) {
		return nil
	}
	return err
}

func (s *s3) List(ctx context.Context, prefix string, each func(Object)) error {
	for info := range s.client.ListObjects(ctx, s.bucket, minio.ListObjectsOptions{Prefix: s.prefix + prefix, Recursive: true}) {
		if info.Err != nil {
			return s.problem(info.Err, "list", prefix)
		}
		each(s.object(info))
	}
	return nil
}

// manner is how its refusals are told.
func (s *s3) manner() manner {
	return manner{
		store: s.Describe(), bucket: fmt.Sprintf("bucket %q", s.bucket),
		keys:   "check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the file ~/.aws/credentials",
		noKeys: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write the file ~/.aws/credentials",
		permissions: map[string]string{
			"read": "s3:GetObject", "write": "s3:PutObject", "copy": "s3:GetObject and s3:PutObject", "remove": "s3:DeleteObject", "list": "s3:ListBucket",
		},
	}
}

// unknownKeys are the answers to keys that a store does not know; the last is versitygw's.
var unknownKeys = map[string]bool{"SignatureDoesNotMatch": true, "InvalidAccessKeyId": true, "XAdminUserNotFound": true}

// problem turns an answer of the store into an error for a person.
func (s *s3) problem(err error, verb, key string) error {
	if err == nil {
		return nil
	}
	return s.manner().problem(s.refusal(minio.ToErrorResponse(err)), err, verb, key)
}

func (s *s3) refusal(answer minio.ErrorResponse) refusal {
	switch {
	case unknownKeys[answer.Code] || answer.StatusCode == http.StatusUnauthorized:
		return unknownKey
	case answer.Code == "NoSuchBucket":
		return noBucket
	case answer.Code == "NoSuchKey": // no other 404: a store may answer so to a key that it does not know
		return noObject
	case answer.StatusCode == http.StatusPreconditionFailed || answer.StatusCode == http.StatusConflict:
		return changedMeanwhile
	case answer.StatusCode == http.StatusForbidden && s.keyless():
		return noKey
	case answer.StatusCode == http.StatusForbidden:
		return forbidden
	}
	return refusedOtherwise
}

// keyless reports whether requests are sent without a key, as none was found.
func (s *s3) keyless() bool {
	v, err := s.client.GetCreds()
	return err != nil || v.AccessKeyID == ""
}
