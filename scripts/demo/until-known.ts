import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 120_000;

/**
 * Tries until events have brought what is missing. An attempt answers how much that still is; two minutes in which it did not become
 * less are too long. Throws with `what` then.
 */
export async function untilKnown(what: string, attempt: () => Promise<number>): Promise<void> {
  let [least, deadline] = [Number.POSITIVE_INFINITY, 0];
  for (let pauseMs = 25; ; pauseMs = Math.min(pauseMs * 2, 1_000)) {
    const missing = await attempt();
    if (missing === 0) return;
    // An attempt may itself take minutes at a large scale: patience begins when it has answered.
    if (missing < least) [least, deadline] = [missing, Date.now() + patienceMs];
    if (Date.now() > deadline) throw new Error(`The demo practice cannot be written: events about ${what} do not arrive.`);
    await wait(pauseMs);
  }
}
