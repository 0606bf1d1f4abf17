import { newId } from '@klear/core';

const pattern = /^[A-Za-z0-9_-]{8,64}$/;

/** Keeps an id that a caller sent when it is harmless in logs and headers; makes a new one otherwise. */
export function requestIdOf(sent: string | undefined): string {
  return sent !== undefined && pattern.test(sent) ? sent : newId();
}
