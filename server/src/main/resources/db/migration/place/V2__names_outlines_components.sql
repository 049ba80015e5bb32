-- What administrators know about places: other names and old names (别名、旧地名), outlines of areas (边界) and
-- components (部件). Nothing is ever deleted: it is ended, with who and why.

-- Changes with every change, in its transaction: nodes compare it with what they read.
create table place_stamp (
    what  text primary key check (what in ('names', 'book', 'outlines')),
    stamp uuid not null
);
insert into place_stamp values
    ('names', gen_random_uuid()), ('book', gen_random_uuid()), ('outlines', gen_random_uuid());

create table place_name (
    id       bigint generated always as identity primary key,
    name     text        not null check (length(name) between 2 and 60),
    kind     text        not null check (kind in ('ALIAS', 'OLD_NAME')),
    thing    text        not null check (thing in ('AREA', 'BUILDING', 'ROAD')),
    unit_id  bigint      not null references unit (id),
    added_at timestamptz not null,
    added_by text        not null,
    reason   text        not null,
    ended_at timestamptz,
    ended_by text,
    ended_because text,
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_because is null))
);
create unique index place_name_in_force on place_name (name, unit_id) where ended_at is null;

-- Names that were learned or came with the program and are not to be used (不再使用).
create table place_forgotten (
    id      bigint generated always as identity primary key,
    name    text        not null,
    unit_id bigint      not null references unit (id),
    at      timestamptz not null,
    by_name text        not null,
    reason  text        not null,
    unique (name, unit_id)
);

-- One file of outlines, accepted; in force from its day on for the units it names.
create table place_outline_version (
    id           bigint generated always as identity primary key,
    effective_from date      not null,
    crs          text        not null,
    areas        integer     not null check (areas > 0),
    accepted_at  timestamptz not null,
    accepted_by  text        not null,
    reason       text        not null
);
create table place_outline (
    version_id bigint not null references place_outline_version (id),
    unit_id    bigint not null references unit (id),
    shape      bytea  not null,
    primary key (version_id, unit_id)
);
comment on column place_outline.shape is 'WKB, WGS-84, longitude first';

create table place_component (
    code       text primary key check (length(code) between 1 and 40),
    kind       text             not null,
    name       text             not null,
    longitude  double precision not null check (abs(longitude) <= 180),
    latitude   double precision not null check (abs(latitude) <= 90),
    crs        text             not null,
    given_lon  double precision not null,
    given_lat  double precision not null,
    unit_id    bigint references unit (id),
    changed_at timestamptz      not null,
    changed_by text             not null,
    ended_at   timestamptz
);
comment on column place_component.longitude is 'WGS-84; given_lon and given_lat are as they came, counted as crs says';
create index place_component_where on place_component using gist (point(longitude, latitude))
    where ended_at is null;
