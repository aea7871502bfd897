/** What became of one line of a pasted roster. Only `matched` is recorded without a person looking at it. */
export const rosterStates = ['matched', 'same-name', 'doubtful', 'companion', 'unknown', 'double', 'withdrawn', 'ignored'] as const;
export type RosterState = (typeof rosterStates)[number];

/** States that wait for a person before anything can be recorded. */
export const rosterStatesToDecide = ['same-name', 'doubtful', 'companion', 'unknown'] as const satisfies readonly RosterState[];

/** Why a line stands for nobody. */
export const rosterIgnored = [
  'list-header',
  'title',
  'example',
  'column-header',
  'building-heading',
  'chat-stamp',
  'chat-said',
  'chat-talk',
  'total',
  'decoration',
  'empty-slot',
] as const;
export type RosterIgnored = (typeof rosterIgnored)[number];

/** Why an entry stands where it stands. */
export const rosterReasons = [
  // matched
  'only-one',
  'by-building',
  'by-door',
  'by-phone',
  'by-code',
  // same-name
  'several',
  'hint-fits-nobody',
  // doubtful
  'building-differs',
  'door-differs',
  'phone-differs',
  'code-and-name-differ',
  'given-name',
  'same-sound',
  'one-character-off',
  'pinyin',
  'nickname',
  'title-only',
  'kin',
  'phone-only',
  'other-name-in-brackets',
  'not-ticked',
  'only-acknowledged',
  'signed-after-withdrawing',
  'maybe-withdrawn',
  // companion
  'companion-unnamed',
  // unknown
  'no-one-found',
  'no-name',
  // double
  'same-resident',
  // withdrawn
  'said-so',
  'withdrawn-later',
] as const;
export type RosterReason = (typeof rosterReasons)[number];
