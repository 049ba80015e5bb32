-- Automatic dispatch (自动派单): the switch and the thresholds, every decision another row; which new cases wait to be
-- looked at; and what was found, dispatched or not, so that it can be compared with what people did.
create table automatic_switch (
    id         bigint      generated always as identity primary key,
    is_on      boolean     not null,
    by_itself  boolean     not null,
    reason     text        not null check (reason <> ''),
    decided_by text        not null,
    decided_at timestamptz not null
);

create table automatic_threshold (
    id         bigint      generated always as identity primary key,
    category   text,       -- null for all that have none of their own
    way        text        not null check (way in ('FROM', 'NEVER', 'AS_ALL')),
    sends_from double precision check (sends_from between 0.9 and 1),
    by_itself  boolean     not null,
    reason     text        not null check (reason <> ''),
    decided_by text        not null,
    decided_at timestamptz not null,
    check ((way = 'FROM') = (sends_from is not null)),
    check (category is not null or way <> 'AS_ALL')
);
create index automatic_threshold_of on automatic_threshold (category, id desc);

create table automatic_waiting (
    case_id bigint primary key,
    since   timestamptz not null,
    look_at timestamptz not null
);
create index automatic_waiting_due on automatic_waiting (look_at, case_id);

create table automatic_look (
    case_id    bigint primary key,
    looked_at  timestamptz not null,
    category   text,
    confidence double precision,
    model_id   bigint,
    words      text[]      not null,
    unit_id    bigint,
    threshold  double precision,
    objection  text,
    sent_at    timestamptz,
    wrong      text check (wrong in ('RETURNED', 'CORRECTED', 'REDISPATCHED')),
    wrong_at   timestamptz,
    check (sent_at is null or (category is not null and unit_id is not null and objection is null)),
    check ((wrong is null) = (wrong_at is null))
);
create index automatic_look_sent on automatic_look (category, sent_at desc) where sent_at is not null;
create index automatic_look_at on automatic_look (looked_at);
comment on column automatic_look.objection is 'why it was left to people, whatever the thresholds; null where only confidence and switch decide';
comment on column automatic_look.wrong is 'what people set right on a case that was dispatched by itself: the first of it';
