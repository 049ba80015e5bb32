-- Ladders (升级阶梯), every version kept; which rungs are before which open case; how far a re-arming came.

create table ladder_version (
    code     text        not null check (code ~ '^[a-z0-9-]{2,40}$'),
    version  integer     not null check (version > 0),
    document jsonb       not null,
    made_by  text        not null,
    made_at  timestamptz not null,
    note     text        not null default '',
    primary key (code, version)
);

-- A projection, rebuilt at any time, hence without foreign keys.
create table armed_rung (
    case_id bigint      not null,
    ladder  text        not null,
    rung    text        not null,
    run     text        not null,
    fire_at timestamptz not null,
    primary key (case_id, ladder, rung, run)
);
create index armed_rung_next on armed_rung (fire_at, case_id);

create table ladder_rearming (
    id         bigint generated always as identity primary key,
    after_case bigint not null default 0
);
