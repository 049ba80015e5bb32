-- Files of cases; the bytes lie outside, under their SHA-256. Where a photo was taken is kept apart,
-- so that no query for the public can take it along.
create table attachment (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('PHOTO', 'AUDIO', 'VIDEO', 'DOCUMENT')),
    media_type text not null,
    name text not null check (length(name) between 1 and 200),
    bytes bigint not null check (bytes > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    thumbnail_sha256 text,
    public_sha256 text,
    width integer,
    height integer,
    taken_at timestamptz,
    uploaded_by bigint references person (id),
    unit_id bigint references unit (id),
    key_hash bytea,
    at timestamptz not null,
    case_id bigint,
    stage text check (stage ~ '^[A-Z_]{2,30}$'),
    check ((case_id is null) = (stage is null)),
    check ((kind = 'PHOTO') = (public_sha256 is not null)),
    check ((public_sha256 is null) = (thumbnail_sha256 is null))
);

create index attachment_by_case on attachment (case_id, id) where case_id is not null;
create index attachment_unbound on attachment (at) where case_id is null;
create index attachment_by_sha256 on attachment (sha256);
create index attachment_by_thumbnail on attachment (thumbnail_sha256) where thumbnail_sha256 is not null;
create index attachment_by_public on attachment (public_sha256) where public_sha256 is not null;

create table attachment_position (
    attachment_id bigint primary key references attachment (id) on delete cascade,
    lat double precision not null check (lat between -90 and 90),
    lon double precision not null check (lon between -180 and 180)
);

-- bytes whose last row may be gone; they are looked at again before they are deleted
create table attachment_litter (
    sha256 text primary key
);
