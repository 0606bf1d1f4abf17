import type { Id, InputFault, OrganizationId, PractitionerId, UserId } from '@klear/core';
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
  readonly body: Buffer;
  readonly postedAt: Date;
}

/** A message as its readers see it; the text is null once its author's key was destroyed. */
export interface Message extends Omit<SealedMessage, 'body'> {
  readonly text: string | null;
}

export const maxMessageLength = 4_000;

/** Controls and marks that reorder text can make a message show something other than it says. Line breaks and tabs are fine. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const deceptive = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

export function messageFaults(text: string, path: readonly (string | number)[]): InputFault[] {
  if (text.trim() === '') return [{ path, code: 'REQUIRED', message: 'must say something.' }];
  if ([...text].length > maxMessageLength)
    return [{ path, code: 'TOO_LARGE', message: `must have at most ${maxMessageLength} characters.` }];
  if (deceptive.test(text)) return [{ path, code: 'CHARACTER_REFUSED', message: 'must not hold control or bidirectional characters.' }];
  return [];
}

/** The place of a message's text, authenticated with it. */
export const messageAad = (id: MessageId): string[] => ['bookings', 'messages', 'body', id];
