/** Above this lag of the event loop operations hold each other up. */
const busyLagMs = 20;

/**
 * How many operations may run at once, from how late the event loop was: a fifth less while it is late, a few more while it is
 * not. Operations that wait for subgraphs need many places; those that need this process's own time need few.
 */
export function paceOf(concurrent: number, lagMs: number): number {
  return lagMs > busyLagMs ? concurrent * 0.8 : concurrent + 4;
}
