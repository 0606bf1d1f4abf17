import { fieldWords, phrases, purposeWords, reasonWords } from './access-words.ts';

/** What a sentence is made of: one fact about one person. */
export interface AccessTold {
  readonly type: string;
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly agent: 'SELF' | 'PERSON' | 'SYSTEM' | 'ANONYMOUS';
  readonly byApp: boolean;
  readonly forOrganization: boolean;
  readonly purpose: string | null;
  readonly byConsent: boolean;
  /** `Type.field`, or the name of a part. */
  readonly fields: readonly string[];
}

/** A person's data in plain words: parts of a record stand for what lies inside them. */
export function partsInWords(fields: readonly string[]): string {
  const parts = fields.filter((name) => name.startsWith('HealthRecord.'));
  const words = (parts.length > 0 ? parts : fields).map((name) => {
    const field = name.slice(name.indexOf('.') + 1);
    return fieldWords[field] ?? (/^[A-Z_]+$/.test(field) ? field : field.replaceAll(/[A-Z]/g, (letter) => ` ${letter}`)).toLowerCase();
  });
  return listed([...new Set(words)]);
}

function listed(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return 'data';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function who({ agent, byApp, forOrganization }: AccessTold): string {
  if (agent === 'SELF') return byApp ? 'An app in your name' : 'You';
  if (agent === 'SYSTEM') return 'The platform';
  if (agent === 'ANONYMOUS') return 'Somebody who was not signed in';
  const person = forOrganization ? 'Somebody of a practice' : 'Somebody';
  return byApp ? `${person}, through an app,` : person;
}

/** One access in one plain English sentence, from ids and field names alone: it holds no name and no value. */
export function accessSentence(told: AccessTold): string {
  const [done, tried] = phrases[told.type] ?? ['did something with your data', 'do something with your data'];
  const act = (told.allowed ? done : tried).replace('{what}', partsInWords(told.fields));
  const purpose = told.purpose && told.agent !== 'SELF' ? ` ${purposeWords[told.purpose] ?? ''}`.trimEnd() : '';
  if (told.allowed) return `${who(told)} ${act}${purpose}${told.byConsent ? ', by your consent' : ''}.`;
  const reason = told.reason === null ? undefined : reasonWords[told.reason];
  return `${who(told)} tried to ${act}${purpose} and was refused${reason ? `: ${reason}` : ''}.`;
}
