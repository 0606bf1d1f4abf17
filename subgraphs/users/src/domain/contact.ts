/** What reaches or identifies a person. Null is "not known". */
export interface Contact {
  readonly name: string | null;
  /** As the person wrote it. */
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  /** YYYY-MM-DD. */
  readonly birthDate: string | null;
  readonly address: PostalAddress | null;
}

export interface PostalAddress {
  readonly lines: readonly string[];
  readonly city: string;
  readonly region: string | null;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

export const noContact: Contact = { name: null, email: null, phone: null, birthDate: null, address: null };

/** The form in which e-mail addresses are compared: blanks around cut, lower case, Unicode NFC. */
export function normalEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}

/** True for an address that could receive mail: one @, a dotted domain, 254 characters at most. */
export function isEmail(email: string): boolean {
  return email.length <= 254 && /^[^\s@"(),:;<>[\\\]]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/u.test(email);
}

/** Brings a phone number to E.164: blanks, dots, dashes, slashes and brackets go. Undefined when what is left is none. */
export function normalPhone(phone: string): string | undefined {
  const bare = phone.replace(/[\s().\-/]/g, '').replace(/^00/, '+');
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : undefined;
}

/** The words of a name as they are compared: without accents, lower case, each once, in order. */
export function nameTokens(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])].sort();
}

/** A look-up key of a contact: what is indexed blindly. */
export interface ContactKey {
  readonly kind: 'email' | 'phone' | 'birth_date' | 'name';
  readonly value: string;
}

/** Everything by which a contact can be found. The address is never looked up. */
export function contactKeys(contact: Contact): ContactKey[] {
  const { name, email, phone, birthDate } = contact;
  return [
    ...(email === null ? [] : [{ kind: 'email' as const, value: normalEmail(email) }]),
    ...(phone === null ? [] : [{ kind: 'phone' as const, value: normalPhone(phone) ?? phone }]),
    ...(birthDate === null ? [] : [{ kind: 'birth_date' as const, value: birthDate }]),
    ...(name === null ? [] : nameTokens(name).map((value) => ({ kind: 'name' as const, value }))),
  ];
}
