-- The life of an assessment period (考核周期): a period without a row runs or is provisional; closed, it waits to be
-- published; published, it is frozen (封账). What was published is a revision: figures, inputs, scheme and catalogue
-- sealed with digests that chain from revision to revision. A correction is a new revision.

create table assessed_period (
    month date primary key,
    state text not null,
    constraint assessed_period_first_of_month check (extract(day from month) = 1),
    constraint assessed_period_state_known check (state in ('CLOSED', 'PUBLISHED'))
);

create table period_revision (
    month             date        not null references assessed_period,
    revision          integer     not null,
    made_at           timestamptz not null,
    person_id         bigint      not null,
    person_name       text        not null,
    reason            text        not null,
    published_at      timestamptz,
    scheme            text        not null,
    scheme_version    integer     not null,
    scheme_text       text        not null,
    catalogue_version integer     not null,
    figures           text        not null,
    answers           bigint      not null,
    figures_digest    text        not null,
    answers_digest    text        not null,
    previous_digest   text        not null,
    digest            text        not null,
    primary key (month, revision),
    constraint period_revision_counted check (revision > 0),
    constraint period_revision_first_or_with_reason check (revision = 1 or reason <> '')
);

create function refuse_to_rewrite_published() returns trigger language plpgsql as $$
begin
    if old.published_at is not null then
        raise exception 'a published period is never changed';
    end if;
    return coalesce(new, old);
end $$;
create trigger period_revision_is_final before update or delete on period_revision
    for each row execute function refuse_to_rewrite_published();

-- The answers that a revision was computed from. One that a later revision no longer holds says until which.
create table sealed_answer (
    month          date        not null,
    since_revision integer     not null,
    until_revision integer,
    known_seq      integer     not null,
    case_id        bigint      not null,
    seq            integer     not null,
    unit_id        bigint      not null,
    share          smallint    not null,
    round          smallint    not null,
    cell           smallint    not null,
    counts         boolean     not null,
    corrected      boolean     not null,
    on_time        boolean,
    kind           text        not null,
    category       text,
    channel        text        not null,
    asked_by       text        not null,
    anonymous      boolean     not null,
    area_id        bigint,
    section_id     bigint,
    handler_id     bigint,
    answered_at    timestamptz not null,
    received_at    timestamptz not null,
    closed_at      timestamptz,
    primary key (month, case_id, seq, unit_id, share, since_revision)
);
comment on column sealed_answer.known_seq is 'the last fact of the case that was known then';
create index sealed_answer_unit on sealed_answer (month, unit_id);
