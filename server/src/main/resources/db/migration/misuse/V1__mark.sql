-- Misuse marks (滥用标记): proposed, reviewed by somebody else, and over on a day of their own.

create table misuse_mark (
    id              bigint generated always as identity primary key,
    act_key         text        not null unique,
    -- keyed hashes under which the claimant's phone is found again; see claimant.phone_hash
    person_keys     text[]      not null check (cardinality(person_keys) > 0),
    case_number     text        not null,
    ground          text        not null check (ground in ('REPEATED', 'HOLDING_THE_LINE', 'UNTRUE', 'ABUSIVE')),
    words           text        not null check (words <> ''),
    unit_id         bigint      not null references unit (id),
    proposer_id     bigint      not null references person (id),
    proposer        text        not null,
    proposed_at     timestamptz not null,
    state           text        not null check (state in ('PROPOSED', 'IN_FORCE', 'REFUSED', 'LIFTED')),
    decision_key    text unique,
    decider         text,
    decided_at      timestamptz,
    reason          text,
    rule            text,
    until           date,
    lifted_by       text,
    lifted_at       timestamptz,
    lifted_because  text,
    -- only what was decided by somebody with a reason and a rule is in force, and never without an end
    constraint misuse_mark_decided check (
        state = 'PROPOSED' or (decider is not null and decided_at is not null and reason <> '' and rule <> '')),
    constraint misuse_mark_ends check (state not in ('IN_FORCE', 'LIFTED') or until is not null),
    constraint misuse_mark_lifted check ((state = 'LIFTED') = (lifted_by is not null and lifted_at is not null))
);
create index misuse_mark_by_person on misuse_mark using gin (person_keys);
create index misuse_mark_waiting on misuse_mark (proposed_at) where state = 'PROPOSED';
