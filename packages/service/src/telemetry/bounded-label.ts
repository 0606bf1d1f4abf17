/**
 * A label that may hold what strangers write: names known beforehand are always told, then the first `max` others that have a
 * harmless form; everything after that is "other", and nothing at all is "none". The series of a metric stay bounded by it.
 */
export function createBoundedLabel(options: {
  known?: Iterable<string>;
  max: number;
  form?: RegExp;
}): (value: string | undefined) => string {
  const { known = [], max, form = harmless } = options;
  const told = new Set(known);
  const bound = told.size + max;
  return (value) => {
    if (value === undefined || value === '') return 'none';
    if (told.has(value)) return value;
    if (told.size >= bound || !form.test(value)) return 'other';
    told.add(value);
    return value;
  };
}

/** A name as programs have one: no spaces, no @, short; four digits in a row are an id or a date, not a name. */
const harmless = /^(?!.*\d{4})[A-Za-z][A-Za-z0-9._-]{0,39}$/;
