import { setTimeout as wait } from 'node:timers/promises';

/** Tries until events have brought what is missing, two minutes at most. Throws with `what` is still missing then. */
export async function untilKnown(what: string, attempt: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (let pauseMs = 25; !(await attempt()); pauseMs = Math.min(pauseMs * 2, 1_000)) {
    if (Date.now() > deadline) throw new Error(`The demo practice cannot be written: events about ${what} do not arrive.`);
    await wait(pauseMs);
  }
}
