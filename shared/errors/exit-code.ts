/**
 * Exit codes of the command line, one meaning each:
 * 0 done or nothing to do, 1 unexpected, 2 bad usage or input, 3 the check says no, 4 some or all of several hosts failed,
 * 5 confirmation needed, 6 refused for safety; as shells count signals, 129 hung up (SIGHUP), 130 interrupted (SIGINT), 131 quit (SIGQUIT), 141
 * output that nobody reads (SIGPIPE) and 143 ended (SIGTERM).
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 129 | 130 | 131 | 141 | 143
