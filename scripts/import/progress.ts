/** A line of progress at most every `everyMs`; the last one told is written by `done()`. */
export function createProgress(options: { write: (line: string) => void; nowMs: () => number; everyMs: number }): {
  tell(text: string): void;
  done(): void;
} {
  let nextMs = options.nowMs() + options.everyMs;
  let held: string | undefined;
  return {
    tell(text) {
      held = text;
      if (options.nowMs() < nextMs) return;
      nextMs = options.nowMs() + options.everyMs;
      options.write(text);
      held = undefined;
    },
    done() {
      if (held !== undefined) options.write(held);
      held = undefined;
    },
  };
}
