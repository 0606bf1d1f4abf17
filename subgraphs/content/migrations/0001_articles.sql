-- How words of a language are compared: its stemmer, without accents. Languages that PostgreSQL has no stemmer for use `plain`.
do $$
declare
  language record;
begin
  for language in select * from (values ('en', 'english'), ('de', 'german'), ('fr', 'french'), ('es', 'spanish'), ('it', 'italian'),
    ('pt', 'portuguese'), ('nl', 'dutch'), ('da', 'danish'), ('sv', 'swedish'), ('no', 'norwegian'), ('fi', 'finnish'), ('ru', 'russian'),
    ('hu', 'hungarian'), ('ro', 'romanian'), ('tr', 'turkish'), ('plain', 'simple')) as l (tag, stemmer)
  loop
    execute format('create text search configuration %I (copy = pg_catalog.%I)', language.tag, language.stemmer);
    execute format('alter text search configuration %I alter mapping for hword, hword_part, word with extensions.unaccent, %I',
      language.tag, case language.stemmer when 'simple' then 'simple' else language.stemmer || '_stem' end);
  end loop;
end $$;

-- The configuration of a BCP 47 language. Immutable, as the generated column needs it: a language never changes its configuration.
create function search_configuration(locale text) returns regconfig language sql immutable parallel safe as $$
  select case split_part(lower(locale), '-', 1)
    when 'en' then 'content.en'::regconfig when 'de' then 'content.de'::regconfig when 'fr' then 'content.fr'::regconfig
    when 'es' then 'content.es'::regconfig when 'it' then 'content.it'::regconfig when 'pt' then 'content.pt'::regconfig
    when 'nl' then 'content.nl'::regconfig when 'da' then 'content.da'::regconfig when 'sv' then 'content.sv'::regconfig
    when 'no' then 'content.no'::regconfig when 'nb' then 'content.no'::regconfig when 'nn' then 'content.no'::regconfig
    when 'fi' then 'content.fi'::regconfig when 'ru' then 'content.ru'::regconfig when 'hu' then 'content.hu'::regconfig
    when 'ro' then 'content.ro'::regconfig when 'tr' then 'content.tr'::regconfig else 'content.plain'::regconfig end
$$;

-- What a reader typed, as a query in one language, or in every language at once when none is asked for.
create function search_query(words text, locale text) returns tsquery language sql stable parallel safe as $$
  select case when locale is not null then websearch_to_tsquery(content.search_configuration(locale), words) else
    websearch_to_tsquery('content.en', words) || websearch_to_tsquery('content.de', words) || websearch_to_tsquery('content.fr', words)
    || websearch_to_tsquery('content.es', words) || websearch_to_tsquery('content.it', words) || websearch_to_tsquery('content.pt', words)
    || websearch_to_tsquery('content.nl', words) || websearch_to_tsquery('content.da', words) || websearch_to_tsquery('content.sv', words)
    || websearch_to_tsquery('content.no', words) || websearch_to_tsquery('content.fi', words) || websearch_to_tsquery('content.ru', words)
    || websearch_to_tsquery('content.hu', words) || websearch_to_tsquery('content.ro', words) || websearch_to_tsquery('content.tr', words)
    || websearch_to_tsquery('content.plain', words) end
$$;

-- One row per article with the version that is shown: the published one, or the newest while nothing was published.
-- An article of the platform has no organization, so the key is the id alone.
create table articles (
  id uuid primary key,
  organization_id uuid,
  author_id uuid,
  status text not null check (status in ('DRAFT', 'ACTIVE', 'RETIRED')),
  locale text not null,
  slug text not null,
  -- Articles that are translations of each other share it.
  translation_group uuid not null,
  shown_version integer not null,
  newest_version integer not null check (newest_version >= shown_version),
  title text not null,
  summary text,
  body text not null,
  specialty_codes text[] not null,
  -- For imported articles: whose they are, their id there, where they can be read, and a digest that tells a change.
  source_system text,
  external_id text,
  source text,
  import_digest text,
  published_at timestamptz,
  created_at timestamptz not null,
  revision integer not null,
  document tsvector not null generated always as (
    setweight(to_tsvector(content.search_configuration(locale), title), 'A')
    || setweight(to_tsvector(content.search_configuration(locale), coalesce(summary, '')), 'B')
    || setweight(to_tsvector(content.search_configuration(locale), body), 'D')
  ) stored,
  check (status <> 'ACTIVE' or published_at is not null),
  check ((source_system is null) = (external_id is null)),
  constraint articles_slug unique (locale, slug),
  constraint articles_translation unique (translation_group, locale),
  constraint articles_imported unique (source_system, external_id)
);
create index articles_document on articles using gin (document) where status = 'ACTIVE';
create index articles_specialties on articles using gin (specialty_codes) where status = 'ACTIVE';
create index articles_newest on articles (published_at desc, id desc) where status = 'ACTIVE';
create index articles_organization on articles (organization_id, id desc);
call protect_table('articles');

-- The history: staff only.
create table article_versions (
  article_id uuid not null references articles (id),
  version integer not null check (version >= 1),
  organization_id uuid,
  author_id uuid,
  title text not null,
  summary text,
  body text not null,
  specialty_codes text[] not null,
  created_at timestamptz not null,
  primary key (article_id, version)
);
call protect_table('article_versions');

-- Published: everybody, that is the anonymous and every known person. Else: whoever works in the organization.
create policy articles_read on articles for select to klear_content_app using (
  (((select viewer_kind()) = 'anonymous' or (select viewer_person_id()) is not null) and status = 'ACTIVE')
  or organization_id = (select viewer_organization_id()));
create policy articles_create on articles for insert to klear_content_app with check (
  organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER')));
create policy articles_change on articles for update to klear_content_app using (
  organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER')))
  with check (organization_id = (select viewer_organization_id()));
revoke delete on articles from klear_content_app;

create policy article_versions_read on article_versions for select to klear_content_app using (
  organization_id = (select viewer_organization_id()));
create policy article_versions_write on article_versions for insert to klear_content_app with check (
  organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER')));
revoke update, delete on article_versions from klear_content_app;
