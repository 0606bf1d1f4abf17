import { err, type RefusalReason, type Result, type UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import type { Category } from '../domain/category.ts';
import { labelOf } from '../policies/phi.ts';
import { type Basis, basisFor, mayAccess } from '../policies/predicates.ts';
import { grantsOf } from '../store/consents.ts';
import type { RecordsContext } from './context.ts';
import { knownConsents } from './known-consents.ts';

export interface AccessAsked {
  readonly personId: UserId;
  readonly category: Category;
}

/** Decides inside a transaction, by its clock and by what it can see. */
export type Decide = (tx: Tx) => Promise<readonly Result<Basis, RefusalReason>[]>;

/**
 * Prepares a decision: consents are made fresh first, outside of the transaction and only for persons where a consent could
 * matter, since the owner may have to be asked over the network.
 */
export async function prepareDecision(ctx: RecordsContext, asked: readonly AccessAsked[]): Promise<Decide> {
  const { viewer } = ctx;
  const bases = asked.map(({ personId, category }) => basisFor(viewer, personId, labelOf(category)));
  const lenders = [...new Set(asked.filter((_, index) => isConsent(bases[index])).map(({ personId }) => personId))];
  const known = await knownConsents(ctx, lenders);
  return async (tx) => {
    const grants = await grantsOf(tx, [...known]);
    return asked.map(({ personId, category }, index) => {
      const basis = bases[index] ?? err('NOT_RELATED');
      if (!isConsent(basis)) return basis;
      const consents = known.has(personId) ? grants : 'UNKNOWN';
      return mayAccess({ viewer, personId, category, label: labelOf(category), consents, at: tx.now });
    });
  };
}

function isConsent(basis: Result<Basis, RefusalReason> | undefined): boolean {
  return basis?.ok === true && basis.value === 'CONSENT';
}
