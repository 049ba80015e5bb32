-- What was brought in from files, and the way to the facts of one import.

create table import_run (
    id         bigint generated always as identity primary key,
    kind       text not null check (kind in ('MESSAGES', 'CASES')),
    name       text not null,
    file       text not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    as_of      timestamptz, -- the moment as of which the file speaks, for what was open then
    read       bigint,
    taken      bigint,
    known      bigint,
    rejected   bigint,
    check ((ended_at is null) = (read is null))
);
create index import_run_name on import_run (name, id);

-- for the on-time report of one import; costs nothing for cases that were not imported
create index case_event_imported on case_event ((payload ->> 'from'), case_id)
    where type = 'Imported';
