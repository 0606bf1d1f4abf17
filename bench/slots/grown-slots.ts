import { anonymous, newId } from '@klear/core';
import { createStatementRecorder } from '@klear/testing/statements';
import { asZone } from '../../subgraphs/bookings/src/domain/zone.ts';
import { ensureHolidays } from '../../subgraphs/bookings/src/store/holidays.ts';
import { findSlots } from '../../subgraphs/bookings/src/store/slots.ts';
import { ensureZones } from '../../subgraphs/bookings/src/store/zone-offsets.ts';
import type { BenchOptions, Report } from '../bench.ts';
import { machine } from '../measure/machine.ts';
import { median, quantile, rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';
import { openBookingsDatabase } from './bookings-database.ts';
import { fillCalendars, makePractitioners } from './grown-calendars.ts';

const days = 14;
const sizes = {
  full: { practitioners: 1_000, few: 100, many: 1_000, rounds: 41 },
  small: { practitioners: 20, few: 50, many: 100, rounds: 3 },
} as const;
/** Printed, not enforced. */
const aims = { p95Ms: 150, ratio: 1.3 };

/** Free times of many practitioners while what is stored grows tenfold: the span that is asked for holds as much at either size. */
export async function runGrownSlots({ small, progress }: BenchOptions): Promise<Report> {
  const { practitioners, few, many, rounds } = sizes[small ? 'small' : 'full'];
  const statements = createStatementRecorder();
  progress('database');
  const database = await openBookingsDatabase(statements.onQuery);
  try {
    const { db, admin } = database;
    const start = new Date();
    const span = { start, end: new Date(start.getTime() + days * 86_400_000) };
    await db.asSystem(async (tx) => {
      await ensureZones(tx, [asZone('Europe/Berlin')]);
      await ensureHolidays(tx, ['DE-BE']);
    });
    const practitionerIds = await makePractitioners(admin, practitioners);
    const found: { stored: number; slots: number; statements: number; medianMs: number; p95Ms: number }[] = [];
    let already = 0;
    for (const each of [few, many]) {
      progress(`${practitioners * each} appointments`);
      await fillCalendars(admin, { each, already, span });
      already = each;
      await database.settle();
      progress('questions');
      const times: number[] = [];
      let slots = 0;
      for (let round = 0; round <= rounds; round += 1) {
        statements.reset();
        const startedAt = performance.now();
        const answer = await db.read(anonymous(newId()), (tx) =>
          findSlots(tx, { practitionerIds, serviceIds: null, span, firstEach: 10, at: start }),
        );
        // The first round warms up.
        if (round > 0) times.push(performance.now() - startedAt);
        slots = answer.length;
      }
      const figures = { medianMs: rounded(median(times)), p95Ms: rounded(quantile(times, 0.95)) };
      found.push({ stored: practitioners * each, slots, statements: statements.taken().length, ...figures });
    }
    const [less, more] = found;
    if (!less || !more || less.slots !== more.slots || less.slots === 0) throw new Error('the span was to hold as much at either size');
    const ratio = rounded(more.medianMs / less.medianMs);
    return {
      lines: [
        `Free times of ${practitioners} practitioners x ${days} days, next 10 each, ${rounds} rounds; aims: p95 <= ${aims.p95Ms} ms, ratio <= ${aims.ratio}.`,
        '',
        ...tableOf(
          ['appointments stored', 'statements', 'slots', 'median ms', 'p95 ms', 'ratio'],
          found.map((one, index) => [one.stored, one.statements, one.slots, one.medianMs, one.p95Ms, index === 0 ? '' : `${ratio} x`]),
        ),
      ],
      figures: { machine, days, aims, practitioners, rounds, found, ratio },
    };
  } finally {
    await database.stop();
  }
}
