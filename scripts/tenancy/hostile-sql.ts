import type { Canaries, Random } from '../canaries/canary.ts';

/** Stands in every hostile text and nowhere else. */
export const mark = 'zqsql';

/** SQL that would take over the context of a transaction if it ever became part of a statement. */
export const hostileSql = (organizationId: string, personId: string): readonly string[] => {
  const become = `select set_config('klear.organization_id', '${organizationId}', true), set_config('klear.person_id', '${personId}', true)`;
  return [
    `${mark}'; ${become}; --`,
    `${mark}') ; set klear.kind = 'system'; --`,
    `${mark}'||(${become})||'`,
    `${mark}' or '1'='1`,
    `${mark}' union ${become} --`,
    `'; ${become} /* ${mark}`,
    `*/; set local role klear_users_owner; -- ${mark}`,
    `$$${mark}$$; ${become}; $$`,
    `${mark}\\'; ${become}; --`,
    `${mark}" ; ${become}; --"`,
    `E'${mark}\\x27; ${become}`,
    `$1 ${mark} $2; ${become}`,
    `ʼ${mark}＇; ${become}; --`,
    `{"${mark}":"'; ${become}; --"}`,
    `{${mark},"'; ${become}; --"}`,
    `%${mark}%'; ${become}; --`,
    `${mark} & ! | <-> :* ( '`,
    `\n${mark}\n;\n${become}\n;`,
    `'${mark}'::regclass`,
    `klear.${mark} = ''`,
  ];
};

/** Hostile texts in the place of canaries: three of four are hostile, so that an operation also gets past its first field. */
export function hostileWords(texts: readonly string[], random: Random): Canaries {
  let count = 0;
  const hostile = () => {
    count += 1;
    return texts[random(texts.length)] ?? mark;
  };
  return {
    word() {
      const text = random(4) === 0 ? 'word' : hostile();
      // A cursor is text of JSON in base64url.
      return random(6) === 0 ? Buffer.from(JSON.stringify([text, text])).toString('base64url') : text;
    },
    email: () => (random(2) === 0 ? `${mark}${random(100_000)}@example.com` : hostile()),
    phone: () => (random(2) === 0 ? '+49301234567' : hostile()),
    get count() {
      return count;
    },
  };
}
