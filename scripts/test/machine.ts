import { delimiter } from 'node:path';
import { programOnPath, type SpecialKind } from './kinds.ts';

const programs = {
  redis: ['redis-server'],
  pgbouncer: ['pgbouncer'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
} as const;

/** What this machine has of what the special tests need. */
export async function presentKinds(): Promise<Set<SpecialKind>> {
  // Debian keeps servers in /usr/sbin, which only root has on its PATH.
  const searchPath = `${process.env.PATH ?? ''}${delimiter}/usr/sbin`;
  const present = new Set<SpecialKind>();
  if (programOnPath(programs.redis, searchPath)) present.add('redis');
  if (programOnPath(programs.chromium, searchPath)) present.add('chromium');
  if (programOnPath(programs.pgbouncer, searchPath)) present.add('pgbouncer');
  const { realInputIsPresent } = await import('@klear/testing/real-input');
  if (realInputIsPresent()) present.add('data');
  return present;
}
