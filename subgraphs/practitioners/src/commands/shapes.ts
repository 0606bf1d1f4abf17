import { z } from 'zod';
import { isJurisdiction } from '../domain/jurisdiction.ts';
import { licenceWords } from '../domain/licence.ts';
import { checkResults } from '../domain/practitioner.ts';

/** Plain text: trimmed, no control characters but line breaks and tabs. */
const plain = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'Control characters have no place here');
export const words = (max: number) => plain(max).min(1);
export const optionalWords = (max: number) =>
  plain(max)
    .nullish()
    .transform((text) => (text === undefined ? undefined : text || null));
const calendarDate = z.iso.date().nullish();

export const idempotencyKey = z.string().min(1).max(200);

/** A code as events carry it: one word. */
export const specialtyCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,63}$/);
const coding = z.object({
  system: z.url().max(300),
  code: specialtyCode,
  display: plain(300)
    .nullish()
    .transform((text) => text || null),
});
const language = z.string().regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/);

export const profileShape = z.object({
  displayName: words(120).optional(),
  headline: optionalWords(200),
  bio: optionalWords(5_000),
  languages: z.array(language).max(10).optional(),
  specialties: z.array(coding).max(10).optional(),
  idempotencyKey,
});

/** One of the words; the fault lists them. */
const oneOf = <const Words extends readonly [string, ...string[]]>(list: Words) =>
  z.string().pipe(z.enum(list, { error: `One of ${list.join(', ')}` }));
export const licenceWord = oneOf(licenceWords);

/** A country or a part of one that ISO 3166 lists. */
const jurisdiction = z
  .string()
  .max(6)
  .refine(isJurisdiction, { message: 'A code of ISO 3166-2 or 3166-1', params: { code: 'JURISDICTION_UNKNOWN' } });

export const credentialShape = z
  .object({
    name: words(200),
    issuer: optionalWords(200),
    identifier: optionalWords(100),
    code: licenceWord.nullish(),
    jurisdiction: jurisdiction.nullish(),
    start: calendarDate,
    end: calendarDate,
    idempotencyKey,
  })
  .refine(({ start, end }) => !start || !end || start <= end, {
    path: ['end'],
    message: 'Ends before it starts',
    params: { code: 'END_BEFORE_START' },
  });

export const checkShape = z.object({
  credentialId: z.string(),
  verification: oneOf(checkResults),
  expectedVersion: z.int(),
  idempotencyKey,
});

const locationFields = {
  name: words(200),
  addressLines: z.array(words(200)).max(5),
  city: words(120),
  region: optionalWords(120),
  postalCode: optionalWords(20),
  jurisdiction: jurisdiction.nullish(),
  latitude: z.number().min(-90).max(90).nullish(),
  longitude: z.number().min(-180).max(180).nullish(),
};

export const newLocationShape = z.object({
  ...locationFields,
  organizationId: z.string(),
  country: z.string().regex(/^[A-Z]{2}$/),
  timeZone: z.string(),
  idempotencyKey,
});

export const locationChangeShape = z.object({ ...z.object(locationFields).partial().shape, locationId: z.string(), idempotencyKey });

/** GraphQL lets null stand where a field may be absent; the shape refuses it where it means nothing. */
export type Nullable<Input> = { [Field in keyof Input]: undefined extends Input[Field] ? Input[Field] | null : Input[Field] };

export type ProfileInput = Nullable<z.input<typeof profileShape>>;
export type CredentialInput = Nullable<z.input<typeof credentialShape>>;
export type CheckInput = Nullable<z.input<typeof checkShape>>;
export type NewLocationInput = Nullable<z.input<typeof newLocationShape>>;
export type LocationChangeInput = Nullable<z.input<typeof locationChangeShape>>;
