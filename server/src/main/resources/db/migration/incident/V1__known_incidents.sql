-- Known incidents (已知事件): one trouble that many tell of, one answer for all; and which cases were answered by which.

create table incident (
    id           bigint generated always as identity primary key,
    number       text             not null unique check (number ~ '^SJ\d{8}-\d+$'),
    opening_key  text             not null unique,
    version      integer          not null default 1 check (version > 0),
    name         text             not null check (name <> ''),
    category     text             not null,
    areas        bigint[]         not null,
    buildings    text[]           not null,
    outline      double precision[] not null, -- longitude, latitude, longitude … in WGS-84
    words        text[]           not null,
    begins_at    timestamptz      not null,
    expected_end timestamptz      not null,
    answer       text             not null check (answer <> ''),
    unit_id      bigint           not null references unit (id),
    opened_unit  bigint           not null references unit (id),
    opened_by    text             not null,
    opened_at    timestamptz      not null,
    reminded_at  timestamptz,
    ended_at     timestamptz,
    closing      text,
    constraint incident_somewhere check (cardinality(areas) > 0 or cardinality(outline) >= 6),
    constraint incident_outline_pairs check (cardinality(outline) % 2 = 0),
    constraint incident_in_order check (expected_end > begins_at),
    constraint incident_ends_with_an_answer check ((ended_at is null) = (closing is null) and closing <> '')
);
create index incident_open on incident (expected_end) where ended_at is null;
create index incident_over on incident (ended_at) where ended_at is not null;

-- what was said of it when, and by whom
create table incident_change (
    id           bigint generated always as identity primary key,
    incident_id  bigint      not null references incident (id),
    version      integer     not null,
    kind         text        not null check (kind in ('OPENED', 'CHANGED', 'OVERDUE', 'ENDED')),
    name         text        not null,
    answer       text        not null,
    expected_end timestamptz not null,
    reason       text        not null,
    person_id    bigint references person (id),
    person_name  text        not null,
    at           timestamptz not null
);
create index incident_change_of on incident_change (incident_id, id);

create function incident_change_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'what was said of an incident is only added, never changed or removed';
end $$;
create trigger incident_change_append_only before update or delete or truncate on incident_change
    for each statement execute function incident_change_is_final();

-- A case is answered by one incident at most. told and drawn are decided once, when the incident ends; settled_at is
-- when the case heard of it.
create table incident_case (
    case_id     bigint      primary key references case_file (id),
    incident_id bigint      not null references incident (id),
    person      bigint      not null, -- the same for all cases of one person
    reachable   boolean     not null,
    way         text        not null check (way in ('INTAKE', 'LATER')),
    at          timestamptz not null,
    by_name     text        not null,
    told        boolean,
    drawn       boolean,
    settled_at  timestamptz,
    constraint incident_case_decided_at_once check ((told is null) = (drawn is null)),
    constraint incident_case_settled_after check (settled_at is null or told is not null)
);
create index incident_case_of on incident_case (incident_id, at);
create index incident_case_to_settle on incident_case (incident_id, case_id) where settled_at is null;
-- nobody hears twice of the end of one incident
create unique index incident_case_told_once on incident_case (incident_id, person) where told;
