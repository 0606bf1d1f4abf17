import { programOnPath, type SpecialKind } from './kinds.ts';

const programs = {
  redis: ['redis-server'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
} as const;

/** What this machine has of what the special tests need. */
export async function presentKinds(): Promise<Set<SpecialKind>> {
  const searchPath = process.env.PATH ?? '';
  const present = new Set<SpecialKind>();
  if (programOnPath(programs.redis, searchPath)) present.add('redis');
  if (programOnPath(programs.chromium, searchPath)) present.add('chromium');
  const { realInputIsPresent } = await import('@klear/testing/real-input');
  if (realInputIsPresent()) present.add('data');
  return present;
}
