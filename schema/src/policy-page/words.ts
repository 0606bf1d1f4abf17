import { type Alternatives, isAction, permissionTable, type Requirement, scopeFor } from '@klear/auth';
import type { Purpose } from '@klear/core';

const holderWords: Readonly<Record<string, string>> = {
  OWNER: 'owner',
  MANAGER: 'manager',
  PRACTITIONER: 'practitioner',
  FRONT_DESK: 'front desk',
  BILLING: 'billing',
  AUDITOR: 'auditor',
  SUPPORT: 'platform support',
  CLIENT: 'every signed-in person, of their own',
};

const purposeWords: Readonly<Record<Purpose, string>> = {
  TREAT: 'treatment',
  ETREAT: 'emergency treatment',
  HPAYMT: 'payment',
  HOPERAT: 'running the practice',
  HRESCH: 'research',
  PATRQT: 'the person’s own request',
};

const isPurpose = (text: string): text is Purpose => Object.hasOwn(purposeWords, text);

/** Who holds a policy, in words: "owner, manager". */
export function holdersOf(policy: string): string {
  if (policy === 'first-party') return 'whoever is signed in, through our own clients';
  if (policy === 'support') return 'platform support';
  if (!isAction(policy)) return policy;
  return permissionTable[policy].holders.map((holder) => holderWords[holder] ?? holder).join(', ');
}

const noApp = 'no app ever';

/** What an app must have been lent to act under a policy. */
export function appFor(policy: string): string {
  const scope = isAction(policy) ? scopeFor(policy) : null;
  return scope === null ? noApp : `\`${scope}\``;
}

const code = (word: string) => `\`${word}\``;
const alternativesOf = (alternatives: Alternatives, join: string) => alternatives.map((words) => words.map(code).join(' and ')).join(join);

/** Who may ask for it, as far as token and request tell. */
export function whoMay({ signIn, scopes, policies, phi, personal }: Requirement): string {
  if (policies.length > 0) {
    return policies.map((words) => `${[...new Set(words.map(holdersOf))].join('; and ')} (${words.map(code).join(', ')})`).join(', or ');
  }
  return signIn || scopes.length > 0 || phi ? 'signed in' : personal ? 'whom the person’s relations let' : 'everybody';
}

/** What a third party's app needs on top. */
export function appsNeed({ scopes, policies }: Requirement): string {
  const closed = policies.length > 0 && policies.every((words) => words.some((word) => appFor(word) === noApp));
  if (closed) return noApp;
  return scopes.length === 0 ? '' : alternativesOf(scopes, ' or ');
}

/** What it may be asked for, where that counts. */
export function when({ phi }: Requirement): string {
  return phi ? `for ${phi.purposes.map((each) => (isPurpose(each) ? purposeWords[each] : each)).join(', ')}` : '';
}

/** Why it is not for everybody. */
export function why(requirement: Requirement): string {
  const { phi, personal, policies, scopes } = requirement;
  if (phi) return `health data: ${phi.category.toLowerCase()}`;
  if (personal) return 'reaches or identifies a person';
  if (appsNeed(requirement) === noApp) return 'rights and access: nothing to lend to an app';
  if (policies.length > 0) return 'the work of a practice';
  return scopes.length > 0 ? 'between a person and a practice' : 'somebody’s own';
}
