-- Notices for some people of a unit only, and what is held back: through the night, and to become one notice instead of many.

-- the kinds are those of the program
alter table notice drop constraint notice_kind_known;
alter table notice add constraint notice_kind_shape check (kind ~ '^[A-Z_]+$');
alter table notice
    add column role      text,
    add column person_id bigint references person (id),
    add column topic     text    not null default '',
    add column cases     integer not null default 1 check (cases > 0);
drop index notice_fact_once;
create unique index notice_fact_once
    on notice (case_id, seq, unit_id, kind, coalesce(role, ''), coalesce(person_id, 0)) where seq is not null;

-- the cases of a notice that tells of several
create table notice_case (
    notice_id bigint not null references notice (id) on delete cascade,
    case_id   bigint not null references case_file (id),
    primary key (notice_id, case_id)
);

create table notice_held (
    id        bigint generated always as identity primary key,
    unit_id   bigint      not null references unit (id),
    role      text,
    person_id bigint references person (id),
    topic     text        not null,
    case_id   bigint      not null references case_file (id),
    seq       integer     not null,
    kind      text        not null,
    why       text        not null,
    at        timestamptz not null,
    tell_at   timestamptz not null
);
create unique index notice_held_once
    on notice_held (case_id, seq, unit_id, kind, coalesce(role, ''), coalesce(person_id, 0));
create index notice_held_next on notice_held (tell_at);

alter table watched_clock add column urgent boolean not null default false;
