-- A key that spans tenants tells one of them what another keeps hidden. Addresses and translations are unique within their owner (an
-- organization, or the platform), and among what is published, which everybody sees anyway.
alter table articles drop constraint articles_slug;
alter table articles add constraint articles_slug unique nulls not distinct (organization_id, locale, slug);
create unique index articles_published_slug on articles (locale, slug) where status = 'ACTIVE';

alter table articles drop constraint articles_translation;
alter table articles add constraint articles_translation unique nulls not distinct (organization_id, translation_group, locale);
create index articles_translation_group on articles (translation_group, locale);

alter table articles drop constraint articles_imported;
create unique index articles_imported on articles (organization_id, source_system, external_id) nulls not distinct where source_system is not null;
create index articles_source on articles (source_system, external_id) where source_system is not null;

-- A foreign key looks past row-level security: without the tenant in it, one could write into the history of another's article.
alter table articles add constraint articles_of_organization unique (organization_id, id);
alter table article_versions add constraint article_versions_of_organization
  foreign key (organization_id, article_id) references articles (organization_id, id);
