-- The daily dispatch list (日调度): why an open case is on it, and what leaders decided.

-- A projection, rebuilt at any time, hence without foreign keys.
create table daily_mark (
    case_id          bigint primary key,
    extension_asked  timestamptz,
    returns          integer not null,
    review_at        timestamptz,
    meeting_at       timestamptz,
    meeting_words    text    not null,
    conference_at    timestamptz,
    urges            integer not null,
    supervised_at    timestamptz,
    supervised_words text    not null
);

create table daily_decision (
    id          bigint generated always as identity primary key,
    act_key     text        not null unique,
    case_id     bigint      not null references case_file (id),
    day         date        not null,
    unit_id     bigint      not null references unit (id),
    aim         text        not null check (aim in ('REPLY', 'MEET', 'HELP', 'PROGRESS')),
    owner       text        not null check (owner <> ''),
    until       date        not null,
    word        text        not null check (word <> ''),
    person_id   bigint      not null references person (id),
    person_name text        not null,
    at          timestamptz not null
);
create index daily_decision_of_case on daily_decision (case_id, id);
create index daily_decision_of_day on daily_decision (day, id);
create index daily_decision_until on daily_decision (until, id);

create function daily_decision_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'decisions are only added, never changed or removed';
end $$;
create trigger daily_decision_append_only before update or delete or truncate on daily_decision
    for each statement execute function daily_decision_is_final();
