import { consentCovers } from '@klear/auth';
import { err, ok, type RefusalReason, type Result, type UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import type { Category } from '../domain/category.ts';
import { labelOf } from '../policies/phi.ts';
import { type Basis, basisFor, mayAccess, type Verb } from '../policies/predicates.ts';
import { grantsOf } from '../store/consents.ts';
import type { RecordsContext } from './context.ts';
import { knownConsents } from './known-consents.ts';

export interface AccessAsked {
  readonly personId: UserId;
  readonly category: Category;
}

/** Decides inside a transaction, by its clock and by what it can see. */
export type Decide = (tx: Tx) => Promise<readonly Decision[]>;

/** On what ground an access is allowed, and by which consent, or why it is not. */
export type Decision = Result<{ readonly basis: Basis; readonly consentId?: string }, RefusalReason>;

/**
 * Prepares a decision: consents are made fresh first, outside of the transaction and only for persons where a consent could
 * matter, since the owner may have to be asked over the network.
 */
export async function prepareDecision(ctx: RecordsContext, asked: readonly AccessAsked[], verb: Verb): Promise<Decide> {
  const { viewer } = ctx;
  const bases = asked.map(({ personId, category }) => basisFor(viewer, personId, labelOf(category), verb));
  const lenders = [...new Set(asked.filter((_, index) => isConsent(bases[index])).map(({ personId }) => personId))];
  const known = await knownConsents(ctx, lenders);
  return async (tx) => {
    const grants = await grantsOf(tx, [...known]);
    return asked.map(({ personId, category }, index): Decision => {
      const basis = bases[index] ?? err('NOT_RELATED');
      if (!basis.ok) return basis;
      if (!isConsent(basis)) return ok({ basis: basis.value });
      const consents = known.has(personId) ? grants : ('UNKNOWN' as const);
      const facts = { viewer, personId, category, label: labelOf(category), verb, consents, at: tx.now };
      const decided = mayAccess(facts);
      if (!decided.ok) return decided;
      const consentId = grants.find((grant) => consentCovers(grant, facts))?.id;
      return ok({ basis: decided.value, ...(consentId !== undefined && { consentId }) });
    });
  };
}

function isConsent(basis: Result<Basis, RefusalReason> | undefined): boolean {
  return basis?.ok === true && basis.value === 'CONSENT';
}

/** The consent of a decision, as a fact names it. */
export function byConsent(decision: Decision): { readonly consentId?: string } {
  return decision.ok && decision.value.consentId !== undefined ? { consentId: decision.value.consentId } : {};
}
