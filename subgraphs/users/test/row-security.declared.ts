/** Who practises where is public; who people are is not. */
export const publicRelations: ReadonlySet<string> = new Set(['organizations']);

/** A call of each SECURITY DEFINER function of this schema's own. */
export const calls = {
  'find_credentials(bytea)': `select * from users.find_credentials('\\x00')`,
  'find_refresh_token(bytea)': `select * from users.find_refresh_token('\\x00')`,
  'find_apps(uuid[])': 'select * from users.find_apps(array[gen_random_uuid()])',
  'find_app_code(bytea)': `select * from users.find_app_code('\\x00')`,
  'find_invitation(uuid)': 'select * from users.find_invitation(gen_random_uuid())',
};
