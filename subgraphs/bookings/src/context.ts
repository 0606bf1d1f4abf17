import type { Viewer } from '@klear/core';
import type { CommandContext } from './commands/context.ts';
import type { BookingsDeps } from './deps.ts';
import { expireHoldJob } from './events/jobs.ts';
import { paymentOfHoldFrom } from './events/payment-of-hold.ts';
import { say } from './events/presence.ts';
import { createLoaders, type Loaders } from './loaders/loaders.ts';

/** What resolvers get: who asks, the means, and loaders that live one request. */
export interface Context {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly deps: BookingsDeps;
  /** When the request was opened: one `now` for all of its default spans. */
  readonly openedAt: Date;
  readonly commands: CommandContext;
  readonly loaders: Loaders;
  /** Where the stream of events stood before anything of this request was read that waited for it. */
  readonly livePlace: () => Promise<string>;
}

export function contextOf(deps: BookingsDeps, base: { viewer: Viewer; requestId: string }): Context {
  let place: Promise<string> | undefined;
  return {
    ...base,
    deps,
    livePlace() {
      place ??= deps.bus.place();
      return place;
    },
    openedAt: deps.clock.now(),
    commands: commandContextOf(deps, base.viewer),
    loaders: createLoaders(deps, base.viewer),
  };
}

/** What commands get, for importers and the launcher too. */
export function commandContextOf(deps: BookingsDeps, viewer: Viewer): CommandContext {
  return {
    viewer,
    db: deps.db,
    vault: deps.vault,
    paymentOfHold: paymentOfHoldFrom(deps.peers),
    whisperSignal: (speaker, signal) => say(deps.bus, speaker, signal),
    // The sweep ends a hold too when this is lost; the job only makes it prompt.
    holdMade(holdId, expiresAt) {
      deps.jobs
        .enqueue(expireHoldJob, {}, { startAfter: expiresAt, singletonKey: `${holdId} ${expiresAt.getTime()}` })
        .catch((err: unknown) => deps.log.warn({ holdId, err }, 'expiry of a hold was not queued'));
    },
  };
}
