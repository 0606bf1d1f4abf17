import { changePlatformRoles, type UsersDeps } from '@klear/users';

export const help = `npm run support -- grant <e-mail> | remove <e-mail>

Makes the person who signs in with this address one of the platform's support, or no longer. Their sessions end: they sign in again.
Support suspends organizations and reads nothing of anybody's. What this command does stands in the audit log.`;

/** An installation as far as this command needs it. */
export interface Opened {
  readonly deps: { readonly users: Pick<UsersDeps, 'db' | 'indexKey'> };
  close(): Promise<void>;
}

/** Answers the exit code: 0 done, 1 nobody signs in so, 2 a wrong call, for which nothing is opened. */
export async function support(
  [verb, email, ...more]: readonly string[],
  open: () => Promise<Opened>,
  tell: { out(line: string): void; err(line: string): void },
): Promise<number> {
  if (verb === '--help' || verb === '-h') {
    tell.out(help);
    return 0;
  }
  if ((verb !== 'grant' && verb !== 'remove') || email === undefined || more.length > 0) {
    tell.err(help);
    return 2;
  }
  const { deps, close } = await open();
  try {
    const personId = await changePlatformRoles(deps.users, email, verb === 'grant' ? ['SUPPORT'] : []);
    if (personId === undefined) tell.err('Nobody signs in with this address.');
    else tell.out(`${personId} ${verb === 'grant' ? 'is support from the next sign-in on' : 'is support no longer'}.`);
    return personId === undefined ? 1 : 0;
  } finally {
    await close();
  }
}
