import { hash, verify } from '@node-rs/argon2';
import { createSignInAttempts, type SignInAttempts } from './sign-in-attempts.ts';

/** Hashes and checks passwords off the event loop. */
export interface Passwords {
  /** argon2id in PHC form, with a salt of its own. */
  hash(password: string): Promise<string>;
  /** Checks against a stored hash; with null (no such account) it works just as long and answers false. */
  verify(stored: string | null, password: string): Promise<boolean>;
  /** Asked before `verify`, by whoever signs somebody in. */
  readonly attempts: SignInAttempts;
  /** Counts, by network address, how many known e-mail addresses were come upon by signing up. */
  readonly found: SignInAttempts;
}

/** argon2id (the library's default algorithm) at OWASP's first choice: 19 MiB, two passes, one lane. Tests take less. */
export function createPasswords(cost: { memoryKib: number; passes: number } = { memoryKib: 19_456, passes: 2 }): Passwords {
  const options = { memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: 1 };
  const nobody = hash('nobody has this password', options);
  nobody.catch(() => {});
  const normal = (password: string) => password.normalize('NFC');
  return {
    hash: (password) => hash(normal(password), options),
    async verify(stored, password) {
      const holds = await verify(stored ?? (await nobody), normal(password));
      return stored !== null && holds;
    },
    attempts: createSignInAttempts(),
    found: createSignInAttempts({ burst: 5, everyMs: 600_000 }),
  };
}
