-- What a correction of the calendar moved. Nodes know a correction some seconds late; what they did meanwhile is
-- counted again once (settled).
create table calendar_change (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    by_name  text        not null,
    place    text        not null,
    year     integer     not null,
    version  integer     not null,
    why      text        not null,
    looked   integer     not null,
    moved    integer     not null,
    first    json        not null,
    cases    bigint[]    not null,
    settled  boolean     not null default false,
    unique (place, year, version)
);
create index calendar_change_unsettled on calendar_change (at) where not settled;
