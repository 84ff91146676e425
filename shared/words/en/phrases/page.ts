/** What the page itself finds wrong with an answer or with its own session. */
export const pagePhrases = {
  'page-answer-misshapen': 'an answer does not match the contract ({where})',
  'page-no-session': 'this tab has no session',
} as const
