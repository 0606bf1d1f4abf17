import { isUuid, roles } from '@klear/core';
import { isTimeZone } from '@klear/service';
import { z } from 'zod';
import { isEmail, normalPhone } from './domain/contact.ts';

const coded = (code: string) => ({ params: { code } });

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** The leaves of this subgraph's inputs. Messages never repeat a value. */
export const leaf = {
  email: z
    .string()
    .trim()
    .refine(isEmail, { error: 'This is not an e-mail address.', ...coded('NOT_AN_EMAIL') }),
  name: z.string().trim().min(1).max(200),
  phone: z.string().transform((text, context) => {
    const phone = normalPhone(text);
    if (phone !== undefined) return phone;
    context.addIssue({ code: 'custom', message: 'This is not a phone number in E.164, like +41790000000.', ...coded('NOT_A_PHONE') });
    return z.NEVER;
  }),
  birthDate: z.iso.date(),
  locale: z
    .string()
    .max(35)
    .refine(isLocale, { error: 'This is not a language tag of BCP 47.', ...coded('NOT_A_LOCALE') }),
  timeZone: z.string().refine(isTimeZone, { error: 'There is no such time zone.', ...coded('UNKNOWN_TIME_ZONE') }),
  currency: z.string().refine((text) => currencies.has(text), { error: 'There is no such currency.', ...coded('UNKNOWN_CURRENCY') }),
  id: z
    .string()
    .toLowerCase()
    .refine(isUuid, { error: 'This is not an id.', ...coded('NOT_AN_ID') }),
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  address: z.strictObject({
    lines: z.array(z.string().trim().min(1).max(200)).max(5),
    city: z.string().trim().min(1).max(200),
    region: z
      .string()
      .trim()
      .max(200)
      .nullish()
      .transform((text) => text ?? null),
    postalCode: z
      .string()
      .trim()
      .max(20)
      .nullish()
      .transform((text) => text ?? null),
    country: z.string().regex(/^[A-Z]{2}$/, { error: 'This is not a country code of ISO 3166-1.' }),
  }),
} as const;
