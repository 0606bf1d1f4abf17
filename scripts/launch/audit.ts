import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import type { Secrets } from './secrets.ts';

/** Made of a secret that is there already, so that a data directory of an older release has it too. */
function derived(secrets: Secrets, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secrets.keyRing, '', `klear: ${purpose}`, bytes));
}

/** What the key that signs the audit log of a graph on one machine is made of. */
export const auditSecret = (secrets: Secrets): Buffer => derived(secrets, 'audit key', 32);

/** Passwords of the two logins of the audit log. */
export function auditPasswords(secrets: Secrets): { reader: string; archivist: string } {
  const password = (role: string) => derived(secrets, `login of the audit ${role}`, 24).toString('base64url');
  return { reader: password('reader'), archivist: password('archivist') };
}

/** Where the heads of the audit log are, beside the database and not in it. */
export const headsIn = (dataDirectory: string): string => join(dataDirectory, 'audit-heads');
