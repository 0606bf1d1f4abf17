-- One row per practitioner with everything that a search asks for, kept by triggers, so that no command can forget it.

create text search configuration words (copy = simple);
alter text search configuration words alter mapping for asciiword, word, hword, hword_part, hword_asciipart, asciihword
  with extensions.unaccent, simple;

-- Lower case without accents: how words are compared.
create function plain_words(text text) returns text language sql stable parallel safe as $$
  select extensions.unaccent('extensions.unaccent', lower(coalesce(text, '')))
$$;

create table practitioner_search (
  practitioner_id uuid primary key references practitioners (id),
  -- In the directory: the profile is active and somebody employs them.
  listed boolean not null,
  sort_name text not null,
  document tsvector not null,
  words text not null,
  service_words text not null,
  specialty_codes text[] not null,
  languages text[] not null,
  modalities text[] not null,
  organization_ids uuid[] not null
);
create index practitioner_search_document on practitioner_search using gin (document);
create index practitioner_search_words on practitioner_search using gin (words extensions.gin_trgm_ops);
create index practitioner_search_specialties on practitioner_search using gin (specialty_codes);
create index practitioner_search_name on practitioner_search (sort_name, practitioner_id) where listed;
call protect_table('practitioner_search');
create policy practitioner_search_read on practitioner_search for select to klear_practitioners_app
  using ((select viewer_kind()) is not null and listed);

grant select on practitioners, services, practitioner_roles, locations, practitioner_locations, places to klear_practitioners_definer;
grant select, insert, update on practitioner_search to klear_practitioners_definer;
create policy practitioners_index on practitioners for select to klear_practitioners_definer using (true);
create policy services_index on services for select to klear_practitioners_definer using (true);
create policy practitioner_roles_index on practitioner_roles for select to klear_practitioners_definer using (true);
create policy locations_index on locations for select to klear_practitioners_definer using (true);
create policy practitioner_locations_index on practitioner_locations for select to klear_practitioners_definer using (true);
create policy places_index on places for select to klear_practitioners_definer using (true);
create policy practitioner_search_index on practitioner_search to klear_practitioners_definer using (true) with check (true);

create function index_practitioner() returns trigger language plpgsql volatile security definer as $$
declare
  target uuid := case tg_table_name when 'practitioners' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'practitioner_id')::uuid end;
begin
  insert into practitioner_search as s
  select p.id, p.active and r.organization_ids <> '{}', plain_words(p.display_name),
    setweight(to_tsvector('practitioners.words', p.display_name), 'A')
      || setweight(to_tsvector('practitioners.words', coalesce(p.headline, '') || ' ' || v.names || ' ' || c.displays), 'B')
      || setweight(to_tsvector('practitioners.words', coalesce(p.bio, '')), 'D'),
    plain_words(concat_ws(' ', p.display_name, p.headline, v.names, c.displays)),
    plain_words(v.names), p.specialty_codes, p.languages, v.modalities, r.organization_ids
  from practitioners p
  cross join lateral (select coalesce(string_agg(name, ' ' order by id), '') as names, coalesce(array_agg(distinct modality), '{}') as modalities
    from services where practitioner_id = p.id and active) v
  cross join lateral (select coalesce(string_agg(x ->> 'display', ' '), '') as displays from jsonb_array_elements(p.specialties) x) c
  cross join lateral (select coalesce(array_agg(organization_id), '{}') as organization_ids
    from practitioner_roles where practitioner_id = p.id and active) r
  where p.id = target
  on conflict (practitioner_id) do update set (listed, sort_name, document, words, service_words, specialty_codes, languages, modalities,
    organization_ids) = (excluded.listed, excluded.sort_name, excluded.document, excluded.words, excluded.service_words,
    excluded.specialty_codes, excluded.languages, excluded.modalities, excluded.organization_ids);
  return null;
end $$;
create trigger practitioners_index after insert or update on practitioners for each row execute function index_practitioner();
create trigger services_index after insert or update on services for each row execute function index_practitioner();
create trigger practitioner_roles_index after insert or update on practitioner_roles for each row execute function index_practitioner();
call own_by_definer('index_practitioner()');

-- Great-circle distance in metres (haversine, mean radius 6371008.8 m).
create function distance_meters(lat1 double precision, lon1 double precision, lat2 double precision, lon2 double precision)
returns double precision language sql immutable parallel safe as $$
  select 2 * 6371008.8 * asin(least(1, sqrt(
    sind((lat2 - lat1) / 2) ^ 2 + cosd(lat1) * cosd(lat2) * sind((lon2 - lon1) / 2) ^ 2)))
$$;

-- Listed practitioners who fit, in the order of the search: by distance when near a place, else by rank when there is a text,
-- else by name. Only the parts that were asked for become SQL, so that each can use its index; row-level security would keep
-- the operators of text search away from their indexes, hence a definer. It gives out public rows only.
create function find_practitioners(filter jsonb, after_sort text, after_id uuid, how_many integer)
returns table (practitioner_id uuid, sort text, meters integer) language plpgsql stable security definer as $$
declare
  conditions text[] := array['s.listed'];
  sources text := 'practitioner_search s';
  sorting text := 's.sort_name';
  typed text := 'text';
  reach double precision := (filter ->> 'radiusMeters')::double precision;
  lat double precision := (filter ->> 'latitude')::double precision;
  lon double precision := (filter ->> 'longitude')::double precision;
  high_lat double precision;
  half_lon double precision;
begin
  if viewer_kind() is null or (session_user = 'klear_practitioners_system' and viewer_kind() <> 'system') then
    return;
  end if;
  if filter ? 'postalCode' then
    select p.latitude, p.longitude into lat, lon from places p
      where p.country = filter ->> 'country' and p.postal_code = filter ->> 'postalCode'
      order by p.region is null, p.name limit 1;
    if not found then
      return;
    end if;
  end if;
  -- How alike words must be: a slip or two in a word pass, another word does not.
  perform set_config('pg_trgm.word_similarity_threshold', '0.5', true);
  if filter ? 'text' then
    conditions := conditions || '(s.document @@ websearch_to_tsquery(''practitioners.words'', $1 ->> ''text'') or plain_words($1 ->> ''text'') <% s.words)'::text;
    sorting := '(1000000 - round(400000 * ts_rank(s.document, websearch_to_tsquery(''practitioners.words'', $1 ->> ''text''))
      + 600000 * word_similarity(plain_words($1 ->> ''text''), s.words)))::bigint';
    typed := 'bigint';
  end if;
  if filter ? 'service' then
    conditions := conditions || 'plain_words($1 ->> ''service'') <% s.service_words'::text;
  end if;
  if filter ? 'specialty' then
    conditions := conditions || 's.specialty_codes @> array[$1 ->> ''specialty'']'::text;
  end if;
  if filter ? 'specialties' then
    conditions := conditions || 's.specialty_codes && array(select jsonb_array_elements_text($1 -> ''specialties''))'::text;
  end if;
  if filter ? 'modality' then
    conditions := conditions || 's.modalities @> array[$1 ->> ''modality'']'::text;
  end if;
  if filter ? 'language' then
    conditions := conditions || 's.languages @> array[$1 ->> ''language'']'::text;
  end if;
  if filter ? 'organizationId' then
    conditions := conditions || 's.organization_ids @> array[($1 ->> ''organizationId'')::uuid]'::text;
  end if;
  if lat is not null then
    -- A degree of latitude is at least 110574 m; towards a pole the box takes in every longitude.
    high_lat := least(90, abs(lat) + reach / 110574);
    half_lon := case when high_lat >= 89.9 then 360 else reach / (110574 * cosd(high_lat)) end;
    sources := sources || ' join (
      select pl.practitioner_id, round(min(distance_meters($5, $6, l.latitude, l.longitude)))::integer as meters
      from locations l join practitioner_locations pl on pl.organization_id = l.organization_id and pl.location_id = l.id
      where l.active and l.latitude between $5 - $7 / 110574 and $5 + $7 / 110574
        and (l.longitude between $6 - $8 and $6 + $8 or l.longitude + 360 between $6 - $8 and $6 + $8 or l.longitude - 360 between $6 - $8 and $6 + $8)
        and distance_meters($5, $6, l.latitude, l.longitude) <= $7
      group by pl.practitioner_id) near on near.practitioner_id = s.practitioner_id';
    sorting := 'near.meters';
    typed := 'integer';
  end if;
  return query execute format(
    'select found.practitioner_id, found.sort::text, found.meters from (
       select s.practitioner_id, %s as sort, %s as meters from %s where %s) found
     where $2 is null or (found.sort, found.practitioner_id) > ($2::%s, $3)
     order by found.sort, found.practitioner_id limit $4',
    sorting, case when lat is null then 'null::integer' else 'near.meters' end, sources, array_to_string(conditions, ' and '), typed)
    using filter, after_sort, after_id, how_many, lat, lon, reach, half_lon;
end $$;
call own_by_definer('find_practitioners(jsonb, text, uuid, integer)');
