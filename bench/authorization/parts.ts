/** A part of what guards an answer, and the modules that stand in for its own when it is off. */
export interface Part {
  readonly name: string;
  /** By file of the project: what is loaded in its place. `?whole` is the file itself. */
  readonly standIns: Readonly<Record<string, string>>;
}

/** Row-level security is switched off in the database; the rest by what is loaded. */
export const rowSecurity = 'row security';

export const parts: readonly Part[] = [
  {
    name: 'policies',
    standIns: {
      'router/src/authorize/prune.ts': `export * from './prune.ts?whole'; export const createPrune = () => () => undefined;`,
      'packages/service/src/enforcement-gate.ts': 'export const enforcementLayer = () => ({});',
      'packages/auth/src/permissions.ts': `export * from './permissions.ts?whole'; export const createPermissions = () => ({});`,
    },
  },
  {
    name: 'signature',
    standIns: {
      'packages/auth/src/hop-message.ts': `export * from './hop-message.ts?whole'; const none = 'A'.repeat(43); export const hopMac = () => none;`,
    },
  },
  { name: rowSecurity, standIns: {} },
  {
    name: 'audit',
    standIns: {
      'packages/service/src/audit/record-facts.ts': 'export const recordFacts = async () => {};',
      'packages/service/src/audit/audited-gate.ts': 'export const auditedGate = () => () => ({});',
    },
  },
];
