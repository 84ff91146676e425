/** How the value of a keyword that Mooring reads is written. */
export type ValueKind =
  /** One word. */
  | 'word'
  /** One word; each line adds one. */
  | 'each'
  | 'port'
  | 'count'
  /** yes, no. */
  | 'flag'
  /** yes, no, always. */
  | 'flag-or-always'
  /** Words, or `none` alone. */
  | 'words'

/** The keywords that Mooring reads, beside Host, Match, Include, ProxyJump and ProxyCommand. */
export const valueKinds: ReadonlyMap<string, ValueKind> = new Map([
  ['hostname', 'word'],
  ['user', 'word'],
  ['port', 'port'],
  ['hostkeyalias', 'word'],
  ['identityfile', 'each'],
  ['identitiesonly', 'flag'],
  ['identityagent', 'word'],
  ['userknownhostsfile', 'words'],
  ['globalknownhostsfile', 'words'],
  ['hashknownhosts', 'flag'],
  ['canonicalizehostname', 'flag-or-always'],
  ['canonicaldomains', 'words'],
  ['canonicalizemaxdots', 'count'],
  ['canonicalizefallbacklocal', 'flag'],
  ['canonicalizepermittedcnames', 'words'],
  ['ignoreunknown', 'word'],
])

/** Other names of those (readconf.c, keywords). */
export const otherNames: ReadonlyMap<string, string> = new Map([['identityfile2', 'identityfile']])

/**
 * Keywords that Mooring does not read: OpenSSH's up to 10.2, those of Apple, Debian, Red Hat, FreeBSD and HPN-SSH. Any other
 * one is refused, as by OpenSSH, since it may be a misspelt one.
 */
export const unread: ReadonlySet<string> = new Set(
  `addkeystoagent addressfamily afstokenpassing batchmode bindaddress bindinterface casignaturealgorithms certificatefile
  challengeresponseauthentication channeltimeout checkhostip cipher ciphers clearallforwardings compression
  compressionlevel connectionattempts connecttimeout controlmaster controlpath controlpersist disablemtaes
  dsaauthentication dynamicforward enableescapecommandline enablesshkeysign escapechar exitonforwardfailure
  fallbacktorsh fingerprinthash forkafterauthentication forwardagent forwardx11 forwardx11timeout forwardx11trusted
  gatewayports globalknownhostsfile2 gssapiauthentication gssapiclientidentity gssapidelegatecredentials
  gssapikexalgorithms gssapikeyexchange gssapirenewalforcesrekey gssapiserveridentity gssapitrustdns
  hostbasedacceptedalgorithms hostbasedacceptedkeytypes hostbasedauthentication hostbasedkeytypes hostkeyalgorithms
  hpnbuffersize hpndisabled ipqos kbdinteractiveauthentication kbdinteractivedevices keepalive
  kerberosauthentication kerberostgtpassing kexalgorithms knownhostscommand localcommand localforward
  loglevel logverbose macs nohostauthenticationforlocalhost noneenabled nonemacenabled noneswitch
  numberofpasswordprompts obscurekeystroketiming passwordauthentication permitlocalcommand permitremoteopen
  pkcs11provider preferredauthentications protocol protocolkeepalives proxyusefdpass pubkeyacceptedalgorithms
  pubkeyacceptedkeytypes pubkeyauthentication refuseconnection rekeylimit remotecommand remoteforward requesttty
  requiredrsasize revokedhostkeys rhostsauthentication rhostsrsaauthentication rsaauthentication rsaminsize
  securitykeyprovider sendenv serveralivecountmax serveraliveinterval sessiontype setenv setuptimeout
  skeyauthentication smartcarddevice stdinnull streamlocalbindmask streamlocalbindunlink stricthostkeychecking
  syslogfacility tag tcpkeepalive tcprcvbuf tcprcvbufpoll tisauthentication tunnel tunneldevice tunneloptions
  updatehostkeys usekeychain useprivilegedport userknownhostsfile2 useroaming usersh verifyhostkeydns
  versionaddendum visualhostkey warnweakcrypto xauthlocation`.split(/\s+/),
)
