/** Where a message's payload waits while the protocol library writes the message around it. */
export interface TextPlace {
  waiting: string | undefined;
}

/**
 * A payload that is JSON text already. The library makes a message's text and sends it in one go, so what `toJSON` leaves in the
 * place belongs to the very next text: `withText` puts it where the stand-in is.
 */
export function readyPayload(place: TextPlace, text: string): Record<string, unknown> {
  return {
    toJSON() {
      place.waiting = text;
      return 0;
    },
  };
}

const standIn = '"payload":0}';

/** The message with its payload, and whether it had one that waited. */
export function withText(place: TextPlace, message: string): { readonly text: string; readonly isAnswer: boolean } {
  const { waiting } = place;
  place.waiting = undefined;
  if (waiting === undefined || !message.endsWith(standIn)) return { text: message, isAnswer: false };
  return { text: `${message.slice(0, -2)}${waiting}}`, isAnswer: true };
}
