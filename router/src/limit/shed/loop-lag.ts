import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 10;
const everyMs = 200;

export interface LoopLag {
  /** How late the event loop was on average in the last fifth of a second, in milliseconds. */
  readonly ms: number;
  stop(): void;
}

/** `onSample` is told each new figure. */
export function watchLoopLag(onSample: (ms: number) => void = () => undefined): LoopLag {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  let ms = 0;
  const timer = setInterval(() => {
    ms = delay.count === 0 ? 0 : Math.max(0, delay.mean / 1e6 - resolutionMs);
    delay.reset();
    onSample(ms);
  }, everyMs).unref();
  return {
    get ms() {
      return ms;
    },
    stop() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
