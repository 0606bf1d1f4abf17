import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Viewer } from '@klear/core';

/** Whose budget an operation is paid from. */
export interface Subject {
  readonly kind: 'app' | 'person' | 'address';
  readonly id: string;
}

/** An app before a person before an address. Undefined for what this process asks itself. */
export function subjectOf(asked: { viewer: Viewer; app?: string | undefined; address?: string | undefined }): Subject | undefined {
  if (asked.app !== undefined) return { kind: 'app', id: asked.app };
  if (asked.viewer.personId !== null) return { kind: 'person', id: asked.viewer.personId };
  if (asked.address !== undefined) return { kind: 'address', id: networkOf(asked.address) };
  return undefined;
}

/** One household has a whole /64 of IPv6; of IPv4 it has one address. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? groupsOf(address).slice(0, 4).join(':');
}

function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}

/** The name of a bucket: stable over processes that share the secret, and of no use to who reads the store. */
export function createBucketNames(secret: Buffer): (...parts: readonly string[]) => string {
  return (...parts) => createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
