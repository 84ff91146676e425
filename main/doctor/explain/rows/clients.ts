import type { CauseRow } from '../../../../shared/error-texts.ts'
import type { CauseCode } from '../../../../shared/words/en/causes.ts'

/**
 * What other programs say of certificates: OpenSSL (x509_txt.c, ssl_err.c) and what is built on it (curl, Git, Python, Node, Ruby),
 * GnuTLS, NSS and Chromium's net_error_list.h, Java's certpath, SChannel and .NET, rustls.
 */
export const clientRows: readonly CauseRow<CauseCode>[] = [
  [/RemoteCertificateNameMismatch|doesn't match any of the subject alternative names/i, 'name-mismatch'],
  [/self[- ]signed certificate in certificate chain|SELF_SIGNED_CERT_IN_CHAIN/i, 'root-unknown'],
  [
    /self[- ]signed certificate|DEPTH_ZERO_SELF_SIGNED_CERT|SEC_ERROR_SELF_SIGNED|ERROR_SELF_SIGNED_CERT/i,
    'self-signed',
  ],
  [/unable to get local issuer certificate|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?/i, 'issuer-unknown'],
  [/unable to verify the first certificate|UNABLE_TO_VERIFY_LEAF_SIGNATURE/i, 'issuer-unknown'],
  [
    /PKIX path building failed|unable to find valid certification path|Trust anchor for certification path not found/i,
    'issuer-unknown',
  ],
  [
    /SEC_ERROR_UNKNOWN_ISSUER|ERR_CERT_AUTHORITY_INVALID|issuer is not trusted|CERT_TRUST_IS_UNTRUSTED_ROOT|UntrustedRoot|PartialChain/i,
    'issuer-unknown',
  ],
  [
    /certificate issuer is unknown|signer not found|doesn't have a known issuer|The certificate is NOT trusted.*issuer is unknown/i,
    'issuer-unknown',
  ],
  [
    /certificate chain was issued by an authority that is not trusted|SEC_E_UNTRUSTED_ROOT|0x80090325/i,
    'issuer-unknown',
  ],
  [
    /invalid peer certificate: UnknownIssuer|remote certificate is invalid (according to|because of errors in the certificate chain)/i,
    'issuer-unknown',
  ],
  [
    /cannot be authenticated with given CA certificates|Peer's Certificate issuer is not recognized|locally verify the issuer's authority/i,
    'issuer-unknown',
  ],
  [
    /PKIX path validation failed.*(NotAfter|expired)|CertificateExpiredException|CERT_HAS_EXPIRED|ERR_CERT_DATE_INVALID/i,
    'expired',
  ],
  [
    /SEC_ERROR_EXPIRED(_ISSUER)?_CERTIFICATE|MOZILLA_PKIX_ERROR_NOT_YET_VALID|SEC_E_CERT_EXPIRED|invalid peer certificate: Expired|NotTimeValid/i,
    'expired',
  ],
  [/certificate has expired|certificate is expired|Peer's Certificate has expired/i, 'expired'],
  [
    /certificate is not (yet valid|yet activated)|CertificateNotYetValidException|CERT_NOT_YET_VALID|not yet valid/i,
    'not-yet-valid',
  ],
  [
    /no alternative certificate subject name matches|ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames/i,
    'name-mismatch',
  ],
  [
    /hostname mismatch|Hostname\S* .*doesn't match|certificate is not valid for ['"]|host name .* does not match|certificate subject name .* does not match/i,
    'name-mismatch',
  ],
  [
    /No subject alternative (DNS )?names? (matching|present)|No name matching \S+ found|ERR_CERT_COMMON_NAME_INVALID|SSL_ERROR_BAD_CERT_DOMAIN/i,
    'name-mismatch',
  ],
  [
    /certificate's owner does not match hostname|unable to match (the )?hostname|IP address mismatch|invalid peer certificate: NotValidForName|CERT_E_CN_NO_MATCH|SEC_E_WRONG_PRINCIPAL/i,
    'name-mismatch',
  ],
  [
    /certificate (was |has been |is )?revoked|ERR_CERT_REVOKED|SEC_ERROR_REVOKED_CERTIFICATE|CertificateRevokedException/i,
    'revoked',
  ],
  [
    /(ee|ca) key too small|ca md too weak|dh key too small|ERR_CERT_WEAK|ERR_SSL_WEAK|CERTIFICATE_SIGNATURE_ALGORITHM_DISABLED|Algorithm constraints check failed|insecure algorithm .* is disabled/i,
    'key-too-weak',
  ],
  [
    /invalid CA certificate|path length constraint exceeded|basic constraints check failed|SEC_ERROR_CA_CERT_INVALID|CA_CERT_USED_AS_END_ENTITY/i,
    'issuer-not-ca',
  ],
  [
    /unsuitable certificate purpose|unsupported certificate purpose|Extended key usage does not permit/i,
    'no-server-usage',
  ],
  [/permitted subtree violation|excluded subtree violation|ERR_CERT_NAME_CONSTRAINT_VIOLATION/i, 'name-constraints'],
  [
    /error setting certificate (verify locations|file)|problem with the SSL CA cert|Could not find a suitable TLS CA certificate bundle|error adding trust anchors from file/i,
    'bundle-missing',
  ],
  [
    /trustAnchors parameter must be non-empty|cacerts.*(No such file|not found)|Failed to load.*truststore/i,
    'store-unreadable',
  ],
  [
    /certificate required|SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT|ERR_BAD_SSL_CLIENT_AUTH_CERT|No required SSL certificate was sent|400 The SSL certificate error/i,
    'client-certificate-required',
  ],
  [
    /unsupported protocol|UNSUPPORTED_PROTOCOL|wrong version number.*alert|protocol_version|tlsv1 alert protocol version|ERR_SSL_VERSION_OR_CIPHER_MISMATCH|SSL_ERROR_UNSUPPORTED_VERSION|No appropriate protocol/i,
    'protocol-too-old',
  ],
  [
    /wrong version number|packet length too long|SSL_ERROR_RX_RECORD_TOO_LONG|ERR_SSL_PROTOCOL_ERROR|Unsupported or unrecognized SSL message|An unexpected TLS packet was received|plaintext connection/i,
    'not-tls',
  ],
  [
    /alert handshake failure|handshake_failure|no shared cipher|SSL_ERROR_NO_CYPHER_OVERLAP|A TLS fatal alert has been received|alert internal error|unrecognized name/i,
    'handshake-refused',
  ],
  [/key values mismatch|private key does not match/i, 'pair-mismatch'],
  [
    /x509:|certificate[ _]verify[ _]failed|server certificate verification failed|The certificate is NOT trusted|SSL certificate problem|TrustFailure|could not establish trust relationship|SSLPeerUnverifiedException|failed to verify the server at|curl: \((60|51)\)/i,
    'certificate-refused',
  ],
]
