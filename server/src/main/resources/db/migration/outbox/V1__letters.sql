-- Messages to people outside the web app, once for each fact, reader and channel. Who the reader is stands here as a number only.
create table outbox_letter (
    id          bigint generated always as identity primary key,
    case_id     bigint      not null references case_file (id),
    seq         integer     not null,
    channel     text        not null,
    kind        text        not null,
    claimant_id bigint,
    unit_id     bigint references unit (id),
    until       timestamptz,
    at          timestamptz not null,
    tries       integer     not null default 0,
    next_at     timestamptz, -- null once it was sent or given up
    sent_at     timestamptz,
    problem     text,
    constraint outbox_letter_channel_known check (channel in ('SMS', 'MAIL', 'WEBHOOK')),
    constraint outbox_letter_one_reader check ((claimant_id is null) <> (unit_id is null))
);
create unique index outbox_letter_once on outbox_letter (case_id, seq, channel, kind, coalesce(unit_id, 0));
create index outbox_letter_next on outbox_letter (next_at) where next_at is not null;
create index outbox_letter_age on outbox_letter (at);
