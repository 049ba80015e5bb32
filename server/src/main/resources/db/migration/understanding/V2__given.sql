-- What was suggested for each request when it came in, by the model of that moment; what people chose instead is
-- read from the case itself. Never computed again: another model would say something else.
create table suggestion_given (
    case_id         bigint primary key,
    given_at        timestamptz      not null,
    category        text,
    confidence      double precision,
    by_keyword      boolean          not null,
    others          text[]           not null,
    unit            text,
    unit_confidence double precision,
    wrong_unit      boolean          not null default false
);
create index suggestion_given_at on suggestion_given (given_at);
comment on column suggestion_given.wrong_unit is 'a unit sent the case back because it was not its own, and that was agreed';
