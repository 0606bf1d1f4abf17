/** The directory is public for every viewer; nothing else is. */
export const publicRelations: ReadonlySet<string> = new Set([
  'practitioners',
  'credentials',
  'practitioner_roles',
  'locations',
  'practitioner_locations',
  'services',
  'places',
  'practitioner_search',
  'find_practitioners(jsonb,text,uuid,integer)',
]);

/** A call of each SECURITY DEFINER function of this schema's own. */
export const calls = {
  'find_practitioners(jsonb,text,uuid,integer)': `select * from practitioners.find_practitioners('{}', null, null, 10)`,
  'index_practitioner()': 'select 1 where false',
};
