-- The desk of returns (退单) and disputes (争议), as the facts tell them; and rulings that hold for later cases (案例).

create table return_request (
    case_id    bigint      not null references case_file (id),
    seq        integer     not null,
    unit_id    bigint      not null references unit (id),
    person     text        not null,
    ground     text        not null,
    reason     text        not null,
    asked_at   timestamptz not null,
    decided_at timestamptz,
    decision   text,
    word       text,
    decided_by text,
    primary key (case_id, seq),
    constraint return_decision_known check (decision in ('AGREED', 'REFUSED', 'FELL_AWAY')),
    constraint return_decided check ((decided_at is null) = (decision is null))
);
-- one at a time
create unique index return_request_pending on return_request (case_id) where decided_at is null;
create index return_request_waiting on return_request (asked_at) where decided_at is null;

create table dispute (
    case_id      bigint      not null references case_file (id),
    seq          integer     not null,
    unit_id      bigint      not null references unit (id),
    person       text        not null,
    ground       text        not null,
    words        text        not null,
    judge_id     bigint references unit (id), -- null: the hotline rules for the city
    referred     integer     not null default 0,
    opened_at    timestamptz not null,
    ended_at     timestamptz,
    ruled_for_id bigint references unit (id),
    ruling       text,
    primary key (case_id, seq)
);
create unique index dispute_running on dispute (case_id) where ended_at is null;
create index dispute_waiting on dispute (opened_at) where ended_at is null;

create table dispute_party (
    case_id   bigint  not null,
    seq       integer not null,
    unit_id   bigint  not null references unit (id),
    stated_at timestamptz,
    primary key (case_id, seq, unit_id),
    foreign key (case_id, seq) references dispute (case_id, seq) on delete cascade
);
create index dispute_party_of on dispute_party (unit_id);

create table precedent (
    case_id   bigint      not null references case_file (id),
    seq       integer     not null,
    category  text references category (code),
    area_id   bigint references unit (id),
    ground    text        not null,
    parties   bigint[]    not null,
    unit_id   bigint      not null references unit (id),
    ruling    text        not null,
    basis     text        not null,
    judge_id  bigint references unit (id),
    person    text        not null,
    ruled_at  timestamptz not null,
    primary key (case_id, seq)
);
create index precedent_newest on precedent (ruled_at desc, case_id desc);
create index precedent_category on precedent (category);

-- Not a fact of the case: what an administrator made of it stays when the rest is read again.
create table precedent_in_catalogue (
    case_id bigint      not null,
    seq     integer     not null,
    version integer     not null references catalogue_version (version),
    at      timestamptz not null,
    person  text        not null,
    primary key (case_id, seq)
);
