import { isPlatformRole, isRole, isScope, isUuid, type Purpose, purposes, type Viewer, type ViewerApp } from '@klear/core';

const isPurpose = (value: unknown): value is Purpose => purposes.some((purpose) => purpose === value);
const isIdOrNull = (value: unknown): value is string | null => value === null || isUuid(value);

function isAppOrNull(value: unknown): value is ViewerApp | null {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { id, scopes, ...rest } = value as Record<string, unknown>;
  return isUuid(id) && Array.isArray(scopes) && scopes.every(isScope) && Object.keys(rest).length === 0;
}

/** One request asks several subgraphs as the same viewer: its text is written once. Viewers are never changed in place. */
const written = new WeakMap<Viewer, string>();

/** Writes a viewer as the header carries it: JSON in base64url. */
export function encodeViewer(viewer: Viewer): string {
  const known = written.get(viewer);
  if (known !== undefined) return known;
  const { kind, personId, sessionId, organizationId, roles: held, platformRoles: standing, purpose, app, address, requestId } = viewer;
  const json = JSON.stringify({
    kind,
    personId,
    sessionId,
    organizationId,
    roles: held,
    platformRoles: standing,
    purpose,
    app,
    address,
    requestId,
  });
  const text = Buffer.from(json).toString('base64url');
  written.set(viewer, text);
  return text;
}

/**
 * Reads a viewer from a header whose signature holds. Undefined for a shape that no signer of ours writes.
 * `system` is a subgraph that asks its peer; the router never makes one from a request (viewerOf).
 */
export function decodeViewer(text: string): Viewer | undefined {
  let value: Record<string, unknown> | null;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (value === null) return undefined;
  const { kind, personId, sessionId, organizationId, roles: held, platformRoles: standing, purpose, app, address, requestId } = value;
  const isWhole =
    isIdOrNull(personId) &&
    isIdOrNull(sessionId) &&
    isIdOrNull(organizationId) &&
    (purpose === null || isPurpose(purpose)) &&
    typeof requestId === 'string' &&
    requestId.length <= 200 &&
    Array.isArray(held) &&
    held.every(isRole) &&
    Array.isArray(standing) &&
    standing.every(isPlatformRole) &&
    isAppOrNull(app) &&
    (address === null || (typeof address === 'string' && address.length <= 64));
  if (!isWhole) return undefined;
  const isNobody = personId === null && sessionId === null && held.length === 0 && standing.length === 0 && app === null;
  const isAnonymous = kind === 'anonymous' && isNobody && organizationId === null;
  const isSystem = kind === 'system' && isNobody;
  const actsForOne = organizationId === null ? held.length === 0 : standing.length === 0;
  const isPerson = kind === 'person' && personId !== null && actsForOne;
  return isAnonymous || isPerson || isSystem
    ? ({ kind, personId, sessionId, organizationId, roles: held, platformRoles: standing, purpose, app, address, requestId } as Viewer)
    : undefined;
}
