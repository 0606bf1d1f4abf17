import type { InputFault } from '@klear/core';

/** HH:MM on the wall, 00:00 to 24:00. */
type LocalTime = string;

/** Starts on these weekdays (ISO 8601, Monday 1) and at these wall times, [opens, closes), cost so many percent of the price. */
export interface PriceRule {
  readonly weekdays: readonly number[];
  readonly opens: LocalTime;
  readonly closes: LocalTime;
  readonly percent: number;
}

/** Minutes of one day, [from, until). */
interface Span {
  readonly from: number;
  readonly until: number;
}

function minutesOf(time: LocalTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const spanOf = ({ opens, closes }: PriceRule): Span => ({ from: minutesOf(opens), until: minutesOf(closes) });

const without = (spans: readonly Span[], taken: Span): Span[] =>
  spans
    .flatMap(({ from, until }) => [
      { from, until: Math.min(until, taken.from) },
      { from: Math.max(from, taken.until), until },
    ])
    .filter(({ from, until }) => from < until);

/** The first rule that holds decides, so one that earlier rules cover wholly holds never. */
function isCovered(rule: PriceRule, earlier: readonly PriceRule[]): boolean {
  return rule.weekdays.every((weekday) => {
    const taken = earlier.filter(({ weekdays }) => weekdays.includes(weekday)).map(spanOf);
    return taken.reduce<Span[]>(without, [spanOf(rule)]).length === 0;
  });
}

/** Weekdays named twice, ends before starts, and rules that never hold. */
export function priceRuleFaults(rules: readonly PriceRule[]): InputFault[] {
  const faults: InputFault[] = [];
  for (const [index, rule] of rules.entries()) {
    const fault = (field: string, code: string, message: string) =>
      faults.push({ path: ['input', 'priceRules', index, ...(field ? [field] : [])], code, message });
    const { from, until } = spanOf(rule);
    if (new Set(rule.weekdays).size < rule.weekdays.length) fault('weekdays', 'DUPLICATE', 'Each weekday once.');
    if (until <= from) fault('closes', 'END_BEFORE_START', 'Must be after opens.');
    else if (isCovered(rule, rules.slice(0, index))) fault('', 'NEVER_HOLDS', 'Earlier rules hold for all of its times.');
  }
  return faults;
}
