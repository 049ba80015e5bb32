-- What the three rates (三率) are computed from: versioned schemes, and for every unit the cases it was given and
-- the answers citizens gave. All but the schemes is a projection of the stream of facts: it is rebuilt at any
-- time and therefore has no foreign keys.

create table scheme (
    id             bigint generated always as identity primary key,
    code           text    not null,
    version        integer not null,
    effective_from date    not null,
    document       jsonb   not null,
    constraint scheme_version_once unique (code, version),
    constraint scheme_effective_once unique (effective_from),
    constraint scheme_version_counted check (version > 0),
    constraint scheme_from_first_of_month check (extract(day from effective_from) = 1)
);

-- What is known of a case before it has a unit.
create table assessed_subject (
    case_id  bigint primary key,
    kind     text not null,
    category text,
    area_id  bigint
);

-- One row for each unit that was ever in charge of a case.
create table assessed_case (
    case_id      bigint      not null,
    unit_id      bigint      not null,
    kind         text        not null,
    received_at  timestamptz not null,
    withdrawn_at timestamptz,
    closed_at    timestamptz,
    primary key (case_id, unit_id),
    constraint assessed_case_closed_by_its_holder check (closed_at is null or withdrawn_at is null)
);
create unique index assessed_case_one_holder on assessed_case (case_id) where withdrawn_at is null;
create index assessed_case_received on assessed_case (received_at, unit_id) where withdrawn_at is null;
create index assessed_case_closed on assessed_case (closed_at, unit_id) where closed_at is not null;

-- One row for each valid revisit (有效回访). The citizen's words stay in the fact itself.
create table assessed_answer (
    case_id      bigint      not null,
    seq          integer     not null,
    round        integer     not null,
    unit_id      bigint      not null,
    kind         text        not null,
    category     text,
    area_id      bigint,
    channel      text        not null,
    answered_at  timestamptz not null,
    contacted    boolean     not null,
    solved       text        not null,
    satisfaction text        not null,
    primary key (case_id, seq),
    constraint assessed_answer_solved_known check (solved in ('SOLVED', 'PARTLY', 'NOT_SOLVED')),
    constraint assessed_answer_satisfaction_known
        check (satisfaction in ('SATISFIED', 'BASICALLY', 'DISSATISFIED', 'NONE'))
);
-- a month's ranking reads only this index
create index assessed_answer_ranking on assessed_answer (answered_at)
    include (unit_id, kind, contacted, solved, satisfaction);
-- the list behind one unit's figure
create index assessed_answer_unit on assessed_answer (unit_id, answered_at, case_id, seq);
