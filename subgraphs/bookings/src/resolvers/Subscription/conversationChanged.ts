import { forbidden, notFound } from '@klear/core';
import type { EventOf } from '@klear/events';
import type { SubscriptionResolvers } from '../../__generated__/resolvers.ts';
import { signedInPerson } from '../../commands/signed-in-person.ts';
import { leavable, liveItems } from '../../events/live.ts';
import { merged } from '../../events/merged.ts';
import { presence, signalHoldsMs } from '../../events/presence.ts';
import { currentViewer } from '../../policies/current-viewer.ts';
import { messagePurposes as purposes } from '../../policies/phi.ts';
import { messagesRefusal } from '../../policies/predicates.ts';
import { idOf } from '../ids.ts';
import type { ConversationChangedEventParent } from '../parents.ts';

const types = ['ConversationRead', 'MessageEdited', 'MessageWithdrawn'] as const;
type Told = Omit<ConversationChangedEventParent, 'cursor' | 'resync'>;

function toldOf(event: EventOf<(typeof types)[number]>): Told {
  if (event.type === 'ConversationRead') return { change: 'READ', personId: event.payload.readerId, sequence: event.payload.position };
  const { authorId: personId, messageId } = event.payload;
  return { change: event.type === 'MessageEdited' ? 'EDITED' : 'WITHDRAWN', personId, messageId };
}

/**
 * What changes in a conversation besides new messages. Receipts and changed messages are events, which can be resumed; who types and who
 * is there is whispered: it has no cursor, is kept nowhere, and lapses. Each asks anew whether the viewer still takes part.
 */
export const conversationChanged: SubscriptionResolvers['conversationChanged'] = {
  async subscribe(_, args, { deps, viewer, loaders }) {
    const personId = signedInPerson(viewer);
    const conversation = await loaders.conversationById.load(idOf('Conversation', args.conversationId));
    if (!conversation) throw notFound('Conversation');
    const { id: conversationId } = conversation;
    const refusal = messagesRefusal(viewer, conversation, { purposes, verb: 'READ' });
    if (refusal) throw forbidden(refusal);
    const may = async () => !messagesRefusal(await currentViewer(deps.db, viewer), conversation, { purposes, verb: 'READ' });

    const leaving = new AbortController();
    const { bus } = deps;
    const { resumeAfter } = args;
    const tell = async (event: EventOf<(typeof types)[number]>) => ((await may()) ? [toldOf(event)] : []);
    const kept = liveItems<(typeof types)[number], Told>({ bus, types, about: { conversationId }, resumeAfter, tell }, leaving.signal);
    const isShown = args.present ?? true;
    const onFault = (err: unknown) => deps.log.warn({ err }, 'a presence was not told');
    const whispered = presence({ bus, conversationId, personId, isShown, may, onFault, signal: leaving.signal });
    async function* signals(): AsyncGenerator<ConversationChangedEventParent> {
      for await (const { personId: who, signal } of whispered) {
        const until = new Date(deps.clock.now().getTime() + signalHoldsMs[signal]);
        yield { cursor: null, resync: false, change: signal, personId: who, until };
      }
    }
    return leavable(merged<ConversationChangedEventParent>([kept, signals()]), leaving);
  },
  resolve: (event: ConversationChangedEventParent) => event,
};
