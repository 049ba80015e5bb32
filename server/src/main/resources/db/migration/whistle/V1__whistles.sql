-- Whistles as lists and figures read them. A projection of facts, rebuilt at any time, hence without foreign keys.

create table whistle (
    case_id  bigint      not null,
    no       integer     not null,
    unit_id  bigint      not null,
    kind     text        not null,
    ask      text        not null,
    place    text        not null,
    meet_at  timestamptz,
    blown_at timestamptz not null,
    meetings integer     not null,
    over_at  timestamptz,
    fell     boolean     not null,
    primary key (case_id, no),
    constraint whistle_fallen_is_over check (over_at is not null or not fell)
);
-- a unit's own whistles, newest first
create index whistle_of_unit on whistle (unit_id, blown_at desc, case_id, no);
create index whistle_newest on whistle (blown_at desc, case_id, no);

create table whistle_call (
    case_id  bigint      not null,
    no       integer     not null,
    unit_id  bigint      not null,
    part     integer     not null,
    duty     text        not null,
    blown_at timestamptz not null,
    due_at   timestamptz not null,
    first_at timestamptz,
    presence text,
    word     text        not null,
    counts   boolean     not null,
    stars    integer check (stars between 1 and 5),
    primary key (case_id, no, unit_id)
);
create index whistle_call_of_unit on whistle_call (unit_id, blown_at desc, case_id, no);

create table whistle_task (
    case_id  bigint      not null,
    task     integer     not null,
    no       integer     not null,
    unit_id  bigint      not null,
    owner    text        not null,
    what     text        not null,
    state    text        not null,
    due_at   timestamptz not null,
    done_at  timestamptz,
    primary key (case_id, task)
);
