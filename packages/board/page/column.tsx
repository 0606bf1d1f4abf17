/** @jsxImportSource preact */
import type { Booking, Column as ColumnModel, Hold } from '../src/day/model.ts';
import { lanesOf } from '../src/grid/lanes.ts';
import type { Target } from '../src/grid/pick.ts';
import { heightOf, type Scale, yOf } from '../src/grid/scale.ts';
import type { Span } from '../src/grid/visible-span.ts';
import type { TimeWords } from '../src/time/words.ts';
import { Visit } from './visit.tsx';

export interface VisitHandlers {
  lift(event: PointerEvent, booking: Booking): void;
  key(event: KeyboardEvent, booking: Booking): void;
  open(event: MouseEvent, booking: Booking): void;
}

interface ColumnProps {
  readonly column: ColumnModel;
  readonly bookings: readonly Booking[];
  readonly holds: readonly Hold[];
  readonly scale: Scale;
  readonly words: TimeWords;
  readonly pending: ReadonlySet<string>;
  /** A visit that is about to go somewhere, and where. */
  readonly lifted: { readonly booking: Booking; readonly target: Target } | undefined;
  readonly on: VisitHandlers;
}

/** One practitioner's day. */
export function Column({ column, bookings, holds, scale, words, pending, lifted, on }: ColumnProps) {
  const lanes = lanesOf<Booking | Hold>([...bookings, ...holds]);
  const alone = { lane: 0, lanes: 1 };
  const isTarget = lifted?.target.practitionerId === column.practitionerId;
  return (
    <section class={`column ${isTarget ? 'is-target' : ''}`} aria-label={column.name} data-practitioner={column.practitionerId}>
      {column.open.map((span) => (
        <Stretch key={`open ${span.startMs}`} kind="open" span={span} scale={scale} />
      ))}
      {column.away.map((span) => (
        <Stretch key={`away ${span.startMs}`} kind="away" span={span} scale={scale} text="Away" />
      ))}
      <ol class="places">
        {bookings
          .toSorted((one, other) => one.startMs - other.startMs)
          .map((booking) => (
            <Visit
              key={booking.id}
              booking={booking}
              lane={lanes.get(booking) ?? alone}
              scale={scale}
              words={words}
              practitioner={column.name}
              isPending={pending.has(booking.id)}
              isLifted={lifted?.booking.id === booking.id}
              onPointerDown={(event) => on.lift(event, booking)}
              onKeyDown={(event) => on.key(event, booking)}
              onOpen={(event) => on.open(event, booking)}
            />
          ))}
        {holds.map((hold) => {
          const { lane, lanes: all } = lanes.get(hold) ?? alone;
          const size = { top: `${yOf(scale, hold.startMs)}px`, height: `${heightOf(scale, hold.endMs - hold.startMs)}px` };
          return (
            <li key={hold.id} class="place" style={{ ...size, left: `${(100 * lane) / all}%`, width: `${100 / all}%` }}>
              <div class="hold" data-hold={hold.id}>
                <span class="visit-time">{words.time(hold.startMs)}</span>
                <span>On hold</span>
              </div>
            </li>
          );
        })}
      </ol>
      {isTarget && lifted && <Ghost lifted={lifted} scale={scale} words={words} />}
    </section>
  );
}

function Stretch({ kind, span, scale, text }: { kind: 'open' | 'away'; span: Span; scale: Scale; text?: string }) {
  const from = Math.max(span.startMs, scale.startMs);
  const to = Math.min(span.endMs, scale.endMs);
  if (to <= from) return null;
  return (
    <div class={`stretch stretch-${kind}`} style={{ top: `${yOf(scale, from)}px`, height: `${heightOf(scale, to - from)}px` }}>
      {text && <span>{text}</span>}
    </div>
  );
}

/** Where a visit would go. */
function Ghost({
  lifted: { booking, target },
  scale,
  words,
}: {
  lifted: { booking: Booking; target: Target };
  scale: Scale;
  words: TimeWords;
}) {
  const lastsMs = booking.endMs - booking.startMs;
  return (
    <div class="ghost" style={{ top: `${yOf(scale, target.startMs)}px`, height: `${heightOf(scale, lastsMs)}px` }} aria-hidden="true">
      {words.span(target.startMs, target.startMs + lastsMs)}
    </div>
  );
}
