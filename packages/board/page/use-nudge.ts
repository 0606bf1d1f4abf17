import { useEffect, useRef, useState } from 'preact/hooks';
import type { Booking } from '../src/day/model.ts';
import { nudge } from '../src/grid/nudge.ts';
import type { Target } from '../src/grid/pick.ts';
import type { Span } from '../src/grid/visible-span.ts';

interface Options {
  readonly practitionerIds: readonly string[];
  readonly day: Span;
  /** Said aloud at each step. */
  readonly onStep: (booking: Booking, target: Target | undefined) => void;
  readonly onDrop: (booking: Booking, target: Target) => void;
}

/** Arrow keys carry the visit that has the focus; Enter lets it go there, Escape or leaving it leaves everything as it is. */
export function useNudge({ practitionerIds, day, onStep, onDrop }: Options) {
  const [carried, setCarried] = useState<{ booking: Booking; target: Target }>();
  const leave = useRef<() => void>(undefined);
  useEffect(() => () => leave.current?.(), []);

  function put(next: { booking: Booking; target: Target } | undefined): void {
    setCarried(next);
    leave.current?.();
    leave.current = undefined;
    if (!next) return;
    const left = () => put(undefined);
    addEventListener('pointerdown', left, { once: true });
    addEventListener('focusin', left, { once: true });
    leave.current = () => {
      removeEventListener('pointerdown', left);
      removeEventListener('focusin', left);
    };
  }

  function key(event: KeyboardEvent, booking: Booking): void {
    const carries = carried?.booking.id === booking.id ? carried : undefined;
    const from = carries?.target ?? { practitionerId: booking.practitionerId, startMs: booking.startMs };
    const target = nudge(from, { key: event.key, practitionerIds, day, lastsMs: booking.endMs - booking.startMs });
    if (target) {
      event.preventDefault();
      put({ booking, target });
      onStep(booking, target);
    } else if (carries && (event.key === 'Enter' || event.key === 'Escape')) {
      event.preventDefault();
      event.stopPropagation();
      put(undefined);
      const isElsewhere = carries.target.startMs !== booking.startMs || carries.target.practitionerId !== booking.practitionerId;
      if (event.key === 'Enter' && isElsewhere) onDrop(booking, carries.target);
      else onStep(booking, undefined);
    }
  }
  return { carried, key };
}
