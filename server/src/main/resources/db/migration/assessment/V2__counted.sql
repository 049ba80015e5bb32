-- What is counted, at the size of a city: parts of units in cases, answers by who carries them, and sums per day
-- that are kept with them. A projection of the stream of facts as before; it is rebuilt at any time.

drop table assessed_answer, assessed_case, assessed_subject;

-- One row for each assignment and round of a unit that was in charge, assisted or was called. Moments are null
-- where nothing happened yet; each of them decides by its own day what it counts for.
create table assessed_part (
    case_id         bigint      not null,
    part            integer     not null,
    round           integer     not null,
    seq             integer     not null,
    unit_id         bigint      not null,
    share           smallint    not null,
    kind            text        not null,
    category        text,
    area_id         bigint,
    section_id      bigint,
    handler_id      bigint,
    withdrawn       boolean     not null,
    received_at     timestamptz,
    closed_at       timestamptz,
    contacted_at    timestamptz,
    contact_minutes integer,
    timed_at        timestamptz,
    on_time         boolean,
    meeting_due     boolean,
    met             boolean,
    called_at       timestamptz,
    reported        boolean,
    primary key (case_id, part, round),
    constraint assessed_part_share_known check (share between 0 and 2)
);
comment on column assessed_part.seq is 'the last fact of the case that is taken in';
comment on column assessed_part.share is '0 in charge 主办, 1 assisting 协办, 2 called by a whistle 被吹哨';
comment on column assessed_part.received_at is 'null in every round but the first of a unit';
create index assessed_part_received on assessed_part (unit_id, received_at) where received_at is not null;
-- the part of a day at the end of a period that does not begin at midnight; rows come in order of time
create index assessed_part_times on assessed_part
    using brin (received_at, closed_at, contacted_at, timed_at, called_at);
create index assessed_part_closed on assessed_part (unit_id, closed_at) where closed_at is not null;

-- One row for each valid revisit (有效回访) and each unit that carries it. The citizen's words stay in the fact.
create table assessed_answer (
    case_id     bigint      not null,
    seq         integer     not null,
    unit_id     bigint      not null,
    share       smallint    not null,
    round       smallint    not null,
    cell        smallint    not null,
    counts      boolean     not null,
    corrected   boolean     not null,
    on_time     boolean,
    kind        text        not null,
    category    text,
    channel     text        not null,
    asked_by    text        not null,
    anonymous   boolean     not null,
    area_id     bigint,
    section_id  bigint,
    handler_id  bigint,
    answered_at timestamptz not null,
    received_at timestamptz not null,
    closed_at   timestamptz,
    primary key (case_id, seq, unit_id, share),
    constraint assessed_answer_share_known check (share between 0 and 2),
    constraint assessed_answer_cell_known check (cell between 0 and 23)
);
comment on column assessed_answer.cell is
    '12 if contacted, plus 0 solved, 4 partly, 8 not solved, plus 0 satisfied, 1 basically, 2 dissatisfied, 3 not said';
comment on column assessed_answer.counts is 'false where a decision excluded it (剔除)';
comment on column assessed_answer.on_time is 'whether the round was replied to in time, null without a limit';
-- drill-downs of one unit in a period, by each date that a scheme may count by
create index assessed_answer_answered on assessed_answer (unit_id, answered_at)
    include (share, counts, cell, on_time, kind, category, area_id, section_id, handler_id);
create index assessed_answer_received on assessed_answer (unit_id, received_at);
create index assessed_answer_closed on assessed_answer (unit_id, closed_at) where closed_at is not null;
-- what a scheme leaves out by category, for all units at once
create index assessed_answer_category on assessed_answer (category, answered_at)
    include (unit_id, share, cell, counts, kind);

-- Sums of days and of whole weeks: kind '' is all kinds together. A period is the sum of its whole weeks, of the
-- days around them, and of the rows of the two days at its ends. What is read together lies together.
create table assessed_day (
    basis   smallint not null,
    kind    text     not null,
    span    smallint not null,
    day     date     not null,
    unit_id bigint   not null,
    share   smallint not null,
    c0  integer not null, c1  integer not null, c2  integer not null, c3  integer not null,
    c4  integer not null, c5  integer not null, c6  integer not null, c7  integer not null,
    c8  integer not null, c9  integer not null, c10 integer not null, c11 integer not null,
    c12 integer not null, c13 integer not null, c14 integer not null, c15 integer not null,
    c16 integer not null, c17 integer not null, c18 integer not null, c19 integer not null,
    c20 integer not null, c21 integer not null, c22 integer not null, c23 integer not null,
    primary key (basis, kind, span, day, unit_id, share),
    constraint assessed_day_span_known check (span in (1, 7))
) partition by list (kind);
create table assessed_day_all partition of assessed_day for values in ('') partition by list (span);
create table assessed_day_all_1 partition of assessed_day_all for values in (1) with (fillfactor = 80);
create table assessed_day_all_7 partition of assessed_day_all for values in (7) with (fillfactor = 80);
create table assessed_day_kind partition of assessed_day default with (fillfactor = 80);
comment on column assessed_day.span is '1 a day, 7 the week that begins on that day, a Monday';
comment on column assessed_day.basis is '0 by the day of the answer, 1 by the day received, 2 by the day closed';

-- The same for what units did, by the day on which it happened.
create table assessed_work (
    kind            text     not null,
    day             date     not null,
    unit_id         bigint   not null,
    received        integer  not null,
    closed          integer  not null,
    contacts        integer  not null,
    contact_minutes bigint   not null,
    timed           integer  not null,
    on_time         integer  not null,
    meetings_due    integer  not null,
    met             integer  not null,
    whistled        integer  not null,
    reported        integer  not null,
    primary key (kind, day, unit_id)
) with (fillfactor = 80);

-- Grows whenever something that is counted changed: a page that shows it looks here first.
create table assessed_stamp (
    one   boolean primary key check (one),
    stamp bigint  not null
);
insert into assessed_stamp values (true, 0);
