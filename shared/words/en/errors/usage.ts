/** What can be wrong with the words of a command line. `next` is what to do about it, as a phrase. */
export const usageErrors = {
  'command-missing': { message: '{command} needs one of these: {commands}.', hint: 'See {command} --help.' },
  'command-unknown': { message: '{command} has no command “{typed}”.', hint: '{next}' },
  'option-unknown': { message: '{command} has no option {option}.', hint: '{next}' },
  'option-value-missing': { message: '{option} needs a value.', hint: 'See {command} --help.' },
  'option-repeated': { message: '{option} can be given only once.', hint: 'Remove all but one.' },
  'option-conflict': { message: '{option} and {other} can’t be used together.', hint: 'Remove one of them.' },
  'option-needs': { message: '{option} works only with {other}.', hint: 'Add {other}, or remove {option}.' },
  'argument-missing': { message: '{command} needs {argument}.', hint: 'See {command} --help.' },
  'argument-excess': { message: '{command} does not take “{typed}”.', hint: '{next}' },
  'value-unknown': { message: '“{typed}” is not a value for {what}.', hint: 'Possible values: {choices}.' },
  'time-invalid': { message: '“{typed}” is not a valid time.', hint: 'Give minutes, hours or days: 30m, 2h, 1d.' },
  'port-invalid': { message: '“{typed}” is not a port.', hint: 'Give a number from 1 to 65535.' },
} as const
