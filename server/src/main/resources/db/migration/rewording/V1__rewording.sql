-- Rewording (机器润色): an outside language model may improve drafts; the setting in versions, and every use.

create table rewording_setting (
    version   integer     primary key check (version > 0),
    active    boolean     not null,
    url       text        not null,
    model     text        not null,
    -- sealed as claimants' names are; null for a service that wants none
    key       bytea,
    seconds   integer     not null check (seconds between 1 and 60),
    uses      text[]      not null,
    person_id bigint      not null references person (id),
    at        timestamptz not null
);

-- what was sent and received, without personal data
create table rewording_use (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    person_name text        not null,
    case_number text        not null,
    purpose     text        not null check (purpose in ('REPLY', 'SUMMARY')),
    outcome     text        not null,
    sent        text        not null,
    received    text,
    millis      integer     not null
);
create index rewording_use_at on rewording_use (at desc);
