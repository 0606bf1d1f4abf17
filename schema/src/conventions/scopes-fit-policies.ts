import { isAction, scopeFor } from '@klear/auth';
import type { Scope } from '@klear/core';
import { type Contract, fieldsOf } from './contract.ts';
import { ownLabels } from './labels.ts';

/** The scopes that a policy's actions want of an app; null when no app ever holds it. */
function wantedBy(policy: readonly string[]): readonly Scope[] | null {
  const wanted: Scope[] = [];
  for (const word of policy) {
    const scope = isAction(word) ? scopeFor(word) : null;
    if (scope === null) return null;
    wanted.push(scope);
  }
  return wanted;
}

/** Fields whose scopes promise an app what their policies then refuse, or hide from it what they want. */
export function scopesFitPolicies(contract: Contract): string[] {
  return fieldsOf(contract).flatMap(({ type, field, name }) => {
    const { scopes, policies } = ownLabels(contract, type, field);
    if (policies.flat().length === 0) return [];
    const wanted = policies.map(wantedBy).filter((each) => each !== null);
    if (wanted.length === 0) return scopes.length === 0 ? [] : [`${name} names scopes, and no app ever holds its policy`];
    const isNamed = wanted.some((each) => scopes.length > 0 && scopes.every((words) => each.every((scope) => words.includes(scope))));
    return isNamed
      ? []
      : [`${name} does not name the scope that its policy wants of an app: ${wanted.map((each) => each.join(' and ')).join(' or ')}`];
  });
}
