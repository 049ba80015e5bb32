-- What lists show of a case's time: what waits for a decision, whom it waits for, until when it is parked.

alter table case_file
    add column urges integer not null default 0 check (urges >= 0),
    add column supervised boolean not null default false,
    add column asks text check (asks in ('EXTENSION', 'PARKING', 'BOTH')),
    add column asked_at timestamptz,
    add column waiting_until timestamptz,
    add column review_at timestamptz,
    add constraint case_file_asked check ((asks is null) = (asked_at is null)),
    add constraint case_file_review check ((review_at is null) = (state <> 'PARKED'));
alter table assignment add column parked boolean not null default false;

-- 挂账, by day of review; 待审批, the longest waiting first
create index case_file_parked on case_file (review_at, id) where state = 'PARKED';
create index case_file_asks on case_file (asked_at, id) where asks is not null;
