import { proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cancellationFaults } from '../src/domain/cancellation.ts';
import { type PriceRule, priceRuleFaults } from '../src/domain/price-rule.ts';

const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

describe('what is refused is what can be seen to be nonsense, minute by minute', () => {
  test('a rule that holds at no minute of any week, and none else', () => {
    const quarter = fc.integer({ min: 0, max: 8 }).map((n) => n * 180);
    const rule = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1 }),
      from: quarter,
      until: quarter,
    });
    const sums = { weeks: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 5 }), (drawn) => {
        const spans = drawn.filter(({ from, until }) => from < until);
        const rules: PriceRule[] = spans.map(({ weekdays, from, until }) => ({
          weekdays,
          opens: time(from),
          closes: time(until),
          percent: 100,
        }));
        const decided = new Set<number>();
        for (let weekday = 1; weekday <= 7; weekday += 1) {
          for (let minute = 0; minute < 1440; minute += 60) {
            const first = spans.findIndex((span) => span.weekdays.includes(weekday) && span.from <= minute && minute < span.until);
            if (first >= 0) decided.add(first);
          }
        }
        const useless = rules.flatMap((_, index) => (decided.has(index) ? [] : [index]));
        expect(priceRuleFaults(rules).map(({ path, code }) => `${path.at(-1)} ${code}`)).toEqual(
          useless.map((index) => `${index} NEVER_HOLDS`),
        );
        sums.weeks += 1;
        if (useless.length > 0) sums.refused += 1;
      }),
      { numRuns: proofSize('price-rules', 1_000, 20_000), seed: proofSeed('price-rules') },
    );
    process.stdout.write(`price rules: ${JSON.stringify(sums)}\n`);
    expect(Math.min(sums.refused, sums.weeks - sums.refused)).toBeGreaterThan(sums.weeks / 20);
  });

  test('a policy whose fee falls towards the start or whose tier never counts, and none else', () => {
    const tier = fc.record({
      minutesBefore: fc.integer({ min: 1, max: 12 }),
      feePercent: fc.integer({ min: 1, max: 10 }).map((n) => n * 10),
    });
    const sums = { policies: 0, accepted: 0 };
    // Half of the policies are drawn in order, so that enough of them make sense.
    const tiers = fc.array(tier, { maxLength: 3 }).chain((drawn) =>
      fc.boolean().map((sorted) => {
        if (!sorted) return drawn;
        const fees = drawn.map(({ feePercent }) => feePercent).sort((a, b) => a - b);
        return drawn
          .toSorted((a, b) => b.minutesBefore - a.minutesBefore)
          .map((each, index) => ({ ...each, feePercent: fees[index] ?? 0 }));
      }),
    );
    fc.assert(
      fc.property(tiers, fc.integer({ min: 0, max: 10 }), (list, tenths) => {
        const noShowFeePercent = tenths * 10;
        // The tier in force with so many minutes left: the nearest that is not yet reached.
        const inForce = (left: number) =>
          list.filter(({ minutesBefore }) => left < minutesBefore).sort((a, b) => a.minutesBefore - b.minutesBefore)[0];
        const walk = Array.from({ length: 14 }, (_, index) => 13 - index);
        const fees = walk.map((left) => inForce(left)?.feePercent ?? 0);
        const rises = fees.every((fee, index) => index === 0 || fee >= (fees[index - 1] ?? 0));
        const changes = new Set(fees.filter((fee) => fee > 0)).size;
        const inOrder =
          list.map(({ minutesBefore }) => minutesBefore).join() ===
          list
            .map(({ minutesBefore }) => minutesBefore)
            .sort((a, b) => b - a)
            .join();
        const isSense =
          rises && changes === list.length && inOrder && noShowFeePercent >= Math.max(0, ...list.map(({ feePercent }) => feePercent));
        expect(cancellationFaults({ tiers: list, noShowFeePercent }).length === 0).toBe(isSense);
        sums.policies += 1;
        if (isSense) sums.accepted += 1;
      }),
      { numRuns: proofSize('policies', 2_000, 50_000), seed: proofSeed('policies') },
    );
    process.stdout.write(`cancellation policies: ${JSON.stringify(sums)}\n`);
    expect(Math.min(sums.accepted, sums.policies - sums.accepted)).toBeGreaterThan(sums.policies / 20);
  });
});
