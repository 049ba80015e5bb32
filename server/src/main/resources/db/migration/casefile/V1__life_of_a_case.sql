-- The life of a case: an append-only log of facts, and the present state that follows from it.

create sequence case_id increment by 50;

create table case_file (
    id            bigint primary key,
    number        text not null unique check (number ~ '^\d{14}$'),
    version       integer not null check (version > 0),
    state         text not null check (state in (
        'SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'HANDLING', 'REPLIED', 'REVISITING',
        'CLOSED', 'ARCHIVED', 'ANSWERED', 'GUIDED', 'LINKED', 'VOIDED')),
    round         integer not null check (round > 0),
    kind          text not null,
    category      text,
    urgency       text not null,
    title         text not null,
    area_id       bigint references unit (id),
    address       text,
    lat           double precision check (lat between -90 and 90),
    lon           double precision check (lon between -180 and 180),
    channel       text not null,
    secret        boolean not null,
    claimant_id   bigint references claimant (id),
    lead_unit_id  bigint references unit (id),
    due_at        timestamptz,
    due_clock     text,
    attempts      integer not null default 0,
    call_back_at  timestamptz,
    opened_at     timestamptz not null,
    closed_at     timestamptz,
    outcome       text,
    last_type     text not null,
    last_at       timestamptz not null,
    hash          bytea not null,
    source        text unique,
    check ((lat is null) = (lon is null)),
    check (lead_unit_id is not null or state not in ('DISPATCHED', 'HANDLING', 'REPLIED', 'REVISITING')),
    check ((closed_at is null) = (state in ('SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'HANDLING', 'REPLIED', 'REVISITING')))
);

-- the hotline's own pools (待受理、待派单、待回访), soonest due first
create index case_file_pool on case_file (state, coalesce(due_at, 'infinity'), id)
    where state in ('SUBMITTED', 'ACCEPTED', 'REVISITING');
create index case_file_ended on case_file (lead_unit_id, closed_at, id) where closed_at is not null;
create index case_file_claimant on case_file (claimant_id, opened_at);
create index case_file_opened on case_file (opened_at);

create table assignment (
    case_id    bigint not null references case_file (id),
    no         integer not null check (no > 0),
    unit_id    bigint not null references unit (id),
    role       text not null check (role in ('LEAD', 'ASSIST', 'INNER')),
    state      text not null check (state in ('WAITING', 'WORKING', 'SUBMITTED', 'DONE', 'WITHDRAWN')),
    duty       text not null,
    since      timestamptz not null,
    round      integer not null,
    handler_id bigint references person (id),
    contacted  boolean not null default false,
    due_at     timestamptz,
    due_clock  text,
    primary key (case_id, no)
);

-- a unit's work list, soonest due first
create index assignment_work on assignment (unit_id, coalesce(due_at, 'infinity'), case_id, no)
    where state in ('WAITING', 'WORKING', 'SUBMITTED');
-- everything that is due, for those who see the whole city and for the watch over the clocks
create index assignment_due on assignment (coalesce(due_at, 'infinity'), case_id, no)
    where state in ('WAITING', 'WORKING', 'SUBMITTED');
-- one lead at a time (首接负责)
create unique index assignment_one_lead on assignment (case_id)
    where role = 'LEAD' and state <> 'WITHDRAWN';

-- The transaction's number takes part in the order: a reader stops before the oldest transaction
-- still in flight, so that a fact committed late is never skipped. The epoch grows when a database
-- was restored into a cluster whose transaction numbers are lower.
create table stream_epoch (epoch integer not null);
create unique index stream_epoch_one_row on stream_epoch ((true));
insert into stream_epoch values (1);

create table case_event (
    case_id     bigint not null references case_file (id),
    seq         integer not null check (seq > 0),
    epoch       integer not null default 1, -- the default grows with stream_epoch
    tx          xid8 not null default pg_current_xact_id(),
    position    bigint generated always as identity,
    type        text not null,
    at          timestamptz not null,
    person_id   bigint,
    person_name text not null,
    unit_id     bigint,
    role        text not null,
    round       integer not null,
    state       text not null,
    act         text,
    act_key     text,
    payload     json not null,
    hash        bytea not null,
    primary key (case_id, seq),
    check ((act is null) = (act_key is null))
);
create unique index case_event_act_key on case_event (act_key) where act_key is not null;
create index case_event_order on case_event (epoch, tx, position);

create function case_event_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'facts are only added, never changed or removed';
end $$;
create trigger case_event_append_only before update or delete or truncate on case_event
    for each statement execute function case_event_is_final();

create table follower (
    name     text primary key,
    version  integer not null,
    epoch    integer not null default 0,
    tx       xid8 not null default '0',
    position bigint not null default 0
);
