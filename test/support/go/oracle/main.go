// Judges chains as the TLS client of a Go program does (crypto/tls handshake_client.go, verifyServerCertificate). It reads a line of
// JSON for each case and writes a line for each: "fine", or what Go says.
package main

import (
	"bufio"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

type question struct {
	Chain   [][]byte  `json:"chain"`
	Anchors [][]byte  `json:"anchors"`
	Host    string    `json:"host"`
	Now     time.Time `json:"now"`
	// LargestRSA is crypto/tls's limit, which no function of it tells. Zero is none.
	LargestRSA int `json:"largestRsa"`
}

func main() {
	input := bufio.NewReaderSize(os.Stdin, 1<<20)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	decoder := json.NewDecoder(input)
	fmt.Fprintln(output, runtime.Version())
	for decoder.More() {
		var asked question
		if err := decoder.Decode(&asked); err != nil {
			panic(err)
		}
		fmt.Fprintln(output, strings.ReplaceAll(judge(asked), "\n", " "))
	}
}

func judge(asked question) (verdict string) {
	defer func() {
		if cause := recover(); cause != nil {
			verdict = fmt.Sprint("panic: ", cause)
		}
	}()
	certificates := make([]*x509.Certificate, len(asked.Chain))
	for index, der := range asked.Chain {
		certificate, err := x509.ParseCertificate(der)
		if err != nil {
			return fmt.Sprintf("parse %d: %v", index, err)
		}
		if key, ok := certificate.PublicKey.(*rsa.PublicKey); ok && asked.LargestRSA > 0 && key.N.BitLen() > asked.LargestRSA {
			return fmt.Sprintf("parse %d: RSA key larger than %d bits", index, asked.LargestRSA)
		}
		certificates[index] = certificate
	}
	options := x509.VerifyOptions{
		Roots:         x509.NewCertPool(),
		CurrentTime:   asked.Now,
		DNSName:       asked.Host,
		Intermediates: x509.NewCertPool(),
	}
	for _, anchor := range asked.Anchors {
		options.Roots.AppendCertsFromPEM(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: anchor}))
	}
	for _, certificate := range certificates[1:] {
		options.Intermediates.AddCert(certificate)
	}
	if _, err := certificates[0].Verify(options); err != nil {
		return fmt.Sprint("verify: ", err)
	}
	switch key := certificates[0].PublicKey.(type) {
	case *rsa.PublicKey:
		// The server signs the handshake with it: any signature shows whether Go takes the key.
		err := rsa.VerifyPKCS1v15(key, crypto.SHA256, make([]byte, 32), make([]byte, key.Size()))
		if err != nil && !errors.Is(err, rsa.ErrVerification) {
			return fmt.Sprint("key: ", err)
		}
		return "fine"
	case *ecdsa.PublicKey, ed25519.PublicKey:
		return "fine"
	}
	return fmt.Sprintf("key: %T", certificates[0].PublicKey)
}
