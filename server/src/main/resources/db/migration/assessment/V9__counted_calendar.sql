-- What is in time follows from the calendar; which versions of it the rows were counted by is kept, so that a
-- corrected year is noticed, what it may change counted again, and a published period checked by its own.

create table assessed_calendar (
    the_only boolean primary key default true check (the_only),
    versions text not null
);

create table assessed_recount (
    id         bigint generated always as identity primary key,
    since      date   not null,
    after_case bigint not null default 0
);
comment on table assessed_recount is 'cases counted by a calendar that was corrected from this day on; one that is done is deleted';

alter table period_revision add calendar_versions text not null default '';
comment on column period_revision.calendar_versions is 'year/version of the calendar it was counted by; empty in the first revisions';
