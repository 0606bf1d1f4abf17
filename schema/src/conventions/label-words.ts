import { policyNames } from '@klear/auth';
import { purposes, scopes } from '@klear/core';
import { Kind, visit } from 'graphql';
import { type Contract, directiveOf } from './contract.ts';

/**
 * What @phi may name as category: NONE tells nothing; the first four are what a person lends on its own; CODES are what entries are
 * made of; COMMUNICATION is what client and practitioner write to each other.
 */
export const phiCategories = ['NONE', 'CONDITIONS', 'ALLERGIES', 'MEDICATIONS', 'OBSERVATIONS', 'CODES', 'COMMUNICATION'] as const;

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value.flatMap(listed) : [value]);

/** Labels that say what nobody knows: such a policy would refuse everybody, such a scope could not be lent, such a purpose not be given. */
export function labelsUseKnownWords({ document }: Contract): string[] {
  const faults = new Set<string>();
  const place: string[] = [];
  const look = (what: string, given: unknown, known: readonly string[]) => {
    const words = listed(given);
    if (words.length === 0) faults.add(`${place.join('.')} names no ${what}`);
    for (const word of words) {
      if (!known.some((each) => each === word)) faults.add(`${place.join('.')} names the ${what} ${String(word)}, which nobody knows`);
    }
  };
  visit(document, {
    enter(node) {
      if (node.kind === Kind.DIRECTIVE) {
        const given = directiveOf({ directives: [node] as never }, node.name.value);
        if (node.name.value === 'policy') look('policy', given?.policies, policyNames);
        if (node.name.value === 'requiresScopes') look('scope', given?.scopes, scopes);
        if (node.name.value === 'phi') look('category', given?.category, phiCategories);
        if (node.name.value === 'phi' && given?.purposes !== undefined) look('purpose', given.purposes, purposes);
        return false;
      }
      if ('name' in node && node.name && 'directives' in node) place.push(node.name.value);
      return undefined;
    },
    leave(node) {
      if (node.kind !== Kind.DIRECTIVE && 'name' in node && node.name && 'directives' in node) place.pop();
    },
  });
  return [...faults];
}
