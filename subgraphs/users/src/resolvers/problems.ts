/** Expected outcomes as the graph tells them: the type of each code and a sentence for people. */
const problems = {
  EMAIL_TAKEN: ['EmailTaken', 'This e-mail address cannot be used to sign up. Sign in, or ask for a new password.'],
  PASSWORD_TOO_WEAK: ['PasswordTooWeak', 'This password is too easy to guess. Take 12 characters or more, for example four words.'],
  CREDENTIALS_INVALID: ['CredentialsInvalid', 'E-mail address and password do not belong together. Check both and try again.'],
  APP_CODE_REFUSED: ['AppCodeRefused', 'This code cannot be exchanged. Ask the person to authorize the app again, with a fresh verifier.'],
  SESSION_ENDED: ['SessionEnded', 'This session is over. Sign in again.'],
  INVITATION_LAPSED: ['InvitationLapsed', 'This invitation no longer holds. Ask for a new one.'],
  ALREADY_SUSPENDED: ['AlreadySuspended', 'This organization is suspended already. Nothing was changed.'],
  NOT_SUSPENDED: ['NotSuspended', 'This organization is not suspended. Nothing was changed.'],
  LAST_OWNER: ['LastOwner', 'An organization keeps at least one owner. Make somebody else an owner first.'],
} as const;

type Problems = typeof problems;

/** The union member for an expected outcome. */
export function problem<Code extends keyof Problems>({
  code,
}: {
  code: Code;
}): { __typename: Problems[Code][0]; code: Code; message: string } {
  const [__typename, message] = problems[code];
  return { __typename, code, message };
}
