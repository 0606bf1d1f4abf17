import type { Logger } from '@klear/core';
import postgres from 'postgres';
import { faultOf } from '../worker.ts';

export interface Listener {
  stop(): Promise<void>;
}

/** `onnotify` exists in postgres.js (its own listen() is built on it) but not in its types. */
interface ListeningOptions extends postgres.Options<Record<string, never>> {
  onnotify(channel: string, payload: string): void;
}

/**
 * Holds one connection that LISTENs. `onListening` is called after every (re)connection: notices sent before it are lost.
 * Not sql.listen(): that one falls silent for good when its first attempt to come back is refused.
 */
export function createListener(options: {
  url: string;
  /** Channels, each with what is done with its notices. */
  channels: Readonly<Record<string, (payload: string) => void>>;
  onListening(): void;
  log: Logger;
}): Listener {
  const { log, channels } = options;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let waitMs = 100;
  const settings: ListeningOptions = {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    fetch_types: false,
    connection: { application_name: 'klear-bus-listener' },
    onnotify: (channel, payload) => channels[channel]?.(payload),
    onclose: () => again(),
  };
  const sql = postgres(options.url, settings);

  function again(): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(listen, waitMs);
    waitMs = Math.min(5_000, waitMs * 2);
  }

  function listen(): void {
    Promise.all(Object.keys(channels).map((channel) => sql`listen ${sql(channel)}`)).then(
      () => {
        waitMs = 100;
        options.onListening();
      },
      (error: unknown) => {
        if (stopped) return;
        log.warn({ fault: faultOf(error) }, 'bus listener lost its connection');
        again();
      },
    );
  }

  listen();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await sql.end({ timeout: 1 });
    },
  };
}
