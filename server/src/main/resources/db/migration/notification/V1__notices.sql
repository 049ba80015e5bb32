-- What a unit was told about its cases (消息), who has read it, and the running clocks that will be told about.

create table notice (
    id        bigint generated always as identity primary key,
    unit_id   bigint      not null references unit (id),
    case_id   bigint      not null references case_file (id),
    kind      text        not null,
    at        timestamptz not null,
    why       text        not null default '',
    seq       integer,
    part      integer,
    clock     text,
    due_at    timestamptz,
    constraint notice_kind_known
        check (kind in ('NEW', 'ASSIST', 'DISSATISFIED', 'URGED', 'DUE_SOON', 'OVERDUE')),
    constraint notice_of_a_fact_or_a_clock check (
        (kind in ('DUE_SOON', 'OVERDUE')) = (part is not null and clock is not null and due_at is not null)
        and (kind in ('DUE_SOON', 'OVERDUE')) = (seq is null))
);
-- each fact and each clock is told once, whichever node tells it and however often facts are read again
create unique index notice_fact_once on notice (case_id, seq, unit_id, kind) where seq is not null;
create unique index notice_clock_once on notice (case_id, part, clock, due_at, kind) where seq is null;
create index notice_of_unit on notice (unit_id, id desc);
create index notice_overdue on notice (id desc) where kind = 'OVERDUE';
create index notice_age on notice (at);

create table notice_read (
    person_id bigint      not null references person (id),
    notice_id bigint      not null references notice (id) on delete cascade,
    at        timestamptz not null,
    primary key (person_id, notice_id)
);
create index notice_read_of_notice on notice_read (notice_id);

-- One row for each unit's part in a case whose clock runs: when there is something to tell next, or null when all
-- was told. A projection, rebuilt at any time, hence without foreign keys.
create table watched_clock (
    case_id bigint      not null,
    part    integer     not null,
    unit_id bigint      not null,
    clock   text        not null,
    soon_at timestamptz not null,
    due_at  timestamptz not null,
    next_at timestamptz,
    primary key (case_id, part),
    constraint watched_clock_order check (soon_at <= due_at)
);
create index watched_clock_next on watched_clock (next_at) where next_at is not null;
