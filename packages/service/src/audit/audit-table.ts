import type { Refusal } from '@klear/core';
import type { AuditFact } from '@klear/db';

/** The fact of a refusal, but for who was refused, why and when. */
export type RefusedAccess = Omit<AuditFact, 'outcome' | 'reason'>;

/** What a mutation is in the words of the audit log. Its command writes the success, the gate the refusal. */
export interface AuditedMutation {
  readonly type: string;
  readonly action: AuditFact['action'];
  /** What it makes, changes or ends. */
  readonly entity: string;
  /** What its input tells of it: kept as ids when they are well-formed. */
  readonly of?: (input: Readonly<Record<string, unknown>>) => {
    readonly entityId?: unknown;
    readonly subjectPersonId?: unknown;
    readonly organizationId?: unknown;
  };
}

/** What a subgraph has to write down. */
export interface AuditTable {
  /** By the name of a mutation's field: all of them. */
  readonly mutations: Readonly<Record<string, AuditedMutation>>;
  /** By the name of a type with protected fields: what it means that one of its fields is refused, from its parent value. */
  readonly parents: Readonly<Record<string, (parent: never) => RefusedAccess | undefined>>;
  /** Types whose protected fields are reached only through one of `parents` or `doors`, where the access is decided and written down. */
  readonly inside?: readonly string[];
  /** By `Type.field`: fields that only lead to protected ones. Whoever is refused here is refused what was selected below. */
  readonly doors?: Readonly<Record<string, (parent: never, args: never) => RefusedAccess | undefined>>;
}

/** Refusals that are a decision about the caller; anything else is no access. */
const decisions = new Set<Refusal['code']>(['FORBIDDEN', 'UNAUTHENTICATED']);

export function isDecision(refusal: Refusal): boolean {
  return decisions.has(refusal.code) && refusal.reason !== 'AUDIT_UNAVAILABLE';
}
