/** Does work in the order in which it comes, at once while there is room. The work must not throw. */
export type Turnstile = (work: () => void) => void;

/**
 * Lets in so much work in each turn of the event loop, and what is more in the next ones. When ten thousand sockets come back at
 * once, whatever else the process does waits for `perTurn` of their messages and not for all of them.
 */
export function createTurnstile(perTurn: number): Turnstile {
  const waiting: (() => void)[] = [];
  let room = perTurn;
  let isTurning = false;

  function turn(): void {
    isTurning = false;
    room = perTurn;
    for (let work = waiting.shift(); work; work = room > 0 ? waiting.shift() : undefined) {
      room -= 1;
      work();
    }
    if (room < perTurn) turnSoon();
  }
  function turnSoon(): void {
    if (!isTurning) setImmediate(turn);
    isTurning = true;
  }

  return (work) => {
    turnSoon();
    if (room <= 0 || waiting.length > 0) return void waiting.push(work);
    room -= 1;
    work();
  };
}
