-- Group matters (群诉): which cases tell of the same.

create sequence matter_change;

-- Projections, rebuilt at any time, hence without foreign keys. matter_id is the case that began the
-- matter; null until the case has been placed. said is only the beginning of the words.
create table matter_case (
    case_id     bigint primary key,
    matter_id   bigint,
    change      bigint      not null default 0,
    at          timestamptz not null,
    claimant_id bigint,
    area_id     bigint,
    place       text,
    title       text        not null,
    said        text        not null
);
create index matter_case_waiting on matter_case (case_id) where matter_id is null;
create index matter_case_of_matter on matter_case (matter_id, case_id) where matter_id is not null;
create index matter_case_change on matter_case (change) where matter_id is not null;

create table matter (
    id       bigint primary key,
    name     text        not null,
    people   integer     not null,
    tellings integer     not null,
    first_at timestamptz not null,
    last_at  timestamptz not null
);
create index matter_hot on matter (people desc, last_at desc) where people > 1;

-- What people decided stands above what was computed, also after a rebuild: this case belongs to the
-- matter of that one (itself: it begins a matter of its own).
create table matter_hand (
    case_id   bigint primary key references case_file (id),
    with_case bigint not null references case_file (id)
);

create table matter_decision (
    id          bigint generated always as identity primary key,
    kind        text        not null check (kind in ('MERGE', 'SPLIT')),
    matter_id   bigint      not null,
    other_id    bigint      not null,
    cases       bigint[]    not null,
    reason      text        not null check (reason <> ''),
    person_id   bigint      not null references person (id),
    person_name text        not null,
    at          timestamptz not null
);
create index matter_decision_of on matter_decision (matter_id, id);
create index matter_decision_of_other on matter_decision (other_id, id);

create function matter_decision_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'decisions are only added, never changed or removed';
end $$;
create trigger matter_decision_append_only before update or delete or truncate on matter_decision
    for each statement execute function matter_decision_is_final();
