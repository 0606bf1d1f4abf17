import { z } from 'zod';
import { modalities, needKinds } from '../domain/service.ts';
import { idempotencyKey, licenceWord, type Nullable, optionalWords, specialtyCode, words } from './shapes.ts';

const whole = (min: number, max: number) => z.int().min(min).max(max);
const price = z.int().min(0).max(100_000_000);
const percent = whole(0, 100);

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** ISO 8601: Monday is 1. */
const weekday = z.enum(weekdays).transform((name) => weekdays.indexOf(name) + 1);
export const weekdayName = (number: number): (typeof weekdays)[number] => weekdays[number - 1] ?? 'MONDAY';

const opens = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const closes = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const option = z
  .object({ durationMinutes: whole(5, 720), priceMinor: price })
  .transform(({ durationMinutes, priceMinor }) => ({ durationMinutes, amountMinor: priceMinor }));
/** A type is one word, as codes are. */
const need = z.object({ kind: z.enum(needKinds), type: specialtyCode });
const priceRule = z.object({ weekdays: z.array(weekday).min(1).max(7), opens, closes, percent: whole(0, 500) });
const cancellationPolicy = z.object({
  tiers: z.array(z.object({ minutesBefore: whole(1, 129_600), feePercent: whole(1, 100) })).max(10),
  noShowFeePercent: percent,
});

const serviceFields = {
  name: words(120),
  description: optionalWords(5_000),
  durationMinutes: whole(5, 720),
  durationOptions: z.array(option).max(10),
  bufferBeforeMinutes: whole(0, 240),
  bufferAfterMinutes: whole(0, 240),
  alignmentMinutes: z.int(),
  minimumNoticeMinutes: whole(0, 43_200),
  horizonDays: whole(1, 365),
  dailyLimit: whole(1, 500).nullish(),
  weeklyLimit: whole(1, 3_500).nullish(),
  capacity: whole(1, 500),
  needs: z.array(need).max(5),
  requiresConfirmation: z.boolean(),
  licence: licenceWord.nullish(),
  priceMinor: price,
  priceRules: z.array(priceRule).max(10),
  cancellationPolicy,
  modality: z.enum(modalities),
  locationId: z.string().nullish(),
};

/** Absent or null: as when nothing was said. */
const unless = <Shape extends z.ZodType>(shape: Shape, standard: z.output<Shape>) =>
  shape.nullish().transform((given) => given ?? standard);

export const newServiceShape = z.object({
  ...serviceFields,
  durationOptions: unless(serviceFields.durationOptions, []),
  bufferBeforeMinutes: serviceFields.bufferBeforeMinutes.default(0),
  bufferAfterMinutes: serviceFields.bufferAfterMinutes.default(0),
  alignmentMinutes: serviceFields.alignmentMinutes.default(15),
  minimumNoticeMinutes: serviceFields.minimumNoticeMinutes.default(60),
  horizonDays: serviceFields.horizonDays.default(60),
  capacity: unless(serviceFields.capacity, 1),
  needs: unless(serviceFields.needs, []),
  requiresConfirmation: unless(serviceFields.requiresConfirmation, false),
  priceRules: unless(serviceFields.priceRules, []),
  organizationId: z.string(),
  practitionerId: z.string(),
  cancellationPolicy: cancellationPolicy.nullish(),
  currency: z.string(),
  idempotencyKey,
});

export const serviceChangeShape = z.object({
  ...z.object(serviceFields).partial().shape,
  serviceId: z.string(),
  expectedVersion: z.int(),
  idempotencyKey,
});

export type NewServiceInput = Nullable<z.input<typeof newServiceShape>>;
export type ServiceChangeInput = Nullable<z.input<typeof serviceChangeShape>>;
