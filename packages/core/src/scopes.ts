/**
 * What a person can lend an app, in the manner of SMART on FHIR: a part of the graph, and whether the app may change it.
 * What no scope names (sessions, consents, members, apps) is for our own clients alone.
 */
export const scopes = [
  'profile:read',
  'profile:write',
  'appointments:read',
  'appointments:write',
  'messages:read',
  'messages:write',
  'records:read',
  'records:write',
  'payments:read',
  'payments:write',
  'practice:read',
  'practice:write',
] as const;
export type Scope = (typeof scopes)[number];

export const isScope = (value: unknown): value is Scope => scopes.some((scope) => scope === value);
