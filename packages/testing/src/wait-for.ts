import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until `probe` answers something other than undefined or false, and answers that. For effects that arrive by event;
 * fails with `what` after `timeoutMs`, which is generous because it only ends a broken run.
 */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms for ${what}`);
    await pause(15);
  }
}
