-- What ends by itself: a waiting for the citizen, a parking. A projection, rebuilt at any time, hence without
-- foreign keys.
create table time_ending (
    case_id  bigint      not null,
    kind     text        not null check (kind in ('WAIT', 'PARKING')),
    since    integer     not null,
    ends_at  timestamptz not null,
    look_at  timestamptz not null,
    primary key (case_id, kind)
);
create index time_ending_look on time_ending (look_at);
