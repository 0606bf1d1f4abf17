import { isObject, type Json, listOf, objectsOf, textOf } from '@klear/practitioners';
import { type Contact, isEmail, normalPhone, type PostalAddress } from '@klear/users';

interface RawContact {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly birthDate: string | null;
  readonly address: {
    readonly lines: readonly string[];
    readonly city: string | null;
    readonly region: string | null;
    readonly postalCode: string | null;
    readonly country: string | null;
  } | null;
}

/** A contact as users keeps it. What has no usable form (an e-mail without a domain, an address without a country) is left out. */
export function contactOf({ name, email, phone, birthDate, address }: RawContact): Contact {
  const country = address?.country?.toUpperCase() ?? '';
  const kept: PostalAddress | null =
    address?.city && /^[A-Z]{2}$/.test(country) ? { ...address, lines: address.lines.slice(0, 5), city: address.city, country } : null;
  const mail = email?.trim() ?? '';
  return { name, email: isEmail(mail) ? mail : null, phone: phoneOf(phone ?? '', country) ?? null, birthDate, address: kept };
}

/** E.164. Ten digits in the United States and Canada are a number of North America. */
function phoneOf(phone: string, country: string): string | undefined {
  const digits = phone.replace(/\D/g, '');
  return normalPhone((country === 'US' || country === 'CA') && /^[2-9]\d{9}$/.test(digits) ? `+1${digits}` : phone);
}

/** The contact in a FHIR Practitioner, under the name that the directory shows. */
export function contactOfPractitioner(resource: Json, name: string): Contact {
  const telecom = (system: string) => textOf(objectsOf(resource.telecom).find((each) => each.system === system)?.value) ?? null;
  const [address] = objectsOf(resource.address);
  return contactOf({
    name,
    email: telecom('email'),
    phone: telecom('phone'),
    birthDate: null,
    address: isObject(address) ? addressOf(address) : null,
  });
}

export function addressOf(address: Json) {
  return {
    lines: listOf(address.line).flatMap((line) => textOf(line) ?? []),
    city: textOf(address.city) ?? null,
    region: textOf(address.state) ?? null,
    postalCode: textOf(address.postalCode) ?? null,
    country: textOf(address.country)?.toUpperCase() ?? null,
  };
}
