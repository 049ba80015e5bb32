-- Answers that are asked a second time (复访), and reports of pressure (反映被施压). Projections of facts, rebuilt at
-- any time, hence without foreign keys; who has a second revisit at hand is lost then, and nothing else.

create table recheck (
    case_id             bigint      not null,
    round               integer     not null,
    agent_id            bigint,      -- who asked first; null: answered by link
    agent               text        not null,
    contacted           boolean     not null,
    solved              text        not null,
    satisfaction        text        not null,
    answered_at         timestamptz not null,
    sampled             boolean     not null,
    disputed            boolean     not null,
    missed              integer     not null default 0,
    second_id           bigint,
    second              text,
    second_contacted    boolean,
    second_solved       text,
    second_satisfaction text,
    second_at           timestamptz,
    claimed_by          bigint,
    claimed_until       timestamptz,
    primary key (case_id, round)
);
create index recheck_waits on recheck (answered_at, case_id, round) where second_at is null and missed < 2;
create index recheck_done on recheck (second_at) where second_at is not null;

create table pressure_report (
    case_id  bigint      not null,
    seq      integer     not null,
    round    integer     not null,
    unit_id  bigint      not null,
    upper_id bigint,
    words    text        not null,
    at       timestamptz not null,
    primary key (case_id, seq)
);
create index pressure_report_newest on pressure_report (at desc, case_id, seq);
