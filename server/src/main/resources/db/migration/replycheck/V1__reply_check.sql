-- Reply check (答复检查): the words that the hotline does not say, in versions, and what was sent over which warnings.

create table reply_phrases (
    version   integer     not null primary key check (version > 0),
    phrases   json        not null,
    note      text        not null,
    person_id bigint      not null references person (id),
    at        timestamptz not null
);

-- Replies of the last weeks, with what was warned of when they were sent. A projection of facts, rebuilt at any time.
create table reply_sent (
    case_id  bigint      not null,
    seq      integer     not null,
    number   text        not null,
    unit_id  bigint      not null,
    at       timestamptz not null,
    said     text        not null,
    warnings text[]      not null,
    primary key (case_id, seq)
);
create index reply_sent_unit on reply_sent (unit_id, at desc);
create index reply_sent_at on reply_sent (at);
