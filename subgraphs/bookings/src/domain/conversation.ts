import { err, type Id, type InputFault, type OrganizationId, ok, type PractitionerId, type Result, type UserId } from '@klear/core';
import type { AppointmentId } from './appointment.ts';

export type ConversationId = Id<'Conversation'>;
export type MessageId = Id<'Message'>;

/** What the client and the practitioner of one appointment write to each other. */
export interface Conversation {
  readonly id: ConversationId;
  readonly organizationId: OrganizationId;
  readonly appointmentId: AppointmentId;
  readonly clientId: UserId;
  readonly practitionerId: PractitionerId;
  /** How many messages it has: they are numbered from 1 without gaps. */
  readonly lastPosition: number;
}

/** A message as it is stored: its text is sealed under the author's key. */
export interface SealedMessage {
  readonly id: MessageId;
  readonly organizationId: OrganizationId;
  readonly conversationId: ConversationId;
  readonly position: number;
  readonly authorId: UserId;
  /** Null once it was withdrawn: what it said is kept in its trace alone. */
  readonly body: Buffer | null;
  readonly postedAt: Date;
  /** Rises by one with every change; `expectedVersion` is compared with it. */
  readonly version: number;
  readonly editedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** What a message that was just written has. */
export const unchanged = { version: 1, editedAt: null, withdrawnAt: null } as const;

/** What a message said before it was changed: the author's alone to see. */
export interface MessageVersion {
  readonly messageId: MessageId;
  readonly organizationId: OrganizationId;
  readonly version: number;
  readonly authorId: UserId;
  readonly body: Buffer;
  readonly writtenAt: Date;
}
/** The same as its author reads it; the text is null once their key was destroyed. */
export type OpenedVersion = Pick<MessageVersion, 'version' | 'writtenAt'> & { readonly text: string | null };

/** A message as its readers see it; the text is null once it was withdrawn, or its author's key destroyed. */
export interface Message extends Omit<SealedMessage, 'body'> {
  readonly text: string | null;
}

export const maxMessageLength = 4_000;

/** How often a message may be changed: a trace that is read as a whole stays small. */
export const maxVersions = 50;

export interface AlreadyWithdrawn {
  readonly code: 'ALREADY_WITHDRAWN';
}
export interface ChangedTooOften {
  readonly code: 'CHANGED_TOO_OFTEN';
}
export type ChangeRefused = { readonly code: 'VERSION_CONFLICT' } | AlreadyWithdrawn | ChangedTooOften;

/** Whether a message may be changed by one who read that version; its trace keeps what it says now. */
export function changeOf(message: SealedMessage, expectedVersion: number): Result<MessageVersion, ChangeRefused> {
  const { id: messageId, organizationId, version, authorId, body, postedAt, editedAt } = message;
  if (body === null) return err({ code: 'ALREADY_WITHDRAWN' });
  if (version !== expectedVersion) return err({ code: 'VERSION_CONFLICT' });
  if (version >= maxVersions) return err({ code: 'CHANGED_TOO_OFTEN' });
  return ok({ messageId, organizationId, version, authorId, body, writtenAt: editedAt ?? postedAt });
}

/** Controls and marks that reorder text can make a message show something other than it says. Line breaks and tabs are fine. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const deceptive = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

export function messageFaults(text: string, path: readonly (string | number)[]): InputFault[] {
  if (text.trim() === '') return [{ path, code: 'REQUIRED', message: 'must say something.' }];
  if ([...text].length > maxMessageLength)
    return [{ path, code: 'TOO_LARGE', message: `must have at most ${maxMessageLength} characters.` }];
  // Half of a surrogate pair is no character: it could not be sealed and opened as it was.
  if (deceptive.test(text) || !text.isWellFormed())
    return [{ path, code: 'CHARACTER_REFUSED', message: 'must not hold control or bidirectional characters.' }];
  return [];
}

/** The place of a message's text, authenticated with it: an earlier version cannot be put in the place of a later one. */
export const messageAad = (id: MessageId, version = 1): string[] => {
  const place = ['bookings', 'messages', 'body', id];
  return version === 1 ? place : [...place, String(version)];
};
