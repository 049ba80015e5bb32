-- Surges (突增): what came when of which category in which street, and the alarms that were raised.

-- A projection, rebuilt at any time, hence without foreign keys. category is the second level; kept for some months.
create table surge_request (
    case_id   bigint primary key,
    at        timestamptz not null,
    category  text,
    street_id bigint
);
create index surge_request_at on surge_request (at);
create index surge_request_of_place on surge_request (category, street_id, at);

-- Up to which moment was looked; goes back when something of the last day comes in late.
create table surge_watch (
    one          boolean primary key default true check (one),
    looked_until timestamptz not null
);
insert into surge_watch (looked_until) values ('epoch');

-- street_id null: the whole city. What was told stays told: a rebuild of the requests changes no alarm.
create table surge (
    id         bigint generated always as identity primary key,
    category   text        not null,
    street_id  bigint references unit (id),
    since      timestamptz not null,
    raised_at  timestamptz not null,
    looked_at  timestamptz not null,
    ended_at   timestamptz,
    expected   double precision not null check (expected > 0),
    seen       integer     not null check (seen >= 0),
    most       integer     not null check (most >= 4),
    chance     double precision not null,
    matter_id  bigint,
    constraint surge_in_order check (since <= raised_at and raised_at <= looked_at)
);
create unique index surge_going on surge (category, coalesce(street_id, 0)) where ended_at is null;
create index surge_newest on surge (raised_at desc);
create index surge_of_place on surge (category, street_id, raised_at desc);

create table surge_case (
    surge_id bigint not null references surge (id),
    case_id  bigint not null references case_file (id),
    primary key (surge_id, case_id)
);
create index surge_case_of_case on surge_case (case_id);

create table surge_act (
    id          bigint generated always as identity primary key,
    surge_id    bigint      not null references surge (id),
    kind        text        not null check (kind in ('SEEN', 'NONE', 'MATTER')),
    reason      text        not null default '',
    seen        integer     not null,
    person_id   bigint      not null references person (id),
    person_name text        not null,
    at          timestamptz not null,
    constraint surge_none_has_a_reason check (kind <> 'NONE' or reason <> '')
);
create index surge_act_of on surge_act (surge_id, id);

create function surge_act_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'acts are only added, never changed or removed';
end $$;
create trigger surge_act_append_only before update or delete or truncate on surge_act
    for each statement execute function surge_act_is_final();
