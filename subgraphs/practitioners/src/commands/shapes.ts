import { z } from 'zod';
import { modalities } from '../domain/service.ts';

/** Plain text: trimmed, no control characters but line breaks and tabs. */
const plain = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'Control characters have no place here');
const words = (max: number) => plain(max).min(1);
const optionalWords = (max: number) =>
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

export const credentialShape = z
  .object({
    name: words(200),
    issuer: optionalWords(200),
    identifier: optionalWords(100),
    jurisdiction: z
      .string()
      .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)
      .nullish(),
    start: calendarDate,
    end: calendarDate,
    idempotencyKey,
  })
  .refine(({ start, end }) => !start || !end || start <= end, {
    path: ['end'],
    message: 'Ends before it starts',
    params: { code: 'END_BEFORE_START' },
  });

const whole = (min: number, max: number) => z.int().min(min).max(max);

const serviceFields = {
  name: words(120),
  description: optionalWords(5_000),
  durationMinutes: whole(5, 720),
  bufferBeforeMinutes: whole(0, 240),
  bufferAfterMinutes: whole(0, 240),
  minimumNoticeMinutes: whole(0, 43_200),
  horizonDays: whole(1, 365),
  priceMinor: z.int().min(0).max(100_000_000),
  locationId: z.string().nullish(),
};

export const newServiceShape = z.object({
  ...serviceFields,
  bufferBeforeMinutes: serviceFields.bufferBeforeMinutes.default(0),
  bufferAfterMinutes: serviceFields.bufferAfterMinutes.default(0),
  minimumNoticeMinutes: serviceFields.minimumNoticeMinutes.default(60),
  horizonDays: serviceFields.horizonDays.default(60),
  organizationId: z.string(),
  practitionerId: z.string(),
  alignmentMinutes: z.int().default(15),
  currency: z.string(),
  modality: z.enum(modalities),
  idempotencyKey,
});

export const serviceChangeShape = z.object({
  ...z.object(serviceFields).partial().shape,
  serviceId: z.string(),
  expectedVersion: z.int(),
  idempotencyKey,
});

const locationFields = {
  name: words(200),
  addressLines: z.array(words(200)).max(5),
  city: words(120),
  region: optionalWords(120),
  postalCode: optionalWords(20),
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
type Nullable<Input> = { [Field in keyof Input]: undefined extends Input[Field] ? Input[Field] | null : Input[Field] };

export type ProfileInput = Nullable<z.input<typeof profileShape>>;
export type CredentialInput = Nullable<z.input<typeof credentialShape>>;
export type NewServiceInput = Nullable<z.input<typeof newServiceShape>>;
export type ServiceChangeInput = Nullable<z.input<typeof serviceChangeShape>>;
export type NewLocationInput = Nullable<z.input<typeof newLocationShape>>;
export type LocationChangeInput = Nullable<z.input<typeof locationChangeShape>>;
