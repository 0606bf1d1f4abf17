/** @jsxImportSource preact */
import type { Booking } from '../src/day/model.ts';
import type { Lane } from '../src/grid/lanes.ts';
import { heightOf, type Scale, yOf } from '../src/grid/scale.ts';
import type { TimeWords } from '../src/time/words.ts';
import { clientName, statusTone, statusWords } from './status-words.ts';

interface VisitProps {
  readonly booking: Booking;
  readonly lane: Lane;
  readonly scale: Scale;
  readonly words: TimeWords;
  readonly practitioner: string;
  readonly isPending: boolean;
  readonly isLifted: boolean;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onOpen: (event: MouseEvent) => void;
}

/** One visit on the grid: a button that opens it, and that the pointer or the arrow keys move. What it shows is a part of its name. */
export function Visit({ booking, lane, scale, words, practitioner, isPending, isLifted, ...on }: VisitProps) {
  const { startMs, endMs } = booking;
  const client = clientName(booking);
  const status = statusWords(booking);
  const span = words.span(startMs, endMs);
  const height = heightOf(scale, endMs - startMs);
  const mark = [isPending && 'is-pending', isLifted && 'is-lifted', height < 44 && 'is-short', status && 'has-status']
    .filter(Boolean)
    .join(' ');
  return (
    <li
      class="place"
      style={{
        top: `${yOf(scale, startMs)}px`,
        height: `${height}px`,
        left: `${(100 * lane.lane) / lane.lanes}%`,
        width: `${100 / lane.lanes}%`,
      }}
    >
      <button
        type="button"
        class={`visit tone-${statusTone(booking)} ${mark}`}
        aria-describedby="how-to-move"
        title={[`${span} ${client}`, booking.service, status].filter(Boolean).join(' · ')}
        data-visit={booking.id}
        onPointerDown={on.onPointerDown}
        onKeyDown={on.onKeyDown}
        onClick={on.onOpen}
      >
        <span class="visit-time">
          {words.time(startMs)}
          <span class="hidden">–{words.time(endMs)}, </span>
          {status && <span class="visit-status">{status}</span>}
        </span>
        {status && <span class="hidden">, </span>}
        <span class="visit-client">{client}</span>
        {booking.service && <span class="hidden">, </span>}
        {booking.service && <span class="visit-service">{booking.service}</span>}
        <span class="hidden">
          {[null, practitioner, !status && 'Booked', isPending && 'being changed'].filter((part) => part !== false).join(', ')}
        </span>
      </button>
    </li>
  );
}
