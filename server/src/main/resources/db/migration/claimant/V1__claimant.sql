-- Claimants as given with their cases: names and phones sealed, phones also as a keyed hash for look-up.
create table claimant_key (
    ring text not null check (ring in ('claimant', 'lookup', 'link')),
    number integer not null check (number between 0 and 255),
    fingerprint text not null,
    primary key (ring, number)
);
comment on table claimant_key is 'tells a node with other keys from one with the same; no key can be found from it';

-- ids are drawn in blocks by each node, because the id is sealed into the texts before the row is written
create sequence claimant_number increment by 64 start with 64;

create table claimant (
    id bigint primary key,
    anonymous boolean not null,
    name_sealed bytea,
    phone_sealed bytea,
    phone_hash bytea,
    at timestamptz not null,
    check ((phone_sealed is null) = (phone_hash is null)),
    check (not anonymous or name_sealed is null)
);

create index claimant_by_phone on claimant (phone_hash, id desc) where phone_hash is not null;

insert into claimant (id, anonymous, at) values (0, true, '2000-01-01T00:00:00Z');
