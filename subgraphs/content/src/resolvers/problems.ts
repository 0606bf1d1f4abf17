/** What the expected outcomes say to people. */
const messages = {
  SLUG_TAKEN: 'Another article has this address in this language. Choose another slug.',
  VERSION_CONFLICT: 'Somebody wrote a newer version. Read it, then decide anew.',
  ALREADY_RETIRED: 'This article was taken out of sight for good. Write a new one.',
} as const;

const types = { SLUG_TAKEN: 'SlugTaken', VERSION_CONFLICT: 'VersionConflict', ALREADY_RETIRED: 'AlreadyRetired' } as const;

export function problem<Code extends keyof typeof types>({ code }: { readonly code: Code }) {
  return { __typename: types[code], code, message: messages[code] };
}
