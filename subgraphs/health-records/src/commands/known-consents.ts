import { asId, systemViewer, type UserId } from '@klear/core';
import { checkedAt, type KnownConsent, replaceConsents } from '../store/consents.ts';
import type { RecordsContext } from './context.ts';

/** Our copy of a person's consents counts for this long after the owner was asked. */
const freshMs = 1_000;

const selection = '{ id epoch active { id practitioner { id } organization { id } categories purposes start end } }';

interface OwnersAnswer {
  readonly id: string;
  readonly epoch: number;
  readonly active: readonly {
    readonly id: string;
    readonly practitioner: { readonly id: string } | null;
    readonly organization: { readonly id: string } | null;
    readonly categories: readonly string[];
    readonly purposes: readonly string[];
    readonly start: string;
    readonly end: string | null;
  }[];
}

function consentsIn(answer: OwnersAnswer, personId: UserId): KnownConsent[] {
  return answer.active.map((consent) => ({
    id: consent.id,
    personId,
    practitionerId: consent.practitioner ? asId<'User'>(consent.practitioner.id) : null,
    organizationId: consent.organization ? asId<'Organization'>(consent.organization.id) : null,
    categories: consent.categories,
    purposes: consent.purposes,
    startsAt: new Date(consent.start),
    endsAt: consent.end === null ? null : new Date(consent.end),
    withdrawn: false,
    epoch: answer.epoch,
  }));
}

/**
 * Makes our copy of these persons' consents fresh: it is while the news of the last second have come in and none is newer, or users was
 * asked within a second; else users is asked. Answers the persons whose consents are known now; a person missing in it is withheld,
 * because a withdrawal may be on its way.
 */
export async function knownConsents(ctx: RecordsContext, personIds: readonly UserId[]): Promise<ReadonlySet<UserId>> {
  const { db, peers, consentNews } = ctx.deps;
  const unsure = personIds.filter((id) => !consentNews.isSure(id));
  if (unsure.length === 0) return new Set(personIds);
  const { checked, askedAt } = await db.asSystem(async (tx) => ({ checked: await checkedAt(tx, unsure), askedAt: tx.now }));
  const stale = unsure.filter((id) => askedAt.getTime() - (checked.get(id)?.getTime() ?? Number.NEGATIVE_INFINITY) > freshMs);
  const known = new Set(personIds.filter((id) => !stale.includes(id)));
  if (stale.length === 0) return known;
  const representations = stale.map((id) => ({ id }));
  const viewer = systemViewer(ctx.requestId);
  const answered = stale.map((id) => consentNews.asking(id));
  const answer = await peers.entities<OwnersAnswer>('users', { viewer, type: 'ConsentState', representations, selection });
  if (!answer.ok) return known;
  await db.asSystem(async (tx) => {
    for (const [index, personId] of stale.entries()) {
      const state = answer.value[index];
      const epoch = state?.epoch ?? 0;
      await replaceConsents(tx, { personId, epoch, active: state ? consentsIn(state, personId) : [], askedAt });
    }
  });
  for (const [index, told] of answered.entries()) told(answer.value[index]?.epoch ?? 0);
  return new Set(personIds);
}
