import type { UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { AppointmentId } from '../domain/appointment.ts';
import type { Conversation, ConversationId, MessageId, MessageVersion, SealedMessage } from '../domain/conversation.ts';
import { uuids } from './sql.ts';
import { messages, messageVersions, conversations as table } from './tables.ts';

const conversationOf = ({ createdAt: _, ...row }: typeof table.$inferSelect): Conversation => row;

export const conversations = {
  async byIds(db: Drizzle, ids: readonly ConversationId[]): Promise<Conversation[]> {
    return (
      await db
        .select()
        .from(table)
        .where(inArray(table.id, [...ids]))
    ).map(conversationOf);
  },

  async ofAppointments(db: Drizzle, ids: readonly AppointmentId[]): Promise<Conversation[]> {
    return (
      await db
        .select()
        .from(table)
        .where(inArray(table.appointmentId, [...ids]))
    ).map(conversationOf);
  },

  /** The same, kept locked: their numbers are about to grow. */
  async ofAppointmentsForUpdate(tx: Tx, ids: readonly AppointmentId[]): Promise<Conversation[]> {
    const rows = await tx
      .select()
      .from(table)
      .where(inArray(table.appointmentId, [...ids]))
      .orderBy(table.id)
      .for('update');
    return rows.map(conversationOf);
  },

  async insert(tx: Tx, list: readonly Conversation[]): Promise<void> {
    if (list.length > 0) await tx.insert(table).values(list.map((conversation) => ({ ...conversation, createdAt: tx.now })));
  },

  /** Takes the next number of a conversation and keeps its row locked, so that numbers have no gaps; undefined: not visible. */
  async takePosition(tx: Tx, id: ConversationId): Promise<Conversation | undefined> {
    const rows = await tx
      .update(table)
      .set({ lastPosition: sql`${table.lastPosition} + 1` })
      .where(eq(table.id, id))
      .returning();
    return rows.map(conversationOf).at(0);
  },

  async addMessage(tx: Tx, message: SealedMessage): Promise<void> {
    await tx.insert(messages).values(message);
  },

  /** Adds numbered messages and notes the last number of each conversation, which the caller holds locked. */
  async addMessages(tx: Tx, rows: readonly SealedMessage[], lastPositions: ReadonlyMap<ConversationId, number>): Promise<void> {
    if (rows.length === 0) return;
    await tx.insert(messages).values([...rows]);
    const numbers = JSON.stringify([...lastPositions].map(([id, position]) => ({ id, position })));
    await tx.execute(sql`
      update conversations c set last_position = n.position
      from jsonb_to_recordset(${numbers}::jsonb) as n (id uuid, position bigint) where c.id = n.id`);
  },

  async messagesByIds(db: Drizzle, ids: readonly MessageId[]): Promise<SealedMessage[]> {
    return db
      .select()
      .from(messages)
      .where(inArray(messages.id, [...ids]));
  },

  /** A message and its conversation, the message kept locked; undefined: not visible. */
  async messageForUpdate(tx: Tx, id: MessageId): Promise<{ message: SealedMessage; conversation: Conversation } | undefined> {
    const rows = await tx
      .select()
      .from(messages)
      .innerJoin(table, and(eq(table.organizationId, messages.organizationId), eq(table.id, messages.conversationId)))
      .where(eq(messages.id, id))
      .for('update', { of: messages });
    return rows.map((row) => ({ message: row.messages, conversation: conversationOf(row.conversations) })).at(0);
  },

  /** Keeps what a message said in its trace, and writes what it is now. */
  async changeMessage(tx: Tx, before: MessageVersion, now: SealedMessage): Promise<void> {
    await tx.insert(messageVersions).values(before);
    const { body, version, editedAt, withdrawnAt } = now;
    await tx
      .update(messages)
      .set({ body, version, editedAt, withdrawnAt })
      .where(and(eq(messages.organizationId, now.organizationId), eq(messages.id, now.id)));
  },

  /** What a message said before, the oldest first. */
  async versionsOf(db: Drizzle, id: MessageId): Promise<MessageVersion[]> {
    return db.select().from(messageVersions).where(eq(messageVersions.messageId, id)).orderBy(asc(messageVersions.version));
  },

  /** One more than `limit`, the newest first, before the given position. */
  async messagesBefore(db: Drizzle, id: ConversationId, page: { before: number | null; limit: number }): Promise<SealedMessage[]> {
    const older = page.before === null ? undefined : lt(messages.position, page.before);
    return db
      .select()
      .from(messages)
      .where(and(eq(messages.conversationId, id), older))
      .orderBy(desc(messages.position))
      .limit(page.limit + 1);
  },

  /** Notes how far a person has read; never backwards, never past the last message. Answers how far, undefined when it is no news. */
  async markRead(tx: Tx, conversation: Conversation, personId: UserId, position: number): Promise<number | undefined> {
    const rows = await tx.execute<{ read_position: string }>(sql`
      insert into conversation_reads as r (organization_id, conversation_id, person_id, read_position, read_at)
      values (${conversation.organizationId}, ${conversation.id}, ${personId}, ${Math.min(position, conversation.lastPosition)}, ${tx.now.toISOString()}::timestamptz)
      on conflict (organization_id, conversation_id, person_id) do update
        set read_position = excluded.read_position, read_at = excluded.read_at where r.read_position < excluded.read_position
      returning r.read_position`);
    return rows[0] && Number(rows[0].read_position);
  },

  /** How many messages of others each conversation holds that the person has not read; what was withdrawn is not to be read. */
  async unreadCounts(db: Drizzle, ids: readonly ConversationId[], personId: UserId): Promise<Map<ConversationId, number>> {
    const rows = await db.execute<{ conversation_id: ConversationId; unread: number }>(sql`
      select m.conversation_id, count(*)::integer as unread from messages m
      left join conversation_reads r on r.conversation_id = m.conversation_id and r.person_id = ${personId}
      where m.conversation_id = any (${uuids(ids)}) and m.author_id <> ${personId} and m.withdrawn_at is null and m.position > coalesce(r.read_position, 0)
      group by m.conversation_id`);
    return new Map(rows.map((row) => [row.conversation_id, row.unread]));
  },
};
