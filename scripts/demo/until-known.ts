import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 120_000;

/** Tries until events have brought what is missing, two minutes after the first try at most. Throws with `what` is still missing then. */
export async function untilKnown(what: string, attempt: () => Promise<boolean>): Promise<void> {
  let deadline: number | undefined;
  for (let pauseMs = 25; !(await attempt()); pauseMs = Math.min(pauseMs * 2, 1_000)) {
    // An attempt may itself take minutes at a large scale: patience begins when it has answered.
    deadline ??= Date.now() + patienceMs;
    if (Date.now() > deadline) throw new Error(`The demo practice cannot be written: events about ${what} do not arrive.`);
    await wait(pauseMs);
  }
}
