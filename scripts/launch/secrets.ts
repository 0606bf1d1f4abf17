import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSigningKey, type PrivateJwk } from '@klear/auth';
import { z } from 'zod';
import { writeWhole } from './write-whole.ts';

export const subgraphNames = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

const service = z.object({ owner: z.string(), app: z.string(), system: z.string(), hopKey: z.string(), inputHashKey: z.string() });
const text = z.string().min(8);
const shape = z.object({
  services: z.record(z.enum(subgraphNames), service),
  bus: text,
  jobs: text,
  keyRing: text,
  blindIndexKey: text,
  quoteKey: text,
  tokenJwks: z.object({ keys: z.array(z.custom<PrivateJwk>((key) => typeof key === 'object' && key !== null)).min(1) }),
  stripe: z.object({ secretKey: text, publishableKey: text, webhookSecret: text }),
});

/** Every secret of a graph on one machine. Keys are base64 of 32 bytes. */
export type Secrets = z.output<typeof shape>;

const key = (): string => randomBytes(32).toString('base64');
const password = (): string => randomBytes(24).toString('base64url');

export function makeSecrets(): Secrets {
  const serviceSecrets = () => ({ owner: password(), app: password(), system: password(), hopKey: key(), inputHashKey: key() });
  return {
    services: Object.fromEntries(subgraphNames.map((name) => [name, serviceSecrets()])) as Secrets['services'],
    bus: password(),
    jobs: password(),
    keyRing: `k1:${key()}`,
    blindIndexKey: key(),
    quoteKey: key(),
    tokenJwks: { keys: [generateSigningKey()] },
    stripe: {
      secretKey: `sk_test_${randomBytes(12).toString('hex')}`,
      publishableKey: `pk_test_${randomBytes(12).toString('hex')}`,
      webhookSecret: `whsec_${randomBytes(24).toString('base64url')}`,
    },
  };
}

/**
 * The secrets of a data directory, made once (mode 0600, written whole or not at all). Refuses in one line when data is there whose
 * secrets are gone: new ones could not read it.
 */
export async function secretsIn(directory: string): Promise<Secrets> {
  const file = join(directory, 'secrets.json');
  if (!existsSync(file)) {
    if (existsSync(join(directory, 'postgres', 'cluster'))) {
      throw new Error(`${file} is missing, and the data beside it cannot be read without it. Put it back, or start anew with --reset.`);
    }
    await writeWhole(file, JSON.stringify(makeSecrets(), null, 2));
  }
  const read = shape.safeParse(JSON.parse(await readFile(file, 'utf8').catch(() => '{}')));
  if (!read.success) throw new Error(`${file} is not complete. Put a whole copy back, or start anew with --reset.`);
  return read.data;
}
