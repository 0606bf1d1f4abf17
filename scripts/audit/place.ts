import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type AuditKey, auditKey } from '@klear/db/audit';
import { type AuditArguments, UsageError } from './arguments.ts';

/** Where the log, its heads, its archive and what is trusted are. */
export interface AuditPlace {
  /** Signed in as the role of the command. */
  readonly url: string;
  readonly heads: string;
  readonly archive: string | undefined;
  readonly publicPem: string;
  /** Signs archived segments; absent when only verifying elsewhere. */
  readonly key: AuditKey | undefined;
  close(): Promise<void>;
}

/** Loads no more of the product than the command needs: a verifier elsewhere is this folder and packages/db. */
export async function openAuditPlace(args: AuditArguments): Promise<AuditPlace> {
  if (args.url !== undefined) return elsewhere(args, args.url);
  const { thisMachine } = await import('./this-machine.ts');
  return thisMachine(args);
}

async function elsewhere({ command, heads = '', archive, publicKeyFile }: AuditArguments, url: string): Promise<AuditPlace> {
  if (!existsSync(heads)) throw new UsageError(`There is no folder of heads ${heads}.`);
  const key = command === 'archive' ? await keyOfEnvironment() : undefined;
  const publicPem = publicKeyFile ? await readPublicKey(publicKeyFile) : (key?.publicPem ?? '');
  return { url, heads, archive, publicPem, key, close: async () => {} };
}

async function keyOfEnvironment(): Promise<AuditKey> {
  const { envShape, parseEnv } = await import('@klear/service');
  return auditKey(parseEnv({ AUDIT_KEY: envShape.key() }, process.env).AUDIT_KEY);
}

export async function readPublicKey(file: string): Promise<string> {
  if (!existsSync(file)) throw new UsageError(`There is no key ${file}.`);
  return readFile(file, 'utf8');
}
