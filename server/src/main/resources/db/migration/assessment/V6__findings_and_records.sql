-- Whether rounds were found handled truthfully and as the law allows (办理真实、合规): one row for each round that
-- was looked at, the latest finding. A projection of the stream of facts.
create table assessed_finding (
    case_id         bigint      not null,
    round           integer     not null,
    unit_id         bigint      not null,
    found_at        timestamptz not null,
    true_and_lawful boolean     not null,
    kind            text        not null,
    category        text,
    primary key (case_id, round)
);
create index assessed_finding_found on assessed_finding (found_at);

-- Points that assessors record by hand (主动治理、加减分): with a reason, until the period is closed. One that was
-- wrong is withdrawn, never deleted.
create table recorded_figure (
    id               bigint generated always as identity primary key,
    idempotency_key  text           not null unique,
    month            date           not null,
    unit_id          bigint         not null,
    name             text           not null,
    value            numeric(12, 3) not null,
    reason           text           not null,
    recorded_by      text           not null,
    recorded_at      timestamptz    not null,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    constraint recorded_figure_first_of_month check (extract(day from month) = 1),
    constraint recorded_figure_reasoned check (reason <> '')
);
create index recorded_figure_month on recorded_figure (month);
